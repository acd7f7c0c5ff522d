// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/document_set.hpp"

#include <gtest/gtest.h>

namespace tracuu::search {
namespace {

using DocumentIds = std::vector<Xapian::docid>;

TEST(DocumentSet, HoldsWhatWasAdded) {
  DocumentSet set(200);
  EXPECT_EQ(set.size(), 0U);
  set.add(199);
  set.add(DocumentIds{1, 64, 63, 199});
  EXPECT_EQ(set.size(), 4U);
  EXPECT_EQ(set.documents(), (DocumentIds{1, 63, 64, 199}));
  EXPECT_TRUE(set.contains(64));
  EXPECT_FALSE(set.contains(65));
}

TEST(DocumentSet, TakesManyAtOnce) {
  DocumentSet set(200);
  set.add(130);
  set.add_word(2, 0b1001);
  EXPECT_EQ(set.documents(), (DocumentIds{128, 130, 131}));
}

TEST(DocumentSet, HoldsNothingElse) {
  EXPECT_FALSE(DocumentSet(10).contains(5'000));
  EXPECT_FALSE(DocumentSet().contains(0));
  EXPECT_TRUE(DocumentSet().documents().empty());
}

}  // namespace
}  // namespace tracuu::search
