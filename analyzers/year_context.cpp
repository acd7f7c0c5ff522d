// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/year_context.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "analyzers/document_type.hpp"
#include "analyzers/letter.hpp"
#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

/// The name of a law, "Luật Tổ chức chính quyền địa phương", has about so many words.
constexpr std::size_t kMaxNameWords = 8;

/// What is numbered, counted or measured: "số 119", "đợt 2", "khoảng 2000".
constexpr std::array<std::string_view, 38> kNumberWords{
    "số",   "khoảng", "hơn",   "gần",     "trên",       "dưới",    "bằng",   "tổng", "mã",  "lô",
    "thửa", "tờ",     "phòng", "lớp",     "đợt",        "lần",     "thứ",    "kỳ",   "kì",  "vòng",
    "iso",  "tcvn",   "hẻm",   "ngõ",     "ngách",      "kiệt",    "nhà",    "điểm", "mốc", "đt",
    "sđt",  "tel",    "fax",   "hotline", "điện thoại", "windows", "office", "excel"};

constexpr std::array<std::string_view, 3> kHorizons{"đến", "tới", "tầm nhìn"};

/// Names that end in Nam: Việt Nam, Hà Nam, Quảng Nam; miền Nam, nữ - nam.
constexpr std::array<std::string_view, 12> kNameParts{
    "việt", "hà", "quảng", "miền", "phía", "đông", "tây", "vùng", "nữ", "an", "hướng", "bắc"};

constexpr std::array<std::string_view, 4> kLawParts{"pháp", "kỷ", "kỉ", "quy"};
constexpr std::array<std::string_view, 2> kNounParts{"đầu", "thông"};

/// Documents that are made every year; after the others a bare number is theirs.
constexpr std::array<std::string_view, 4> kYearlyTypes{"KH", "BC", "CTR", "DA"};

/// Types that are quoted by name and year: "Luật Đất đai 2013".
constexpr std::array<std::string_view, 7> kLaws{
    "luật", "bộ luật", "hiến pháp", "pháp lệnh", "nghị định", "thông tư", "thông tư liên tịch"};

constexpr std::array<std::string_view, 20> kCounted{
    "người", "hộ", "đồng", "triệu", "tỷ",  "tỉ",        "nghìn",     "ngàn",     "tấn",   "lượt",
    "suất",  "kg", "km",   "usd",   "cây", "đảng viên", "đoàn viên", "hội viên", "chiếc", "mét"};

template <std::size_t N>
bool read_any(TextScanner& scanner, std::array<std::string_view, N> const& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return scanner.spelled(word); });
}

void skip_word(TextScanner& scanner) {
  bool const digits = base::is_digit(scanner.peek());
  while (scanner.in_word() && base::is_digit(scanner.peek()) == digits) {
    scanner.move_to(scanner.at() + base::decode_utf8(scanner.text(), scanner.at()).bytes);
  }
}

/// "luật sư", "luật gia" are people.
bool is_lawyer(TextScanner behind_law) {
  behind_law.skip_blanks();
  return behind_law.spelled("sư") || behind_law.spelled("gia");
}

}  // namespace

bool YearContext::numbers_a_document() const {
  auto const is_type = [](Last last) {
    return last == Last::DocumentType || last == Last::YearlyType;
  };
  return is_type(last_) || (last_ == Last::NumberWord && is_type(before_last_));
}

/// The type of document named at `word`, which moves after it; null if there is none.
DocumentType const* YearContext::read_type(TextScanner& word) const {
  TextScanner ahead = word;
  DocumentType const* type = read_document_type_name(ahead);
  bool const is_named = type != nullptr;
  if (!is_named) type = read_document_type_symbol(ahead);
  if (type == nullptr) return nullptr;
  bool const is_no_law = !is_named || last_ == Last::LawPart || is_lawyer(ahead);
  if (type->symbol == "L" && is_no_law) return nullptr;
  word = ahead;
  return type;
}

YearContext::Seen YearContext::read(TextScanner& word) const {
  if (base::is_digit(word.peek())) {
    skip_word(word);
    return {Last::Number, numbers_a_document() ? std::size_t{1} : 0};
  }
  if (read_any(word, kNumberWords)) return {Last::NumberWord};
  if (read_any(word, kHorizons)) return {Last::Horizon};
  if (!makes_a_name_of(word) && word.spelled("năm")) return {Last::YearWord};
  std::size_t const begin = word.at();
  if (DocumentType const* const type = read_type(word)) {
    TextScanner name(word.text(), begin);
    return {base::contains(kYearlyTypes, type->symbol) ? Last::YearlyType : Last::DocumentType,
            read_any(name, kLaws) ? kMaxNameWords : 0};
  }
  if (read_any(word, kNameParts)) return {Last::NamePart};
  if (read_any(word, kLawParts)) return {Last::LawPart};
  if (read_any(word, kNounParts)) return {Last::NounPart};
  skip_word(word);
  return {Last::Word};
}

std::size_t YearContext::observe(TextScanner word) {
  Seen const seen = read(word);
  if (name_words_left_ > 0) --name_words_left_;
  if (type_words_left_ > 0) --type_words_left_;
  name_words_left_ = std::max(name_words_left_, seen.name_words);
  if (seen.last == Last::DocumentType) type_words_left_ = kMaxNameWords;
  before_last_ = last_;
  last_ = seen.last;
  return word.at();
}

void YearContext::observe_mark(char32_t code_point) {
  constexpr std::u32string_view kClauseEnds = U",;.!?\n";
  if (kClauseEnds.find(code_point) == std::u32string_view::npos) return;
  name_words_left_ = 0;
  type_words_left_ = 0;
  last_ = Last::Nothing;
  before_last_ = Last::Nothing;
}

bool YearContext::allows_year() const {
  return name_words_left_ == 0 && last_ != Last::Horizon;
}

bool YearContext::allows_bare_year() const {
  constexpr std::array kBefore{Last::Nothing,  Last::Word,    Last::YearlyType,
                               Last::NamePart, Last::LawPart, Last::NounPart};
  return allows_year() && std::ranges::find(kBefore, last_) != kBefore.end();
}

bool YearContext::allows_numeric_month() const {
  return allows_bare_year() && last_ != Last::YearlyType && type_words_left_ == 0;
}

bool YearContext::makes_a_name_of(TextScanner word) const {
  TextScanner behind = word;
  if (!behind.spelled("nam")) return false;
  bool const capital_first = word.peek() == 'N' && word.peek(1) == 'a';
  return last_ == Last::NamePart || (capital_first && last_ != Last::Nothing);
}

bool YearContext::makes_a_noun_of(TextScanner word) const {
  return last_ == Last::NounPart && word.spelled("tu");
}

bool is_counted(TextScanner scanner) {
  scanner.skip_blanks();
  return read_any(scanner, kCounted);
}

}  // namespace tracuu::analyzers
