// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/change_journal.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "tests/indexer/test_folder.hpp"

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

/// "1: a=Họp -b", a file a line.
std::string text_of(std::vector<ChangeJournal::File> const& files) {
  std::string text;
  for (ChangeJournal::File const& file : files) {
    text += std::to_string(file.number) + ":";
    for (Change const& change : file.changes) {
      text += change.is_removal() ? " -" + change.id
                                  : " " + change.id + "=" + change.announcement->title;
    }
    text += "\n";
  }
  return text;
}

void append(ChangeJournal& journal, std::vector<Change> const& changes) {
  auto const written = journal.append(changes);
  ASSERT_TRUE(written.has_value()) << to_string(written.error());
}

TEST(ChangeJournal, KeepsWhatWasAcceptedInOrder) {
  test::TestFolder const folder;
  fs::path const path = folder.path() / "changes";
  {
    ChangeJournal journal = ChangeJournal::open(path).value();
    append(journal, {put("a", "Họp \"dân\"\n"), removal("b")});
    append(journal, {put("c", "Lúa")});
    EXPECT_EQ(text_of(journal.closed_files().value()), "") << "it is still written to";
    journal.begin_next_file();
    append(journal, {removal("c")});
  }
  ChangeJournal const journal = ChangeJournal::open(path).value();
  EXPECT_EQ(text_of(journal.closed_files().value()), "1: a=Họp \"dân\"\n -b c=Lúa\n2: -c\n");
  journal.remove(1);
  EXPECT_EQ(text_of(journal.closed_files().value()), "2: -c\n");
}

TEST(ChangeJournal, NeverUsesANumberTwice) {
  test::TestFolder const folder;
  for (int run = 0; run < 3; ++run) {
    ChangeJournal journal = ChangeJournal::open(folder.path()).value();
    append(journal, {removal(std::to_string(run))});
  }
  EXPECT_EQ(text_of(ChangeJournal::open(folder.path()).value().closed_files().value()),
            "1: -0\n2: -1\n3: -2\n");
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
  EXPECT_EQ(text_of(journal.closed_files().value()), "1: -a\n");
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
