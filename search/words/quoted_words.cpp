// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/quoted_words.hpp"

#include <utility>

#include "analyzers/analyzer_registry.hpp"
#include "search/api/note.hpp"
#include "search/words/definition_reading.hpp"
#include "search/words/ranking.hpp"

namespace tracuu::search {

namespace {

using Kind = QueryNode::Kind;

bool is_plain(QueryNode const& node, Kind kind) {
  return node.kind == kind && node.field == schema::FieldId::Text;
}

std::vector<WordReading> words_of(std::string const& text) {
  analyzers::TokenList list;
  analyzers::analyzer("vi").analyze(text, list);
  std::vector<WordReading> words;
  for (analyzers::Token const& token : list.tokens()) {
    if (analyzers::is_simple(token.kind)) words.emplace_back().token = list.text(token);
  }
  return words;
}

/// All words and phrases of the query in a row.
std::string unquoted(QueryNode const& root) {
  std::string text;
  for (QueryNode const& child : root.children) {
    if (!is_plain(child, Kind::Words) && !is_plain(child, Kind::Phrase)) continue;
    if (!text.empty()) text += ' ';
    text += child.text;
  }
  return text;
}

std::size_t words_outside_quotes(QueryNode const& root) {
  std::size_t count = 0;
  for (QueryNode const& child : root.children) {
    if (is_plain(child, Kind::Words)) count += words_of(child.text).size();
  }
  return count;
}

/// Phrases become words and join the words beside them.
void unquote(QueryNode& root) {
  std::vector<QueryNode> children;
  for (QueryNode& child : root.children) {
    if (is_plain(child, Kind::Phrase)) child.kind = Kind::Words;
    bool const joins =
        is_plain(child, Kind::Words) && !children.empty() && is_plain(children.back(), Kind::Words);
    if (joins) {
      children.back().text += ' ' + child.text;
    } else {
      children.push_back(std::move(child));
    }
  }
  root.children = std::move(children);
}

/// The last phrase among the words of the query; null if there is none.
QueryNode const* last_phrase(QueryNode const& root) {
  QueryNode const* phrase = nullptr;
  for (QueryNode const& child : root.children) {
    if (is_plain(child, Kind::Phrase)) phrase = &child;
  }
  return phrase;
}

void note_and_unquote(ParsedQuery& parsed, QueryNode const& phrase) {
  parsed.notes.push_back({NoteCode::QuotesAsWords, phrase.text});
  unquote(parsed.root);
}

}  // namespace

void soften_quotes(ParsedQuery& parsed) {
  QueryNode const* const phrase = last_phrase(parsed.root);
  if (phrase == nullptr) return;
  std::size_t const outside = words_outside_quotes(parsed.root);
  bool const is_headline = outside > kShortQueryWords;
  bool const is_question = outside > 0 && find_definition(words_of(unquoted(parsed.root)));
  if (is_headline || is_question) note_and_unquote(parsed, *phrase);
}

bool drop_quotes(ParsedQuery& parsed) {
  QueryNode const* const phrase = last_phrase(parsed.root);
  if (phrase == nullptr || words_outside_quotes(parsed.root) == 0) return false;
  if (words_of(phrase->text).size() <= kShortQueryWords) return false;
  note_and_unquote(parsed, *phrase);
  return true;
}

}  // namespace tracuu::search
