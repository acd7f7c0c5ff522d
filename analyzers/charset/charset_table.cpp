// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/charset/charset_table.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <span>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

/// A byte below 0x80 that is a letter (a capital that found no room above).
struct LowByte {
  unsigned char byte;
  char32_t letter;
};

/// The upper half of a charset: 128 characters, the byte is 0x80 + the place.
using UpperHalf = std::u32string_view;

// Source: Unicode's mapping of windows-1252 (CP1252.TXT).
constexpr UpperHalf kWindows1252 =
    U"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD"  // 80
    U"\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"       // 90
    U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"       // A0
    U"°±²³´µ¶·¸¹º»¼½¾¿"                 // B0
    U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"                 // C0
    U"ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"                 // D0
    U"àáâãäåæçèéêëìíîï"                 // E0
    U"ðñòóôõö÷øùúûüýþÿ";                // F0

// TCVN 5712:1993, VN3: the lower-case letters and seven capitals, with what
// Windows has in the places of the controls. Source: glibc's TCVN5712-1, less
// the bytes that the fonts do not fill.
constexpr UpperHalf kTcvn3 =
    U"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD"                      // 80
    U"\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"                           // 90
    U"\u00A0ĂÂÊÔƠƯĐăâêôơưđ\uFFFD"                           // A0
    U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDàảãáạ\uFFFDằẳẵắ\uFFFD"  // B0
    U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDặầẩẫấậè\uFFFDẻẽ"  // C0
    U"éẹềểễếệìỉ\uFFFD\uFFFD\uFFFDĩíịò"                      // D0
    U"\uFFFDỏõóọồổỗốộờởỡớợù"                                // E0
    U"\uFFFDủũúụừửữứựỳỷỹýỵ\uFFFD";                          // F0

// Source: GNU recode's VPS; Ỗ (99), which it lacks, and the quotes as in
// UniKey's table.
constexpr UpperHalf kVps =
    U"ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"             // 80
    U"Ế‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ"             // 90
    U"\u00A0ắằẳẵặỠớÙờởỡŨỨợỪ"        // A0
    U"ổỬỲỸÍÌộỈĨÓửữÒỎÕự"             // B0
    U"ầÁÂấẩẫậđẻÉÊẹỉễịỹ"             // C0
    U"ƯỦồốÔỏơÈừứÚũưÝẺ\uFFFD"        // D0
    U"àáâãảạă\uFFFDèéêẽìí\uFFFDĩ"   // E0
    U"ẴĐòóôõ\uFFFDƠụùúủ\uFFFDỶẼỳ";  // F0
constexpr LowByte kVpsLow[] = {{0x02, U'Ạ'}, {0x03, U'Ậ'}, {0x04, U'Ặ'}, {0x05, U'Ẹ'}, {0x06, U'Ệ'},
                               {0x10, U'Ị'}, {0x11, U'Ọ'}, {0x12, U'Ộ'}, {0x13, U'Ợ'}, {0x14, U'Ụ'},
                               {0x15, U'Ự'}, {0x19, U'Ỵ'}, {0x1C, U'Ẫ'}, {0x1D, U'Ữ'}};

// Source: RFC 1456.
constexpr UpperHalf kViscii =
    U"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"   // 80
    U"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"   // 90
    U"Õắằặấầẩậẽẹếềểễệố"   // A0
    U"ồổỗỠƠộờởịỰỨỪỬơớƯ"   // B0
    U"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"   // C0
    U"ĐứÒÓÔạỷừửÙÚỹỵÝỡư"   // D0
    U"àáâãảăữẫèéêẻìíĩỉ"   // E0
    U"đựòóôõỏọụùúũủýợỮ";  // F0
constexpr LowByte kVisciiLow[] = {{0x02, U'Ẳ'}, {0x05, U'Ẵ'}, {0x06, U'Ẫ'},
                                  {0x14, U'Ỷ'}, {0x19, U'Ỹ'}, {0x1E, U'Ỵ'}};
constexpr char32_t kVisciiNoBreakSpace = 0xA0;  // the byte of Õ

