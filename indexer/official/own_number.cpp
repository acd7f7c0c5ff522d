// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/own_number.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/contains.hpp"
#include "base/utf8.hpp"
#include "indexer/official/line_words.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxNumberBytes = 80;
constexpr std::size_t kMaxNumberDigits = 8;

/// What a letterhead writes before its number, folded (Decree 30/2020/NĐ-CP, Appendix I; laws
/// and their kind name themselves).
constexpr std::array<std::string_view, 13> kNumberLabels{
    "so ky hieu",    "so hieu",      "so van ban",    "so",      "luat so",
    "bo luat so",    "phap lenh so", "nghi quyet so", "lenh so", "nghi dinh so",
    "quyet dinh so", "sac lenh so",  "thong tu so",
};

/// Words after "số" of other lines: "Số điện thoại", "Số TT".
constexpr std::array<std::string_view, 12> kOtherNumbers{
    "dien", "tt", "luong", "tai", "tien", "nguoi", "ho", "thu", "lieu", "nha", "dt", "fax",
};

/// Verbs that begin what a document is about, folded.
constexpr std::array<std::string_view, 10> kVerbsOfSubjects{
    "sua doi", "huong dan", "thi hanh",   "quy dinh", "ban hanh",
    "theo",    "thuc hien", "trien khai", "thay the", "bai bo",
};

constexpr std::array<std::string_view, 4> kStandardHeads{"tcvn", "qcvn", "qcdp", "tcxdvn"};

char32_t point_at(std::string_view text, std::size_t at) {
  return at < text.size() ? base::decode_utf8(text, at).value : 0;
}

bool is_dash_of_number(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xAD;
}

bool is_letter_of_number(char32_t c) {
  return c != base::kInvalidCodePoint && u_isalpha(static_cast<UChar32>(c));
}

bool is_blank_of_number(char32_t c) {
  return c == U' ' || c == 0xA0 || c == U'\t';
}

/// What is printed to be written over.
bool is_for_handwriting(char32_t c) {
  return c == U'.' || c == U'…' || c == U'_' || is_blank_of_number(c);
}

/// Reads a number from left to right.
class NumberScanner {
 public:
  NumberScanner(std::string_view text, std::size_t at)
      : text_(text.substr(0, std::min(text.size(), at + kMaxNumberBytes))), at_(at) {}

  std::optional<PlacedNumber> read() {
    skip([](char32_t c) { return is_for_handwriting(c) || c == U':' || c == U';'; });
    std::string number = take_digits();
    if (number.empty() || number.size() > kMaxNumberDigits) return std::nullopt;
    number += take_small_letter();
    bool has_symbol = take_bare_symbol(number);
    while (take_mark(number)) has_symbol = take_symbol(number) || has_symbol;
    if (!has_symbol) return std::nullopt;
    return PlacedNumber{std::move(number), at_};
  }

 private:
  template <class Predicate>
  void skip(Predicate const& skipped) {
    while (at_ < text_.size() && skipped(point_at(text_, at_)))
      at_ += base::decode_utf8(text_, at_).bytes;
  }

  std::string take_digits() {
    std::string digits;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') digits += text_[at_++];
    return digits;
  }

  /// The letter of "119a/QĐ-UBND".
  std::string take_small_letter() {
    char32_t const next = at_ + 1 < text_.size() ? point_at(text_, at_ + 1) : U'/';
    bool const is_one =
        at_ < text_.size() && text_[at_] >= 'a' && text_[at_] <= 'z' && !is_letter_of_number(next);
    return is_one ? std::string(1, text_[at_++]) : std::string();
  }

  /// The first symbol of "119 QĐ/UB" and "814 TTg", which has only a blank before it.
  bool take_bare_symbol(std::string& number) {
    std::size_t const saved = at_;
    skip(is_blank_of_number);
    std::string symbol;
    if (at_ > saved && take_letters(symbol) && count_upper(symbol) >= 2) {
      number += ' ' + symbol;
      return true;
    }
    at_ = saved;
    return false;
  }

  /// A '/' or '-' and what stands round it; the dot of "QĐ.UB" too.
  bool take_mark(std::string& number) {
    std::size_t const saved = at_;
    skip(is_for_handwriting);
    char32_t const mark = point_at(text_, at_);
    bool const is_dot = at_ > saved && text_[at_ - 1] != ' ' && is_letter_of_number(mark) &&
                        is_letter_of_number(last_letter_);
    bool const is_dot_and_blank = at_ > saved && text_[saved] == '.' && is_letter_of_number(mark) &&
                                  is_letter_of_number(last_letter_);
    if (mark == U'/' || is_dash_of_number(mark)) {
      while (at_ < text_.size() &&
             (point_at(text_, at_) == mark || is_for_handwriting(point_at(text_, at_))))
        at_ += base::decode_utf8(text_, at_).bytes;
      if (next_is_symbol()) {
        number += mark == U'/' ? '/' : '-';
        return true;
      }
    } else if ((is_dot || is_dot_and_blank) && next_is_symbol()) {
      number += '.';
      return true;
    }
    at_ = saved;
    return false;
  }

  bool next_is_symbol() const {
    NumberScanner ahead(*this);
    std::string symbol;
    return ahead.take_letters(symbol) || !ahead.take_digits().empty();
  }

  /// A year or a symbol; true for a symbol.
  bool take_symbol(std::string& number) {
    std::string piece;
    if (take_letters(piece)) {
      number += piece;
      return true;
    }
    number += take_digits();
    return false;
  }

