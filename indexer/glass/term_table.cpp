// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/term_table.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "base/release.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kFirstSlots = 1 << 12;

/// 2^64 divided by the golden ratio (Knuth, "The Art of Computer Programming", 6.4).
constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * kFactor;
  return hash ^ (hash >> 32);
}

}  // namespace

std::uint64_t TermTable::hash(std::string_view text) {
  std::uint64_t hash = text.size() * kFactor;
  std::uint64_t word = 0;
  while (text.size() >= sizeof(word)) {
    std::memcpy(&word, text.data(), sizeof(word));
    hash = mixed(hash, word);
    text.remove_prefix(sizeof(word));
  }
  word = 0;
  for (char const byte : text) word = word << 8 | static_cast<unsigned char>(byte);
  return mixed(hash, word);
}

TermTable::Term& TermTable::find_or_add(std::string_view text, std::uint64_t hash) {
  for (std::uint64_t at = hash & mask_; slots_[at].term != nullptr; at = (at + 1) & mask_) {
    if (slots_[at].hash == hash && slots_[at].term->text() == text) return *slots_[at].term;
  }
  if (2 * (terms_.size() + 1) > slots_.size()) grow();
  return *(free_slot(hash) = {add(text), hash}).term;
}

TermTable::Term* TermTable::add(std::string_view text) {
  void* const place = memory_.allocate(sizeof(Term) + text.size(), alignof(Term));
  auto* const term = new (place)
      Term{static_cast<std::uint32_t>(terms_.size()), static_cast<std::uint32_t>(text.size())};
  std::ranges::copy(text, reinterpret_cast<char*>(term + 1));
  terms_.push_back(term);
  return term;
}

void TermTable::grow() {
  std::vector<Slot> const before = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
  mask_ = slots_.size() - 1;
  for (Slot const& slot : before) {
    if (slot.term != nullptr) free_slot(slot.hash) = slot;
  }
}

TermTable::Slot& TermTable::free_slot(std::uint64_t hash) {
  std::uint64_t at = hash & mask_;
  while (slots_[at].term != nullptr) at = (at + 1) & mask_;
  return slots_[at];
}

/// The slots stay as many: the next batch is about as large.
void TermTable::clear() {
  memory_.release();
  constexpr std::size_t kKeptSlots = 1 << 20;  // the table of a very large batch is given back
  if (slots_.size() > kKeptSlots) {
    base::release(slots_);
    base::release(terms_);
  }
  terms_.clear();
  slots_.assign(std::max(slots_.size(), kFirstSlots), {});
  mask_ = slots_.size() - 1;
}

}  // namespace tracuu::indexer
