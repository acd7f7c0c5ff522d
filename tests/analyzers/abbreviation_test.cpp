// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/abbreviation.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/analyzers/token_text.hpp"

namespace tracuu::analyzers {
namespace {

struct Row {
  char const* text;
  char const* expected;  // the bytes of the abbreviation; "" = none
  char const* why;
};

template <class Match>
std::string matched(Match match, std::string_view text) {
  auto const end = match(text, 0);
  return std::string(text.substr(0, end.value_or(0)));
}

TEST(DottedAbbreviation, Table) {
  constexpr Row kRows[] = {
      {"H.Đ.N.D huyện", "H.Đ.N.D", "letters of more than one byte"},
      {"U.B.N.D", "U.B.N.D", "to the end of the text"},
      {"U.B.N.D. Tới", "U.B.N.D", "the last full stop is not part of it"},
      {"T.Ư", "T.Ư", "two capitals"},
      {"T.Ư, khóa", "T.Ư", "a comma behind"},
      {"h.đ.n.d", "h.đ.n.d", "three small letters or more"},
      {"v.v.", "", "two small letters"},
      {"TP.HCM", "", "not single letters"},
      {"T.Phố", "", "a word behind"},
      {"A", "", "one letter"},
      {"A.1", "", "a digit behind"},
      {"A.b.c.d.e.f.g.h.i.k.l.m", "A.b.c.d.e.f.g.h.i.k.l.m", "twelve letters"},
      {"A.b.c.d.e.f.g.h.i.k.l.m.n", "", "thirteen letters"},
      {"", "", "nothing"},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(matched(match_dotted_abbreviation, row.text), row.expected) << row.why;
  }
}

TEST(JoinedAbbreviation, Table) {
  constexpr Row kRows[] = {
      {"VHTT&TT huyện", "VHTT&TT", "culture, sport and information"},
      {"GD&ĐT", "GD&ĐT", "letters of more than one byte"},
      {"LĐTB&XH,", "LĐTB&XH", "a comma behind"},
      {"PCTT&TKCN", "PCTT&TKCN", "long ones"},
      {"A&B&C", "A&B&C", "more than two parts"},
      {"gd&đt", "gd&đt", "small letters"},
      {"A&", "", "nothing behind"},
      {"A & B", "", "blanks"},
      {"A&1", "", "a digit behind"},
      {"huyện", "", "no mark"},
      {"&A", "", "nothing in front"},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(matched(match_joined_abbreviation, row.text), row.expected) << row.why;
  }
}

TEST(Abbreviations, InText) {
  struct TextRow {
    char const* text;
    char const* units;
    char const* wholes;
    char const* why;
  };
  constexpr TextRow kTexts[] = {
      {"HĐND", "hdnd|9", "", "as one word"},
      {"Phòng VHTT&TT huyện", "phong|2; vhtt|; tt|; huyen|065", "vhtt&tt|", "whole and parts"},
      {"GD&ĐT", "gd|; dt|9", "gd&dt|09", "the whole keeps the marks"},
      // Used to read "ĐT2" inside and 2 once more after.
      {"GD&ĐT2", "gd|; dt|9; 2|", "gd&dt|09", "what is behind is not read twice"},
      {"A & B", "a|; b|", "", "blanks: two words"},
      {"TP.HCM", "tp|; hcm|", "", "two words"},
      {"v.v.", "v|; v|", "", "and so on"},
  };
  for (TextRow const& row : kTexts) {
    EXPECT_EQ(test::units(row.text), row.units) << row.why;
    EXPECT_EQ(test::wholes(row.text), row.wholes) << row.why;
  }
}

TEST(Abbreviations, DottedOnesAreTheWordWithoutFullStops) {
  constexpr char const* kSpellings[][2] = {
      {"H.Đ.N.D", "HĐND"}, {"U.B.N.D", "UBND"}, {"T.Ư", "TƯ"},
      {"h.đ.n.d", "hđnd"}, {"H.Ð.N.D", "HĐND"}, {"U.B.N.D.", "UBND"},
  };
  for (auto const& [dotted, plain] : kSpellings) {
    EXPECT_EQ(test::units(dotted), test::units(plain)) << dotted;
  }
}

// Used to look at the whole row from each of its letters: minutes for a megabyte.
TEST(Abbreviations, ALongRowOfLettersIsReadOnce) {
  std::string row;
  while (row.size() < 2'000'000) row += "a.";
  row += "aa";
  EXPECT_EQ(test::analyzed(row).tokens().back().position, 1'000'000u);
}

}  // namespace
}  // namespace tracuu::analyzers
