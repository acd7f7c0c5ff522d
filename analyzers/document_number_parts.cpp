// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/document_number_parts.hpp"

#include <algorithm>

#include "analyzers/document_type.hpp"
#include "base/ascii.hpp"

namespace tracuu::analyzers {

namespace {

constexpr std::size_t kYearDigits = 4;

std::string_view take_digits(std::string_view& rest) {
  auto const end = std::ranges::find_if_not(rest, base::is_digit);
  std::string_view const digits = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(digits.size());
  return digits;
}

/// "2020/" before the symbols; "" if there is no year.
std::string_view take_year(std::string_view& rest) {
  std::string_view ahead = rest;
  std::string_view const digits = take_digits(ahead);
  if (digits.size() != kYearDigits || ahead.empty() || ahead.front() != '/') return "";
  rest = ahead.substr(1);
  return digits;
}

}  // namespace

std::optional<DocumentNumberParts> split_document_number(std::string_view normalized) {
  std::string_view rest = normalized;
  DocumentNumberParts parts;
  parts.number = take_digits(rest);
  if (parts.number.empty() || rest.size() < 2) return std::nullopt;
  if (rest.front() == '.') {
    rest.remove_prefix(1);
    parts.number.append(1, '.').append(take_digits(rest));
    if (rest.size() < 2) return std::nullopt;
  }
  bool const is_party_form = rest.front() == '-';
  if (!is_party_form && rest.front() != '/') return std::nullopt;
  rest.remove_prefix(1);
  if (!is_party_form) parts.year = take_year(rest);
  if (rest.empty() || base::is_digit(rest.front())) return std::nullopt;

  std::size_t const end = std::min(rest.find(is_party_form ? '/' : '-'), rest.size());
  std::string_view const first = rest.substr(0, end);
  if (is_party_form && end == rest.size()) return std::nullopt;
  if (is_party_form || is_document_type_symbol(first)) {
    parts.type = first;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  parts.issuer = rest;
  return parts;
}

}  // namespace tracuu::analyzers
