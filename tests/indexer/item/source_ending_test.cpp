// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/item/source_ending.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace tracuu::indexer {
namespace {

using enum SourceFormat;

TEST(SourceEndingTest, TellsTheFormatOfAnAnswer) {
  struct {
    ResponseName name;
    std::optional<SourceFormat> format;
  } const rows[] = {
      {{"text/html", "", "https://h/a.pdf"}, Html},  // its bytes are looked at later
      {{"application/pdf", "", "https://h/a"}, Pdf},
      {{"application/octet-stream", "", "https://h/a.pdf?v=2#trang"}, Pdf},
      {{"application/octet-stream", "qd.docx", "https://h/tai-ve"}, Docx},
      {{"application/force-download", "", "https://h/tai.ashx?id=7&tep=qd-12.PDF"}, Pdf},
      {{"application/x-download", "", "https://h/tai.ashx?tep=a.doc&v=1"}, Doc},
      {{"binary/octet-stream", "", "https://h/a.xls"}, Xls},
      {{"application/vnd.ms-word", "", "https://h/a.doc"}, Doc},
      {{"image/pdf", "", "https://h/a.pdf"}, Pdf},
      {{"application/zip", "", "https://h/a.docx"}, Docx},
      {{"", "", "https://h/a.odt"}, Odt},
      {{"", "", "https://h/a"}, std::nullopt},
      {{"application/octet-stream", "", "https://h/tai?id=7"}, std::nullopt},
      {{"image/png", "", "https://h/a.pdf"}, std::nullopt},
      {{"application/json", "", "https://h/a.pdf"}, std::nullopt},
      {{"application/rss+xml", "", "https://h/a.html"}, std::nullopt},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(format_of_response(row.name), row.format)
        << row.name.media_type << " " << row.name.file_name << " " << row.name.url;
  }
}

TEST(SourceEndingTest, KnowsMediaTypesThatSayNothing) {
  for (char const* const type : {"", "application/octet-stream", "application/x-download", "*/*",
                                 "download/pdf", "application/vnd.ms-word"}) {
    EXPECT_TRUE(says_nothing(type)) << type;
  }
  for (char const* const type :
       {"text/html", "image/png", "video/mp4", "application/json", "application/atom+xml"}) {
    EXPECT_FALSE(says_nothing(type)) << type;
  }
}

}  // namespace
}  // namespace tracuu::indexer
