// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usage/near_name.hpp"

#include <algorithm>
#include <utility>

namespace tracuu::cli {

namespace {

constexpr std::size_t kMaxNameBytes = 64;  // what is longer is no slip of a name

/// Restricted Damerau-Levenshtein distance ("optimal string alignment": no letter is changed
/// twice).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      bool const is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::string_view without_dashes(std::string_view name) {
  return name.substr(std::min(name.find_first_not_of('-'), name.size()));
}

}  // namespace

std::optional<std::string> near_name(std::string_view typed,
                                     std::vector<std::string> const& names) {
  std::string_view const meant = without_dashes(typed);
  if (meant.size() < 2 || meant.size() > kMaxNameBytes) return std::nullopt;
  std::size_t nearest = std::max<std::size_t>(1, meant.size() / 3) + 1;
  std::optional<std::string> found;
  for (std::string const& name : names) {
    std::string_view const candidate = without_dashes(name);
    if (candidate.size() < 2) continue;
    std::size_t const steps = candidate.starts_with(meant) ? 1 : distance(meant, candidate);
    if (steps < nearest) {
      nearest = steps;
      found = name;
    }
  }
  return found;
}

}  // namespace tracuu::cli
