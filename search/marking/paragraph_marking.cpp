// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/marking/paragraph_marking.hpp"

#include <algorithm>

#include "analyzers/analyzer_registry.hpp"

namespace tracuu::search {

namespace {

std::vector<Stretch> document_numbers(analyzers::TokenList const& tokens) {
  std::vector<Stretch> numbers;
  for (analyzers::Token const& token : tokens.tokens()) {
    if (token.kind == analyzers::TokenKind::DocumentNumber) {
      numbers.push_back({token.begin, token.end});
    }
  }
  return numbers;
}

/// The repairs of [begin, end), counted from there.
std::vector<MarkedRepair> repairs_in(std::span<schema::Repair const> repairs, std::size_t begin,
                                     std::size_t end) {
  std::vector<MarkedRepair> inside;
  auto at = std::ranges::lower_bound(repairs, begin, {}, &schema::Repair::begin);
  for (; at != repairs.end() && at->begin < end; ++at) {
    if (at->begin >= at->end || at->end > end) continue;
    inside.push_back({{at->begin - begin, at->end - begin}, at->as_read});
  }
  return inside;
}

}  // namespace

std::vector<MarkedParagraph> mark_paragraphs(std::string_view text, HighlightTerms const& terms,
                                             std::span<schema::Repair const> repairs) {
  std::vector<MarkedParagraph> paragraphs;
  analyzers::TokenList tokens;
  std::size_t next = 0;
  while (next < text.size()) {
    std::size_t const begin = next;
    std::string_view const line = text.substr(begin, text.find('\n', begin) - begin);
    next += line.size() + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    analyzers::analyzer("words").analyze(line, tokens);
    paragraphs.push_back(
        {std::string(line), join_matches(line, {0, line.size()}, find_matches(line, terms)),
         document_numbers(tokens), repairs_in(repairs, begin, begin + line.size())});
  }
  return paragraphs;
}

}  // namespace tracuu::search
