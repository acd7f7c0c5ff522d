// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analyzers/random_text.hpp"

#include <array>
#include <string_view>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::test {

namespace {

using namespace std::string_view_literals;

constexpr std::u32string_view kCombining =
    U"\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323\u0338\u0300\u0301\u0302\u0323\u20E3";
constexpr std::u32string_view kBetween =
    U" \n.,;:!?-/&%()|*\u00AD\u200B\u200D\u2060\uFEFF\u00A0\u2013\u2026=<\t\r";
constexpr std::u32string_view kOthers =
    U"0123456789ÐðƉɖñçüøŁŒİßΣωЖё\u0E01\u0E38\u4E2D\u3042\u1100\u1161\uF900\u212B\U0001F33E";

constexpr std::array kPieces{"119/QĐ-UBND"sv,
                             "39-CT/TW"sv,
                             "30/2020/NĐ-CP"sv,
                             "119/qd"sv,
                             "QH15"sv,
                             "H.Đ.N.D"sv,
                             "T.Ư"sv,
                             "VHTT&TT"sv,
                             "GD&ĐT"sv,
                             "TP."sv,
                             "a.b.c"sv,
                             "1.250.000"sv,
                             "12,5%"sv,
                             "11.7.2023"sv,
                             "05"sv,
                             "0912345678"sv,
                             "24/7"sv,
                             "2020-2025"sv,
                             "huyện"sv,
                             "uỷ"sv,
                             "vịêt"sv,
                             "hộinghị"sv,
                             "xã"sv,
                             "UBND"sv,
                             "北京"sv,
                             "каша"sv,
                             "\xE1\xBB"sv,
                             "\xFF"sv,
                             "\u0301"sv,
                             "\u00AD"sv,
                             "\uFEFF"sv,
                             "e\u0302\u0323"sv,
                             " "sv,
                             " "sv,
                             " "sv,
                             "\u00A0"sv,
                             "."sv,
                             ". "sv,
                             ", "sv,
                             "/"sv,
                             "-"sv,
                             "–"sv,
                             "&"sv,
                             "%"sv,
                             "\n"sv,
                             "\n\n"sv,
                             "\r\n"sv,
                             "!"sv,
                             ":"sv,
                             "…"sv,
                             ","sv};

}  // namespace

std::string RandomText::bytes(std::size_t count) {
  std::string text(count, '\0');
  for (char& byte : text) byte = static_cast<char>(random_());
  return text;
}

std::string RandomText::code_points(std::size_t count) {
  constexpr std::array<std::size_t, 5> kLimits{0x80, 0x800, 0x2100, 0xD800, 0x110000};
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    auto const c = static_cast<char32_t>(below(kLimits[below(kLimits.size())]));
    base::append_utf8(text, c >= 0xD800 && c <= 0xDFFF ? U'\uFFFD' : c);
  }
  return text;
}

std::string RandomText::marks(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    auto const& row = analyzers::kVowels[below(analyzers::kVowels.size())];
    std::u32string_view const letters = below(4) == 0 ? row.upper : row.lower;
    constexpr std::u32string_view kConsonants = U"bcdđghklmnpqrstvxĐTPN";
    switch (below(9)) {
      case 0:
      case 1: base::append_utf8(text, letters[below(letters.size())]); break;
      case 2: base::append_utf8(text, letters[0]); break;
      case 3:
      case 4: base::append_utf8(text, kConsonants[below(kConsonants.size())]); break;
      case 5:
      case 6: base::append_utf8(text, kCombining[below(kCombining.size())]); break;
      case 7: base::append_utf8(text, kBetween[below(kBetween.size())]); break;
      default: base::append_utf8(text, kOthers[below(kOthers.size())]); break;
    }
  }
  return text;
}

std::string RandomText::pieces(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += kPieces[below(kPieces.size())];
  return text;
}

}  // namespace tracuu::test
