// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/syntax/query_ast.hpp"

namespace tracuu::search {

/// Reads quoted words as plain ones where they do not insist on a phrase: in a
/// headline that was pasted with its quotes (over kShortQueryWords words stand
/// outside them), and in a question for a meaning (Định nghĩa của "hộ nghèo").
/// A note says so. Phrases in fields and brackets always bind. Thread-safe.
void soften_quotes(ParsedQuery& parsed);

/// Reads all quoted words as plain ones, with the same note: for a query that
/// finds nothing because of a quotation of over kShortQueryWords words. False if
/// there was none beside plain words; a short phrase is meant as one.
[[nodiscard]] bool drop_quotes(ParsedQuery& parsed);

}  // namespace tracuu::search
