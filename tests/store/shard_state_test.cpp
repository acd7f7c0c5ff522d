// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_state.hpp"

#include <gtest/gtest.h>

#include <set>

namespace tracuu::store {
namespace {

ShardState state(std::string database, std::uint64_t commits) {
  return {"", std::move(database), commits, 100, 120, 5'000};
}

TEST(ShardStates, GenerationChangesWithDatabases) {
  ShardStates const states{state("a", 1), state("b", 2)};
  EXPECT_EQ(generation_of(states), generation_of({state("a", 7), state("b", 2)}));
  std::set<std::string> const names{
      generation_of(states), generation_of({state("b", 1), state("a", 2)}),
      generation_of({state("a", 1), state("c", 2)}), generation_of({state("a", 1), std::nullopt}),
      generation_of({state("a", 1)})};
  EXPECT_EQ(names.size(), 5u);
  for (std::string const& name : names) EXPECT_TRUE(name.starts_with("shards-"));
}

TEST(ShardStates, RevisionChangesWithAnything) {
  ShardState larger = state("a", 1);
  ++larger.announcements;
  ShardState longer = state("a", 1);
  ++longer.total_terms;
  std::set<std::string> const names{
      revision_of({state("a", 1), state("b", 2)}), revision_of({state("a", 2), state("b", 2)}),
      revision_of({state("a", 1), state("b", 3)}), revision_of({larger, state("b", 2)}),
      revision_of({longer, state("b", 2)}),        revision_of({std::nullopt, state("b", 2)})};
  EXPECT_EQ(names.size(), 6u);
  EXPECT_EQ(revision_of({state("a", 1)}), revision_of({state("a", 1)}));
}

TEST(ShardStates, RevisionNamesWhatIsMissing) {
  EXPECT_EQ(revision_of({state("a", 1), state("b", 2)}).find('.'), std::string::npos);
  EXPECT_TRUE(revision_of({std::nullopt, state("b", 2), std::nullopt}).ends_with(".without-1-3"));
}

}  // namespace
}  // namespace tracuu::store
