// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/line_words.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

enum class Piece { Other, Letter, Digit };

Piece piece_of(char32_t code_point) {
  if (code_point >= U'0' && code_point <= U'9') return Piece::Digit;
  auto const letter = static_cast<UChar32>(code_point);
  bool const is_letter = code_point != base::kInvalidCodePoint &&
                         (u_isalpha(letter) || u_charType(letter) == U_NON_SPACING_MARK);
  return is_letter ? Piece::Letter : Piece::Other;
}

}  // namespace

LineWords::LineWords(std::string_view line, std::size_t max_bytes) {
  line = line.substr(0, max_bytes);
  for (std::size_t at = 0; at < line.size();) {
    base::CodePoint const first = base::decode_utf8(line, at);
    Piece const piece = piece_of(first.value);
    std::size_t const begin = at;
    at += first.bytes;
    if (piece == Piece::Other) continue;
    while (at < line.size()) {
      base::CodePoint const next = base::decode_utf8(line, at);
      if (piece_of(next.value) != piece) break;
      at += next.bytes;
    }
    std::string folded = fold_line(line.substr(begin, at - begin));
    if (folded.empty()) continue;  // marks alone
    if (!joined_.empty()) joined_ += ' ';
    starts_.push_back(joined_.size());
    joined_ += folded;
    words_.push_back({std::move(folded), begin, at});
  }
}

bool LineWords::has_at(std::string_view phrase, std::size_t at) const {
  if (at >= words_.size()) return false;
  std::string_view const rest = std::string_view(joined_).substr(starts_[at]);
  return rest.starts_with(phrase) && (rest.size() == phrase.size() || rest[phrase.size()] == ' ');
}

std::optional<std::size_t> LineWords::find(std::string_view phrase, std::size_t from) const {
  for (std::size_t at = from; at < words_.size(); ++at) {
    if (has_at(phrase, at)) return at;
  }
  return std::nullopt;
}

std::size_t count_words(std::string_view phrase) {
  return phrase.empty() ? 0 : 1 + static_cast<std::size_t>(std::ranges::count(phrase, ' '));
}

}  // namespace tracuu::indexer
