// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/redirects/lead_search.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "search/redirects/address_lookup.hpp"
#include "search/searcher.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

schema::Announcement announcement(std::string id, std::string url, std::string title,
                                  std::vector<std::string> addresses = {}) {
  schema::Announcement made;
  made.id = std::move(id);
  made.url = std::move(url);
  made.title = std::move(title);
  made.body = "Tin của " + made.id + ".";
  made.addresses = std::move(addresses);
  return made;
}

/// A portal whose addresses have an id at the end; some of its older ones are known.
std::vector<schema::Announcement> portal() {
  std::vector<schema::Announcement> all{
      announcement("a",
                   "https://v.example/tin/hoi-nghi-so-ket-cong-tac-cai-cach-hanh-chinh-t1234.html",
                   "Hội nghị sơ kết công tác cải cách hành chính"),
      announcement("b", "https://v.example/tin/lich-tiep-dan-thang-7-t2001.html",
                   "Lịch tiếp công dân tháng 7 năm 2023"),
      announcement("c", "https://v.example/tin/lich-tiep-dan-thang-8-t2002.html",
                   "Lịch tiếp công dân tháng 8 năm 2023"),
      announcement("d", "https://v.example/Tin/Van-Ban", "Văn bản mới"),
      announcement("e", "https://v.example/tin/van-ban", "Văn bản khác"),
      announcement("f", "https://v.example/tin/thong-bao-t3001.html", "Thông báo tuyển quân",
                   {"https://cu.example/bai.aspx?ma=77"}),
      announcement("g", "https://v.example/tin/dai-hoi-1-t3002.html", "Đại hội chi bộ thôn Đoài"),
      announcement("h", "https://v.example/tin/dai-hoi-2-t3003.html", "Đại hội chi bộ thôn Đoài"),
  };
  for (int number = 501; number < 509; ++number) {
    all.push_back(announcement(
        fmt::format("n{}", number), fmt::format("https://v.example/tin/muc-{0}-t{0}.html", number),
        fmt::format("Mục tin số {}", number),
        number < 507 ? std::vector{fmt::format("https://v.example/tin.aspx?ItemID={}", number)}
                     : std::vector<std::string>{}));
  }
  return all;
}

struct Expected {
  char const* address;
  LeadKind kind;
  char const* first;  ///< id of the first candidate; "" = any or none
  char const* why;
};

void expect_leads(Searcher& searcher, std::vector<Expected> const& rows) {
  for (Expected const& row : rows) {
    auto const lead = searcher.lead(row.address);
    ASSERT_TRUE(lead) << row.address << ": " << lead.error().message;
    std::string const first =
        lead->candidates.empty() ? "" : lead->candidates.front().announcement.id;
    EXPECT_EQ(to_string(lead->kind), to_string(row.kind)) << row.address << ": " << row.why;
    if (*row.first != 0) {
      EXPECT_EQ(first, row.first) << row.address << ": " << row.why;
    }
    bool const leads = lead->kind == LeadKind::Exact || lead->kind == LeadKind::Likely;
    if (leads) {
      EXPECT_EQ(lead->candidates.size(), 1u) << row.address;
      EXPECT_GE(lead->candidates.front().certainty, kSureLead) << row.address;
    }
  }
}

TEST(LeadSearch, GoesByAddress) {
  test::SmallIndex const index(portal());
  auto searcher = index.searcher();
  expect_leads(
      searcher,
      {{"http://www.v.example/tin/thong-bao-t3001.html/?utm_source=a", LeadKind::Exact, "f", "url"},
       {"http://cu.example/bai.aspx?MA=77", LeadKind::Exact, "f", "another address"},
       {"https://v.example/tin/thong-bao-t3001.html).", LeadKind::Exact, "f", "marks at the end"},
       {"https://v.example/tin/van-ban", LeadKind::Exact, "e", "capitals tell two apart"},
       {"https://v.example/Tin/Van-Ban", LeadKind::Exact, "d", "capitals tell two apart"},
       {"https://v.example/TIN/VAN-BAN", LeadKind::Choices, "", "capitals of neither"}});
}

