// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/syllable_key.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "analyzers/syllable.hpp"
#include "tests/analyzers/random_text.hpp"
#include "tests/analyzers/sample_texts.hpp"
#include "tests/analyzers/token_text.hpp"

namespace tracuu::analyzers {
namespace {

/// The key of a word that is written so, letter by letter.
std::uint64_t key_as_written(std::u32string_view word) {
  SyllableKey key;
  key.begin();
  for (char32_t const c : word) {
    CharInfo const info = char_info(c);
    if (info.char_class == CharClass::Letter) {
      key.add_letter(info);
    } else {
      key.add_other(c);
    }
  }
  return key.value();
}

TEST(SyllableKey, IsThatOfTheTerm) {
  struct Row {
    char32_t const* word;
    char const* term;
  };
  constexpr Row kRows[] = {
      {U"vận", "van|65"}, {U"VAN", "van|"},          {U"đường", "duong|9772"}, {U"hòa", "hoa|2"},
      {U"hoà", "hoa|2"},  {U"nghiêng", "nghieng|6"}, {U"kỹ", "ki|4"},          {U"quý", "qui|1"},
      {U"qưy", "qui|7"},  {U"ấy", "ay|61"},          {U"uỷ", "uy|3"},          {U"y", "y|"},
      {U"Lý", "li|1"},    {U"HĐND", "hdnd|9"},       {U"huyên", "huyen|06"},   {U"thuỵ", "thuy|5"},
      {U"ở", "o|73"},
  };
  for (Row const& row : kRows) {
    EXPECT_NE(syllable_key(row.term), kNoSyllableKey) << row.term;
    EXPECT_EQ(key_as_written(row.word), syllable_key(row.term)) << row.term;
  }
}

TEST(SyllableKey, MissesWhereAWordIsNoSyllable) {
  for (std::u32string_view const word :
       {U"", U"facebook", U"cộngđồng", U"mộtmột", U"a1", U"ж", U"aж"}) {
    EXPECT_EQ(key_as_written(word), kNoSyllableKey) << word.size();
  }
  for (char const* const term :
       {"", "|", "facebook|", "van", "a1|", "119/QD-UBND", "tt&tt|", "hoinghi|*6505", "12,5%|",
        "van|5x", "van|6*", "ж|", "dan van|,65"}) {
    EXPECT_EQ(syllable_key(term), kNoSyllableKey) << term;
  }
}

// Of all characters, those that SyllableWriter makes letters of the alphabet.
TEST(SyllableKey, HoldsForEveryCharacter) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    CharInfo const info = char_info(c);
    bool const is_letter = info.char_class == CharClass::Letter;
    SyllableKey key;
    SyllableWriter writer;
    std::string term;
    key.begin();
    writer.clear();
    is_letter ? key.add_letter(info) : key.add_other(c);
    is_letter ? writer.add_letter(info) : writer.add_other(c);
    writer.append_term(term);
    EXPECT_EQ(key.value(), syllable_key(term)) << static_cast<std::uint32_t>(c);
  }
}

// Whatever the words: one key, one term.
TEST(SyllableKey, TellsTermsApart) {
  std::map<std::uint64_t, std::string> terms;
  std::size_t with_key = 0;
  auto const check = [&](std::string_view text) {
    TokenList const list = test::analyzed(text);
    for (Token const& token : list.tokens()) {
      if (token.kind != TokenKind::Word) continue;
      std::uint64_t const key = syllable_key(list.text(token));
      if (key == kNoSyllableKey) continue;
      ++with_key;
      EXPECT_EQ(terms.emplace(key, list.text(token)).first->second, list.text(token));
    }
  };
  for (std::string const& text : test::sample_texts()) check(text);
  test::RandomText random(7);
  for (int i = 0; i < 200; ++i) check(random.marks(200));
  EXPECT_GT(with_key, 30'000u);
}

}  // namespace
}  // namespace tracuu::analyzers
