// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/number_query.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "search/searcher.hpp"
#include "search/words/word_reader.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

/// A decree, and announcements that speak of it more often than it does itself.
std::vector<schema::Announcement> decree_and_citing() {
  std::vector<schema::Announcement> announcements;
  for (int i = 0; i < 5; ++i) {
    schema::Announcement citing;
    citing.id = fmt::format("cites-{}", i);
    citing.title = "Thực hiện Nghị định 95/2013/NĐ-CP";
    citing.body = "Nghị định số 95/2013/NĐ-CP năm 2013. Nghị định 95/2013/NĐ-CP năm 2013.";
    citing.date = schema::parse_iso_date("2013-12-01");
    citing.numbers = {"95/2013/NĐ-CP"};
    announcements.push_back(citing);
  }
  schema::Announcement own;
  own.id = "own";
  own.title = "Nghị định quy định về thú y ở các xã";
  own.body = "Số: 95/2013/NĐ-CP. Chính phủ ban hành Nghị định quy định về thú y ở các xã.";
  own.date = schema::parse_iso_date("2013-08-22");
  own.number = "95/2013/NĐ-CP";
  own.numbers = {"95/2013/NĐ-CP", "30/2009/NĐ-CP"};
  announcements.push_back(own);
  schema::Announcement other = own;
  other.id = "other";
  other.number = "95/2010/NĐ-CP";
  other.numbers = {"95/2010/NĐ-CP"};
  other.body = "Số: 95/2010/NĐ-CP. Chính phủ ban hành Nghị định.";
  other.date = schema::parse_iso_date("2010-09-16");
  announcements.push_back(other);
  return announcements;
}

TEST(NumberQuery, TheDocumentItselfComesFirst) {
  test::SmallIndex const index(decree_and_citing());
  auto searcher = index.searcher();
  for (char const* const query :
       {"95/2013/NĐ-CP", "\"95/2013/NĐ-CP\"", "nghị định 95/2013", "Nghị định 95 năm 2013",
        "nghi dinh so 95 nam 2013", "number:95/2013/NĐ-CP", "số:95/2013/nđ-cp"}) {
    auto const ids = test::ids(searcher.search(test::request_for(query)).value());
    ASSERT_FALSE(ids.empty()) << query;
    EXPECT_EQ(ids.front(), "own") << query;
  }
}

// Of a pasted title that names a decree with its day, the announcement with the title is meant.
TEST(NumberQuery, ManyWordsBesideANumberAreATitle) {
  test::SmallIndex const index(decree_and_citing());
  WordReader reader(index.database());
  auto const beside = [&](char const* text) {
    return words_beside_numbers(reader.read(text, schema::FieldId::Text, MarkRule::AsTyped));
  };
  EXPECT_EQ(beside("95/2013/NĐ-CP"), 0u);
  EXPECT_EQ(beside("Nghị định 95 năm 2013"), 0u) << "all that is said is of the number";
  EXPECT_EQ(beside("95/2013/NĐ-CP ngày 22 tháng 8 năm 2013"), 6u);
}

