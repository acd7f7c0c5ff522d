// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "search/tables/phrase_index.hpp"

namespace tracuu::test {

/// The words of a query, as look-ups in tables want them. The views point into this object.
class QueryWords {
 public:
  explicit QueryWords(std::string text) : text_(std::move(text)) {
    analyzers::analyzer("vi").analyze(text_, list_);
    for (analyzers::Token const& token : list_.tokens()) {
      if (!analyzers::is_simple(token.kind)) continue;
      words_.push_back({list_.text(token),
                        std::string_view(text_).substr(token.begin, token.end - token.begin)});
    }
  }
  QueryWords(QueryWords const&) = delete;
  QueryWords& operator=(QueryWords const&) = delete;

  [[nodiscard]] std::vector<search::QueryWord> const& words() const { return words_; }

 private:
  std::string text_;
  analyzers::TokenList list_;
  std::vector<search::QueryWord> words_;
};

}  // namespace tracuu::test
