// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tracuu/wording_keys.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/language.hpp"

namespace tracuu::base {

/// One text in both languages.
struct BothTexts {
  std::string_view vietnamese;
  std::string_view english;

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::English ? english : vietnamese;
  }
};

/// A key of the table of wording (data/tables/wording.tsv), made of a string literal:
///
///     base::wording("results.none", language)
///     base::wording("archive.facet.without", language, count, noun)
///
/// A key that is not in the table, or whose text asks for more than `Arguments` arguments, does not
/// compile.
template <std::size_t Arguments>
class TextKey {
 public:
  // Not explicit: a key is written as a string literal.
  template <std::size_t Size>
  consteval TextKey(char const (&key)[Size])  // NOLINT(google-explicit-constructor)
      : row_(static_cast<std::size_t>(
            std::ranges::lower_bound(kTextKeys, std::string_view(key), {}, &TextKeyRow::key) -
            kTextKeys.begin())) {
    if (row_ == kTextKeys.size() || kTextKeys.at(row_).key != key) throw "no such key";
    if (kTextKeys.at(row_).arguments > Arguments) throw "the text needs more arguments";
  }

  [[nodiscard]] constexpr std::size_t row() const { return row_; }

 private:
  std::size_t row_;
};

namespace detail {

/// One a row of kTextKeys.
extern BothTexts const kTexts[];

/// `text` with {0}, {1} … replaced by `arguments`. REQUIRES: as many as `text` asks for.
[[nodiscard]] std::string fill(std::string_view text,
                               std::initializer_list<std::string_view> arguments);

}  // namespace detail

/// The text of `key`, plain (markup if the key ends with ".html"); lives as long as the program.
/// Thread-safe, as are the functions below.
[[nodiscard]] inline std::string_view wording(TextKey<0> key, Language language) {
  return detail::kTexts[key.row()].in(language);
}

/// The text of `key` with {0}, {1} … replaced by `arguments` as they are: numbers come formatted,
/// and who writes HTML escapes the whole.
template <std::convertible_to<std::string_view>... Arguments>
  requires(sizeof...(Arguments) > 0)
[[nodiscard]] std::string wording(TextKey<sizeof...(Arguments)> key, Language language,
                                  Arguments const&... arguments) {
  return detail::fill(detail::kTexts[key.row()].in(language), {std::string_view(arguments)...});
}

}  // namespace tracuu::base
