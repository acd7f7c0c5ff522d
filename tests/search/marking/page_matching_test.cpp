// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/page_matching.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "search/marking/paragraph_marking.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

schema::Announcement paged_announcement() {
  schema::Announcement announcement;
  announcement.id = "1";
  announcement.title = "Quy chế";
  announcement.abstract = "Về thủy lợi.";
  announcement.body =
      "Nạo vét kênh thủy lợi.\n \nThủy lợi nội đồng.\nHết trang.\nLại thủy lợi.\nThủy lợi";
  announcement.pages = {{1, 0, {}},
                        {2, announcement.body.find("Thủy"), {}},
                        {3, announcement.body.find("Hết"), {}},
                        {2, announcement.body.find("Lại"), {}},
                        {0, announcement.body.rfind("Thủy"), {}}};
  return announcement;
}

DocumentMatches matches_of(schema::Announcement const& announcement, std::string_view query) {
  test::SmallIndex const index({announcement});
  Xapian::Database const database = index.database();
  HighlightTerms const terms(
      {read_words(database, query, schema::FieldId::Text, MarkRule::AsTyped)},
      database.get_doccount());
  return match_pages(announcement, mark_paragraphs(announcement.abstract, terms),
                     mark_paragraphs(announcement.body, terms), terms);
}

TEST(PageMatching, CountsByPage) {
  schema::Announcement const announcement = paged_announcement();
  DocumentMatches const matches = matches_of(announcement, "thủy lợi");
  EXPECT_EQ(matches.count, 5U);
  ASSERT_EQ(matches.abstract.size(), 1U);
  ASSERT_EQ(matches.body.size(), 4U);
  for (Stretch const& match : matches.body) {
    std::string const word = announcement.body.substr(match.begin, match.end - match.begin);
    EXPECT_TRUE(word == "thủy lợi" || word == "Thủy lợi") << word;
  }
  std::string shown;
  for (PageMatches const& each : matches.pages) {
    shown += (each.page ? std::to_string(each.page->page) : "-") + ":" +
             std::to_string(each.count) + "@" + std::to_string(each.first) + " " +
             each.passage.text + "|";
  }
  EXPECT_EQ(shown, "1:1@2 Nạo vét kênh thủy lợi.|2:2@3 Thủy lợi nội đồng.|-:2@1 Về thủy lợi.|")
      << "a page that comes twice is one; text of no page is last";
}

TEST(PageMatching, NothingMatches) {
  EXPECT_EQ(matches_of(paged_announcement(), "xe đạp").count, 0U);
  schema::Announcement bare;
  bare.id = bare.title = "thủy lợi";
  EXPECT_TRUE(matches_of(bare, "thủy lợi").pages.empty());
}

TEST(PageMatching, PlacesOfOffsets) {
  std::vector<schema::PageStart> const pages{{1, 2, {}}, {2, 5, {}}, {3, 5, "Thôn 3"}, {0, 9, {}}};
  struct Row {
    std::size_t offset;
    std::optional<PagePlace> place;
    char const* why;
  };
  Row const rows[] = {
      {1, std::nullopt, "before the first page"}, {2, PagePlace{1, ""}, "its beginning"},
      {4, PagePlace{1, ""}, "within it"},         {5, PagePlace{3, "Thôn 3"}, "after an empty one"},
      {9, std::nullopt, "running heads"},
  };
  for (Row const& row : rows) EXPECT_EQ(place_at(pages, row.offset), row.place) << row.why;
  EXPECT_EQ(place_at({}, 3), std::nullopt);
}

}  // namespace
}  // namespace tracuu::search
