// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/abbreviation_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <thread>

#include "analyzers/syllable.hpp"
#include "base/embedded_tables.hpp"
#include "tests/support/query_words.hpp"

namespace tracuu::search {
namespace {

constexpr char const* kHeader = "short\texpansions\tambiguity\tcase\n";

TEST(Abbreviations, EveryLineOfTheTableIsRead) {
  auto const table = AbbreviationTable::read(base::kAbbreviationsTsv);
  ASSERT_TRUE(table) << to_string(table.error());
  EXPECT_GE(table->rows().size(), 150u);
  for (Abbreviation const& row : table->rows()) {
    EXPECT_FALSE(row.expansions.empty()) << row.short_form;
    std::set<std::vector<std::string>> distinct;
    for (Phrase const& expansion : row.expansions) {
      EXPECT_GE(expansion.terms.size(), 2u) << row.short_form << ": " << expansion.text;
      distinct.insert(expansion.terms);
    }
  }
}

TEST(Abbreviations, ShortFormsAreUnique) {
  std::set<std::string> terms;
  for (Abbreviation const& row : abbreviations().rows()) {
    EXPECT_TRUE(terms.insert(row.short_terms.front()).second) << row.short_form;
  }
}

/// What may look like a syllable, marks left out: an onset, a rime and a coda.
bool looks_like_syllable(std::string const& letters) {
  static std::regex const syllable(
      "(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
      "(y|(a|e|i|o|u|ai|ao|au|ay|eo|eu|ia|ie|iu|ieu|oa|oe|oi|oo|oai|oay|oeo|ua|ue|ui|uo|uu|uy|"
      "uoi|uou|uya|uye|uyu|uay|ye|yeu)(c|ch|m|n|ng|nh|p|t)?)");
  return std::regex_match(letters, syllable);
}

TEST(Abbreviations, LowerCaseCountsOnlyWhereNoSyllableLooksLikeIt) {
  EXPECT_TRUE(looks_like_syllable("nghieng"));
  EXPECT_FALSE(looks_like_syllable("ubnd"));
  for (Abbreviation const& row : abbreviations().rows()) {
    if (row.capitals_only) continue;
    std::string const letters(analyzers::folded_part(row.short_terms.front()));
    EXPECT_FALSE(looks_like_syllable(letters)) << row.short_form;
    EXPECT_TRUE(letters.size() > 2 || letters == "tw") << row.short_form << " in lower case floods";
  }
}

TEST(Abbreviations, KnowsTheFormsOfAnIndex) {
  struct {
    char const* short_form;
    char const* terms;
    char const* rows;
    char const* why;
  } const rows[] = {
      {"UBND", "ubnd|", "", "one word, no marks"},
      {"HĐND", "hdnd|9 hdnd|", "", "the marks may be missing in a document too"},
      {"GD&ĐT", "gddt|09 gd&dt|09 gddt|", "gd| dt|9; gd| va|2 dt|9", "joined by '&', spaced"},
      {"TC-KH", "tckh|", "tc| kh|", "by a hyphen"},
      {"ĐA", "da|9", "", "DA is something else"},
      {"TP.HCM", "tphcm|", "tp| hcm|", "by a full stop"},
  };
  for (auto const& row : rows) {
    auto const& all = abbreviations().rows();
    auto const found = std::ranges::find(all, row.short_form, &Abbreviation::short_form);
    ASSERT_NE(found, all.end()) << row.short_form;
    EXPECT_EQ(fmt::format("{}", fmt::join(found->short_terms, " ")), row.terms) << row.why;
    std::string spaced;
    for (auto const& units : found->short_rows) {
      if (!spaced.empty()) spaced += "; ";
      spaced += fmt::format("{}", fmt::join(units, " "));
    }
    EXPECT_EQ(spaced, row.rows) << row.why;
  }
}

/// "GD&ĐT 2, …": the short forms found, how many words they take, and "open".
std::string short_forms(std::string_view text, std::size_t at = 0) {
  test::QueryWords const query{std::string(text)};
  std::string out;
  for (ShortMatch const& match : abbreviations().find_short(query.words(), at)) {
    if (!out.empty()) out += ", ";
    out += fmt::format("{} {}{}", match.abbreviation->short_form, match.words,
                       match.marks_open ? " open" : "");
  }
  return out;
}

TEST(Abbreviations, FindsShortForms) {
  struct {
    char const* text;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"UBND", "UBND 1", ""},
      {"ubnd xã", "UBND 1", "no syllable looks like it"},
      {"U.B.N.D", "UBND 1", "full stops"},
      {"UB ND", "UBND 2", "in two words"},
      {"HĐND", "HĐND 1", ""},
      {"HDND", "HĐND 1 open", "marks left out"},
      {"H.Đ.N.D", "HĐND 1", ""},
      {"hđnd", "HĐND 1", ""},
      {"GD&ĐT", "GD&ĐT 2, GĐ 1 open", "GD alone may be GĐ"},
      {"GD-ĐT", "GD&ĐT 2, GĐ 1 open", ""},
      {"GD ĐT", "GD&ĐT 2, GĐ 1 open", ""},
      {"GDĐT", "GD&ĐT 1", ""},
      {"gddt", "GD&ĐT 1 open", ""},
      {"GD và ĐT", "GD&ĐT 3, GĐ 1 open", "'và' for '&'"},
      {"gd va dt", "GD&ĐT 3 open", ""},
      {"gd và", "", "nothing behind it"},
      {"UB MTTQ", "UB MTTQ 2", "longest first; MTTQ begins at the next word"},
      {"UBMTTQ", "UB MTTQ 1", ""},
      {"LĐ-TB&XH", "LĐ-TB&XH 3", "three parts"},
      {"LĐTBXH", "LĐ-TB&XH 1", ""},
      {"PCCC&CNCH", "PCCC&CNCH 2, PCCC 1", "the longer one first"},
      {"TP.HCM", "TP.HCM 2, TP 1", ""},
      {"CT", "CT 1", "in capitals"},
      {"ct", "", "lower case would flood"},
      {"TU", "TU 1, TƯ 1 open", "all marks before open ones"},
      {"T.Ư", "TƯ 1", "a typed mark must agree: not TU"},
      {"tu", "", "a syllable"},
      {"TTr", "TTr 1", "just as spelt"},
      {"Ttr", "", "not so"},
      {"CD", "CĐ 1 open", ""},
      {"ĐA", "ĐA 1", ""},
      {"DA", "DA 1, ĐA 1 open", ""},
      {"UBNĐ", "", "a mark that UBND has not"},
      {"xã", "", "a word"},
      {"", "", ""},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(short_forms(row.text), row.expected) << row.text << ": " << row.why;
  }
  EXPECT_EQ(short_forms("của UBND xã", 1), "UBND 1") << "at the word asked for";
}

/// "UBND = Ủy ban nhân dân 4, …".
std::string expansions(std::string_view text, std::size_t at = 0) {
  test::QueryWords const query{std::string(text)};
  std::string out;
  for (LongMatch const& match : abbreviations().find_long(query.words(), at)) {
    if (!out.empty()) out += ", ";
    out += fmt::format("{} = {} {}{}", match.abbreviation->short_form, match.expansion->text,
                       match.words, match.marks_open ? " open" : "");
  }
  return out;
}

TEST(Abbreviations, FindsExpansions) {
  struct {
    char const* text;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"ủy ban nhân dân xã", "UBND = Ủy ban nhân dân 4", ""},
      {"uy ban nhan dan", "UBND = Ủy ban nhân dân 4 open", "without marks"},
      {"ủy bán nhân dân", "", "a typed mark must agree"},
      {"phòng cháy, chữa cháy và cứu nạn, cứu hộ",
       "PCCC&CNCH = phòng cháy, chữa cháy và cứu nạn, cứu hộ 9, "
       "PCCC&CNCH = phòng cháy chữa cháy và cứu nạn cứu hộ 9, "
       "PCCC = phòng cháy, chữa cháy 4, PCCC = phòng cháy chữa cháy 4",
       "longest first"},
      {"kinh tế xã hội", "KT-XH = kinh tế - xã hội 4, KT = kinh tế 2", "the hyphen is no word"},
      {"ủy ban", "", "too short"},
      {"xã", "", ""},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(expansions(row.text), row.expected) << row.text << ": " << row.why;
  }
}

TEST(Abbreviations, RefusesABadTable) {
  struct {
    char const* lines;
    char const* expected;
  } const rows[] = {
      {"UBND\tỦy ban\tone\tsome\n", "line 2: unknown case"},
      {"UBND\tỦy ban\tmany\tany\n", "line 2: unknown ambiguity"},
      {"UBND\t-\tone\tany\n", "line 2: an empty expansion"},
      {"GD&ĐT\ta b\tone\tany\nGD-ĐT\tc d\tone\tany\n", "line 3: this short form is there already"},
  };
  for (auto const& row : rows) {
    auto const table = AbbreviationTable::read(std::string(kHeader) + row.lines);
    ASSERT_FALSE(table) << row.lines;
    EXPECT_EQ(to_string(table.error()), row.expected);
  }
}

TEST(Abbreviations, ThreadsMayLookUpAtOnce) {
  std::string other;
  std::thread thread([&] { other = short_forms("GD và ĐT"); });
  std::string const mine = short_forms("GD và ĐT");
  thread.join();
  EXPECT_EQ(mine, other);
}

}  // namespace
}  // namespace tracuu::search
