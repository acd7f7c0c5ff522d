// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/weight_sums.hpp"

#include <bit>
#include <cstring>

#include "search/plans/term_weight.hpp"

namespace tracuu::search {

namespace {

// All go through plain arrays without a branch, so that the compiler makes vector code of them:
// also for processors that can do more than all of their kind can. (Sanitizers do not take
// functions that are chosen when the program is loaded.)
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define TRACUU_VECTOR_CODE __attribute__((target_clones("avx2", "default")))
#else
#define TRACUU_VECTOR_CODE
#endif

TRACUU_VECTOR_CODE
void add_units_of(std::uint8_t const* occurrences, std::size_t count, float weight, float* sums) {
  for (std::size_t i = 0; i < count; ++i) sums[i] += occurrences[i] != 0 ? weight : 0.0F;
}

TRACUU_VECTOR_CODE
void add_bm25_of(std::uint8_t const* occurrences, float const* lengths, std::size_t count,
                 float weight, float* sums) {
  constexpr auto kOfAnyLength = static_cast<float>(kBm25K1 * (1 - kBm25B));
  constexpr auto kOfLength = static_cast<float>(kBm25K1 * kBm25B);
  for (std::size_t i = 0; i < count; ++i) {
    auto const often = static_cast<float>(occurrences[i]);
    sums[i] += weight * often / (kOfAnyLength + kOfLength * lengths[i] + often);
  }
}

TRACUU_VECTOR_CODE
std::size_t count_of(float const* sums, std::size_t count, float least) {
  std::uint32_t found = 0;
  for (std::size_t i = 0; i < count; ++i) found += sums[i] >= least ? 1U : 0U;
  return found;
}

constexpr std::size_t kBytes = 8;

/// A bit for each of eight bytes that are 0 or 1, the first one lowest. A multiplication moves byte
/// i to bit 56 + i (Warren, "Hacker's Delight", 2nd edition, 7-4).
std::uint64_t bits_of(std::uint8_t const* bytes) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, kBytes);
  return (word * 0x0102'0408'1020'4080U) >> 56U;
}

/// Which of 64 sums are `least` or more.
TRACUU_VECTOR_CODE
std::uint64_t heavy_of(float const* sums, float least) {
  std::uint8_t is_heavy[DocumentSet::kBits];
  for (std::size_t i = 0; i < DocumentSet::kBits; ++i) is_heavy[i] = sums[i] >= least ? 1 : 0;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kBytes; ++i) bits |= bits_of(is_heavy + i * kBytes) << (i * kBytes);
  return bits;
}

}  // namespace

void WeightSums::reset(std::size_t begin, std::size_t end) {
  begin_ = begin;
  end_ = end;
  std::size_t const words = (end - begin + kBits - 1) / kBits;
  sums_.assign(words * kBits, 0);
  met_.assign(words, 0);
  kept_.assign(words, ~std::uint64_t{0});
}

void WeightSums::keep(MatchList const& matches, bool is_in_matches) {
  std::vector<std::uint64_t> bits(met_.size());
  for (Xapian::docid const document : matches.documents) {
    std::size_t const at = document - begin_;
    bits[at / kBits] |= std::uint64_t{1} << (at % kBits);
  }
  for (std::size_t word = 0; word < bits.size(); ++word) {
    kept_[word] &= is_in_matches ? bits[word] : ~bits[word];
  }
}

void WeightSums::meet(PostingList const& list) {
  for (std::size_t word = 0; word < met_.size(); ++word) {
    met_[word] |= list.bits(begin_ / kBits + word);
  }
}

void WeightSums::add_units(PostingList const& list, double weight, bool meets) {
  if (list.is_dense()) {
    add_units_of(list.dense() + begin_, end_ - begin_, static_cast<float>(weight), sums_.data());
    if (meets) meet(list);
    return;
  }
  list.for_each(begin_, end_, [&](Xapian::docid document, Xapian::termcount /*occurrences*/) {
    add(document, weight, meets);
  });
}

void WeightSums::add_bm25(PostingList const& list, double weight, std::vector<float> const& lengths,
                          bool meets) {
  if (!list.is_dense()) {
    list.for_each(begin_, end_, [&](Xapian::docid document, Xapian::termcount occurrences) {
      add(document, weight * bm25_share(occurrences, lengths[document]), meets);
    });
    return;
  }
  add_bm25_of(list.dense() + begin_, lengths.data() + begin_, end_ - begin_,
              static_cast<float>(weight), sums_.data());
  list.for_many(begin_, end_, [&](Xapian::docid document, Xapian::termcount occurrences) {
    double const length = lengths[document];
    double const share = bm25_share(occurrences, length);
    add(document, weight * (share - bm25_share(PostingList::kMostDense, length)), meets);
  });
  if (meets) meet(list);
}

std::uint64_t WeightSums::heavy(std::size_t word, double least) const {
  if (least <= 0) return ~std::uint64_t{0};
  float const* const sums = sums_.data() + word * kBits;
  auto const bound = static_cast<float>(least);
  return count_of(sums, kBits, bound) > 0 ? heavy_of(sums, bound) : 0;
}

std::size_t WeightSums::count_heavy(double least) const {
  return count_of(sums_.data(), sums_.size(), static_cast<float>(least));
}

void WeightSums::drop_light(MatchList& documents, double least) const {
  std::erase_if(documents.documents,
                [&](Xapian::docid document) { return sums_[document - begin_] < least; });
  documents.weights.resize(documents.documents.size());
}

void WeightSums::add_to(DocumentSet& set, double least) const {
  for (std::size_t word = 0; word < met_.size(); ++word) {
    set.add_word(begin_ / kBits + word, told(word) & heavy(word, least));
  }
}

void WeightSums::append_to(MatchList& list) const {
  for_met(0, [&](Xapian::docid document, double sum) { list.add(document, sum); });
}

}  // namespace tracuu::search
