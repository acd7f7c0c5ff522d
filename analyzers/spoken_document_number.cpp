// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/spoken_document_number.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/document_issuer.hpp"
#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/document_type.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "analyzers/number_place.hpp"
#include "analyzers/period_grammar.hpp"
#include "analyzers/text_scanner.hpp"
#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

/// Types people quote by number; a number after any other may count something.
constexpr std::array<std::string_view, 11> kQuotedByNumber{"QD", "ND", "TT",  "TTLT", "NQ",  "CT",
                                                           "CV", "CD", "TTR", "KL",   "VBHN"};
/// Symbols that mean nothing else even in small letters.
constexpr std::array<std::string_view, 6> kUnmistakable{"QD", "ND", "NQ", "CV", "TTLT", "VBHN"};
constexpr std::array<std::string_view, 3> kQuotedByName{"L", "PL", "HP"};

/// Who issues documents of a type, where it is nobody else.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOnlyIssuers{
    {{"luật", "QH"}, {"bộ luật", "QH"}, {"pháp lệnh", "UBTVQH"}, {"lệnh", "CTN"}}};

/// Words between the parts of a name: "của Chính phủ", "do Bộ Y tế ban hành".
constexpr std::array<std::string_view, 8> kConnectors{"của", "do",   "ban hành", "ký",
                                                      "ra",  "mang", "được",     "có"};
constexpr int kMaxConnectors = 3;
constexpr int kMaxElements = 6;
constexpr std::size_t kMaxIssuersSaid = 12;

bool starts_with_capital(TextScanner const& scanner) {
  return char_info(base::decode_utf8(scanner.text(), scanner.at()).value).is_upper;
}

/// Reads what names one document, part by part, from a place on. Each read_… moves on only if
/// it finds what it is named for.
class NameReader {
 public:
  NameReader(std::string_view text, std::size_t at) : scanner_(text, at) { found_.begin = at; }

  std::optional<SpokenDocumentNumber> read() {
    bool const is_named = base::is_digit(scanner_.peek()) ? read_from_number() : read_from_type();
    if (!is_named) return std::nullopt;
    found_.end = scanner_.at();
    read_parts();
    if (found_.number.empty() || !is_acceptable()) return std::nullopt;
    if (is_full_ && found_.year.empty()) return std::nullopt;
    add_only_issuer();
    return std::move(found_);
  }

 private:
  /// "267/QĐ-TTg", "20 2014 TT BTC": the number first.
  bool read_from_number() {
    if (!begins_number_word(scanner_.text(), scanner_.at())) return false;
    if (match_document_number(scanner_.text(), scanner_.at())) return read_full_number();
    return read_loose_number();
  }

  /// "Quyết định", "Thủ tướng quyết định", "năm 2016, quyết định", "số 267 quyết định".
  bool read_from_type() {
    for (int parts = 0; parts < 3 && !read_type(); ++parts) {
      bool const is_read = read_year_word() || (found_.number.empty() && read_labelled_number()) ||
                           (found_.issuers.empty() && read_issuers());
      if (!is_read) return false;
      has_part_before_ = true;
      scanner_.skip_blanks();
      if (scanner_.peek() == ',') scanner_.step();
      scanner_.skip_blanks();
      read_connectors(scanner_);
    }
    return type_ != nullptr || is_any_type_;
  }

  bool read_type() {
    TextScanner ahead = scanner_;
    bool const is_capital = starts_with_capital(ahead);
    DocumentType const* row = read_document_type_name(ahead);
    is_name_ = row != nullptr;
    if (row == nullptr) row = read_document_type_symbol(ahead);
    if (row == nullptr) return read_any_type();
    type_ = row;
    found_.type = row->symbol;
    found_.is_order = row->name == "lệnh";
    is_sure_ = base::contains(kQuotedByNumber, row->symbol) &&
               (is_name_ || is_capital || base::contains(kUnmistakable, row->symbol));
    scanner_ = ahead;
    last_ = Part::Type;
    return true;
  }

