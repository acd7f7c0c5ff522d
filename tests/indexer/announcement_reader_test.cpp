// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/announcement_reader.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

TEST(AnnouncementReader, ReadsEachFormat) {
  struct Row {
    SourceFormat format;
    std::string bytes;
    std::string expected;  ///< as schema::to_json writes the announcement
  };
  std::vector<Row> const rows{
      {SourceFormat::JsonLine, R"({"id":"17","title":"Thông báo"})",
       R"({"id":"17","title":"Thông báo","source_file":"dir/a:1","charset":"UTF-8"})"},
      {SourceFormat::JsonLine, R"({"title":"Thông báo","charset":"tcvn3"})",
       R"({"id":"a:1","title":"Thông báo","source_file":"dir/a:1","charset":"tcvn3"})"},
      {SourceFormat::PlainText, "Thông báo\nMột.",
       R"({"id":"a:1","title":"Thông báo","body":"Một.","source_file":"dir/a:1","charset":"UTF-8"})"},
      {SourceFormat::Html, "<title>Thông báo</title><p>Một.</p>",
       R"({"id":"a:1","title":"Thông báo","body":"Một.","source_file":"dir/a:1","charset":"UTF-8"})"},
  };
  for (Row const& row : rows) {
    auto const read = read_announcement({row.format, "dir/a:1", "a:1", row.bytes});
    ASSERT_TRUE(read.has_value()) << to_string(read.error());
    EXPECT_EQ(schema::to_json(*read), row.expected);
  }
}

TEST(AnnouncementReader, ErrorsBeginWithTheName) {
  struct Row {
    SourceFormat format;
    std::string bytes;
    std::string named;
    char const* why;
  };
  std::string const windows_page =
      "<meta http-equiv=Content-Type content='text/html; charset=Windows-1258'><p>Huy\xEAn";
  std::vector<Row> const rows{
      {SourceFormat::JsonLine, "{\"title\":\"Huy\xEAn\"}", "byte 13 is not UTF-8", "JSON"},
      {SourceFormat::JsonLine, "{", "JSON", "broken"},
      {SourceFormat::PlainText, "Huy\xEAn", "byte 3 is not UTF-8", "text"},
      {SourceFormat::PlainText, "\xFF\xFEH\0", "byte 0 is not UTF-8", "UTF-16"},
      {SourceFormat::PlainText, "", "no title and no text", "empty file"},
      {SourceFormat::Html, "", "no title and no text", "empty file"},
      {SourceFormat::Html, "<script>x</script>", "no title and no text", "nothing to read"},
      {SourceFormat::Html, windows_page, "declares the charset windows-1258", "other charset"},
      {SourceFormat::Html, "<p>Huy\xEAn", "byte 6 is not UTF-8", "no charset"},
  };
  for (Row const& row : rows) {
    auto const read = read_announcement({row.format, "dir/a", "a", row.bytes});
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_TRUE(read.error().message.starts_with("dir/a: ")) << read.error().message;
    EXPECT_NE(read.error().message.find(row.named), std::string::npos) << read.error().message;
  }
}

TEST(AnnouncementReader, DeclaredCharsetThatIsWrongIsForgiven) {
  auto const read = read_announcement(
      {SourceFormat::Html, "a", "a", "<meta charset=windows-1258><title>Huyện</title>"});
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->title, "Huyện");
}

}  // namespace
}  // namespace tracuu::indexer