// Source: Unicode's mapping of windows-1258 (CP1258.TXT).
constexpr UpperHalf kWindows1258 =
    U"€\uFFFD‚ƒ„…†‡ˆ‰\uFFFD‹Œ\uFFFD\uFFFD\uFFFD"  // 80
    U"\uFFFD‘’“”•–—˜™\uFFFD›œ\uFFFD\uFFFDŸ"       // 90
    U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"                 // A0
    U"°±²³´µ¶·¸¹º»¼½¾¿"                           // B0
    U"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏ"                      // C0
    U"ĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"                 // D0
    U"àáâăäåæçèéêë\u0301íîï"                      // E0
    U"đñ\u0323óôơö÷øùúûüư₫ÿ";                     // F0

// VNI-Windows: the letters of one byte; all from C0 on that are not listed are
// marks. Source: the VNI table of xvnkb, UniKey and the field's converters.
constexpr LowByte kVniSingle[] = {
    {0xD4, U'Ơ'}, {0xF4, U'ơ'}, {0xD6, U'Ư'}, {0xF6, U'ư'}, {0xD1, U'Đ'}, {0xF1, U'đ'},
    {0xCD, U'Í'}, {0xED, U'í'}, {0xCC, U'Ì'}, {0xEC, U'ì'}, {0xC6, U'Ỉ'}, {0xE6, U'ỉ'},
    {0xD3, U'Ĩ'}, {0xF3, U'ĩ'}, {0xD2, U'Ị'}, {0xF2, U'ị'}, {0xCE, U'Ỵ'}, {0xEE, U'ỵ'}};

/// The marks of VNI-Windows in the order plain (if the mark is a shape), sắc,
/// huyền, hỏi, ngã, nặng; small form. The capital form is 0x20 less.
constexpr std::array<unsigned char, 6> kVniTones{0, 0xF9, 0xF8, 0xFB, 0xF5, 0xEF};
constexpr std::array<unsigned char, 6> kVniCircumflex{0xE2, 0xE1, 0xE0, 0xE5, 0xE3, 0xE4};
constexpr std::array<unsigned char, 6> kVniBreve{0xEA, 0xE9, 0xE8, 0xFA, 0xFC, 0xEB};
constexpr unsigned char kVniSmallToCapital = 0x20;

ByteTable make_table(UpperHalf upper_half, std::span<LowByte const> low = {}) {
  ByteTable table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    table[byte] = byte < 0x80 ? static_cast<char32_t>(byte) : upper_half[byte - 0x80];
  }
  for (LowByte const& letter : low) table[letter.byte] = letter.letter;
  return table;
}

ByteTable make_vni_table() {
  ByteTable table = make_table(kWindows1252);
  for (std::size_t byte = 0xC0; byte < table.size(); ++byte) table[byte] = kUnmapped;
  for (LowByte const& letter : kVniSingle) table[letter.byte] = letter.letter;
  return table;
}

ByteTable make_windows_1252_table() {
  ByteTable table = make_table(kWindows1252);
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    if (table[byte] == kUnmapped) table[byte] = static_cast<char32_t>(byte);
  }
  return table;
}

/// The byte that carries the marks of a vowel's row: the vowel itself, or the
/// letter of one byte for ơ and ư.
unsigned char vni_base(AlphabetRow const& row, bool upper) {
  if (row.shape == Shape::Horn) {
    unsigned char const small = row.folded == 'o' ? 0xF4 : 0xF6;
    return upper ? static_cast<unsigned char>(small - kVniSmallToCapital) : small;
  }
  return static_cast<unsigned char>(upper ? row.folded - 'a' + 'A' : row.folded);
}

std::array<unsigned char, 6> const& vni_marks(AlphabetRow const& row) {
  if (row.shape == Shape::Circumflex) return kVniCircumflex;
  return row.shape == Shape::Breve ? kVniBreve : kVniTones;
}

bool takes_one_byte(AlphabetRow const& row, std::size_t tone) {
  return row.folded == 'i' || (row.folded == 'y' && tone == 5);
}

std::array<VniPair, 116> make_vni_pairs() {
  std::array<VniPair, 116> pairs{};
  std::size_t count = 0;
  for (AlphabetRow const& row : kVowels) {
    for (std::size_t tone = 0; tone < row.lower.size(); ++tone) {
      unsigned char const mark = vni_marks(row)[tone];
      if (mark == 0 || takes_one_byte(row, tone)) continue;
      pairs[count++] = {vni_base(row, false), mark, row.lower[tone]};
      auto const capital = static_cast<unsigned char>(mark - kVniSmallToCapital);
      pairs[count++] = {vni_base(row, true), capital, row.upper[tone]};
    }
  }
  return pairs;
}

