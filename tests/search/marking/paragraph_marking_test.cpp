// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/paragraph_marking.hpp"

#include <gtest/gtest.h>

#include "formats/marked_html.hpp"
#include "search/api/announcement_reading.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

std::vector<std::string> texts_of(MarkedParagraph const& paragraph,
                                  std::vector<Stretch> const& stretches) {
  std::vector<std::string> texts;
  for (auto const& [begin, end] : stretches)
    texts.push_back(paragraph.text.substr(begin, end - begin));
  return texts;
}

TEST(MarkParagraphs, FindsDocumentNumbersWithoutAQuery) {
  auto const paragraphs = mark_paragraphs(
      "Căn cứ Quyết định số 119/QĐ-UBND ngày 11/7/2023;\n \r\n\nKế hoạch 05 / KH – UBND.\n",
      HighlightTerms({}, 0));
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(texts_of(paragraphs[0], paragraphs[0].numbers),
            std::vector<std::string>{"119/QĐ-UBND"});
  EXPECT_EQ(texts_of(paragraphs[1], paragraphs[1].numbers),
            std::vector<std::string>{"05 / KH – UBND"});
  EXPECT_TRUE(paragraphs[0].matches.empty());
  EXPECT_TRUE(mark_paragraphs("", HighlightTerms({}, 0)).empty());
}

TEST(MarkParagraphs, KnowsWhichRepairsLieInThem) {
  std::string const text = "bổ sung\n\nhai đê\n";
  std::vector<schema::Repair> const repairs = {
      {0, 5, "bỗ"}, {text.find("hai"), text.find("hai") + 3, "hại"}, {text.size() - 2, 99, "x"}};
  auto const paragraphs = mark_paragraphs(text, HighlightTerms({}, 0), repairs);
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[0].repairs, (std::vector<MarkedRepair>{{{0, 5}, "bỗ"}}));
  EXPECT_EQ(paragraphs[1].repairs, (std::vector<MarkedRepair>{{{0, 3}, "hại"}}))
      << "one that does not fit the text is left out";
}

class ReadTest : public ::testing::Test {
 protected:
  static std::vector<schema::Announcement> read_announcements() {
    auto all = test::vankhe_announcements();
    schema::Announcement announcement;
    announcement.id = "doc";
    announcement.title = "Thủ tục khai sinh";
    announcement.abstract = "Đăng ký khai sinh.";
    announcement.body = "Giấy khai\nsinh. KHAI SINH, khai tử.";
    all.push_back(announcement);
    return all;
  }

  [[nodiscard]] AnnouncementReading read(SearchRequest const& query) const {
    return index_.searcher().read("doc", query, 3).value();
  }

  test::SmallIndex index_{read_announcements()};
};

TEST_F(ReadTest, MarksWhatTheSearchWouldMark) {
  AnnouncementReading const reading = read(test::request_for("khai sinh"));
  EXPECT_EQ(formats::marked_html(reading.title), "Thủ tục <mark>khai sinh</mark>");
  ASSERT_EQ(reading.abstract.size(), 1u);
  EXPECT_EQ(texts_of(reading.abstract[0], reading.abstract[0].matches),
            std::vector<std::string>{"khai sinh"});
  ASSERT_EQ(reading.body.size(), 2u);
  EXPECT_TRUE(reading.body[0].matches.empty()) << "a pair does not go across paragraphs";
  EXPECT_EQ(texts_of(reading.body[1], reading.body[1].matches),
            std::vector<std::string>{"KHAI SINH"});
}

TEST_F(ReadTest, MarksWordsThatWereReadBack) {
  EXPECT_EQ(read(test::request_for("khai sinhh")).title,
            index_.searcher().search(test::request_for("khai sinhh")).value().hits.at(0).title);
  EXPECT_EQ(read(test::request_for("thu tuc khai sinh")).abstract[0].matches.size(), 1u);
}

TEST_F(ReadTest, MarksNothingWithoutAQuery) {
  SearchRequest filters;
  filters.filters.dates.from = schema::parse_iso_date("2000-01-01");
  for (SearchRequest const& query : {SearchRequest{}, filters}) {
    AnnouncementReading const reading = read(query);
    EXPECT_EQ(reading.title, (MarkedText{"Thủ tục khai sinh", {}}));
    EXPECT_TRUE(reading.abstract[0].matches.empty());
  }
}

TEST_F(ReadTest, RefusesWhatSearchAndSimilarRefuse) {
  auto searcher = index_.searcher();
  EXPECT_EQ(searcher.read("x", {}, 1).error().code, base::ErrorCode::NotFound);
  EXPECT_EQ(searcher.read("doc", {}, 0).error().code, base::ErrorCode::InvalidArgument);
  EXPECT_EQ(
      searcher.read("doc", test::request_for(std::string(kMaxQueryBytes + 1, 'a')), 1).error().code,
      base::ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace tracuu::search
