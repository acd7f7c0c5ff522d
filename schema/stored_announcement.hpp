// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "schema/announcement.hpp"

namespace tracuu::schema {

/// What an index stores of an announcement (the data of its document): its JSON without abstract
/// and body, then these two as they are, all deflated (RFC 1951), so that a hit is shown without
/// its text being parsed or copied:
///
///     a byte: 'P' plain, 'D' deflated
///     bytes of the JSON; bytes of the abstract; bytes of all that follows, before it was deflated:
///         7 bits a byte, the lowest first, the highest bit set but in the last byte
///     JSON, abstract, a line end if there is one, body
///
/// It is not deflated where that would not make it shorter. Text is valid UTF-8 by contract; a byte
/// that is not becomes U+FFFD. Written to disk: see docs/index-format.md before you change it.
[[nodiscard]] std::string to_stored(Announcement const& announcement);

/// An announcement as it was stored, not all of it read yet.
class StoredAnnouncement {
 public:
  /// InvalidArgument if `stored` is not what to_stored wrote, OutOfMemory.
  [[nodiscard]] static base::Result<StoredAnnouncement> open(std::string_view stored);

  /// The announcement without abstract and body. InvalidArgument.
  [[nodiscard]] base::Result<Announcement> head() const;

  /// All of it. InvalidArgument.
  [[nodiscard]] base::Result<Announcement> whole() const;

  // Views into this object.

  [[nodiscard]] std::string_view abstract() const;
  [[nodiscard]] std::string_view body() const;

  /// Abstract and body, a line end between them if there are both.
  [[nodiscard]] std::string_view text() const;

  /// False if the title has no `words`. (True says little: other fields are looked at, too.)
  [[nodiscard]] bool title_may_hold(std::string_view words) const;

 private:
  StoredAnnouncement() = default;

  std::string bytes_;  ///< JSON, abstract, line end, body
  std::size_t head_bytes_ = 0;
  std::size_t abstract_bytes_ = 0;
};

}  // namespace tracuu::schema
