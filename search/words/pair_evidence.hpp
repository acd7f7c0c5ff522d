// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "search/words/word_reading.hpp"

namespace tracuu::search {

/// A word that might stand somewhere: one that was typed, or a candidate for one.
struct PossibleWord {
  std::string token;                               ///< canonical
  bool is_open = false;                            ///< its marks are to be found out
  std::vector<Variant> const* variants = nullptr;  ///< if any, its marks are among theirs
};

/// In how many announcements a word or a pair is, and its commonest spelling.
struct Evidence {
  Xapian::doccount frequency = 0;
  Variant top;
};

/// Looks up words and pairs of Text in an index, and counts the terms it has
/// seen, so that its user can stop in time. Not thread-safe; the index and
/// its memory must outlive it.
class EvidenceReader {
 public:
  explicit EvidenceReader(IndexTerms const& terms) : terms_(terms) {}

  /// May throw Xapian::Error.
  [[nodiscard]] Evidence word(PossibleWord const& word);

  /// Of two words side by side. May throw Xapian::Error.
  [[nodiscard]] Evidence pair(PossibleWord const& left, PossibleWord const& right);

  [[nodiscard]] std::size_t lookups() const { return lookups_; }

 private:
  template <class Fits>
  Evidence look_up(std::string const& token, bool is_open, Fits fits);

  IndexTerms terms_;
  std::size_t lookups_ = 0;
};

}  // namespace tracuu::search
