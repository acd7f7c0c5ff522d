// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/glass/glass_table.hpp"
#include "indexer/glass/inverted_batch.hpp"

namespace tracuu::indexer {

/// How many documents have a value in a slot, with the smallest and the largest.
struct SlotStatistics {
  std::uint64_t documents = 0;
  std::string smallest;
  std::string largest;

  void add(std::uint64_t more_documents, std::string_view least, std::string_view most);
};

/// The values of one slot by the number of the document in the batch.
using SlotValues = std::vector<std::pair<std::uint32_t, std::string_view>>;

/// Views into `batch`.
[[nodiscard]] std::map<std::uint32_t, SlotValues> values_by_slot(InvertedBatch const& batch);

/// From this slot on the keys sort otherwise than the slots do.
inline constexpr std::uint32_t kGlassSlotEnd = 128;

/// Keys in the posting table. REQUIRES: the slot is below kGlassSlotEnd.
[[nodiscard]] std::string glass_slot_statistics_key(std::uint32_t slot);
[[nodiscard]] std::string glass_values_key(std::uint32_t slot);

[[nodiscard]] std::string glass_slot_statistics(SlotStatistics const& statistics);

/// The slots that a document uses, as the term list table keeps them.
[[nodiscard]] std::string glass_used_slots(InvertedBatch::Document const& document);

/// Writes the values of one slot into the posting table, in chunks of about 2,000
/// bytes under the slot and their first document. Not thread-safe.
class GlassValueWriter {
 public:
  /// `key` is the slot's glass_values_key().
  GlassValueWriter(GlassTableWriter& table, std::string_view key) : table_(table), key_(key) {}

  /// REQUIRES: documents are added in rising order.
  void add(std::uint32_t document, std::string_view value);

  /// REQUIRES: at least one was added.
  void end() { table_.add(chunk_key_, chunk_); }

 private:
  GlassTableWriter& table_;
  std::string key_;
  std::string chunk_key_;
  std::string chunk_;
  std::uint32_t last_document_ = 0;
};

}  // namespace tracuu::indexer
