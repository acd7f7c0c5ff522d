// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/old_name_notes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

/// Three announcements of Hà Tây and `of_hanoi` of Hà Nội.
test::SmallIndex index_of_crafts(int of_hanoi) {
  std::vector<schema::Announcement> announcements;
  auto const add = [&](std::string id, std::string title) {
    schema::Announcement announcement;
    announcement.id = std::move(id);
    announcement.title = std::move(title);
    announcement.body = "Tin.";
    announcements.push_back(std::move(announcement));
  };
  for (int i = 0; i < 3; ++i) add(fmt::format("old-{}", i), "Nghề mây tre đan ở Hà Tây");
  for (int i = 0; i < of_hanoi; ++i) add(fmt::format("new-{}", i), "Nghề mây tre đan ở Hà Nội");
  return test::SmallIndex(announcements);
}

std::string notes_for(test::SmallIndex const& index, std::string_view query) {
  std::string text;
  for (Note const& note : index.searcher().search(test::request_for(query, 5)).value().notes) {
    if (note.code == NoteCode::OldNamesToo) text += "[" + note.detail + "]";
  }
  return text;
}

TEST(OldNameNotes, TellOfOldNamesThatBringHits) {
  test::SmallIndex const few = index_of_crafts(1);
  EXPECT_EQ(notes_for(few, "mây tre Hà Nội"), "[Hà Nội = Hà Tây]");
  EXPECT_EQ(notes_for(few, "mây tre ha noi"), "[ha noi = Hà Tây]");
  EXPECT_EQ(notes_for(few, "mây tre Hà Tây"), "") << "nothing older in the index";
}

TEST(OldNameNotes, AreNotThereWhereTheNameInUseFillsThePage) {
  test::SmallIndex const many = index_of_crafts(20);
  EXPECT_EQ(notes_for(many, "mây tre Hà Nội"), "");
  EXPECT_EQ(notes_for(many, "Hà Nội"), "[Hà Nội = Hà Tây]") << "the name alone";
}

}  // namespace
}  // namespace tracuu::search
