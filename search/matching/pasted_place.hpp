// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string_view>

#include "search/syntax/query_ast.hpp"

namespace tracuu::search {

/// What a text leads to that was pasted as a whole: the announcement with this id, the page or
/// file at this address, the site with this host or, of a page that the index does not hold, its
/// site. Nothing for anything else. May throw Xapian::Error.
///
///     tin-2009-0216                   ->  (and id:'tin-2009-0216')
///     https://vankhe.example/tin/7#2  ->  (and address:'https://vankhe.example/tin/7#2')
///     vankhe.example                  ->  (and site:'vankhe.example')
[[nodiscard]] std::optional<QueryNode> find_pasted_place(Xapian::Database const& database,
                                                         std::string_view text);

}  // namespace tracuu::search
