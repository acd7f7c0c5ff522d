// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analyzers/token_rules.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/date_expression.hpp"
#include "analyzers/document_number.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "analyzers/syllable.hpp"
#include "base/utf8.hpp"
#include "tests/analyzers/icu_forms.hpp"
#include "tests/indexer/unicode_forms.hpp"

namespace tracuu::test {

namespace {

using analyzers::Token;
using analyzers::TokenKind;
using analyzers::TokenList;

/// edges[at]: a code point, or a byte that is not UTF-8, begins or ends at `at`.
std::vector<bool> code_point_edges(std::string_view text) {
  std::vector<bool> edges(text.size() + 1, false);
  edges.back() = true;
  for (std::size_t at = 0; at < text.size(); at += base::decode_utf8(text, at).bytes) {
    edges[at] = true;
  }
  return edges;
}

std::string broken_offset_rule(std::string_view text, TokenList const& list) {
  std::vector<bool> const edges = code_point_edges(text);
  std::size_t begin_before = 0;
  for (Token const& token : list.tokens()) {
    if (token.begin < begin_before) return "offsets go backwards";
    if (token.end > text.size()) return "a token ends behind the text";
    if (token.begin >= token.end) return "a token stands for no byte";
    if (!edges[token.begin] || !edges[token.end]) return "an offset is inside a code point";
    begin_before = token.begin;
  }
  return "";
}

std::string broken_text_rule(TokenList const& list) {
  for (Token const& token : list.tokens()) {
    std::string_view const text = list.text(token);
    std::size_t const limit =
        token.kind == TokenKind::Pair ? kMaxPairBytes : analyzers::kMaxTokenBytes;
    if (text.empty()) return "a token has no text";
    if (text.size() > limit) return "a token's text is too long";
    if (base::find_invalid_utf8(text)) return "a token's text is not UTF-8";
  }
  return "";
}

std::vector<Token> groups_of(TokenList const& list) {
  std::vector<Token> units;
  std::ranges::copy_if(list.tokens(), std::back_inserter(units),
                       [](Token const& token) { return is_simple(token.kind); });
  return units;
}

/// Units follow each other; positions step by one, by two across a sentence end.
std::string broken_position_rule(std::vector<Token> const& units, bool is_nfc) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].position_length != 1) return "a unit stands over more than itself";
    if (i == 0) {
      if (units[i].position != 0) return "the first position is not 0";
      continue;
    }
    std::uint32_t const step = units[i].position - units[i - 1].position;
    if (step != 1 && step != 2) return "a position steps by neither 1 nor 2";
    // Marks that NFC moves about in one stretch may share its offsets.
    if (is_nfc && units[i].begin < units[i - 1].end) return "units overlap";
  }
  return "";
}

Token const* unit_at(std::vector<Token> const& units, std::uint32_t position) {
  auto const found = std::ranges::lower_bound(units, position, {}, &Token::position);
  return found != units.end() && found->position == position ? &*found : nullptr;
}

/// A token over units begins with the first, ends with the last and counts them.
std::string broken_cover_rule(TokenList const& list, std::vector<Token> const& units) {
  std::size_t pairs = 0;
  for (Token const& token : list.tokens()) {
    if (is_simple(token.kind)) continue;
    if (token.position_length == 0) return "a token stands over nothing";
    Token const* const first = unit_at(units, token.position);
    Token const* const last = unit_at(units, token.position + token.position_length - 1u);
    if (first == nullptr || last == nullptr) return "a token stands over units that are not there";
    if (token.begin != first->begin || token.end < last->end) return "a token misses its units";
    if (token.kind != TokenKind::Pair) continue;
    ++pairs;
    if (token.position_length != 2 || token.end != last->end) return "a pair is not of two units";
    std::string expected;
    analyzers::append_pair_term(expected, list.text(*first), list.text(*last));
    if (list.text(token) != expected) return "a pair is not written from its units";
    auto const marks = analyzers::pair_marks(list.text(token));
    if (marks.first != analyzers::marks_part(list.text(*first)) ||
        marks.second != analyzers::marks_part(list.text(*last))) {
      return "a pair's marks can't be read back";
    }
  }
  std::size_t neighbours = 0;
  for (std::size_t i = 1; i < units.size(); ++i) {
    if (units[i].position == units[i - 1].position + 1) ++neighbours;
  }
  return pairs == neighbours ? "" : "neighbours without a pair";
}

/// Everything about the tokens but their offsets.
std::string terms_of(std::string_view text) {
  TokenList list;
  analyzers::analyzer("vi").analyze(text, list);
  std::string terms;
  for (Token const& token : list.tokens()) {
    terms += list.text(token);
    terms += '\0';
    terms += static_cast<char>('0' + static_cast<int>(token.kind));
    terms += std::to_string(token.position) + '+' + std::to_string(token.position_length) + '\n';
  }
  return terms;
}

std::string broken_form_rule(std::string_view text) {
  if (base::find_invalid_utf8(text)) return "";
  std::string const terms = terms_of(text);
  std::string const composed = nfc(text);
  if (terms_of(composed) != terms) return "NFC has other terms";
  if (terms_of(nfd(text)) != terms) return "NFD has other terms";
  if (terms_of(to_form(composed, UnicodeForm::Mixed)) != terms) return "mixed form has other terms";
  return "";
}

std::string broken_analysis_rule(std::string_view text) {
  analyzers::Analyzer const& analyzer = analyzers::analyzer("vi");
  TokenList list;
  analyzer.analyze(text, list);
  bool const is_nfc = analyzers::NfcFilter().filter(text) == nullptr;
  std::vector<Token> const units = groups_of(list);
  for (std::string broken : {broken_offset_rule(text, list), broken_text_rule(list),
                             broken_position_rule(units, is_nfc), broken_cover_rule(list, units)}) {
    if (!broken.empty()) return broken;
  }
  std::string const first_unit = units.empty() ? "" : std::string(list.text(units.front()));
  if (analyzer.normalize_term(text) != first_unit) return "normalize_term is not the first unit";
  std::string const first_run = terms_of(text);
  return terms_of(text) == first_run ? "" : "two runs differ";
}

std::string broken_raw_rule(std::string_view text) {
  TokenList list;
  analyzers::analyzer("raw").analyze(text, list);
  if (list.tokens().size() > 1) return "raw makes more than one token";
  std::string const broken = broken_offset_rule(text, list);
  return broken.empty() ? broken_text_rule(list) : broken;
}

std::string broken_recogniser_rule(std::string_view text) {
  std::string const folded = analyzers::fold(text);
  if (analyzers::fold(folded) != folded) return "fold(fold(x)) != fold(x)";
  std::set<std::string> seen;
  for (std::string const& number : analyzers::find_document_numbers(text)) {
    auto const normalized = analyzers::normalize_document_number(number);
    if (!normalized) return "a document number found is none";
    if (!seen.insert(*normalized).second) return "a document number is found twice";
  }
  for (std::size_t from = 0; from < text.size();) {
    auto const date = analyzers::find_date(text, from);
    if (!date) break;
    if (date->begin < from || date->end <= date->begin || date->end > text.size()) {
      return "a date is outside the text";
    }
    from = date->end;
  }
  return "";
}

}  // namespace

std::string broken_rule(std::string_view text) {
  for (auto const rule :
       {broken_analysis_rule, broken_form_rule, broken_raw_rule, broken_recogniser_rule}) {
    if (std::string broken = rule(text); !broken.empty()) return broken;
  }
  return "";
}

}  // namespace tracuu::test
