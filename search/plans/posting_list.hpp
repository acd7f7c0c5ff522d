// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/plans/document_set.hpp"

namespace tracuu::search {

/// Where a term stands: documents in order, and how often in each; packed into about two bytes
/// each. Built by add() and complete(), then only read: thread-safe to read.
///
/// A posting is one number of seven bits a byte, lowest first, the last byte without the eighth
/// bit: the step from the document before, and in the lowest three bits how often, up to seven; if
/// those are full, the rest of that follows as a number of its own. Blocks of kBlock postings begin
/// anew, so that a list can be searched.
///
/// A list that an eighth of all documents are in is dense: a byte for each document of the index
/// says how often, so that many lists are added up at the speed of memory. What is more often in a
/// document than a byte can say stands apart. Terms that stand in a document without being counted
/// (as those of sites) have no dense lists.
class PostingList {
 public:
  /// After all documents before `document`.
  void add(Xapian::docid document, Xapian::termcount occurrences);

  /// After the last one. `lengths` are those of all documents of the index, by id, against the
  /// mean.
  void complete(std::vector<float> const& lengths);

  struct Posting {
    Xapian::docid document;
    Xapian::termcount occurrences;
  };

  /// This list after a commit that changed some documents: without what it has of `changed`, with
  /// `fresh`, which these hold now; both are in order. What stands before the first change is
  /// copied as it is packed. `lengths` are those of complete() after the commit, and the mean has
  /// grown to `growth` times what it was.
  [[nodiscard]] PostingList followed(std::vector<Xapian::docid> const& changed,
                                     std::vector<Posting> const& fresh,
                                     std::vector<float> const& lengths, double growth) const;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const;

  /// The most that bm25_share() is of any, or a little more.
  [[nodiscard]] double most_share() const { return most_share_; }

  /// True for a list of a sixteenth of all documents.
  [[nodiscard]] bool has_bits() const { return !bits_.empty(); }

  /// Of a list that has bits: which of the 64 documents from 64 × `word` on it holds.
  [[nodiscard]] std::uint64_t bits(std::size_t word) const { return bits_[word]; }

  /// Of a list that has bits.
  [[nodiscard]] bool holds(Xapian::docid document) const {
    return ((bits_[document / 64] >> (document % 64)) & 1) != 0;
  }

  /// A dense list says kMostDense for that or more.
  static constexpr std::uint8_t kMostDense = 255;

  [[nodiscard]] bool is_dense() const { return !dense_.empty(); }

  /// Of a dense list: how often it stands in each document of the index, by id, up to kMostDense.
  [[nodiscard]] std::uint8_t const* dense() const { return dense_.data(); }

  /// Of a dense list: calls `take(document, occurrences)` for the postings in [begin, end) of which
  /// there are kMostDense or more, in order.
  template <class Take>
  void for_many(std::size_t begin, std::size_t end, Take take) const {
    for (auto const& [document, occurrences] : many_) {
      if (document >= begin && document < end) take(document, occurrences);
    }
  }

  /// Calls `take(document, occurrences)` for the postings in [begin, end), in order.
  template <class Take>
  void for_each(std::size_t begin, std::size_t end, Take take) const {
    if (is_dense()) {
      for_each_dense(begin, std::min(end, dense_.size()), take);
      return;
    }
    for (std::size_t block = block_of(begin); block < blocks_.size(); ++block) {
      if (blocks_[block].first >= end) return;
      for_block(block, [&](Xapian::docid document, Xapian::termcount occurrences) {
        if (document >= begin && document < end) take(document, occurrences);
      });
    }
  }

  /// Calls `take(document, occurrences)` for the postings of `documents`, which are in order.
  template <class Take>
  void look_up(std::vector<Xapian::docid> const& documents, Take take) const {
    if (is_dense()) {
      for (Xapian::docid const document : documents) {
        if (document < dense_.size() && dense_[document] != 0) take(document, often(document));
      }
      return;
    }
    auto wanted = documents.begin();
    auto const end = documents.end();
    for (std::size_t block = 0; wanted != end; ++block) {
      block = block_of(*wanted, block);
      if (block == blocks_.size()) return;
      for_block(block, [&](Xapian::docid document, Xapian::termcount occurrences) {
        while (wanted != end && *wanted < document) ++wanted;
        if (wanted != end && *wanted == document) take(document, occurrences);
      });
      Xapian::docid const next =
          block + 1 < blocks_.size() ? blocks_[block + 1].first : static_cast<Xapian::docid>(-1);
      while (wanted != end && *wanted < next) ++wanted;
    }
  }

