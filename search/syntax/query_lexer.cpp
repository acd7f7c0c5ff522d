// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/query_lexer.hpp"

#include <algorithm>
#include <optional>

#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "base/ascii.hpp"

namespace tracuu::search {

namespace {

/// Lower case without marks; field names and operators are compared so.
std::string folded_name(std::string_view text) {
  auto const composed = analyzers::NfcFilter().filter(text);
  return base::to_lower_ascii(analyzers::fold(composed ? composed->text() : text));
}

/// OR and HOẶC (in any normalisation form), in capitals only: "hoặc" is a common word.
bool is_or(std::string_view word) {
  if (word == "OR" || word == "HOAC") return true;
  if (!word.starts_with("HO") || !word.ends_with("C")) return false;
  auto const composed = analyzers::NfcFilter().filter(word);
  return (composed ? composed->text() : word) == "HO\u1EB6C";
}

/// `digits` as a number; nothing if it is not one.
std::optional<std::size_t> read_distance(std::string_view digits) {
  if (digits.empty() || !std::ranges::all_of(digits, base::is_digit)) return std::nullopt;
  std::size_t distance = 0;
  for (char const c : digits) {
    distance = std::min(distance * 10 + static_cast<std::size_t>(c - '0'), kMaxTypedDistance);
  }
  return distance;
}

/// The distance of NEAR, NEAR/5, GẦN/5 (in any normalisation form) and GAN/5.
std::optional<std::size_t> near_distance(std::string_view word) {
  if (word == "NEAR") return kDefaultDistance;
  std::size_t const slash = word.find('/');
  bool const may_be_near = word.starts_with('N') || word.starts_with('G');
  if (slash == std::string_view::npos || !may_be_near) return std::nullopt;
  std::string_view const name = word.substr(0, slash);
  if (name != "NEAR" && name != "GAN") {
    auto const composed = analyzers::NfcFilter().filter(name);
    if ((composed ? composed->text() : name) != "G\u1EA6N") return std::nullopt;
  }
  return read_distance(word.substr(slash + 1));
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  LexedQuery run() {
    while (at_ < text_.size()) {
      char const c = text_[at_];
      if (base::is_blank(c)) {
        ++at_;
      } else if (c == '(' || c == ')') {
        add(c == '(' ? Lexeme::Kind::Open : Lexeme::Kind::Close, 1);
      } else if (c == '"') {
        lex_quote();
      } else if (is_minus()) {
        add(Lexeme::Kind::Minus, 1);
      } else {
        lex_word();
      }
    }
    return std::move(query_);
  }

 private:
  void add(Lexeme::Kind kind, std::size_t bytes, schema::Field const* field = nullptr) {
    query_.lexemes.push_back({kind, text_.substr(at_, bytes), field, 0});
    at_ += bytes;
  }

  void lex_quote() {
    std::size_t const end = text_.find('"', at_ + 1);
    if (end == std::string_view::npos) {
      query_.as_text.push_back(text_.substr(at_, 1));
      ++at_;
      return;
    }
    query_.lexemes.push_back(
        {Lexeme::Kind::Phrase, text_.substr(at_ + 1, end - at_ - 1), nullptr, 0});
    at_ = end + 1;
  }

  /// A '-' excludes at the beginning of a word only, and never a number: "F -16"
  /// and "2020 -2025" are text.
  [[nodiscard]] bool is_minus() const {
    if (text_[at_] != '-' || at_ + 1 >= text_.size()) return false;
    bool const at_begin = at_ == 0 || base::is_blank(text_[at_ - 1]) || text_[at_ - 1] == '(';
    char const next = text_[at_ + 1];
    return at_begin && !base::is_blank(next) && next != '-' && !base::is_digit(next) && next != ')';
  }

  void lex_word() {
    std::size_t end = at_;
    bool may_be_field = true;  // a name holds no colon: only the first one can end it
    while (end < text_.size() && !base::is_blank(text_[end]) && text_[end] != '"' &&
           text_[end] != '(' && text_[end] != ')') {
      if (text_[end] == ':' && may_be_field) {
        if (end > at_ && lex_field(end)) return;
        may_be_field = false;
      }
      ++end;
    }
    std::string_view const word = text_.substr(at_, end - at_);
    if (is_or(word)) {
      add(Lexeme::Kind::Or, word.size());
    } else if (auto const distance = near_distance(word)) {
      add(Lexeme::Kind::Near, word.size());
      query_.lexemes.back().distance = *distance;
    } else if (word.size() > 1 && word.back() == '*') {
      query_.lexemes.push_back({Lexeme::Kind::Prefix, word.substr(0, word.size() - 1), nullptr, 0});
      at_ = end;
    } else {
      add(Lexeme::Kind::Word, word.size());
    }
  }

  /// True if the text up to `colon` names a field and something follows.
  bool lex_field(std::size_t colon) {
    schema::Field const* const field =
        schema::find_field(folded_name(text_.substr(at_, colon - at_)));
    if (field == nullptr) return false;
    bool const something_follows =
        colon + 1 < text_.size() && !base::is_blank(text_[colon + 1]) && text_[colon + 1] != ')';
    if (!something_follows) {
      query_.as_text.push_back(text_.substr(at_, colon + 1 - at_));
      return false;
    }
    add(Lexeme::Kind::Field, colon + 1 - at_, field);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  LexedQuery query_;
};

}  // namespace

LexedQuery lex_query(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace tracuu::search
