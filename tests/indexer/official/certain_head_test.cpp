// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/certain_head.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {
namespace {

/// The head of a page of which the words in `doubtful` were read with these confidences.
OfficialHead head_of(std::string const& text,
                     std::vector<std::pair<std::string_view, double>> const& doubtful) {
  std::vector<ReadWord> words;
  for (auto const& [word, confidence] : doubtful) {
    std::size_t const begin = text.find(word);
    words.push_back({begin, begin + word.size(), confidence});
  }
  std::string const certain = hide_doubtful_words(text, words);
  EXPECT_EQ(certain.size(), text.size());
  OfficialHead head =
      certain_head(read_official_head(split_lines(certain)), read_official_head(split_lines(text)));
  head.title = without_hidden(head.title);
  return head;
}

std::string page(std::string_view number) {
  return "ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ\nSố: " + std::string(number) +
         "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
         "Vân Khê, ngày 11 tháng 7 năm 2023\nTHÔNG BÁO\nVề việc tu bổ đê Qz hữu\n"
         "Ủy ban nhân dân huyện thông báo.\n";
}

TEST(CertainHead, LeavesOutWordsOfWhichTheMachineIsNotSure) {
  OfficialHead const head = head_of(page("119/TB-UBND"), {{"Qz", 0.2}, {"hữu", 0.6}});
  EXPECT_EQ(head.title.find("Qz"), std::string::npos) << head.title;
  EXPECT_NE(head.title.find("đê hữu"), std::string::npos) << head.title;
  EXPECT_EQ(head.number, "119/TB-UBND");
  EXPECT_EQ(head.unit, "Ủy ban nhân dân huyện Vân Khê");
}

TEST(CertainHead, NoNumberRatherThanAFalseOne) {
  EXPECT_EQ(head_of(page("119/TB-UBND"), {{"119/TB-UBND", 0.45}}).number, "");
  EXPECT_EQ(head_of(page("119/TB-UBND"), {{"119/TB-UBND", 0.7}}).number, "119/TB-UBND");
  EXPECT_EQ(head_of(page("119/TB-TTYT"), {{"119/TB-TTYT", 0.7}}).number, "");
  EXPECT_EQ(head_of(page("119/TB-UBN"), {}).number, "") << "cut off";
  EXPECT_EQ(head_of(page("119/TB-UB"), {}).number, "") << "a symbol of before 2005";
  EXPECT_EQ(head_of(page("119/TB-TTYT"), {}).number, "119/TB-TTYT");
}

TEST(CertainHead, UnitsAreReadOfAllWords) {
  OfficialHead const head = head_of(page("119/TB-UBND"), {{"VÂN", 0.3}, {"2023", 0.5}});
  EXPECT_EQ(head.unit, "Ủy ban nhân dân huyện Vân Khê");
  EXPECT_FALSE(head.date.has_value());
}

TEST(CertainHead, TheTypeOfATitleIsCertain) {
  OfficialHead const head = head_of(page("119/TB-UBND"), {{"THÔNG", 0.3}, {"BÁO", 0.4}});
  EXPECT_EQ(head.type, "thông báo");
  EXPECT_EQ(head.title, "THÔNG BÁO Về việc tu bổ đê Qz hữu");
}

TEST(CertainHead, NoDayRatherThanThatOfWhatTheTitleCites) {
  auto const dated = [](std::string_view day) {
    return "ỦY BAN NHÂN DÂN\nHUYỆN VÂN KHÊ\nSố: L? /2023/QĐ-UBND\n" + std::string(day) +
           "\nQUYẾT ĐỊNH\nSửa đổi một số điều của Quyết định số 12/2014/QĐ-UBND ngày 5/3/2014\n"
           "Căn cứ Luật Đê điều;\n";
  };
  EXPECT_FALSE(
      head_of(dated("Vân Khê, ngày o? tháng 40 năm 2023"), {{"o?", 0.3}, {"năm", 0.4}}).date);
  EXPECT_FALSE(head_of(dated("Vân Khê, ngày 15 tháng 4 năm 2023"), {{"15", 0.3}}).date);
  EXPECT_TRUE(head_of(dated("Vân Khê, ngày 15 tháng 4 năm 2023"), {}).date);
  EXPECT_FALSE(head_of(dated("Vân Khê"), {}).date) << "a day that the title cites";
}

}  // namespace
}  // namespace tracuu::indexer
