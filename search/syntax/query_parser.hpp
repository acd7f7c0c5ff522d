// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "search/syntax/query_ast.hpp"

namespace tracuu::search {

/// Reads a query in the syntax of docs/query-syntax.md:
///
///     words   "a phrase"   -word   a OR b   a HOẶC b   ( … )   begin*
///     a NEAR/5 b   a NEAR "a phrase"   a GẦN/5 b
///     title:word   unit:"a phrase"   site:(a OR b)   date:2023-01..2023-06
///
/// Never fails: what is malformed (a lone operator, an unclosed quote, a field
/// without a value, brackets nested too deep) is read as text, with a note where
/// it matters. Of more clauses than 64 the rest is left out, with a note. Time is linear in the
/// text. Thread-safe. Knows no index.
[[nodiscard]] ParsedQuery parse_query(std::string_view text);

}  // namespace tracuu::search
