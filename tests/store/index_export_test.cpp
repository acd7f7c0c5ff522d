// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/index_export.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "schema/announcement.hpp"
#include "store/exported_line.hpp"
#include "tests/support/index_dump.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::store {
namespace {

using base::ErrorCode;
using test::DumpOf;

std::string exported(std::filesystem::path const& index) {
  std::string lines;
  auto const report = export_index(index, [&](schema::Announcement const& one) {
    lines += exported_line(schema::to_json(one)) + "\n";
    return base::Result<void>();
  });
  EXPECT_TRUE(report.has_value()) << to_string(report.error());
  return lines;
}

/// The index that an export of `index` makes is the same.
void expect_same_after_export(std::filesystem::path const& index, std::size_t workers) {
  test::TestFolder const folder;
  auto const source = folder.write("export.jsonl", exported(index));
  auto const report = test::index_source(source, folder.path() / "copy.db", workers);
  ASSERT_TRUE(report.has_value());
  EXPECT_TRUE(report->rejected.empty()) << report->rejected[0].reason;
  EXPECT_EQ(
      test::first_difference(test::index_dump(index, DumpOf::WhatIsExported),
                             test::index_dump(folder.path() / "copy.db", DumpOf::WhatIsExported)),
      "");
}

TEST(ExportIndex, GivesTheSameIndexAgain) {
  test::SmallIndex const index(test::sample_folder());
  expect_same_after_export(index.path(), 1);
  expect_same_after_export(index.path(), 3);
}

TEST(ExportIndex, LosesNothingThatReadingWouldFindOutAnew) {
  test::TestFolder const folder;
  for (char const* const page :
       {"tcvn3_page.txt", "mixed_charsets.txt", "vni_page.html", "pasted_tcvn3.html"}) {
    auto const bytes = test::fixture(page);
    if (!bytes.empty()) folder.write(std::string("source/") + page, bytes);
  }
  // Declared TCVN3 and short: read as it stands it would be converted again.
  folder.write("source/a.jsonl",
               "{\"id\":\"1\",\"title\":\"Hµ Néi th«ng b¸o\",\"charset\":\"TCVN3\"}\n"
               "{\"title\":\"Không mã\",\"url\":\"https://vankhe.example/1\",\"site\":\"khác\"}\n"
               "{\"id\":\"3\",\"title\":\"Trống\",\"charset\":\"windows-1258\"}\n");
  auto const index = folder.path() / "index.db";
  ASSERT_TRUE(test::index_source(folder.path() / "source", index).has_value());
  expect_same_after_export(index, 1);
}

TEST(ExportIndex, FollowsTheDocumentsOfAnUpdatedIndex) {
  auto announcements = test::tiny_announcements(60);
  test::SmallIndex const index(announcements);
  for (std::size_t i = 0; i < announcements.size(); i += 7) announcements[i].body += " Thêm.";
  index.add(announcements);
  {
    Xapian::WritableDatabase database(index.generation_path().string());
    database.delete_document(11);
    database.delete_document(60);
  }
  expect_same_after_export(index.path(), 2);
}

/// Commits of a writer: each changes all announcements, and adds one.
void commit_often(test::SmallIndex const& index, std::vector<schema::Announcement>& announcements,
                  int commits) {
  for (int commit = 0; commit < commits; ++commit) {
    for (schema::Announcement& announcement : announcements) announcement.body += " Lần nữa.";
    announcements.push_back(announcements[0]);
    announcements.back().id = fmt::format("new-{}", announcements.size());
    index.add(announcements);
  }
}

TEST(ExportIndex, NeitherLosesNorRepeatsWhenAWriterOvertakesIt) {
  auto announcements = test::tiny_announcements(1'500);
  for (schema::Announcement& announcement : announcements) {
    for (int i = 0; i < 20; ++i) announcement.body += fmt::format(" chữ số {}", i);
  }
  test::SmallIndex const index(announcements);
  std::vector<std::string> ids;
  auto const report = export_index(index.path(), [&](schema::Announcement const& one) {
    ids.push_back(one.id);
    if (ids.size() == 100) commit_often(index, announcements, 4);
    return base::Result<void>();
  });
  ASSERT_TRUE(report.has_value()) << to_string(report.error());
  EXPECT_EQ(report->announcements, ids.size());
  EXPECT_GT(report->overtaken_at, 0u) << "the test did not do what it is for";
  ASSERT_GE(ids.size(), 1'500u);
  for (std::size_t i = 0; i < 1'500; ++i) ASSERT_EQ(ids[i], fmt::format("t-{:04}", i));
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end()) << "none comes twice";
}

TEST(ExportIndex, KeepsToTheOldIndexWhenANewOneIsSwitchedIn) {
  auto const announcements = test::tiny_announcements(300);
  test::SmallIndex const index(announcements);
  std::size_t seen = 0;
  auto const report = export_index(index.path(), [&](schema::Announcement const&) {
    if (++seen == 10) index.add(test::vankhe_announcements(), true);
    return base::Result<void>();
  });
  ASSERT_TRUE(report.has_value()) << to_string(report.error());
  EXPECT_EQ(report->announcements, 300u);
  EXPECT_EQ(report->overtaken_at, 0u);
}

TEST(ExportIndex, EndsWithTheErrorOfItsReader) {
  test::SmallIndex const index(test::tiny_announcements(5));
  std::size_t seen = 0;
  auto const report = export_index(index.path(), [&](schema::Announcement const&) {
    return ++seen < 3 ? base::Result<void>()
                      : base::Result<void>(base::Error{ErrorCode::Io, "full", ""});
  });
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().message, "full");
  EXPECT_EQ(seen, 3u);
  EXPECT_EQ(export_index(index.folder().path() / "none", {}).error().code, ErrorCode::IndexMissing);
}

}  // namespace
}  // namespace tracuu::store
