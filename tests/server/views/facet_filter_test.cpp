// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/facet_filter.hpp"

#include <gtest/gtest.h>

#include "formats/facet_name.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {
namespace {

using search::Facet;

TEST(FacetFilter, IsSetShownAndTakenOff) {
  struct Row {
    Facet facet;
    char const* value;
    char const* url;  ///< its part of the search's
  };
  constexpr Row kRows[] = {
      {Facet::Site, "hn.gov.vn", "&site=hn.gov.vn"},
      {Facet::Unit, "UBND xã", "&unit=%22UBND%20x%C3%A3%22"},
      {Facet::Place, "xã An", "&place=%22x%C3%A3%20An%22"},
      {Facet::Category, "Tin \"nóng\"", "&category=Tin%20%22n%C3%B3ng%22"},
      {Facet::Type, "QD", "&type=QD"},
      {Facet::Year, "2023", "&year=2023"},
  };
  for (Row const& row : kRows) {
    search::SearchRequest request;
    set_filter(request, row.facet, row.value);
    EXPECT_EQ(search_url(request, base::Language::Vietnamese), std::string("/search?q=") + row.url);
    EXPECT_EQ(filter_text(request, row.facet), row.value);
    set_filter(request, row.facet, "");
    EXPECT_EQ(filter_text(request, row.facet), "") << row.url;
    EXPECT_EQ(search_url(request, base::Language::Vietnamese), "/search?q=");
  }
}

TEST(FacetFilter, YearsAreNumbers) {
  for (char const* text : {"", "x", "20x", "-3", "0", "99999999999999999999"}) {
    search::SearchRequest request;
    set_filter(request, Facet::Year, text);
    EXPECT_FALSE(request.year) << text;
  }
}

TEST(FacetFilter, AQuoteByItselfIsText) {
  search::SearchRequest request;
  request.unit = "\"";
  EXPECT_EQ(filter_text(request, Facet::Unit), "\"");
  request.unit = "\"UBND";
  EXPECT_EQ(filter_text(request, Facet::Unit), "\"UBND");
}

TEST(FacetFilter, EachFacetHasATitle) {
  for (auto const& [name, facet] : formats::kFacetNames) {
    EXPECT_FALSE(facet_title(facet, base::Language::Vietnamese).empty()) << name;
    EXPECT_NE(facet_title(facet, base::Language::English),
              facet_title(facet, base::Language::Vietnamese));
  }
}

}  // namespace
}  // namespace tracuu::server
