// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

namespace tracuu::search {

/// How long each document is, in terms, by document id up to `end`; `none` for ids without a
/// document. For shards on other machines: it is one match, that is, one answer of each shard,
/// where a list of postings asks them about every document. May throw Xapian::Error.
[[nodiscard]] std::vector<Xapian::termcount> lengths_by_match(Xapian::Database const& database,
                                                              std::size_t end,
                                                              Xapian::termcount none);

}  // namespace tracuu::search
