// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/page_correction.hpp"

#include <gtest/gtest.h>

#include "schema/page_text.hpp"
#include "search/searcher.hpp"
#include "store/page_store.hpp"
#include "tests/indexer/office_files.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/support/samples.hpp"
#include "tests/support/small_index.hpp"

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

class CorrectedDocument : public ::testing::Test {
 protected:
  void index(bool rebuild = false) {
    (void)test::index_source(source_, index_, 1, rebuild).value();
  }
  [[nodiscard]] schema::Announcement found() const {
    return search::Searcher::open(index_).value().find("a.pdf").value().announcement;
  }

  test::TestFolder folder_;
  std::filesystem::path const source_ = folder_.path() / "source";
  std::filesystem::path const file_ = folder_.write(
      "source/a.pdf",
      test::make_pdf({"THÔNG BÁO\nVề lịch tiêm phòng bệnh dại năm 2019 ở các thôn của "
                      "xã\nKính gửi các thôn và nhân dân trong xã.\nThời gian tiêm "
                      "từ ngày 20 tháng 5 đến ngày 25 tháng 5 năm 2019.",
                      "Nay bổ sung hai điểm tiêm phòng ở nhà văn hóa thôn.\nCác hộ "
                      "nuôi chó đăng ký với trưởng thôn trước ngày 15 tháng 5."}));
  std::filesystem::path const index_ = folder_.path() / "index.db";
};

TEST_F(CorrectedDocument, IsAfterARebuildWhatItWasInTheIndex) {
  index();
  schema::Announcement const machine = found();
  ASSERT_EQ(schema::page_count(machine), 2u);
  for (std::size_t const page : {1, 2}) {
    std::string text = schema::page_text(machine, page).text;
    text.replace(text.find("thôn"), std::string_view("thôn").size(), "bản");
    ASSERT_TRUE(keep_correction(index_, machine, page, text, "thu-vien"));
    schema::Announcement live = machine;
    ASSERT_TRUE(schema::put_page_text(live, page, {text, {}}));
    index(true);
    schema::Announcement const rebuilt = found();
    EXPECT_EQ(rebuilt.body, live.body);
    EXPECT_EQ(rebuilt.pages, live.pages);
    EXPECT_EQ(rebuilt.title, machine.title) << "its lines are on the first page";
    EXPECT_EQ(rebuilt.corrected_pages, std::to_string(page));
    ASSERT_TRUE(drop_correction(index_, machine, page));
    index(true);
    EXPECT_EQ(found().body, machine.body);
    EXPECT_EQ(found().corrected_pages, "");
  }
}

}  // namespace
}  // namespace tracuu::indexer
