// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "analyzers/abbreviation.hpp"
#include "analyzers/document_number.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/number.hpp"
#include "analyzers/token.hpp"
#include "analyzers/word_memory.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

/// Where a token stands: bytes [begin, end) of the text that is walked over, and the position of
/// its first simple token (Token::position).
struct TokenPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t position = 0;
};

/// The walk over one text that finds the tokens of SyllableTokenizer, in their order. What becomes
/// of them is up to `Sink`:
///
///     void begin_word();                     the characters of a word follow
///     void add_letter(CharInfo const&);      one of class Letter
///     void add_other(char32_t);              any other
///     bool has_word() const;                 after begin_word: any was added
///     void put_word(TokenPlace);             a Word made of these characters
///     static constexpr bool kTakesKeys;      the next two are there
///     bool wants_keys() const;               the next may be called
///     void put_word(TokenPlace, std::uint64_t key);   a Word of the letters of the alphabet, the
///                                            value of its SyllableKey in place of its characters
///     void put_number(TokenPlace, std::string_view digits);
///
/// and compound tokens, each before the simple ones that it stands over; these return a number
/// that set_position_length(number, positions) gets after these:
///
///     std::size_t put_percent(TokenPlace, std::string_view digits);   of one Number, no call after
///     std::size_t put_document_number(TokenPlace, std::string_view normalized);
///     std::size_t put_abbreviation(TokenPlace);   of the characters since begin_word
///
/// A template, so that those who only look for some words pay for nothing else.
template <class Sink>
class SyllableScan {
 public:
  SyllableScan(std::string_view text, Sink& sink)
      : text_(text), sink_(sink), chars_(CharTable::instance()), memory_(WordMemory::instance()) {}

  void run() { scan_tokens(0, text_.size(), true); }

  /// After run(): there was no character but those that NFC leaves as they are wherever they
  /// stand. (False says nothing.)
  [[nodiscard]] bool was_plain() const { return was_plain_; }

 private:
  struct Word {
    std::size_t end = 0;
    std::size_t letters = 0;
    std::size_t capitals = 0;
  };

  /// "TP", "TS", "ThS", "PGS": a full stop after it does not end a sentence.
  [[nodiscard]] static bool looks_like_abbreviation(std::size_t letters, std::size_t capitals) {
    return letters <= 4 && capitals > 0 && (capitals == letters || capitals >= 2);
  }

  /// Emits the tokens of [begin, end); the wholes over them only if `with_wholes`.
  void scan_tokens(std::size_t begin, std::size_t end, bool with_wholes) {
    for (std::size_t at = begin; at < end;) {
      if (text_[at] == ' ') {
        ++at;
        continue;
      }
      if constexpr (Sink::kTakesKeys) {
        if (std::size_t const word_end = scan_plain_word(at, end, with_wholes); word_end > at) {
          at = word_end;
          last_was_line_end_ = false;
          continue;
        }
      }
      base::CodePoint const point = decode(at);
      CharInfo const info = chars_[point.value];
      switch (info.char_class) {
        case CharClass::Letter:
        case CharClass::OtherLetter: at = scan_word(at, point.bytes, end, with_wholes); break;
        case CharClass::Digit: at = scan_number(at, end, with_wholes); break;
        case CharClass::Ideograph: at = scan_ideograph(at, point); break;
        case CharClass::SentenceEnd:
          if (point.value != U'.' || is_sentence_end(at)) end_sentence();
          at += point.bytes;
          break;
        case CharClass::LineEnd:
          if (last_was_line_end_) end_sentence();
          last_was_line_end_ = true;
          ++at;
          continue;  // keeps last_was_line_end_
        case CharClass::Invisible:
        case CharClass::Other:
          if (point.value == U'\t') end_sentence();  // the next cell of a table
          at += point.bytes;
          continue;  // blank lines may hold blanks
      }
      last_was_line_end_ = false;
    }
  }

