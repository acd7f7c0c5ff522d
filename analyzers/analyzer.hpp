// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/char_filter.hpp"
#include "analyzers/token.hpp"
#include "analyzers/token_filter.hpp"
#include "analyzers/tokenizer.hpp"

namespace tracuu::analyzers {

/// A char filter, a tokenizer and token filters, one after the other. One
/// analyzer runs over documents and queries. Thread-safe: all members are const.
class Analyzer {
 public:
  /// `char_filter` may be null.
  Analyzer(std::unique_ptr<CharFilter const> char_filter,
           std::unique_ptr<Tokenizer const> tokenizer,
           std::vector<std::unique_ptr<TokenFilter const>> filters);

  /// Replaces what is in `tokens` by the tokens of `text`; offsets count in
  /// `text` as given. Never fails.
  ///
  ///     "Huyện uỷ"  ->  huyen|065 [0,8)  huyen uy|065,3 [0,13)  uy|3 [9,13)
  void analyze(std::string_view text, TokenList& tokens) const;

  /// The text of the first token of `text`, for words that are not to be cut
  /// (prefixes, wildcards): "Huyện" -> "huyen|065". Empty if there is none.
  [[nodiscard]] std::string normalize_term(std::string_view text) const;

 private:
  std::unique_ptr<CharFilter const> char_filter_;
  std::unique_ptr<Tokenizer const> tokenizer_;
  std::vector<std::unique_ptr<TokenFilter const>> filters_;
};

}  // namespace tracuu::analyzers
