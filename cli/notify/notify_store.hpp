// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "store/sqlite_file.hpp"

namespace tracuu::cli {

/// Something to be told to an address, until it was.
struct Delivery {
  std::size_t number = 0;
  std::string id;  ///< `webhook-id`: the same at each try
  std::string search;
  std::string payload;
  std::size_t tries = 0;
};

/// What stored searches have told, and what waits to be told (store/sqlite_file.hpp, whose errors
/// are those of all calls). A match is noted and its delivery put into the queue at once or not at
/// all. Not thread-safe.
class NotifyStore {
 public:
  [[nodiscard]] static base::Result<NotifyStore> open(std::filesystem::path const& file);

  /// Whether `search` was looked at before, asking for `key`.
  [[nodiscard]] base::Result<bool> knows(std::string const& search, std::string const& key) const;

  /// Begins anew with `search`: `ids` are what it finds already, of which nothing is told.
  [[nodiscard]] base::Result<void> begin(std::string const& search, std::string const& key,
                                         std::vector<std::string> const& ids);

  /// What of `ids` was not noted yet, in its order.
  [[nodiscard]] base::Result<std::vector<std::string>> new_ones(
      std::string const& search, std::vector<std::string> const& ids) const;

  /// Notes `ids`, and puts what is to be told of them into the queue.
  [[nodiscard]] base::Result<void> note(std::string const& search,
                                        std::vector<std::string> const& ids,
                                        std::string const& delivery_id, std::string const& payload,
                                        std::int64_t now);

  /// What is due at `now` (seconds since 1970), the oldest first.
  [[nodiscard]] base::Result<std::vector<Delivery>> due(std::int64_t now) const;

  [[nodiscard]] base::Result<void> delivered(Delivery const& delivery);

  /// To be tried again at `next_try`; nothing: never, it is kept as given up.
  [[nodiscard]] base::Result<void> failed(Delivery const& delivery, std::string const& reason,
                                          std::optional<std::int64_t> next_try);

  struct Counts {
    std::size_t waiting = 0;
    std::size_t given_up = 0;
  };
  [[nodiscard]] base::Result<Counts> counts() const;

 private:
  explicit NotifyStore(store::SqliteFile file) : file_(std::move(file)) {}

  /// All of `work`, or nothing of it.
  template <class Work>
  base::Result<void> transaction(Work const& work);
  [[nodiscard]] base::Result<void> insert_told(std::string const& search,
                                               std::vector<std::string> const& ids) const;

  store::SqliteFile file_;
};

}  // namespace tracuu::cli