constexpr unsigned char kFirstVniMark = 0xC0;

/// By base and mark; 0 where the two are no letter.
using VniLetters = std::array<std::array<char32_t, 0x100 - kFirstVniMark>, 0x100>;

VniLetters make_vni_letters() {
  VniLetters letters{};
  for (VniPair const& pair : vni_pairs()) {
    std::size_t const mark = pair.mark - kFirstVniMark;
    letters[pair.base][mark] = pair.letter;
    bool const is_capital_mark = mark < kVniSmallToCapital;
    if (is_capital_mark) letters[pair.base][mark + kVniSmallToCapital] = pair.letter;
  }
  return letters;
}

/// Place in AlphabetRow of the tone that a combining mark is; 0 if it is none.
std::size_t tone_of_mark(char32_t mark) {
  constexpr std::u32string_view kMarks = U"\u0301\u0300\u0309\u0303\u0323";
  std::size_t const at = kMarks.find(mark);
  return at == std::u32string_view::npos ? 0 : at + 1;
}

/// `letter` with a tone; 0 if it is no vowel without one.
char32_t with_tone(char32_t letter, std::size_t tone) {
  for (AlphabetRow const& row : kVowels) {
    if (row.lower[0] == letter) return row.lower[tone];
    if (row.upper[0] == letter) return row.upper[tone];
  }
  return 0;
}

/// Decodes one text; keeps the count of what has no meaning.
class Decoder {
 public:
  explicit Decoder(Charset charset) : charset_(charset), table_(byte_table(charset)) {}

  DecodedText decode(std::string_view bytes) {
    decoded_.text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) at += step(bytes, at);
    return std::move(decoded_);
  }

 private:
  /// Decodes the character at `at`; the bytes it took.
  std::size_t step(std::string_view bytes, std::size_t at) {
    auto const byte = static_cast<unsigned char>(bytes[at]);
    if (charset_ == Charset::VniWindows && at + 1 < bytes.size()) {
      if (char32_t const letter = vni_letter(byte, static_cast<unsigned char>(bytes[at + 1]))) {
        decoded_.text += letter;
        return 2;
      }
    }
    char32_t const letter = table_[byte];
    if (charset_ == Charset::Windows1258 && add_tone(letter)) return 1;
    if (charset_ == Charset::Viscii && byte == kVisciiNoBreakSpace &&
        !is_among_capitals(bytes, at)) {
      decoded_.text += char32_t{0xA0};
    } else if (letter == kUnmapped) {
      ++decoded_.unmapped;
      decoded_.text += windows_1252_table()[byte];
    } else {
      decoded_.text += letter;
    }
    return 1;
  }

  static char32_t vni_letter(unsigned char base, unsigned char mark) {
    static VniLetters const letters = make_vni_letters();
    return mark < kFirstVniMark ? 0 : letters[base][mark - kFirstVniMark];
  }

  /// Puts a combining tone on the letter before it.
  bool add_tone(char32_t mark) {
    std::size_t const tone = tone_of_mark(mark);
    if (tone == 0 || decoded_.text.empty()) return false;
    char32_t const letter = with_tone(decoded_.text.back(), tone);
    if (letter == 0) return false;
    decoded_.text.back() = letter;
    return true;
  }

  /// A no-break space is common, Õ is not: it counts in "VÕ", "VÕNG" only.
  static bool is_among_capitals(std::string_view bytes, std::size_t at) {
    auto const is_small = [](char c) { return (c >= 'a' && c <= 'z'); };
    auto const is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return at > 0 && is_capital(bytes[at - 1]) &&
           !(at + 1 < bytes.size() && is_small(bytes[at + 1]));
  }

  Charset charset_;
  ByteTable const& table_;
  DecodedText decoded_;
};

}  // namespace

ByteTable const& windows_1252_table() {
  static ByteTable const table = make_windows_1252_table();
  return table;
}

ByteTable const& byte_table(Charset charset) {
  static ByteTable const tcvn3 = make_table(kTcvn3);
  static ByteTable const vni = make_vni_table();
  static ByteTable const vps = make_table(kVps, kVpsLow);
  static ByteTable const viscii = make_table(kViscii, kVisciiLow);
  static ByteTable const windows_1258 = make_table(kWindows1258);
  switch (charset) {
    case Charset::Tcvn3: return tcvn3;
    case Charset::VniWindows: return vni;
    case Charset::Vps: return vps;
    case Charset::Viscii: return viscii;
    case Charset::Windows1258: return windows_1258;
    case Charset::Utf8:
    case Charset::Utf16: break;
  }
  return windows_1252_table();
}

