// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tracuu/terminal_keys.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/wording.hpp"

namespace tracuu::cli {

/// A key of the terminal's table of wording (data/tables/terminal.tsv), made of a string literal.
/// A key that is not in the table, or whose text asks for more than `Arguments` arguments, does not
/// compile. (The pages' table has keys of its own, base::TextKey: what changes here compiles
/// nothing of them again.)
template <std::size_t Arguments>
class TerminalKey {
 public:
  // Not explicit: a key is written as a string literal.
  template <std::size_t Size>
  consteval TerminalKey(char const (&key)[Size])  // NOLINT(google-explicit-constructor)
      : row_(static_cast<std::size_t>(std::ranges::lower_bound(kTerminalKeys, std::string_view(key),
                                                               {}, &TerminalKeyRow::key) -
                                      kTerminalKeys.begin())) {
    if (row_ == kTerminalKeys.size() || kTerminalKeys.at(row_).key != key) throw "no such key";
    if (kTerminalKeys.at(row_).arguments > Arguments) throw "the text needs more arguments";
  }

  [[nodiscard]] constexpr std::size_t row() const { return row_; }

 private:
  std::size_t row_;
};

namespace detail {

/// One a row of kTerminalKeys.
extern base::BothTexts const kTerminalTexts[];

}  // namespace detail

/// The text of `key`; lives as long as the program. Thread-safe, as is the function below.
[[nodiscard]] inline std::string_view say(TerminalKey<0> key, base::Language language) {
  return detail::kTerminalTexts[key.row()].in(language);
}

/// The text of `key` with {0}, {1} … replaced by `arguments` as they are.
template <std::convertible_to<std::string_view>... Arguments>
  requires(sizeof...(Arguments) > 0)
[[nodiscard]] std::string say(TerminalKey<sizeof...(Arguments)> key, base::Language language,
                              Arguments const&... arguments) {
  return base::detail::fill(detail::kTerminalTexts[key.row()].in(language),
                            {std::string_view(arguments)...});
}

/// "1 announcement", "2 announcements": `one` where `count` is 1, else `many`, with the count as
/// {0}. Vietnamese has one form, so both rows have the same text there.
[[nodiscard]] inline std::string say_count(TerminalKey<1> one, TerminalKey<1> many,
                                           base::Language language, std::size_t count) {
  return say(count == 1 ? one : many, language, std::to_string(count));
}

}  // namespace tracuu::cli
