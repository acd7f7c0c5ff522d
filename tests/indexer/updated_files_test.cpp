// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updated_files.hpp"

#include <gtest/gtest.h>

#include <string>

#include "schema/term.hpp"

namespace tracuu::indexer {
namespace {

using Kind = FileStart::Kind;

FoundFile found(std::string const& location, std::int64_t modified_ns = 8) {
  FoundFile file;
  file.location = location;
  file.stamp = {7, modified_ns};
  file.is_settled = true;
  return file;
}

class UpdatedFilesTest : public ::testing::Test {
 protected:
  /// A run that meets this one file, and what begin() says of it.
  Kind run_with(FoundFile const& file, std::size_t announcements = 2) {
    UpdatedFiles files(options_, index_);
    FileStart const start = files.begin(file);
    if (start.kind == Kind::Read) {
      for (std::size_t i = 0; i < announcements; ++i) {
        files.records().add_announcement(file.location);
      }
    }
    files.finish();
    return start.kind;
  }

  std::optional<LedgerEntry> entry(std::string const& location) {
    return find_ledger_entry(database_, schema::make_file_term(location));
  }

  IndexJobOptions options_;
  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  UpdatedIndex index_{database_, database_};
};

TEST_F(UpdatedFilesTest, AreReadWhenTheyHaveChanged) {
  EXPECT_EQ(run_with(found("/a")), Kind::Read);
  EXPECT_EQ(entry("/a"), (LedgerEntry{2, FileStamp{7, 8}}));
  EXPECT_EQ(run_with(found("/a")), Kind::Unchanged);
  EXPECT_EQ(run_with(found("/a", 9)), Kind::Read);
  options_.reread = true;
  EXPECT_EQ(run_with(found("/a", 9)), Kind::Read);
}

TEST_F(UpdatedFilesTest, TellHowManyAnnouncementsAnUnchangedOneHas) {
  EXPECT_EQ(run_with(found("/a"), 3), Kind::Read);
  UpdatedFiles files(options_, index_);
  EXPECT_EQ(files.begin(found("/a")).announcements, 3u);
  EXPECT_EQ(files.begin(found("/a")).kind, Kind::MetBefore) << "two sources hold it";
  EXPECT_TRUE(files.records().find(schema::make_file_term("/a"))->is_skipped);
}

TEST_F(UpdatedFilesTest, AreReadAgainWhenAnotherFileTookAnAnnouncement) {
  EXPECT_EQ(run_with(found("/a")), Kind::Read);
  UpdatedFiles files(options_, index_);
  files.retake_from(schema::make_file_term("/a"));
  EXPECT_EQ(entry("/a"), (LedgerEntry{2, std::nullopt})) << "also by a later run";
  EXPECT_EQ(files.begin(found("/a")).kind, Kind::Read);
}

TEST_F(UpdatedFilesTest, AreReadAgainWhenTheRunEndedInTheMiddle) {
  UpdatedFiles files(options_, index_);
  EXPECT_EQ(files.begin(found("/a")).kind, Kind::Read);
  files.records().add_announcement("/a");
  files.finish_in_the_middle("/a");
  EXPECT_EQ(entry("/a"), (LedgerEntry{1, std::nullopt}));
  files.finish_in_the_middle("/b");
  EXPECT_FALSE(entry("/b")) << "no file was begun";
}

TEST_F(UpdatedFilesTest, AreReadForPruningWhenTheIndexHasFewerAnnouncements) {
  EXPECT_EQ(run_with(found("/a"), 1), Kind::Read);
  options_.prune = true;
  EXPECT_EQ(run_with(found("/a"), 1), Kind::Read);
  Xapian::Document document;
  document.add_boolean_term(schema::make_file_term("/a"));
  database_.add_document(document);
  EXPECT_EQ(run_with(found("/a"), 1), Kind::Unchanged);
}

TEST_F(UpdatedFilesTest, LeaveNoTraceInADryRun) {
  index_.writing.reset();
  EXPECT_EQ(run_with(found("/a")), Kind::Read);
  EXPECT_FALSE(entry("/a"));
}

}  // namespace
}  // namespace tracuu::indexer
