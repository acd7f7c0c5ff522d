// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/posting_list.hpp"

#include <map>

#include "search/plans/term_weight.hpp"

namespace tracuu::search {

namespace {

/// A list of this share of all documents (one in so many) has bits: they take less than it does.
constexpr std::size_t kWorthBits = 16;

/// A list of this share is dense: reading it packed takes longer than going through a byte for each
/// document.
constexpr std::size_t kWorthDense = 8;

std::uint8_t dense_byte(Xapian::termcount occurrences) {
  constexpr Xapian::termcount kMost = PostingList::kMostDense;
  return static_cast<std::uint8_t>(std::min(occurrences, kMost));
}

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
    dense[document] = dense_byte(occurrences);
    if (occurrences >= kMostDense) many_.push_back({document, occurrences});
  });
  dense_ = std::move(dense);
  blocks_.clear();
  bytes_.clear();
}

// A document that stays gets a share of at most `growth` times what it had, or no more than that if
// the mean has shrunk: with o occurrences and K = k1 * (1 - b + b * length), which shrinks to no
// less than K / growth, the share is o / (K + o). Lengths are rounded anew, too.
PostingList PostingList::followed(std::vector<Xapian::docid> const& changed,
                                  std::vector<Posting> const& fresh,
                                  std::vector<float> const& lengths, double growth) const {
  constexpr double kRoundedLengths = 1 + 1e-6;
  std::vector<Xapian::docid> gone;
  look_up(changed, [&](Xapian::docid document, Xapian::termcount) { gone.push_back(document); });
  bool const is_counted = std::ranges::find(fresh, 0U, &Posting::occurrences) == fresh.end();
  PostingList list = is_dense() && is_counted ? followed_dense(gone, fresh, lengths.size())
                                              : followed_packed(gone, fresh, lengths.size());
  list.most_share_ = std::min(1.0, most_share_ * std::max(1.0, growth) * kRoundedLengths);
  for (Posting const& posting : fresh) {
    list.most_share_ =
        std::max(list.most_share_, bm25_share(posting.occurrences, lengths[posting.document]));
  }
  return list;
}

PostingList PostingList::followed_dense(std::vector<Xapian::docid> const& gone,
                                        std::vector<Posting> const& fresh, std::size_t end) const {
  PostingList list;
  list.size_ = size_ - gone.size() + fresh.size();
  list.dense_.reserve(end);
  list.dense_ = dense_;
  list.dense_.resize(end);
  std::map<Xapian::docid, Xapian::termcount> many;
  for (Posting const& posting : many_) many.emplace(posting.document, posting.occurrences);
  for (Xapian::docid const document : gone) {
    list.dense_[document] = 0;
    many.erase(document);
  }
  for (Posting const& posting : fresh) {
    list.dense_[posting.document] = dense_byte(posting.occurrences);
    if (posting.occurrences >= kMostDense) many[posting.document] = posting.occurrences;
  }
  for (auto const& [document, occurrences] : many) list.many_.push_back({document, occurrences});
  list.follow_bits(*this, gone, fresh, end);
  return list;
}

PostingList PostingList::followed_packed(std::vector<Xapian::docid> const& gone,
                                         std::vector<Posting> const& fresh, std::size_t end) const {
  if (is_dense()) {
    PostingList packed;
    for_each(0, end, [&](Xapian::docid document, Xapian::termcount occurrences) {
      packed.add(document, occurrences);
    });
    return packed.followed_packed(gone, fresh, end);
  }
  std::size_t first = end;
  if (!gone.empty()) first = gone.front();
  if (!fresh.empty()) first = std::min<std::size_t>(first, fresh.front().document);
  PostingList list;
  std::size_t block = block_of(first);
  list.copy_blocks(*this, block);
  auto left = gone.begin();
  auto next = fresh.begin();
  for (; block < blocks_.size(); ++block) {
    for_block(block, [&](Xapian::docid document, Xapian::termcount occurrences) {
      for (; next != fresh.end() && next->document < document; ++next) {
        list.add(next->document, next->occurrences);
      }
      if (left != gone.end() && *left == document) {
        ++left;
      } else {
        list.add(document, occurrences);
      }
    });
  }
  for (; next != fresh.end(); ++next) list.add(next->document, next->occurrences);
  list.follow_bits(*this, gone, fresh, end);
  return list;
}

/// The first `count` blocks, all of which are full.
void PostingList::copy_blocks(PostingList const& other, std::size_t count) {
  bool const is_all = count == other.blocks_.size();
  std::size_t const bytes = is_all ? other.bytes_.size() : other.blocks_[count].begin;
  constexpr std::size_t kMoreBytes = 64;  // for what is added mostly
  blocks_.reserve(other.blocks_.size() + 1);
  bytes_.reserve(other.bytes_.size() + kMoreBytes);
  blocks_.assign(other.blocks_.begin(), other.blocks_.begin() + static_cast<std::ptrdiff_t>(count));
  bytes_.assign(other.bytes_.begin(), other.bytes_.begin() + static_cast<std::ptrdiff_t>(bytes));
  size_ = std::min(count * kBlock, other.size_);
}

void PostingList::follow_bits(PostingList const& old, std::vector<Xapian::docid> const& gone,
                              std::vector<Posting> const& fresh, std::size_t end) {
  if (!is_dense() && size_ * kWorthBits < end) return;
  bits_ = old.bits_;
  bits_.resize(end / kBits + 1);
  auto const set = [&](Xapian::docid document) {
    bits_[document / kBits] |= std::uint64_t{1} << (document % kBits);
  };
  if (!old.has_bits()) {
    for_each(0, end, [&](Xapian::docid document, Xapian::termcount) { set(document); });
    return;
  }
  for (Xapian::docid const document : gone) {
    bits_[document / kBits] &= ~(std::uint64_t{1} << (document % kBits));
  }
  for (Posting const& posting : fresh) set(posting.document);
}

std::size_t PostingList::bytes() const {
  return sizeof(PostingList) + blocks_.size() * sizeof(Block) + bytes_.size() + dense_.size() +
         many_.size() * sizeof(Posting) + bits_.size() * sizeof(std::uint64_t);
}

}  // namespace tracuu::search
