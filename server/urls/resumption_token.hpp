// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schema/instant.hpp"

namespace tracuu::server {

/// Where a harvest goes on and what it is of. The token holds all of it, so that it
/// outlives the server; it needs no secret, since it can ask for nothing that a
/// request can't.
struct ResumptionToken {
  std::string generation;  ///< of the index; in another one the position means nothing
  std::uint32_t after = 0;
  std::uint64_t cursor = 0;  ///< how many came before
  std::optional<schema::Instant> from;
  std::optional<schema::Instant> until;
  /// Nothing: announcements come. Then the deleted ones, after this id ("": from the first).
  std::optional<std::string> after_deleted;
  std::string set_spec;

  bool operator==(ResumptionToken const&) const = default;
};

/// "gen-000003-9f1c2ab4,100,100,20230101000000,,,vankhe.example".
[[nodiscard]] std::string format_token(ResumptionToken const& token);

/// Reads what format_token wrote; nothing for anything else.
[[nodiscard]] std::optional<ResumptionToken> parse_token(std::string_view text);

}  // namespace tracuu::server