TEST(LeadSearch, GoesByTitle) {
  test::SmallIndex const index(portal());
  auto searcher = index.searcher();
  expect_leads(
      searcher,
      {{"http://huyen.example/hoi-nghi-so-ket-cong-tac-cai-cach-hanh-chinh-t99.html",
        LeadKind::Likely, "a", "another host and id"},
       {"http://huyen.example/HoiNghiSoKetCongTacCaiCachHanhChinh.aspx", LeadKind::Likely, "a",
        "capitals between"},
       {"http://huyen.example/"
        "h%E1%BB%99i-ngh%E1%BB%8B-s%C6%A1-k%E1%BA%BFt-c%C3%B4ng-t%C3%A1c-c%E1%BA%A3i"
        "-c%C3%A1ch",
        LeadKind::Likely, "a", "marks, cut"},
       {"http://huyen.example/lich-tiep-cong-dan-thang-8-nam-2023.html", LeadKind::Likely, "c",
        "the month binds"},
       {"http://huyen.example/lich-tiep-cong-dan-thang-9-nam-2023.html", LeadKind::Choices, "",
        "a month that is not there"},
       {"http://huyen.example/dai-hoi-chi-bo-thon-doai", LeadKind::Choices, "", "two of one title"},
       {"http://huyen.example/dai-hoi-chi-bo-thon-doai-3003.html", LeadKind::Likely, "h",
        "two of one title, one with the id"},
       {"http://huyen.example/khong-co-gi-giong-the-nay-ca", LeadKind::None, "", "nothing"},
       {"http://huyen.example/", LeadKind::None, "", "a root"}});
}

TEST(LeadSearch, LearnsWhereAPortalHasItsIds) {
  test::SmallIndex const index(portal());
  auto searcher = index.searcher();
  expect_leads(searcher,
               {{"https://v.example/tin.aspx?ItemID=505", LeadKind::Exact, "n505", "known"},
                {"https://v.example/tin.aspx?ItemID=508", LeadKind::Likely, "n508",
                 "not known, but six others are"},
                {"https://v.example/tin.aspx?ItemID=999", LeadKind::None, "", "no such id"},
                {"https://khac.example/tin.aspx?ItemID=508", LeadKind::Choices, "n508",
                 "another portal's ids are others"}});
}

TEST(LeadSearch, RefusesWhatIsNoAddress) {
  test::SmallIndex const index(portal());
  auto searcher = index.searcher();
  for (std::string const& wrong :
       {std::string("tin-7"), std::string(), std::string("https://v.example/\xFF"),
        "https://v.example/" + std::string(5000, 'a')}) {
    auto const lead = searcher.lead(wrong);
    ASSERT_FALSE(lead);
    EXPECT_EQ(lead.error().code, base::ErrorCode::InvalidArgument);
  }
}

TEST(AddressLookup, FindsEachThatWasThere) {
  std::vector<schema::Announcement> two{
      announcement("x", "https://v.example/danh-sach?trang=2", "Thông báo một"),
      announcement("y", "https://v.example/danh-sach?trang=2", "Thông báo hai"),
      announcement("https://v.example/z", "", "Thông báo ba")};
  test::SmallIndex const index(two);
  auto searcher = index.searcher();
  auto const at = [&](char const* address) {
    std::string ids;
    for (auto const& one : searcher.look_up_address(address, 10).value()) ids += one.id + ";";
    return ids;
  };
  EXPECT_EQ(at("http://v.example/danh-sach/?trang=2#a"), "x;y;");
  EXPECT_EQ(at("v.example/z"), "https://v.example/z;") << "by its id";
  EXPECT_EQ(at("https://v.example/khac"), "");
}

}  // namespace
}  // namespace tracuu::search
