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

}  // namespace

std::vector<MarkedParagraph> mark_paragraphs(std::string_view text, HighlightTerms const& terms) {
  std::vector<MarkedParagraph> paragraphs;
  analyzers::TokenList tokens;
  while (!text.empty()) {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    analyzers::analyzer("words").analyze(line, tokens);
    paragraphs.push_back({std::string(line),
                          join_matches(line, {0, line.size()}, find_matches(line, terms)),
                          document_numbers(tokens)});
  }
  return paragraphs;
}

}  // namespace tracuu::search
