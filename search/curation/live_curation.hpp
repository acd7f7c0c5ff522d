// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "search/curation/curation.hpp"

namespace tracuu::search {

/// The rules that count now: searchers ask for them at each call, and others replace them while
/// they search. Thread-safe.
class LiveCuration {
 public:
  LiveCuration() = default;
  explicit LiveCuration(Curation curation)
      : current_(std::make_shared<Curation const>(std::move(curation))) {}

  /// Never null; without rules as long as none are set. What was got stays as it is.
  [[nodiscard]] std::shared_ptr<Curation const> current() const {
    std::lock_guard const lock(mutex_);
    return current_;
  }

  void set(std::shared_ptr<Curation const> curation) {
    std::lock_guard const lock(mutex_);
    current_ = std::move(curation);
  }

  /// What a revision of the index ends with that answers depend on: "" as long as there is no rule,
  /// else ".by-" and the tag of today. Of rules that depend on the day, it changes with that.
  [[nodiscard]] std::string revision_end() const;

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<Curation const> current_ = std::make_shared<Curation const>();
};

}  // namespace tracuu::search
