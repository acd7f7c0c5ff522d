// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/sentences.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tracuu::indexer {
namespace {

std::vector<std::string> sentence_texts(std::string_view text) {
  std::vector<std::string> all;
  for (Sentence const& sentence : split_sentences(text)) {
    all.push_back((sentence.is_item ? "* " : "") + std::string(sentence.text));
  }
  return all;
}

TEST(SplitSentences, AtStopsAndLines) {
  using Texts = std::vector<std::string>;
  EXPECT_EQ(sentence_texts("Điều 5. Hiệu lực\nMột câu. Hai câu; ba câu."),
            (Texts{"Điều 5.", "Hiệu lực", "Một câu.", "Hai câu; ba câu."}));
  EXPECT_EQ(sentence_texts("UBND TP. Hồ Chí Minh"), (Texts{"UBND TP. Hồ Chí Minh"}));
  EXPECT_EQ(sentence_texts("1. Quyết định A;\nđ) Quyết định B;\n- Quyết định C.\n2.1. Bốn"),
            (Texts{"* Quyết định A;", "* Quyết định B;", "* Quyết định C.", "* Bốn"}));
  EXPECT_EQ(sentence_texts("Đã hiện hành.Điều 2; a.vn"), (Texts{"Đã hiện hành.", "Điều 2; a.vn"}));
  EXPECT_EQ(sentence_texts(""), Texts{});
}

TEST(SplitSentences, LeavesOutQuotedClauses) {
  std::string const quoted(300, 'x');
  std::vector<std::string> const expected{"Sửa đổi như sau:", "và tiếp"};
  EXPECT_EQ(sentence_texts("Sửa đổi như sau:\n“Điều 5\nMới”\nvà tiếp"), expected);
  EXPECT_EQ(sentence_texts("Sửa đổi như sau: “" + quoted + "” và tiếp"), expected);
  EXPECT_EQ(sentence_texts("Thay cụm từ “A” bằng “B”").size(), 1u);
  EXPECT_EQ(sentence_texts("“ không đóng\nvà tiếp").size(), 2u);
}

TEST(SplitSentences, TellsEndsOfLines) {
  std::vector<Sentence> const sentences = split_sentences("Một. Hai:\nBa");
  ASSERT_EQ(sentences.size(), 3u);
  EXPECT_FALSE(sentences[0].ends_line);
  EXPECT_TRUE(sentences[1].ends_line);
  EXPECT_FALSE(sentences[1].begins_line);
  EXPECT_TRUE(sentences[2].begins_line);
}

}  // namespace
}  // namespace tracuu::indexer
