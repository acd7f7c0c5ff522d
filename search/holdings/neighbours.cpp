// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/neighbours.hpp"

#include <optional>
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

/// Of what `query` finds, the last one by `slot`, or the first one; nothing if it finds nothing.
/// Without a weight.
std::optional<Xapian::Document> outermost(Xapian::Database const& database, Query const& query,
                                          Xapian::valueno slot, bool is_last) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(slot, is_last);
  Xapian::MSet const found = enquire.get_mset(0, 1);
  return found.empty() ? std::nullopt : std::optional(found.begin().get_document());
}

/// As nearest_by_key(), in two matches, of which shards on other machines are capable.
std::optional<Xapian::Document> nearest_in_steps(Xapian::Database const& database,
                                                 Query const& query, Side side) {
  bool const is_last = side == Side::Older;
  auto const day = outermost(database, query, schema::kDateSlot, is_last);
  if (!day) return std::nullopt;
  std::string const date = day->get_value(schema::kDateSlot);
  Query const that_day(Query::OP_VALUE_RANGE, schema::kDateSlot, date, date);
  return outermost(database, Query(Query::OP_FILTER, query, that_day), schema::kIdSlot, is_last);
}

/// Of what `query` finds, the nearest one by day and id. UnimplementedError from shards on other
/// machines: their matches take no key maker.
std::optional<Xapian::Document> nearest_by_key(Xapian::Database const& database, Query const& query,
                                               Side side) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  auto* const by_day_and_id = new Xapian::MultiValueKeyMaker;
  by_day_and_id->add_value(schema::kDateSlot);
  by_day_and_id->add_value(schema::kIdSlot);
  // Xapian deletes the key maker.
  enquire.set_sort_by_key(by_day_and_id->release(), side == Side::Older);
  Xapian::MSet const found = enquire.get_mset(0, 1);
  return found.empty() ? std::nullopt : std::optional(found.begin().get_document());
}

std::optional<Xapian::Document> nearest_of(Xapian::Database const& database, Query const& query,
                                           Side side) {
  try {
    return nearest_by_key(database, query, side);
  } catch (Xapian::UnimplementedError const&) {
    return nearest_in_steps(database, query, side);
  }
}

base::Result<std::optional<schema::Announcement>> find_nearest(
    Xapian::Database const& database, schema::Announcement const& announcement,
    std::vector<std::string> const& hidden_terms, Side side) {
  using Found = std::optional<schema::Announcement>;
  Query const itself(schema::make_id_term(announcement.id));
  Query const hidden(Query::OP_OR, hidden_terms.begin(), hidden_terms.end());
  Query const others(Query::OP_AND_NOT, of_site(announcement.site), itself | hidden);
  auto const found = nearest_of(
      database,
      Query(Query::OP_FILTER, others,
            beside(schema::format_value_date(*announcement.date), announcement.id, side)),
      side);
  if (!found) return Found();
  auto nearest = store::stored_head(*found);
  if (!nearest) return nearest.error();
  return Found(std::move(*nearest));
}

}  // namespace

base::Result<Neighbours> find_neighbours(Xapian::Database const& database,
                                         schema::Announcement const& announcement,
                                         std::vector<std::string> const& hidden_terms) {
  if (!announcement.date || announcement.site.empty()) return Neighbours();
  auto older = find_nearest(database, announcement, hidden_terms, Side::Older);
  if (!older) return older.error();
  auto newer = find_nearest(database, announcement, hidden_terms, Side::Newer);
  if (!newer) return newer.error();
  return Neighbours{std::move(*older), std::move(*newer)};
}

}  // namespace tracuu::search
