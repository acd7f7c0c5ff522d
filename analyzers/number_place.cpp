// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/number_place.hpp"

#include <algorithm>
#include <array>

#include "analyzers/document_issuer.hpp"
#include "analyzers/letter.hpp"
#include "analyzers/year_context.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  CharClass const before = char_info(base::decode_utf8_before(text, at).value).char_class;
  return before != CharClass::Letter && before != CharClass::OtherLetter &&
         before != CharClass::Digit;
}

bool begins_number_word(std::string_view text, std::size_t at) {
  constexpr std::string_view kJoins = "/.,-";
  return begins_word(text, at) && (at == 0 || kJoins.find(text[at - 1]) == std::string_view::npos);
}

bool counts_something(TextScanner scanner) {
  scanner.skip_blanks();
  constexpr std::array<std::string_view, 6> kTimes{"năm", "tháng", "ngày", "giờ", "tuổi", "tuần"};
  if (is_counted(scanner)) return true;
  if (std::ranges::none_of(kTimes, [&](auto unit) { return scanner.spelled(unit); })) return false;
  scanner.skip_blanks();
  return !base::is_digit(scanner.peek());
}

bool number_ends_well(TextScanner const& scanner) {
  if (scanner.in_word() || scanner.peek() == '/' || scanner.peek() == '%') return false;
  return !(base::is_digit(scanner.peek(1)) &&
           (scanner.peek() == '.' || scanner.peek() == ',' || scanner.peek() == '-'));
}

namespace {

bool issuer_follows(TextScanner scanner) {
  scanner.skip_blanks();
  return read_document_issuer(scanner).has_value();
}

}  // namespace

std::optional<unsigned> read_document_year(TextScanner& scanner) {
  TextScanner ahead = scanner;
  auto const year = ahead.number(4, 4);
  if (!year || !is_document_year(*year) || !number_ends_well(ahead)) return std::nullopt;
  if (counts_something(ahead) && !issuer_follows(ahead)) return std::nullopt;
  scanner = ahead;
  return year;
}

}  // namespace tracuu::analyzers
