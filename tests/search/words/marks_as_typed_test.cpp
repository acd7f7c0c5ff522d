// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/marks_as_typed.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

class MarksAsTypedTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::vector<schema::Announcement> all;
    auto const add = [&](std::string const& body, std::size_t times) {
      test::add_copies(all, body, times);
    };
    add("Chiếc lá xanh. Người trẻ. Mua nhà. Màu trắng. Dự án.", 20);
    add("Làng tre. Hàng rào. Nha Trang. Du lịch biển. Mua sắm.", 4);
    add("Mùa đông. Người đông.", 9);
    add("Đăng quảng cáo. Bến Quảng. Đăng tin. Ông Quang.", 2);
    add("Đất Quảng. Xứ Quảng.", 40);
    add("Đi học. Thủ tục.", 30);
    add("Đắp đê sông Vân. Một bài hát: song ca.", 3);
    index_ = std::make_unique<test::SmallIndex>(all);
  }
  static void TearDownTestSuite() { index_.reset(); }

  /// The words that stay open.
  static std::string open_words(std::string_view text) {
    TextReading const reading =
        read_words(index_->database(), text, schema::FieldId::Text, MarkRule::AsTyped);
    std::string open;
    for (WordReading const& word : reading.words) {
      if (word.is_open) open += (open.empty() ? "" : " ") + word.typed;
    }
    return open;
  }

  static inline std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(MarksAsTypedTest, ClosesWhatUsuallyHasNoMarks) {
  struct {
    char const* text;
    char const* open;
    char const* why;
  } const rows[] = {
      {"lá tre", "", "no announcement has the two side by side"},
      {"du lịch nha trang", "", "one marked syllable of four"},
      {"la tre", "la tre", "nothing is marked"},
      {"lá tre la", "tre la", "la is no word of the index: lá, là"},
      {"thủ tuc mua", "tuc mua", "tuc cannot be without marks"},
      {"mua đông", "mua", "mùa đông belongs together"},
      {"đăng quang", "", "quảng after đăng is chance"},
      {"đắp đê song Vân", "song", "sông stands beside both neighbours"},
      {"hát song Vân", "song", "sông Vân, though not beside hát"},
      {"người song", "", "no spelling stands beside người"},
  };
  for (auto const& row : rows)
    EXPECT_EQ(open_words(row.text), row.open) << row.text << ": " << row.why;
}

TEST_F(MarksAsTypedTest, ClosedPairsAreAsTyped) {
  TextReading const reading =
      read_words(index_->database(), "du lịch nha trang", schema::FieldId::Text, MarkRule::AsTyped);
  ASSERT_EQ(reading.pairs.size(), 3u);
  ASSERT_EQ(reading.pairs.back().variants.size(), 1u);
  EXPECT_EQ(reading.pairs.back().variants.front().term, "nha trang|,");
}

}  // namespace
}  // namespace tracuu::search
