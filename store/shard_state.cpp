// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_state.hpp"

#include <fmt/format.h>

#include <string_view>

#include "base/fnv.hpp"

namespace tracuu::store {

namespace {

std::uint64_t hash_field(std::uint64_t hash, std::string_view text) {
  return base::fnv1a(std::string_view("\0", 1), base::fnv1a(text, hash));
}

}  // namespace

std::string generation_of(ShardStates const& states) {
  std::uint64_t hash = base::kFnvOffset;
  for (auto const& state : states) hash = hash_field(hash, state ? state->database : "");
  return fmt::format("shards-{:016x}", hash);
}

std::string revision_of(ShardStates const& states) {
  std::uint64_t hash = base::kFnvOffset;
  std::string missing;
  for (std::size_t place = 0; place < states.size(); ++place) {
    auto const& state = states[place];
    if (!state) missing += fmt::format("-{}", place + 1);
    hash = hash_field(hash, state ? state->database : "");
    hash = hash_field(hash, state ? fmt::format("{}:{}:{}:{}", state->commits, state->announcements,
                                                state->last_document, state->total_terms)
                                  : "");
  }
  return fmt::format("{:016x}{}{}", hash, missing.empty() ? "" : ".without", missing);
}

}  // namespace tracuu::store
