// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/change_journal.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "tests/indexer/test_folder.hpp"
#include "tests/support/resource_limit.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;

Change put(std::string const& id, std::string const& title) {
  schema::Announcement announcement;
  announcement.id = id;
  announcement.title = title;
  return {id, announcement};
}

Change removal(std::string const& id) {
  return {id, std::nullopt};
}

/// "1: a=Họp -b", a closed file a line.
std::string text_of(ChangeJournal const& journal) {
  std::string text;
  for (ChangeJournal::File const& file : journal.closed_files()) {
    text += std::to_string(file.number) + ":";
    std::size_t changes = 0;
    auto const read = journal.read(file, [&](Change const& change) {
      text += change.is_removal() ? " -" + change.id
                                  : " " + change.id + "=" + change.announcement->title;
      ++changes;
      return true;
    });
    EXPECT_TRUE(read.has_value());
    EXPECT_EQ(changes, file.changes);
    text += "\n";
  }
  return text;
}

void append(ChangeJournal& journal, std::vector<Change> const& changes) {
  auto const written = journal.append(changes);
  ASSERT_TRUE(written.has_value()) << to_string(written.error());
}

TEST(ChangeJournal, KeepsTheTextOfAPage) {
  test::TestFolder const folder;
  schema::PageText const text{"Nay bổ\n\"sung\"", {{4, 9, "bỗ"}}};
  ChangeJournal journal = ChangeJournal::open(folder.path()).value();
  append(journal, {{"a", std::nullopt, PageChange{12, text, true}}});
  journal.begin_next_file();
  std::vector<Change> changes;
  ASSERT_TRUE(journal.read(journal.closed_files().at(0), [&](Change const& change) {
    changes.push_back(change);
    return true;
  }));
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_FALSE(changes[0].is_removal());
  ASSERT_TRUE(changes[0].page);
  EXPECT_EQ(changes[0].page->page, 12u);
  EXPECT_EQ(changes[0].page->text, text);
  EXPECT_TRUE(changes[0].page->is_corrected);
}

TEST(ChangeJournal, KeepsWhatWasAcceptedInOrder) {
  test::TestFolder const folder;
  fs::path const path = folder.path() / "changes";
  {
    ChangeJournal journal = ChangeJournal::open(path).value();
    append(journal, {put("a", "Họp \"dân\"\n"), removal("b")});
    append(journal, {put("c", "Lúa")});
    EXPECT_EQ(text_of(journal), "") << "it is still written to";
    journal.begin_next_file();
    append(journal, {removal("c")});
  }
  ChangeJournal journal = ChangeJournal::open(path).value();
  EXPECT_EQ(journal.changes(), 4u);
  EXPECT_EQ(text_of(journal), "1: a=Họp \"dân\"\n -b c=Lúa\n2: -c\n");
  journal.remove(1);
  EXPECT_EQ(text_of(journal), "2: -c\n");
  EXPECT_EQ(journal.changes(), 1u);
  EXPECT_EQ(journal.bytes(), fs::file_size(path / "000002.jsonl"));
}

TEST(ChangeJournal, StopsWhereTheReaderHasEnough) {
  test::TestFolder const folder;
  ChangeJournal journal = ChangeJournal::open(folder.path()).value();
  append(journal, {removal("a"), removal("b")});
  append(journal, {removal("c")});
  journal.begin_next_file();
  std::size_t met = 0;
  ASSERT_TRUE(journal.read(journal.closed_files()[0], [&](Change const&) { return ++met < 2; }));
  EXPECT_EQ(met, 2u);
}

TEST(ChangeJournal, BeginsANewFileWhenOneIsLarge) {
  test::TestFolder const folder;
  ChangeJournal journal = ChangeJournal::open(folder.path()).value();
  append(journal, {put("a", std::string(ChangeJournal::kFileBytes, 'a'))});
  ASSERT_EQ(journal.closed_files().size(), 1u);
  EXPECT_GE(journal.closed_files()[0].bytes, ChangeJournal::kFileBytes);
  append(journal, {removal("a")});
  EXPECT_EQ(journal.closed_files().size(), 1u);
  EXPECT_EQ(journal.bytes(), fs::file_size(folder.path() / "000001.jsonl") +
                                 fs::file_size(folder.path() / "000002.jsonl"));
}

/// A full disk, by a limit of what a file may hold.
TEST(ChangeJournal, LeavesNothingHalfWrittenOnAFullDisk) {
  test::TestFolder const folder;
  ChangeJournal journal = ChangeJournal::open(folder.path()).value();
  append(journal, {removal("a")});
  auto const bytes = journal.bytes();
  {
    test::FileSizeLimit const limit(bytes + 1'000);
    auto const written = journal.append(std::vector<Change>{put("b", std::string(10'000, 'b'))});
    ASSERT_FALSE(written.has_value());
    EXPECT_EQ(written.error().code, base::ErrorCode::DiskFull) << to_string(written.error());
    EXPECT_EQ(fs::file_size(folder.path() / "000001.jsonl"), bytes);
  }
  EXPECT_EQ(journal.bytes(), bytes);
  append(journal, {removal("c")});
  journal.begin_next_file();
  EXPECT_EQ(text_of(journal), "1: -a -c\n");
}

TEST(ChangeJournal, NeverUsesANumberTwice) {
  test::TestFolder const folder;
  for (int run = 0; run < 3; ++run) {
    ChangeJournal journal = ChangeJournal::open(folder.path()).value();
    append(journal, {removal(std::to_string(run))});
  }
  EXPECT_EQ(text_of(ChangeJournal::open(folder.path()).value()), "1: -0\n2: -1\n3: -2\n");
}

TEST(ChangeJournal, CutsOffWhatWasNeverAcknowledged) {
  test::TestFolder const folder;
  {
    ChangeJournal journal = ChangeJournal::open(folder.path()).value();
    append(journal, {removal("a")});
  }
  std::ofstream(folder.path() / "000001.jsonl", std::ios::app) << R"([{"id":"b","pu)";
  std::ofstream(folder.path() / "notes.txt") << "not ours";
  ChangeJournal const journal = ChangeJournal::open(folder.path()).value();
  EXPECT_EQ(text_of(journal), "1: -a\n");
}

TEST(ChangeJournal, RefusesWhatItCannotRead) {
  test::TestFolder const folder;
  for (char const* line :
       {"[{]\n", "[{\"put\":\"{}\"}]\n", "[{\"id\":\"a\",\"put\":\"[]\"}]\n", "7\n"}) {
    std::ofstream(folder.path() / "000004.jsonl", std::ios::trunc) << "[]\n" << line;
    auto const opened = ChangeJournal::open(folder.path());
    ASSERT_FALSE(opened.has_value()) << line;
    EXPECT_EQ(opened.error().code, base::ErrorCode::IndexCorrupt) << line;
    EXPECT_NE(opened.error().message.find("000004.jsonl:2"), std::string::npos)
        << opened.error().message;
  }
}

TEST(ChangeJournal, SaysWhatTheSystemRefuses) {
  test::TestFolder const folder;
  folder.write("file", "");
  auto const opened = ChangeJournal::open(folder.path() / "file");
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, base::ErrorCode::Io);
  ChangeJournal journal = ChangeJournal::open(folder.path() / "changes").value();
  fs::remove_all(folder.path() / "changes");
  auto const written = journal.append(std::vector<Change>{removal("a")});
  ASSERT_FALSE(written.has_value());
  EXPECT_NE(written.error().message.find("000001.jsonl"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::indexer