  /// scan_word() for a word of the letters of the alphabet; `begin` if there is none at `begin`, or
  /// it may go on with other characters, or the text ends soon.
  std::size_t scan_plain_word(std::size_t begin, std::size_t text_end, bool with_wholes) {
    if (!sink_.wants_keys() || text_end - begin < WordMemory::kBytes) return begin;
    std::size_t length = 0;
    WordMemory::Word const& word = memory_.word_at(text_, begin, length);
    if (word.bytes == 0) return begin;
    std::size_t const end = begin + word.bytes;
    if (word.bytes == length) {
      char const next = text_[end];
      bool const may_be_abbreviation =
          with_wholes && (next == '&' || (next == '.' && word.letters == 1));
      if (base::is_digit(next) || may_be_abbreviation) return begin;
    }
    sink_.put_word(placed(begin, end), word.key);
    ++position_;
    if (looks_like_abbreviation(word.letters, word.capitals)) abbreviation_end_ = end;
    return end;
  }

  std::size_t scan_word(std::size_t begin, std::size_t first_bytes, std::size_t text_end,
                        bool with_wholes) {
    if (with_wholes && is_char(begin + first_bytes, '.')) {
      if (auto const end = match_dotted_abbreviation(text_, begin)) return emit_dotted(begin, *end);
    }
    Word const word = read_word(begin, text_end);
    if (with_wholes && is_char(word.end, '&')) {
      if (auto const end = match_joined_abbreviation(text_, begin)) return emit_joined(begin, *end);
    }
    if (sink_.has_word()) emit_word(begin, word.end);
    if (looks_like_abbreviation(word.letters, word.capitals)) abbreviation_end_ = word.end;
    return word.end;
  }

  /// Reads the word at `begin` into the sink. A combining mark or digit inside
  /// belongs to it; invisible characters are passed over.
  Word read_word(std::size_t begin, std::size_t text_end) {
    sink_.begin_word();
    Word word{begin};
    for (std::size_t at = begin; at < text_end;) {
      base::CodePoint const point = decode(at);
      CharInfo const info = chars_[point.value];
      at += point.bytes;
      if (info.char_class == CharClass::Letter) {
        sink_.add_letter(info);
        ++word.letters;
        word.capitals += info.is_upper ? 1 : 0;
      } else if (info.char_class == CharClass::OtherLetter || info.char_class == CharClass::Digit) {
        sink_.add_other(point.value);
        word.letters += info.char_class == CharClass::OtherLetter ? 1 : 0;
      } else if (info.char_class == CharClass::Invisible) {
        continue;
      } else {
        break;
      }
      word.end = at;
    }
    return word;
  }

  std::size_t scan_ideograph(std::size_t begin, base::CodePoint point) {
    sink_.begin_word();
    sink_.add_other(point.value);
    emit_word(begin, begin + point.bytes);
    return begin + point.bytes;
  }

  std::size_t scan_number(std::size_t begin, std::size_t text_end, bool with_wholes) {
    if (with_wholes && may_be_document_number(begin)) {
      if (auto const number = match_document_number(text_, begin)) return emit_document(*number);
    }
    number_text_.clear();
    NumberMatch const match = match_number(text_.substr(0, text_end), begin, number_text_);
    constexpr std::size_t kUnitAndSeparatorBytes = 2;
    std::string_view const digits =
        std::string_view(number_text_).substr(0, kMaxTokenBytes - kUnitAndSeparatorBytes);
    if (match.is_percent && with_wholes) {
      (void)sink_.put_percent(placed(begin, match.percent_end), digits);
    }
    sink_.put_number(placed(begin, match.end), digits);
    ++position_;
    return match.end;
  }

  std::size_t emit_document(DocumentNumber const& number) {
    TokenPlace const place = placed(number.begin, number.end);
    return emit_parts(place, sink_.put_document_number(place, number.normalized));
  }

  std::size_t emit_joined(std::size_t begin, std::size_t end) {
    write_abbreviation(begin, end);
    TokenPlace const place = placed(begin, end);
    return emit_parts(place, sink_.put_abbreviation(place));
  }

  /// "H.Đ.N.D" is the word "HĐND": its letters are no words of their own.
  std::size_t emit_dotted(std::size_t begin, std::size_t end) {
    write_abbreviation(begin, end);
    emit_word(begin, end);
    abbreviation_end_ = end;
    return end;
  }

