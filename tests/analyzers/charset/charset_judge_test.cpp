// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/charset/charset_judge.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analyzers/charset/charset_table.hpp"
#include "tests/support/legacy_encoder.hpp"

namespace tracuu::analyzers {
namespace {

constexpr std::string_view kSentence =
    "Chiều qua, đoàn viên xã Đông Khê dọn sạch bến đò và trồng hàng cây mới.";

CharsetQuestion bytes_of(std::string_view text, Charset charset) {
  return {test::LegacyEncoder(charset).encode(text).bytes, std::nullopt, std::nullopt};
}

CharsetQuestion pasted(std::string_view text) {
  return {to_windows_1252(text).value_or(""), std::string(text), std::nullopt};
}

std::string name_of(std::optional<Charset> charset) {
  return charset ? std::string(charset_name(*charset)) : "none";
}

TEST(CharsetJudge, EveryCharsetWinsOnItsOwnText) {
  for (Charset const charset : kLegacyCharsets) {
    CharsetQuestion question = bytes_of(kSentence, charset);
    CharsetVerdict const verdict = judge_charset(question);
    EXPECT_EQ(name_of(verdict.charset), charset_name(charset));
    EXPECT_EQ(verdict.text, kSentence);
    EXPECT_GT(verdict.confidence, 0.9);
    question.unicode = from_windows_1252(question.bytes);
    EXPECT_EQ(name_of(judge_charset(question).charset), charset_name(charset)) << "pasted";
  }
}

TEST(CharsetJudge, GoodTextIsKept) {
  struct Row {
    char const* text;
    char const* why;
  };
  constexpr Row kRows[] = {
      {"Hà Nam và Hà Tây", "Vietnamese without a letter beyond Latin-1"},
      {"· Thanh Hóa", "a bullet"},
      {"Diện tích 120 m², 50 m² và 3 m³", "units"},
      {"Où es-tu né ? L'été, le thé à la menthe ne coûte rien.", "French"},
      {"Die Bürger müssen für die Straße größere Gebühren zahlen.", "German"},
      {"El señor Muñoz llegó mañana.", "Spanish"},
      {"printf(\"%5.1f µs\\n\", t); // § 3.2 «été»", "code"},
      {"Bà Müller là bác sĩ", "a foreign name in Vietnamese"},
      {"µ ¶ · ¸ ¹", "symbols only"},
      {"x·", "one word of two characters"},
  };
  for (Row const& row : kRows) {
    EXPECT_EQ(name_of(judge_charset(pasted(row.text)).charset), "UTF-8") << row.why;
  }
}

TEST(CharsetJudge, DamagedTextIsRead) {
  CharsetVerdict const verdict = judge_charset(pasted("Céng hßa X· héi Chñ nghÜa ViÖt Nam"));
  EXPECT_EQ(name_of(verdict.charset), "TCVN3");
  EXPECT_EQ(verdict.text, "Cộng hòa Xã hội Chủ nghĩa Việt Nam");
  EXPECT_EQ(judge_charset(pasted("UÛy ban nhaân daân xaõ")).text, "Ủy ban nhân dân xã") << "VNI";
}

TEST(CharsetJudge, OneCharacterMoreThanTheCharsetHasForbidsIt) {
  EXPECT_EQ(name_of(judge_charset(pasted("Céng hßa X· héi Chñ nghÜa ViÖt Nam à")).charset), "UTF-8")
      << "TCVN3 has no E0";
}

TEST(CharsetJudge, ASlipInALongLineIsSpared) {
  CharsetVerdict const verdict = judge_charset(
      pasted("Trong nhöõng ngaøy naøy coâng vieâïc cuûa caùn boä thuù y ñöôïc taêng theâm ñeå "
             "hoaøn thaønh ñuùng haïn."));
  EXPECT_EQ(name_of(verdict.charset), "VNI-Windows");
  EXPECT_NE(verdict.text.find("Trong những ngày này công vi"), std::string::npos);
  EXPECT_NE(verdict.text.find(" của cán bộ thú y được tăng thêm để hoàn thành đúng hạn."),
            std::string::npos)
      << verdict.text;
}

TEST(CharsetJudge, SymbolsDoNotBlock) {
  auto const question = question_of_pasted("Céng hßa X· héi Chñ nghÜa ViÖt Nam \u2192 \uF0B7 5 ®");
  ASSERT_TRUE(question.has_value());
  EXPECT_EQ(judge_charset(*question).text, "Cộng hòa Xã hội Chủ nghĩa Việt Nam \u2192 \uF0B7 5 đ");
}

TEST(CharsetJudge, OtherLanguagesInBytesAreNotVietnamese) {
  for (char const* const bytes : {"Fran\xE7ois a d\xE9j\xE0 \xE9t\xE9 re\xE7u",
                                  "M\xFCller, Stra\xDF"
                                  "e",
                                  "Se\xF1or Mu\xF1oz", "o\xF9", "entspricht \xBB?B\xAB"}) {
    CharsetVerdict const verdict = judge_charset({bytes, std::nullopt, std::nullopt});
    EXPECT_EQ(name_of(verdict.charset), "none") << bytes;
  }
}

TEST(CharsetJudge, AHintDecidesWhatIsShort) {
  CharsetQuestion question = pasted("nã");
  EXPECT_EQ(name_of(judge_charset(question).charset), "UTF-8");
  question.hint = Charset::Tcvn3;
  EXPECT_EQ(judge_charset(question).text, "nó");
  question = pasted("và");
  question.hint = Charset::Tcvn3;
  EXPECT_EQ(name_of(judge_charset(question).charset), "UTF-8") << "à is no byte of TCVN3";
}

TEST(CharsetJudge, TheFileDecidesWhatIsShort) {
  CharsetQuestion const title = pasted("X· §«ng");
  CharsetQuestion const word = pasted("huyÖn");
  EXPECT_EQ(name_of(judge_charset(word).charset), "UTF-8") << "one word alone";
  std::vector<CharsetQuestion> const file{word, pasted("LÞch häp tiÕp d©n cña ñy ban nh©n d©n x·"),
                                          title, pasted("Hà Nam")};
  std::vector<CharsetVerdict> const verdicts = judge_charsets(file);
  EXPECT_EQ(verdicts[0].text, "huyện");
  EXPECT_EQ(verdicts[2].text, "Xã Đông");
  EXPECT_EQ(name_of(verdicts[3].charset), "UTF-8") << "good text stays, whatever the file";
}

TEST(CharsetJudge, ShortCellsFollowAFileOfOneCharset) {
  std::vector<CharsetQuestion> file{
      pasted("LÞch häp tiÕp d©n cña ñy ban nh©n d©n x·"), pasted("Ghi chó:"),
      pasted("UBND x· yªu cÇu c¸c hé ®¨ng ký tiªm phßng"), pasted("C¸n bé thó y x· tæ chøc tiªm")};
  EXPECT_EQ(judge_charsets(file, OtherParagraphs::PlainOnly)[1].text, "Ghi chú:");
  EXPECT_EQ(name_of(judge_charsets(file)[1].charset), "UTF-8") << "other lines may be Unicode";
  file.push_back(pasted("Hà Nam"));
  EXPECT_EQ(name_of(judge_charsets(file, OtherParagraphs::PlainOnly)[1].charset), "UTF-8")
      << "one line can only be Unicode";
}

}  // namespace
}  // namespace tracuu::analyzers
