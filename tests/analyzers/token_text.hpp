// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/token.hpp"

namespace tracuu::test {

/// The texts of the tokens of which `is_wanted` holds: "huyen|065; uy|3".
template <class Is>
std::string listed(analyzers::TokenList const& list, Is is_wanted) {
  std::string out;
  for (analyzers::Token const& token : list.tokens()) {
    if (!is_wanted(token)) continue;
    if (!out.empty()) out += "; ";
    out += list.text(token);
  }
  return out;
}

inline analyzers::TokenList analyzed(std::string_view text) {
  analyzers::TokenList list;
  analyzers::analyzer("vi").analyze(text, list);
  return list;
}

/// The words and numbers that "vi" finds in `text`.
inline std::string units(std::string_view text) {
  return listed(analyzed(text), [](auto const& token) { return is_simple(token.kind); });
}

inline std::string pairs(std::string_view text) {
  return listed(analyzed(text),
                [](auto const& token) { return token.kind == analyzers::TokenKind::Pair; });
}

/// Document numbers, percentages and joined abbreviations: tokens over units.
inline std::string wholes(std::string_view text) {
  return listed(analyzed(text), [](auto const& token) {
    return !is_simple(token.kind) && token.kind != analyzers::TokenKind::Pair;
  });
}

/// All tokens with the bytes of `text` they stand for: "uy|3 [uỷ]; …".
inline std::string tokens_as_written(std::string_view text) {
  analyzers::TokenList const list = analyzed(text);
  std::string out;
  for (analyzers::Token const& token : list.tokens()) {
    if (!out.empty()) out += "; ";
    out += list.text(token);
    out += " [";
    out += text.substr(token.begin, token.end - token.begin);
    out += ']';
  }
  return out;
}

}  // namespace tracuu::test
