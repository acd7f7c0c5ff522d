// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/wording/error_text.hpp"

#include <gtest/gtest.h>

namespace tracuu::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Language;

TEST(InLanguage, TranslatesOurErrorsByTheirText) {
  struct {
    Error error;
    char const* vietnamese;
    char const* hint;
    char const* why;
  } const rows[] = {
      {{ErrorCode::IndexMissing, "a.db: there is no index in this folder",
        "run `tracuu index SOURCE --db a.db` first"},
       "a.db: trong thư mục này không có chỉ mục",
       "hãy chạy “tracuu index NGUỒN --db a.db” trước",
       "with a file name"},
      {{ErrorCode::NotFound, "no announcement has the id 'x{0}y'", ""},
       "không thông báo nào có mã “x{0}y”",
       "",
       "what is filled in is not read as a row"},
      {{ErrorCode::InvalidArgument, "a.toml:3: unknown key listen.prot",
        "docs/configuration.md lists the keys"},
       "a.toml:3: không có khóa listen.prot",
       "docs/configuration.md liệt kê các khóa",
       "an error of a line of a file"},
      {{ErrorCode::InvalidArgument, "a.toml:3: listen.port must be a whole number from 0 to 65535",
        ""},
       "a.toml:3: listen.port phải là một số nguyên từ 0 đến 65535",
       "",
       "a part that is a row itself"},
      {{ErrorCode::Io, "/x/a.jsonl: cannot be written: No such file or directory", ""},
       "/x/a.jsonl: không ghi được: không có tệp hoặc thư mục này",
       "",
       "what the system says"},
      {{ErrorCode::IndexCorrupt, "Expected block 7 to be level 1, not 0", ""},
       "chỉ mục bị hỏng: Expected block 7 to be level 1, not 0",
       "",
       "a library's text: the kind goes before it"},
      {{ErrorCode::InvalidArgument, "something of which no row is", ""},
       "something of which no row is",
       "",
       "a kind that says nothing"},
  };
  for (auto const& row : rows) {
    Error const told = in_language(row.error, Language::Vietnamese);
    EXPECT_EQ(told.message, row.vietnamese) << row.why;
    EXPECT_EQ(told.hint, row.hint) << row.why;
    EXPECT_EQ(told.code, row.error.code) << row.why;
  }
}

TEST(InLanguage, LeavesOurEnglishAsItIsAndSaysTheKindOfOthers) {
  Error const ours{ErrorCode::IndexMissing, "a.db: there is no index in this folder", "hint"};
  EXPECT_EQ(in_language(ours, Language::English).message, ours.message);
  EXPECT_EQ(in_language(ours, Language::English).hint, "hint");
  Error const others{ErrorCode::IndexCorrupt, "Expected block 7 to be level 1, not 0", ""};
  EXPECT_EQ(in_language(others, Language::English).message,
            "the index is damaged: Expected block 7 to be level 1, not 0");
}

TEST(RefusalText, HasTheSourceTheReasonAndTheHint) {
  EXPECT_EQ(refusal_text({"a/b.pdf", "the PDF is encrypted: it needs a password",
                          "save it without a password"},
                         Language::Vietnamese),
            "a/b.pdf: tệp PDF bị mã hóa: cần mật khẩu (hãy lưu lại không đặt mật khẩu)");
  EXPECT_EQ(refusal_text({"a/b.pdf", "not a PDF", ""}, Language::English), "a/b.pdf: not a PDF");
}

TEST(InLanguage, TakesItsTimeWithNoText) {
  std::string long_text;
  for (int i = 0; i < 20'000; ++i) long_text += "a: cannot b: ";
  Error const error{ErrorCode::Io, long_text, ""};
  EXPECT_FALSE(in_language(error, Language::Vietnamese).message.empty());
}

}  // namespace
}  // namespace tracuu::cli
