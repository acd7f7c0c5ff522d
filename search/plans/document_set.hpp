// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tracuu::search {

/// Calls `take(place)` for each bit of `word`, lowest first.
template <class Take>
void for_bits(std::uint64_t word, Take take) {
  for (; word != 0; word &= word - 1) take(static_cast<std::size_t>(std::countr_zero(word)));
}

/// Some of the documents of an index, a bit for each. A value.
class DocumentSet {
 public:
  static constexpr std::size_t kBits = 64;

  DocumentSet() = default;

  /// None of the documents below `end`, the only ones that it can take.
  explicit DocumentSet(std::size_t end) : words_(end / kBits + 1) {}

  void add(Xapian::docid document) {
    words_[document / kBits] |= std::uint64_t{1} << (document % kBits);
  }

  /// Adds all of `documents`.
  void add(std::vector<Xapian::docid> const& documents) {
    for (Xapian::docid const document : documents) add(document);
  }

  /// Adds those of the 64 documents from 64 × `word` on that have a bit.
  void add_word(std::size_t word, std::uint64_t bits) { words_[word] |= bits; }

  /// False too for documents that it can't take.
  [[nodiscard]] bool contains(Xapian::docid document) const {
    std::size_t const word = document / kBits;
    return word < words_.size() && ((words_[word] >> (document % kBits)) & 1) != 0;
  }

  /// How many there are.
  [[nodiscard]] std::size_t size() const {
    std::size_t size = 0;
    for (std::uint64_t const word : words_) size += static_cast<std::size_t>(std::popcount(word));
    return size;
  }

  /// In order.
  [[nodiscard]] std::vector<Xapian::docid> documents() const {
    std::vector<Xapian::docid> documents;
    documents.reserve(size());
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for_bits(words_[word], [&](std::size_t place) {
        documents.push_back(static_cast<Xapian::docid>(word * kBits + place));
      });
    }
    return documents;
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace tracuu::search
