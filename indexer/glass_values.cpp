// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass_values.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/glass_packing.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::string_view kStatisticsKey("\0\xd0", 2);
constexpr std::string_view kChunkKey("\0\xd8", 2);
constexpr std::size_t kChunkBytes = 2000;

/// The values of one slot by document.
using SlotValues = std::vector<std::pair<std::uint32_t, std::string_view>>;

std::map<std::uint32_t, SlotValues> values_by_slot(InvertedBatch const& batch) {
  std::map<std::uint32_t, SlotValues> slots;
  for (std::uint32_t document = 1; document <= batch.document_count(); ++document) {
    for (auto const& [slot, value] : batch.document(document).values) {
      slots[slot].emplace_back(document, value);
    }
  }
  return slots;
}

void write_statistics(GlassTableWriter& table, std::uint32_t slot, SlotValues const& values) {
  std::string_view smallest = values.front().second;
  std::string_view largest = smallest;
  for (auto const& [document, value] : values) {
    smallest = std::min(smallest, value);
    largest = std::max(largest, value);
  }
  std::string key(kStatisticsKey);
  for (std::uint32_t rest = slot; rest > 0; rest >>= 8) key += static_cast<char>(rest);
  std::string tag;
  pack_uint(tag, values.size());
  pack_string(tag, smallest);
  if (largest != smallest) tag += largest;
  table.add(key, tag);
}

void write_values(GlassTableWriter& table, std::uint32_t slot, SlotValues const& values) {
  std::string key;
  std::string chunk;
  std::uint32_t last = 0;
  for (auto const& [document, value] : values) {
    if (chunk.size() >= kChunkBytes) {
      table.add(key, chunk);
      chunk.clear();
    }
    if (chunk.empty()) {
      key = kChunkKey;
      pack_uint(key, slot);
      pack_sortable_uint(key, document);
    } else {
      pack_uint(chunk, document - last - 1);
    }
    pack_string(chunk, value);
    last = document;
  }
  table.add(key, chunk);
}

}  // namespace

void write_glass_values(GlassTableWriter& table, InvertedBatch const& batch) {
  auto const slots = values_by_slot(batch);
  for (auto const& [slot, values] : slots) write_statistics(table, slot, values);
  for (auto const& [slot, values] : slots) write_values(table, slot, values);
}

std::string glass_used_slots(InvertedBatch::Document const& document) {
  std::string slots;
  std::uint32_t next = 0;
  for (auto const& [slot, value] : document.values) {
    pack_uint(slots, slot - next);
    next = slot + 1;
  }
  return slots;
}

}  // namespace tracuu::indexer
