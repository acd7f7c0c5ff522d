// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/phrase_mining.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "analyzers/analyzer_registry.hpp"

namespace tracuu::search {
namespace {

/// The phrases of these titles with their counts: "nông thôn mới 3". A '|' in a title
/// breaks phrases; the words in `binding` may not bound one.
std::vector<std::string> mined(std::vector<std::string> const& titles, MiningLimits limits,
                               std::vector<std::string> const& binding = {}) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::vector<std::uint32_t>> terms;
  analyzers::TokenList list;
  for (std::string const& title : titles) {
    analyzers::analyzer("vi").analyze(title, list);
    std::vector<std::uint32_t>& row = terms.emplace_back();
    std::size_t last = 0;
    for (analyzers::Token const& token : list.tokens()) {
      if (!analyzers::is_simple(token.kind)) continue;
      auto const next = static_cast<std::uint32_t>(numbers.size());
      row.push_back(numbers.try_emplace(std::string(list.text(token)), next).first->second);
      if (title.substr(last, token.begin - last).find('|') != std::string::npos) {
        row.back() |= kBreakBefore;
      }
      last = token.end;
    }
  }
  std::vector<bool> may_bound(numbers.size(), true);
  for (std::string const& word : binding) {
    may_bound[numbers.at(analyzers::analyzer("vi").normalize_term(word))] = false;
  }
  std::vector<MinedTitle> mined_titles;
  for (std::size_t i = 0; i < titles.size(); ++i) mined_titles.push_back({titles[i], terms[i]});
  std::vector<std::string> phrases;
  for (FrequentPhrase const& phrase : mine_phrases(mined_titles, may_bound, limits)) {
    phrases.push_back(fmt::format("{} {}", phrase.text, phrase.count));
  }
  return phrases;
}

using Texts = std::vector<std::string>;

TEST(MinePhrases, KeepsWhatManyTitlesHave) {
  Texts const titles = {"Bàn về nông thôn mới", "Đề án nông thôn mới", "Xã có nông thôn"};
  EXPECT_EQ(mined(titles, {.least_titles = 2}), (Texts{"nông thôn 3", "nông thôn mới 2"}));
  EXPECT_EQ(mined(titles, {.least_titles = 3}), (Texts{"nông thôn 3"}));
  EXPECT_EQ(mined(titles, {.least_titles = 4}), Texts{});
  EXPECT_EQ(mined({}, {}), Texts{});
}

TEST(MinePhrases, CountsATitleOnce) {
  EXPECT_EQ(mined({"xã An, xã An", "xã An"}, {.least_titles = 2}), (Texts{"xã An 2"}));
}

// "ban nhân dân" says less than "ủy ban nhân dân".
TEST(MinePhrases, LeavesOutPartsOfAPhrase) {
  Texts titles;
  for (char const* const head : {"Họp", "Gặp", "Thăm", "Bầu"}) {
    titles.push_back(std::string(head) + " ủy ban nhân dân");
  }
  EXPECT_EQ(mined(titles, {}), (Texts{"ủy ban nhân dân 4"}));
}

TEST(MinePhrases, EndsAtBreaksAndBindingWords) {
  Texts const titles = {"Tin của huyện | xã", "Bài của huyện | xã", "Ảnh của huyện | xã"};
  EXPECT_EQ(mined(titles, {}, {"của"}), Texts{});
  EXPECT_EQ(mined(titles, {}), (Texts{"của huyện 3"}));
}

TEST(MinePhrases, WritesThemAsTheyAreMostlyWritten) {
  EXPECT_EQ(mined({"Chuyển đổi số", "CHUYỂN ĐỔI SỐ", "Chuyển đổi số", "bàn chuyển đổi số"}, {}),
            (Texts{"chuyển đổi số 4"}))
      << "the start of a title and all capitals say little";
  EXPECT_EQ(mined({"Hà Nội mưa", "Hà Nội nắng", "HÀ NỘI gió"}, {}), (Texts{"Hà Nội 3"}));
}

TEST(MinePhrases, KeepsTheMostFrequentOnes) {
  Texts const titles = {"xã An", "xã An", "xã An", "xã An", "ấp Bình", "ấp Bình", "ấp Bình"};
  EXPECT_EQ(mined(titles, {.least_titles = 3, .max_phrases = 1}), (Texts{"xã An 4"}));
}

TEST(MinePhrases, FiveUnitsAtMost) {
  Texts const titles(3, "một hai ba bốn năm sáu bảy");
  EXPECT_EQ(mined(titles, {}), Texts{}) << "each row of five is part of one of six";
  EXPECT_EQ(mined(Texts(3, "một hai ba bốn năm"), {}), (Texts{"một hai ba bốn năm 3"}));
}

}  // namespace
}  // namespace tracuu::search
