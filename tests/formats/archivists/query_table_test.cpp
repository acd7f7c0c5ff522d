// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/query_table.hpp"

#include <gtest/gtest.h>

#include "formats/archivists/query_columns.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

QueryTable read(std::string_view bytes) {
  auto table = read_query_table(bytes);
  EXPECT_TRUE(table) << bytes;
  return table ? std::move(*table) : QueryTable{};
}

std::string problem(TableQuery const& query) {
  return query.problem ? query.problem->english : "";
}

TEST(QueryTable, ReadsWhatSpreadsheetsWrite) {
  struct Row {
    std::string table;
    char const* why;
  };
  std::string const utf16 = [] {
    std::string bytes = "\xFF\xFE";
    for (char const c : std::string_view("query\tfrom\r\nkhai sinh\t2023\r\n")) {
      bytes += c;
      bytes += '\0';
    }
    return bytes;
  }();
  Row const rows[] = {
      {"query,from\nkhai sinh,2023\n", "commas"},
      {"\xEF\xBB\xBFquery;from\r\nkhai sinh;2023\r\n", "Excel in Vietnam: semicolons, a mark"},
      {"query\tfrom\nkhai sinh\t2023", "tabs, no line end"},
      {"sep=;\nquery;from\nkhai sinh;2023\n", "Excel's own first line"},
      {utf16, "Unicode text of Excel"},
      {"\"query\",\"from\"\n\"khai sinh\",\"2023\"\n\n\n", "all in quotes, empty lines"},
  };
  for (Row const& row : rows) {
    QueryTable const table = read(row.table);
    ASSERT_EQ(table.queries.size(), 1u) << row.why;
    EXPECT_EQ(table.queries[0].request.text, "khai sinh") << row.why;
    EXPECT_EQ(table.queries[0].request.filters.dates.from, test::day(2023, 1, 1)) << row.why;
    EXPECT_EQ(problem(table.queries[0]), "") << row.why;
  }
}

TEST(QueryTable, KeepsAllLettersOfAWord) {
  // "à" ends with a byte of NO-BREAK SPACE, and "Â" begins with one.
  for (std::string const query : {"Thủ tướng và", "Âu Cơ", "à"}) {
    QueryTable const table = read("query\n" + query + "\n\xC2\xA0 " + query + " \xC2\xA0\r\n");
    ASSERT_EQ(table.queries.size(), 2u);
    for (TableQuery const& row : table.queries) EXPECT_EQ(row.query, query);
  }
}

TEST(QueryTable, KnowsColumnsInBothLanguages) {
  struct Row {
    char const* heading;
    char const* name;
  };
  Row const rows[] = {{"Câu tìm", "query"}, {"TỪ KHÓA", "query"},     {"tu_khoa", "query"},
                      {"Từ ngày", "from"},  {"den ngay", "to"},       {"Cơ quan", "unit"},
                      {"đơn vị", "unit"},   {"Số/Ký hiệu", "number"}, {"Loại văn bản", "type"},
                      {"Sắp xếp", "sort"},  {"in_force", "in_force"}, {"Hiệu lực", "in_force"},
                      {"site", "site"},     {"Địa phương", "place"},  {"Năm", "year"}};
  for (Row const& row : rows) {
    auto const column = find_query_column(row.heading);
    ASSERT_TRUE(column) << row.heading;
    EXPECT_EQ(column->name, row.name) << row.heading;
  }
  EXPECT_FALSE(find_query_column("Ghi chú"));
  for (search::FacetRow const& facet : search::kFacets) {
    auto const column = find_query_column(facet.name);
    EXPECT_TRUE(column && column->facet == facet.facet) << facet.name;
  }
}

TEST(QueryTable, ReadsFilters) {
  QueryTable const table = read(
      "câu tìm;từ ngày;đến ngày;cơ quan;hiệu lực;chính xác;sắp xếp;số kết quả;năm;ghi chú\n"
      "khai sinh;1/2023;31/12/2024;Sở Tư pháp;còn;x;mới nhất;3;2023;của tôi\n");
  ASSERT_EQ(table.queries.size(), 1u);
  TableQuery const& query = table.queries[0];
  EXPECT_EQ(problem(query), "");
  EXPECT_EQ(query.line, 2u);
  EXPECT_EQ(query.query, "khai sinh");
  search::SearchRequest const& request = query.request;
  EXPECT_EQ(request.filters.dates.from, test::day(2023, 1, 1));
  EXPECT_EQ(request.filters.dates.to, test::day(2024, 12, 31));
  EXPECT_EQ(request.filters[search::Facet::Unit].text, "Sở Tư pháp");
  EXPECT_EQ(request.filters[search::Facet::Year].text, "2023");
  EXPECT_EQ(request.filters.in_force, search::InForce::Yes);
  EXPECT_TRUE(request.exact);
  EXPECT_EQ(request.sort, search::SortOrder::Newest);
  EXPECT_EQ(request.size, 3u);
  EXPECT_EQ(query.filters,
            "from=1/2023; to=31/12/2024; unit=Sở Tư pháp; in_force=còn; exact=x; sort=mới nhất; "
            "limit=3; year=2023");
  EXPECT_EQ(table.not_understood, std::vector<std::string>{"ghi chú"});
}

