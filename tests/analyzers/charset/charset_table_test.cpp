// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/charset/charset_table.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"
#include "tests/support/legacy_encoder.hpp"

namespace tracuu::analyzers {
namespace {

std::string decoded(std::string_view bytes, Charset charset) {
  return to_utf8(decode_bytes(bytes, charset).text);
}

std::u32string all_letters() {
  std::u32string letters = U"đĐ";
  for (AlphabetRow const& row : kVowels) letters.append(row.lower).append(row.upper);
  return letters;
}

bool is_marked_letter(char32_t c) {
  return c >= 0x80 && char_info(c).char_class == CharClass::Letter;
}

// Every letter that a charset has comes back; which it has not is known.
TEST(CharsetTable, All134LettersComeBack) {
  for (Charset const charset : kLegacyCharsets) {
    test::LegacyEncoder const encoder(charset);
    for (char32_t const letter : all_letters()) {
      std::string text = "V";  // VISCII's Õ is read after a capital only
      base::append_utf8(text, letter);
      test::LegacyText const written = encoder.encode(text);
      EXPECT_EQ(decoded(written.bytes, charset), written.expected) << charset_name(charset);
      std::string const wanted =
          charset == Charset::Tcvn3 ? test::with_small_toned_letters(text) : text;
      EXPECT_EQ(written.expected, wanted) << charset_name(charset);
    }
  }
}

// In the tables of one byte a letter no letter stands twice, and all are there.
TEST(CharsetTable, NoLetterStandsTwice) {
  struct Row {
    Charset charset;
    std::size_t letters;
    char const* why;
  };
  constexpr Row kRows[] = {
      {Charset::Tcvn3, 74, "67 small letters and seven capitals"},
      {Charset::Vps, 134, "all, 14 of them in place of controls"},
      {Charset::Viscii, 134, "all, six of them in place of controls"},
  };
  for (Row const& row : kRows) {
    std::map<char32_t, int> count;
    for (char32_t const c : byte_table(row.charset)) {
      if (is_marked_letter(c)) ++count[c];
    }
    EXPECT_EQ(count.size(), row.letters) << row.why;
    for (auto const& [letter, times] : count) EXPECT_EQ(times, 1) << static_cast<int>(letter);
  }
}

TEST(CharsetTable, VniPairsAreUnique) {
  std::set<std::pair<int, int>> bytes;
  std::set<char32_t> letters;
  for (VniPair const& pair : vni_pairs()) {
    bytes.emplace(pair.base, pair.mark);
    letters.insert(pair.letter);
  }
  EXPECT_EQ(bytes.size(), vni_pairs().size());
  EXPECT_EQ(letters.size(), vni_pairs().size());
}

TEST(CharsetTable, DecodesBytes) {
  struct Row {
    Charset charset;
    std::string bytes;
    char const* expected;
    char const* why;
  };
  std::vector<Row> const rows{
      {Charset::Tcvn3, "Huy\xD6n \xA7\xABng Kh\xAA", "Huyện Đông Khê", "TCVN3"},
      {Charset::Tcvn3, "TH\xA4NG B\xB8O", "THÔNG BáO", "TCVN3 has no toned capitals"},
      {Charset::Tcvn3, "\x93x\xB7\x94", "“xã”", "quotes as in windows-1252"},
      {Charset::VniWindows, "Huye\xE4n \xD1o\xE2ng Khe\xE2", "Huyện Đông Khê",
       "two bytes a letter"},
      {Charset::VniWindows, "n\xF6\xF4\xF9\x63", "nước", "ư ơ of one byte, with a tone"},
      {Charset::VniWindows, "UY\xDB BAN, A\xF9o", "UỶ BAN, Áo", "small marks behind capitals"},
      {Charset::VniWindows, "k\xF3 thua\xE4t, ly\xF9, t\xE6, m\xF2\x6Eh, k\xEE",
       "kĩ thuật, lý, tỉ, mịnh, kỵ", "i and ỵ of one byte"},
      {Charset::Vps, "Huy\x8Cn \xF1\xF4ng Kh\xEA", "Huyện Đông Khê", "VPS"},
      {Charset::Vps, "H\x1DU TH\x12", "HỮU THỘ", "capitals in place of controls"},
      {Charset::Viscii, "Huy\xAEn \xD0\xF4ng Kh\xEA", "Huyện Đông Khê", "VISCII"},
      {Charset::Viscii, "V\xA0 TH\x98", "VÕ THỊ", "Õ among capitals"},
      {Charset::Viscii, "x\xE3\xA0Kh\xEA", "xã\u00A0Khê", "a no-break space elsewhere"},
      {Charset::Windows1258, "Huy\xEA\xF2n \xD0\xF4ng Kh\xEA", "Huyện Đông Khê", "combining tone"},
      {Charset::Windows1258, "\xFE\x61o", "₫ao", "its currency sign"},
      {Charset::Tcvn3, "a\xF0", "að", "a byte without a meaning stands as in windows-1252"},
      {Charset::Tcvn3, "", "", "nothing"},
  };
  for (Row const& row : rows) EXPECT_EQ(decoded(row.bytes, row.charset), row.expected) << row.why;
}

TEST(CharsetTable, CountsBytesWithoutMeaning) {
  EXPECT_EQ(decode_bytes("x\xB7 Kh\xAA", Charset::Tcvn3).unmapped, 0U);
  EXPECT_EQ(decode_bytes("\xE0 \xF0", Charset::Tcvn3).unmapped, 2U);
  EXPECT_EQ(decode_bytes("caf\xE9", Charset::VniWindows).unmapped, 1U)
      << "a mark without its vowel";
}

TEST(Windows1252, TakesEveryByteThereAndBack) {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  EXPECT_EQ(to_windows_1252(from_windows_1252(bytes)), bytes);
  EXPECT_EQ(to_windows_1252("€ “Céng” \u0081"), "\x80 \x93\x43\xE9ng\x94 \x81");
  EXPECT_EQ(to_windows_1252("\u0093"), "\x93") << "C1 controls stand for their bytes";
  EXPECT_EQ(to_windows_1252("xã Khệ"), std::nullopt) << "no byte for ệ";
}

TEST(LegacyBytes, LetSymbolsThrough) {
  auto const legacy = to_legacy_bytes("Céng hßa \u2192 \u2610 x·");
  ASSERT_TRUE(legacy.has_value());
  EXPECT_EQ(legacy->symbols, U"\u2192\u2610");
  EXPECT_EQ(to_utf8(decode_legacy(*legacy, Charset::Tcvn3)), "Cộng hòa \u2192 \u2610 xã");
  EXPECT_EQ(to_utf8(decode_legacy(to_legacy_bytes("x· Khª\x0C\u2192").value(), Charset::Tcvn3)),
            "xã Khê\x0C\u2192")
      << "a form feed stays one";
}

TEST(LegacyBytes, SignsOfPdfsAreLetters) {
  auto const read = [](char const* text) {
    return to_utf8(decode_legacy(to_legacy_bytes(text).value(), Charset::Tcvn3));
  };
  EXPECT_EQ(read("tr\u2212ëng x\u2219"), "trưởng xã");
  EXPECT_EQ(read("x· 5 \u2212 3"), "xã 5 \u2212 3") << "a minus";
}

TEST(LegacyBytes, LettersOfUnicodeForbidThem) {
  for (char const* const text :
       {"xã Khệ", "Céng hßa ơ", "Céng e\u0301", "\u2192 \u2610", "Céng ж"}) {
    EXPECT_EQ(to_legacy_bytes(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace tracuu::analyzers
