// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>

#include "base/result.hpp"
#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::search {

struct MatchMemory;

/// The page of hits that `request` asks for, with what goes under each of them (copies,
/// attachments, related documents), counts, facets and what the webmaster's rules put above it.
/// `request` is checked and has the rules of now; `revision` is that of `database` and of the
/// rules: cursors hold for it alone. InvalidArgument for a cursor of another search; errors of what
/// is stored. May throw Xapian::Error.
[[nodiscard]] base::Result<SearchAnswer> make_answer(Xapian::Database const& database,
                                                     MatchMemory& memory,
                                                     SearchRequest const& request,
                                                     std::string revision);

}  // namespace tracuu::search
