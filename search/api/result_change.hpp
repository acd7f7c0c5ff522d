// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "schema/instant.hpp"

namespace tracuu::search {

/// A state of an index, as the permalink of a search names it, and what the search found then.
struct ResultState {
  schema::Instant newest{};  ///< no announcement of that state was indexed after it
  std::size_t count = 0;     ///< announcements that the search found then; exact

  friend bool operator==(ResultState const&, ResultState const&) = default;
};

/// What a search finds now, against what it found in an earlier state.
struct ResultChange {
  ResultState then;
  std::size_t now = 0;        ///< announcements that it finds; exact
  std::size_t unchanged = 0;  ///< of these, those that were not indexed anew since

  /// Announcements that are new, or were changed: each of these may have been found before.
  [[nodiscard]] std::size_t new_or_changed() const { return now - unchanged; }
  /// Announcements that are not found any more, or were changed. What another version of the
  /// program finds besides makes it no less than none.
  [[nodiscard]] std::size_t gone_or_changed() const {
    return then.count > unchanged ? then.count - unchanged : 0;
  }
  [[nodiscard]] bool is_none() const { return now == unchanged && then.count == unchanged; }
};

}  // namespace tracuu::search
