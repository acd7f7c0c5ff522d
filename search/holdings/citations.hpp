// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>

#include "schema/announcement.hpp"
#include "search/api/document_adjustments.hpp"
#include "search/api/found_announcement.hpp"

namespace tracuu::search {

/// The documents that `announcement` cites, each with the announcement that it was indexed as,
/// and how many cite it in turn: found by their terms (docs/index-format.md). Of very many cited
/// ones only the first are looked up. Hidden announcements do not count. May throw Xapian::Error.
[[nodiscard]] Citations find_citations(Xapian::Database const& database,
                                       schema::Announcement const& announcement,
                                       DocumentAdjustments const* adjustments = nullptr);

/// How many other announcements cite the own number of `announcement`, without hidden ones; exact.
/// May throw Xapian::Error.
[[nodiscard]] std::size_t count_citing(Xapian::Database const& database,
                                       schema::Announcement const& announcement,
                                       DocumentAdjustments const* adjustments = nullptr);

}  // namespace tracuu::search