  /// "văn bản số 119": a document of any type.
  bool read_any_type() {
    if (!scanner_.spelled("văn bản")) return false;
    is_any_type_ = true;
    last_ = Part::Type;
    return true;
  }

  /// What follows, in any order, as far as it is understood.
  void read_parts() {
    for (int parts = 0; parts < kMaxElements; ++parts) {
      TextScanner const before = scanner_;
      skip_to_part();
      if (!read_part()) {
        scanner_ = before;
        return;
      }
      found_.end = scanner_.at();
    }
  }

  void skip_to_part() {
    bool const is_symbol = type_ != nullptr && !is_name_ && last_ == Part::Type;
    if (is_symbol && scanner_.peek() == '/') {
      scanner_.step();
    } else if (is_symbol) {
      scanner_.dash();
    }
    scanner_.skip_blanks();
    if (scanner_.peek() == ',') scanner_.step();
    scanner_.skip_blanks();
    said_do_ = read_connectors(scanner_);
  }

  static bool read_connectors(TextScanner& scanner) {
    bool said_do = false;
    for (int words = 0; words < kMaxConnectors; ++words) {
      TextScanner const before = scanner;
      said_do = said_do || TextScanner(scanner).take("do");
      if (std::ranges::none_of(kConnectors, [&](auto word) { return scanner.take(word); })) break;
      if (scanner.at() == before.at()) break;
    }
    return said_do;
  }

  bool read_part() {
    if (found_.number.empty() && read_number()) return true;
    if (found_.year.empty() && (read_day() || read_year_word() || read_bare_year())) return true;
    return found_.issuers.empty() && read_issuers();
  }

  /// "số 119", "119/2020", "119/QĐ-UBND"; without "số" only after the type or an issuer.
  bool read_number() {
    if (read_labelled_number()) return true;
    TextScanner const before = scanner_;
    if (last_ == Part::Year || !read_digits()) return false;
    bool const is_loose = last_before_number_ == Part::Issuer && found_.year.empty() && !is_full_ &&
                          !TextScanner(scanner_).at_end() && !year_follows();
    if (!is_loose) return true;
    scanner_ = before;
    found_.number.clear();
    return false;
  }

  [[nodiscard]] bool year_follows() const {
    TextScanner ahead = scanner_;
    ahead.skip_blanks();
    ahead.take("năm");
    return read_document_year(ahead).has_value();
  }

  bool read_labelled_number() {
    TextScanner const before = scanner_;
    if (!scanner_.take("số")) return false;
    scanner_.mark(':');
    scanner_.skip_blanks();
    if (read_digits()) {
      has_number_word_ = true;
      return true;
    }
    scanner_ = before;
    return false;
  }

  bool read_digits() {
    if (!base::is_digit(scanner_.peek())) return false;
    last_before_number_ = last_;
    if (match_document_number(scanner_.text(), scanner_.at())) return read_full_number();
    TextScanner ahead = scanner_;
    auto const number = ahead.number(1, 6);
    if (!number) return false;
    std::string const part = read_part_number(ahead);
    TextScanner behind_year = ahead;
    if (behind_year.peek() == '/') {
      behind_year.step();
      auto const year = behind_year.number(4, 4);
      if (year && is_document_year(*year)) {
        if (found_.year.empty()) found_.year = std::to_string(*year);
        has_slash_year_ = true;
        ahead = behind_year;
      }
    }
    if (!number_ends_well(ahead)) return false;
    set_number(*number, ahead);
    found_.number += part;
    return true;
  }

  /// ".20" of "nghị quyết 66.20 năm 2026", "66.20/2026"; else it may be any number.
  static std::string read_part_number(TextScanner& scanner) {
    TextScanner ahead = scanner;
    if (ahead.peek() != '.') return "";
    ahead.step();
    auto const part = ahead.number(1, 2);
    if (!part) return "";
    bool const has_year = ahead.peek() == '/' || year_word_follows(ahead);
    if (!has_year) return "";
    std::string text(scanner.text().substr(scanner.at(), ahead.at() - scanner.at()));
    scanner = ahead;
    return text;
  }

