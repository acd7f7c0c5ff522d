// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_store.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "store/sqlite_file.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

class CrawlStoreTest : public testing::Test {
 protected:
  CrawlStoreTest() { open(); }

  void open() {
    store_.reset();
    auto opened = CrawlStore::open(folder_.path());
    ASSERT_TRUE(opened) << to_string(opened.error());
    store_.emplace(std::move(*opened));
  }
  /// The due addresses of host "h" as they come, each saved as a page.
  std::vector<std::string> take_all(std::int64_t now) {
    std::vector<std::string> urls;
    while (auto next = store_->next_due("h").value()) {
      urls.push_back(next->url);
      next->state = AddressState::Page;
      next->asked = now;
      next->asked_run = store_->run_id();
      EXPECT_TRUE(store_->save(*next));
    }
    return urls;
  }

  test::TestFolder folder_;
  std::optional<CrawlStore> store_;
};

using Urls = std::vector<std::string>;

TEST_F(CrawlStoreTest, GivesWhatIsNearestFirst) {
  CrawlRun const run = store_->begin_run(1'000).value();
  EXPECT_FALSE(run.is_continued);
  EXPECT_TRUE(store_->add("http://h/far", "h", 2).value());
  EXPECT_TRUE(store_->add("http://h/near", "h", 1).value());
  EXPECT_TRUE(store_->add("http://i/", "i", 0).value());
  EXPECT_FALSE(store_->add("http://h/near", "h", 3).value());
  EXPECT_EQ(store_->due_count().value(), 3u);
  EXPECT_EQ(store_->due_hosts().value(), (Urls{"h", "i"}));
  EXPECT_EQ(take_all(1'001), (Urls{"http://h/near", "http://h/far"}));
  EXPECT_EQ(store_->due_hosts().value(), Urls{"i"});
}

TEST_F(CrawlStoreTest, KeepsWhatIsKnownOfAnAddress) {
  ASSERT_TRUE(store_->begin_run(1'000));
  ASSERT_TRUE(store_->add("http://h/a", "h", 1, 77));
  CrawlAddress address = *store_->find("http://h/a").value();
  EXPECT_EQ(address.changed, 77);
  address.state = AddressState::Page;
  address.status = 200;
  address.asked = 1'001;
  address.etag = "\"v1\"";
  address.last_modified = "Tue, 11 Jul 2023 01:30:00 GMT";
  address.digest = "sha1:AA";
  address.record_id = "<urn:uuid:1>";
  address.record_date = "2026-12-01T02:40:32Z";
  address.canonical = "http://h/b";
  address.failures = 1;
  address.gone_passes = 1;
  address.reason = "vì sao";
  ASSERT_TRUE(store_->save(address));
  CrawlAddress const read = *store_->find("http://h/a").value();
  EXPECT_EQ(read.etag, address.etag);
  EXPECT_EQ(read.last_modified, address.last_modified);
  EXPECT_EQ(read.digest, address.digest);
  EXPECT_EQ(read.record_id, address.record_id);
  EXPECT_EQ(read.record_date, address.record_date);
  EXPECT_EQ(read.canonical, address.canonical);
  EXPECT_EQ(read.reason, address.reason);
  EXPECT_EQ(read.failures, 1u);
  EXPECT_EQ(read.gone_passes, 1u);
  EXPECT_EQ(store_->find("http://h/none").value(), std::nullopt);
}

TEST_F(CrawlStoreTest, GoesOnAfterAKillWhereItWasCommitted) {
  CrawlRun const first = store_->begin_run(1'000).value();
  ASSERT_TRUE(store_->add("http://h/a", "h", 0));
  ASSERT_TRUE(store_->commit());
  ASSERT_TRUE(store_->add("http://h/lost", "h", 1));
  open();
  CrawlRun const again = store_->begin_run(2'000).value();
  EXPECT_TRUE(again.is_continued);
  EXPECT_EQ(again.id, first.id);
  EXPECT_EQ(again.started, 1'000);
  EXPECT_EQ(take_all(2'001), Urls{"http://h/a"});
  ASSERT_TRUE(store_->end_run(again, 2'002, "{}"));
  EXPECT_FALSE(store_->begin_run(3'000).value().is_continued);
}

TEST_F(CrawlStoreTest, AsksAgainForWhatMayHaveChanged) {
  CrawlRun const first = store_->begin_run(1'000).value();
  for (char const* const url : {"http://h/a", "http://h/b", "http://h/c", "http://h/d"}) {
    ASSERT_TRUE(store_->add(url, "h", 0));
  }
  take_all(1'001);
  CrawlAddress gone = *store_->find("http://h/d").value();
  gone.state = AddressState::Gone;
  gone.gone_passes = 2;
  gone.asked = 1'001;
  ASSERT_TRUE(store_->save(gone));
  ASSERT_TRUE(store_->end_run(first, 1'002, "{}"));

  ASSERT_TRUE(store_->begin_run(2'000));
  EXPECT_EQ(store_->due_count().value(), 0u);
  ASSERT_TRUE(store_->make_known_due(2));
  EXPECT_EQ(store_->due_count().value(), 3u);
  // What was never asked comes first.
  ASSERT_TRUE(store_->add("http://h/new", "h", 9));
  EXPECT_EQ(take_all(2'001), (Urls{"http://h/new", "http://h/a", "http://h/b", "http://h/c"}));
  // A link to what is gone: it may be there again.
  ASSERT_TRUE(store_->add("http://h/d", "h", 1));
  EXPECT_EQ(take_all(2'001), Urls{"http://h/d"});
}

TEST_F(CrawlStoreTest, PurgesWhatWasNotAsked) {
  CrawlRun const first = store_->begin_run(1'000).value();
  for (char const* const url : {"http://h/a", "http://h/b", "http://h/c"})
    ASSERT_TRUE(store_->add(url, "h", 0));
  take_all(1'001);
  ASSERT_TRUE(store_->end_run(first, 1'002, "{}"));
  CrawlRun const second = store_->begin_run(2'000).value();
  CrawlAddress asked = *store_->find("http://h/a").value();
  asked.asked = 2'001;
  asked.asked_run = store_->run_id();
  ASSERT_TRUE(store_->save(asked));
  CrawlAddress doubtful = *store_->find("http://h/c").value();
  doubtful.asked = 2'001;
  doubtful.asked_run = store_->run_id();
  doubtful.gone_passes = 1;
  ASSERT_TRUE(store_->save(doubtful));
  EXPECT_EQ(store_->make_purge_due(second, 2).value(), 2u);
  EXPECT_EQ(take_all(2'002), (Urls{"http://h/b", "http://h/c"}));
}

TEST_F(CrawlStoreTest, KnowsCopies) {
  ASSERT_TRUE(store_->begin_run(1'000));
  for (char const* const url : {"http://h/a", "http://h/b"}) ASSERT_TRUE(store_->add(url, "h", 0));
  CrawlAddress copy = *store_->find("http://h/b").value();
  copy.state = AddressState::Page;
  copy.digest = "sha1:AA";
  copy.canonical = "http://h/a";
  ASSERT_TRUE(store_->save(copy));
  EXPECT_TRUE(store_->untold_copies().value().empty());  // the other was not seen yet
  CrawlAddress page = *store_->find("http://h/a").value();
  page.state = AddressState::Page;
  page.digest = "sha1:AA";
  ASSERT_TRUE(store_->save(page));
  ASSERT_EQ(store_->untold_copies().value().size(), 1u);
  EXPECT_EQ(store_->page_with_digest("sha1:AA", "http://h/c").value(), "http://h/a");
  EXPECT_EQ(store_->page_with_digest("sha1:AA", "http://h/a").value(), std::nullopt);
  ASSERT_TRUE(store_->release_copies("http://h/a"));
  EXPECT_EQ(store_->next_due("h").value()->url, "http://h/b");
  EXPECT_EQ(store_->find("http://h/b").value()->canonical, "");
}

TEST_F(CrawlStoreTest, CountsAndKeepsFactsOfARun) {
  CrawlRun const run = store_->begin_run(1'000).value();
  ASSERT_TRUE(store_->count("trap", "calendar", "http://h/lich"));
  ASSERT_TRUE(store_->count("trap", "calendar", "http://h/khac", 2));
  ASSERT_TRUE(store_->keep_fact("closed", "h/lich?#", "1"));
  ASSERT_TRUE(store_->commit());
  open();
  auto const counts = store_->counts().value();
  ASSERT_EQ(counts.size(), 1u);
  EXPECT_EQ(counts[0].count, 3u);
  EXPECT_EQ(counts[0].example, "http://h/lich");
  ASSERT_EQ(store_->facts("closed").value().size(), 1u);
  EXPECT_TRUE(store_->add_text(~std::uint64_t{0}).value());
  EXPECT_FALSE(store_->add_text(~std::uint64_t{0}).value());
  ASSERT_TRUE(store_->end_run(run, 1'001, "{}"));
  ASSERT_TRUE(store_->begin_run(2'000));
  EXPECT_TRUE(store_->counts().value().empty());
}

TEST_F(CrawlStoreTest, RefusesAFileThatIsNone) {
  store_.reset();
  std::filesystem::remove(folder_.path() / "crawl.sqlite-wal");
  std::ofstream(folder_.path() / "crawl.sqlite") << std::string(8'192, 'x');
  auto const opened = CrawlStore::open(folder_.path());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, base::ErrorCode::Io);
  EXPECT_NE(opened.error().subject.find("crawl.sqlite"), std::string::npos);
}

// Databases of version 1 lack the text of a page.
TEST_F(CrawlStoreTest, TakesOverADatabaseOfVersion1) {
  ASSERT_TRUE(store_->begin_run(1'000));
  ASSERT_TRUE(store_->add("http://h/a", "h", 1));
  take_all(1'001);
  ASSERT_TRUE(store_->commit());
  store_.reset();
  {
    auto file = store::SqliteFile::open(folder_.path() / "crawl.sqlite", "it",
                                        std::numeric_limits<int>::max(), "");
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->run("ALTER TABLE addresses DROP COLUMN text; PRAGMA user_version=1;"));
  }
  open();
  EXPECT_EQ(store_->find("http://h/a").value()->text, 0u);
  open();  // of this version now
  EXPECT_EQ(store_->find("http://h/a").value()->state, AddressState::Page);
}

TEST_F(CrawlStoreTest, SaysWhatToDoWithADamagedFile) {
  store_.reset();
  std::ofstream(folder_.path() / "crawl.sqlite") << std::string(8'192, 'x');
  auto const opened = CrawlStore::open(folder_.path());
  ASSERT_FALSE(opened);
  EXPECT_TRUE(opened.error().hint.starts_with("the file is damaged")) << to_string(opened.error());
}

TEST_F(CrawlStoreTest, CountsWhatIsKeptBelowAnAddress) {
  ASSERT_TRUE(store_->begin_run(1'000));
  for (char const* const url :
       {"http://h/tin/a", "http://h/tin/b/c", "http://h/tin", "http://h/tin-b/d"}) {
    ASSERT_TRUE(store_->add(url, "h", 1));
  }
  take_all(1'001);
  EXPECT_EQ(store_->kept_below("http://h/tin/").value(), 2u);
  EXPECT_EQ(store_->kept_below("http://h/").value(), 4u);
}

}  // namespace
}  // namespace tracuu::indexer
