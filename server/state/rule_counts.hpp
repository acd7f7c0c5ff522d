// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "schema/date.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// How often each of the webmaster's rules was seen in an answer, by day, since this process began,
/// and before that as far as a log of queries knows it. Thread-safe.
class RuleCounts {
 public:
  /// Days that are kept.
  static constexpr std::size_t kDays = 31;
  /// So many rules are counted: rules come and go with the file.
  static constexpr std::size_t kMostRules = 10'000;

  using Key = std::pair<std::string, std::string>;  ///< kind and name

  struct Count {
    std::size_t total = 0;
    std::map<schema::Date, std::size_t> days{};  ///< the newest kDays of those that have any
  };

  void count(std::vector<UsedRule> const& rules, schema::Date day = schema::today());

  /// Adds what was counted before; days in any order.
  void add(Key key, schema::Date day, std::size_t times);

  [[nodiscard]] std::map<Key, Count> all() const;

 private:
  mutable std::mutex mutex_;
  std::map<Key, Count> counts_;
};

}  // namespace tracuu::server
