// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_term_list.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tracuu::indexer {
namespace {

using namespace std::string_literals;

std::vector<std::string> lists_of(
    std::vector<std::vector<std::pair<std::string, std::uint32_t>>> const& documents) {
  InvertedBatch batch;
  for (auto const& terms : documents) {
    DocumentContent content;
    for (auto const& [term, wdf] : terms) content.add_posting(term, wdf);
    batch.add(content);
  }
  batch.sort();
  return glass_term_lists(batch);
}

TEST(GlassTermList, NamesDocumentsByASortableNumber) {
  EXPECT_EQ(glass_document_key(1), "\0\x01"s);
  EXPECT_EQ(glass_document_key(0x8000), "\x80\x80\0"s);
}

TEST(GlassTermList, KeepsEachTermAsItDiffersFromTheOneBefore) {
  // Length and count; a first term whole; then (wdf + 1) * (bytes before + 1) + shared bytes.
  EXPECT_EQ(lists_of({{{"dan", 2}, {"dao", 1}}})[0],
            "\x03\x02\x03"
            "dan"
            "\x02\x0a\x01"
            "o");
  EXPECT_EQ(lists_of({{{"dan", 0}, {"van", 0}}})[0], "\0\x02\x03"s + "dan" + "\0\x04\x03"s + "van");
}

TEST(GlassTermList, WritesALargeWdfApart) {
  EXPECT_EQ(lists_of({{{"dan", 1}, {"dao", 100}}})[0],
            "\x65\x02\x03"
            "dan"
            "\x01\x02\x01"
            "o\x64");
  // 255 still fits beside the shared bytes: (62 + 1) * 4 + 2 is 254, (63 + 1) * 4 + 2 is 258.
  EXPECT_EQ(lists_of({{{"dan", 1}, {"dao", 62}}})[0],
            "\x3f\x02\x03"
            "dan"
            "\x01\xfe\x01"
            "o");
  EXPECT_EQ(lists_of({{{"dan", 1}, {"dao", 63}}})[0],
            "\x40\x02\x03"
            "dan"
            "\x01\x02\x01"
            "o\x3f");
}

TEST(GlassTermList, SortsTermsAndAddsWdfs) {
  EXPECT_EQ(lists_of({{{"dao", 1}, {"dan", 1}, {"dan", 1}}}), lists_of({{{"dan", 2}, {"dao", 1}}}));
}

TEST(GlassTermList, KeepsDocumentsApart) {
  auto const lists = lists_of({{{"a", 1}}, {}, {{"b", 1}, {"a", 1}}});
  ASSERT_EQ(lists.size(), 3u);
  EXPECT_EQ(lists[0],
            "\x01\x01\x01"
            "a\x01");
  EXPECT_EQ(lists[1], "") << "a document without terms";
  EXPECT_EQ(lists[2],
            "\x02\x02\x01"
            "a\x01\x04\x01"
            "b");
}

TEST(GlassTermList, HoldsTheLongestTerms) {
  std::string const one(245, 'a');
  std::string const other = std::string(244, 'a') + 'b';
  EXPECT_EQ(lists_of({{{one, 0}, {other, 0}}})[0], "\0\x02\xf5"s + one + '\0' +
                                                       "\xf4\x01"
                                                       "b" +
                                                       '\0')
      << "(0 + 1) * 246 + 244 does not fit";
}

}  // namespace
}  // namespace tracuu::indexer
