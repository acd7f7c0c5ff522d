// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/spoken_document_number.hpp"

#include <algorithm>
#include <array>

#include "analyzers/document_number.hpp"
#include "analyzers/document_type.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "analyzers/text_scanner.hpp"
#include "analyzers/year_context.hpp"
#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

struct Issuer {
  std::string_view symbol;  ///< as in a normalised document number
  std::string_view typed;   ///< the symbol in lower case with its marks
  std::string_view name;
};

/// Who signs what people look for. Symbols: Decree 30/2020/NĐ-CP, Appendix I, and
/// the practice of the ministries and of party bodies. Longer names first.
constexpr std::array kIssuers{
    Issuer{"UBTVQH", "ubtvqh", "ủy ban thường vụ quốc hội"},
    Issuer{"UBND", "ubnd", "ủy ban nhân dân"},
    Issuer{"HDND", "hđnd", "hội đồng nhân dân"},
    Issuer{"TTG", "ttg", "thủ tướng chính phủ"},
    Issuer{"TTG", "ttg", "thủ tướng"},
    Issuer{"CP", "cp", "chính phủ"},
    Issuer{"QH", "qh", "quốc hội"},
    Issuer{"TW", "tw", "ban chấp hành trung ương"},
    Issuer{"TW", "tw", "trung ương"},
    Issuer{"TW", "tw", "bộ chính trị"},
    Issuer{"TW", "tw", "ban bí thư"},
    Issuer{"TU", "tu", "tỉnh ủy"},
    Issuer{"TU", "tu", "thành ủy"},
    Issuer{"HU", "hu", "huyện ủy"},
    Issuer{"DU", "đu", "đảng ủy"},
    Issuer{"MTTQ", "mttq", "mặt trận tổ quốc"},
    Issuer{"BCA", "bca", "bộ công an"},
    Issuer{"BCT", "bct", "bộ công thương"},
    Issuer{"BGDDT", "bgdđt", "bộ giáo dục và đào tạo"},
    Issuer{"BGTVT", "bgtvt", "bộ giao thông vận tải"},
    Issuer{"BKHCN", "bkhcn", "bộ khoa học và công nghệ"},
    Issuer{"BKHDT", "bkhđt", "bộ kế hoạch và đầu tư"},
    Issuer{"BLDTBXH", "blđtbxh", "bộ lao động"},
    Issuer{"BNNPTNT", "bnnptnt", "bộ nông nghiệp và phát triển nông thôn"},
    Issuer{"BNNMT", "bnnmt", "bộ nông nghiệp và môi trường"},
    Issuer{"BNV", "bnv", "bộ nội vụ"},
    Issuer{"BQP", "bqp", "bộ quốc phòng"},
    Issuer{"BTC", "btc", "bộ tài chính"},
    Issuer{"BTNMT", "btnmt", "bộ tài nguyên và môi trường"},
    Issuer{"BTP", "btp", "bộ tư pháp"},
    Issuer{"BTTTT", "btttt", "bộ thông tin và truyền thông"},
    Issuer{"BVHTTDL", "bvhttdl", "bộ văn hóa"},
    Issuer{"BXD", "bxd", "bộ xây dựng"},
    Issuer{"BYT", "byt", "bộ y tế"},
    Issuer{"NHNN", "nhnn", "ngân hàng nhà nước"},
};

/// Types people quote by number; a number after any other may count something.
constexpr std::array<std::string_view, 10> kQuotedByNumber{"QD", "ND", "TT",  "TTLT", "NQ",
                                                           "CT", "CV", "TTR", "CD",   "KL"};
/// Symbols that mean nothing else even in small letters.
constexpr std::array<std::string_view, 4> kUnmistakable{"QD", "ND", "NQ", "CV"};
constexpr std::array<std::string_view, 3> kQuotedByName{"L", "PL", "HP"};

bool starts_with_capital(TextScanner const& scanner) {
  return char_info(base::decode_utf8(scanner.text(), scanner.at()).value).is_upper;
}

bool is_year(unsigned number) {
  return number >= 1945 && number <= 2099;
}

/// The type, and how sure it is that a number after it is that of a document.
struct Type {
  DocumentType const* row = nullptr;
  bool is_sure = false;
  bool is_name = false;
  bool has_number_word = false;  ///< "số"
};

