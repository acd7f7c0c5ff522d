// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/syntax/query_lexer.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

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

/// OR and HOẶC (in any normalisation form), in capitals only: "hoặc" is a common word, which
/// read_small_or() looks at.
bool is_or(std::string_view word) {
  if (word == "OR" || word == "HOAC") return true;
  if (!word.starts_with("HO") || !word.ends_with("C")) return false;
  auto const composed = analyzers::NfcFilter().filter(word);
  return (composed ? composed->text() : word) == "HO\u1EB6C";
}

/// "hoặc" (in any normalisation form) and "hoac".
bool is_small_or(Lexeme const& lexeme) {
  std::string_view const word = lexeme.text;
  if (lexeme.kind != Lexeme::Kind::Word || !word.starts_with("ho") || !word.ends_with('c')) {
    return false;
  }
  if (word == "hoac") return true;
  auto const composed = analyzers::NfcFilter().filter(word);
  return (composed ? composed->text() : word) == "ho\u1EB7c";
}

/// So many words stand at most on either side of "hoặc" that is an operator: in longer text it is
/// the word.
constexpr std::size_t kMaxWordsBesideSmallOr = 3;

/// True if `lexemes` are words and phrases, a few on either side of each OR and "hoặc".
bool are_short_alternatives(std::span<Lexeme const> lexemes) {
  std::size_t beside = 0;
  for (Lexeme const& lexeme : lexemes) {
    if (lexeme.kind == Lexeme::Kind::Or || is_small_or(lexeme)) {
      if (beside == 0) return false;
      beside = 0;
    } else if (lexeme.kind == Lexeme::Kind::Word || lexeme.kind == Lexeme::Kind::Phrase) {
      if (++beside > kMaxWordsBesideSmallOr) return false;
    } else {
      return false;
    }
  }
  return beside > 0;
}

/// Between a few words, alone or in brackets, "hoặc" is HOẶC.
void read_small_or(std::vector<Lexeme>& lexemes) {
  auto const is_bracket = [](Lexeme const& lexeme) {
    return lexeme.kind == Lexeme::Kind::Open || lexeme.kind == Lexeme::Kind::Close;
  };
  for (auto begin = lexemes.begin(); begin != lexemes.end();) {
    auto const end = std::find_if(begin, lexemes.end(), is_bracket);
    if (are_short_alternatives({begin, end})) {
      for (Lexeme& lexeme : std::span(begin, end)) {
        if (is_small_or(lexeme)) lexeme.kind = Lexeme::Kind::Or;
      }
    }
    begin = end == lexemes.end() ? end : end + 1;
  }
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

/// Of the names of fields, "còn hiệu lực" is the longest, in NFD too.
constexpr std::size_t kMaxSyllablesOfName = 3;
constexpr std::size_t kMaxBytesOfName = 40;

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
    read_small_or(query_.lexemes);
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

  /// Where the last `count` words begin, the one that `at_` begins not counted; nothing if other
  /// lexemes stand there.
  [[nodiscard]] std::optional<std::size_t> begin_of_last_words(std::size_t count) const {
    std::vector<Lexeme> const& lexemes = query_.lexemes;
    if (count > lexemes.size()) return std::nullopt;
    auto const begin = lexemes.end() - static_cast<std::ptrdiff_t>(count);
    bool const are_words = std::all_of(begin, lexemes.end(), [](Lexeme const& lexeme) {
      return lexeme.kind == Lexeme::Kind::Word;
    });
    if (!are_words) return std::nullopt;
    return static_cast<std::size_t>(begin->text.data() - text_.data());
  }

  /// Blanks after a name of several syllables are skipped before a quote only: `Tác giả: Hạ` is
  /// a line of text.
  [[nodiscard]] std::size_t begin_of_value(std::size_t colon) const {
    std::size_t value = colon + 1;
    while (value < text_.size() && base::is_blank(text_[value])) ++value;
    return value < text_.size() && text_[value] == '"' ? value : colon + 1;
  }

  /// True if the last words and the text up to `colon` name a field in several syllables
  /// (`tiêu đề:`), and its value follows; the longest name counts.
  bool lex_spoken_field(std::size_t colon) {
    for (std::size_t count = kMaxSyllablesOfName - 1; count > 0; --count) {
      auto const begin = begin_of_last_words(count);
      if (!begin || colon - *begin > kMaxBytesOfName) continue;
      std::string name = folded_name(text_.substr(*begin, colon - *begin));
      std::ranges::replace_if(name, base::is_blank, '_');
      auto const doubled = std::ranges::unique(
          name, [](char left, char right) { return left == '_' && right == '_'; });
      name.erase(doubled.begin(), doubled.end());
      schema::Field const* const field = schema::find_field(name);
      std::size_t const value = begin_of_value(colon);
      if (field == nullptr || !is_value(value)) continue;
      query_.lexemes.resize(query_.lexemes.size() - count);
      at_ = *begin;
      add(Lexeme::Kind::Field, colon + 1 - at_, field);
      at_ = value;
      return true;
    }
    return false;
  }

  [[nodiscard]] bool is_value(std::size_t at) const {
    return at < text_.size() && !base::is_blank(text_[at]) && text_[at] != ')';
  }

  /// True if the text up to `colon` names a field and something follows.
  bool lex_field(std::size_t colon) {
    if (lex_spoken_field(colon)) return true;
    schema::Field const* const field =
        schema::find_field(folded_name(text_.substr(at_, colon - at_)));
    if (field == nullptr) return false;
    if (!is_value(colon + 1)) {
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
