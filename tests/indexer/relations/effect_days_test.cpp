// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/effect_days.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

std::string iso_or_empty(std::optional<schema::Date> const& date) {
  return date ? schema::format_iso_date(*date) : "";
}

struct EffectCase {
  char const* body;
  char const* issued;
  char const* effective;
  char const* expires;
  char const* why;
};

TEST(ReadEffectDays, AsDocumentsSayThem) {
  for (EffectCase const& row : std::vector<EffectCase>{
           {"Nghị định này có hiệu lực thi hành kể từ ngày 15 tháng 3 năm 2020.", "", "2020-03-15",
            "", "the usual clause"},
           {"Điều 3. Quyết định có hiệu lực kể từ ngày ký.", "", "2020-01-31", "",
            "the day of issue that is known"},
           {"Vân Khê, ngày 11 tháng 7 năm 2023\nQuyết định này có hiệu lực từ ngày ký ban hành.",
            "2023-07-11", "2023-07-11", "", "place and day in the head"},
           {"Thông tư này có hiệu lực sau 45 ngày, kể từ ngày ký ban hành.", "", "2020-03-16", "",
            "before 2015"},
           {"Thông tư này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.", "", "", "",
            "a day that is not known"},
           {"Quyết định này có hiệu lực từ ngày 01/01/2021 đến hết ngày 31/12/2021.", "",
            "2021-01-01", "2021-12-31", "for a year"},
           {"Nghị quyết này hết hiệu lực kể từ ngày 01/01/2022.", "", "", "2021-12-31",
            "the day before is the last"},
           {"Nghị định số 7/2011/NĐ-CP hết hiệu lực kể từ ngày 01/01/2022.", "", "", "", "another"},
           {"Khoản 3 Điều 5 có hiệu lực từ ngày 01/01/2025.", "", "", "", "a part"},
           {"Nghị định số 7/2011/NĐ-CP hết hiệu lực từ ngày Nghị định này có hiệu lực.", "", "", "",
            "no day"},
           {"Ngày ban hành: 11/07/2023\nNgày hiệu lực: 01/08/2023\nNgày hết hiệu lực: 01/08/2025",
            "2023-07-11", "2023-08-01", "2025-08-01", "labels of a portal"},
           {"Ngày có hiệu lực\t01/08/2023", "", "2023-08-01", "", "cells of a table"},
           {"Ngày hiệu lực: Đang cập nhật", "", "", "", "a label without a day"},
       }) {
    EffectDays const days = read_effect_days(row.body, schema::parse_iso_date("2020-01-31"));
    EXPECT_EQ(iso_or_empty(days.issued), row.issued) << row.body << ": " << row.why;
    EXPECT_EQ(iso_or_empty(days.effective), row.effective) << row.body << ": " << row.why;
    EXPECT_EQ(iso_or_empty(days.expires), row.expires) << row.body << ": " << row.why;
  }
}

}  // namespace
}  // namespace tracuu::indexer
