// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/page_correction.hpp"

#include <gtest/gtest.h>

#include "schema/page_text.hpp"
#include "store/page_store.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/support/samples.hpp"

namespace tracuu::indexer {
namespace {

TEST(ReadPageCorrection, TakesTheTextOfAPage) {
  EXPECT_EQ(
      read_page_correction(R"({"text": "Nay bổ sung\r\nhai\tđiểm\rba\u0000\u001b."})").value(),
      "Nay bổ sung\nhai\tđiểm\nba.");
  EXPECT_EQ(read_page_correction(R"({"text": ""})").value(), "") << "a page may be empty";
}

TEST(ReadPageCorrection, RefusesWhatIsNoText) {
  for (std::string const& body :
       {std::string(""), std::string("[]"), std::string("{}"), std::string(R"({"text": 1})"),
        std::string(R"({"text": "a", "page": 2})"), std::string("{\"text\": \"\xFF\"}"),
        "{\"text\": \"" + std::string(kMaxPageTextBytes + 1, 'a') + "\"}"}) {
    auto const text = read_page_correction(body);
    ASSERT_FALSE(text) << body.substr(0, 40);
    EXPECT_EQ(text.error().code, base::ErrorCode::InvalidArgument);
  }
}

class PageCorrections : public ::testing::Test {
 protected:
  [[nodiscard]] std::vector<store::PageCorrection> kept() const {
    auto const store = store::PageStore::open_to_read(folder_.path()).value();
    return store->corrections_of(test::kScanHash).value();
  }

  test::TestFolder folder_;
  schema::Announcement announcement_ = test::scanned_announcement();
};

TEST_F(PageCorrections, RememberWhatTheFirstHasReplaced) {
  schema::PageText const machine = schema::page_text(announcement_, 2);
  auto const first = keep_correction(folder_.path(), announcement_, 2, "Nay bổ sung", "a").value();
  EXPECT_EQ(first.id, "quet/1");
  EXPECT_FALSE(first.is_removal());
  EXPECT_TRUE(first.page->is_corrected);
  EXPECT_EQ(first.page->text.text, "Nay bổ sung");
  ASSERT_TRUE(schema::put_page_text(announcement_, 2, first.page->text));
  ASSERT_TRUE(keep_correction(folder_.path(), announcement_, 2, "Nay bỏ", "b"));
  ASSERT_EQ(kept().size(), 1u);
  EXPECT_EQ(kept()[0].text, "Nay bỏ");
  EXPECT_EQ(kept()[0].by, "b");
  EXPECT_TRUE(kept()[0].time.ends_with("Z")) << kept()[0].time;
  auto const undone = undo_correction(folder_.path(), announcement_, 2).value();
  ASSERT_TRUE(undone);
  EXPECT_FALSE(undone->page->is_corrected);
  EXPECT_EQ(undone->page->text, machine) << "what the machine read, with its repairs";
  EXPECT_EQ(kept().size(), 1u);
  ASSERT_TRUE(drop_correction(folder_.path(), announcement_, 2));
  EXPECT_TRUE(kept().empty());
  EXPECT_FALSE(undo_correction(folder_.path(), announcement_, 2).value());
}

TEST_F(PageCorrections, NeedAPageOfAFile) {
  EXPECT_FALSE(undo_correction(folder_.path(), announcement_, 2).value()) << "no store yet";
  auto const no_page = keep_correction(folder_.path(), announcement_, 4, "x", "");
  EXPECT_EQ(no_page.error().code, base::ErrorCode::NotFound);
  EXPECT_EQ(no_page.error().subject, "page");
  announcement_.file_hash.clear();
  EXPECT_EQ(keep_correction(folder_.path(), announcement_, 2, "x", "").error().code,
            base::ErrorCode::InvalidArgument);
  EXPECT_FALSE(std::filesystem::exists(store::page_store_file(folder_.path())));
}

}  // namespace
}  // namespace tracuu::indexer
