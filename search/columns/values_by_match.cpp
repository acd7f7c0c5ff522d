// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/values_by_match.hpp"

#include <algorithm>

namespace tracuu::search {

std::vector<SlotValue> values_by_match(Xapian::Database const& database, Xapian::valueno slot) {
  Xapian::Enquire enquire(database);
  // Nothing is less than this but the value of a document that has none.
  enquire.set_query({Xapian::Query::OP_VALUE_GE, slot, std::string(1, '\0')});
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(slot, false);
  Xapian::MSet const found = enquire.get_mset(0, database.get_doccount());
  std::vector<SlotValue> values;
  values.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match) {
    values.push_back({*match, match.get_sort_key()});
  }
  std::ranges::sort(values, {}, &SlotValue::document);
  return values;
}

}  // namespace tracuu::search
