// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/document_number.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "analyzers/dash.hpp"
#include "analyzers/document_type.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

constexpr std::size_t kMaxNumberDigits = 6;
constexpr std::size_t kMaxSymbolLetters = 14;
/// Groups after the type: "-MTTQ-BTT". With the two above it keeps a number within kMaxTokenBytes.
constexpr std::size_t kMaxIssuers = 4;

bool is_blank(char32_t c) {
  return c == U' ' || c == 0xA0;
}

/// One group of letters between the marks of a number: "QĐ", "UBND", "QH15".
struct Symbol {
  std::string folded;  ///< upper case; empty = there was none
  bool all_upper = true;
  bool has_one_small = false;  ///< after two capitals or more: "TTg", "GDTrH"
};

/// Reads a document number piece by piece; each take_… moves on only if it
/// finds what it is named for.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  void move_to(std::size_t at) { at_ = at; }

  std::string_view take_digits() {
    std::size_t const begin = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    return text_.substr(begin, at_ - begin);
  }

  /// ".20" of "66.20/2026/NQ-CP"; only before a year, as "66.20" may be any number.
  std::string_view take_part_number() {
    std::size_t end = at_;
    if (end >= text_.size() || text_[end] != '.') return {};
    while (is_digit_at(++end)) {
    }
    constexpr std::size_t kMostDigits = 2;
    std::size_t const digits = end - at_ - 1;
    bool const is_part = digits >= 1 && digits <= kMostDigits && end < text_.size() &&
                         text_[end] == '/' && is_digit_at(end + 1) && is_digit_at(end + 4);
    if (!is_part) return {};
    std::string_view const part = text_.substr(at_, end - at_);
    at_ = end;
    return part;
  }

  bool take_slash() { return take_between_blanks(is_slash); }
  bool take_dash() { return take_between_blanks(is_dash); }

  bool take_dash_without_blanks() {
    if (at_ >= text_.size() || !is_dash(peek().value)) return false;
    at_ += peek().bytes;
    return true;
  }

  bool take_blanks() {
    std::size_t const begin = at_;
    while (at_ < text_.size() && is_blank(peek().value)) at_ += peek().bytes;
    return at_ > begin;
  }

  Symbol take_symbol() {
    std::size_t const begin = at_;
    Symbol symbol;
    while (at_ < text_.size()) {
      base::CodePoint const point = peek();
      CharInfo const info = char_info(point.value);
      if (info.char_class == CharClass::Letter && info.tone == Tone::None) {
        symbol.folded += static_cast<char>(info.folded - 'a' + 'A');
        if (!info.is_upper) symbol.has_one_small = symbol.all_upper && symbol.folded.size() > 2;
        symbol.all_upper = symbol.all_upper && info.is_upper;
      } else if (!symbol.folded.empty() &&
                 (info.char_class == CharClass::Digit || point.value == U'&')) {
        symbol.folded += static_cast<char>(point.value);
      } else {
        break;
      }
      at_ += point.bytes;
    }
    if (symbol.folded.size() > kMaxSymbolLetters || !ends_word()) symbol.folded.clear();
    if (symbol.folded.empty()) at_ = begin;
    return symbol;
  }

  [[nodiscard]] bool ends_word() const {
    if (at_ >= text_.size()) return true;
    CharClass const next = char_info(base::decode_utf8(text_, at_).value).char_class;
    return next != CharClass::Letter && next != CharClass::OtherLetter && next != CharClass::Digit;
  }

 private:
  [[nodiscard]] base::CodePoint peek() const { return base::decode_utf8(text_, at_); }

  [[nodiscard]] bool is_digit_at(std::size_t at) const {
    return at < text_.size() && base::is_digit(text_[at]);
  }

  bool take_between_blanks(bool (*is_mark)(char32_t)) {
    std::size_t const begin = at_;
    take_blanks();
    if (at_ < text_.size() && is_mark(peek().value)) {
      at_ += peek().bytes;
      take_blanks();
      return true;
    }
    at_ = begin;
    return false;
  }

  std::string_view text_;
  std::size_t at_;
};

/// A symbol may stand where it does: in capitals, or known to be a type
/// ("TTr", "qd"), or after a type that was not in capitals either.
bool is_type(Symbol const& symbol) {
  return !symbol.folded.empty() && ((symbol.all_upper && symbol.folded.size() >= 2) ||
                                    is_document_type_symbol(symbol.folded));
}

/// The Prime Minister (Thủ tướng) is "TTg", an inspectorate (Thanh tra) "TTr", secondary education
/// (Giáo dục Trung học) "GDTrH".
bool is_issuer(Symbol const& symbol, Symbol const& type) {
  return !symbol.folded.empty() && (symbol.all_upper || symbol.has_one_small || !type.all_upper);
}

