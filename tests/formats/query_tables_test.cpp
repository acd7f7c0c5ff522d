// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/query_tables.hpp"

#include <gtest/gtest.h>

#include "formats/table_csv.hpp"
#include "formats/table_workbook.hpp"

namespace tracuu::formats {
namespace {

using namespace std::chrono_literals;

store::QueryReports sample() {
  store::QueryReports reports{};
  reports.period = {2026y / 11 / 1, 2026y / 11 / 30};
  reports.limits = {3, 100};
  reports.searched = {{"khai sinh", 12, 1, 2, 3, 40, 5, "2026-11-10"}};
  reports.positions = {{1, 6}, {3, 2}};
  reports.announcements = {{"gv-1", 8}};
  reports.days = {{"2026-11-10", 12, 4, 2, 3, 8, 1, 0, 0, 0}};
  reports.sum = store::sum_of(reports.days);
  return reports;
}

TEST(QueryTables, AreNamedAsAddressesNameThem) {
  auto const tables = query_tables(sample(), base::Language::Vietnamese);
  ASSERT_EQ(tables.size(), kQueryTableNames.size());
  EXPECT_EQ(table_csv(tables[0]),
            "\xEF\xBB\xBFTừ khóa,Lượt tìm,Không có kết quả,Chỉ gần đúng,Kết quả lần cuối,Lượt mở,"
            "Xem thêm trang,Ngày tìm cuối\r\nkhai sinh,12,1,2,40,5,3,2026-11-10\r\n");
  EXPECT_EQ(tables[3].rows.at(0),
            (TableRow{std::int64_t{1}, std::int64_t{6}, Share{0.75}, Share{0.75}}))
      << "of eight opened, and of eight searches that found something";
  for (base::Language const language : {base::Language::Vietnamese, base::Language::English}) {
    EXPECT_TRUE(table_workbook(query_tables(sample(), language))) << "names that sheets may have";
  }
}

TEST(QueryTables, HaveNoSharesOfNothing) {
  store::QueryReports empty{};
  empty.period = {2026y / 11 / 1, 2026y / 11 / 30};
  empty.positions = {{1, 0}};
  auto const tables = query_tables(empty, base::Language::English);
  EXPECT_EQ(tables[3].rows.at(0).at(2), TableCell(Share{0}));
  EXPECT_EQ(query_reports_json(empty).substr(0, 30), R"({"from":"2026-11-01","to":"202)");
}

}  // namespace
}  // namespace tracuu::formats
