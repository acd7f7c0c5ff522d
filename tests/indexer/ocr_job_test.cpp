// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr_job.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "search/searcher.hpp"
#include "tests/indexer/office_files.hpp"
#include "tests/indexer/picture_files.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;

/// A folder with scans, an index of it, and a program in place of tesseract that writes down each
/// page it is asked for and reads the same words on all.
class OcrJobTest : public ::testing::Test {
 protected:
  OcrJobTest() {
    job_.sources = {folder_.path() / "s"};
    job_.index = folder_.path() / "index.db";
    job_.may_wait = true;
    open();
    put_program("exit 0");
    ocr_.tesseract = {folder_.path() / "tesseract", "tesseract 5 test", true};
  }

  void open() {
    ocr_.pages = KeptPages::open(job_.index).value();
    job_.pages = ocr_.pages;
  }

  /// `ending`: what the program does when it has written its words.
  void put_program(std::string const& ending) const {
    std::string script = fmt::format("#!/bin/sh\nhead -c 4 >/dev/null\necho x >>'{}'\n",
                                     (folder_.path() / "calls").string());
    int left = 200;
    for (char const* const word :
         {"Thông", "báo", "lịch", "tiêm", "phòng", "cho", "đàn", "trâu", "bò"}) {
      script += fmt::format("printf '5\\t1\\t1\\t1\\t1\\t1\\t{}\\t300\\t90\\t40\\t95\\t{}\\n'\n",
                            left, word);
      left += 110;
    }
    fs::path const program = folder_.write("tesseract", script + ending + "\n");
    fs::permissions(program, fs::perms::owner_all);
  }

  [[nodiscard]] std::size_t calls() const {
    std::string const calls = test::read_file(folder_.path() / "calls");
    return static_cast<std::size_t>(std::ranges::count(calls, '\n'));
  }

  void put_scan(std::string const& name, std::size_t pages, double mark = 1) const {
    std::vector<test::PlacedPage> placed(pages, {{}, true});
    placed[0].texts.push_back({mark, 10, "1"});  // so that each file has other bytes
    folder_.write("s/" + name, test::make_placed_pdf(placed));
  }

  /// Indexes the folder, then reads what waits.
  OcrReport run() {
    auto const indexed = run_index_job(job_);
    EXPECT_TRUE(indexed.has_value()) << to_string(indexed.error());
    ocr_.index = job_;
    return run_ocr_job(ocr_, indexed->remarks.waiting());
  }

  [[nodiscard]] std::vector<std::string> found(std::string const& words) const {
    auto searcher = search::Searcher::open(job_.index).value();
    search::SearchRequest request;
    request.text = words;
    std::vector<std::string> ids;
    auto const answer = searcher.search(request).value();
    for (auto const& hit : answer.hits) ids.push_back(hit.announcement.id);
    std::ranges::sort(ids);
    return ids;
  }

  test::TestFolder folder_;
  IndexJobOptions job_;
  OcrJobOptions ocr_;
};

TEST_F(OcrJobTest, AScanIsFoundByWhatItSays) {
  put_scan("a.pdf", 2);
  OcrReport const report = run();
  EXPECT_FALSE(report.error.has_value());
  EXPECT_EQ(report.pages.total, 2U);
  EXPECT_EQ(report.pages.done, 2U);
  EXPECT_EQ(report.indexed, 1U);
  EXPECT_EQ(found("tiêm phòng cho đàn trâu"), std::vector<std::string>{"a.pdf"});
}

TEST_F(OcrJobTest, NoPageIsReadTwice) {
  put_scan("a.pdf", 3);
  EXPECT_EQ(run().pages.done, 3U);
  EXPECT_EQ(calls(), 3U);
  EXPECT_EQ(run().pages.total, 0U) << "a second run";
  job_.rebuild = true;
  EXPECT_EQ(run().pages.total, 0U) << "a rebuild";
  fs::copy_file(folder_.path() / "s/a.pdf", folder_.path() / "s/copy.pdf");
  EXPECT_EQ(run().pages.total, 0U) << "a copy";
  EXPECT_EQ(calls(), 3U);
  EXPECT_EQ(found("tiêm phòng"), (std::vector<std::string>{"a.pdf", "copy.pdf"}));
}

