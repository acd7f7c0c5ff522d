// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/query_parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analyzers/letter.hpp"
#include "base/utf8.hpp"
#include "search/api/note.hpp"
#include "search/syntax/date_range.hpp"
#include "search/syntax/query_lexer.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;
using Kind = QueryNode::Kind;

/// Deeper brackets are read as if they were not there.
constexpr int kMaxDepth = 32;

/// Clauses of a query: words side by side, phrases, prefixes, dates, NEARs, exclusions.
/// Further ones are left out: every one is read against the index.
constexpr std::size_t kMaxClauses = 64;

/// Words a NEAR reaches at most.
constexpr std::size_t kMaxDistance = 50;

/// Of pieces that were read as text, so many are named.
constexpr std::size_t kMaxNotes = 8;

QueryNode leaf(Kind kind, FieldId field, std::string_view text) {
  QueryNode node;
  node.kind = kind;
  node.field = field;
  node.text = text;
  return node;
}

/// True if a word can be found in `text`: a letter or a digit.
bool holds_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    switch (analyzers::char_info(point.value).char_class) {
      case analyzers::CharClass::Letter:
      case analyzers::CharClass::OtherLetter:
      case analyzers::CharClass::Ideograph:
      case analyzers::CharClass::Digit: return true;
      default: at += point.bytes;
    }
  }
  return false;
}

/// True for what would ask for nothing: empty brackets, "", title:"!", ?*.
bool is_empty(QueryNode const& node) {
  switch (node.kind) {
    case Kind::Words:
    case Kind::Phrase:
    case Kind::Prefix: return !holds_words(node.text);
    case Kind::Near:
    case Kind::Dates: return false;
    case Kind::Not: return node.children.empty() || is_empty(node.children.front());
    case Kind::And:
    case Kind::Or: return node.children.empty();
  }
  return true;
}

class Parser {
 public:
  explicit Parser(LexedQuery query) : lexemes_(std::move(query.lexemes)) {
    for (std::string_view const piece : query.as_text) note(NoteCode::SyntaxAsText, piece);
  }

  ParsedQuery run() {
    ParsedQuery parsed;
    QueryNode all = parse_alternatives(FieldId::Text, 0);
    while (at_ < lexemes_.size()) {  // a ')' too many
      note(NoteCode::SyntaxAsText, ")");
      ++at_;
      append(all, parse_alternatives(FieldId::Text, 0), FieldId::Text);
    }
    parsed.root.kind = Kind::And;
    if (all.kind == Kind::And) {
      parsed.root = std::move(all);
    } else {
      parsed.root.children.push_back(std::move(all));
    }
    parsed.notes = std::move(notes_);
    return parsed;
  }

 private:
  /// a b OR c d: up to the closing bracket or the end. An And or an Or.
  QueryNode parse_alternatives(FieldId field, int depth) {
    QueryNode either;
    either.kind = Kind::Or;
    while (true) {
      QueryNode all = parse_sequence(field, depth);
      bool const is_empty = all.children.empty();
      bool const more = at_ < lexemes_.size() && peek().kind == Lexeme::Kind::Or;
      if (!is_empty) either.children.push_back(std::move(all));
      if (!more) break;
      if (is_empty || at_ + 1 == lexemes_.size()) note(NoteCode::SyntaxAsText, peek().text);
      ++at_;
    }
    if (either.children.size() == 1) return std::move(either.children.front());
    if (either.children.empty()) either.kind = Kind::And;
    return either;
  }

  /// Clauses side by side. Words next to each other become one Words node.
  QueryNode parse_sequence(FieldId field, int depth) {
    QueryNode all;
    all.kind = Kind::And;
    while (at_ < lexemes_.size()) {
      Lexeme::Kind const kind = peek().kind;
      if (kind == Lexeme::Kind::Or) break;
      if (kind == Lexeme::Kind::Close) {
        if (open_as_text_ == 0) break;
        --open_as_text_;  // it closes a bracket that was read as text
        ++at_;
        continue;
      }
      append(all, parse_clause(field, depth), field);
    }
    return all;
  }

