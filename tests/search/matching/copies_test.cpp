// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/copies.hpp"

#include <gtest/gtest.h>

#include "search/api/hit.hpp"
#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

constexpr char const* kBody =
    "Ủy ban nhân dân xã thông báo lịch tiêm phòng cho đàn trâu bò trên địa bàn các thôn. Các hộ "
    "chăn "
    "nuôi nhốt gia súc tại chuồng từ sáng sớm và phối hợp với thú y viên. Ngày tiêm ở thôn Đông là "
    "12/8, ở thôn Bến là 13/8.";

schema::Announcement copy_of(std::string id, std::string site, std::string body) {
  schema::Announcement announcement;
  announcement.id = std::move(id);
  announcement.site = std::move(site);
  announcement.title = "Lịch tiêm phòng gia súc";
  announcement.body = std::move(body);
  return announcement;
}

TEST(Copies, AreShownOnceWithWhereElseTheyStand) {
  std::string other_days = kBody;
  other_days.replace(other_days.find("13/8"), 4, "14/8");
  test::SmallIndex const index(
      {copy_of("a", "xa.example", kBody), copy_of("b", "huyen.example", kBody),
       copy_of("c", "xa.example", other_days), copy_of("short", "xa.example", "Xem lịch."),
       copy_of("short-too", "xa.example", "Xem lịch.")});
  Searcher searcher = index.searcher();
  SearchRequest request = test::request_for("lịch tiêm phòng", 10);
  SearchAnswer const folded = searcher.search(request).value();
  EXPECT_EQ(folded.total.lower, 5u) << "copies are announcements, too";
  ASSERT_EQ(folded.hits.size(), 4u);
  for (Hit const& hit : folded.hits) {
    bool const has_copy = hit.announcement.id == "a";
    ASSERT_EQ(hit.copies.size(), has_copy ? 1u : 0u) << hit.announcement.id;
    if (!has_copy) continue;
    EXPECT_EQ(hit.copies[0].id, "b");
    EXPECT_EQ(hit.copies[0].site, "huyen.example");
    EXPECT_TRUE(hit.copies[0].body.empty());
  }
  request.fold = false;
  EXPECT_EQ(searcher.search(request)->hits.size(), 5u);
}

}  // namespace
}  // namespace tracuu::search
