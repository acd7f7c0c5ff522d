// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/page_repair.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/repair/common_phrases.hpp"
#include "indexer/repair/type_repair.hpp"

namespace tracuu::indexer {
namespace {

/// A page of one line, every word read with the same confidence.
schema::PageWords page_of(std::string_view text, double confidence = 0.9) {
  schema::PageWords page;
  page.page = 1;
  double left = 50;
  while (!text.empty()) {
    std::string const word(text.substr(0, text.find(' ')));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    double const right = left + 7 * static_cast<double>(word.size());
    page.words.push_back({word, "", confidence, left, 100, right, 112, 1});
    left = right + 4;
  }
  return page;
}

std::string text_of(schema::PageWords const& page) {
  std::string text;
  for (schema::PageWord const& word : page.words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

std::string repaired(std::string_view text, double confidence = 0.9) {
  return text_of(repair_page(page_of(text, confidence), common_phrase_counts()));
}

TEST(PageRepair, WordsThatStandSideBySide) {
  std::initializer_list<std::pair<std::string_view, std::string_view>> const rows{
      {"được sửa đối, bỗ sung một số điều", "được sửa đổi, bổ sung một số điều"},
      {"quy định chỉ tiết và hướng dẫn", "quy định chi tiết và hướng dẫn"},
      {"nhiệm vụ và quyên hạn", "nhiệm vụ và quyền hạn"},
      {"Căn cử Luật Ngân sách nhà nước", "Căn cứ Luật Ngân sách nhà nước"},
      {"hội đông nhân dân", "hội đồng nhân dân"},
  };
  for (auto const& [read, meant] : rows) EXPECT_EQ(repaired(read), meant);
}

TEST(PageRepair, NumbersAndDays) {
  std::initializer_list<std::pair<std::string_view, std::string_view>> const rows{
      {"số 37⁄2021/QĐ-UBND ngày l4 tháng O2 năm 2O21",
       "số 37/2021/QĐ-UBND ngày 14 tháng 02 năm 2021"},
      {"Nghị định số 01/201 8/NĐ-CP", "Nghị định số 01/2018/NĐ-CP"},
      {"số 188/QĐÐ-UB, số 119/OĐ- UBND", "số 188/QĐ-UB, số 119/QĐ-UBND"},
      {"số 05/NO-HDND", "số 05/NQ-HĐND"},
      {"Số: 73/TB:ƯBND", "Số: 73/TB-UBND"},
      {"262/TB-UBND__ 115/TB-UBNDˆ 8/TB-UBND.", "262/TB-UBND 115/TB-UBND 8/TB-UBND."},
      {"1:860 bao tải, 65:000 đồng lúc 10:30", "1.860 bao tải, 65.000 đồng lúc 10:30"},
      {"10l dầu, 24/7, 2020-2025", "10l dầu, 24/7, 2020-2025"},
      {"Đại hội lần thứ XXHI", "Đại hội lần thứ XXIII"},
  };
  for (auto const& [read, meant] : rows) EXPECT_EQ(repaired(read, 0.97), meant);
}

TEST(PageRepair, PartsOfANumberWithoutABlankBetweenThem) {
  schema::PageWords page = page_of("trao 1. 020 suất năm 2. 015 suất", 0.97);
  page.words[2].left = page.words[1].right + 1;
  page = repair_page(std::move(page), common_phrase_counts());
  EXPECT_EQ(text_of(page), "trao 1.020 suất năm 2. 015 suất");
  EXPECT_EQ(page.words[1].as_read, "1. 020");
}

TEST(PageRepair, SpecksAreNoWordsAndNoSigns) {
  schema::PageWords const page =
      repair_page(page_of("tổ.chức họp ˆ dân 15.phút", 0.9), common_phrase_counts());
  EXPECT_EQ(text_of(page), "tổ chức họp dân 15 phút");
  EXPECT_EQ(page.words[0].as_read, "tổ.");
  EXPECT_EQ(page.words[2].as_read, "họp ˆ");
  EXPECT_LT(page.words[0].right, page.words[1].right);
  EXPECT_EQ(repaired("dài 71,4'km, HTX.Tân Hòa, ở-Hà Nam"), "dài 71,4 km, HTX Tân Hòa, ở Hà Nam");
  for (std::string_view const text :
       {"báo cáo: lamgiang.hanam.example", "tháng a) và đ)", "5 m", "TP.HCM, KT-XH"}) {
    EXPECT_EQ(repaired(text), text);
  }
}

TEST(PageRepair, CapitalsInLinesOfSmallLetters) {
  std::initializer_list<std::pair<std::string_view, std::string_view>> const rows{
      {"mực nƯỚc hồ và giỜ mở cống", "mực nước hồ và giờ mở cống"},
      {"người dân Ở xã về hộ khẩu", "người dân ở xã về hộ khẩu"},
      {"Ở xã này, ChỦ nhật họp dân", "Ở xã này, Chủ nhật họp dân"},
      {"không rõ rỆt, mức chỈ huy", "không rõ rệt, mức chỉ huy"},
      {"theo Nghị quyết TƯ và T.Ư của Đảng", "theo Nghị quyết TƯ và T.Ư của Đảng"},
      {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"},
  };
  for (auto const& [read, meant] : rows) EXPECT_EQ(repaired(read, 0.968), meant);
}

TEST(PageRepair, TheMottoOfTheState) {
  std::initializer_list<std::pair<std::string_view, std::string_view>> const rows{
      {"UBND XÃ CÔNG HÒA XÃ HÔI CHỦ NGHĨA VIỆT NAV", "UBND XÃ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
      {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT!", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
      {"CỘNG HÒA XÃ HỘI CHÚ NGHĨA VIỆT! NAN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
      {"Độc lập - Tư do - Hạnh phúc.", "Độc lập - Tự do - Hạnh phúc"},
      {"nước Cộng hòa xã hội chủ nghĩa Việt Nam, dân",
       "nước Cộng hòa xã hội chủ nghĩa Việt Nam, dân"},
  };
  for (auto const& [read, meant] : rows) EXPECT_EQ(repaired(read, 0.97), meant);
}

TEST(PageRepair, TheTypeOfADocument) {
  EXPECT_EQ(repaired("QUYÉT ĐINH", 0.95), "QUYẾT ĐỊNH");
  EXPECT_EQ(repaired("BẢO CÃO", 0.4), "BÁO CÁO");
  auto const typed = [](std::string_view text, double confidence) {
    schema::PageWords page = page_of(text, confidence);
    repair_types(page.words);
    return text_of(page);
  };
  EXPECT_EQ(typed("THÔNG BÁQ", 0.4), "THÔNG BÁO");
  EXPECT_EQ(typed("THÔNG BÁQ", 0.95), "THÔNG BÁQ") << "the machine was sure";
  EXPECT_EQ(typed("THÔNG CÁO", 0.4), "THÔNG CÁO");
  EXPECT_EQ(typed("ĐỒ ÁN", 0.4), "ĐỒ ÁN") << "ĐỀ ÁN or DỰ ÁN";
  EXPECT_EQ(typed("Báo cao", 0.4), "Báo cao") << "no line in capitals";
}

TEST(PageRepair, TwoStrokesBetweenWordsOfADayAreEleven) {
  EXPECT_EQ(repaired("ngày 22 tháng lí năm 2013"), "ngày 22 tháng 11 năm 2013");
  EXPECT_EQ(repaired("ngày 1] tháng 3 năm 2013"), "ngày 11 tháng 3 năm 2013");
  EXPECT_EQ(repaired("ngày l4 tháng 3 năm 2013"), "ngày 14 tháng 3 năm 2013");
}

TEST(PageRepair, WhatWasReadIsKept) {
  schema::PageWords const page = repair_page(page_of("sửa đổi, bỗ sung"), common_phrase_counts());
  ASSERT_EQ(page.words.size(), 4U);
  EXPECT_EQ(page.words[2].text, "bổ");
  EXPECT_EQ(page.words[2].as_read, "bỗ");
  EXPECT_EQ(page.words[1].as_read, "");
  EXPECT_EQ(page.repaired_by, kRepairVersion);
}

TEST(PageRepair, BeginsAgainWithWhatTheMachineRead) {
  schema::PageWords const once = repair_page(page_of("sửa đổi, bỗ sung"), common_phrase_counts());
  EXPECT_EQ(repair_page(once, common_phrase_counts()), once);
  EXPECT_EQ(repair_page({}, common_phrase_counts()).words.size(), 0U);
}

TEST(PageRepair, WhatIsNoPageOfWordsIsLeft) {
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += "bỗ-";
  for (std::string const& text : {std::string(100'000, 'a'), many, std::string("\xFF\xC3")}) {
    EXPECT_EQ(repaired(text, 0.3), text);
  }
}

TEST(PageRepair, WordsThatAreSureAreLeft) {
  for (std::string_view const text :
       {"Khúc Thị Luyến ở xóm Đìa", "People's Committee of Lam Giang Commune", "UBND HTX BCH"}) {
    EXPECT_EQ(repaired(text, 0.97), text);
  }
}

}  // namespace
}  // namespace tracuu::indexer
