// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/period_expression.hpp"

#include <array>

#include "analyzers/nfc_filter.hpp"
#include "analyzers/period_grammar.hpp"
#include "analyzers/text_scanner.hpp"
#include "analyzers/year_context.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

/// A number or word can't go on after a period, nor can a document number.
bool ends_well(TextScanner scanner) {
  if (scanner.in_word()) return false;
  char const next = scanner.peek();
  if (next == '/' || next == '%') return false;
  if (next == '.' || next == ',' || next == ':') return !base::is_digit(scanner.peek(1));
  if (next == '-') {
    scanner.step();
    return !scanner.in_word();
  }
  scanner.skip_blanks();
  return !scanner.spelled("âm lịch");
}

/// A period begins after a blank, a bracket or a quotation mark.
bool begins_well(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  constexpr std::u32string_view kBefore = U" \t\r\n\u00A0,;([\"'\u201C\u2018";
  return kBefore.find(base::decode_utf8_before(text, at).value) != std::u32string_view::npos;
}

/// "tháng 7", not "tháng bảy": "6 tháng năm 2023" is not May.
bool has_numeric_month(TextScanner scanner) {
  if (!scanner.spelled("tháng")) return false;
  scanner.skip_blanks();
  return base::is_digit(scanner.peek());
}

using PeriodReader = std::optional<Period> (*)(TextScanner&);

/// The period at a word, by the first of the readers that the context allows.
std::optional<Period> read_period(TextScanner& scanner, YearContext const& context) {
  struct Row {
    PeriodReader read;
    bool is_allowed;
  };
  bool const is_year_word = context.allows_year() && !context.makes_a_name_of(scanner);
  bool const is_bare = base::is_digit(scanner.peek());
  bool const has_label = !is_bare && !TextScanner(scanner).spelled("năm");
  std::array const rows{
      Row{read_from, !context.makes_a_noun_of(scanner)},
      Row{read_before_or_after, true},
      Row{read_year_range, is_bare ? context.allows_bare_year() : has_label || is_year_word},
      Row{read_day, !is_bare || context.allows_bare_day()},
      Row{read_months_of_year, true},
      Row{read_month_of_year, !context.follows_number() || has_numeric_month(scanner)},
      Row{read_quarter, true},
      Row{read_part_of_year, context.allows_year()},
      Row{read_whole_year, is_year_word},
      Row{read_numeric_month, context.allows_numeric_month()},
      Row{read_last_year, context.allows_bare_year()},
  };
  for (Row const& row : rows) {
    if (!row.is_allowed) continue;
    TextScanner ahead = scanner;
    auto const span = row.read(ahead);
    if (!span || !ends_well(ahead)) continue;
    if (span->from && span->to && *span->from > *span->to) continue;
    scanner = ahead;
    return span;
  }
  return std::nullopt;
}

/// REQUIRES: `text` is NFC.
std::vector<PeriodExpression> find_in_nfc(std::string_view text) {
  std::vector<PeriodExpression> found;
  YearContext context;
  TextScanner scanner(text, 0);
  while (!scanner.at_end()) {
    std::size_t const begin = scanner.at();
    if (!scanner.in_word()) {
      base::CodePoint const point = base::decode_utf8(text, begin);
      context.observe_mark(point.value);
      scanner.move_to(begin + point.bytes);
      continue;
    }
    auto const span = begins_well(text, begin) ? read_period(scanner, context) : std::nullopt;
    if (span) {
      found.push_back({span->from, span->to, begin, scanner.at()});
      context = YearContext();
    } else {
      scanner.move_to(context.observe(scanner));
    }
  }
  return found;
}

}  // namespace

std::vector<PeriodExpression> find_periods(std::string_view text) {
  // Each period names a year; most queries hold no digit at all.
  if (text.find_first_of("0123456789") == std::string_view::npos) return {};
  auto const composed = NfcFilter().filter(text);
  if (!composed) return find_in_nfc(text);
  std::vector<PeriodExpression> found = find_in_nfc(composed->text());
  for (PeriodExpression& period : found) {
    period.begin = composed->original_begin(period.begin);
    period.end = composed->original_end(period.end);
  }
  return found;
}

}  // namespace tracuu::analyzers
