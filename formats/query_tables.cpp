// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/query_tables.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "base/wording.hpp"

namespace tracuu::formats {
namespace {

using base::Language;
using nlohmann::ordered_json;

std::int64_t integer(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

TableCell day_cell(std::string const& day) {
  auto const date = schema::parse_iso_date(day);
  return date ? TableCell(*date) : TableCell(day);
}

template <std::size_t kColumns>
Table empty_table(base::TextKey<0> name, base::TextKey<0> const (&columns)[kColumns],
                  Language language) {
  Table table{std::string(base::wording(name, language)), {}, {}};
  for (base::TextKey<0> const& column : columns) {
    table.columns.emplace_back(base::wording(column, language));
  }
  return table;
}

Table table_of_queries(base::TextKey<0> name, std::vector<store::QueryFigures> const& figures,
                       Language language) {
  constexpr base::TextKey<0> kColumns[] = {"queries.query",   "queries.searches", "queries.in_vain",
                                           "queries.relaxed", "queries.hits",     "queries.opened",
                                           "queries.pages",   "queries.last_day"};
  Table table = empty_table(name, kColumns, language);
  for (store::QueryFigures const& each : figures) {
    table.rows.push_back({each.query, integer(each.searches), integer(each.in_vain),
                          integer(each.relaxed), integer(each.last_hits), integer(each.opened),
                          integer(each.more_pages), day_cell(each.last_day)});
  }
  return table;
}

/// Of all searches that found something, the share with an opened hit at a place; it may be above
/// one, as a reader may open a hit twice.
Table table_of_positions(store::QueryReports const& reports, Language language) {
  constexpr base::TextKey<0> kColumns[] = {"queries.position", "queries.opened", "queries.share",
                                           "queries.click_through"};
  Table table = empty_table("queries.table.positions", kColumns, language);
  auto const share = [](std::size_t part, std::size_t whole) {
    return Share{whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole)};
  };
  std::size_t const found =
      reports.sum.searches - std::min(reports.sum.searches, reports.sum.in_vain);
  for (store::PositionFigures const& each : reports.positions) {
    table.rows.push_back({integer(each.position), integer(each.opened),
                          share(each.opened, reports.sum.opened), share(each.opened, found)});
  }
  return table;
}

Table table_of_announcements(store::QueryReports const& reports, Language language) {
  constexpr base::TextKey<0> kColumns[] = {"queries.announcement", "queries.opened"};
  Table table = empty_table("queries.table.announcements", kColumns, language);
  for (store::OpenedFigures const& each : reports.announcements) {
    table.rows.push_back({each.id, integer(each.opened)});
  }
  return table;
}

Table table_of_days(store::QueryReports const& reports, Language language) {
  constexpr base::TextKey<0> kColumns[] = {
      "queries.day",   "queries.searches", "queries.in_vain",  "queries.relaxed", "queries.opened",
      "queries.pages", "queries.personal", "queries.too_long", "queries.lost"};
  Table table = empty_table("queries.table.days", kColumns, language);
  for (store::DayFigures const& each : reports.days) {
    table.rows.push_back({day_cell(each.day), integer(each.searches), integer(each.in_vain),
                          integer(each.relaxed), integer(each.opened), integer(each.more_pages),
                          integer(each.personal), integer(each.too_long), integer(each.lost)});
  }
  return table;
}

ordered_json json_of_day(store::DayFigures const& day) {
  ordered_json json;
  if (!day.day.empty()) json["day"] = day.day;
  json["searches"] = day.searches;
  json["in_vain"] = day.in_vain;
  json["relaxed"] = day.relaxed;
  json["opened"] = day.opened;
  json["more_pages"] = day.more_pages;
  json["set_aside"] = {{"personal", day.personal}, {"too_long", day.too_long}};
  json["lost"] = day.lost;
  json["unoffered"] = day.unoffered;
  return json;
}

ordered_json json_of_queries(std::vector<store::QueryFigures> const& figures) {
  ordered_json list = ordered_json::array();
  for (store::QueryFigures const& each : figures) {
    list.push_back({{"query", each.query},
                    {"searches", each.searches},
                    {"in_vain", each.in_vain},
                    {"relaxed", each.relaxed},
                    {"last_hits", each.last_hits},
                    {"opened", each.opened},
                    {"more_pages", each.more_pages},
                    {"last_day", each.last_day}});
  }
  return list;
}

}  // namespace

std::vector<Table> query_tables(store::QueryReports const& reports, Language language) {
  return {table_of_queries("queries.table.searched", reports.searched, language),
          table_of_queries("queries.table.in_vain", reports.in_vain, language),
          table_of_queries("queries.table.unopened", reports.unopened, language),
          table_of_positions(reports, language),
          table_of_announcements(reports, language),
          table_of_days(reports, language)};
}

std::string query_reports_json(store::QueryReports const& reports) {
  ordered_json json;
  json["from"] = schema::format_iso_date(reports.period.from);
  json["to"] = schema::format_iso_date(reports.period.to);
  json["min_count"] = reports.limits.min_count;
  json["total"] = json_of_day(reports.sum);
  json["searched"] = json_of_queries(reports.searched);
  json["in_vain"] = json_of_queries(reports.in_vain);
  json["unopened"] = json_of_queries(reports.unopened);
  json["positions"] = ordered_json::array();
  for (store::PositionFigures const& each : reports.positions) {
    json["positions"].push_back({{"position", each.position}, {"opened", each.opened}});
  }
  json["announcements"] = ordered_json::array();
  for (store::OpenedFigures const& each : reports.announcements) {
    json["announcements"].push_back({{"id", each.id}, {"opened", each.opened}});
  }
  json["days"] = ordered_json::array();
  for (store::DayFigures const& each : reports.days) json["days"].push_back(json_of_day(each));
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace tracuu::formats
