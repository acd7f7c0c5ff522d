// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/search_answer.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

TEST(Note, IsASentenceInBothLanguages) {
  struct {
    Note note;
    char const* code;
    char const* vietnamese;
    char const* english;
  } const rows[] = {
      {{NoteCode::MarksRestored, "thủ tục", ""},
       "marks_restored",
       "Đang tìm: thủ tục",
       "Searching for: thủ tục"},
      {{NoteCode::AllWordsFirst, "3", ""},
       "all_words_first",
       "3 thông báo có đủ các từ; các thông báo còn lại có một phần.",
       "3 announcements hold all words; the others hold some of them."},
      {{NoteCode::FewerWords, "2", ""},
       "fewer_words",
       "Không có thông báo nào có đủ các từ; dưới đây là những thông báo gần đúng nhất.",
       "No announcement holds all words; these hold most of them."},
      {{NoteCode::MarksIgnored, "", ""},
       "marks_ignored",
       "Không có thông báo nào viết đúng dấu như đã gõ; đã bỏ qua dấu.",
       "No announcement has the marks as typed; marks were ignored."},
      {{NoteCode::LimitReached, "a*", ""},
       "limit_reached",
       "Từ khóa quá rộng, mới xét một phần: a*",
       "The query is too broad; only part of it was used: a*"},
      {{NoteCode::SyntaxAsText, "{}", ""},
       "syntax_as_text",
       "Đã tìm như từ thông thường: {}",
       "Read as text: {}"},
      {{NoteCode::UnknownWord, "<b>", ""},
       "unknown_word",
       "Không có thông báo nào chứa từ: <b>",
       "No announcement holds the word: <b>"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(to_string(row.note.code), row.code);
    EXPECT_EQ(describe(row.note, base::Language::Vietnamese), row.vietnamese);
    EXPECT_EQ(describe(row.note, base::Language::English), row.english);
  }
}

TEST(MatchCount, IsExactWhenTheBoundsMeet) {
  EXPECT_TRUE((MatchCount{3, 3, 3}).is_exact());
  EXPECT_FALSE((MatchCount{3, 4, 5}).is_exact());
  EXPECT_TRUE(MatchCount{}.is_exact());
}

}  // namespace
}  // namespace tracuu::search