 private:
  static constexpr std::size_t kBits = DocumentSet::kBits;
  static constexpr std::size_t kBlock = 128;
  static constexpr Xapian::termcount kFewOccurrences = 7;

  struct Block {
    Xapian::docid first;
    std::uint32_t begin;  ///< of its bytes
  };

  void append(std::uint64_t number);
  void make_dense(std::size_t end);
  void copy_blocks(PostingList const& other, std::size_t count);
  void follow_bits(PostingList const& old, std::vector<Xapian::docid> const& gone,
                   std::vector<Posting> const& fresh, std::size_t end);
  [[nodiscard]] PostingList followed_dense(std::vector<Xapian::docid> const& gone,
                                           std::vector<Posting> const& fresh,
                                           std::size_t end) const;
  [[nodiscard]] PostingList followed_packed(std::vector<Xapian::docid> const& gone,
                                            std::vector<Posting> const& fresh,
                                            std::size_t end) const;

  /// How often it stands in `document`: of a dense list.
  [[nodiscard]] Xapian::termcount often(Xapian::docid document) const {
    if (dense_[document] < kMostDense) return dense_[document];
    return std::ranges::lower_bound(many_, document, {}, &Posting::document)->occurrences;
  }

  template <class Take>
  void for_each_dense(std::size_t begin, std::size_t end, Take& take) const {
    for (std::size_t word = begin / kBits; word * kBits < end; ++word) {
      for_bits(bits_[word], [&](std::size_t place) {
        std::size_t const at = word * kBits + place;
        if (at < begin || at >= end) return;
        auto const document = static_cast<Xapian::docid>(at);
        take(document, often(document));
      });
    }
  }

  /// The block that may hold `document`, or the first one after it: of those from `from` on.
  [[nodiscard]] std::size_t block_of(std::size_t document, std::size_t from = 0) const {
    auto const begin = blocks_.begin() + static_cast<std::ptrdiff_t>(from);
    auto const after = std::upper_bound(
        begin, blocks_.end(), document,
        [](std::size_t wanted, Block const& block) { return wanted < block.first; });
    return static_cast<std::size_t>((after == begin ? after : after - 1) - blocks_.begin());
  }

  [[nodiscard]] static std::uint64_t number_at(std::uint8_t const*& at) {
    std::uint64_t number = *at & 0x7fU;
    for (unsigned shift = 7; (*at++ & 0x80U) != 0; shift += 7) {
      number |= static_cast<std::uint64_t>(*at & 0x7fU) << shift;
    }
    return number;
  }

  template <class Take>
  void for_block(std::size_t block, Take take) const {
    std::uint8_t const* at = bytes_.data() + blocks_[block].begin;
    std::size_t const count = std::min(kBlock, size_ - block * kBlock);
    Xapian::docid document = blocks_[block].first;
    for (std::size_t i = 0; i < count; ++i) {
      std::uint64_t const number = number_at(at);
      document += static_cast<Xapian::docid>(number / (kFewOccurrences + 1));
      auto occurrences = static_cast<Xapian::termcount>(number % (kFewOccurrences + 1));
      if (occurrences == kFewOccurrences) {
        occurrences += static_cast<Xapian::termcount>(number_at(at));
      }
      take(document, occurrences);
    }
  }

  std::vector<Block> blocks_;        ///< of a list that is not dense
  std::vector<std::uint8_t> bytes_;  ///< of their postings
  std::vector<std::uint64_t> bits_;  ///< of a long list: one for each document of the index
  std::vector<std::uint8_t> dense_;  ///< of a dense list: by document id
  std::vector<Posting> many_;        ///< of a dense list: those of kMostDense or more, in order
  double most_share_ = 0;
  std::size_t size_ = 0;
  Xapian::docid last_ = 0;
  Xapian::termcount least_occurrences_ = 1;
};

}  // namespace tracuu::search