std::array<VniPair, 116> const& vni_pairs() {
  static std::array<VniPair, 116> const pairs = make_vni_pairs();
  return pairs;
}

DecodedText decode_bytes(std::string_view bytes, Charset charset) {
  return Decoder(charset).decode(bytes);
}

namespace {

/// The byte that windows-1252 has for a code point; none if it has none.
std::optional<char> windows_1252_byte(char32_t code_point) {
  if (code_point < 0x100) return static_cast<char>(code_point);  // also C1 controls: Latin-1
  auto const& table = windows_1252_table();
  auto const* const found = std::find(table.begin() + 0x80, table.begin() + 0xA0, code_point);
  if (found == table.begin() + 0xA0) return std::nullopt;
  return static_cast<char>(found - table.begin());
}

bool is_letter_or_mark(char32_t code_point) {
  auto const c = static_cast<UChar32>(code_point);
  return code_point == base::kInvalidCodePoint || u_isalpha(c) || u_getCombiningClass(c) != 0 ||
         u_charType(c) == U_NON_SPACING_MARK;
}

/// Whether `bytes` end in a letter of any charset.
bool ends_in_letter(std::string_view bytes) {
  if (bytes.empty()) return false;
  auto const last = static_cast<unsigned char>(bytes.back());
  return last >= 0xA1 || (last >= 'A' && last <= 'Z') || (last >= 'a' && last <= 'z');
}

bool begins_with_letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  char32_t const next = base::decode_utf8(text, at).value;
  return (next >= U'A' && next <= U'Z') || (next >= U'a' && next <= U'z') ||
         (next >= 0xA1 && next <= 0xFF);
}

/// The byte of TCVN3 that a PDF's text has another sign for; 0 for any other sign.
char byte_of_pdf_sign(char32_t code_point) {
  if (code_point == U'\u2212') return '\xAD';
  return code_point == U'\u2219' ? '\xB7' : '\0';
}

}  // namespace

std::optional<std::string> to_windows_1252(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    at += point.bytes;
    auto const byte = windows_1252_byte(point.value);
    if (!byte) return std::nullopt;
    bytes += *byte;
  }
  return bytes;
}

std::optional<LegacyBytes> to_legacy_bytes(std::string_view text) {
  LegacyBytes legacy;
  legacy.bytes.reserve(text.size());
  std::size_t beyond_ascii = 0;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    at += point.bytes;
    auto const byte = windows_1252_byte(point.value);
    if (byte && *byte != kSymbolByte) {
      if (point.value >= 0x80) ++beyond_ascii;
      legacy.bytes += *byte;
      continue;
    }
    char const letter = byte_of_pdf_sign(point.value);
    if (letter != 0 && (ends_in_letter(legacy.bytes) || begins_with_letter(text, at))) {
      ++beyond_ascii;
      legacy.bytes += letter;
      continue;
    }
    if (is_letter_or_mark(point.value)) return std::nullopt;
    legacy.symbols += point.value;
    legacy.bytes += kSymbolByte;
  }
  if (legacy.symbols.size() > beyond_ascii) return std::nullopt;
  return legacy;
}

std::u32string with_symbols(std::u32string text, std::u32string_view symbols) {
  std::size_t next = 0;
  for (char32_t& c : text) {
    if (c == static_cast<char32_t>(kSymbolByte) && next < symbols.size()) c = symbols[next++];
  }
  return text;
}

std::u32string decode_legacy(LegacyBytes const& legacy, Charset charset) {
  return with_symbols(decode_bytes(legacy.bytes, charset).text, legacy.symbols);
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 4);
  for (char const byte : bytes) {
    base::append_utf8(text, windows_1252_table()[static_cast<unsigned char>(byte)]);
  }
  return text;
}

std::u32string in_capitals(std::u32string text) {
  std::ranges::transform(text, text.begin(), [](char32_t c) {
    return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
  });
  return text;
}

std::string to_utf8(std::u32string_view text) {
  std::string utf8;
  utf8.reserve(text.size() * 2);
  for (char32_t const code_point : text) base::append_utf8(utf8, code_point);
  return utf8;
}

}  // namespace tracuu::analyzers
