// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/raw_tokenizer.hpp"

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace tracuu::analyzers {

void RawTokenizer::tokenize(std::string_view text, TokenList& tokens) const {
  std::size_t const text_begin = tokens.chars().size();
  bool blank_before = false;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    at += point.bytes;
    auto const c = static_cast<UChar32>(point.value);
    if (point.value == base::kInvalidCodePoint || u_isUWhiteSpace(c) != 0) {
      blank_before = true;
      continue;
    }
    constexpr std::size_t kBlankAndLetterBytes = 1 + 4;
    if (tokens.chars().size() - text_begin + kBlankAndLetterBytes > kMaxTokenBytes) break;
    if (blank_before && tokens.chars().size() > text_begin) tokens.chars() += ' ';
    blank_before = false;
    base::append_utf8(tokens.chars(), static_cast<char32_t>(u_tolower(c)));
  }
  std::size_t const text_bytes = tokens.chars().size() - text_begin;
  if (text_bytes == 0) return;
  tokens.tokens().push_back({0, static_cast<std::uint32_t>(text.size()), 0, 1, TokenKind::Word,
                             static_cast<std::uint32_t>(text_begin),
                             static_cast<std::uint32_t>(text_bytes)});
}

}  // namespace tracuu::analyzers
