// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_hyphens.hpp"

#include <vector>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

bool is_break(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\f';
}

/// Where `word` stands in `text` between blanks or line ends.
std::size_t find_word(std::string_view text, std::string_view word) {
  std::size_t at = text.find(word);
  for (; at != std::string_view::npos; at = text.find(word, at + 1)) {
    std::size_t const end = at + word.size();
    bool const begins = at == 0 || is_break(text[at - 1]);
    if (begins && (end == text.size() || is_break(text[end]))) break;
  }
  return at;
}

}  // namespace

std::string restore_line_hyphens(std::string reading_order, std::string_view file_order) {
  std::vector<std::string_view> const lines = split_lines(file_order);
  int restored = 0;
  for (std::size_t line = 0; line + 1 < lines.size() && restored < kMaxPageHyphens; ++line) {
    if (!lines[line].ends_with('-')) continue;
    std::string_view head = lines[line].substr(lines[line].rfind(' ') + 1);
    head.remove_suffix(1);
    std::string_view const tail = lines[line + 1].substr(0, lines[line + 1].find(' '));
    if (head.empty()) continue;
    std::size_t const at = find_word(reading_order, std::string(head).append(tail));
    if (at != std::string::npos) reading_order.insert(at + head.size(), "-");
    ++restored;
  }
  return reading_order;
}

}  // namespace tracuu::indexer
