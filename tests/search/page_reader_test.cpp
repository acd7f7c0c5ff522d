// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/page_reader.hpp"

#include <gtest/gtest.h>

#include "indexer/index_job.hpp"
#include "search/searcher.hpp"
#include "store/exported_line.hpp"
#include "store/page_store.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/support/samples.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

class PageReader : public ::testing::Test {
 protected:
  PageReader() {
    std::string const line =
        store::exported_line(schema::to_json(test::scanned_announcement())) + "\n";
    (void)test::index_source(folder_.write("source/a.jsonl", line), index_).value();
  }

  [[nodiscard]] base::Result<PageReading> read(std::size_t page, SearchRequest const& query = {}) {
    return Searcher::open(index_).value().read_page("quet/1", page, query);
  }
  void keep_words() { EXPECT_TRUE(store().keep(test::kScanHash, test::scanned_words())); }
  [[nodiscard]] store::PageStore store() const { return store::PageStore::open(index_).value(); }

  test::TestFolder folder_;
  std::filesystem::path const index_ = folder_.path() / "index.db";
};

TEST_F(PageReader, ReadsThePageAndNoOther) {
  auto const reading = read(2, test::request_for("tiêm phòng")).value();
  EXPECT_EQ(reading.page, 2u);
  EXPECT_EQ(reading.page_count, 3u);
  ASSERT_EQ(reading.paragraphs.size(), 2u);
  EXPECT_EQ(reading.paragraphs[0].text, "Nay bổ sung hai điểm tiêm phòng");
  EXPECT_EQ(reading.paragraphs[0].matches.size(), 1u);
  ASSERT_EQ(reading.paragraphs[0].repairs.size(), 1u);
  EXPECT_EQ(reading.paragraphs[0].repairs[0].as_read, "bỗ");
  EXPECT_TRUE(reading.paragraphs[1].repairs.empty());
  EXPECT_EQ(reading.announcement.body, "");
  EXPECT_EQ(reading.announcement.source_location, (folder_.path() / "source/a.jsonl").string());
  EXPECT_FALSE(reading.title.matches.empty());
}

TEST_F(PageReader, TheStoreOfPagesNeedNotBeThere) {
  EXPECT_FALSE(read(2)->words);
  EXPECT_FALSE(std::filesystem::exists(store::page_store_file(index_))) << "reading makes none";
}

TEST_F(PageReader, KnowsWhatTheStoreHasOfThePage) {
  keep_words();
  EXPECT_TRUE(store().keep_failure(test::kScanHash, {3, "took too long"}));
  store::PageCorrection const correction{2, "Nay bổ sung", "thu-vien", "2026-11-30T08:00:00Z"};
  EXPECT_TRUE(store().correct(test::kScanHash, correction));
  auto const second = read(2, test::request_for("tiêm phòng")).value();
  EXPECT_EQ(second.words, test::scanned_words());
  EXPECT_EQ(second.boxes.size(), 1u);
  EXPECT_EQ(second.correction, correction);
  EXPECT_EQ(second.failure, "");
  auto const third = read(3).value();
  EXPECT_FALSE(third.words);
  EXPECT_FALSE(third.correction);
  EXPECT_EQ(third.failure, "took too long");
  EXPECT_TRUE(third.paragraphs.empty());
}

TEST_F(PageReader, TellsWhatIsNotThere) {
  for (std::size_t const page : {0, 4}) {
    auto const error = read(page).error();
    EXPECT_EQ(error.code, base::ErrorCode::NotFound);
    EXPECT_EQ(error.subject, "page");
  }
  auto const error = Searcher::open(index_).value().read_page("khac", 1, {}).error();
  EXPECT_EQ(error.code, base::ErrorCode::NotFound);
  EXPECT_EQ(error.subject, "");
}

}  // namespace
}  // namespace tracuu::search
