// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/query_columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "analyzers/letter.hpp"
#include "base/ascii.hpp"
#include "schema/written_period.hpp"

namespace tracuu::formats {

namespace {

using search::Facet;

struct ColumnName {
  std::string_view folded;
  KnownColumn column;
};

constexpr KnownColumn plain(QueryColumn column, std::string_view name) {
  return {column, Facet::Site, name};
}
constexpr KnownColumn of_facet(Facet facet, std::string_view name) {
  return {QueryColumn::Facet, facet, name};
}

constexpr KnownColumn kQuery = plain(QueryColumn::Query, "query");
constexpr KnownColumn kNumber = plain(QueryColumn::Number, "number");
constexpr KnownColumn kFrom = plain(QueryColumn::From, "from");
constexpr KnownColumn kTo = plain(QueryColumn::To, "to");
constexpr KnownColumn kInForce = plain(QueryColumn::InForce, "in_force");
constexpr KnownColumn kExact = plain(QueryColumn::Exact, "exact");
constexpr KnownColumn kSort = plain(QueryColumn::Sort, "sort");
constexpr KnownColumn kLimit = plain(QueryColumn::Limit, "limit");
constexpr KnownColumn kSite = of_facet(Facet::Site, "site");
constexpr KnownColumn kUnit = of_facet(Facet::Unit, "unit");
constexpr KnownColumn kPlace = of_facet(Facet::Place, "place");
constexpr KnownColumn kAuthor = of_facet(Facet::Author, "author");
constexpr KnownColumn kCategory = of_facet(Facet::Category, "category");
constexpr KnownColumn kType = of_facet(Facet::Type, "type");
constexpr KnownColumn kFileType = of_facet(Facet::FileType, "filetype");
constexpr KnownColumn kCharset = of_facet(Facet::Charset, "charset");
constexpr KnownColumn kYear = of_facet(Facet::Year, "year");

/// The words that people head such columns with: the parameters of /search, and what the pages and
/// the registers of Decree 30/2020/NĐ-CP (Appendix IV) call them.
constexpr std::array kNames{ColumnName{"query", kQuery},
                            ColumnName{"q", kQuery},
                            ColumnName{"queries", kQuery},
                            ColumnName{"search", kQuery},
                            ColumnName{"keyword", kQuery},
                            ColumnName{"keywords", kQuery},
                            ColumnName{"cautim", kQuery},
                            ColumnName{"tukhoa", kQuery},
                            ColumnName{"truyvan", kQuery},
                            ColumnName{"noidungtim", kQuery},
                            ColumnName{"noidungcantim", kQuery},
                            ColumnName{"timkiem", kQuery},
                            ColumnName{"cumtu", kQuery},
                            ColumnName{"number", kNumber},
                            ColumnName{"sokyhieu", kNumber},
                            ColumnName{"sovanban", kNumber},
                            ColumnName{"sohieu", kNumber},
                            ColumnName{"sovakyhieu", kNumber},
                            ColumnName{"from", kFrom},
                            ColumnName{"datefrom", kFrom},
                            ColumnName{"tungay", kFrom},
                            ColumnName{"tu", kFrom},
                            ColumnName{"to", kTo},
                            ColumnName{"dateto", kTo},
                            ColumnName{"denngay", kTo},
                            ColumnName{"den", kTo},
                            ColumnName{"inforce", kInForce},
                            ColumnName{"hieuluc", kInForce},
                            ColumnName{"conhieuluc", kInForce},
                            ColumnName{"exact", kExact},
                            ColumnName{"chinhxac", kExact},
                            ColumnName{"nguyenvan", kExact},
                            ColumnName{"sort", kSort},
                            ColumnName{"order", kSort},
                            ColumnName{"sapxep", kSort},
                            ColumnName{"thutu", kSort},
                            ColumnName{"limit", kLimit},
                            ColumnName{"size", kLimit},
                            ColumnName{"soketqua", kLimit},
                            ColumnName{"gioihan", kLimit},
                            ColumnName{"site", kSite},
                            ColumnName{"host", kSite},
                            ColumnName{"trang", kSite},
                            ColumnName{"trangtin", kSite},
                            ColumnName{"congthongtin", kSite},
                            ColumnName{"tenmien", kSite},
                            ColumnName{"unit", kUnit},
                            ColumnName{"agency", kUnit},
                            ColumnName{"donvi", kUnit},
                            ColumnName{"coquan", kUnit},
                            ColumnName{"coquanbanhanh", kUnit},
                            ColumnName{"place", kPlace},
                            ColumnName{"diaphuong", kPlace},
                            ColumnName{"diaban", kPlace},
                            ColumnName{"noi", kPlace},
                            ColumnName{"author", kAuthor},
                            ColumnName{"tacgia", kAuthor},
                            ColumnName{"category", kCategory},
                            ColumnName{"muc", kCategory},
                            ColumnName{"chuyenmuc", kCategory},
                            ColumnName{"type", kType},
                            ColumnName{"loai", kType},
                            ColumnName{"loaivanban", kType},
                            ColumnName{"filetype", kFileType},
                            ColumnName{"loaitep", kFileType},
                            ColumnName{"charset", kCharset},
                            ColumnName{"bangma", kCharset},
                            ColumnName{"year", kYear},
                            ColumnName{"nam", kYear}};

template <class Value>
using Words = std::initializer_list<std::pair<std::string_view, Value>>;

/// The value of the one of a few words that `cell` is, folded.
template <class Value>
std::optional<Value> find_word(std::string const& cell, Words<Value> words) {
  std::string const folded = folded_name(cell);
  auto const found = std::ranges::find(words, folded, &std::pair<std::string_view, Value>::first);
  return found == words.end() ? std::nullopt : std::optional<Value>(found->second);
}

std::optional<std::size_t> read_number(std::string_view text) {
  std::size_t number = 0;
  char const* const text_end = text.data() + text.size();
  auto const [end, error] = std::from_chars(text.data(), text_end, number);
  bool const is_number = error == std::errc{} && end == text_end;
  return is_number ? std::optional(number) : std::nullopt;
}

ToldText unknown_value(KnownColumn const& column, std::string const& cell) {
  return told("batch.problem.value", cell, column.name);
}

template <class Value, class Member>
std::optional<ToldText> apply_word(KnownColumn const& column, std::string const& cell,
                                   Words<Value> words, Member& member) {
  auto const value = find_word<Value>(cell, words);
  if (!value) return unknown_value(column, cell);
  member = *value;
  return std::nullopt;
}

std::optional<ToldText> apply_day(KnownColumn const& column, std::string const& cell,
                                  schema::DateRange& dates) {
  auto const period = schema::parse_written_period(cell);
  if (!period) return told("batch.problem.day", cell, column.name);
  bool const is_from = column.column == QueryColumn::From;
  (is_from ? dates.from : dates.to) = is_from ? period->from : period->to;
  if (dates.from && dates.to && *dates.from > *dates.to) return told("batch.problem.days");
  return std::nullopt;
}

std::optional<ToldText> apply_limit(KnownColumn const& column, std::string const& cell,
                                    search::SearchRequest& request) {
  auto const number = read_number(cell);
  if (!number || *number < 1 || *number > search::kMaxPageSize) return unknown_value(column, cell);
  request.size = *number;
  return std::nullopt;
}

}  // namespace

std::string folded_name(std::string_view text) {
  std::string folded;
  for (char const c : base::to_lower_ascii(analyzers::fold(text))) {
    bool const is_letter = c >= 'a' && c <= 'z';
    if (is_letter || base::is_digit(c)) folded += c;
  }
  return folded;
}

std::optional<KnownColumn> find_query_column(std::string_view heading) {
  std::string const folded = folded_name(heading);
  auto const found = std::ranges::find(kNames, folded, &ColumnName::folded);
  return found == kNames.end() ? std::nullopt : std::optional(found->column);
}

std::optional<ToldText> apply_cell(KnownColumn const& column, std::string const& cell,
                                   search::SearchRequest& request) {
  using search::InForce;
  using search::SortOrder;
  switch (column.column) {
    case QueryColumn::From:
    case QueryColumn::To: return apply_day(column, cell, request.filters.dates);
    case QueryColumn::InForce:
      return apply_word<InForce>(column, cell,
                                 {{"yes", InForce::Yes},
                                  {"co", InForce::Yes},
                                  {"con", InForce::Yes},
                                  {"conhieuluc", InForce::Yes},
                                  {"no", InForce::No},
                                  {"khong", InForce::No},
                                  {"het", InForce::No},
                                  {"hethieuluc", InForce::No},
                                  {"unknown", InForce::Unknown},
                                  {"khongro", InForce::Unknown}},
                                 request.filters.in_force);
    case QueryColumn::Exact:
      return apply_word<bool>(column, cell,
                              {{"1", true},
                               {"x", true},
                               {"yes", true},
                               {"true", true},
                               {"co", true},
                               {"dung", true},
                               {"0", false},
                               {"no", false},
                               {"false", false},
                               {"khong", false},
                               {"sai", false}},
                              request.exact);
    case QueryColumn::Sort:
      return apply_word<SortOrder>(column, cell,
                                   {{"relevance", SortOrder::Relevance},
                                    {"satnhat", SortOrder::Relevance},
                                    {"phuhop", SortOrder::Relevance},
                                    {"newest", SortOrder::Newest},
                                    {"moinhat", SortOrder::Newest},
                                    {"oldest", SortOrder::Oldest},
                                    {"cunhat", SortOrder::Oldest}},
                                   request.sort);
    case QueryColumn::Limit: return apply_limit(column, cell, request);
    case QueryColumn::Facet: break;
    case QueryColumn::Query:
    case QueryColumn::Number: return std::nullopt;
  }
  request.filters[column.facet] = search::read_filter(column.facet, cell);
  if (auto const checked = search::check_filters(request.filters); !checked) {
    request.filters[column.facet] = {};
    return unknown_value(column, cell);
  }
  return std::nullopt;
}

}  // namespace tracuu::formats
