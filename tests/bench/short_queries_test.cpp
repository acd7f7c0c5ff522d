// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/short_queries.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace tracuu::bench {
namespace {

std::vector<CorpusText> corpus() {
  return {
      {"a", "Hôm qua Lam Giang thua Yên Lãng. Ngày mai lúa chín."},
      {"b", "Hôm nay Lam Giang gặp Vân Khê, và Yên Lãng nghỉ."},
      {"c", "Hôm nay Vân Khê họp. Lúa chín."},
      {"d", "Ngày mai Hồng Lạc họp với Lam Sơn Hạ Trung Lý."},
  };
}

TEST(ShortQueries, TwoNamesOfOneDocumentAndAVerb) {
  std::vector<ShortQuery> const queries = make_short_queries(corpus(), 20, 7);
  ASSERT_FALSE(queries.empty());
  for (ShortQuery const& query : queries) {
    EXPECT_FALSE(query.documents.empty()) << query.text;
    EXPECT_EQ(query.text.find("Hôm"), std::string::npos) << "a sentence's first word is no name";
    EXPECT_EQ(query.text.find("Hồng"), std::string::npos) << "one document only holds it";
    EXPECT_EQ(query.text.find("Trung"), std::string::npos) << "five words are no name";
    bool const of_both = query.text.find("Lam Giang") != std::string::npos &&
                         query.text.find("Yên Lãng") != std::string::npos;
    EXPECT_EQ(query.documents,
              of_both ? (std::vector<std::string>{"a", "b"}) : (std::vector<std::string>{"b"}))
        << query.text;
  }
}

TEST(ShortQueries, AllWordsJoined) {
  for (ShortQuery const& query : make_short_queries(corpus(), 5, 7)) {
    std::string text = query.any_word;
    for (std::size_t at = 0; (at = text.find(" OR ", at)) != std::string::npos;) {
      text.replace(at, 4, " ");
    }
    EXPECT_EQ(text, query.text);
  }
}

TEST(ShortQueries, DependOnTheSeed) {
  auto const texts = [](std::uint32_t seed) {
    std::vector<std::string> all;
    for (ShortQuery const& query : make_short_queries(corpus(), 5, seed)) all.push_back(query.text);
    return all;
  };
  EXPECT_EQ(texts(7), texts(7));
  EXPECT_NE(texts(7), texts(8));
}

TEST(ShortQueries, NoneOfNothing) {
  EXPECT_TRUE(make_short_queries({}, 5, 7).empty());
  EXPECT_TRUE(make_short_queries({{"a", "lúa chín"}}, 5, 7).empty());
}

}  // namespace
}  // namespace tracuu::bench
