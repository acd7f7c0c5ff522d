// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/facet.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace tracuu::search {
namespace {

TEST(Facet, IsFoundByItsName) {
  for (FacetRow const& row : kFacets) {
    ASSERT_NE(find_facet(row.name), nullptr) << row.name;
    EXPECT_EQ(find_facet(row.name)->facet, row.facet) << row.name;
  }
  EXPECT_EQ(find_facet("colour"), nullptr);
  EXPECT_EQ(find_facet(""), nullptr);
}

TEST(Facet, HasATitleInBothLanguages) {
  for (FacetRow const& row : kFacets) {
    EXPECT_FALSE(base::wording(row.title, base::Language::Vietnamese).empty()) << row.name;
    EXPECT_NE(base::wording(row.title, base::Language::English),
              base::wording(row.title, base::Language::Vietnamese));
  }
}

TEST(Facet, SharesNothingThatTellsFacetsApart) {
  std::set<std::string_view> names;
  std::set<std::uint32_t> slots;
  std::set<unsigned> boxes;
  for (FacetRow const& row : kFacets) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_TRUE(slots.insert(facet_slot(row.facet)).second) << row.name;
    EXPECT_TRUE(row.form_box == 0 || boxes.insert(row.form_box).second) << row.name;
  }
}

}  // namespace
}  // namespace tracuu::search
