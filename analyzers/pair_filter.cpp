// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/pair_filter.hpp"

#include <vector>

#include "analyzers/syllable.hpp"

namespace tracuu::analyzers {

namespace {

/// The pair of two adjacent tokens; its text is appended to the list's chars.
Token make_pair_token(TokenList& list, Token const& first, Token const& second) {
  Token pair = first;
  pair.end = second.end;
  pair.position_length = 2;
  pair.kind = TokenKind::Pair;
  // The source texts lie in the string that grows: make room before viewing them.
  list.chars().reserve(list.chars().size() + first.text_bytes + second.text_bytes + 2);
  pair.text_begin = static_cast<std::uint32_t>(list.chars().size());
  append_pair_term(list.chars(), list.text(first), list.text(second));
  pair.text_bytes = static_cast<std::uint32_t>(list.chars().size()) - pair.text_begin;
  return pair;
}

}  // namespace

void PairFilter::filter(TokenList& list) const {
  std::vector<Token> const& given = list.tokens();
  std::vector<Token> result;
  result.reserve(given.size() * 2);
  for (std::size_t i = 0; i < given.size(); ++i) {
    result.push_back(given[i]);
    if (!is_simple(given[i].kind)) continue;
    std::size_t next = i + 1;
    while (next < given.size() && !is_simple(given[next].kind)) ++next;
    if (next < given.size() && given[next].position == given[i].position + 1) {
      result.push_back(make_pair_token(list, given[i], given[next]));
    }
  }
  list.tokens().swap(result);
}

}  // namespace tracuu::analyzers
