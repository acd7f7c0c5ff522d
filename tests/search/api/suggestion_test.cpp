// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/suggestion.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

TEST(SuggestionKind, HasAName) {
  EXPECT_EQ(to_string(SuggestionKind::Title), "title");
  EXPECT_EQ(to_string(SuggestionKind::Phrase), "phrase");
  EXPECT_EQ(to_string(SuggestionKind::Place), "place");
  EXPECT_EQ(to_string(SuggestionKind::Unit), "unit");
  EXPECT_EQ(to_string(SuggestionKind::Number), "number");
}

}  // namespace
}  // namespace tracuu::search
