// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/typing_read_back.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

TEST(TypingReadBack, ReadsBackWhatHasNoHits) {
  test::SmallIndex const index(test::vankhe_announcements());
  Xapian::Database const database = index.database();
  struct {
    char const* typed;
    char const* expected;  ///< "" = as it is
    char const* why;
  } const rows[] = {
      {"thur tujc khai sinh", "thủ tục khai sinh", "Telex"},
      {"thu3 tu5c khai sinh", "thủ tục khai sinh", "VNI"},
      {"thur tucj", "thủ tục", "marks at the end of the word"},
      {"ddee ddieeuf", "đê điều", "double keys"},
      {"thu tuc khai sinh", "", "no marks are no raw typing"},
      {"thủ tục", "", "typed with the input method on"},
      {"thủ tujc", "thủ tục", "and off for a word"},
      {"hearing", "", "a word of the index"},
      {"covid-19", "", "letters and digits that the index holds"},
      {"new website design report", "", "more words are neither"},
      {"119/QĐ-UBND", "", "a document number"},
      {"", "", "nothing"},
  };
  for (auto const& row : rows) {
    TextReading reading = read_words(database, row.typed, schema::FieldId::Text, MarkRule::AsTyped);
    reading.text = row.typed;
    EXPECT_EQ(read_back_typing(reading, database.get_doccount()).value_or(""), row.expected)
        << row.typed << ": " << row.why;
  }
}

}  // namespace
}  // namespace tracuu::search
