// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/repair/page_repair.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/repair/common_phrases.hpp"

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

TEST(PageRepair, WordsThatAreSureAreLeft) {
  for (std::string_view const text :
       {"Khúc Thị Luyến ở xóm Đìa", "People's Committee of Lam Giang Commune", "UBND HTX BCH"}) {
    EXPECT_EQ(repaired(text, 0.97), text);
  }
}

}  // namespace
}  // namespace tracuu::indexer
