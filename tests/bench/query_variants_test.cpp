// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/query_variants.hpp"

#include <gtest/gtest.h>

namespace tracuu::bench {
namespace {

constexpr std::uint32_t kSeed = 20261123;

std::string varied(char const* text, Variant variant) {
  return vary({Query{"1", text}}, variant, kSeed)[0].text;
}

TEST(QueryVariants, WhatTheyMake) {
  constexpr char const* kText = "Ủy ban nhân dân xã";
  EXPECT_EQ(varied(kText, Variant::AsTyped), kText);
  EXPECT_EQ(varied(kText, Variant::NoMarks), "uy ban nhan dan xa");
  EXPECT_EQ(varied(kText, Variant::Telex), "Uyr ban nhaan daan xax");
  EXPECT_EQ(varied(kText, Variant::Vni), "Uy3 ban nha6n da6n xa4");
  EXPECT_EQ(varied("hệ", Variant::Nfd), "he\u0323\u0302");
  EXPECT_EQ(varied("hệ hoà", Variant::OldTone), "hệ hòa");
  EXPECT_EQ(varied("hệ hòa", Variant::NewTone), "hệ hoà");
  EXPECT_EQ(varied(kText, Variant::Abbrev), "UBND xã");
  EXPECT_NE(varied(kText, Variant::Typo), kText);
}

TEST(QueryVariants, TheSameForTheSameSeed) {
  std::vector<Query> queries;
  for (int i = 0; i < 50; ++i) queries.push_back({std::to_string(i), "hướng dẫn thủ tục đất đai"});
  for (Variant const variant : kVariants) {
    auto const first = vary(queries, variant, kSeed);
    auto const second = vary(queries, variant, kSeed);
    ASSERT_EQ(first.size(), queries.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      EXPECT_EQ(first[i].text, second[i].text) << name_of(variant);
      EXPECT_EQ(first[i].id, queries[i].id) << name_of(variant);
    }
  }
}

TEST(QueryVariants, Names) {
  for (Variant const variant : kVariants) EXPECT_EQ(variant_named(name_of(variant)), variant);
  EXPECT_EQ(variant_named("as typed"), std::nullopt);
}

}  // namespace
}  // namespace tracuu::bench
