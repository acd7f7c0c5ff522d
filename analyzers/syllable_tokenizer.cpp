// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/syllable_tokenizer.hpp"

#include "analyzers/syllable.hpp"
#include "analyzers/syllable_scan.hpp"

namespace tracuu::analyzers {

namespace {

/// Writes the tokens of a scan with their terms.
class TokenSink {
 public:
  static constexpr bool kTakesKeys = false;  // terms are to be written

  explicit TokenSink(TokenList& list) : list_(list) {}

  void begin_word() { writer_.clear(); }
  void add_letter(CharInfo const& info) { writer_.add_letter(info); }
  void add_other(char32_t code_point) { writer_.add_other(code_point); }
  [[nodiscard]] bool has_word() const { return !writer_.is_empty(); }

  void put_word(TokenPlace const& place) {
    std::size_t const text_begin = list_.chars().size();
    writer_.append_term(list_.chars());
    put(TokenKind::Word, place, text_begin);
  }

  void put_number(TokenPlace const& place, std::string_view digits) {
    put_digits(TokenKind::Number, place, digits, "");
  }

  std::size_t put_percent(TokenPlace const& place, std::string_view digits) {
    return put_digits(TokenKind::Percent, place, digits, "%");
  }

  std::size_t put_document_number(TokenPlace const& place, std::string_view normalized) {
    std::size_t const text_begin = list_.chars().size();
    list_.chars() += normalized;
    return put(TokenKind::DocumentNumber, place, text_begin);
  }

  std::size_t put_abbreviation(TokenPlace const& place) {
    std::size_t const text_begin = list_.chars().size();
    writer_.append_term(list_.chars());
    return put(TokenKind::Abbreviation, place, text_begin);
  }

  void set_position_length(std::size_t token, std::uint16_t positions) {
    list_.tokens()[token].position_length = positions;
  }

 private:
  std::size_t put_digits(TokenKind kind, TokenPlace const& place, std::string_view digits,
                         std::string_view sign) {
    std::size_t const text_begin = list_.chars().size();
    list_.chars() += digits;
    list_.chars() += sign;
    list_.chars() += kMarkSeparator;
    return put(kind, place, text_begin);
  }

  /// The index of the token.
  std::size_t put(TokenKind kind, TokenPlace const& place, std::size_t text_begin) {
    list_.tokens().push_back({static_cast<std::uint32_t>(place.begin),
                              static_cast<std::uint32_t>(place.end), place.position, 1, kind,
                              static_cast<std::uint32_t>(text_begin),
                              static_cast<std::uint32_t>(list_.chars().size() - text_begin)});
    return list_.tokens().size() - 1;
  }

  TokenList& list_;
  SyllableWriter writer_;
};

}  // namespace

void SyllableTokenizer::tokenize(std::string_view text, TokenList& tokens) const {
  TokenSink sink(tokens);
  SyllableScan<TokenSink>(text, sink).run();
}

}  // namespace tracuu::analyzers
