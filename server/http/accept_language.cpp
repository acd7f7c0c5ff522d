// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/accept_language.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>

#include "base/ascii.hpp"

namespace tracuu::server {
namespace {

// The q of one element "en-US;q=0.8"; 1 if it has none, 0 if it can't be read.
double quality(std::string_view element) {
  std::size_t const semicolon = element.find(';');
  if (semicolon == std::string_view::npos) return 1;
  std::string_view weight = base::trim(element.substr(semicolon + 1));
  if (!weight.starts_with("q=") && !weight.starts_with("Q=")) return 0;
  weight.remove_prefix(2);
  double value = 0;
  auto const [end, error] = std::from_chars(weight.data(), weight.data() + weight.size(), value);
  bool const whole = error == std::errc{} && end == weight.data() + weight.size();
  return whole && value >= 0 && value <= 1 ? value : 0;
}

bool is_language(std::string_view element, std::string_view code) {
  std::string_view const tag = base::trim(element.substr(0, element.find(';')));
  std::string_view const primary = tag.substr(0, tag.find('-'));
  return base::equals_ignoring_case(primary, code);
}

}  // namespace

base::Language accepted_language(std::string_view header) {
  double english = 0;
  double vietnamese = 0;
  while (!header.empty()) {
    std::string_view const element = header.substr(0, header.find(','));
    header.remove_prefix(std::min(header.size(), element.size() + 1));
    if (is_language(element, "en")) english = std::max(english, quality(element));
    if (is_language(element, "vi")) vietnamese = std::max(vietnamese, quality(element));
  }
  bool const prefers_english = english > 0 && english > vietnamese;
  return prefers_english ? base::Language::English : base::Language::Vietnamese;
}

}  // namespace tracuu::server
