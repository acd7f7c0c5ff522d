// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/suggesting/typed_number.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "analyzers/dash.hpp"
#include "analyzers/letter.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace tracuu::search {

namespace {

constexpr std::size_t kMaxKeyBytes = 40;
constexpr std::uint32_t kMaxLooseSteps = 5'000;

bool is_separator(char c) {
  return c == '/' || c == '-';
}

/// The letter of a normalised number that `point` stands for; ' ' for a blank, '\0'
/// for what no document number holds.
char key_letter(char32_t point) {
  analyzers::CharInfo const info = analyzers::char_info(point);
  if (info.char_class == analyzers::CharClass::Letter) {
    return static_cast<char>(info.folded - 'a' + 'A');
  }
  if (point == U' ' || point == U'\t' || point == 0xA0) return ' ';
  if (analyzers::is_dash(point)) return '-';
  if (analyzers::is_slash(point)) return '/';
  if (info.char_class == analyzers::CharClass::Digit || point == U'&') {
    return static_cast<char>(point);
  }
  return '\0';
}

/// Where the number begins: the first digit that begins a word.
std::size_t number_begin(std::string_view typed) {
  for (std::size_t at = 0; at < typed.size(); ++at) {
    if (base::is_digit(typed[at]) && (at == 0 || typed[at - 1] == ' ')) return at;
  }
  return typed.size();
}

bool ends_with_so(std::string_view lead) {
  std::string const folded = analyzers::fold(lead.substr(0, lead.find_last_not_of(' ') + 1));
  std::string_view const word = std::string_view(folded).substr(folded.rfind(' ') + 1);
  return word == "so" || word == "So" || word == "SO";
}

std::string without_separators(std::string_view key) {
  std::string letters(key);
  std::erase_if(letters, is_separator);
  return letters;
}

/// A number as typed.
struct TypedNumber {
  std::string digits;  ///< at its beginning, without leading zeros
  std::string rest;    ///< normalised
};

std::optional<TypedNumber> read_number(std::string_view typed) {
  std::size_t const begin = number_begin(typed);
  TypedNumber number;
  bool has_zeros = false;
  for (std::size_t at = begin; at < typed.size();) {
    base::CodePoint const point = base::decode_utf8(typed, at);
    char const letter = key_letter(point.value);
    bool const in_digits = number.rest.empty() && base::is_digit(letter);
    if (letter == '\0' || number.digits.size() + number.rest.size() == kMaxKeyBytes) return {};
    if (in_digits && letter == '0' && number.digits.empty()) {
      has_zeros = true;
    } else if (letter != ' ') {
      (in_digits ? number.digits : number.rest) += letter;
    }
    at += point.bytes;
  }
  if (number.digits.empty() && !(has_zeros && !number.rest.empty())) return {};
  if (number.digits.empty()) number.digits = "0";
  bool const stands_alone = typed.find_first_not_of(' ') == begin;
  bool const is_meant =
      stands_alone || !number.rest.empty() || ends_with_so(typed.substr(0, begin));
  if (!is_meant) return {};
  return number;
}

/// The bytes of `text` that the first `letters` letters of its normalised form take up.
Stretch typed_part(std::string_view text, std::size_t letters, bool with_separators) {
  std::size_t at = 0;
  bool in_zeros = true;
  while (at < text.size() && letters > 0) {
    base::CodePoint const point = base::decode_utf8(text, at);
    char const letter = key_letter(point.value);
    in_zeros = in_zeros && letter == '0' && at + 1 < text.size() && base::is_digit(text[at + 1]);
    if (!in_zeros && letter != ' ' && (with_separators || !is_separator(letter))) --letters;
    at += point.bytes;
  }
  return {0, at};
}

class NumberSearch {
 public:
  NumberSearch(SuggestionIndex const& index, std::size_t limit, std::optional<std::uint16_t> site)
      : index_(index), limit_(limit), site_(site) {}

  std::vector<NumberHit> find(TypedNumber const& number) {
    std::string const typed = number.digits + number.rest;
    if (number.rest.empty()) {
      find_marked(number.digits + '/', typed.size());
      find_marked(number.digits + '-', typed.size());
      finish_tier();
      find_marked(number.digits, typed.size());
    } else {
      find_marked(typed, typed.size());
      if (found_.empty()) find_loose(number);
    }
    finish_tier();
    return std::move(hits_);
  }

 private:
  /// Adds the numbers whose normalised form begins with `key`.
  void find_marked(std::string_view key, std::size_t letters) {
    auto const range = index_.numbers_beginning(key);
    for (std::uint32_t i = range.first; i < range.last; ++i) add(i);
    letters_ = letters;
    with_separators_ = true;
  }

  /// Adds the numbers that begin so if the marks between their parts do not count.
  void find_loose(TypedNumber const& number) {
    std::string const rest = without_separators(number.rest);
    for (char const separator : {'/', '-'}) find_loose(number.digits + separator, rest);
    constexpr std::size_t kYearDigits = 4;
    if (number.digits.size() > kYearDigits) {
      std::size_t const split = number.digits.size() - kYearDigits;
      find_loose(number.digits.substr(0, split) + '/' + number.digits.substr(split) + '/', rest);
    }
    letters_ = number.digits.size() + rest.size();
    with_separators_ = false;
  }

  void find_loose(std::string const& head, std::string_view rest) {
    auto const range = index_.numbers_beginning(head);
    std::uint32_t const last = std::min(range.last, range.first + kMaxLooseSteps);
    for (std::uint32_t i = range.first; i < last; ++i) {
      std::string_view const tail = index_.number_key(i).substr(head.size());
      if (without_separators(tail).starts_with(rest)) add(i);
    }
  }

  void add(std::uint32_t number) {
    CandidateId const candidate = index_.number_owner(number);
    if (!site_ || index_.is_on_site(candidate, *site_)) found_.push_back(candidate);
  }

  /// Moves the best of `found_` after the hits.
  void finish_tier() {
    std::size_t const wanted = std::min(found_.size(), limit_);
    std::ranges::partial_sort(found_, found_.begin() + static_cast<std::ptrdiff_t>(wanted));
    for (CandidateId const candidate : std::span(found_).first(wanted)) {
      bool const is_there =
          std::ranges::find(hits_, candidate, &NumberHit::candidate) != hits_.end();
      if (is_there || hits_.size() == limit_) continue;
      hits_.push_back({candidate, typed_part(index_.text(candidate), letters_, with_separators_)});
    }
    found_.clear();
  }

  SuggestionIndex const& index_;
  std::size_t limit_;
  std::optional<std::uint16_t> site_;
  std::vector<CandidateId> found_;
  std::vector<NumberHit> hits_;
  std::size_t letters_ = 0;
  bool with_separators_ = true;
};

}  // namespace

std::vector<NumberHit> suggested_numbers(SuggestionIndex const& index, std::string_view typed,
                                         std::size_t limit, std::optional<std::uint16_t> site) {
  auto const number = read_number(typed);
  if (!number) return {};
  return NumberSearch(index, limit, site).find(*number);
}

}  // namespace tracuu::search
