// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/columns/value_counts.hpp"

namespace tracuu::search {

/// What readers are told of values: which of them are counted together, and under which name.
enum class Grouping : std::uint8_t {
  Values,  ///< each by itself
  Cases,   ///< those that differ in case alone, under the one met most often
  Words,   ///< under each of their words (store::kTypeSeparator): "KH QD" counts for both
  Years,   ///< of dates: "20230711" -> "2023"
  Months,  ///< "2023-07"
};

inline constexpr std::size_t kGroupings = static_cast<std::size_t>(Grouping::Months) + 1;

/// How often a group of values was met.
struct GroupCount {
  std::string_view name;  ///< lives as long as the groups and the values
  std::size_t count = 0;
};

/// The groups of different values, told once. Thread-safe: it never changes.
class ValueGroups {
 public:
  /// `values` in order. An empty one belongs to no group.
  ValueGroups(std::vector<std::string> const& values, Grouping grouping);

  /// The groups that were met, in order of their names, by how often each of `values` was, which
  /// are those that the groups were made of.
  [[nodiscard]] std::vector<GroupCount> counts(std::vector<std::string> const& values,
                                               Counts const& counts) const;

 private:
  /// A value that belongs to a group.
  struct Member {
    std::uint32_t value;
    std::uint32_t group;
  };

 public:
  /// Memory for each value, about.
  static constexpr std::size_t kBytesAValue = sizeof(Member);

 private:
  void group_cases(std::vector<std::string> const& values);

  Grouping grouping_;
  std::vector<Member> members_;     ///< by value; none where each is by itself
  std::vector<std::string> names_;  ///< of groups, in order; none of cases
  std::size_t groups_ = 0;
};

}  // namespace tracuu::search
