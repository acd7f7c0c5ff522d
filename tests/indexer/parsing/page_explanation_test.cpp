// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/page_explanation.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

constexpr char const* kPage = "<title>Họp dân</title><p>Tối 3/6, thôn Đông họp bàn mở đường.</p>";

std::string warc(std::string const& address, std::string const& page) {
  std::string const body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + address +
         "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
}

std::string title_of(PageQuestion const& question) {
  auto const explanation = explain_page(question);
  if (!explanation) return explanation.error().message;
  if (explanation->refused) return "refused: " + explanation->refused->message;
  for (ExplainedField const& field : explanation->page.fields) {
    if (field.field == "title") return field.value;
  }
  return "";
}

TEST(PageExplanation, OfFilesAndRecords) {
  test::TestFolder const folder;
  auto const page = folder.write("a.html", kPage);
  auto const archive =
      folder.write("b.warc", warc("https://vankhe.example/1", kPage) +
                                 warc("https://vankhe.example/2", "<h1>Tiêm phòng gia súc</h1>"));
  auto const json = folder.write("c.jsonl", "{\"title\":\"x\"}\n");
  auto const empty = folder.write("d.html", "<p></p>");
  auto const rules = folder.write("my.toml", "[[page]]\ntitle = \"p\"\nauthor = \"em\"\n");
  auto const broken = folder.write("broken.toml", "[[page]]\ntitle = \"p..\"\n");
  EXPECT_EQ(title_of({page, "", ""}), "Họp dân");
  EXPECT_EQ(title_of({page, "", rules}), "Tối 3/6, thôn Đông họp bàn mở đường.");
  EXPECT_EQ(title_of({archive, "https://vankhe.example/2", ""}), "Tiêm phòng gia súc");
  EXPECT_EQ(title_of({archive, "", ""}), "Họp dân") << "the first";
  EXPECT_NE(title_of({archive, "https://vankhe.example/3", ""}).find("holds no page"),
            std::string::npos);
  EXPECT_NE(title_of({json, "", ""}).find("holds no page"), std::string::npos);
  EXPECT_EQ(title_of({empty, "", ""}), "refused: the page has no title and no text");
  EXPECT_NE(title_of({page, "", broken}).find("broken.toml:2: selector \"p..\", column 3"),
            std::string::npos);
  EXPECT_EQ(explain_page({page, "", rules})->missed_rules.size(), 1U);
}

}  // namespace
}  // namespace tracuu::indexer
