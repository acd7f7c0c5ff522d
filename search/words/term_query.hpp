// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "schema/date.hpp"
#include "schema/field.hpp"
#include "search/plans/plan.hpp"
#include "search/words/synonym.hpp"
#include "search/words/word_reading.hpp"

namespace tracuu::search {

// The small queries that others are made of. None touches an index.

/// All announcements. (Plan::MatchAll is not safe across threads.)
[[nodiscard]] Plan match_all();

/// One of the variants. `how`: OP_SYNONYM counts them as one term, OP_OR each.
[[nodiscard]] Plan any_of(schema::FieldId field, std::vector<Variant> const& variants,
                          Plan::Op how);

[[nodiscard]] Plan combine(Plan::Op how, std::vector<Plan> const& queries);

/// The terms that an announcement with these tokens side by side holds: the term
/// of a single one, the pairs of more.
[[nodiscard]] std::vector<std::string> terms_of_row(std::vector<std::string> const& tokens);

/// Announcements with the tokens of `row` side by side; rows of three and more
/// are found by their pairs, without a look at positions. A document number is found in the text
/// and among the numbers of the announcement.
[[nodiscard]] Plan row_query(schema::FieldId field, TermRow const& row);

/// Published in `dates`; undated announcements never are.
[[nodiscard]] Plan date_query(schema::DateRange const& dates);

/// What `filter` matches, each with this weight.
[[nodiscard]] Plan fixed_weight(Plan const& filter, double weight);

}  // namespace tracuu::search
