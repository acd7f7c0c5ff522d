// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/facet_value_html.hpp"

#include <gtest/gtest.h>

namespace tracuu::server {
namespace {

using search::Facet;

TEST(FacetValue, WordsBeginWithACapital) {
  EXPECT_EQ(facet_value_text(Facet::Type, "quyết định"), "Quyết định");
  EXPECT_EQ(facet_value_text(Facet::Place, "huyện Lam Giang"), "Huyện Lam Giang");
  EXPECT_EQ(facet_value_text(Facet::Unit, "ủy ban nhân dân"), "Ủy ban nhân dân");
  EXPECT_EQ(facet_value_text(Facet::Unit, "UBND huyện"), "UBND huyện");
  EXPECT_EQ(facet_value_text(Facet::Category, ""), "");
}

TEST(FacetValue, NamesStayAsTheyAreWritten) {
  EXPECT_EQ(facet_value_text(Facet::Site, "lamgiang.example"), "lamgiang.example");
  EXPECT_EQ(facet_value_text(Facet::Author, "de Vries"), "de Vries");
}

TEST(FacetValue, IsEscapedAndShownByItsLabel) {
  EXPECT_EQ(facet_value_html(Facet::Type, {"QD", "quyết định", 3}), "Quyết định");
  EXPECT_EQ(facet_value_html(Facet::Site, {"a.b<i>", "", 3}), "a.<wbr>b&lt;i&gt;");
}

}  // namespace
}  // namespace tracuu::server
