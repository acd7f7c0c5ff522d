// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/matching/query_builder.hpp"
#include "search/words/hit_texts.hpp"

namespace tracuu::search {

/// Settles how the plain words of `built` are spelled by its best hits
/// (search/words/spelling_in_hits.hpp): read_as and the readings tell it. May throw Xapian::Error.
void settle_spellings(Xapian::Database const& database, std::vector<Xapian::docid> const& best_hits,
                      BuiltQuery& built);

/// Writes what was settled as its best hits do (search/words/written_form.hpp): read_as,
/// restored_marks and the readings tell it. May throw Xapian::Error.
void settle_written_forms(Xapian::Database const& database,
                          std::vector<Xapian::docid> const& best_hits, HitTexts& texts,
                          BuiltQuery& built);

/// Of a query that is one word or two, of which it stays open how they are spelled, the
/// likeliest ways: "đang, đăng, đảng, …". Else empty. After settle_written_forms.
/// Thread-safe.
[[nodiscard]] std::string open_marks(BuiltQuery const& built);

}  // namespace tracuu::search
