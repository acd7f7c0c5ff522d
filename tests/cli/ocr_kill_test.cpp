// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/sha256.hpp"
#include "store/page_store.hpp"
#include "tests/indexer/office_files.hpp"
#include "tests/support/program.hpp"
#include "tests/support/small_index.hpp"

// tracuu index --ocr with a program in place of tesseract: what it says, and that a kill at any
// moment loses no page that was read.

namespace tracuu::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPages = 12;

class OcrProgramTest : public ::testing::Test {
 protected:
  OcrProgramTest() : db_((folder_.path() / "index.db").string()) {
    if (char const* const path = std::getenv("PATH")) path_ = path;
    fs::path const program = folder_.write("bin/tesseract", script());
    fs::permissions(program, fs::perms::owner_all);
    setenv("PATH", ((folder_.path() / "bin").string() + ":" + path_).c_str(), 1);
    std::vector<test::PlacedPage> pages(kPages, {{}, true});
    folder_.write("s/scan.pdf", test::make_placed_pdf(pages));
  }
  ~OcrProgramTest() override { setenv("PATH", path_.c_str(), 1); }

  /// It writes down each page when all of its words are out.
  [[nodiscard]] std::string script() const {
    std::string words =
        "case \"$1\" in\n--version) echo 'tesseract 5.3.0'; exit 0;;\n"
        "--list-langs) echo vie; exit 0;;\nesac\nhead -c 4 >/dev/null\n";
    int left = 200;
    for (char const* const word :
         {"Thông", "báo", "lịch", "tiêm", "phòng", "cho", "đàn", "trâu", "bò"}) {
      words += fmt::format("printf '5\\t1\\t1\\t1\\t1\\t1\\t{}\\t300\\t90\\t40\\t95\\t{}\\n'\n",
                           left, word);
      left += 110;
    }
    return fmt::format("#!/bin/sh\n{}echo x >>'{}'\n", words, (folder_.path() / "calls").string());
  }

  [[nodiscard]] std::vector<std::string> command() const {
    return {"index", (folder_.path() / "s").string(), "--db", db_, "--ocr", "--ocr-workers", "2"};
  }

  [[nodiscard]] std::size_t calls() const {
    std::string const calls = test::read_file(folder_.path() / "calls");
    return static_cast<std::size_t>(std::ranges::count(calls, '\n'));
  }

  /// How many pages the store holds, of all documents.
  [[nodiscard]] std::size_t kept() const {
    std::size_t pages = 0;
    auto const store = store::PageStore::open_to_read(db_);
    if (!store || !*store) return pages;
    std::string const hash = base::sha256_hex(test::read_file(folder_.path() / "s/scan.pdf"));
    return (*store)->words_of(hash).value().size();
  }

  test::TestFolder folder_;
  std::string db_;
  std::string path_;
};

TEST_F(OcrProgramTest, TellsWhatItReads) {
  test::ProgramResult const first = test::run_program(command());
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_NE(first.err.find("waiting to be read (OCR): 12 pages of 1 document"), std::string::npos)
      << first.err;
  EXPECT_NE(first.err.find("OCR: 12 pages read, 0 can't be read, in "), std::string::npos)
      << first.err;
  EXPECT_NE(first.err.find("; 1 announcement indexed"), std::string::npos) << first.err;
  test::ProgramResult const second = test::run_program(command());
  EXPECT_EQ(second.err.find("OCR:"), std::string::npos) << second.err;
  EXPECT_EQ(calls(), kPages);
}

TEST_F(OcrProgramTest, SaysThatTesseractIsNotThere) {
  setenv("PATH", (folder_.path() / "none").c_str(), 1);
  test::ProgramResult const result = test::run_program(command());
  EXPECT_EQ(result.exit_code, 3) << "the scan is refused, as without --ocr";
  EXPECT_NE(result.err.find("the program tesseract is not installed (install the packages "
                            "tesseract-ocr and tesseract-ocr-vie)"),
            std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find("the PDF is scanned"), std::string::npos) << result.err;
}

TEST_F(OcrProgramTest, AKillLosesNoPageThatWasRead) {
  std::mt19937 random(20261130);
  std::uniform_int_distribution<int> moment(100'000, 900'000);
  int const wanted = test::wanted_kills(4);
  std::size_t killed = 0;
  std::size_t last_kept = 0;
  for (int runs = 0; runs < wanted && last_kept < kPages; ++runs) {
    if (test::run_and_kill(command(), std::chrono::microseconds(moment(random)))) ++killed;
    std::size_t const now = kept();
    EXPECT_GE(now, last_kept);
    // What was read and not kept was in the hands of the two workers.
    EXPECT_LE(calls(), now + 2 * killed);
    last_kept = now;
  }
  test::ProgramResult const last = test::run_program(command());
  EXPECT_EQ(last.exit_code, 0) << last.err;
  EXPECT_EQ(kept(), kPages);
  EXPECT_LE(calls(), kPages + 2 * killed);
  auto searcher = search::Searcher::open(db_).value();
  EXPECT_EQ(searcher.search(test::request_for("tiêm phòng", 1)).value().total.lower, 1U);
}

}  // namespace
}  // namespace tracuu::cli