  QueryNode parse_clause(FieldId field, int depth) {
    Lexeme const lexeme = peek();
    ++at_;
    switch (lexeme.kind) {
      case Lexeme::Kind::Minus: return parse_exclusion(field, depth);
      case Lexeme::Kind::Field: return parse_field(*lexeme.field, depth);
      case Lexeme::Kind::Open: return parse_brackets(field, depth);
      case Lexeme::Kind::Word:
      case Lexeme::Kind::Phrase: return parse_operand(lexeme, field);
      case Lexeme::Kind::Near: note(NoteCode::SyntaxAsText, lexeme.text); break;
      case Lexeme::Kind::Prefix:
      case Lexeme::Kind::Or:
      case Lexeme::Kind::Close: break;
    }
    if (is_one_too_many(lexeme.text)) return {};
    return leaf(lexeme.kind == Lexeme::Kind::Prefix ? Kind::Prefix : Kind::Words, field,
                lexeme.text);
  }

  /// A word or a phrase, or if NEAR and another one follow, how near they are. Of
  /// a row "a NEAR/5 b NEAR/3 c" each two neighbours make a clause.
  QueryNode parse_operand(Lexeme const& first, FieldId field) {
    if (!is_near_next(first, field)) {
      if (!continues_run(first, field) && is_one_too_many(first.text)) return {};
      words_end_ = first.kind == Lexeme::Kind::Word ? at_ : 0;
      words_field_ = field;
      return operand(first, field);
    }
    QueryNode row;
    row.kind = Kind::And;
    Lexeme left = first;
    while (is_near_next(left, field)) {
      Lexeme const& near = peek();
      Lexeme const& right = lexemes_[at_ + 1];
      at_ += 2;
      if (!is_one_too_many(near.text)) {
        QueryNode node = leaf(Kind::Near, field, {});
        node.distance = limited_distance(near);
        node.children = {operand(left, field), operand(right, field)};
        row.children.push_back(std::move(node));
      }
      left = right;
    }
    if (row.children.size() == 1) return std::move(row.children.front());
    return row;
  }

  /// True for a word that will join the words directly before it (append).
  [[nodiscard]] bool continues_run(Lexeme const& word, FieldId field) const {
    return word.kind == Lexeme::Kind::Word && !left_out_clauses_ && words_end_ > 0 &&
           words_end_ + 1 == at_ && words_field_ == field && !schema::field(field).analyzer.empty();
  }

  static QueryNode operand(Lexeme const& lexeme, FieldId field) {
    return leaf(lexeme.kind == Lexeme::Kind::Phrase ? Kind::Phrase : Kind::Words, field,
                lexeme.text);
  }

  /// True if NEAR stands here between `left` and another operand, in a field
  /// that knows the place of its words.
  [[nodiscard]] bool is_near_next(Lexeme const& left, FieldId field) const {
    if (at_ + 1 >= lexemes_.size() || peek().kind != Lexeme::Kind::Near) return false;
    Lexeme const& right = lexemes_[at_ + 1];
    bool const can_be_near = right.kind == Lexeme::Kind::Word || right.kind == Lexeme::Kind::Phrase;
    return can_be_near && schema::field(field).has_positions && holds_words(left.text) &&
           holds_words(right.text);
  }

  std::size_t limited_distance(Lexeme const& near) {
    std::size_t const distance = std::clamp<std::size_t>(near.distance, 1, kMaxDistance);
    if (distance != near.distance) note(NoteCode::LimitReached, near.text);
    return distance;
  }

  /// Counts a clause; true if the query already has as many as may be.
  bool is_one_too_many(std::string_view text) {
    if (clauses_ == kMaxClauses) {
      if (!left_out_clauses_) note(NoteCode::LimitReached, text);
      left_out_clauses_ = true;
      return true;
    }
    ++clauses_;
    return false;
  }

  QueryNode parse_exclusion(FieldId field, int depth) {
    QueryNode excluded;
    excluded.kind = Kind::Not;
    if (at_ < lexemes_.size()) excluded.children.push_back(parse_clause(field, depth));
    words_end_ = 0;
    return excluded;
  }

