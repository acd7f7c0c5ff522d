// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/suggestion_index.hpp"

#include <gtest/gtest.h>

#include "tests/search/suggestion_samples.hpp"

namespace tracuu::search {
namespace {

SuggestionIndex sample_index() {
  return suggestions_from({
      {"1", "Thu thủ thứ thư thung", "2020-01-01", "B.example", "", "", "119/QĐ-UBND"},
      {"2", "Thủ tục", "2021-01-01", "a.example", "", "", "1190/QĐ-UBND"},
      {"3", "Thông báo", "2022-01-01", "", "", "", "12/TB-UBND"},
  });
}

std::vector<std::string> terms_in(SuggestionIndex const& index, SuggestionIndex::Range range) {
  std::vector<std::string> terms;
  for (auto term = range.first; term < range.last; ++term) terms.emplace_back(index.term(term));
  return terms;
}

TEST(SuggestionIndex, FindsTermsByTheirLetters) {
  SuggestionIndex const index = sample_index();
  using Terms = std::vector<std::string>;
  EXPECT_EQ(terms_in(index, index.terms_spelled("thu")),
            (Terms{"thu|", "thu|3", "thu|7", "thu|71"}));
  EXPECT_EQ(terms_in(index, index.terms_beginning("thu")),
            (Terms{"thung|", "thu|", "thu|3", "thu|7", "thu|71"}));
  EXPECT_EQ(terms_in(index, index.terms_beginning("xyz")), Terms{});
  EXPECT_EQ(terms_in(index, index.terms_beginning("")).size(), index.term_count());
}

TEST(SuggestionIndex, PostingsAreTheCandidatesWithTheTerm) {
  SuggestionIndex const index = sample_index();
  auto const range = index.terms_spelled("thu");
  std::vector<std::string> with_thu;
  for (CandidateId const id : index.postings(range.first + 1))
    with_thu.emplace_back(index.text(id));
  EXPECT_EQ(with_thu, (std::vector<std::string>{"Thủ tục", "Thu thủ thứ thư thung"}));
}

TEST(SuggestionIndex, FindsNumbersByTheirBeginning) {
  SuggestionIndex const index = sample_index();
  auto const range = index.numbers_beginning("119");
  ASSERT_EQ(range.last - range.first, 2u);
  EXPECT_EQ(index.number_key(range.first), "119/QD-UBND");
  EXPECT_EQ(index.text(index.number_owner(range.first)), "119/QĐ-UBND");
  EXPECT_EQ(index.number_key(range.first + 1), "1190/QD-UBND");
}

TEST(SuggestionIndex, KnowsSites) {
  SuggestionIndex const index = sample_index();
  EXPECT_FALSE(index.find_site("c.example"));
  auto const site = index.find_site("b.EXAMPLE");
  ASSERT_TRUE(site);
  for (CandidateId id = 0; id < index.size(); ++id) {
    bool const is_there = index.announcement_id(id) == "1" || index.text(id) == "119/QĐ-UBND";
    EXPECT_EQ(index.is_on_site(id, *site), is_there) << index.text(id);
  }
}

TEST(SuggestionIndex, CountsItsMemory) {
  EXPECT_GT(sample_index().bytes(), SuggestionIndex().bytes());
}

}  // namespace
}  // namespace tracuu::search
