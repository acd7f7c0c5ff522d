// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/json_line.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

TEST(JsonLine, ReadsLines) {
  struct Row {
    std::string line;
    std::string expected;  ///< as schema::to_json writes the announcement
    char const* why;
  };
  std::vector<Row> const rows{
      {R"({"id":"17","title":"Thông báo","body":"Một.\nHai."})",
       R"({"id":"17","title":"Thông báo","body":"Một.\nHai."})", "the usual keys"},
      {R"({"id":17,"text":"Một."})", R"({"id":"17","body":"Một."})", "integer id, text for body"},
      {R"({"id":-3})", R"({"id":"-3"})", "negative id"},
      {R"({"content":"Ba.","text":"Hai.","body":""})", R"({"body":"Hai."})",
       "the first key that is not empty"},
      {R"({"source":"https://VanKhe.example/17"})",
       R"({"url":"https://VanKhe.example/17","site":"vankhe.example"})", "source is the url"},
      {R"({"url":"https://vankhe.example/17","site":"Cổng Vân Khê"})",
       R"({"url":"https://vankhe.example/17","site":"Cổng Vân Khê"})", "a site of its own"},
      {R"({"url":"vk:17"})", R"({"url":"vk:17"})", "no host"},
      {R"({"date":"2023-07-11T08:30:00+07:00"})", R"({"date":"2023-07-11"})", "ISO with time"},
      {R"({"date":"Thứ ba, 11/07/2023"})", R"({"date":"2023-07-11"})", "posting stamp"},
      {R"({"date":""})", "{}", "no date"},
      {R"({"agency":"UBND xã","author":"Hồng Hạ","place":"xã Đông Khê"})",
       R"({"unit":"UBND xã","author":"Hồng Hạ","place":"xã Đông Khê"})", "agency is the unit"},
      {R"({"numbers":["119/QĐ-UBND","","12-NQ/HU"]})",
       R"({"number":"119/QĐ-UBND","numbers":["119/QĐ-UBND","12-NQ/HU"]})",
       "of several numbers the first is its own"},
      {R"({"number":"119/QĐ-UBND"})", R"({"number":"119/QĐ-UBND","numbers":["119/QĐ-UBND"]})",
       "one number"},
      {R"({"numbers":["12-NQ/HU"],"number":"119/QĐ-UBND"})",
       R"({"number":"119/QĐ-UBND","numbers":["119/QĐ-UBND","12-NQ/HU"]})", "its own is named"},
      {R"({"number":"","numbers":["12-NQ/HU"]})", R"({"number":"","numbers":["12-NQ/HU"]})",
       "as the index exports one that only cites"},
      {R"({"number":null,"cites":["12-NQ/HU"]})", R"({"number":"","numbers":["12-NQ/HU"]})",
       "as the interface answers"},
      {R"({"number":"119/QĐ-UBND","cites":"12-NQ/HU"})",
       R"({"number":"119/QĐ-UBND","numbers":["119/QĐ-UBND","12-NQ/HU"]})", "one is cited"},
      {R"({"category":"Tin tức","language":"vi","charset":"windows-1258"})",
       R"({"category":"Tin tức","language":"vi","charset":"windows-1258"})", "the rest"},
      {R"({"attachments":["https://vankhe.example/a.pdf",{"path":"b.doc","text":"B"},{}]})",
       R"({"attachments":[{"url":"https://vankhe.example/a.pdf"},{"path":"b.doc","text":"B"}]})",
       "attachments"},
      {R"({"attachments":"https://vankhe.example/a.pdf"})",
       R"({"attachments":[{"url":"https://vankhe.example/a.pdf"}]})", "one attachment"},
      {R"({"title":null,"views":12,"tags":[{"a":[1]}]})", "{}", "null and unknown keys"},
      {R"({"so_ky_hieu":"912/QĐ-UBND","trich_yeu":"Tiêm phòng","ngay_ban_hanh":"11/07/2023",)"
       R"("co_quan_ban_hanh":"UBND xã Vân Khê","noi_dung":"Một."})",
       R"({"abstract":"Tiêm phòng","body":"Một.","date":"2023-07-11","unit":"UBND xã Vân Khê",)"
       R"("number":"912/QĐ-UBND","numbers":["912/QĐ-UBND"]})",
       "Vietnamese keys"},
      {R"({"Tiêu đề":"Một","trichYeu":"Hai"})", R"({"title":"Một","abstract":"Hai"})",
       "with marks, and joined by capitals"},
      {R"({"title":"Một","nguoi_ky":"Trần Văn Mẫu","so_luong_ban":3,"body":"Hai."})",
       R"({"title":"Một","body":"Hai.\nNgười ký: Trần Văn Mẫu\nSố lượng bản: 3"})",
       "what is no field of ours becomes lines"},
      {R"({"so":912,"ky_hieu":"QĐ-UBND"})", R"({"number":"912/QĐ-UBND","numbers":["912/QĐ-UBND"]})",
       "a number in two parts"},
      {R"({"ngay_dang":"2023-07-13","ngay_ban_hanh":"2023-07-11"})", R"({"date":"2023-07-11"})",
       "the day of issue before that of posting"},
      {R"({"date":"2023-07-10T20:30:00Z"})", R"({"date":"2023-07-11"})", "UTC, the day in Vietnam"},
      {R"({"date":1689020000})", R"({"date":"2023-07-11"})", "seconds since 1970"},
      {R"({"date":1689020000000})", R"({"date":"2023-07-11"})", "milliseconds since 1970"},
      {R"({"title":{"rendered":"Một"},"author":{"name":"Hồng Hạ"},"body":["Hai.","Ba."]})",
       R"({"title":"Một","body":"Hai.\nBa.","author":"Hồng Hạ"})", "objects and arrays"},
      {R"({"id":3,"attributes":{"title":"Một"}})", R"({"id":"3","title":"Một"})", "JSON:API"},
      {R"({"_id":{"$oid":"a1"},"title":"Một"})", R"({"id":"a1","title":"Một"})", "MongoDB"},
      {R"({"source":"Cổng Vân Khê"})", R"({"site":"Cổng Vân Khê"})", "a source that is no address"},
      {" { } \r", "{}", "blanks round it"},
      {"{\"title\":\"Huye\u0323\u0302n\"}", "{\"title\":\"Huye\u0323\u0302n\"}", "NFD is kept"},
      {R"({"title":"\u0111\ud83d\ude00"})", "{\"title\":\"đ\U0001F600\"}", "escapes"},
  };
  for (Row const& row : rows) {
    auto const read = parse_json_line(row.line);
    ASSERT_TRUE(read.has_value()) << row.why << ": " << to_string(read.error());
    EXPECT_EQ(schema::to_json(read->announcement), row.expected) << row.why;
  }
}

TEST(JsonLine, NamesWhatItDoesNotUnderstand) {
  auto const read = parse_json_line(
      R"({"title":"Một","views":12,"likes":null,"note_to_self":"","tags":[{"a":[1]}],"stt":1})");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->not_understood, (std::vector<std::string>{"views", "tags"}));
}

TEST(JsonLine, RefusesLines) {
  struct Row {
    std::string line;
    std::string named;  ///< what the message must hold
    char const* why;
  };
  std::string const long_text(1'000'000, 'x');
  std::vector<Row> const rows{
      {"", "JSON", "empty"},
      {"{\"id\":\"17\"", "JSON", "cut off"},
      {"{\"id\":\"17\"} {}", "JSON", "two objects"},
      {"[1]", "not a JSON object", "an array"},
      {"\"text\"", "not a JSON object", "a string"},
      {R"({"id":1.5})", "\"id\"", "a fraction"},
      {R"({"id":["17"]})", "\"id\"", "an array"},
      {R"({"title":7})", "\"title\"", "a number"},
      {R"({"body":{"html":"x"}})", "\"body\"", "an object"},
      {R"({"unit":true})", "\"unit\"", "a truth value"},
      {R"({"numbers":["1/QĐ",2]})", "\"numbers\"", "a number among texts"},
      {R"({"number":119})", "\"number\"", "a number"},
      {R"({"date":"hôm qua"})", "hôm qua", "no date"},
      {R"({"date":"31/02/2023"})", "31/02/2023", "no such day"},
      {R"({"attachments":[1]})", "\"attachments\"", "a number as attachment"},
      {R"({"attachments":[{"url":1}]})", "\"url\"", "a number as its address"},
      {R"({"date":20230711})", "\"date\"", "a number"},
      {"{\"title\":\"a\xC3\"}", "JSON", "not UTF-8"},
      {"{\"title\":\"a\tb\"}", "JSON", "a raw tab"},
      {std::string("{\"title\":\"a\0b\"}", 15), "JSON", "a NUL byte"},
      {R"({"title":"\ud800"})", "JSON", "half a surrogate pair"},
      {std::string(1'000'000, '['), "", "nested deep and cut off"},
      {"{\"x\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}", "nested deeper",
       "nested deep"},
      {"{\"title\":\"" + long_text, "JSON", "a huge unfinished string"},
  };
  for (Row const& row : rows) {
    auto const read = parse_json_line(row.line);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
    EXPECT_LT(read.error().message.size(), 300U) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::indexer
