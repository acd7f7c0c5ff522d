// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/wording/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tracuu::cli {

std::string decimal(double value, int digits, base::Language language) {
  std::string text = fmt::format("{:.{}f}", value, digits);
  if (language == base::Language::Vietnamese) std::ranges::replace(text, '.', ',');
  return text;
}

std::string megabytes_text(double bytes, base::Language language) {
  return decimal(bytes / 1e6, 1, language) + " MB";
}

std::string size_text(double bytes, base::Language language) {
  if (bytes < 1e9) return megabytes_text(bytes, language);
  return decimal(bytes / 1e9, 1, language) + " GB";
}

}  // namespace tracuu::cli
