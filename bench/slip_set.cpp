// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/slip_set.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "analyzers/analyzer_registry.hpp"
#include "analyzers/token.hpp"

namespace tracuu::bench {

namespace {

using analyzers::Token;

/// Draws of a place for a phrase.
constexpr int kDraws = 8;

std::vector<Token> words_of(std::string_view text, analyzers::TokenList& list) {
  analyzers::analyzer("vi").analyze(text, list);
  std::vector<Token> words;
  for (Token const& token : list.tokens()) {
    if (analyzers::is_simple(token.kind)) words.push_back(token);
  }
  return words;
}

bool follows(Token const& left, Token const& right, std::string_view text) {
  return right.position == left.position + 1 && right.begin == left.end + 1 &&
         text[left.end] == ' ';
}

std::string with_word_replaced(std::string_view text, std::size_t at, std::string_view word) {
  std::istringstream stream{std::string(text)};
  std::string replaced;
  std::string piece;
  for (std::size_t i = 0; stream >> piece; ++i) {
    if (i > 0) replaced += ' ';
    replaced += i == at ? word : std::string_view(piece);
  }
  return replaced;
}

}  // namespace

base::Result<std::vector<JudgedSlip>> read_slips(std::filesystem::path const& path) {
  std::ifstream file(path);
  if (!file) return base::Error{base::ErrorCode::Io, path.string() + ": cannot be read", ""};
  std::vector<JudgedSlip> slips;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    auto const json = nlohmann::json::parse(line, nullptr, false);
    try {
      slips.push_back({json.at("text"), json.at("right"), json.at("suggest"), json.at("at")});
    } catch (nlohmann::json::exception const& error) {
      return base::Error{base::ErrorCode::InvalidArgument,
                         fmt::format("{}:{}: {}", path.string(), number, error.what()), ""};
    }
  }
  return slips;
}

std::string canonical_words(std::string_view text) {
  analyzers::TokenList list;
  std::string form;
  for (Token const& word : words_of(text, list)) {
    if (!form.empty()) form += ' ';
    form += list.text(word);
  }
  return form;
}

std::vector<std::string> right_forms(JudgedSlip const& slip) {
  std::vector<std::string> forms{canonical_words(slip.right)};
  for (std::string const& word : slip.suggest) {
    forms.push_back(canonical_words(with_word_replaced(slip.text, slip.at, word)));
  }
  return forms;
}

std::string cut_phrase(std::string_view text, std::size_t words, std::mt19937& random) {
  analyzers::TokenList list;
  std::vector<Token> const tokens = words_of(text, list);
  if (words == 0 || tokens.size() < words) return "";
  for (int draw = 0; draw < kDraws; ++draw) {
    std::size_t const first = random() % (tokens.size() - words + 1);
    bool is_phrase = true;
    for (std::size_t i = first; i + 1 < first + words; ++i) {
      is_phrase = is_phrase && follows(tokens[i], tokens[i + 1], text);
    }
    if (!is_phrase) continue;
    std::size_t const begin = tokens[first].begin;
    return std::string(text.substr(begin, tokens[first + words - 1].end - begin));
  }
  return "";
}

}  // namespace tracuu::bench
