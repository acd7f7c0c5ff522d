// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/syllable_tokenizer.hpp"

#include <algorithm>
#include <limits>

#include "analyzers/abbreviation.hpp"
#include "analyzers/document_number.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/number.hpp"
#include "analyzers/syllable.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

/// One walk over one text.
class Scan {
 public:
  Scan(std::string_view text, TokenList& list) : text_(text), list_(list) {}

  void run() { scan_tokens(0, text_.size(), true); }

 private:
  struct Word {
    std::size_t end = 0;
    std::size_t letters = 0;
    std::size_t capitals = 0;

    /// "TP", "TS", "ThS", "PGS": a full stop after it does not end a sentence.
    [[nodiscard]] bool looks_like_abbreviation() const {
      return letters <= 4 && capitals > 0 && (capitals == letters || capitals >= 2);
    }
  };

  /// Emits the tokens of [begin, end); the wholes over them only if `with_wholes`.
  void scan_tokens(std::size_t begin, std::size_t end, bool with_wholes) {
    for (std::size_t at = begin; at < end;) {
      base::CodePoint const point = decode(at);
      CharInfo const info = char_info(point.value);
      switch (info.char_class) {
        case CharClass::Letter:
        case CharClass::OtherLetter: at = scan_word(at, end, with_wholes); break;
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

  std::size_t scan_word(std::size_t begin, std::size_t text_end, bool with_wholes) {
    if (with_wholes) {
      if (auto const end = dotted_abbreviation_end(begin)) return emit_dotted(begin, *end);
    }
    Word const word = read_word(begin, text_end);
    if (with_wholes && is_char(word.end, '&')) {
      if (auto const end = match_joined_abbreviation(text_, begin)) return emit_joined(begin, *end);
    }
    if (!writer_.is_empty()) emit_word(begin, word.end);
    if (word.looks_like_abbreviation()) abbreviation_end_ = word.end;
    return word.end;
  }

  /// Reads the word at `begin` into writer_. A combining mark or digit inside
  /// belongs to it; invisible characters are passed over.
  Word read_word(std::size_t begin, std::size_t text_end) {
    writer_.clear();
    Word word{begin};
    for (std::size_t at = begin; at < text_end;) {
      base::CodePoint const point = decode(at);
      CharInfo const info = char_info(point.value);
      at += point.bytes;
      if (info.char_class == CharClass::Letter) {
        writer_.add_letter(info);
        ++word.letters;
        word.capitals += info.is_upper ? 1 : 0;
      } else if (info.char_class == CharClass::OtherLetter || info.char_class == CharClass::Digit) {
        writer_.add_other(point.value);
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
    writer_.clear();
    writer_.add_other(point.value);
    emit_word(begin, begin + point.bytes);
    return begin + point.bytes;
  }

  std::size_t scan_number(std::size_t begin, std::size_t text_end, bool with_wholes) {
    if (with_wholes && may_be_document_number(begin)) {
      if (auto const number = match_document_number(text_, begin)) return emit_document(*number);
    }
    number_text_.clear();
    NumberMatch const match = match_number(text_.substr(0, text_end), begin, number_text_);
    if (match.is_percent && with_wholes) {
      emit_number(TokenKind::Percent, begin, match.percent_end, "%");
    }
    emit_number(TokenKind::Number, begin, match.end, "");
    ++position_;
    return match.end;
  }

  void emit_number(TokenKind kind, std::size_t begin, std::size_t end, std::string_view sign) {
    std::size_t const text_begin = list_.chars().size();
    constexpr std::size_t kUnitAndSeparatorBytes = 2;
    list_.chars() +=
        std::string_view(number_text_).substr(0, kMaxTokenBytes - kUnitAndSeparatorBytes);
    list_.chars() += sign;
    list_.chars() += kMarkSeparator;
    emit(kind, begin, end, text_begin);
  }

  std::size_t emit_document(DocumentNumber const& number) {
    std::size_t const text_begin = list_.chars().size();
    list_.chars() += number.normalized;
    return emit_whole(TokenKind::DocumentNumber, number.begin, number.end, text_begin);
  }

  std::size_t emit_joined(std::size_t begin, std::size_t end) {
    write_abbreviation(begin, end);
    std::size_t const text_begin = list_.chars().size();
    writer_.append_term(list_.chars());
    return emit_whole(TokenKind::Abbreviation, begin, end, text_begin);
  }

  /// "H.Đ.N.D" is the word "HĐND": its letters are no words of their own.
  std::size_t emit_dotted(std::size_t begin, std::size_t end) {
    write_abbreviation(begin, end);
    emit_word(begin, end);
    abbreviation_end_ = end;
    return end;
  }

  /// Reads all of [begin, end) but the full stops into writer_.
  void write_abbreviation(std::size_t begin, std::size_t end) {
    writer_.clear();
    for (std::size_t at = begin; at < end;) {
      base::CodePoint const point = decode(at);
      CharInfo const info = char_info(point.value);
      if (info.char_class == CharClass::Letter) {
        writer_.add_letter(info);
      } else if (point.value != U'.') {
        writer_.add_other(point.value);
      }
      at += point.bytes;
    }
  }

  /// A compound token, then the simple tokens that it stands over.
  std::size_t emit_whole(TokenKind kind, std::size_t begin, std::size_t end,
                         std::size_t text_begin) {
    std::size_t const whole = list_.tokens().size();
    std::uint32_t const first_position = position_;
    emit(kind, begin, end, text_begin);
    scan_tokens(begin, end, false);
    std::uint32_t const tokens = std::max<std::uint32_t>(1, position_ - first_position);
    list_.tokens()[whole].position_length = static_cast<std::uint16_t>(
        std::min<std::uint32_t>(tokens, std::numeric_limits<std::uint16_t>::max()));
    return end;
  }

  void emit_word(std::size_t begin, std::size_t end) {
    std::size_t const text_begin = list_.chars().size();
    writer_.append_term(list_.chars());
    emit(TokenKind::Word, begin, end, text_begin);
    ++position_;
  }

  void emit(TokenKind kind, std::size_t begin, std::size_t end, std::size_t text_begin) {
    list_.tokens().push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                              position_, 1, kind, static_cast<std::uint32_t>(text_begin),
                              static_cast<std::uint32_t>(list_.chars().size() - text_begin)});
  }

  void end_sentence() {
    bool const just_ended = list_.tokens().empty() || position_ > last_unit_position() + 1;
    if (!just_ended) ++position_;
  }

  [[nodiscard]] std::uint32_t last_unit_position() const { return list_.tokens().back().position; }

  /// Whether the full stop at `at` ends a sentence: "xã. Tới", "xã.Tới" do,
  /// "TP. Hà Nội", "1.250", "cchc.gov.vn" do not.
  [[nodiscard]] bool is_sentence_end(std::size_t at) const {
    if (at == abbreviation_end_) return false;
    if (at + 1 >= text_.size()) return true;
    CharInfo const next = char_info(decode(at + 1).value);
    bool const in_word = next.char_class == CharClass::Letter ||
                         next.char_class == CharClass::OtherLetter ||
                         next.char_class == CharClass::Digit;
    return !in_word || next.is_upper;
  }

  [[nodiscard]] std::optional<std::size_t> dotted_abbreviation_end(std::size_t begin) const {
    std::size_t const bytes = decode(begin).bytes;
    if (!is_char(begin + bytes, '.')) return std::nullopt;
    return match_dotted_abbreviation(text_, begin);
  }

  /// A quick look after the digits, before the long one.
  [[nodiscard]] bool may_be_document_number(std::size_t at) const {
    while (at < text_.size() && text_[at] >= '0' && text_[at] <= '9') ++at;
    if (at >= text_.size()) return false;
    auto const next = static_cast<unsigned char>(text_[at]);
    return next == '/' || next == '-' || next == ' ' || next == '.' || next >= 0x80;
  }

  [[nodiscard]] base::CodePoint decode(std::size_t at) const {
    auto const lead = static_cast<unsigned char>(text_[at]);
    if (lead < 0x80) return {lead, 1};
    return base::decode_utf8(text_, at);
  }

  [[nodiscard]] bool is_char(std::size_t at, char c) const {
    return at < text_.size() && text_[at] == c;
  }

  std::string_view text_;
  TokenList& list_;
  SyllableWriter writer_;
  std::string number_text_;
  std::uint32_t position_ = 0;
  bool last_was_line_end_ = false;
  std::size_t abbreviation_end_ = std::string_view::npos;
};

}  // namespace

void SyllableTokenizer::tokenize(std::string_view text, TokenList& tokens) const {
  Scan(text, tokens).run();
}

}  // namespace tracuu::analyzers
