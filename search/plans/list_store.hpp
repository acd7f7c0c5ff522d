// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/plans/posting_list.hpp"

namespace tracuu::search {

/// Lists of postings kept for all who search an index, the last used ones up to a limit of memory,
/// and the lengths of its documents. They are those of one state of the index: with the first list
/// of another one all others go. Thread-safe.
class ListStore {
 public:
  using Listed = std::shared_ptr<PostingList const>;

  /// Of documents against the mean one, by id; -1 for ids without a document.
  using Lengths = std::shared_ptr<std::vector<float> const>;

  static constexpr std::size_t kDefaultBytes = std::size_t{128} << 20;

  explicit ListStore(std::size_t most_bytes = kDefaultBytes) : most_bytes_(most_bytes) {}

  /// Null if there is none.
  [[nodiscard]] Listed find(std::string_view state, std::string_view key);

  /// Counts how often this was asked.
  [[nodiscard]] unsigned times_asked(std::string_view state, std::string_view key);

  void keep(std::string_view state, std::string key, Listed list);

  /// Null if they are not kept.
  [[nodiscard]] Lengths lengths(std::string_view state);

  void keep_lengths(std::string_view state, Lengths lengths);

  /// Keeps none of them, as where memory lacks.
  void clear();

 private:
  struct Kept {
    std::string key;
    Listed list;
  };

  void go_to(std::string_view state);
  void forget();

  std::mutex mutex_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;  ///< of kept_
  std::string state_;
  std::list<Kept> kept_;                                                    ///< last used first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_;  ///< keys of kept_
  std::unordered_map<std::string, unsigned> asked_;
  Lengths lengths_;
};

/// The store of all who search the index in this folder, in this process; it goes with the last of
/// them. Thread-safe.
[[nodiscard]] std::shared_ptr<ListStore> shared_list_store(std::string const& index);

}  // namespace tracuu::search