  /// Of several names in a row ("title:author:Hạ") the last one counts.
  QueryNode parse_field(schema::Field const& first, int depth) {
    schema::Field const* field = &first;
    for (; at_ < lexemes_.size() && peek().kind == Lexeme::Kind::Field; ++at_) {
      field = peek().field;
    }
    if (at_ == lexemes_.size()) return {};
    if (field->id == FieldId::Published) {
      Lexeme const value = peek();
      ++at_;
      if (is_one_too_many(value.text)) return {};
      if (auto const dates = parse_date_range(value.text)) {
        QueryNode node;
        node.kind = Kind::Dates;
        node.dates = *dates;
        return node;
      }
      note(NoteCode::SyntaxAsText, fmt::format("date:{}", value.text));
      return leaf(Kind::Words, FieldId::Text, value.text);
    }
    return parse_clause(field->id, depth);
  }

  QueryNode parse_brackets(FieldId field, int depth) {
    if (depth >= kMaxDepth) {
      if (open_as_text_ == 0) note(NoteCode::LimitReached, "()");
      ++open_as_text_;
      return {};
    }
    QueryNode inner = parse_alternatives(field, depth + 1);
    if (at_ < lexemes_.size() && peek().kind == Lexeme::Kind::Close) {
      ++at_;
    } else {
      note(NoteCode::SyntaxAsText, "(");
    }
    return inner;
  }

  /// Adds a clause to an And of field `field`: words join the words before
  /// them, and so do marks between them ("119 / QĐ – UBND" is one number); an inner
  /// And without brackets' meaning is opened, an empty clause vanishes.
  static void append(QueryNode& all, QueryNode clause, FieldId field) {
    if (clause.kind == Kind::And) {
      for (QueryNode& child : clause.children) append(all, std::move(child), field);
      return;
    }
    bool const joins = clause.kind == Kind::Words && !all.children.empty() &&
                       all.children.back().kind == Kind::Words &&
                       all.children.back().field == field && clause.field == field &&
                       !schema::field(field).analyzer.empty();
    if (joins) {
      all.children.back().text += ' ';
      all.children.back().text += clause.text;
    } else if (!is_empty(clause)) {
      all.children.push_back(std::move(clause));
    }
  }

  [[nodiscard]] Lexeme const& peek() const { return lexemes_[at_]; }

  void note(NoteCode code, std::string_view detail) {
    if (notes_.size() == kMaxNotes) return;
    for (Note const& known : notes_) {
      if (known.code == code && known.detail == detail) return;
    }
    notes_.push_back({code, std::string(detail), ""});
  }

  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  std::size_t open_as_text_ = 0;
  std::size_t words_end_ = 0;  ///< after the last of words side by side (0: none), their field
  FieldId words_field_ = FieldId::Text;
  std::size_t clauses_ = 0;
  bool left_out_clauses_ = false;
  std::vector<Note> notes_;
};

std::string quoted(FieldId field, char quote, std::string_view text) {
  std::string const prefix =
      field == FieldId::Text ? "" : fmt::format("{}:", schema::field(field).name);
  return fmt::format("{}{}{}{}", prefix, quote, text, quote);
}

std::string list(std::string_view name, QueryNode const& node) {
  std::string text = fmt::format("({}", name);
  for (QueryNode const& child : node.children) text += " " + to_string(child);
  return text + ")";
}

std::string date_or_open(std::optional<schema::Date> const& date) {
  return date ? schema::format_iso_date(*date) : "";
}

}  // namespace

ParsedQuery parse_query(std::string_view text) {
  return Parser(lex_query(text)).run();
}

std::string to_string(QueryNode const& node) {
  switch (node.kind) {
    case Kind::Words: return quoted(node.field, '\'', node.text);
    case Kind::Phrase: return quoted(node.field, '"', node.text);
    case Kind::Prefix: return quoted(node.field, '\'', node.text) + "*";
    case Kind::Near: return list(fmt::format("near/{}", node.distance), node);
    case Kind::Dates:
      return fmt::format("date:{}..{}", date_or_open(node.dates.from), date_or_open(node.dates.to));
    case Kind::Not: return list("not", node);
    case Kind::And: return list("and", node);
    case Kind::Or: return list("or", node);
  }
  return "";
}

}  // namespace tracuu::search
