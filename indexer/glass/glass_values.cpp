// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_values.hpp"

#include <algorithm>

#include "indexer/glass/glass_keys.hpp"
#include "indexer/glass/glass_packing.hpp"
#include "schema/field_limits.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kValueChunkBytes = 2000;

static_assert(schema::kSlotEnd <= kGlassSlotEnd);

}  // namespace

void SlotStatistics::add(std::uint64_t more_documents, std::string_view least,
                         std::string_view most) {
  if (documents == 0 || least < smallest) smallest = least;
  if (documents == 0 || most > largest) largest = most;
  documents += more_documents;
}

std::map<std::uint32_t, SlotValues> values_by_slot(InvertedBatch const& batch) {
  std::map<std::uint32_t, SlotValues> slots;
  for (std::uint32_t number = 1; number <= batch.document_count(); ++number) {
    for (auto const& [slot, value] : batch.document(number).values) {
      slots[slot].emplace_back(number, value);
    }
  }
  return slots;
}

std::string glass_slot_statistics_key(std::uint32_t slot) {
  std::string key(kGlassSlotStatisticsKey);
  for (std::uint32_t rest = slot; rest > 0; rest >>= 8) key += static_cast<char>(rest);
  return key;
}

std::string glass_values_key(std::uint32_t slot) {
  std::string key(kGlassValuesKey);
  pack_uint(key, slot);
  return key;
}

std::string glass_slot_statistics(SlotStatistics const& statistics) {
  std::string tag;
  pack_uint(tag, statistics.documents);
  pack_string(tag, statistics.smallest);
  if (statistics.largest != statistics.smallest) tag += statistics.largest;
  return tag;
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

void GlassValueWriter::add(std::uint32_t document, std::string_view value) {
  if (chunk_.size() >= kValueChunkBytes) {
    end();
    chunk_.clear();
  }
  if (chunk_.empty()) {
    chunk_key_ = key_;
    pack_sortable_uint(chunk_key_, document);
  } else {
    pack_uint(chunk_, document - last_document_ - 1);
  }
  pack_string(chunk_, value);
  last_document_ = document;
}

}  // namespace tracuu::indexer
