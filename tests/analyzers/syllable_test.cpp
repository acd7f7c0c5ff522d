// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/syllable.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "base/utf8.hpp"
#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::analyzers {
namespace {

using test::to_form;
using test::UnicodeForm;

/// Writes `word` (NFC) letter by letter.
std::string term(std::string_view word) {
  SyllableWriter writer;
  writer.clear();
  for (std::size_t at = 0; at < word.size();) {
    base::CodePoint const point = base::decode_utf8(word, at);
    CharInfo const info = char_info(point.value);
    if (info.char_class == CharClass::Letter) {
      writer.add_letter(info);
    } else {
      writer.add_other(point.value);
    }
    at += point.bytes;
  }
  std::string out;
  writer.append_term(out);
  return out;
}

std::vector<std::string> words(char const* list) {
  std::istringstream in(list);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

TEST(SyllableTerm, Table) {
  struct Row {
    char const* word;
    char const* expected;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"van", "van|", "no marks"},
      {"vận", "van|65", "shape, then tone"},
      {"vân", "van|6", "shape only"},
      {"ván", "van|1", "tone only: no shapes are written"},
      {"huyện", "huyen|065", "the plain u keeps its place"},
      {"đường", "duong|9772", "đ is a shape too"},
      {"ĐƯỜNG", "duong|9772", "capitals are the same"},
      {"được", "duoc|9775", "ươ"},
      {"đi", "di|9", "i carries no shape"},
      {"đại", "dai|95", "plain shapes behind the last one are left out"},
      {"da", "da|", "not đa"},
      {"kĩ", "ki|4", "i carries tones"},
      {"hộinghị", "hoinghi|*65005", "two tones are no syllable: marks letter by letter"},
      {"ủyban", "uyban|3", "one tone: read as one syllable"},
      {"covid19", "covid19|", "digits stay"},
      {"Ünal", "ünal|", "another alphabet, lower case"},
      {"Київ", "київ|", "Cyrillic"},
      {"DNA", "dna|", "letters only"},
  };
  for (Row const& row : kRows) EXPECT_EQ(term(row.word), row.expected) << row.why;
}

// 3 rimes x 5 tones, written in the old and the new style.
TEST(SyllableTerm, FifteenPairsOfOldAndNewStyle) {
  constexpr char const* kPairs[][2] = {
      {"òa", "oà"}, {"óa", "oá"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"},
      {"òe", "oè"}, {"óe", "oé"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"},
      {"ùy", "uỳ"}, {"úy", "uý"}, {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"},
  };
  for (auto const& [old_style, new_style] : kPairs) {
    for (char const* const onset : {"", "h", "th", "kh", "ngh"}) {
      EXPECT_EQ(term(std::string(onset) + old_style), term(std::string(onset) + new_style));
    }
  }
}

TEST(SyllableTerm, OneTermForSpellingsOfOneWord) {
  struct Row {
    char const* one;
    char const* other;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"hoàn", "hòan", "tone on the wrong letter"},
      {"hoàng", "hòang", "the same"},
      {"toán", "tóan", "the same"},
      {"quả", "qủa", "on the u of qu"},
      {"quý", "qúy", "on the u of qu"},
      {"việt", "vịêt", "on the i"},
      {"thuyến", "thuýên", "on the y"},
      {"giám", "Gíam", "on the i of gi"},
      {"gịa", "giạ", "giặt gịa, either way"},
      {"kỹ", "kĩ", "open i and y"},
      {"lý", "lí", "open i and y"},
      {"mỹ", "mĩ", "open i and y"},
      {"tỷ", "tỉ", "open i and y"},
      {"hy", "hi", "open i and y, no tone"},
      {"sỹ", "sĩ", "open i and y"},
      {"Vỹ", "Vĩ", "open i and y"},
      {"quý", "quí", "qu"},
      {"quy", "qui", "qu, no tone"},
  };
  for (Row const& row : kRows) EXPECT_EQ(term(row.one), term(row.other)) << row.why;
}

TEST(SyllableTerm, DifferentWordsStayApart) {
  struct Row {
    char const* one;
    char const* other;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"tay", "tai", "ay is not ai"},
      {"thúy", "thúi", "uy is not ui"},
      {"ngày", "ngài", "ay is not ai"},
      {"y", "i", "no onset"},
      {"ý", "í", "no onset"},
      {"quýt", "quít", "only the open rime"},
      {"dy", "di", "d is not one of h k l m s t v"},
      {"duong", "dương", "marks"},
      {"dương", "đương", "đ"},
      {"đương", "đường", "tone"},
      {"hoa", "hóa", "tone"},
      {"cân", "căn", "shape"},
      {"thuê", "thuế", "tone on a shaped letter"},
      {"uơ", "ưo", "which letter has the shape"},
      {"vận", "vạn", "shape and tone"},
  };
  for (Row const& row : kRows) EXPECT_NE(term(row.one), term(row.other)) << row.why;
}

// All variants of a word stand under "van|" in the sorted index.
TEST(SyllableTerm, VariantsShareThePrefix) {
  for (char const* const word : {"van", "ván", "vàn", "vân", "vận", "văn", "vẫn", "vần", "VÃN"}) {
    EXPECT_EQ(term(word).substr(0, 4), "van|") << word;
  }
}

TEST(SyllableTerm, LongWordsAreCut) {
  struct Row {
    std::string word;
    char const* why;
  };
  auto const repeated = [](std::string_view letter, std::size_t times) {
    std::string word;
    while (times-- > 0) word += letter;
    return word;
  };
  std::vector<Row> const rows{
      {repeated("x", 1000), "ASCII"},
      {repeated("ắ", 1000), "marks on every letter"},
      {repeated("a", 70) + "ắ", "the marked letter is behind the limit"},
      {repeated("ж", 1000), "two bytes a letter"},
      {repeated("\u0E01", 1000), "three bytes a letter"},
      {repeated("\U00010400", 1000), "four bytes a letter"},
      {repeated("x", 63) + "ж", "a letter that does not fit whole"},
  };
  for (Row const& row : rows) {
    std::string const written = term(row.word);
    EXPECT_LE(written.size(), kMaxTokenBytes) << row.why;
    EXPECT_FALSE(base::find_invalid_utf8(written)) << row.why;
    EXPECT_NE(written.find(kMarkSeparator), std::string::npos) << row.why;
  }
}

TEST(TermParts, Table) {
  struct Row {
    char const* term;
    char const* folded;
    char const* marks;
  };
  constexpr Row kRows[] = {
      {"van|65", "van", "65"},
      {"van|", "van", ""},
      {"dan van|,65", "dan van", ",65"},
      {"119/QD-UBND", "119/QD-UBND", ""},
      {"", "", ""},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(folded_part(row.term), row.folded);
    EXPECT_EQ(marks_part(row.term), row.marks);
  }
}

TEST(TermParts, AddsOnlyMarks) {
  struct {
    char const* typed;
    char const* candidate;
    bool expected;
    char const* why;
  } const rows[] = {
      {"duong", "đường", true, "all marks left out"},
      {"đuong", "đường", true, "one typed"},
      {"đương", "đường", true, "the tone left out"},
      {"dường", "đường", true, "a stroke left out"},
      {"đường", "đường", true, "none"},
      {"đường", "đương", false, "a typed tone must be there"},
      {"dướng", "đường", false, "and be the same"},
      {"đương", "đuong", false, "a typed shape must be there"},
      {"văn", "vân", false, "and be the same"},
      {"ho", "hội", true, "the beginning of a word"},
      {"hơ", "hội", false, "with another shape"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(adds_only_marks(term(row.typed), term(row.candidate)), row.expected)
        << row.typed << " " << row.candidate << ": " << row.why;
  }
}

TEST(PairTerm, GoesThereAndBack) {
  struct Row {
    char const* first;
    char const* second;
    char const* expected;
  };
  constexpr Row kRows[] = {
      {"dan|", "van|65", "dan van|,65"},
      {"huyen|065", "uy|3", "huyen uy|065,3"},
      {"nam|", "2023|", "nam 2023|,"},
      {"1250,5|", "xa|4", "1250,5 xa|,4"},
  };
  for (Row const& row : kRows) {
    std::string pair = "before ";
    append_pair_term(pair, row.first, row.second);
    EXPECT_EQ(pair, std::string("before ") + row.expected);
    EXPECT_EQ(pair_marks(row.expected).first, marks_part(row.first));
    EXPECT_EQ(pair_marks(row.expected).second, marks_part(row.second));
  }
}

// The rules of the old style, one group of words for each.
TEST(Spell, PutsTheToneWhereTheOldStyleDoes) {
  for (char const* const list :
       {"má bé gì gìn gỉ chị cụ tỉ",             // one vowel letter
        "huệ thuở việt quyển cứa cửu người",     // a shaped letter, the last of two
        "giữ giêng giết giếng thuế được rượu",   // the same, after gi too
        "ngoài xoáy ngoẻo khuỷu khoái",          // three, none shaped: the middle one
        "hoàn toán huýt xoèn huých",             // two and a final consonant: the second
        "hòa khỏe thúy mía múa cái tủy",         // two, open: the first
        "quạ quà quét quốc giá già giới giọng",  // qu and gi are onsets
        "đảng đường đặng Đỗ",                    // đ
        "van công nhân covid19 2023",            // no tone, no letters
        "hộinghị uỷban",                         // no syllables
        "каша ünal"}) {                          // other alphabets
    for (std::string const& word : words(list)) {
      std::string const lower = word == "Đỗ" ? "đỗ" : word;
      EXPECT_EQ(spell(term(word)), lower);
    }
  }
}

TEST(Spell, UnifiesTheSpellings) {
  struct Row {
    char const* word;
    char const* expected;
  };
  constexpr Row kRows[] = {{"hoà", "hòa"},   {"hòan", "hoàn"},    {"qủa", "quả"},
                           {"vịêt", "việt"}, {"kỹ", "kĩ"},        {"quý", "quí"},
                           {"Ðảng", "đảng"}, {"HUYỆN", "huyện"},  {"uỷ", "ủy"},
                           {"Gíam", "giám"}, {"thuýên", "thuyến"}};
  for (Row const& row : kRows) EXPECT_EQ(spell(term(row.word)), row.expected) << row.word;
}

TEST(Spell, WritesYWhereIStandsForEither) {
  struct Row {
    char const* word;
    char const* expected;
  };
  constexpr Row kRows[] = {{"kĩ", "kỹ"},   {"quí", "quý"},   {"Lí", "lý"}, {"vi", "vy"},
                           {"đi", "đi"},   {"hội", "hội"},   {"mi", "my"}, {"tin", "tin"},
                           {"huy", "huy"}, {"qui1", "qui1"}, {"i", "i"},   {"2023", "2023"}};
  for (Row const& row : kRows) EXPECT_EQ(spell_with_y(term(row.word)), row.expected) << row.word;
  EXPECT_EQ(spell_with_y(""), "");
}

// The legal onsets and rimes.
constexpr char const* kOnsets = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x";
constexpr char const* kRimes =
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu "
    "iêc iêm iên iêng iêp iêt iêu yêm yên yêng yêt yêu y "
    "o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơc ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôp uôt "
    "uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu "
    "ươc ươi ươm ươn ương ươp ươt ươu";

/// `word` (no tone) with `tone` on each of its vowel letters in turn.
std::vector<std::string> with_tone_on_each_vowel(std::string const& word, std::size_t tone) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < word.size();) {
    base::CodePoint const point = base::decode_utf8(word, at);
    for (AlphabetRow const& row : kVowels) {
      if (row.lower[0] != point.value) continue;
      std::string toned = word.substr(0, at);
      base::append_utf8(toned, row.lower[tone]);
      out.push_back(toned + word.substr(at + point.bytes));
    }
    at += point.bytes;
  }
  return out;
}

TEST(Spell, EverySyllableGoesThereAndBack) {
  std::vector<std::string> onsets = words(kOnsets);
  onsets.emplace_back();
  for (std::string const& onset : onsets) {
    for (std::string const& rime : words(kRimes)) {
      std::string const plain = onset + rime;
      ASSERT_EQ(term(spell(term(plain))), term(plain)) << plain;
      for (std::size_t tone = 1; tone < 6; ++tone) {
        std::vector<std::string> const spellings = with_tone_on_each_vowel(plain, tone);
        std::string const expected = term(spellings.front());
        std::string const spelled = spell(expected);
        ASSERT_EQ(term(spelled), expected) << spelled;
        for (std::string const& spelling : spellings) {
          ASSERT_EQ(term(spelling), expected) << spelling << " and " << spellings.front();
        }
      }
    }
  }
}

}  // namespace
}  // namespace tracuu::analyzers