TEST_F(OcrJobTest, FilesWithTheSameBytesAreReadOnce) {
  put_scan("a.pdf", 3);
  fs::copy_file(folder_.path() / "s/a.pdf", folder_.path() / "s/b.pdf");
  put_scan("c.pdf", 1, 2);
  ocr_.workers = 2;
  OcrReport const report = run();
  EXPECT_EQ(calls(), 4U);
  EXPECT_EQ(report.pages.total, 4U);
  EXPECT_EQ(report.pages.done, 4U);
  EXPECT_EQ(report.indexed, 3U);
  EXPECT_EQ(found("tiêm phòng"), (std::vector<std::string>{"a.pdf", "b.pdf", "c.pdf"}));
}

TEST_F(OcrJobTest, TwoRunsAtOnceReadEachPageOnce) {
  put_scan("a.pdf", 3);
  put_program("sleep 0.2");
  auto const indexed = run_index_job(job_);
  ASSERT_TRUE(indexed.has_value());
  ocr_.index = job_;
  ocr_.index.patience = std::chrono::seconds(10);
  OcrJobOptions other = ocr_;
  other.pages = KeptPages::open(job_.index).value();
  OcrReport second;
  std::thread at_once([&] { second = run_ocr_job(other, indexed->remarks.waiting()); });
  OcrReport const first = run_ocr_job(ocr_, indexed->remarks.waiting());
  at_once.join();
  EXPECT_FALSE(first.error || second.error);
  EXPECT_EQ(calls(), 3U);
  EXPECT_EQ(first.pages.done + second.pages.done, 3U);
  EXPECT_EQ(first.pages.total, first.pages.done);
  EXPECT_EQ(second.pages.total, second.pages.done);
  EXPECT_EQ(found("tiêm phòng"), std::vector<std::string>{"a.pdf"});
}

TEST_F(OcrJobTest, WhatWasReadIsUsedWithoutOcr) {
  put_scan("a.pdf", 1);
  static_cast<void>(run());
  job_.may_wait = false;
  job_.rebuild = true;
  job_.pages = nullptr;
  EXPECT_TRUE(run_index_job(job_).value().rejected.empty());
  EXPECT_EQ(found("tiêm phòng"), std::vector<std::string>{"a.pdf"});
}

TEST_F(OcrJobTest, ARunThatIsStoppedGoesOn) {
  put_scan("a.pdf", 4);
  std::size_t asked_after = 0;
  ocr_.on_progress = [&](OcrProgress const& progress) { asked_after = progress.done; };
  ocr_.should_stop = [&] { return asked_after >= 2; };
  OcrReport const first = run();
  EXPECT_TRUE(first.is_stopped);
  EXPECT_EQ(first.pages.done, 2U);
  EXPECT_EQ(first.indexed, 0U) << "the document is not complete";
  EXPECT_EQ(calls(), 2U);
  ocr_.should_stop = {};
  OcrReport const second = run();
  EXPECT_EQ(second.pages.total, 2U);
  EXPECT_EQ(second.pages.done, 2U);
  EXPECT_EQ(calls(), 4U);
  EXPECT_EQ(found("tiêm phòng"), std::vector<std::string>{"a.pdf"});
}

TEST_F(OcrJobTest, APageThatCannotBeReadIsListedOnce) {
  put_scan("a.pdf", 2);
  put_program("exit 1");
  OcrReport const report = run();
  EXPECT_EQ(report.pages.failed, 2U);
  ASSERT_EQ(report.failed.size(), 2U);
  EXPECT_TRUE(report.failed[0].source.ends_with("a.pdf, page 1")) << report.failed[0].source;
  EXPECT_EQ(run().pages.total, 0U);
  EXPECT_EQ(calls(), 2U);
}

