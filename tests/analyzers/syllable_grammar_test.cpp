// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/syllable_grammar.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>

#include "analyzers/letter.hpp"
#include "analyzers/syllable.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {
namespace {

std::string term_of(std::string_view word) {
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
  std::string term;
  writer.append_term(term);
  return term;
}

struct Row {
  char const* words;
  char const* why;
};

void expect_all(Row const& row, bool legal) {
  std::istringstream in(row.words);
  for (std::string word; in >> word;) {
    EXPECT_EQ(is_legal_syllable(term_of(word)), legal) << word << ": " << row.why;
  }
}

TEST(SyllableGrammar, LegalSyllables) {
  constexpr Row kRows[] = {
      {"ủy ban nhân dân huyện xã thị trấn", "words of every heading"},
      {"nghị quyết quyết định kế hoạch công văn thông báo", "kinds of documents"},
      {"nghiêng nghỉ ghi ghế ghiền kẻ kênh kia kiến", "ngh, gh, k before e ê i"},
      {"ngã ngủ gà gỗ cá cửa cô cơm cũng", "ng, g, c elsewhere"},
      {"ky kỳ kỷ lý mỹ tỷ hy sỹ vỹ quý", "open y, one with i in terms"},
      {"y ý yên yếu yết yểm", "y alone, yê alone"},
      {"Thy", "a name"},
      {"gì gìn giữ gia giá giêng giết giễu giày giếng giuộc giường gịa", "gi"},
      {"qua quan quang quăn quê quen quy quyển quỳnh quýt quít quốc quới quạu quều quắp", "qu"},
      {"hòa hoà hòan thuý thúy khoẻ khuỷu ngoằn ngoèo khuya thuở", "glides, tones anywhere"},
      {"huơ xoong soóc boong coóc", "long o, rare rimes"},
      {"cách mạch ích lịch ếch chếch toạch uých", "ch with sắc, nặng"},
      {"các một nước việt tập học đẹp ắp", "p t c with sắc, nặng"},
      {"được đường đưa đồng đi ĐIỀU", "đ"},
      {"pin pa phở xuân vườn rượu trường thoải chuyện nhuận", "other onsets"},
      {"ỉa ỉu ít in ích êm ôn ơn ưng anh em út oai uy oan uyên ươm", "no onset"},
      {"the on to do an to me can", "English words that are legal syllables"},
  };
  for (Row const& row : kRows) expect_all(row, true);
}

TEST(SyllableGrammar, IllegalSyllables) {
  constexpr Row kRows[] = {
      {"cac cach hoc mot viet tap", "a stop coda without a tone"},
      {"càc hỏc mõt vièt tảp cãch", "a stop coda with huyền, hỏi or ngã"},
      {"ngi ngiêng gế gê cê ci ce", "c, g, ng before e ê i"},
      {"ka kô ghà ngha kư nghô", "k, gh, ngh before a o u"},
      {"coa cuê cuyên", "c with a glide is qu"},
      {"iên iêu tyên lyêu", "yê alone, iê behind a consonant"},
      {"thyên nhy dy by", "no y there"},
      {"q qu quư quo quu qa qoa", "qu needs its vowel"},
      {"giy giia gioa giuyên", "gi with i, y or a glide"},
      {"x ng tr h", "no vowel"},
      {"fa za ja wa", "letters that are not in the alphabet"},
      {"str bla kra đắk đak", "clusters, k as coda"},
      {"committee school of is and for that", "English"},
      {"nghiêngg nghiênghi", "too many letters"},
      {"ưê ôa ăi âo êa ưo ươo", "vowels that do not stand together"},
      {"ấâ hộinghị", "two tones, two syllables"},
      {"ban1 a1 10 ünal київ", "digits, other letters"},
      {"ă â", "open ă and â"},
  };
  for (Row const& row : kRows) expect_all(row, false);
}

TEST(SyllableGrammar, TermsThatNoWriterMakesAreIllegal) {
  for (std::string_view const term :
       {"", "|", "van", "|6", "van|7", "van|66", "van|651", "van|x", "dan van|,65"}) {
    bool const legal = term == "van";  // a term without a separator has no marks
    EXPECT_EQ(is_legal_syllable(term), legal) << term;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
