// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document/text_fingerprint.hpp"

#include <gtest/gtest.h>

#include <string>

#include "analyzers/analyzer_registry.hpp"
#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::indexer {
namespace {

std::optional<schema::Fingerprint> fingerprint_of(std::string const& text) {
  analyzers::TokenList tokens;
  analyzers::analyzer("vi").analyze(text, tokens);
  TextFingerprint fingerprint;
  fingerprint.add(tokens);
  return fingerprint.value();
}

bool is_copy(std::string const& left, std::string const& right) {
  auto const a = fingerprint_of(left);
  auto const b = fingerprint_of(right);
  return a && b && are_copies(*a, *b);
}

std::string const kText =
    "Sáng ngày 11/7, Ban Dân vận Huyện ủy tổ chức giám sát việc thực hiện quy chế dân chủ ở cơ sở "
    "tại xã Vân Khê. Đoàn đã nghe báo cáo của Đảng ủy xã, làm việc với các tổ chức đoàn thể và đi "
    "thăm ba mô hình dân vận khéo ở thôn Đông, thôn Bến và thôn Chợ. Trong 6 tháng đầu năm 2023, "
    "xã "
    "đã tiếp 42 lượt công dân, giải quyết xong 39 đơn thư, không có đơn vượt cấp. Kết luận buổi "
    "làm "
    "việc, đồng chí trưởng đoàn đề nghị xã tiếp tục công khai các khoản đóng góp của nhân dân.";

std::string replaced(std::string const& from, std::string const& to) {
  std::string text = kText;
  return text.replace(text.find(from), from.size(), to);
}

TEST(TextFingerprint, TellsCopies) {
  struct {
    std::string other;
    bool expected;
    char const* why;
  } const rows[] = {
      {kText, true, "the same"},
      {test::to_form(kText, test::UnicodeForm::Nfd), true, "decomposed"},
      {replaced("Huyện ủy", "Huyện uỷ"), true, "another style of tones"},
      {replaced("42 lượt", "43 lượt"), false, "another number"},
      {replaced("11/7", "12/7"), false, "another day"},
      {replaced("2023", "2022"), false, "another year"},
      {replaced("Đoàn đã nghe báo cáo của Đảng ủy xã, làm việc với các tổ chức đoàn thể và đi thăm "
                "ba mô hình dân vận khéo ở thôn Đông, thôn Bến và thôn Chợ.",
                "Hội Nông dân xã trao vốn vay cho hội viên nuôi bò sinh sản, mở lớp tập huấn trồng "
                "rau an toàn trong nhà lưới."),
       false, "another matter"},
  };
  for (auto const& row : rows) EXPECT_EQ(is_copy(kText, row.other), row.expected) << row.why;
}

TEST(TextFingerprint, ShortTextsHaveNone) {
  EXPECT_FALSE(fingerprint_of(""));
  EXPECT_FALSE(fingerprint_of("Thông báo lịch tiếp công dân tháng 7"));
}

}  // namespace
}  // namespace tracuu::indexer
