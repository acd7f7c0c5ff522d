// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/spelling_slip.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/syllable.hpp"
#include "analyzers/syllable_grammar.hpp"

namespace tracuu::analyzers {
namespace {

std::string term_of(std::string_view word) {
  return analyzer("vi").normalize_term(word);
}

SpellingCandidate const* find(std::vector<SpellingCandidate> const& candidates,
                              std::string_view word) {
  std::string const term = term_of(word);
  auto const found = std::ranges::find(candidates, term, &SpellingCandidate::term);
  return found == candidates.end() ? nullptr : &*found;
}

TEST(SpellingCandidates, HoldWhatWasMeant) {
  struct {
    char const* typed;
    char const* meant;
    char const* why;
  } const rows[] = {
      {"sữa", "sửa", "hỏi for ngã"},
      {"mải", "mãi", "and the other way"},
      {"dữ", "giữ", "d for gi"},
      {"giành", "dành", "gi for d"},
      {"rành", "dành", "r for d"},
      {"dề", "về", "d for v"},
      {"xử", "sử", "x for s"},
      {"sã", "xã", "s for x"},
      {"chồng", "trồng", "ch for tr"},
      {"lăm", "năm", "l for n"},
      {"nàng", "làng", "n for l"},
      {"nghành", "ngành", "ngh before a"},
      {"ngiêng", "nghiêng", "ng before ê"},
      {"gế", "ghế", "g before ê"},
      {"kách", "cách", "k before a"},
      {"bác", "bát", "c for t"},
      {"bàng", "bàn", "ng for n"},
      {"mìn", "mình", "n for nh"},
      {"thúi", "thúy", "i for y"},
      {"nay", "nai", "y for i"},
      {"đuợc", "được", "a horn that is missing"},
      {"dường", "đường", "a stroke that is missing"},
      {"phướng", "phương", "a tone too many"},
      {"huyên", "huyện", "a tone that is missing"},
      {"phưng", "phương", "a letter that is missing, with its shape"},
      {"phươnng", "phương", "a doubled letter"},
      {"phươing", "phương", "a letter too many"},
      {"xẫ", "xã", "a shape too many"},
      {"bẩn", "bản", "a shape too many"},
      {"vậb", "vận", "a key beside the right one"},
      {"phưnơg", "phương", "two letters swapped, each with its shape"},
      {"bạch", "bạc", "c for ch"},
      {"lập", "lật", "t for p"},
      {"cau", "cao", "o for u"},
      {"giấp", "giấy", "another end: p for y"},
      {"đạc", "đạo", "c for o"},
      {"phản", "phải", "n for i"},
      {"cảnh", "cảm", "nh for m"},
      {"chuông", "chương", "ươ for uô"},
      {"thue", "thu", "without marks: a letter too many"},
      {"tuch", "tuc", "without marks: the tone is not known yet"},
      {"hcinh", "chinh", "without marks: swapped"},
      {"xu", "su", "without marks: x for s"},
  };
  for (auto const& row : rows) {
    EXPECT_NE(find(spelling_candidates(term_of(row.typed)), row.meant), nullptr)
        << row.typed << " -> " << row.meant << " (" << row.why << ")";
  }
}

TEST(SpellingCandidates, DoNotHoldOthers) {
  struct {
    char const* typed;
    char const* other;
    char const* why;
  } const rows[] = {
      {"sữa", "sữa", "the word itself"},        {"sua", "sửa", "marks are not for this to find"},
      {"sửa", "sua", "nor are two taken away"}, {"sữa", "xửa", "two slips"},
      {"cách", "cach", "no legal syllable"},    {"đa", "gia", "đ is no d"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(find(spelling_candidates(term_of(row.typed)), row.other), nullptr)
        << row.typed << " -> " << row.other << " (" << row.why << ")";
  }
}

TEST(SpellingCandidates, HaveMarksWhereTheWordWasTypedWithIts) {
  EXPECT_EQ(find(spelling_candidates(term_of("gia")), "giá"), nullptr);
  EXPECT_NE(find(spelling_candidates(term_of("gia"), true), "giá"), nullptr);
  EXPECT_NE(find(spelling_candidates(term_of("gia"), true), "da"), nullptr);
}

TEST(SpellingCandidates, CostMoreWhereTheSlipIsRarer) {
  auto const cost = [](char const* typed, char const* meant) {
    auto const candidates = spelling_candidates(term_of(typed));
    auto const* const found = find(candidates, meant);
    return found == nullptr ? -1 : found->cost;
  };
  EXPECT_LT(cost("sữa", "sửa"), cost("huyên", "huyện")) << "hỏi/ngã, a tone that is missing";
  EXPECT_LT(cost("huyên", "huyện"), cost("bố", "bộ")) << "another tone than the typed one";
  EXPECT_LT(cost("xử", "sử"), cost("rành", "dành")) << "onsets of one sound, and of two";
  EXPECT_GT(cost("chuông", "chương"), 0) << "one key shapes both letters of ươ";
}

TEST(SpellingCandidates, AreFewLegalAndCheapestFirst) {
  for (char const* const typed :
       {"nghiêng", "a", "ở", "đường", "thu", "khuyunh", "tuj", "wzf", "aaaaaaaaa", "ieu"}) {
    std::string const term = term_of(typed);
    auto const candidates = spelling_candidates(term);
    EXPECT_LE(candidates.size(), 300u) << typed;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      EXPECT_NE(candidates[i].term, term);
      EXPECT_GT(candidates[i].cost, 0);
      bool const is_marked = !marks_part(term).empty();
      EXPECT_TRUE(is_marked ? is_legal_syllable(candidates[i].term)
                            : marks_part(candidates[i].term).empty());
      bool const next_is_dearer = i == 0 || candidates[i].cost >= candidates[i - 1].cost;
      EXPECT_TRUE(next_is_dearer) << typed << ": " << candidates[i].term;
    }
  }
}

TEST(SpellingCandidates, AreNoneForWhatIsNoWord) {
  for (char const* const term : {"", "|", "2023|", "covid19|", "ubnd&hdnd|", "hoinghi|*0515",
                                 "119/QD-UBND", "abcdefghijklmnop|"}) {
    EXPECT_TRUE(spelling_candidates(term).empty()) << term;
  }
}

std::string splits_of(std::string_view term) {
  std::string text;
  for (WordSplit const& split : word_splits(term)) {
    if (!text.empty()) text += ", ";
    text += spell(split.first) + " " + spell(split.second);
  }
  return text;
}

TEST(WordSplits, CutWhatWasTypedAsOneWord) {
  struct {
    std::string term;
    char const* expected;
    char const* why;
  } const rows[] = {
      {term_of("thutuc"), "thu tuc, thut uc", "without marks"},
      {term_of("thủtục"), "thủ tục", "each tone stays with its letters"},
      {term_of("hộinghị"), "hội nghị", "two tones"},
      {term_of("bandân"), "ban dân", "a shape and no tone"},
      {term_of("thủ"), "", "one word"},
      {term_of("xyz"), "", "no syllables"},
      {"2023|", "", "a number"},
      {"|", "", "nothing"},
  };
  for (auto const& row : rows) EXPECT_EQ(splits_of(row.term), row.expected) << row.why;
  // The term of a word with one tone does not say whose it is.
  std::string const one_tone = splits_of(term_of("cảnhdân"));
  EXPECT_NE(one_tone.find("cảnh dân"), std::string::npos) << one_tone;
}

TEST(JoinedWord, JoinsWhatWasTypedAsTwo) {
  struct {
    char const* first;
    char const* second;
    char const* expected;
    char const* why;
  } const rows[] = {
      {"th", "ủ", "thủ", "the onset apart"},
      {"ngh", "ị", "nghị", ""},
      {"hu", "yện", "huyện", "inside the vowels"},
      {"th", "u", "thu", "without marks"},
      {"thủ", "tục", "", "two syllables"},
      {"hó", "à", "", "two tones"},
      {"19", "a", "", "a number"},
  };
  for (auto const& row : rows) {
    auto const joined = joined_word(term_of(row.first), term_of(row.second));
    EXPECT_EQ(joined.value_or(""), *row.expected == '\0' ? "" : term_of(row.expected))
        << row.first << " " << row.second << " (" << row.why << ")";
  }
}

}  // namespace
}  // namespace tracuu::analyzers