  /// Reads all of [begin, end) but the full stops into the sink.
  void write_abbreviation(std::size_t begin, std::size_t end) {
    sink_.begin_word();
    for (std::size_t at = begin; at < end;) {
      base::CodePoint const point = decode(at);
      CharInfo const info = chars_[point.value];
      if (info.char_class == CharClass::Letter) {
        sink_.add_letter(info);
      } else if (point.value != U'.') {
        sink_.add_other(point.value);
      }
      at += point.bytes;
    }
  }

  /// The simple tokens that compound token `whole` stands over.
  std::size_t emit_parts(TokenPlace const& place, std::size_t whole) {
    scan_tokens(place.begin, place.end, false);
    std::uint32_t const tokens = std::max<std::uint32_t>(1, position_ - place.position);
    sink_.set_position_length(whole, static_cast<std::uint16_t>(std::min<std::uint32_t>(
                                         tokens, std::numeric_limits<std::uint16_t>::max())));
    return place.end;
  }

  void emit_word(std::size_t begin, std::size_t end) {
    sink_.put_word(placed(begin, end));
    ++position_;
  }

  /// The place of the token that is emitted now.
  TokenPlace placed(std::size_t begin, std::size_t end) {
    last_position_ = position_;
    return {begin, end, position_};
  }

  void end_sentence() {
    bool const just_ended = !last_position_ || position_ > *last_position_ + 1;
    if (!just_ended) ++position_;
  }

  /// Whether the full stop at `at` ends a sentence: "xã. Tới", "xã.Tới" do,
  /// "TP. Hà Nội", "1.250", "cchc.gov.vn" do not.
  [[nodiscard]] bool is_sentence_end(std::size_t at) {
    if (at == abbreviation_end_) return false;
    if (at + 1 >= text_.size()) return true;
    CharInfo const next = chars_[decode(at + 1).value];
    bool const in_word = next.char_class == CharClass::Letter ||
                         next.char_class == CharClass::OtherLetter ||
                         next.char_class == CharClass::Digit;
    return !in_word || next.is_upper;
  }

  /// A quick look after the digits, before the long one.
  [[nodiscard]] bool may_be_document_number(std::size_t at) const {
    while (at < text_.size() && text_[at] >= '0' && text_[at] <= '9') ++at;
    if (at >= text_.size()) return false;
    auto const next = static_cast<unsigned char>(text_[at]);
    return next == '/' || next == '-' || next == ' ' || next == '.' || next >= 0x80;
  }

  /// base::decode_utf8, at once for what Vietnamese text is made of; notes what else there is.
  [[nodiscard]] base::CodePoint decode(std::size_t at) {
    auto const byte = [&](std::size_t ahead) {
      return static_cast<unsigned char>(text_[at + ahead]);
    };
    auto const is_trail = [](unsigned char b) { return (b & 0xC0) == 0x80; };
    unsigned char const lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    std::size_t const left = text_.size() - at;
    if (lead >= 0xC2 && lead <= 0xCB && left >= 2 && is_trail(byte(1))) {  // U+0080–U+02FF
      return {static_cast<char32_t>((lead & 0x1F) << 6 | (byte(1) & 0x3F)), 2};
    }
    if (lead == 0xE1 && left >= 3 && (byte(1) & 0xFE) == 0xBA && is_trail(byte(2))) {
      return {static_cast<char32_t>(0x1000 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)),
              3};  // U+1E80–U+1EFF
    }
    base::CodePoint const point = base::decode_utf8(text_, at);
    bool const is_dash_or_quote = point.value >= 0x2010 && point.value <= 0x2027;
    was_plain_ = was_plain_ && is_dash_or_quote;
    return point;
  }

  [[nodiscard]] bool is_char(std::size_t at, char c) const {
    return at < text_.size() && text_[at] == c;
  }

  std::string_view text_;
  Sink& sink_;
  CharTable const& chars_;
  WordMemory& memory_;
  std::string number_text_;
  std::uint32_t position_ = 0;
  std::optional<std::uint32_t> last_position_;  ///< of the token that was emitted last
  bool was_plain_ = true;
  bool last_was_line_end_ = false;
  std::size_t abbreviation_end_ = std::string_view::npos;
};

}  // namespace tracuu::analyzers
