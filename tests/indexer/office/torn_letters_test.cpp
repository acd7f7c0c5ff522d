// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/torn_letters.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

constexpr double kBlank = 0.25;
constexpr double kTear = 0.12;

/// The line with its torn letters put back. A blank of `written` is a gap of kBlank, '_' one of
/// `tear`, "  " one of twice kBlank.
std::string mended(std::string const& written, double tear = kTear) {
  std::vector<std::string> texts{""};
  std::vector<double> gaps{0};
  for (std::size_t at = 0; at < written.size(); ++at) {
    if (written[at] != ' ' && written[at] != '_') {
      texts.back() += written[at];
      continue;
    }
    bool const is_wide = written.compare(at, 2, "  ") == 0;
    gaps.push_back(written[at] == '_' ? tear : is_wide ? 2 * kBlank : kBlank);
    texts.emplace_back();
    if (is_wide) ++at;
  }
  std::vector<LinePiece> pieces;
  for (std::size_t at = 0; at < texts.size(); ++at) pieces.push_back({texts[at], gaps[at]});
  std::vector<bool> const torn = find_torn_letters(pieces);
  std::string line;
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (at > 0 && !torn[at]) line += ' ';
    line += texts[at];
  }
  return line;
}

TEST(TornLetters, PutBack) {
  struct Row {
    char const* written;
    char const* line;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"Q_UY_ẾT Đ_ỊNH", "QUYẾT ĐỊNH", "a heading's capitals"},
      {"Q UY ẾT Đ ỊNH", "QUYẾT ĐỊNH", "gaps as wide as blanks"},
      {"TH_ÔNG B_ÁO", "THÔNG BÁO", "an onset alone"},
      {"QUYẾ_T ĐỊNH.", "QUYẾT ĐỊNH.", "a coda alone, a full stop"},
      {"Đ_iều 3 có hi_ệu l_ực", "Điều 3 có hi ệu lực", "small letters; two syllables stay two"},
      {"L U Ậ T", "LUẬT", "a word set with gaps"},
      {"T H Ô N G B Á O", "THÔNG BÁO", "words set with gaps that are all alike"},
      {"Q U Y Ế T  Đ Ị N H", "QUYẾT ĐỊNH", "a wider gap between words"},
      {"Về vi\u0323_\u0302c", "Về vi\u0323\u0302c", "a mark of its own"},
      {"", "", "nothing"},
  };
  for (Row const& row : kRows) EXPECT_EQ(mended(row.written), row.line) << row.why;
}

TEST(TornLetters, WhatIsWholeStays) {
  for (char const* const line :
       {"điểm b khoản 1 Điều 2", "điểm đ khoản 3", "Ủy ban nhân dân xã Yên Lãng", "HĐND và UBND",
        "nhóm A và nhóm B", "Nguyễn V Anh", "Số 12/QĐ-UBND", "the law of the sea", "a b c d",
        "Phụ lục I", "TP Vinh", "KT CHỦ TỊCH", "m 2"}) {
    EXPECT_EQ(mended(line), line);
  }
}

TEST(TornLetters, LongLinesTakeNoTime) {
  std::vector<LinePiece> const pieces(100'000, LinePiece{"Q", 0.2});
  EXPECT_EQ(find_torn_letters(pieces).size(), pieces.size());
}

}  // namespace
}  // namespace tracuu::indexer
