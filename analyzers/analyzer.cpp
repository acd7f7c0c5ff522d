// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/analyzer.hpp"

#include <algorithm>
#include <utility>

namespace tracuu::analyzers {

Analyzer::Analyzer(std::unique_ptr<CharFilter const> char_filter,
                   std::unique_ptr<Tokenizer const> tokenizer,
                   std::vector<std::unique_ptr<TokenFilter const>> filters)
    : char_filter_(std::move(char_filter)),
      tokenizer_(std::move(tokenizer)),
      filters_(std::move(filters)) {}

void Analyzer::analyze(std::string_view text, TokenList& tokens) const {
  tokens.clear();
  auto const filtered = char_filter_ ? char_filter_->filter(text) : nullptr;
  tokenizer_->tokenize(filtered ? filtered->text() : text, tokens);
  if (filtered) {
    for (Token& token : tokens.tokens()) {
      token.begin = static_cast<std::uint32_t>(filtered->original_begin(token.begin));
      token.end = static_cast<std::uint32_t>(filtered->original_end(token.end));
    }
  }
  for (auto const& filter : filters_) filter->filter(tokens);
}

std::string Analyzer::normalize_term(std::string_view text) const {
  TokenList tokens;
  analyze(text, tokens);
  auto const first = std::ranges::find_if(tokens.tokens(),
                                          [](Token const& token) { return is_simple(token.kind); });
  return first == tokens.tokens().end() ? std::string{} : std::string(tokens.text(*first));
}

}  // namespace tracuu::analyzers
