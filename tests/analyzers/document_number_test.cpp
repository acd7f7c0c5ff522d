// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/document_number.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "analyzers/token.hpp"
#include "tests/analyzers/icu_forms.hpp"
#include "tests/analyzers/token_text.hpp"

namespace tracuu::analyzers {
namespace {

struct Row {
  char const* text;
  char const* expected;  // normalised; "" = no document number
  char const* why;
};

// The families of numbers, and spellings seen in the wild.
constexpr Row kNumbers[] = {
    {"119/QĐ-UBND", "119/QD-UBND", "administrative"},
    {"05/KH-UBND", "5/KH-UBND", "the leading zero the law asks for"},
    {"005/KH-UBND", "5/KH-UBND", "more zeros"},
    {"02/TB-UBND", "2/TB-UBND", "announcement"},
    {"456/UBND-VX", "456/UBND-VX", "official letter: no type"},
    {"1517/BNN-HTQT", "1517/BNN-HTQT", "official letter of a ministry"},
    {"12/BC-MTTQ-BTT", "12/BC-MTTQ-BTT", "front: a third group"},
    {"45/TTr-UBND", "45/TTR-UBND", "a type with a small letter"},
    {"30/2020/NĐ-CP", "30/2020/ND-CP", "decree"},
    {"26/2020/TT-BTTTT", "26/2020/TT-BTTTT", "circular"},
    {"22/2013/QĐ-TTg", "22/2013/QD-TTG", "the Prime Minister has a small letter"},
    {"88/KL-TTr", "88/KL-TTR", "an inspectorate, too"},
    {"433/CĐ-TTg", "433/CD-TTG", "so without a year"},
    {"16/CT-TTg-NN", "16/CT-TTG-NN", "and with a third group"},
    {"12/2021/QĐ-UBND", "12/2021/QD-UBND", "normative decision"},
    {"05/2022/NQ-HĐND", "5/2022/NQ-HDND", "normative resolution"},
    {"176/2025/QH15", "176/2025/QH15", "National Assembly: no issuer"},
    {"1674/NQ-UBTVQH15", "1674/NQ-UBTVQH15", "its standing committee"},
    {"05/2019/TTLT-BTC-BNV", "5/2019/TTLT-BTC-BNV", "joint circular"},
    {"39-CT/TW", "39-CT/TW", "party bodies reverse the marks"},
    {"60-NQ/TW", "60-NQ/TW", "party resolution"},
    {"12-NQ/HU", "12-NQ/HU", "district party committee"},
    {"08-BC/ĐU", "8-BC/DU", "commune party committee"},
    {"119/QÐ-UBND", "119/QD-UBND", "U+00D0 for Đ"},
    {"119/QƉ-UBND", "119/QD-UBND", "U+0189 for Đ"},
    {"119/QD-UBND", "119/QD-UBND", "no mark"},
    {"119/QĐ–UBND", "119/QD-UBND", "en dash"},
    {"119/QĐ—UBND", "119/QD-UBND", "em dash"},
    {"119/QĐ\u2011UBND", "119/QD-UBND", "hyphen that does not break"},
    {"119/QĐ\u2212UBND", "119/QD-UBND", "minus"},
    {"119/QĐ\u00ADUBND", "119/QD-UBND", "soft hyphen"},
    {"119/QĐ\uFF0DUBND", "119/QD-UBND", "fullwidth hyphen"},
    {"119\u2044QĐ-UBND", "119/QD-UBND", "fraction slash"},
    {"119/QĐ/UBND", "119/QD-UBND", "a slash for the dash"},
    {"66.20/2026/NQ-CP", "66.20/2026/NQ-CP", "a part of a number"},
    {"20/2014/TT/BTC", "20/2014/TT-BTC", "and after a year"},
    {"119 /QĐ-UBND", "119/QD-UBND", "blank before the slash"},
    {"119/ QĐ-UBND", "119/QD-UBND", "blank behind the slash"},
    {"119 / QĐ - UBND", "119/QD-UBND", "blanks everywhere"},
    {"119\u00A0/\u00A0QĐ\u00A0-\u00A0UBND", "119/QD-UBND", "no-break spaces"},
    {"30 / 2020 / NĐ - CP", "30/2020/ND-CP", "blanks everywhere"},
    {"39 - CT / TW", "39-CT/TW", "blanks everywhere"},
    {"39–CT/TW", "39-CT/TW", "en dash"},
    {"119/qđ-ubnd", "119/QD-UBND", "small letters"},
    {"119/qd-ubnd", "119/QD-UBND", "small letters, no mark"},
    {"30/2020/nd-cp", "30/2020/ND-CP", "small letters, no mark"},
    {"39-ct/tw", "39-CT/TW", "small letters"},
    {"119/Qđ-Ubnd", "119/QD-UBND", "any case"},
    {"119 QĐ/UB", "119-QD/UB", "a blank for the first mark"},
    {"1234/BGDĐT-GDTrH", "1234/BGDDT-GDTRH",
     "one small letter in an issuer behind a type in capitals"},
};

TEST(NormalizeDocumentNumber, EverySpelling) {
  for (Row const& row : kNumbers) {
    for (std::string const& text : {std::string(row.text), test::nfd(row.text)}) {
      auto const normalized = normalize_document_number(text);
      EXPECT_EQ(normalized.value_or(""), row.expected) << row.text << ": " << row.why;
    }
  }
}

constexpr Row kOthers[] = {
    {"24/7", "", "day and night"},
    {"11/7", "", "a day"},
    {"11/7/2023", "", "a date"},
    {"11/07/2023", "", "a date"},
    {"2020-2025", "", "a range"},
    {"2021 - 2025", "", "a range with blanks"},
    {"5/6 người", "", "a fraction"},
    {"560 kg/người", "", "a measure"},
    {"60 km/h", "", "a measure"},
    {"50 ha/vụ", "", "a measure"},
    {"10/kg-ngày", "", "small letters that are no type"},
    {"5/6 QĐ-UBND", "", "a number does not begin behind a slash"},
    {"119", "", "digits only"},
    {"1.250/QĐ-UBND", "", "thousands"},
    {"66.20/NQ-CP", "", "a part, but no year"},
    {"119/", "", "nothing behind"},
    {"119/QĐ", "119/QD", "the type alone: cut off, or 'số 119/QĐ của UBND'"},
    {"119/qd", "", "the same in small letters is too little"},
    {"119/QĐ-Xin", "119/QD", "a word, no issuer: two small letters"},
    {"119/QĐ-Xa", "119/QD", "a word, no issuer: one capital"},
    {"39-CT", "", "no issuer"},
    {"12/A", "", "a house"},
    {"2/9", "", "a day"},
    {"1234567/QĐ-UBND", "", "too many digits"},
    {"30/20/NĐ-CP", "", "no year"},
    {"119/Quyết-định", "", "words with tones are no symbols"},
    {"119/ABCDEFGHIJKLMNOP-X", "", "too long for a symbol"},
};

TEST(FindDocumentNumbers, WhatIsNone) {
  for (Row const& row : kOthers) {
    std::vector<std::string> const found = find_document_numbers(row.text);
    std::string const first = found.empty() ? "" : normalize_document_number(found[0]).value_or("");
    EXPECT_EQ(first, row.expected) << row.text << ": " << row.why;
  }
}

TEST(NormalizeDocumentNumber, OnlyIfItIsAllOfTheText) {
  for (char const* const text :
       {"", "số 119/QĐ-UBND", "119/QĐ-UBND ngày", "119/QĐ-UBND.", " 119/QĐ-UBND", "QĐ-UBND"}) {
    EXPECT_EQ(normalize_document_number(text), std::nullopt) << text;
  }
}

TEST(FindDocumentNumbers, InRealSentences) {
  struct TextRow {
    char const* text;
    std::vector<std::string> expected;
    char const* why;
  };
  std::vector<TextRow> const rows{
      {"Quyết định số 119/QĐ-UBND ngày 11/7/2023 của UBND huyện", {"119/QĐ-UBND"}, "one"},
      {"Căn cứ Nghị định số 30/2020/NĐ-CP và Chỉ thị 39-CT/TW; 39-CT/TW",
       {"30/2020/NĐ-CP", "39-CT/TW"},
       "each once"},
      {"119/QĐ-UBND, 119/QD–UBND, 119 / qđ-ubnd", {"119/QĐ-UBND"}, "one number, three spellings"},
      {"Số: 119 / QĐ - UBND", {"119/QĐ-UBND"}, "blanks are taken out"},
      // Used to leave no-break spaces in.
      {"Số: 119\u00A0/\u00A0QĐ-UBND", {"119/QĐ-UBND"}, "no-break spaces too"},
      // Used to become "119QĐ/UB", which is no number any more.
      {"Công văn 119 QĐ/UB của", {"119 QĐ/UB"}, "the blank that stands for a mark stays"},
      // Used to go on over the blanks: "119/QĐ-UBND-UBND".
      {"Quyết định 119/QĐ-UBND - UBND huyện", {"119/QĐ-UBND"}, "a dash with blanks ends it"},
      {"12/BC-MTTQ-BTT", {"12/BC-MTTQ-BTT"}, "a dash without blanks goes on"},
      {"(Theo Kế hoạch 05/KH-UB)", {"05/KH-UB"}, "brackets"},
      {"dịch vụ 24/7 từ 11/7/2023, giai đoạn 2020-2025", {}, "none"},
      {"", {}, "no text"},
  };
  for (TextRow const& row : rows) {
    EXPECT_EQ(find_document_numbers(row.text), row.expected) << row.why;
    std::vector<std::string> const decomposed = find_document_numbers(test::nfd(row.text));
    EXPECT_EQ(decomposed, row.expected) << row.why << " (NFD)";
  }
}

TEST(DocumentNumberTokens, OneTokenAndItsParts) {
  struct TextRow {
    char const* text;
    char const* whole;
    char const* units;
  };
  constexpr TextRow kTexts[] = {
      {"số 119/QĐ-UBND ngày", "119/QD-UBND", "so|61; 119|; qd|9; ubnd|; ngay|2"},
      {"số 05/KH-UBND", "5/KH-UBND", "so|61; 5|; kh|; ubnd|"},
      {"176/2025/QH15", "176/2025/QH15", "176|; 2025|; qh15|"},
      {"39-CT/TW", "39-CT/TW", "39|; ct|; tw|"},
      {"1674/NQ-UBTVQH15", "1674/NQ-UBTVQH15", "1674|; nq|; ubtvqh15|"},
      {"từ 24/7", "", "tu|72; 24|; 7|"},
      {"ngày 11/7/2023", "", "ngay|2; 11|; 7|; 2023|"},
      {"2020-2025", "", "2020|; 2025|"},
      {"5/6 người", "", "5|; 6|; nguoi|772"},
      // Used to read "UBNDx" inside and "x" once more after.
      {"119/QĐ-UBND\u00ADx", "119/QD-UBND", "119|; qd|9; ubnd|; x|"},
      // Used to read 12,5 inside and 5 once more after.
      {"30/2020/NĐ-CP&12,5", "30/2020/ND-CP&12", "30|; 2020|; nd|9; cp|; 12|; 5|"},
  };
  for (TextRow const& row : kTexts) {
    EXPECT_EQ(test::wholes(row.text), row.whole) << row.text;
    EXPECT_EQ(test::units(row.text), row.units) << row.text;
  }
}

TEST(DocumentNumberTokens, EverySpellingIsOneTerm) {
  for (Row const& row : kNumbers) {
    EXPECT_EQ(test::wholes(std::string("số ") + row.text + " ngày"), row.expected) << row.why;
  }
}

// Used to grow with the text, past what Xapian takes as a term.
TEST(DocumentNumberTokens, AnEndlessNumberEnds) {
  for (char const* const begin : {"123456/2023/ABCDEFGHIJKLMN", "123456-ABCDEFGHIJKLMN/TW"}) {
    std::string text = begin;
    for (int groups = 0; groups < 50; ++groups) text += "-ABCDEFGHIJKLMN";
    std::string const whole = test::wholes(text);
    EXPECT_FALSE(whole.empty());
    EXPECT_LE(whole.size(), kMaxTokenBytes);
  }
}

// Used to compare each number with all before it.
TEST(FindDocumentNumbers, ManyDifferentOnes) {
  std::string text;
  for (int i = 1; i <= 60'000; ++i) text += std::to_string(i) + "/QĐ-UBND ";
  auto const start = std::chrono::steady_clock::now();
  EXPECT_EQ(find_document_numbers(text).size(), 60'000u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace tracuu::analyzers
