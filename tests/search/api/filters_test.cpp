// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/filters.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::search {
namespace {

TEST(Filter, IsReadAsItIsWritten) {
  struct {
    Facet facet;
    char const* written;
    FacetFilter expected;
    char const* why;
  } const rows[] = {
      {Facet::Unit, "tư pháp", {"tư pháp", false}, "words of a name"},
      {Facet::Unit, "\"Sở Tư pháp\"", {"Sở Tư pháp", true}, "the whole name"},
      {Facet::Place, "\"\"x\"\"", {"\"x\"", true}, "a name in quotes of its own"},
      {Facet::Unit, "\"", {"\"", false}, "a quote by itself is text"},
      {Facet::Unit, "\"\"", {"\"\"", false}, "quotes around nothing are text"},
      {Facet::Unit, "\"UBND", {"\"UBND", false}, "a quote that is not closed is text"},
      {Facet::Category, "\"Tin\"", {"\"Tin\"", false}, "quotes mean nothing elsewhere"},
      {Facet::Year, "2023", {"2023", false}, "a year"},
      {Facet::Type, "", {"", false}, "off"},
  };
  for (auto const& row : rows) {
    FacetFilter const filter = read_filter(row.facet, row.written);
    EXPECT_EQ(filter, row.expected) << row.why;
    EXPECT_EQ(write_filter(filter), row.written) << row.why;
    EXPECT_EQ(filter.is_on(), *row.written != '\0') << row.why;
  }
  EXPECT_EQ(read_filter(Facet::Year, "0877").text, "877");
}

TEST(Filter, YearsAreNumbers) {
  for (char const* text : {"", "x", "20x", "-3", "0", "10000", "99999999999999999999"}) {
    Filters filters;
    filters[Facet::Year] = filter_for_value(Facet::Year, text);
    EXPECT_FALSE(filters.year()) << text;
    EXPECT_TRUE(filters.is_empty()) << text;
    filters[Facet::Year] = read_filter(Facet::Year, text);
    EXPECT_FALSE(filters.year()) << text;
    EXPECT_EQ(check_filters(filters).has_value(), *text == '\0') << text;
  }
  Filters filters;
  filters[Facet::Year] = filter_for_value(Facet::Year, "2023");
  EXPECT_EQ(filters.year(), 2023);
}

TEST(Filter, AreEmptyIfAllAreOff) {
  EXPECT_TRUE(Filters{}.is_empty());
  for (FacetRow const& row : kFacets) {
    Filters filters;
    filters[row.facet].text = "1";
    EXPECT_FALSE(filters.is_empty()) << row.name;
  }
  Filters dated;
  dated.dates.to = schema::parse_iso_date("2023-01-01");
  EXPECT_FALSE(dated.is_empty());
}

TEST(Filter, ThatIsNotUtf8IsRefused) {
  for (FacetRow const& row : kFacets) {
    Filters filters;
    filters[row.facet].text = "\xFF";
    auto const checked = check_filters(filters);
    ASSERT_FALSE(checked) << row.name;
    EXPECT_EQ(checked.error().code, base::ErrorCode::InvalidArgument);
  }
}

}  // namespace
}  // namespace tracuu::search
