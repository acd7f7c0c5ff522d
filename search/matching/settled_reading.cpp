// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/settled_reading.hpp"

#include <cstddef>

#include "search/words/reading_text.hpp"
#include "search/words/spelling_in_hits.hpp"
#include "search/words/written_form.hpp"

namespace tracuu::search {

namespace {

/// Calls `settle` for each plain reading of `built`, and tells in read_as how it is spelled then.
template <class Settle>
void settle_each(BuiltQuery& built, Settle settle) {
  // From the last one to the first, so that the places of those before stay.
  for (std::size_t i = built.plain_readings.size(); i-- > 0;) {
    TextReading& reading = built.readings[built.plain_readings[i]];
    std::size_t const told_bytes = spell(reading).size();
    settle(reading);
    built.read_as.replace(built.plain_begins[i], told_bytes, spell(reading));
  }
}

}  // namespace

void settle_spellings(Xapian::Database const& database, std::vector<Xapian::docid> const& best_hits,
                      BuiltQuery& built) {
  settle_each(built, [&](TextReading& reading) { settle_spelling(database, best_hits, reading); });
}

void settle_written_forms(Xapian::Database const& database,
                          std::vector<Xapian::docid> const& best_hits, HitTexts& texts,
                          BuiltQuery& built) {
  built.restored_marks = built.restored_in_clauses;
  settle_each(built, [&](TextReading& reading) {
    find_written_forms(database, best_hits, texts, reading);
    built.restored_marks = built.restored_marks || restores_marks(reading);
  });
}

std::string open_marks(BuiltQuery const& built) {
  bool const is_alone = built.readings.size() == 1 && built.plain_readings.size() == 1;
  return is_alone ? open_spellings(built.readings.front()) : "";
}

}  // namespace tracuu::search
