// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/date.hpp"
#include "server/problem.hpp"
#include "server/request.hpp"

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
    refuse(name, "phải là một trong: " + names, "must be one of: " + names);
    return otherwise;
  }

  /// Records a problem: "Tham số “to” <vietnamese>." / "Parameter “to” <english>."
  void refuse(std::string_view name, std::string_view vietnamese, std::string_view english);

  /// Refuses what none of the calls above asked for.
  void refuse_unknown();

  [[nodiscard]] std::vector<Problem> take_problems() { return std::move(problems_); }

 private:
  std::string_view find(std::string_view name);

  std::vector<Parameter> const& parameters_;
  std::vector<std::string_view> known_;
  std::vector<Problem> problems_;
};

}  // namespace tracuu::server
