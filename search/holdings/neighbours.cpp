// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/neighbours.hpp"

#include <string>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/whole_name.hpp"
#include "schema/date.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;
using Xapian::Query;

/// Beside every date as it is written down (eight digits).
constexpr char const* kBeforeAllDates = "0";
constexpr char const* kAfterAllDates = "99999999";

enum class Side { Older, Newer };

/// All that the site published.
Query of_site(std::string_view site) {
  std::string const name = analyzers::analyzer(schema::field(FieldId::Site).analyzer)
                               .normalize_term(analyzers::whole_name(site));
  return Query(schema::make_term(FieldId::Site, name));
}

/// All that was published on one side of the announcement. Ranges hold their ends.
Query beside(std::string const& day, std::string const& id, Side side) {
  bool const is_older = side == Side::Older;
  Query const that_day(Query::OP_VALUE_RANGE, schema::kDateSlot, day, day);
  Query const other_days(Query::OP_VALUE_RANGE, schema::kDateSlot, is_older ? kBeforeAllDates : day,
                         is_older ? day : kAfterAllDates);
  Query const this_side(is_older ? Query::OP_VALUE_LE : Query::OP_VALUE_GE, schema::kIdSlot, id);
  return (Query(Query::OP_AND_NOT, other_days, that_day)) |
         Query(Query::OP_AND, that_day, this_side);
}

base::Result<std::optional<schema::Announcement>> find_nearest(
    Xapian::Database const& database, schema::Announcement const& announcement, Side side) {
  using Found = std::optional<schema::Announcement>;
  Query const itself(schema::make_id_term(announcement.id));
  Query const others(Query::OP_AND_NOT, of_site(announcement.site), itself);
  Xapian::Enquire enquire(database);
  enquire.set_query(
      Query(Query::OP_FILTER, others,
            beside(schema::format_value_date(*announcement.date), announcement.id, side)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  auto* const by_day_and_id = new Xapian::MultiValueKeyMaker;
  by_day_and_id->add_value(schema::kDateSlot);
  by_day_and_id->add_value(schema::kIdSlot);
  // Xapian deletes the key maker.
  enquire.set_sort_by_key(by_day_and_id->release(), side == Side::Older);
  Xapian::MSet const found = enquire.get_mset(0, 1);
  if (found.empty()) return Found();
  auto nearest = store::stored_head(found.begin().get_document());
  if (!nearest) return nearest.error();
  return Found(std::move(*nearest));
}

}  // namespace

base::Result<Neighbours> find_neighbours(Xapian::Database const& database,
                                         schema::Announcement const& announcement) {
  if (!announcement.date || announcement.site.empty()) return Neighbours();
  auto older = find_nearest(database, announcement, Side::Older);
  if (!older) return older.error();
  auto newer = find_nearest(database, announcement, Side::Newer);
  if (!newer) return newer.error();
  return Neighbours{std::move(*older), std::move(*newer)};
}

}  // namespace tracuu::search
