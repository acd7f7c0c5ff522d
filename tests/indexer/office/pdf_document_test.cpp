// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "indexer/office/office_text.hpp"
#include "tests/indexer/office_files.hpp"

namespace tracuu::indexer {
namespace {

constexpr std::uint64_t kMaxPdfBytes = 1 << 20;
constexpr char const* kEncryption =
    "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]"
    " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
    " /O <0101010101010101010101010101010101010101010101010101010101010101>"
    " /U <0202020202020202020202020202020202020202020202020202020202020202> >>";

TEST(PdfDocument, TextAndTitle) {
  struct Row {
    std::string pdf;
    std::string text;
    std::string title;
    char const* why;
  };
  Row const rows[] = {
      {test::make_pdf({"Thông báo\nUBND xã Yên Lãng cấm đường.\n"}),
       "Thông báo\nUBND xã Yên Lãng cấm đường.\n", "", "lines"},
      {test::make_pdf({"ẰẲẴẮẶ ờởỡớợ đĐ ưƯ"}), "ẰẲẴẮẶ ờởỡớợ đĐ ưƯ\n", "", "Vietnamese letters"},
      {test::make_pdf({"Một\n1", "2\nHai", "", "Ba\n- 3 -"}, "Lịch tiêm chủng"), "Một\nHai\nBa\n",
       "Lịch tiêm chủng", "pages without their numbers, one of them without text"},
      {test::make_pdf({"UBND huyện theo Quyết định số 12/QĐ-\nUBND ngày 5/6/2020.\nHết."}),
       "UBND huyện theo Quyết định số 12/QĐ-UBND ngày 5/6/2020.\nHết.\n", "",
       "a number across a line end keeps its hyphen"},
      {"rác\n" + test::make_pdf({"Một"}), "Một\n", "", "junk before the head"},
  };
  for (Row const& row : rows) {
    auto const read = read_pdf(row.pdf, kMaxPdfBytes);
    ASSERT_TRUE(read.has_value()) << row.why << ": " << to_string(read.error());
    EXPECT_EQ(read->text, row.text) << row.why;
    EXPECT_EQ(read->metadata_title, row.title) << row.why;
    EXPECT_TRUE(read->has_broken_lines);
  }
}

TEST(PdfDocument, RefusesWithAReason) {
  std::string const good = test::make_pdf({"Một"});
  struct Row {
    std::string bytes;
    std::string named;
    char const* why;
  };
  Row const rows[] = {
      {"", "not a PDF", "empty"},
      {"văn bản", "not a PDF", "text"},
      {test::make_pdf({""}), "scanned: it has no text layer", "only drawings"},
      {test::make_pdf({}), "no pages", "no pages"},
      {good.substr(0, 40), "broken or cut off", "truncated"},
      {test::make_pdf({"Một"}, "", kEncryption), "encrypted", "password"},
  };
  for (Row const& row : rows) {
    auto const read = read_pdf(row.bytes, kMaxPdfBytes);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
  }
}

TEST(PdfDocument, TextHasALimit) {
  std::string const pdf = test::make_pdf({"Một", "Hai", "Ba"});
  EXPECT_TRUE(read_pdf(pdf, 13).has_value());
  auto const read = read_pdf(pdf, 12);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().message, "its text has more than the limit of 12 bytes");
}

TEST(PdfDocument, AnyCutIsSafe) {
  std::string const pdf = test::make_pdf({"Một\nHai"});
  for (std::size_t at = 0; at < pdf.size(); at += 7) {
    (void)read_pdf(std::string_view(pdf).substr(0, at), kMaxPdfBytes);
  }
}

TEST(PdfDocument, ManyThreadsAgree) {
  std::string const pdf = test::make_pdf({"Một", "Hai"});
  std::vector<std::string> texts(4);
  std::vector<std::thread> threads;
  for (std::string& text : texts) {
    threads.emplace_back([&text, &pdf] {
      for (int i = 0; i < 20; ++i) text = read_pdf(pdf, kMaxPdfBytes)->text;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::string const& text : texts) EXPECT_EQ(text, "Một\nHai\n");
}

}  // namespace
}  // namespace tracuu::indexer
