// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/announcement.hpp"
#include "schema/fingerprint.hpp"

namespace tracuu::schema {

/// A pair of words of a text, as a term of the index ("dan van|,65"), and how often it occurs.
struct PairCount {
  std::string term;
  std::uint32_t occurrences = 0;
};

/// What a file is known by: it is held against an index that may have it already.
struct FileTraits {
  std::string sha256;  ///< of its bytes, in hex
  /// What was read of it; nothing if nothing could be, as `unread` says.
  std::optional<Announcement> announcement{};
  std::string unread{};                      ///< why no text was read; English, one line
  std::optional<Fingerprint> fingerprint{};  ///< of its text; nothing for a short one
  std::vector<PairCount> pairs{};            ///< of its text, each once
};

}  // namespace tracuu::schema
