// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// The terms of a batch, numbered 0, 1, 2 … as they are met: a hash table with open
/// addresses. A term and its bytes lie side by side, so that finding it costs
/// two accesses to memory, and the first can be asked for ahead. Not thread-safe.
class TermTable {
 public:
  struct Term {
    std::uint32_t number = 0;
    std::uint32_t text_bytes = 0;
    // What InvertedBatch knows of it.
    std::uint32_t last_document = 0;  ///< that holds it
    std::uint32_t last_entry = 0;     ///< for that document
    std::uint32_t document_count = 0;

    [[nodiscard]] std::string_view text() const {
      return {reinterpret_cast<char const*>(this + 1), text_bytes};
    }
  };

  TermTable() { clear(); }

  [[nodiscard]] static std::uint64_t hash(std::string_view text);

  /// Asks memory for what find_or_add() will look at first.
  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask_]); }

  /// `hash` is that of `text`. Valid until clear().
  Term& find_or_add(std::string_view text, std::uint64_t hash);

  [[nodiscard]] std::size_t size() const { return terms_.size(); }
  [[nodiscard]] Term const& operator[](std::size_t number) const { return *terms_[number]; }

  void clear();

 private:
  struct Slot {
    Term* term = nullptr;  ///< none: the slot is free
    std::uint64_t hash = 0;
  };

  Term* add(std::string_view text);
  void grow();
  [[nodiscard]] Slot& free_slot(std::uint64_t hash);

  std::pmr::monotonic_buffer_resource memory_;
  std::vector<Term*> terms_;
  std::vector<Slot> slots_;  ///< a power of two, at least half of them free
  std::uint64_t mask_ = 0;
};

}  // namespace tracuu::indexer
