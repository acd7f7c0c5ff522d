// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tracuu::analyzers {

/// The text that a char filter made, and the way back to the original.
class FilteredText {
 public:
  virtual ~FilteredText() = default;

  [[nodiscard]] virtual std::string_view text() const = 0;

  /// The byte offset in the original of what begins (ends) at byte `offset` of
  /// text(); inside a changed stretch, where that stretch begins (ends). Calls
  /// must not go backwards by much: the map is walked, not searched.
  [[nodiscard]] virtual std::size_t original_begin(std::size_t offset) = 0;
  [[nodiscard]] virtual std::size_t original_end(std::size_t offset) = 0;
};

/// Changes a text before it is cut into tokens. Implementations hold no state:
/// one object serves all threads.
class CharFilter {
 public:
  virtual ~CharFilter() = default;

  /// The filtered text, or null if `text` needs no change.
  [[nodiscard]] virtual std::unique_ptr<FilteredText> filter(std::string_view text) const = 0;
};

}  // namespace tracuu::analyzers