  /// Letters that are mostly capitals, with the digits and '&' that go with them: "QH15",
  /// "PCCC&CNCH", "TTr". Letters in small type ("qđ-ubnd") only if they are no syllable.
  bool take_letters(std::string& symbol) {
    std::size_t const saved = at_;
    char32_t last = 0;
    while (at_ < text_.size()) {
      base::CodePoint const point = base::decode_utf8(text_, at_);
      bool const goes_on =
          is_letter_of_number(point.value) ||
          (last != 0 && (u_isdigit(static_cast<UChar32>(point.value)) || point.value == U'&'));
      if (!goes_on) break;
      symbol += text_.substr(at_, point.bytes);
      if (is_letter_of_number(point.value)) last = point.value;
      at_ += point.bytes;
    }
    if (last != 0 && is_symbol(symbol)) {
      last_letter_ = last;
      return true;
    }
    at_ = saved;
    symbol.clear();
    return false;
  }

  static std::size_t count_upper(std::string_view symbol) {
    std::size_t upper = 0;
    for (std::size_t at = 0; at < symbol.size();) {
      base::CodePoint const point = base::decode_utf8(symbol, at);
      if (u_isupper(static_cast<UChar32>(point.value))) ++upper;
      at += point.bytes;
    }
    return upper;
  }

  static bool is_symbol(std::string_view symbol) {
    std::string const folded = fold_line(symbol);
    std::size_t const upper = count_upper(symbol);
    if (2 * upper >= folded.size()) return true;
    bool const has_vowel = folded.find_first_of("aeioy") != std::string::npos;
    return upper == 0 && (!has_vowel || folded.starts_with("ub"));
  }

  std::string_view text_;
  std::size_t at_;
  char32_t last_letter_ = 0;
};

/// The words of the label that `words` begins with; 0 if there is none.
std::size_t label_words(LineWords const& words, std::string_view line) {
  for (std::string_view const label : kNumberLabels) {
    if (!words.begins_with(label)) continue;
    std::size_t const count = count_words(label);
    // "Sở" folds as "Số" does.
    LineWord const& last = words[count - 1];
    if (nfc_lower(line.substr(last.begin, last.end - last.begin)) == "sở") return 0;
    return count;
  }
  return 0;
}

}  // namespace

std::optional<PlacedNumber> number_at(std::string_view text, std::size_t at) {
  return NumberScanner(text, at).read();
}

std::optional<PlacedNumber> letterhead_number(std::string_view line) {
  LineWords const words(line);
  std::size_t const count = label_words(words, line);
  if (count == 0) return std::nullopt;
  return number_at(line, words[count - 1].end);
}

bool is_number_line(std::string_view line) {
  LineWords const words(line);
  std::size_t const count = label_words(words, line);
  if (count == 0) return false;
  if (letterhead_number(line)) return true;
  if (words.size() > count && base::contains(kOtherNumbers, words[count].folded)) return false;
  std::string_view const rest = trim(line.substr(words[count - 1].end));
  bool const has_colon = rest.starts_with(':');
  bool const is_blank = words.size() == count || rest.find('/') != std::string_view::npos;
  return words.size() == count ? has_colon || rest.empty() : has_colon || is_blank;
}

bool is_after_verb(LineWords const& title, std::size_t label) {
  return std::ranges::any_of(kVerbsOfSubjects, [&](std::string_view verb) {
    auto const found = title.find(verb);
    return found && *found < label && *found > 0;
  });
}

std::optional<NumberInTitle> own_number_in_title(std::string_view title, LineWords const& words) {
  constexpr std::size_t kMaxWordsBefore = 20;
  auto const label = words.find("so");
  if (!label || *label == 0 || *label > kMaxWordsBefore) return std::nullopt;
  std::size_t const about =
      std::min(words.find("ve").value_or(words.size()), words.find("v v").value_or(words.size()));
  if (about < *label) return std::nullopt;
  if (is_after_verb(words, *label)) return std::nullopt;
  auto number = number_at(title, words[*label].end);
  if (!number) return std::nullopt;
  return NumberInTitle{std::move(number->text), *label, number->end};
}

std::string number_of_title(std::string_view title) {
  auto number = own_number_in_title(title, LineWords(title));
  return number ? std::move(number->text) : "";
}

std::optional<std::string> standard_number(std::string_view line) {
  constexpr std::size_t kMaxStandardBytes = 60;
  LineWords const words(line);
  if (line.size() > kMaxStandardBytes || words.size() < 2) return std::nullopt;
  if (!base::contains(kStandardHeads, words[0].folded)) return std::nullopt;
  // A letter word may stand between: "TCVN ISO 9001:2015", "QCVN 01-1:2018/BYT".
  bool const has_number = std::ranges::any_of(
      std::array<std::size_t, 2>{1, 2},
      [&](std::size_t at) { return at < words.size() && words[at].is_number(); });
  if (!has_number || line.find(':') == std::string_view::npos) return std::nullopt;
  std::string number;
  bool blank_due = false;
  for (char const c : line) {
    bool const is_mark = c == ':' || c == '/' || c == '-';
    if (c == ' ' || c == '\t') {
      blank_due = !number.empty();
      continue;
    }
    bool const after_mark =
        !number.empty() && (number.back() == ':' || number.back() == '/' || number.back() == '-');
    if (blank_due && !is_mark && !after_mark) number += ' ';
    blank_due = false;
    number += c;
  }
  return number;
}

}  // namespace tracuu::indexer