  static bool year_word_follows(TextScanner scanner) {
    scanner.skip_blanks();
    return scanner.spelled("năm");
  }

  void set_number(unsigned number, TextScanner const& behind) {
    found_.number = std::to_string(number);
    is_year_like_ = is_document_year(number);
    scanner_ = behind;
    behind_number_ = behind.at();
    last_ = Part::Number;
  }

  /// A document number in full; one that has its year needs no other words.
  bool read_full_number() {
    auto const number = match_document_number(scanner_.text(), scanner_.at());
    auto parts = number ? split_document_number(number->normalized) : std::nullopt;
    if (!parts || !parts->year.empty()) return false;
    found_.number = std::move(parts->number);
    if (!parts->type.empty()) found_.type = std::move(parts->type);
    if (!parts->issuer.empty()) found_.issuers = {std::move(parts->issuer)};
    is_full_ = true;
    scanner_.move_to(number->end);
    behind_number_ = number->end;
    last_ = Part::Number;
    return true;
  }

  /// "20 2014 TT BTC", "20/2014 TT-BTC", "11 CT TTg", "13/2012 QH13".
  bool read_loose_number() {
    TextScanner ahead = scanner_;
    auto const number = ahead.number(1, 6);
    if (!number) return false;
    skip_joint(ahead);
    TextScanner behind_year = ahead;
    auto const year = behind_year.number(4, 4);
    bool const has_year = year && is_document_year(*year);
    if (has_year) {
      ahead = behind_year;
      skip_joint(ahead);
    }
    DocumentType const* const type = read_document_type_symbol(ahead);
    if (type != nullptr) skip_joint(ahead);
    auto const issuer = read_document_issuer(ahead);
    if (!issuer || !issuer->is_symbol) return false;
    bool const has_term = base::is_digit(issuer->symbol.back());
    if (type == nullptr && !(has_term && has_year)) return false;
    set_number(*number, ahead);
    type_ = type;
    has_number_word_ = true;
    if (type != nullptr) found_.type = type->symbol;
    if (has_year) found_.year = std::to_string(*year);
    found_.issuers = {issuer->symbol};
    read_more_issuers();
    last_ = Part::Issuer;
    return true;
  }

  /// Blanks, '/' or a dash between the parts of a number.
  static void skip_joint(TextScanner& scanner) {
    if (scanner.mark('/') || scanner.dash()) return;
    scanner.skip_blanks();
  }

  /// "năm 2020".
  bool read_year_word() {
    TextScanner ahead = scanner_;
    if (!ahead.take("năm")) return false;
    return take_year(ahead);
  }

  /// "2020" after the number: "QĐ 267 2016", "QĐ 119 UBND 2020".
  bool read_bare_year() {
    if (found_.number.empty() || last_ == Part::Type) return false;
    return take_year(scanner_);
  }

  bool take_year(TextScanner ahead) {
    auto const year = read_document_year(ahead);
    if (!year) return false;
    found_.year = std::to_string(*year);
    scanner_ = ahead;
    last_ = Part::Year;
    return true;
  }

  /// "ngày 19/2/2016".
  bool read_day() {
    TextScanner ahead = scanner_;
    if (!TextScanner(ahead).take("ngày")) return false;
    auto const day = analyzers::read_day(ahead);
    if (!day || !day->from) return false;
    found_.day = *day->from;
    found_.year = std::to_string(static_cast<int>(day->from->year()));
    scanner_ = ahead;
    last_ = Part::Year;
    return true;
  }

