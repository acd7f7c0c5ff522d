// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/item_exchange.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>

#include "indexer/bytes/reader_program.hpp"
#include "tests/support/resource_limit.hpp"

namespace tracuu::indexer {
namespace {

using namespace std::chrono_literals;

/// All that a reading has, in a line.
std::string told(base::Result<ItemReading> const& reading) {
  if (!reading) return "!" + to_string(reading.error());
  std::string text = reading->announcement ? schema::to_json(*reading->announcement) : "none";
  for (LeftOut const& one : reading->remarks.left_out()) {
    text += "|" + one.source + ": " + std::string(to_string(one.kind)) + ": " + one.reason;
  }
  for (NotUnderstood const& name : reading->remarks.not_understood()) {
    text += "|" + name.name + ": " + name.first_source;
  }
  return text;
}

SourceItem item_of(SourceFormat format, std::string bytes) {
  return {format, "tin/a", "a", std::move(bytes), "https://vankhe.example/a.html"};
}

constexpr char const* kMeetingPage =
    "<html><head><title>Họp dân</title></head><body><h1>Họp dân thôn Đông</h1>"
    "<div class=\"noidung\"><p>Ủy ban nhân dân xã mời bà con đến họp tại nhà văn hóa thôn.</p>"
    "<p><a href=\"/tep/1.pdf\">Giấy mời</a></p></div></body></html>";

TEST(ItemExchange, ReadsAsThisProcessDoes) {
  ReadingOptions const defaults;
  ReadingOptions with_noindex;
  with_noindex.keep_noindex = true;
  ReadingOptions short_text;
  short_text.limits.max_text_bytes = 100;
  struct {
    SourceItem item;
    ReadingOptions options;
    char const* why;
  } rows[] = {
      {item_of(SourceFormat::Html, kMeetingPage), defaults, "a page"},
      {item_of(SourceFormat::PlainText, "Họp dân\nMột hai."), defaults, "text"},
      {item_of(SourceFormat::JsonLine, R"({"tieu_de":"Họp","mau":"đỏ","noi_dung":"a<br>b"})"),
       defaults, "a key that is not understood"},
      {item_of(SourceFormat::Html, "<meta name=robots content=noindex><p>chữ"), defaults,
       "left out"},
      {item_of(SourceFormat::Html, "<meta name=robots content=noindex><p>chữ"), with_noindex,
       "kept"},
      {item_of(SourceFormat::PlainText, "Họp dân\n" + std::string(900, 'x') + "\nHai."), short_text,
       "cut"},
      {item_of(SourceFormat::Html, "<p>"), defaults, "refused"},
      {item_of(SourceFormat::JsonLine, "{\"a\":"), defaults, "broken"},
      {item_of(SourceFormat::Docx, "x"), defaults, "no document"},
  };
  for (auto& row : rows) {
    row.item.location = "/data/tin/a";
    auto const here = read_item_here(row.item, row.item.format, row.options);
    auto const there = read_item_in_child(row.item, row.item.format, row.options);
    EXPECT_EQ(told(there), told(here)) << row.why;
    if (there && there->announcement) {
      EXPECT_EQ(there->announcement->source_location, "/data/tin/a") << row.why;
    }
  }
}

TEST(ItemExchange, RulesGoWithThePage) {
  constexpr char const* kRules = "[[page]]\ntitle = \"h1\"\nauthor = \".none\"\n";
  ReadingOptions options;
  options.rules =
      std::make_shared<ExtractionRules const>(ExtractionRules::parse(kRules, "r.toml").value());
  SourceItem const item = item_of(SourceFormat::Html, kMeetingPage);
  auto const reading = read_item_in_child(item, SourceFormat::Html, options);
  ASSERT_TRUE(reading.has_value()) << to_string(reading.error());
  EXPECT_EQ(reading->announcement->title, "Họp dân thôn Đông");
  ASSERT_EQ(options.rules->misses().size(), 1u);
  RuleMisses const miss = options.rules->misses().front();
  EXPECT_EQ(miss.rule, "r.toml:3: author = \".none\"");
  EXPECT_EQ(miss.pages, 1u);
  EXPECT_EQ(miss.missed, 1u);
  EXPECT_EQ(miss.first, item.url);
}

TEST(ItemExchange, AnItemHasLimits) {
  SourceItem const item = item_of(SourceFormat::Html, kMeetingPage);
  ReadingOptions options;
  options.limits.document_time = 0ms;
  auto const too_long = read_item_in_child(item, SourceFormat::Html, options);
  ASSERT_FALSE(too_long.has_value());
  EXPECT_EQ(too_long.error().code, base::ErrorCode::InvalidArgument);
  EXPECT_NE(too_long.error().message.find("longer than the limit"), std::string::npos);
  if (!test::kHasPlainMemory) return;
  options = {};
  options.limits.max_document_memory_bytes = 1 << 20;
  auto const too_large = read_item_in_child(item, SourceFormat::Html, options);
  ASSERT_FALSE(too_large.has_value());
  EXPECT_NE(to_string(too_large.error()).find("memory"), std::string::npos);
}

/// What is large is read by the other program, without being told to.
TEST(ItemExchange, LargeItemsAreReadSo) {
  ReadingOptions options;
  options.limits.document_time = 0ms;
  std::string const filler(kMaxPageBytesHere, 'x');
  EXPECT_TRUE(read_item(item_of(SourceFormat::Html, kMeetingPage), options).has_value());
  EXPECT_FALSE(read_item(item_of(SourceFormat::Html, kMeetingPage + filler), options).has_value());
  EXPECT_TRUE(read_item(item_of(SourceFormat::Html, kMeetingPage + filler)).has_value());
}

}  // namespace
}  // namespace tracuu::indexer
