// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/spoken_document_number.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/analyzers/icu_forms.hpp"

namespace tracuu::analyzers {
namespace {

struct Row {
  char const* text;
  char const* expected;  // "type number year issuer [bytes]"; "" = none
  char const* why;
};

std::string shown(std::string_view text) {
  auto const found = find_spoken_document_number(text);
  if (!found) return "";
  std::string out = found->type + ' ' + found->number;
  if (!found->year.empty()) out += ' ' + found->year;
  if (found->day) out += fmt::format(" {}", static_cast<unsigned>(found->day->day()));
  for (std::string const& issuer : found->issuers) out += ' ' + issuer;
  out += " [";
  out += text.substr(found->begin, found->end - found->begin);
  return out + ']';
}

constexpr Row kSpoken[] = {
    {"Quyết định số 119 của UBND", "QD 119 UBND [Quyết định số 119 của UBND]", "with its issuer"},
    {"quyet dinh 119 ubnd", "QD 119 UBND [quyet dinh 119 ubnd]", "no marks, no small words"},
    {"QUYẾT ĐỊNH SỐ 119", "QD 119 [QUYẾT ĐỊNH SỐ 119]", "capitals"},
    {"quyết định số: 119", "QD 119 [quyết định số: 119]", "colon"},
    {"QĐ 119", "QD 119 [QĐ 119]", "symbol"},
    {"qđ 119", "QD 119 [qđ 119]", "small letters"},
    {"qd so 119", "QD 119 [qd so 119]", "no marks"},
    {"quyết định 119 của ủy ban nhân dân huyện", "QD 119 UBND [quyết định 119 của ủy ban nhân dân]",
     "issuer in words"},
    {"quyết định 119 của uỷ ban nhân dân", "QD 119 UBND [quyết định 119 của uỷ ban nhân dân]",
     "other style of tones"},
    {"quyết định 119 của HĐND xã", "QD 119 HDND [quyết định 119 của HĐND]", "council"},
    {"Nghị định 30 năm 2020", "ND 30 2020 [Nghị định 30 năm 2020]", "year in words"},
    {"Nghị định 30/2020 của Chính phủ", "ND 30 2020 CP [Nghị định 30/2020 của Chính phủ]", "both"},
    {"NĐ 30/2020", "ND 30 2020 [NĐ 30/2020]", "symbol and year"},
    {"Thông tư 26/2020", "TT 26 2020 [Thông tư 26/2020]", "year behind a slash"},
    {"nghị quyết số 05/2022", "NQ 5 2022 [nghị quyết số 05/2022]", "leading zero"},
    {"chỉ thị số 39 của Trung ương", "CT 39 TW [chỉ thị số 39 của Trung ương]", "party"},
    {"chỉ thị 16 thủ tướng", "CT 16 TTG [chỉ thị 16 thủ tướng]", "no của"},
    {"nghị quyết 12 của huyện ủy", "NQ 12 HU [nghị quyết 12 của huyện ủy]", "district party"},
    {"công văn số 456", "CV 456 [công văn số 456]", "official letter"},
    {"tìm công văn 456 ngày 5/1/2023", "CV 456 2023 5 [công văn 456 ngày 5/1/2023]",
     "a day follows"},
    {"thông tư liên tịch số 5", "TTLT 5 [thông tư liên tịch số 5]", "not thông tư"},
    {"kế hoạch số 5 của UBND", "KH 5 UBND [kế hoạch số 5 của UBND]", "plan with số"},
    {"kế hoạch 5/2023", "KH 5 2023 [kế hoạch 5/2023]", "plan with a year"},
    {"đề án 06", "DA 6 [đề án 06]", "nothing follows"},
    {"TT số 26", "TT 26 [TT số 26]", "symbol with số"},
    {"kh 5 ubnd", "KH 5 UBND [kh 5 ubnd]", "symbol with issuer"},
    {"thông tư 26 btttt", "TT 26 BTTTT [thông tư 26 btttt]", "issuer's symbol"},
    {"thông tư 26 của Bộ Tài chính", "TT 26 BTC [thông tư 26 của Bộ Tài chính]", "ministry"},
    {"luật số 31/2024", "L 31 2024 QH [luật số 31/2024]", "law with số"},
    {"QÐ 119", "QD 119 [QÐ 119]", "U+00D0 for Đ"},
    {"quyết định số 2020", "QD 2020 [quyết định số 2020]", "a number like a year"},
    {"quyết định số 267 năm 2016 của Thủ tướng",
     "QD 267 2016 TTG [quyết định số 267 năm 2016 của Thủ tướng]", "year, then issuer"},
    {"quyết định số 267 của Thủ tướng năm 2016",
     "QD 267 2016 TTG [quyết định số 267 của Thủ tướng năm 2016]", "issuer, then year"},
    {"quyet dinh cua thu tuong so 267 nam 2016",
     "QD 267 2016 TTG [quyet dinh cua thu tuong so 267 nam 2016]", "issuer before the number"},
    {"QĐ 267/2016 Thủ tướng", "QD 267 2016 TTG [QĐ 267/2016 Thủ tướng]", "symbol, no small words"},
    {"Thủ tướng quyết định 267/2016", "QD 267 2016 TTG [Thủ tướng quyết định 267/2016]",
     "issuer first"},
    {"Bộ Y tế ban hành thông tư 5 năm 2020", "TT 5 2020 BYT [Bộ Y tế ban hành thông tư 5 năm 2020]",
     "issuer and verb first"},
    {"năm 2016, quyết định 267 của Thủ tướng",
     "QD 267 2016 TTG [năm 2016, quyết định 267 của Thủ tướng]", "year first"},
    {"số 267 quyết định của Thủ tướng", "QD 267 TTG [số 267 quyết định của Thủ tướng]",
     "number first"},
    {"thông tư liên tịch 01/2012 của Bộ Y tế và Bộ Tài chính",
     "TTLT 1 2012 BYT BTC [thông tư liên tịch 01/2012 của Bộ Y tế và Bộ Tài chính]", "two issuers"},
    {"TTLT 1/2012 BYT-BTC", "TTLT 1 2012 BYT BTC [TTLT 1/2012 BYT-BTC]", "two symbols"},
    {"thông tư 5 năm 2020 do Bộ Y tế ban hành",
     "TT 5 2020 BYT [thông tư 5 năm 2020 do Bộ Y tế ban hành]", "do … ban hành"},
    {"chỉ thị 16 của Thủ tướng ban hành năm 2020",
     "CT 16 2020 TTG [chỉ thị 16 của Thủ tướng ban hành năm 2020]", "ban hành năm"},
    {"quyết định 267 2016 thủ tướng", "QD 267 2016 TTG [quyết định 267 2016 thủ tướng]",
     "a bare year"},
    {"thông tư BTC 26/2020", "TT 26 2020 BTC [thông tư BTC 26/2020]", "issuer in the middle"},
    {"TT-BTC 26/2020", "TT 26 2020 BTC [TT-BTC 26/2020]", "symbols joined"},
    {"NĐ CP 106 2010", "ND 106 2010 CP [NĐ CP 106 2010]", "blanks everywhere"},
    {"20 2014 TT BTC", "TT 20 2014 BTC [20 2014 TT BTC]", "a number with blanks"},
    {"11 CT TTg", "CT 11 TTG [11 CT TTg]", "and without its year"},
    {"13/2012 QH13", " 13 2012 QH13 [13/2012 QH13]", "a law's number with a blank"},
    {"267/QĐ-TTg năm 2016", "QD 267 2016 TTG [267/QĐ-TTg năm 2016]", "a number without its year"},
    {"Quyết định 267/QĐ-TTg ngày 19/02/2016",
     "QD 267 2016 19 TTG [Quyết định 267/QĐ-TTg ngày 19/02/2016]", "and its day"},
    {"Quyết định số 5 ngày 3 tháng 2 năm 2016 của UBND",
     "QD 5 2016 3 UBND [Quyết định số 5 ngày 3 tháng 2 năm 2016 của UBND]", "a day in words"},
    {"luật 13 của Quốc hội khóa XII", "L 13 QH12 [luật 13 của Quốc hội khóa XII]", "a term"},
    {"pháp lệnh số 01 năm 2018", "PL 1 2018 UBTVQH [pháp lệnh số 01 năm 2018]",
     "only one body issues it"},
    {"lệnh số 7 năm 2013 của Chủ tịch nước", "L 7 2013 CTN [lệnh số 7 năm 2013 của Chủ tịch nước]",
     "the President"},
    {"văn bản hợp nhất 10/2026 của Bộ Xây dựng",
     "VBHN 10 2026 BXD [văn bản hợp nhất 10/2026 của Bộ Xây dựng]", "a consolidated text"},
    {"Thông tư 5 của Bộ Lao động - Thương binh và Xã hội năm 2019",
     "TT 5 2019 BLDTBXH [Thông tư 5 của Bộ Lao động - Thương binh và Xã hội năm 2019]",
     "a dash inside a name"},
    {"thong tu 19 nam 2026 ngan hang nha nuoc",
     "TT 19 2026 NHNN [thong tu 19 nam 2026 ngan hang nha nuoc]", "no thousands"},
    {"nghị quyết số 66.20 năm 2026 của Chính phủ",
     "NQ 66.20 2026 CP [nghị quyết số 66.20 năm 2026 của Chính phủ]", "a part of a number"},
    {"NQ 66.20/2026", "NQ 66.20 2026 [NQ 66.20/2026]", "and before a slash"},
    {"văn bản số 119 năm 2010", " 119 2010 [văn bản số 119 năm 2010]", "any type"},
    {"văn bản 119 của UBND", " 119 UBND [văn bản 119 của UBND]", "any type, no số"},
    {"kế hoạch 5 năm và quyết định 119", "QD 119 [quyết định 119]", "the second"},
};

TEST(SpokenDocumentNumber, Spoken) {
  for (Row const& row : kSpoken) {
    EXPECT_EQ(shown(row.text), row.expected) << row.why;
    EXPECT_EQ(shown(test::nfd(row.text)), test::nfd(row.expected)) << row.why << " (NFD)";
  }
}

TEST(SpokenDocumentNumber, WhatIsNone) {
  constexpr Row kRows[] = {
      {"", "", "empty"},
      {"số 119", "", "no type"},
      {"quyết định của UBND", "", "no number"},
      {"Quyết định số 119/QĐ-UBND", "", "a full number"},
      {"Nghị định 30/2020/NĐ-CP", "", "a full number"},
      {"Chỉ thị 39-CT/TW", "", "a full number"},
      {"kế hoạch 5 năm", "", "a duration"},
      {"kế hoạch 5 năm 2021-2025", "", "a duration"},
      {"kế hoạch 30 ngày đêm", "", "a duration"},
      {"thông báo 30 người trúng tuyển", "", "a count"},
      {"báo cáo 2023", "", "a year"},
      {"quyết định 2023", "", "a year"},
      {"báo cáo 9 tháng", "", "a duration"},
      {"hướng dẫn 3 bước", "", "a count"},
      {"Luật 13", "", "laws have names"},
      {"luật đất đai 2013", "", "laws have names"},
      {"tt 26", "", "could be a township"},
      {"kh 5", "", "could be anything"},
      {"quyết định 1.250 đồng", "", "a number"},
      {"quyết định 5/6", "", "a fraction"},
      {"quyết định 12a", "", "goes on"},
      {"quyết định 1234567", "", "too many digits"},
      {"aqđ 119", "", "part of a word"},
      {"quyết đinh 119", "", "another mark"},
      {"báo cáo 2023 của UBND", "", "a year, though issued by somebody"},
      {"119/QĐ-UBND", "", "a full number"},
      {"119/QĐ-UBND số 5", "", "its type is no other's"},
      {"20/2014/TT-BTC", "", "a full number"},
      {"quyết định của UBND 5 xã", "", "a count after an issuer"},
      {"quyết định 2.5 ha", "", "a measure"},
      {"văn bản 5 năm 2016", "", "too little is said"},
      {"Thủ tướng thăm 5 tỉnh năm 2016", "", "no type"},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(shown(row.text), "") << row.text << ": " << row.why;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
