// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/near_spelling.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

/// Forty announcements: eight each of five sentences.
std::vector<schema::Announcement> well_spelled() {
  constexpr std::array kSentences{
      "Hướng dẫn thủ tục đăng ký khai sinh tại xã",
      "Sửa chữa kênh mương và giữ gìn vệ sinh đường làng", "Cán bộ xã họp bàn về đất đai",
      "Hội nghị sơ kết của huyện Vân Khê", "Đoàn thanh niên trồng cây xanh ven sông"};
  std::vector<schema::Announcement> all;
  for (std::size_t i = 0; i < 40; ++i) {
    schema::Announcement announcement;
    announcement.id = fmt::format("n-{}", i);
    announcement.title = fmt::format("Tin {}", i);
    announcement.body = kSentences[i % kSentences.size()];
    // A name that is rare, beside another one, and a slip that got into print.
    if (i == 0) announcement.body += ". Ông Thạch Ngãi dự. Thủ tuc xong.";
    all.push_back(std::move(announcement));
  }
  return all;
}

class NearSpellingTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { index_ = std::make_unique<test::SmallIndex>(well_spelled()); }
  static void TearDownTestSuite() { index_.reset(); }

  static TextReading read(std::string_view text) {
    return read_words(index_->database(), text, schema::FieldId::Text, MarkRule::AsTyped);
  }

  static std::vector<SpellingCorrection> corrections(std::string_view text) {
    return find_corrections(index_->database(), read(text));
  }

  static std::string corrected(std::string_view text) {
    TextReading const reading = read(text);
    return corrected_text(text, reading, find_corrections(index_->database(), reading));
  }

  static inline std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(NearSpellingTest, FindsWhatWasMeant) {
  struct {
    char const* typed;
    char const* meant;
    char const* why;
  } const rows[] = {
      {"sữa chữa kênh mương", "sửa chữa kênh mương", "hỏi for ngã, first word"},
      {"kênh mương và dữ gìn vệ sinh", "kênh mương và giữ gìn vệ sinh", "d for gi"},
      {"thanh niên chồng cây xanh", "thanh niên trồng cây xanh", "ch for tr"},
      {"thanh liên trồng cây", "thanh niên trồng cây", "l for n"},
      {"thủ tụt đăng ký", "thủ tục đăng ký", "t for c"},
      {"hướng dẫp thủ tục đăng ký", "hướng dẫn thủ tục đăng ký", "another end"},
      {"đăng kýy khai sinh", "đăng kí khai sinh", "a doubled letter"},
      {"hướng dẫn thủ tụv đăng ký", "hướng dẫn thủ tục đăng ký", "a neighbouring key"},
      {"thủ tục đăng ký khai sihn", "thủ tục đăng ký khai sinh", "swapped, last word"},
      {"hội nghị sơ kt của huyện", "hội nghị sơ kết của huyện", "a letter that is missing"},
      {"cán bố xã", "cán bộ xã", "a tone, as nothing else is found"},
      {"hướng dẫn thutuc khai", "hướng dẫn thủ tục khai", "reading together, without marks"},
      {"hộinghị sơ kết", "hội nghị sơ kết", "reading together, with marks"},
      {"hướng dẫn th ủ tục", "hướng dẫn thủ tục", "typed apart"},
      {"hu yện Vân Khê", "huyện Vân Khê", "typed apart, first word"},
      {"thu tuc dang ky khai sihn", "thu tuc dang ky khai sinh", "without marks"},
      {"thanh nien chong cay xanh", "thanh nien trồng cay xanh", "without marks, ch for tr"},
      {"sihn", "sinh", "alone"},
      {"thutuc", "thủ tục", "alone, reading together"},
      {"Sữa Chữa kênh", "Sửa Chữa kênh", "capitals at the beginning"},
      {"THỦ TỤT ĐĂNG KÝ", "THỦ TỤC ĐĂNG KÝ", "capitals throughout"},
      {"  thủ tụt,  đăng ký ", "  thủ tục,  đăng ký ", "what stands around is kept"},
      {"sữa chữa kênh, chồng cây xanh", "sửa chữa kênh, trồng cây xanh", "two slips"},
  };
  for (auto const& row : rows) EXPECT_EQ(corrected(row.typed), row.meant) << row.why;
}

