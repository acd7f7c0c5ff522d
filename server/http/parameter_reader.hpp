// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/wording.hpp"
#include "schema/date.hpp"
#include "server/http/problem.hpp"
#include "server/http/request.hpp"

namespace tracuu::server {

inline constexpr std::size_t kMaxPage = 1'000'000'000;
inline constexpr std::size_t kMaxFilterBytes = 500;

/// Reads typed values out of decoded parameters and collects what is wrong with
/// them, each as a 422 that names its parameter. A value that is wrong reads as
/// its default. `parameters` must outlive the reader. Not thread-safe.
class ParameterReader {
 public:
  explicit ParameterReader(std::vector<Parameter> const& parameters) : parameters_(parameters) {}

  /// The value; empty if the parameter is absent.
  [[nodiscard]] std::string text(std::string_view name, std::size_t max_bytes);

  /// The values of a parameter that may be given several times, in their order.
  [[nodiscard]] std::vector<std::string> texts(std::string_view name, std::size_t max_bytes);

  /// A decimal number from `min` to `max`.
  [[nodiscard]] std::size_t number(std::string_view name, std::size_t otherwise, std::size_t min,
                                   std::size_t max);

  /// YYYY, YYYY-MM or YYYY-MM-DD.
  [[nodiscard]] std::optional<schema::DateRange> period(std::string_view name);

  /// One of a few words.
  template <class T>
  [[nodiscard]] T choice(std::string_view name, T otherwise,
                         std::initializer_list<std::pair<std::string_view, T>> choices) {
    std::string_view const value = find(name);
    if (value.empty()) return otherwise;
    std::string names;
    for (auto const& [word, meaning] : choices) {
      if (value == word) return meaning;
      names.append(names.empty() ? "" : ", ").append(word);
    }
    refuse(name, "problem.parameter.choice", names);
    return otherwise;
  }

  /// Several of a few words, separated by commas; in the order given, each once.
  template <class T>
  [[nodiscard]] std::vector<T> choices(std::string_view name,
                                       std::span<std::pair<std::string_view, T> const> known) {
    std::vector<T> chosen;
    std::string_view rest = find(name);
    while (!rest.empty()) {
      std::string_view const word = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      auto const found = std::ranges::find(known, word, &std::pair<std::string_view, T>::first);
      if (found == known.end()) {
        std::string names;
        for (auto const& [other, meaning] : known) {
          names.append(names.empty() ? "" : ", ").append(other);
        }
        refuse(name, "problem.parameter.choices", names);
        return {};
      }
      if (std::ranges::find(chosen, found->second) == chosen.end()) {
        chosen.push_back(found->second);
      }
    }
    return chosen;
  }

  /// Records a problem: "Tham số “to” <text of `why`>."
  template <std::convertible_to<std::string_view>... Arguments>
  void refuse(std::string_view name, base::TextKey<sizeof...(Arguments)> why,
              Arguments const&... arguments) {
    using base::Language;
    refuse_as(name, base::wording(why, Language::Vietnamese, arguments...),
              base::wording(why, Language::English, arguments...));
  }

  /// Refuses what none of the calls above asked for.
  void refuse_unknown();

  [[nodiscard]] std::vector<Problem> take_problems() { return std::move(problems_); }

 private:
  std::string_view find(std::string_view name);
  void refuse_as(std::string_view name, std::string_view vietnamese, std::string_view english);
  /// False, and refused, if `value` has more than `max_bytes`.
  bool fits(std::string_view name, std::string_view value, std::size_t max_bytes);

  std::vector<Parameter> const& parameters_;
  std::vector<std::string_view> known_;
  std::vector<Problem> problems_;
};

}  // namespace tracuu::server
