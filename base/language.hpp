// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tracuu::base {

/// A language that readers are spoken to in: pages, notes and errors exist in both.
enum class Language { Vietnamese, English };

/// "vi" or "en": as HTML and XML name the language, and the parameter `lang`.
[[nodiscard]] constexpr std::string_view language_tag(Language language) {
  return language == Language::English ? "en" : "vi";
}

}  // namespace tracuu::base