/// "Quyết định số ", "QĐ ".
Type read_type(TextScanner& scanner) {
  bool const capital = starts_with_capital(scanner);
  Type type;
  type.row = read_document_type_name(scanner);
  type.is_name = type.row != nullptr;
  if (!type.is_name) type.row = read_document_type_symbol(scanner);
  if (type.row == nullptr) return type;
  scanner.skip_blanks();
  type.has_number_word = scanner.take("số");
  scanner.mark(':');
  std::string_view const symbol = type.row->symbol;
  type.is_sure =
      type.has_number_word || (base::contains(kQuotedByNumber, symbol) &&
                               (type.is_name || capital || base::contains(kUnmistakable, symbol)));
  return type;
}

/// "/2020", " năm 2020"; "" if there is none.
std::string read_year(TextScanner& scanner) {
  TextScanner ahead = scanner;
  if (ahead.peek() == '/') {
    ahead.step();
  } else {
    ahead.skip_blanks();
    if (!ahead.take("năm")) return "";
  }
  auto const year = ahead.number(4, 4);
  if (!year || !is_year(*year)) return "";
  scanner = ahead;
  return std::to_string(*year);
}

/// " của UBND", " Chính phủ"; "" if there is none.
std::string read_issuer(TextScanner& scanner) {
  TextScanner ahead = scanner;
  ahead.skip_blanks();
  if (!ahead.take("của")) ahead.take("do");
  for (Issuer const& issuer : kIssuers) {
    if (!ahead.spelled(issuer.name) && !ahead.spelled(issuer.typed)) continue;
    scanner = ahead;
    return std::string(issuer.symbol);
  }
  return "";
}

/// "5 năm", "30 ngày", "30 người"; "119 ngày 5/1/2023" counts no days.
bool counts_something(TextScanner scanner) {
  scanner.skip_blanks();
  constexpr std::array<std::string_view, 6> kTimes{"năm", "tháng", "ngày", "giờ", "tuổi", "tuần"};
  if (is_counted(scanner)) return true;
  if (std::ranges::none_of(kTimes, [&](auto unit) { return scanner.spelled(unit); })) return false;
  scanner.skip_blanks();
  return !base::is_digit(scanner.peek());
}

/// No digit, letter, '/' or number goes on after it.
bool number_ends_well(TextScanner const& scanner) {
  if (scanner.in_word() || scanner.peek() == '/' || scanner.peek() == '%') return false;
  return !(base::is_digit(scanner.peek(1)) &&
           (scanner.peek() == '.' || scanner.peek() == ',' || scanner.peek() == '-'));
}

bool is_acceptable(Type const& type, unsigned number, SpokenDocumentNumber const& found,
                   TextScanner const& behind) {
  if (type.has_number_word) return true;
  if (base::contains(kQuotedByName, type.row->symbol)) return false;
  if (!found.issuer.empty()) return true;
  if (!type.is_name && !type.is_sure) return false;
  if (!found.year.empty()) return true;
  if (is_year(number) || counts_something(behind)) return false;
  return type.is_sure || behind.at_end();
}

/// The document named at the scanner.
std::optional<SpokenDocumentNumber> read_spoken(TextScanner scanner) {
  SpokenDocumentNumber found;
  found.begin = scanner.at();
  Type const type = read_type(scanner);
  if (type.row == nullptr) return std::nullopt;
  std::size_t const number_begin = scanner.at();
  auto const number = scanner.number(1, 6);
  if (!number || match_document_number(scanner.text(), number_begin)) return std::nullopt;
  found.type = type.row->symbol;
  found.number = std::to_string(*number);
  found.year = read_year(scanner);
  if (!number_ends_well(scanner)) return std::nullopt;
  found.issuer = read_issuer(scanner);
  found.end = scanner.at();
  if (!is_acceptable(type, *number, found, scanner)) return std::nullopt;
  return found;
}

bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  CharClass const before = char_info(base::decode_utf8_before(text, at).value).char_class;
  return before != CharClass::Letter && before != CharClass::OtherLetter &&
         before != CharClass::Digit;
}

/// REQUIRES: `text` is NFC.
std::optional<SpokenDocumentNumber> find_number_in_nfc(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    if (char_info(point.value).char_class == CharClass::Letter && begins_word(text, at)) {
      if (auto found = read_spoken(TextScanner(text, at))) return found;
    }
    at += point.bytes;
  }
  return std::nullopt;
}

}  // namespace

std::optional<SpokenDocumentNumber> find_spoken_document_number(std::string_view text) {
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
