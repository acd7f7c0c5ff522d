// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tables/phrase_index.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/query_words.hpp"

namespace tracuu::search {
namespace {

TEST(PhraseIndex, MakesPhrasesOfUnits) {
  EXPECT_EQ(make_phrase("Uỷ ban nhân dân").terms,
            (std::vector<std::string>{"uy|3", "ban|", "nhan|6", "dan|06"}));
  EXPECT_EQ(make_phrase("Bà Rịa - Vũng Tàu").terms.size(), 4u);
  EXPECT_EQ(make_phrase("Bà Rịa - Vũng Tàu").terms, make_phrase("Bà Rịa – Vũng Tàu").terms)
      << "a dash of any length is no word";
  EXPECT_TRUE(make_phrase(" - ").terms.empty());
}

/// "0.1 4 open, …": owner, phrase and words of each match.
std::string found(PhraseIndex const& index, std::string_view text, std::size_t at) {
  test::QueryWords const query{std::string(text)};
  std::string out;
  for (PhraseMatch const& match : index.find(query.words(), at)) {
    if (!out.empty()) out += ", ";
    out += fmt::format("{}.{} {}{}", match.owner, match.phrase, match.words,
                       match.marks_open ? " open" : "");
  }
  return out;
}

TEST(PhraseIndex, FindsPhrasesByTheirFirstWord) {
  PhraseIndex index;
  index.add(make_phrase("Ủy ban").terms, 0, 0);
  index.add(make_phrase("Ủy ban nhân dân").terms, 1, 0);
  index.add(make_phrase("Uy bản").terms, 2, 0);
  index.add(make_phrase("Ủy ban").terms, 3, 1);
  struct {
    char const* text;
    std::size_t at;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"Ủy ban nhân dân", 0, "1.0 4, 0.0 2, 3.1 2", "longest first, then as added"},
      {"UỶ BAN", 0, "0.0 2, 3.1 2", "another style, capitals; the longer phrase is not there"},
      {"uy ban", 0, "0.0 2 open, 2.0 2 open, 3.1 2 open", "marks left out"},
      {"ủy bản", 0, "", "each has one mark that the other phrase has not"},
      {"uy bản nhân dân", 0, "2.0 2", "a typed mark must agree"},
      {"ủy ban nhan dân xã", 0, "1.0 4 open, 0.0 2, 3.1 2", "half of the marks"},
      {"xã ủy ban", 0, "", "begins at the word asked for"},
      {"xã ủy ban", 1, "0.0 2, 3.1 2", ""},
      {"ủy", 0, "", "too short"},
      {"ủy ban", 2, "", "behind the end"},
      {"", 0, "", ""},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(found(index, row.text, row.at), row.expected) << row.text << ": " << row.why;
  }
}

}  // namespace
}  // namespace tracuu::search
