// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "search/curation/live_curation.hpp"
#include "search/searcher.hpp"

namespace tracuu::server {

/// Follows the file of a webmaster's rules: what is saved counts within a second; as long as it is
/// broken or gone, the rules before it count, and that is told. Thread-safe.
class CurationWatch {
 public:
  /// Gets one line, no newline, about each change and each failure that is not like the one before
  /// it. May be empty.
  using Log = std::function<void(std::string const&)>;

  /// What is known of the file.
  struct Status {
    std::size_t rules = 0;                 ///< that count
    std::optional<base::Error> failure{};  ///< why the file as it is now does not count
    std::chrono::system_clock::time_point loaded_at{};
    std::uint64_t loads = 0;     ///< how often rules were read
    std::uint64_t failures = 0;  ///< how often they could not be
  };

  /// A file of rules, for who changes it.
  struct Text {
    std::string toml;  ///< "" if there is no file yet
    std::string tag;   ///< of its bytes, for If-Match: strong, in quotes
  };

  /// Reads `file` now, and from then on, on a thread of its own. `index`: where hidden
  /// announcements are looked up. Io, InvalidArgument if it can't be read; a file that is not there
  /// has no rules.
  [[nodiscard]] static base::Result<std::unique_ptr<CurationWatch>> start(
      std::filesystem::path file, store::ShardList index, store::ShardTimes times, Log log);
  CurationWatch(CurationWatch const&) = delete;
  CurationWatch& operator=(CurationWatch const&) = delete;
  ~CurationWatch() = default;  ///< stops the thread

  /// For searchers.
  [[nodiscard]] std::shared_ptr<search::LiveCuration const> live() const { return live_; }

  [[nodiscard]] Status status() const;

  /// The ids of announcements that are hidden now, sorted; some seconds older than the index at
  /// most.
  [[nodiscard]] std::shared_ptr<std::vector<std::string> const> hidden() const;

  /// The file as it is on the disk. Io.
  [[nodiscard]] base::Result<Text> text() const;

  /// Writes `toml` in place of the file, whole or not at all, and has its rules count at once.
  /// Nothing is written, and Expired, if `tag` (not empty) is not that of the file;
  /// InvalidArgument for rules that are wrong; Io, DiskFull. The new tag.
  [[nodiscard]] base::Result<std::string> put(std::string_view toml, std::string_view tag);

 private:
  /// What tells one state of the file from another without reading it.
  struct Stamp {
    std::int64_t changed_ns = 0;
    std::uint64_t bytes = 0;
    std::uint64_t inode = 0;

    bool operator==(Stamp const&) const = default;
  };

  CurationWatch(std::filesystem::path file, store::ShardList index, store::ShardTimes times,
                Log log);

  [[nodiscard]] std::optional<Stamp> stamp() const;
  void run(std::stop_token const& stop);
  void look();
  [[nodiscard]] base::Result<void> load();
  void take(std::shared_ptr<search::Curation const> rules);
  void tell_failure(base::Error const& error);
  void look_up_hidden();

  std::filesystem::path const file_;
  store::ShardList const index_;
  store::ShardTimes const times_;
  Log const log_;
  std::shared_ptr<search::LiveCuration> const live_ = std::make_shared<search::LiveCuration>();
  std::mutex put_mutex_;      ///< one writer at a time
  mutable std::mutex mutex_;  ///< guards the next four
  Status status_;
  std::optional<Stamp> read_;  ///< the state of the file that was read last; nothing: no file
  std::shared_ptr<std::vector<std::string> const> hidden_ =
      std::make_shared<std::vector<std::string> const>();
  std::string last_failure_;
  // Of the thread.
  std::optional<Stamp> seen_;  ///< at the look before
  std::optional<search::Searcher> searcher_;
  std::string hidden_revision_;
  std::mutex sleep_mutex_;
  std::condition_variable_any wakes_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace tracuu::server
