// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/typing.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "analyzers/letter.hpp"
#include "analyzers/spelled_syllable.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"
#include "analyzers/telex.hpp"

namespace tracuu::bench {
namespace {

using analyzers::is_legal_syllable;
using analyzers::Shape;
using analyzers::SpelledLetter;
using analyzers::Tone;

struct Row {
  char const* text;
  char const* telex;
  char const* vni;
};

TEST(Typing, OfTexts) {
  constexpr Row kRows[] = {
      {"ủy ban nhân dân", "uyr ban nhaan daan", "uy3 ban nha6n da6n"},
      {"uỷ", "uyr", "uy3"},
      {"Trường hợp, người", "Truwowngf howpj, nguwowif", "Tru7o7ng2 ho7p5, ngu7o7i2"},
      {"ĐẶT Đất", "DDAWTJ DDaats", "D9A8T5 D9a6t1"},
      {"xoong", "xooong", "xoong"},
      {"covid-19", "covid-19", "covid-19"},
      {"", "", ""},
      {"e\u0302\u0323", "eej", "e65"},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(type_telex(row.text), row.telex);
    EXPECT_EQ(type_vni(row.text), row.vni);
  }
}

/// A syllable of one onset and one rime in one tone, in its new spelling.
std::string spelled(std::vector<SpelledLetter> letters, Tone tone) {
  letters[analyzers::tone_place(letters, analyzers::ToneStyle::New)].tone = tone;
  std::string word;
  for (SpelledLetter const& letter : letters) append_letter(word, letter);
  return word;
}

std::string term_of(std::vector<SpelledLetter> const& letters, Tone tone) {
  analyzers::SyllableWriter writer;
  writer.clear();
  for (std::size_t i = 0; i < letters.size(); ++i) {
    bool const carries = i == tone_place(letters, analyzers::ToneStyle::New);
    writer.add_letter({analyzers::CharClass::Letter, letters[i].folded, letters[i].shape,
                       carries ? tone : Tone::None, false});
  }
  std::string term;
  writer.append_term(term);
  return term;
}

void add_letters(std::vector<SpelledLetter>& letters, std::u32string_view spelling) {
  for (char32_t const c : spelling) {
    auto const info = analyzers::char_info(c);
    letters.push_back({info.folded, info.shape});
  }
}

/// All legal syllables of some onsets with all rimes of up to three vowels and a coda.
std::set<std::string> legal_syllables() {
  constexpr std::u32string_view kOnsets[] = {U"",   U"b", U"ch", U"d", U"đ",  U"g",   U"gh", U"gi",
                                             U"h",  U"k", U"l",  U"m", U"ng", U"ngh", U"nh", U"ph",
                                             U"qu", U"r", U"s",  U"t", U"th", U"tr",  U"v",  U"x"};
  constexpr std::u32string_view kVowels[] = {
      U"a",   U"ă",   U"â",   U"e",   U"ê",   U"i",   U"o",   U"ô",   U"ơ",   U"u",   U"ư",
      U"y",   U"ai",  U"ao",  U"au",  U"ay",  U"âu",  U"ây",  U"eo",  U"êu",  U"ia",  U"iê",
      U"iu",  U"oa",  U"oă",  U"oe",  U"oi",  U"oo",  U"ôi",  U"ơi",  U"ua",  U"uâ",  U"uê",
      U"ui",  U"uô",  U"uơ",  U"uy",  U"ưa",  U"ưi",  U"ươ",  U"ưu",  U"yê",  U"iêu", U"oai",
      U"oao", U"oay", U"oeo", U"uây", U"uôi", U"uya", U"uyê", U"uyu", U"ươi", U"ươu", U"yêu"};
  constexpr std::u32string_view kCodas[] = {U"", U"c", U"ch", U"m", U"n", U"ng", U"nh", U"p", U"t"};
  constexpr Tone kTones[] = {Tone::None, Tone::Sac, Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Nang};
  std::set<std::string> syllables;
  for (auto const onset : kOnsets) {
    for (auto const vowels : kVowels) {
      for (auto const coda : kCodas) {
        // "buơn" can't be told from "bươn": every input method reads uow before a coda as ươ.
        if (vowels == U"uơ" && !coda.empty()) continue;
        std::vector<SpelledLetter> letters;
        for (auto const part : {onset, vowels, coda}) add_letters(letters, part);
        for (Tone const tone : kTones) {
          if (is_legal_syllable(term_of(letters, tone))) syllables.insert(spelled(letters, tone));
        }
      }
    }
  }
  return syllables;
}

TEST(Typing, EverySyllableIsReadBack) {
  std::set<std::string> const syllables = legal_syllables();
  EXPECT_GT(syllables.size(), 10'000u);
  for (std::string const& syllable : syllables) {
    std::string const telex = type_telex(syllable);
    EXPECT_EQ(analyzers::read_telex(telex).value_or(telex), syllable) << telex;
    std::string const vni = type_vni(syllable);
    EXPECT_EQ(analyzers::read_vni(vni).value_or(vni), syllable) << vni;
  }
}

}  // namespace
}  // namespace tracuu::bench
