// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/wording/language.hpp"

#include <string_view>

namespace tracuu::cli {

namespace {

std::optional<base::Language> language_named(std::string_view tag) {
  if (tag == "vi") return base::Language::Vietnamese;
  if (tag == "en") return base::Language::English;
  return std::nullopt;
}

}  // namespace

std::optional<base::Language> language_of_environment(GetVariable const& variable) {
  for (char const* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    char const* const value = variable(name);
    if (value == nullptr || *value == '\0') continue;
    // language[_territory][.charset][@modifier], POSIX.1-2017, 8.2.
    std::string_view locale(value);
    locale = locale.substr(0, locale.find_first_of("_.@"));
    if (locale == "C" || locale == "POSIX") return std::nullopt;
    return locale == "vi" ? base::Language::Vietnamese : base::Language::English;
  }
  return std::nullopt;
}

std::optional<base::Language> language_of_words(std::span<char const* const> words) {
  constexpr std::string_view kOption = "--lang";
  std::optional<base::Language> language;
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::string_view const word = words[at];
    if (word == "--") break;
    if (!word.starts_with(kOption)) continue;
    std::string_view value = word.substr(kOption.size());
    if (value.empty() && at + 1 < words.size()) {
      value = words[at + 1];
    } else if (value.starts_with('=')) {
      value.remove_prefix(1);
    }
    if (auto const named = language_named(value)) language = named;
  }
  return language;
}

SpokenLanguages spoken_languages(std::span<char const* const> words, GetVariable const& variable) {
  auto language = language_of_words(words);
  if (!language) language = language_of_environment(variable);
  SpokenLanguages const unnamed;
  return {language.value_or(unnamed.messages), language.value_or(unnamed.answers)};
}

}  // namespace tracuu::cli
