// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/posting_list.hpp"

#include "search/plans/term_weight.hpp"

namespace tracuu::search {

namespace {

/// A list of this share of all documents (one in so many) has bits: they take less than it does.
constexpr std::size_t kWorthBits = 16;

/// A list of this share is dense: reading it packed takes longer than going through a byte for each
/// document.
constexpr std::size_t kWorthDense = 8;

}  // namespace

void PostingList::add(Xapian::docid document, Xapian::termcount occurrences) {
  if (size_ % kBlock == 0) {
    blocks_.push_back({document, static_cast<std::uint32_t>(bytes_.size())});
    last_ = document;
  }
  Xapian::termcount const few = std::min(occurrences, kFewOccurrences);
  append(std::uint64_t{document - last_} * (kFewOccurrences + 1) + few);
  if (few == kFewOccurrences) append(occurrences - few);
  last_ = document;
  least_occurrences_ = std::min(least_occurrences_, occurrences);
  ++size_;
}

void PostingList::append(std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) {
    bytes_.push_back(static_cast<std::uint8_t>(number | 0x80U));
  }
  bytes_.push_back(static_cast<std::uint8_t>(number));
}

void PostingList::complete(std::vector<float> const& lengths) {
  if (size_ * kWorthBits >= lengths.size()) bits_.resize(lengths.size() / kBits + 1);
  for_each(0, lengths.size(), [&](Xapian::docid document, Xapian::termcount occurrences) {
    most_share_ = std::max(most_share_, bm25_share(occurrences, lengths[document]));
    if (has_bits()) bits_[document / kBits] |= std::uint64_t{1} << (document % kBits);
  });
  bool const is_worth_it = size_ * kWorthDense >= lengths.size();
  if (is_worth_it && least_occurrences_ > 0) make_dense(lengths.size());
  blocks_.shrink_to_fit();
  bytes_.shrink_to_fit();
}

void PostingList::make_dense(std::size_t end) {
  std::vector<std::uint8_t> dense(end);
  for_each(0, end, [&](Xapian::docid document, Xapian::termcount occurrences) {
    dense[document] =
        static_cast<std::uint8_t>(std::min<Xapian::termcount>(occurrences, kMostDense));
    if (occurrences >= kMostDense) many_.push_back({document, occurrences});
  });
  dense_ = std::move(dense);
  blocks_.clear();
  bytes_.clear();
}

std::size_t PostingList::bytes() const {
  return sizeof(PostingList) + blocks_.size() * sizeof(Block) + bytes_.size() + dense_.size() +
         many_.size() * sizeof(Posting) + bits_.size() * sizeof(std::uint64_t);
}

}  // namespace tracuu::search
