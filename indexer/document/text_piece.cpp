// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document/text_piece.hpp"

#include "indexer/text/text_cut.hpp"

namespace tracuu::indexer {

namespace {

/// Whether a sentence ends before `at`, whatever stands round it (analyzers/syllable_tokenizer):
/// at an empty line, at the end of a cell, at one of these signs. A full stop may be that of an
/// abbreviation.
bool surely_ends_sentence(std::string_view text, std::size_t at) {
  char const last = text[at - 1];
  if (last == '\t') return true;
  if (last == '\n') return at >= 2 && text[at - 2] == '\n';
  bool const is_sign = last == '!' || last == '?' || last == ';';
  return is_sign && (text[at] == ' ' || text[at] == '\n');
}

}  // namespace

TextPiece first_piece(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return {text, true};
  for (std::size_t at = max_bytes; at > max_bytes / 2; --at) {
    if (surely_ends_sentence(text, at)) return {text.substr(0, at), true};
  }
  std::size_t const end = cut_place(text, max_bytes);
  return {text.substr(0, end), false};
}

}  // namespace tracuu::indexer