  bool read_issuers() {
    auto issuer = read_document_issuer(scanner_);
    if (!issuer) return false;
    found_.issuers.push_back(std::move(issuer->symbol));
    read_more_issuers();
    last_ = Part::Issuer;
    if (said_do_) {
      TextScanner ahead = scanner_;
      ahead.skip_blanks();
      if (ahead.spelled("ban hành") || ahead.spelled("ký")) scanner_ = ahead;
    }
    return true;
  }

  /// " và Bộ Tài chính", ", Bộ Nội vụ", "-BTC".
  void read_more_issuers() {
    while (found_.issuers.size() < kMaxIssuersSaid) {
      TextScanner ahead = scanner_;
      ahead.skip_blanks();
      if (ahead.peek() == ',') ahead.step();
      ahead.dash();
      ahead.skip_blanks();
      ahead.take("và");
      auto issuer = read_document_issuer(ahead);
      if (!issuer) return;
      found_.issuers.push_back(std::move(issuer->symbol));
      scanner_ = ahead;
    }
  }

  [[nodiscard]] bool is_acceptable() const {
    if (is_full_ || has_number_word_) return true;
    bool const is_yearly = !base::contains(kQuotedByNumber, found_.type);
    if (is_year_like_ && is_yearly && found_.year.empty()) return false;
    if (!found_.issuers.empty() && !has_part_before_) return true;
    if (base::contains(kQuotedByName, found_.type)) return has_slash_year_;
    if (!is_name_ && !is_sure_) return false;
    if (!found_.year.empty()) return true;
    TextScanner const behind(scanner_.text(), behind_number_);
    if (is_year_like_ || counts_something(behind)) return false;
    return is_sure_ || behind.at_end();
  }

  void add_only_issuer() {
    if (type_ == nullptr || !is_name_ || !found_.issuers.empty()) return;
    for (auto const& [name, issuer] : kOnlyIssuers) {
      if (type_->name == name) found_.issuers.emplace_back(issuer);
    }
  }

  enum class Part { None, Type, Number, Year, Issuer };

  TextScanner scanner_;
  SpokenDocumentNumber found_;
  DocumentType const* type_ = nullptr;
  Part last_ = Part::None;
  Part last_before_number_ = Part::None;
  std::size_t behind_number_ = 0;
  bool is_any_type_ = false;      ///< "văn bản"
  bool is_name_ = false;          ///< the type is named by its name, not by its symbol
  bool is_sure_ = false;          ///< a number after the type is that of a document
  bool is_full_ = false;          ///< the number has its type or issuer: "267/QĐ-TTg"
  bool is_year_like_ = false;     ///< the number may be a year: "2020"
  bool has_number_word_ = false;  ///< "số"
  bool has_slash_year_ = false;   ///< "26/2020"
  bool has_part_before_ = false;  ///< something stands before the type
  bool said_do_ = false;          ///< "do Bộ Y tế ban hành"
};

std::optional<DocumentNumber> number_at(std::string_view text, std::size_t at) {
  bool const may_be = base::is_digit(text[at]) && begins_number_word(text, at);
  return may_be ? match_document_number(text, at) : std::nullopt;
}

/// REQUIRES: `text` is NFC.
std::optional<SpokenDocumentNumber> find_number_in_nfc(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    CharClass const found_class = char_info(point.value).char_class;
    bool const may_begin = found_class == CharClass::Letter || found_class == CharClass::Digit;
    if (may_begin && begins_word(text, at)) {
      if (auto found = NameReader(text, at).read()) return found;
      if (auto const number = number_at(text, at)) {
        at = number->end;
        continue;
      }
    }
    at += point.bytes;
  }
  return std::nullopt;
}

}  // namespace

std::optional<SpokenDocumentNumber> find_spoken_document_number(std::string_view text) {
  if (text.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  auto const composed = NfcFilter().filter(text);
  if (!composed) return find_number_in_nfc(text);
  auto found = find_number_in_nfc(composed->text());
  if (found) {
    found->begin = composed->original_begin(found->begin);
    found->end = composed->original_end(found->end);
  }
  return found;
}

}  // namespace tracuu::analyzers