TEST_F(NearSpellingTest, LetsBeWhatIsRight) {
  struct {
    char const* typed;
    char const* why;
  } const rows[] = {
      {"", "nothing"},
      {"thủ tục đăng ký khai sinh", "in the index"},
      {"thu tuc dang ky khai sinh", "without marks"},
      {"ông Thạch Ngãi", "a rare name that is in the index"},
      {"Trần Quốc Khánh", "a name that is not, and nothing near it"},
      {"khai sinh đường làng", "words that are never side by side"},
      {"119/QĐ-UBND", "a document number"},
      {"covid 2019", "no syllables"},
      {"họp FA bàn", "an acronym"},
      {"vệ sinh đuờng làng", "a mark that is missing: read_words reads it as đường"},
      {"xyz qwfp", "nothing is near"},
  };
  for (auto const& row : rows) EXPECT_EQ(corrected(row.typed), row.typed) << row.why;
}

TEST_F(NearSpellingTest, IsCertainWhereTheIndexIs) {
  auto const never_beside = corrections("thủ tụt đăng ký");
  ASSERT_EQ(never_beside.size(), 1u);
  EXPECT_TRUE(never_beside[0].is_certain);
  EXPECT_EQ(never_beside[0].first, 1u);
  EXPECT_EQ(never_beside[0].count, 1u);
  EXPECT_EQ(never_beside[0].words, std::vector<std::string>{"tục"});
  EXPECT_GT(never_beside[0].gain, 2.5);
  auto const apart = corrections("hướng dẫn th ủ tục");
  ASSERT_EQ(apart.size(), 1u);
  EXPECT_EQ(apart[0].first, 2u);
  EXPECT_EQ(apart[0].count, 2u);
}

TEST_F(NearSpellingTest, GivesTwoAtMostBestFirstAndApart) {
  auto const found =
      corrections("sữa chữa. thủ tụt đăng. chồng cây xanh. hội nghỉ sơ kết. cán bố xã họp");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_GE(found[0].gain, found[1].gain);
}

TEST_F(NearSpellingTest, FindsSlipsThatMakeAnotherWord) {
  std::vector<schema::Announcement> all;
  constexpr std::array kSentences{"Sửa chữa đê sông", "Giải phóng mặt bằng làm đường",
                                  "Phòng dịch và uống sữa hộp", "Lịch tiêm chủng mở rộng",
                                  "Dân chúng tiêm đủ mũi"};
  for (std::size_t i = 0; i < 100; ++i) {
    all.emplace_back().id = fmt::format("w-{}", i);
    all.back().body = kSentences[i % kSentences.size()];
  }
  test::SmallIndex const index(all);
  struct {
    char const* typed;
    char const* meant;
  } const rows[] = {
      {"sữa chữa đê", "sửa chữa đê"},         {"giải phòng mặt bằng", "giải phóng mặt bằng"},
      {"lịch tiêm chúng", "lịch tiêm chủng"}, {"uống sữa hộp", "uống sữa hộp"},
      {"dân chúng tiêm", "dân chúng tiêm"},   {"phòng dịch và uống sữa", "phòng dịch và uống sữa"},
  };
  for (auto const& row : rows) {
    TextReading const reading =
        read_words(index.database(), row.typed, schema::FieldId::Text, MarkRule::AsTyped);
    EXPECT_EQ(corrected_text(row.typed, reading, find_corrections(index.database(), reading)),
              row.meant);
  }
}

TEST_F(NearSpellingTest, PutsInNothingIfThereIsNothing) {
  EXPECT_EQ(corrected_text("thủ tục", read("thủ tục"), {}), "thủ tục");
}

}  // namespace
}  // namespace tracuu::search
