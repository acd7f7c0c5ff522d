// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/shard_choice.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace tracuu::indexer {

namespace {

/// More shards than a search can be asked of.
constexpr std::size_t kMostShards = 1'000;

std::optional<std::size_t> whole_number(std::string_view digits) {
  std::size_t number = 0;
  char const* const end = digits.data() + digits.size();
  auto const [stopped, failure] = std::from_chars(digits.data(), end, number);
  bool const is_whole = failure == std::errc() && stopped == end;
  return is_whole ? std::optional(number) : std::nullopt;
}

}  // namespace

base::Result<ShardChoice> ShardChoice::parse(std::string_view text) {
  std::size_t const slash = text.find('/');
  auto const number = whole_number(text.substr(0, slash));
  auto const count =
      slash == std::string_view::npos ? std::nullopt : whole_number(text.substr(slash + 1));
  bool const is_one = number && count && *number >= 1 && *number <= *count && *count <= kMostShards;
  if (is_one) return ShardChoice{*number, *count};
  return base::Error{base::ErrorCode::InvalidArgument,
                     fmt::format("'{}' names no shard: K/N is the K-th of N shards, N at most {}",
                                 text, kMostShards),
                     "such as 2/4"};
}

}  // namespace tracuu::indexer
