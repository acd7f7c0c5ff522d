// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::analyzers {

enum class TokenKind : std::uint8_t {
  Word,            ///< a syllable or any other run of letters and digits
  Number,          ///< "2023", "1.250" (written 1250|), "12,5"
  Percent,         ///< "12,5%" (written 12,5%|): stands over its Number
  DocumentNumber,  ///< "119/QĐ-UBND" (written 119/QD-UBND): stands over its parts
  Abbreviation,    ///< "VHTT&TT" (written vhtt&tt|): stands over its parts
  Pair,            ///< two simple tokens side by side: "dan van|,65"
};

/// True for simple tokens: they follow each other in the text and never overlap.
/// The others, compound tokens, stand over one or more simple ones.
[[nodiscard]] constexpr bool is_simple(TokenKind kind) {
  return kind == TokenKind::Word || kind == TokenKind::Number;
}

/// What an analyzer emits: where it stands in the original text, and (through
/// its TokenList) its text.
struct Token {
  std::uint32_t begin = 0;  ///< bytes [begin, end) of the original text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< of its first simple token; grows by 2 across a sentence end
  std::uint16_t position_length = 1;  ///< simple tokens it stands over
  TokenKind kind = TokenKind::Word;
  std::uint32_t text_begin = 0;  ///< its text, in TokenList::chars
  std::uint32_t text_bytes = 0;
};

/// The tokens of one text with the bytes of their texts. Made to be used again
/// for the next text, so that analysis does not allocate per token.
class TokenList {
 public:
  void clear() {
    tokens_.clear();
    chars_.clear();
  }

  [[nodiscard]] std::string_view text(Token const& token) const {
    return std::string_view(chars_).substr(token.text_begin, token.text_bytes);
  }

  [[nodiscard]] std::vector<Token> const& tokens() const { return tokens_; }
  [[nodiscard]] std::vector<Token>& tokens() { return tokens_; }

  /// Where the makers of tokens append text; Token::text_begin counts from here.
  [[nodiscard]] std::string& chars() { return chars_; }

 private:
  std::vector<Token> tokens_;
  std::string chars_;
};

/// No token text is longer than this, and no Pair's than twice this and one:
/// longer words are cut (in documents and queries alike), so that every term
/// stays below Xapian's 245 bytes.
inline constexpr std::size_t kMaxTokenBytes = 96;

}  // namespace tracuu::analyzers