// Many numbers do not say their year: the date of the document does.
TEST(NumberQuery, TheYearThatWasSaidIsThatOfTheDocument) {
  std::vector<schema::Announcement> announcements;
  auto const add = [&](char const* id, char const* number, char const* date, char const* unit) {
    schema::Announcement own;
    own.id = id;
    own.title = "Về việc phê duyệt";
    own.body = "Văn bản phê duyệt.";
    own.number = number;
    own.numbers = {number};
    own.date = schema::parse_iso_date(date);
    own.unit = unit;
    announcements.push_back(std::move(own));
  };
  add("2015", "267/QĐ-TTg", "2015-02-20", "Thủ tướng Chính phủ");
  add("2016", "267/QĐ-TTg", "2016-02-19", "Thủ tướng Chính phủ");
  add("2016-later", "267/QĐ-TTg", "2016-09-30", "Thủ tướng Chính phủ");
  add("2017", "267/QĐ-TTg", "2017-03-01", "Thủ tướng Chính phủ");
  add("council", "267/QĐ-UBND", "2016-05-05", "UBND xã");
  add("joint", "1/2012/TTLT-BTC-BYT", "2012-01-09", "Bộ Tài chính - Bộ Y tế");
  add("joint-other", "1/2012/TTLT-BNV-BTC", "2012-03-09", "Bộ Nội vụ - Bộ Tài chính");
  add("joint-led", "7/2012/TTLT-BCA-BQP", "2012-03-09", "Bộ Công an - Bộ Quốc phòng");
  add("joint-early", "7/2012/TTLT-BQP-BCA", "2012-01-09", "Bộ Quốc phòng - Bộ Công an");
  add("law", "45/2013/QH13", "2013-11-29", "Quốc hội");
  add("order", "45/2013/L-CTN", "2013-12-09", "Quốc hội - Chủ tịch nước");
  add("treaty", "5/2014/TB-LPQT", "2014-04-01", "Bộ Ngoại giao");
  add("ward", "5/2014/TB-UBND", "2014-04-01", "UBND xã");
  test::SmallIndex const index(announcements);
  auto searcher = index.searcher();
  struct {
    char const* query;
    char const* first;
  } const rows[] = {
      {"quyết định số 267 năm 2017 của Thủ tướng", "2017"},
      {"quyet dinh 267/2015 thu tuong", "2015"},
      {"Thủ tướng quyết định số 267 ngày 30/9/2016", "2016-later"},
      {"267/QĐ-TTg năm 2017", "2017"},
      {"267/QĐ-TTg ngày 19 tháng 2 năm 2016", "2016"},
      {"quyết định 267 năm 2016 của UBND", "council"},
      {"thông tư liên tịch 01/2012 của Bộ Y tế và Bộ Tài chính", "joint"},
      {"TTLT số 1 năm 2012 của Bộ Nội vụ", "joint-other"},
      {"TTLT số 7 năm 2012 của Bộ Công an", "joint-led"},
      {"TTLT số 7 năm 2012 của Bộ Quốc phòng", "joint-early"},
      {"TTLT số 7 ngày 9/1/2012 của Bộ Công an", "joint-early"},
      {"luật số 45 năm 2013 của Quốc hội", "law"},
      {"luật 45 Quốc hội khóa XIII", "law"},
      {"lệnh số 45 năm 2013 của Chủ tịch nước", "order"},
      {"lệnh số 45 năm 2013 của Quốc hội", "order"},
      {"thông báo số 5 năm 2014 của Bộ Ngoại giao", "treaty"},
      {"thông báo số 5 năm 2014 của UBND", "ward"},
  };
  for (auto const& row : rows) {
    auto const ids = test::ids(searcher.search(test::request_for(row.query)).value());
    ASSERT_FALSE(ids.empty()) << row.query;
    EXPECT_EQ(ids.front(), row.first) << row.query;
  }
}

TEST(NumberQuery, FindsThoseThatCiteIt) {
  test::SmallIndex const index(decree_and_citing());
  auto searcher = index.searcher();
  auto const count = [&](char const* query) {
    return searcher.search(test::request_for(query)).value().total.lower;
  };
  EXPECT_EQ(count("number:95/2013/NĐ-CP"), 6u) << "it, and those that cite it";
  EXPECT_EQ(count("cites:95/2013/NĐ-CP"), 5u);
  EXPECT_EQ(count("cites:95"), 5u) << "any number 95";
  EXPECT_EQ(count("viện_dẫn:30/2009/NĐ-CP"), 1u);
  EXPECT_EQ(count("cites:7/QĐ-UBND"), 0u);
  EXPECT_EQ(count("type:NĐ"), 2u) << "what cites a decree is none";
}

TEST(NumberQuery, ReadsTypedAndFittingNumbers) {
  test::SmallIndex const index(decree_and_citing());
  Xapian::Database const database = index.database();
  WordReader reader(database);
  auto const asked = [&](char const* text) {
    std::vector<std::string> numbers;
    TextReading const& reading = reader.read(text, schema::FieldId::Text, MarkRule::AsTyped);
    for (AskedDocument const& document : asked_documents(reading)) {
      numbers.push_back(document.number);
    }
    return numbers;
  };
  using Numbers = std::vector<std::string>;
  EXPECT_EQ(asked("thú y 95/2013/NĐ-CP"), Numbers{"95/2013/ND-CP"});
  EXPECT_EQ(asked("nghị định 95"), (Numbers{"95/2010/ND-CP", "95/2013/ND-CP"}));
  EXPECT_EQ(asked("thú y ở các xã"), Numbers{});
  EXPECT_TRUE(own_number_query({}).empty());
  EXPECT_TRUE(number_query({}).empty());
  EXPECT_TRUE(citing_query({}).empty());
}

}  // namespace
}  // namespace tracuu::search
