// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/result.hpp"
#include "indexer/crawl/crawl_store.hpp"

namespace tracuu::indexer {

/// What a run counts, until flush() gives it to the store, so that counts and addresses go to the
/// disk together. Not thread-safe.
class CrawlTally {
 public:
  void add(std::string_view kind, std::string_view subject, std::string_view example = "",
           std::uint64_t more = 1);
  /// Counts `url` once, however often it is met. Forgets after a kill, and beyond kMaxMet.
  void add_once(std::string_view kind, std::string_view subject, std::string_view url);

  /// Of the kind "total", flushed or not, since the run began or went on.
  [[nodiscard]] std::uint64_t total(std::string_view subject) const;

  [[nodiscard]] base::Result<void> flush(CrawlStore& store);

  static constexpr std::size_t kMaxMet = 4'000'000;

 private:
  struct Count {
    std::uint64_t count = 0;
    std::string example;
  };
  std::map<std::pair<std::string, std::string>, Count> waiting_;
  std::map<std::string, std::uint64_t, std::less<>> totals_;
  std::unordered_set<std::uint64_t> met_;
};

}  // namespace tracuu::indexer
