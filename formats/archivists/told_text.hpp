// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "base/wording.hpp"

namespace tracuu::formats {

/// A sentence for a reader whose language is known only when it is shown.
struct ToldText {
  std::string vietnamese;
  std::string english;

  [[nodiscard]] std::string const& in(base::Language language) const {
    return language == base::Language::English ? english : vietnamese;
  }
};

/// The text of `key` in both languages, with its arguments.
template <std::convertible_to<std::string_view>... Arguments>
[[nodiscard]] ToldText told(base::TextKey<sizeof...(Arguments)> key,
                            Arguments const&... arguments) {
  using base::Language;
  return {std::string(base::wording(key, Language::Vietnamese, arguments...)),
          std::string(base::wording(key, Language::English, arguments...))};
}

}  // namespace tracuu::formats