TEST(QueryTable, ANumberAsksForTheDocument) {
  QueryTable const table = read("số ký hiệu,câu tìm\n119/QĐ-UBND,\n\"12\"\"\",hộ nghèo\n");
  ASSERT_EQ(table.queries.size(), 2u);
  EXPECT_EQ(table.queries[0].request.text, "number:\"119/QĐ-UBND\"");
  EXPECT_EQ(table.queries[1].request.text, "number:\"12\" hộ nghèo");
}

TEST(QueryTable, AListNeedsNoHead) {
  QueryTable const table = read(
      "khai sinh\n\"hộ tịch\"\r\n\n  \"đất đai\" -rừng  \n\"\"\"khai sinh\"\" trẻ\"\nnông thôn, "
      "mới\n");
  std::vector<std::string> texts;
  for (TableQuery const& query : table.queries) texts.push_back(query.request.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"khai sinh", "\"hộ tịch\"", "\"đất đai\" -rừng",
                                             "\"khai sinh\" trẻ", "nông thôn, mới"}));
  EXPECT_EQ(table.queries[2].line, 4u);
}

// Rows that could not be read used to be what a tool leaves out.
TEST(QueryTable, ListsRowsThatCannotBeRead) {
  struct Row {
    char const* row;
    char const* problem;
  };
  Row const rows[] = {
      {"a,xưa,,,", "“xưa” in column from is no real year, month or day"},
      {"a,2024,2023,,", "the end is earlier than the beginning"},
      {"a,,,ngẫu nhiên,", "“ngẫu nhiên” is no value of column sort"},
      {"a,,,,101", "“101” is no value of column limit"},
      {"a,,,,0", "“0” is no value of column limit"},
      {",,,newest,", "there is no query, number or filter"},
      {"a,,,,1,b", "more cells than columns: a query with commas stands in quotes"},
  };
  for (Row const& row : rows) {
    QueryTable const table =
        read("query,from,to,sort,limit\ntốt,,,,\n" + std::string(row.row) + "\ncuối,,,,\n");
    ASSERT_EQ(table.queries.size(), 3u) << row.row;
    EXPECT_EQ(problem(table.queries[1]), row.problem) << row.row;
    EXPECT_EQ(table.queries[1].line, 3u);
    EXPECT_EQ(problem(table.queries[2]), "") << "and goes on";
  }
  QueryTable const open = read("query,from\na,2023\n\"b,2024\nc,2025\n");
  ASSERT_EQ(open.queries.size(), 2u);
  EXPECT_EQ(problem(open.queries[1]),
            "the cells can't be told apart: too long, or a quote that is never closed");
  QueryTable const longer = read("query\n" + std::string(2'001, 'a') + "\n");
  EXPECT_EQ(problem(longer.queries[0]), "the query is longer than 2000 bytes");
}

TEST(QueryTable, ReadsOldCharsets) {
  // "thủ tục khai sinh" in TCVN3.
  QueryTable const table = read("query,from\nthñ tôc khai sinh, hé tÞch\n");
  ASSERT_EQ(table.queries.size(), 1u);
}

TEST(QueryTable, RefusesWhatIsNoTable) {
  for (char const* const bytes : {"", "\n\n", "\xEF\xBB\xBF", "query,from\n"}) {
    auto const table = read_query_table(bytes);
    ASSERT_FALSE(table) << bytes;
    EXPECT_EQ(table.error().message, "the table holds no query");
  }
  auto const unnamed = read_query_table("khai sinh,2023\nhộ tịch,2024\n");
  ASSERT_FALSE(unnamed);
  EXPECT_EQ(unnamed.error().message, "line 1: no column is named query");
  QueryTableLimits limits;
  limits.max_queries = 2;
  EXPECT_TRUE(read_query_table("a\nb\n", limits));
  EXPECT_FALSE(read_query_table("a\nb\nc\n", limits));
  EXPECT_FALSE(read_query_table("query\na\nb\nc\n", limits));
}

}  // namespace
}  // namespace tracuu::formats
