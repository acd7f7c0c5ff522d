// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/child_reader.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "indexer/office/office_text_json.hpp"
#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

TEST(ChildReader, ReadsAsTheReaderInThisProcess) {
  std::string const pdf = test::make_pdf({"Thông báo\nMột.", "Hai."}, "Tên tệp");
  auto const inside = read_pdf(pdf, 1 << 20);
  auto const outside = read_in_child("pdf", pdf, {});
  ASSERT_TRUE(outside.has_value()) << to_string(outside.error());
  EXPECT_EQ(to_json(outside), to_json(inside));
  EXPECT_EQ(outside->metadata_title, "Tên tệp");
}

TEST(ChildReader, KnowsTheFormatsThatAreReadSo) {
  for (char const* const format : {"pdf", "xls", "xlsx", "ods", "pptx", "odp"}) {
    auto const read = read_in_child(format, "x", {});
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().message.find("can't read it"), std::string::npos) << format;
  }
}

TEST(ChildReader, RefusesWithTheReadersReason) {
  struct Row {
    std::string bytes;
    char const* format;
    ChildLimits limits;
    std::string named;
    char const* why;
  };
  Row const rows[] = {
      {"", "pdf", {}, "not a PDF", "no bytes"},
      {test::make_pdf({""}), "pdf", {}, "no text layer", "a scan"},
      {test::make_pdf({"Một hai ba bốn"}),
       "pdf",
       {.max_output_bytes = 5},
       "limit of 5 bytes",
       "more text than may be"},
      {"x", "no-format", {}, "can't read it", "a format that it doesn't know"},
      {test::make_pdf({"Một"}),
       "pdf",
       {.time = std::chrono::milliseconds(0)},
       "longer than the limit of 0 s",
       "no time"},
  };
  for (Row const& row : rows) {
    auto const begin = std::chrono::steady_clock::now();
    auto const read = read_in_child(row.format, row.bytes, row.limits);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_NE(to_string(read.error()).find(row.named), std::string::npos)
        << row.why << ": " << to_string(read.error());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10)) << row.why;
  }
}

TEST(ChildReader, WhatIsWrittenComesBack) {
  OfficeText office;
  office.styled_title = "Tên";
  office.metadata_title = "Tệp \"một\"";
  office.text = "a\tb\nc\n";
  office.remarks = {"một", "hai"};
  office.has_broken_lines = true;
  office.fonts = {{0, 3, {analyzers::Charset::Tcvn3, true}},
                  {4, 5, {analyzers::Charset::Vps, false}}};
  office.signatures = {{"UBND xã Yên Lãng", "2023-07-11T10:52:43+07:00"}};
  office.picture_pages = "2-4,7";
  office.machine_pages = "1,5-6";
  office.corrected_pages = "6";
  office.machine_confidence = 0.875;
  office.machine_words = {{0, 1, 0.25, ""}, {2, 3, 0.95, "d"}};
  office.pages = {{1, 0, {}}, {2, 4, "Thôn 3"}};
  auto const read = office_text_from_json(to_json(office));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->fonts.size(), 2U);
  EXPECT_EQ(read->pages, office.pages);
  EXPECT_EQ(to_json(read), to_json(office));
  EXPECT_EQ(read->machine_words, office.machine_words);
  EXPECT_EQ(read->machine_pages, "1,5-6");
  office.machine_words.push_back({1, 2, 0.5, ""});
  EXPECT_EQ(office_text_from_json(to_json(office))->machine_words.size(), 2U) << "out of order";
  office.pages.push_back({3, 99, {}});
  EXPECT_EQ(office_text_from_json(to_json(office))->pages.size(), 2U) << "beyond the text";
  office.fonts.push_back({5, 99, {}});
  EXPECT_EQ(office_text_from_json(to_json(office))->fonts.size(), 2U) << "beyond the text";
  office.text = "a\xFF";
  EXPECT_EQ(office_text_from_json(to_json(office))->text, "a\xEF\xBF\xBD") << "U+FFFD";
  for (char const* const line : {"", "{", "[]", "{\"text\":3}", "{\"error\":\"a\"}"}) {
    EXPECT_FALSE(office_text_from_json(line).has_value()) << line;
  }
}

TEST(ChildReader, WhatIsKnownOfPagesComesAcross) {
  KnownPages known;
  known.words = {{2, 595, 842, 90, "tesseract 5", "", {{"Họp", "", 0.5, 1, 2, 3, 4, 0}}},
                 {3, 595, 842, 0, "tesseract 5", "", {}}};
  known.corrected = {{4, "Một\nHai \"ba\""}};
  known.failed = {5, 7};
  known.may_wait = true;
  auto const read = known_pages_from_json(to_json(known));
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->words, known.words);
  ASSERT_EQ(read->corrected.size(), 1U);
  EXPECT_EQ(read->corrected[0].page, 4U);
  EXPECT_EQ(read->corrected[0].text, known.corrected[0].text);
  EXPECT_EQ(read->failed, known.failed);
  EXPECT_TRUE(read->may_wait);
  for (char const* const line : {"", "{}", "[1]", R"({"words":["{"],"corrected":[]})"}) {
    EXPECT_FALSE(known_pages_from_json(line).has_value()) << line;
  }
}

}  // namespace
}  // namespace tracuu::indexer
