// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "search/api/search_request.hpp"

namespace tracuu::search {

/// Where the next page of an answer begins. Clients keep it as a text that they
/// need not understand; it holds no secret, and one that was made up costs no
/// more than a page far down.
struct Cursor {
  std::uint64_t position = 0;  ///< hits before it
  std::uint64_t revision = 0;  ///< hash of the state of the index
  std::uint64_t request = 0;   ///< hash of what was asked

  friend bool operator==(Cursor const&, Cursor const&) = default;
};

/// The cursor to the hit after `position` others. Thread-safe, as all of this file.
[[nodiscard]] Cursor make_cursor(std::uint64_t position, SearchRequest const& request,
                                 std::string_view revision);

/// 32 letters, digits, '-' and '_' (RFC 4648, base64url).
[[nodiscard]] std::string encode_cursor(Cursor const& cursor);

/// The position that `request.cursor` names. InvalidArgument if it is no cursor
/// or one of another request (words, filters, order, `exact`); Expired if the
/// index has changed since.
[[nodiscard]] base::Result<std::uint64_t> read_cursor(SearchRequest const& request,
                                                      std::string_view revision);

}  // namespace tracuu::search
