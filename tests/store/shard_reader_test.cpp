// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_reader.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "store/database.hpp"
#include "store/index_format.hpp"
#include "tests/support/comes_true.hpp"
#include "tests/support/served_shard.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::store {
namespace {

using namespace std::chrono_literals;
using base::ErrorCode;

constexpr ShardTimes kShort{.connect = 500ms, .answer = 500ms, .look = 20ms};

/// A folder of three announcements, and one of two that is served.
class ShardReaderTest : public ::testing::Test {
 protected:
  ShardReaderTest() {
    auto const list = ShardList::parse({here_.path().string(), served_.address()}).value();
    health_ = std::make_shared<ShardHealth>(list, kShort);
    reader_.emplace(health_);
  }

  /// What is found now; 0 if nothing can be read.
  std::size_t count() {
    if (auto const fresh = reader_->refresh(); !fresh) return 0;
    auto const counted = xapian_guard([&] { return reader_->database().get_doccount(); });
    return counted ? *counted : 0;
  }

  /// Reads something from each shard; the reader is told of a failure.
  bool reads() {
    if (auto const fresh = reader_->refresh(); !fresh) return false;
    auto const read = xapian_guard([&] {
      auto const& database = reader_->database();
      for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        (void)database.get_document(*at).get_data();
      }
    });
    if (!read) reader_->recover(read.error());
    return read.has_value();
  }

  std::vector<schema::Announcement> all_ = test::tiny_announcements(6);
  test::SmallIndex here_{{all_[0], all_[1], all_[2]}};
  test::SmallIndex there_{{all_[3], all_[4]}};
  test::ServedShard served_{there_.path()};
  std::shared_ptr<ShardHealth> health_;
  std::optional<ShardReader> reader_;
};

TEST_F(ShardReaderTest, IsOneDatabase) {
  EXPECT_EQ(count(), 5u);
  EXPECT_TRUE(reader_->missing().empty());
  EXPECT_EQ(reader_->open_databases().size(), 2u);
  EXPECT_TRUE(reads());
}

TEST_F(ShardReaderTest, StaysAsItIsWhileNothingChanges) {
  EXPECT_EQ(count(), 5u);
  std::string const revision = reader_->revision();
  std::this_thread::sleep_for(50ms);
  EXPECT_EQ(count(), 5u);
  EXPECT_EQ(reader_->revision(), revision);
}

TEST_F(ShardReaderTest, FollowsCommits) {
  EXPECT_EQ(count(), 5u);
  std::string const generation = reader_->generation();
  std::string const revision = reader_->revision();
  here_.add({all_[5]});
  EXPECT_EQ(count(), 6u) << "of a folder at once";
  there_.add({all_[5]});
  EXPECT_TRUE(test::comes_true([&] { return count() == 7; })) << "of a remote one at its look";
  EXPECT_EQ(reader_->generation(), generation);
  EXPECT_NE(reader_->revision(), revision);
}

TEST_F(ShardReaderTest, SeesACommitThatLeavesAllNumbersAsTheyWere) {
  EXPECT_EQ(count(), 5u);
  std::string const revision = reader_->revision();
  schema::Announcement changed = all_[3];
  std::swap(changed.title, changed.body);
  there_.add({changed});
  EXPECT_TRUE(test::comes_true([&] { return count() == 5 && reader_->revision() != revision; }));
}

// A connection that is open goes on with the generation that it had.
TEST_F(ShardReaderTest, FollowsARebuildOfARemoteShard) {
  EXPECT_EQ(count(), 5u);
  std::string const generation = reader_->generation();
  there_.add({all_[3], all_[4], all_[5]}, true);
  EXPECT_TRUE(test::comes_true([&] { return count() == 6; }));
  EXPECT_NE(reader_->generation(), generation);
  EXPECT_TRUE(reads());
}

TEST_F(ShardReaderTest, GoesOnWithoutAShardThatIsGone) {
  EXPECT_TRUE(reads());
  std::string const revision = reader_->revision();
  Xapian::docid const last_here = here_.database().get_lastdocid();
  served_.kill();
  EXPECT_TRUE(test::comes_true([&] { return reads() && reader_->missing().size() == 1; }));
  EXPECT_EQ(count(), 3u);
  EXPECT_EQ(reader_->missing(), std::vector<std::size_t>{1});
  EXPECT_TRUE(reader_->revision().ends_with(".without-2"));
  EXPECT_EQ(reader_->database().get_lastdocid(), (last_here - 1) * 2 + 1) << "numbers stay";
  EXPECT_EQ(health_->status(1).failure->code, ErrorCode::Unavailable);
  served_.restart();
  EXPECT_TRUE(test::comes_true([&] { return count() == 5; }));
  EXPECT_EQ(reader_->revision(), revision) << "it is what it was";
  EXPECT_TRUE(reads());
}

TEST_F(ShardReaderTest, WaitsOnceForAShardThatHangs) {
  EXPECT_TRUE(reads());
  served_.pause();
  auto const begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(reads());
  auto const waited = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(waited, 4 * kShort.answer) << "no longer than its times allow";
  EXPECT_NE(health_->status(1).failure->message.find(std::to_string(served_.port())),
            std::string::npos)
      << health_->status(1).failure->message;
  auto const again = std::chrono::steady_clock::now();
  EXPECT_TRUE(reads());
  EXPECT_LT(std::chrono::steady_clock::now() - again, kShort.answer) << "not again";
  EXPECT_EQ(count(), 3u);
  served_.resume();
  EXPECT_TRUE(test::comes_true([&] { return count() == 5; }));
}

// As after a minute without a search, or a restart of xapian-tcpsrv between two.
TEST_F(ShardReaderTest, AConnectionThatWasClosedIsMadeAgain) {
  EXPECT_TRUE(reads());
  served_.restart();
  (void)reads();
  EXPECT_TRUE(reads());
  EXPECT_EQ(count(), 5u);
  EXPECT_TRUE(health_->status(1).is_up);
}

TEST_F(ShardReaderTest, TellsWhyNoShardCanBeRead) {
  EXPECT_TRUE(reads());
  served_.kill();
  std::filesystem::rename(here_.path(), here_.path().string() + ".away");
  EXPECT_TRUE(test::comes_true([&] {
    (void)reads();
    return !reader_->refresh().has_value();
  }));
  auto const fresh = reader_->refresh();
  ASSERT_FALSE(fresh.has_value());
  EXPECT_NE(fresh.error().message, "");
  std::filesystem::rename(here_.path().string() + ".away", here_.path());
  EXPECT_TRUE(test::comes_true([&] { return count() == 3; }));
}

TEST(ShardOpening, ChecksTheSchemaOfARemoteShard) {
  test::SmallIndex const index(test::tiny_announcements(1));
  {
    Xapian::WritableDatabase database(index.generation_path().string());
    database.set_metadata(std::string(kSchemaVersionKey), "0");
    database.commit();
  }
  test::ServedShard const served(index.path());
  auto const opened = open_shard(ShardAddress::parse(served.address()).value());
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, ErrorCode::SchemaMismatch);
  EXPECT_NE(opened.error().message.find(served.address()), std::string::npos);
}

TEST(ShardOpening, TellsWhoseAddressDoesNotAnswer) {
  test::SmallIndex const index(test::tiny_announcements(1));
  test::ServedShard served(index.path());
  served.kill();
  auto const opened = open_shard(ShardAddress::parse(served.address()).value());
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, ErrorCode::Unavailable);
  EXPECT_NE(opened.error().message.find(served.address()), std::string::npos);
  EXPECT_FALSE(opened.error().hint.empty());
}

}  // namespace
}  // namespace tracuu::store