TEST_F(OcrJobTest, AnEmptyDocumentIsNotSaidToNeedOcr) {
  folder_.write("s/a.pdf", test::make_placed_pdf({{{}, false}, {{}, false}}));
  auto const indexed = run_index_job(job_);
  ASSERT_TRUE(indexed.has_value());
  ASSERT_EQ(indexed->rejected.size(), 1U);
  EXPECT_EQ(indexed->rejected[0].hint, "its pages show no picture that OCR could read");
}

TEST_F(OcrJobTest, AProgramThatTakesTooLongIsEnded) {
  put_scan("a.pdf", 1);
  put_program("sleep 60");
  ocr_.limits.step_time = std::chrono::milliseconds(1500);
  auto const begin = std::chrono::steady_clock::now();
  OcrReport const report = run();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
  EXPECT_EQ(report.pages.failed, 1U);
}

TEST_F(OcrJobTest, OnlyPagesWithoutTextAreRead) {
  test::PlacedPage text;
  for (int line = 0; line < 4; ++line) {
    text.texts.push_back({50, 700.0 - 14 * line, "Danh sách các hộ được hỗ trợ sửa chữa nhà ở"});
  }
  folder_.write("s/mixed.pdf", test::make_placed_pdf({text, {{}, true}, text}));
  ocr_.on_progress = [&](OcrProgress const&) {
    EXPECT_EQ(found("danh sách các hộ"), std::vector<std::string>{"mixed.pdf"})
        << "what has text does not wait";
  };
  OcrReport const report = run();
  EXPECT_EQ(report.pages.done, 1U);
  EXPECT_EQ(report.indexed, 1U);
  EXPECT_EQ(found("tiêm phòng"), std::vector<std::string>{"mixed.pdf"});
  auto searcher = search::Searcher::open(job_.index).value();
  auto const read = searcher.find("mixed.pdf").value().announcement;
  EXPECT_EQ(read.machine_pages, "2");
  EXPECT_EQ(read.picture_pages, "");
  EXPECT_NEAR(read.machine_confidence, 0.95, 0.001);
}

TEST_F(OcrJobTest, AnIndexMadeWithoutOcrIsCompleted) {
  test::PlacedPage text;
  for (int line = 0; line < 4; ++line) {
    text.texts.push_back({50, 700.0 - 14 * line, "Danh sách các hộ được hỗ trợ sửa chữa nhà ở"});
  }
  fs::path const file = folder_.write("s/mixed.pdf", test::make_placed_pdf({text, {{}, true}}));
  fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
  job_.may_wait = false;
  ASSERT_TRUE(run_index_job(job_).has_value());
  EXPECT_EQ(run_index_job(job_).value().unchanged, 1U);
  job_.may_wait = true;
  EXPECT_EQ(run().pages.done, 1U);
  EXPECT_EQ(found("tiêm phòng"), std::vector<std::string>{"mixed.pdf"});
}