/// "-UBND" and further "-VX": blanks are allowed round the first dash only,
/// because "119/QĐ-UBND - UBND huyện" goes on with other words. A slash stands for it after a
/// known type ("119/QĐ/UBND").
bool append_issuers(Reader& reader, Symbol const& type, std::string& out, bool slash_may_follow) {
  for (std::size_t issuers = 0; issuers < kMaxIssuers; ++issuers) {
    std::size_t const before = reader.at();
    bool const dash = issuers == 0 ? reader.take_dash() || (slash_may_follow && reader.take_slash())
                                   : reader.take_dash_without_blanks();
    Symbol const issuer = dash ? reader.take_symbol() : Symbol{};
    if (!is_issuer(issuer, type)) {
      reader.move_to(before);
      return issuers > 0;
    }
    out += '-';
    out += issuer.folded;
  }
  return true;
}

/// After "119/": "QĐ-UBND", "2020/NĐ-CP", "2025/QH15".
bool append_state_form(Reader& reader, std::string& out) {
  out += '/';
  std::string_view const year = reader.take_digits();
  if (!year.empty()) {
    if (year.size() != 4 || !reader.take_slash()) return false;
    out += year;
    out += '/';
  }
  Symbol const type = reader.take_symbol();
  if (!is_type(type)) return false;
  out += type.folded;
  bool const has_issuer =
      append_issuers(reader, type, out, is_document_type_symbol(type.folded) && type.all_upper);
  return has_issuer || (type.all_upper && (!year.empty() || is_document_type_symbol(type.folded)));
}

/// After "39-" or "119 ": "CT/TW", "QĐ/UB", and for the blank "QĐ-UB" too.
bool append_party_form(Reader& reader, std::string& out, bool dash_may_follow) {
  Symbol const type = reader.take_symbol();
  if (!is_type(type) ||
      (dash_may_follow && !(is_document_type_symbol(type.folded) && type.all_upper))) {
    return false;
  }
  if (!reader.take_slash() && !(dash_may_follow && reader.take_dash())) return false;
  Symbol const issuer = reader.take_symbol();
  if (!is_issuer(issuer, type)) return false;
  out += '-' + type.folded + '/' + issuer.folded;
  append_issuers(reader, type, out, false);
  return true;
}

bool append_marks(Reader& reader, std::string& out) {
  if (reader.take_slash()) return append_state_form(reader, out);
  if (reader.take_dash()) return append_party_form(reader, out, false);
  return reader.take_blanks() && append_party_form(reader, out, true);
}

bool begins_number(std::string_view text, std::size_t at) {
  if (text[at] < '0' || text[at] > '9') return false;
  if (at == 0) return true;
  char32_t const before = base::decode_utf8_before(text, at).value;
  CharClass const before_class = char_info(before).char_class;
  return before_class != CharClass::Digit && before_class != CharClass::Letter && before != U'/' &&
         before != U'.' && before != U',' && before != U'-';
}

/// "119 / QĐ - UBND" -> "119/QĐ-UBND"; the blank of "119 QĐ/UB", which stands
/// for a mark, stays.
std::string without_blanks_round_marks(std::string_view number) {
  std::string out;
  bool blank_before = false;
  bool mark_before = false;
  for (std::size_t at = 0; at < number.size();) {
    base::CodePoint const point = base::decode_utf8(number, at);
    bool const blank = is_blank(point.value);
    bool const mark = is_slash(point.value) || is_dash(point.value);
    if (!blank) {
      if (blank_before && !mark_before && !mark) out += ' ';
      out += number.substr(at, point.bytes);
      mark_before = mark;
    }
    blank_before = blank;
    at += point.bytes;
  }
  return out;
}

}  // namespace

std::optional<DocumentNumber> match_document_number(std::string_view text, std::size_t begin) {
  Reader reader(text, begin);
  std::string_view digits = reader.take_digits();
  if (digits.empty() || digits.size() > kMaxNumberDigits) return std::nullopt;
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  DocumentNumber number{begin, 0, std::string(digits)};
  number.normalized += reader.take_part_number();
  if (!append_marks(reader, number.normalized)) return std::nullopt;
  number.end = reader.at();
  return number;
}

std::vector<std::string> find_document_numbers(std::string_view text) {
  auto const composed = NfcFilter().filter(text);
  std::string_view const nfc = composed ? composed->text() : text;
  std::vector<std::string> found;
  std::set<std::string> seen;
  for (std::size_t at = 0; at < nfc.size(); ++at) {
    if (!begins_number(nfc, at)) continue;
    auto number = match_document_number(nfc, at);
    if (!number) continue;
    if (seen.insert(std::move(number->normalized)).second) {
      found.push_back(
          without_blanks_round_marks(nfc.substr(number->begin, number->end - number->begin)));
    }
    at = number->end - 1;
  }
  return found;
}

std::optional<std::string> normalize_document_number(std::string_view text) {
  auto const composed = NfcFilter().filter(text);
  std::string_view const nfc = composed ? composed->text() : text;
  if (nfc.empty()) return std::nullopt;
  auto number = match_document_number(nfc, 0);
  if (!number || number->end != nfc.size()) return std::nullopt;
  return std::move(number->normalized);
}

}  // namespace tracuu::analyzers
