// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/posting_list.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace tracuu::search {
namespace {

using Postings = std::map<Xapian::docid, Xapian::termcount>;

constexpr Xapian::docid kEnd = 200'000;

/// Postings in every `step`-th document, about, and now and then many in one.
Postings some_postings(unsigned step, unsigned seed) {
  std::mt19937 random(seed);
  Postings postings;
  for (Xapian::docid document = 1; document < kEnd;
       document += static_cast<Xapian::docid>(1 + random() % (2UL * step))) {
    postings[document] =
        static_cast<Xapian::termcount>(random() % 50 == 0 ? random() : 1 + random() % 9);
  }
  return postings;
}

PostingList packed(Postings const& postings) {
  PostingList list;
  for (auto const& [document, occurrences] : postings) list.add(document, occurrences);
  list.complete(std::vector<float>(kEnd, 1));
  return list;
}

Postings read(PostingList const& list, std::size_t begin, std::size_t end) {
  Postings read;
  list.for_each(begin, end, [&](Xapian::docid document, Xapian::termcount occurrences) {
    EXPECT_TRUE(read.empty() || read.rbegin()->first < document) << "in order";
    read[document] = occurrences;
  });
  return read;
}

class PostingListTest : public testing::TestWithParam<unsigned> {};

TEST_P(PostingListTest, HoldsWhatWasAdded) {
  Postings const postings = some_postings(GetParam(), 1);
  PostingList const list = packed(postings);
  EXPECT_EQ(list.size(), postings.size());
  EXPECT_EQ(read(list, 0, kEnd), postings);
  for (std::size_t const begin : {0U, 1U, 65'536U, 100'001U, kEnd}) {
    Postings const part(postings.lower_bound(static_cast<Xapian::docid>(begin)),
                        postings.lower_bound(static_cast<Xapian::docid>(begin + 65'536)));
    EXPECT_EQ(read(list, begin, begin + 65'536), part) << begin;
  }
}

TEST_P(PostingListTest, IsSearched) {
  Postings const postings = some_postings(GetParam(), 2);
  PostingList const list = packed(postings);
  for (unsigned const step : {1U, 7U, 900U, 60'000U}) {
    std::vector<Xapian::docid> wanted;
    Postings expected;
    for (auto const& [document, occurrences] : some_postings(step, 3)) {
      wanted.push_back(document);
      if (auto const found = postings.find(document); found != postings.end()) {
        expected.insert(*found);
      }
    }
    Postings found;
    list.look_up(wanted, [&](Xapian::docid document, Xapian::termcount occurrences) {
      found[document] = occurrences;
    });
    EXPECT_EQ(found, expected) << "every " << step << "th document is wanted";
  }
}

TEST_P(PostingListTest, TellsWhetherALongListHoldsADocument) {
  Postings const postings = some_postings(GetParam(), 4);
  PostingList const list = packed(postings);
  EXPECT_EQ(list.has_bits(), GetParam() < 16);
  for (Xapian::docid document = 1; list.has_bits() && document < kEnd; ++document) {
    ASSERT_EQ(list.holds(document), postings.contains(document)) << document;
  }
}

/// Changes at the end, in the middle and everywhere, of which some are not of the list.
TEST_P(PostingListTest, FollowsACommit) {
  std::mt19937 random(7);
  Postings postings = some_postings(GetParam(), 5);
  PostingList list = packed(postings);
  double mean = 1;
  for (Xapian::docid const from : {kEnd - 1'000, 1U, kEnd / 2, kEnd - 1, kEnd - 20'000}) {
    std::vector<Xapian::docid> changed;
    std::vector<PostingList::Posting> fresh;
    for (Xapian::docid document = from; document < kEnd && changed.size() < 300;
         document += static_cast<Xapian::docid>(1 + random() % 50)) {
      changed.push_back(document);
      postings.erase(document);
      if (random() % 2 == 0) continue;
      auto const occurrences = static_cast<Xapian::termcount>(1 + random() % 12);
      fresh.push_back({document, occurrences});
      postings[document] = occurrences;
    }
    double const growth = random() % 2 == 0 ? 1.01 : 0.98;
    mean *= growth;
    std::vector<float> const lengths(kEnd, static_cast<float>(1 / mean));
    list = list.followed(changed, fresh, lengths, growth);
    PostingList anew;
    for (auto const& [document, occurrences] : postings) anew.add(document, occurrences);
    anew.complete(lengths);
    EXPECT_EQ(list.size(), anew.size());
    EXPECT_EQ(list.bytes(), anew.bytes());
    EXPECT_EQ(list.has_bits(), anew.has_bits());
    EXPECT_EQ(read(list, 0, kEnd), postings);
    EXPECT_GE(list.most_share(), anew.most_share());
    EXPECT_LE(list.most_share(), std::min(1.0, 1.05 * anew.most_share()));
    for (Xapian::docid document = 1; list.has_bits() && document < kEnd; ++document) {
      EXPECT_EQ(list.holds(document), anew.holds(document)) << document;
    }
  }
}

TEST(PostingList, FollowsFromNothingToNothing) {
  PostingList const list = packed({}).followed({5, 9}, {{9, 2}}, std::vector<float>(20, 1), 1);
  EXPECT_EQ(read(list, 0, kEnd), (Postings{{9, 2}}));
  PostingList const none = list.followed({9}, {}, std::vector<float>(20, 1), 1);
  EXPECT_EQ(none.size(), 0u);
  EXPECT_EQ(read(none, 0, kEnd), Postings{});
  PostingList const crossing =
      packed({{1, 1}}).followed({2}, {{2, 1}}, std::vector<float>(3, 1), 1);
  EXPECT_TRUE(crossing.has_bits() && crossing.holds(1) && crossing.holds(2));
}

INSTANTIATE_TEST_SUITE_P(Lengths, PostingListTest, testing::Values(1U, 3U, 60U, 5'000U, 150'000U));

TEST(PostingList, IsSmall) {
  PostingList const list = packed(some_postings(10, 5));
  EXPECT_FALSE(list.is_dense());
  EXPECT_LT(list.bytes(), 4 * list.size());
}

TEST(PostingList, HasAByteForEachDocumentWhereItIsDense) {
  Postings const postings = some_postings(3, 6);
  PostingList const list = packed(postings);
  ASSERT_TRUE(list.is_dense());
  EXPECT_LT(list.bytes(), 2 * kEnd);
  Postings many;
  for (Xapian::docid document = 0; document < kEnd; ++document) {
    auto const posting = postings.find(document);
    Xapian::termcount const occurrences = posting == postings.end() ? 0 : posting->second;
    ASSERT_EQ(list.dense()[document], std::min<Xapian::termcount>(occurrences, 255)) << document;
    ASSERT_EQ(list.bits(document / 64) >> (document % 64) & 1, occurrences > 0 ? 1U : 0U);
    if (occurrences >= 255 && document >= 1'000 && document < 90'000) many.insert(*posting);
  }
  Postings told;
  list.for_many(1'000, 90'000, [&](Xapian::docid document, Xapian::termcount occurrences) {
    told[document] = occurrences;
  });
  EXPECT_EQ(told, many);
}

TEST(PostingList, HoldsWhatIsNotCounted) {
  Postings postings = some_postings(3, 7);
  for (auto& [document, occurrences] : postings) occurrences = 0;
  PostingList const list = packed(postings);
  EXPECT_FALSE(list.is_dense());
  EXPECT_EQ(read(list, 0, kEnd), postings);
}

TEST(PostingList, KnowsTheMostThatAPostingWeighs) {
  PostingList list;
  list.add(1, 1);
  list.add(2, 4);
  list.add(3, 5);
  list.complete({-1, 1, 0.5, 8});
  EXPECT_DOUBLE_EQ(list.most_share(), 4 / (1.2 * (0.25 + 0.75 * 0.5) + 4));
}

TEST(PostingList, MayBeEmpty) {
  PostingList const list = packed({});
  EXPECT_EQ(read(list, 0, kEnd), Postings{});
  list.look_up({1, 5}, [](Xapian::docid, Xapian::termcount) { FAIL(); });
}

}  // namespace
}  // namespace tracuu::search