TEST_F(OcrJobTest, PicturesAreReadWhereAPageNamesThem) {
  folder_.write("s/tin.html",
                "<html><body><article><h1>Họp dân</h1><p>Ủy ban nhân dân xã mời các hộ dân họp tại "
                "nhà văn hóa thôn vào sáng thứ bảy để bàn về đường làng.</p></article>"
                "<div class='dinh-kem'><a href='tep/giay%20moi.jpg'>Giấy mời</a></div>"
                "</body></html>");
  // By what they hold they are TIFFs: content goes before the ending.
  folder_.write("s/tep/giay moi.jpg", test::make_tiff({{500, 700, 100}}));
  folder_.write("s/tep/anh.jpg", test::make_tiff({{501, 700, 100}}));
  folder_.write("s/fax.tif", test::make_tiff({{502, 700, 100}, {500, 700, 100}}));
  OcrReport const report = run();
  EXPECT_EQ(report.pages.done, 3U);
  ASSERT_EQ(report.unnamed.size(), 1U);
  EXPECT_EQ(report.unnamed[0].key, "tep/anh.jpg");
  EXPECT_EQ(found("tiêm phòng"), (std::vector<std::string>{"fax.tif", "tep/giay moi.jpg"}));
  auto searcher = search::Searcher::open(job_.index).value();
  auto const fax = searcher.find("fax.tif").value().announcement;
  EXPECT_EQ(fax.machine_pages, "1-2");
  EXPECT_EQ(fax.filetype, "IMAGE");
  auto const picture = searcher.find("tep/giay moi.jpg").value();
  ASSERT_TRUE(picture.related.page.has_value());
  EXPECT_EQ(picture.related.page->id, "tin.html");
  EXPECT_EQ(run().pages.total, 0U) << "no page is read twice";
}

TEST_F(OcrJobTest, PhotographsAreOpenedOnce) {
  folder_.write("s/tin.txt", "Họp dân\nTối mai.\n");
  fs::path const photo = folder_.write("s/tep/anh.jpg", test::make_tiff({{501, 700, 100}}));
  fs::last_write_time(photo, fs::file_time_type::clock::now() - std::chrono::hours(1));
  EXPECT_EQ(run().unnamed.size(), 1U);
  EXPECT_EQ(run().unnamed.size(), 0U) << "it is as it was";
  job_.may_wait = false;
  EXPECT_TRUE(run_index_job(job_).value().rejected.empty()) << "nor is it refused without OCR";
  job_.may_wait = true;
  folder_.write("s/a.html",
                "<html><body><article><h1>Họp dân</h1><p>Ủy ban nhân dân xã mời các hộ dân họp tại "
                "nhà văn hóa thôn vào sáng thứ bảy để bàn về đường làng.</p></article>"
                "<div class='dinh-kem'><a href='tep/anh.jpg'>Giấy mời</a></div></body></html>");
  // A page names it now; whether that is known in this run depends on the way of its changes.
  std::size_t const first = run().pages.done;
  EXPECT_EQ(first + run().pages.done, 1U);
  EXPECT_EQ(found("tiêm phòng"), std::vector<std::string>{"tep/anh.jpg"});
}

TEST_F(OcrJobTest, PicturesAreNoSourcesWithoutOcr) {
  folder_.write("s/tin.txt", "Họp dân\nTối mai.\n");
  folder_.write("s/fax.tif", test::make_tiff({{500, 700, 100}}));
  job_.may_wait = false;
  job_.pages = nullptr;
  job_.index = folder_.path() / "other.db";
  auto const report = run_index_job(job_);
  ASSERT_TRUE(report.has_value());
  ASSERT_EQ(report->rejected.size(), 1U);
  EXPECT_EQ(report->rejected[0].reason, "the ending is not that of a source");
}

TEST_F(OcrJobTest, WordsArePutRightBeforeTheyAreKept) {
  put_scan("a.pdf", 1);
  ocr_.repair = [](schema::PageWords page) {
    page.words[6].as_read = std::exchange(page.words[6].text, "đoàn");
    return page;
  };
  EXPECT_EQ(run().pages.done, 1U);
  EXPECT_EQ(found("\"cho đoàn trâu\""), std::vector<std::string>{"a.pdf"});
}

TEST_F(OcrJobTest, SeveralWorkersReadSeveralDocuments) {
  for (int i = 0; i < 5; ++i) put_scan(fmt::format("{}.pdf", i), 3, 2 + i);
  ocr_.workers = 3;
  OcrReport const report = run();
  EXPECT_EQ(report.pages.done, 15U);
  EXPECT_EQ(report.indexed, 5U);
  EXPECT_EQ(calls(), 15U);
  EXPECT_EQ(found("tiêm phòng").size(), 5U);
}

}  // namespace
}  // namespace tracuu::indexer
