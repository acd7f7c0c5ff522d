// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/segment.hpp"

#include <algorithm>
#include <vector>

#include "base/release.hpp"
#include "indexer/glass/glass_keys.hpp"
#include "indexer/glass/glass_packing.hpp"
#include "indexer/glass/glass_position_list.hpp"
#include "indexer/glass/glass_term_list.hpp"
#include "indexer/glass/glass_values.hpp"
#include "indexer/glass/segment_merge.hpp"

namespace tracuu::indexer {

namespace {

/// Tags of fewer bytes are not worth deflating.
constexpr std::size_t kMinDeflatedBytes = 18;

GlassStatistics statistics_of(InvertedBatch const& batch) {
  GlassStatistics statistics;
  for (std::uint32_t number = 1; number <= batch.document_count(); ++number) {
    InvertedBatch::Document const& document = batch.document(number);
    statistics.add({1, document.length, document.length, document.largest_wdf, document.length});
  }
  return statistics;
}

}  // namespace

SegmentFiles::SegmentFiles(std::filesystem::path folder)
    : folder_(std::move(folder)),
      files_{SegmentFile(folder_ / "postings"), SegmentFile(folder_ / "document-data"),
             SegmentFile(folder_ / "term-lists"), SegmentFile(folder_ / "positions")} {}

base::Result<Segment> SegmentWriter::write(InvertedBatch const& batch,
                                           std::uint32_t first_document) {
  first_document_ = first_document;
  Segment segment{{}, statistics_of(batch)};
  for (std::size_t table = 0; table < segment.parts.size(); ++table) {
    part_.clear();
    last_key_.clear();
    make_part(table, batch);
    auto const part = files_[table].append(part_);
    if (!part) return part.error();
    segment.parts[table] = *part;
  }
  constexpr std::size_t kKeptPartBytes = 8 << 20;  // that of one very long text is given back
  if (part_.capacity() > kKeptPartBytes) base::release(part_);
  return segment;
}

void SegmentWriter::make_part(std::size_t table, InvertedBatch const& batch) {
  switch (table) {
    case 0: return make_postings(batch);
    case 1: return make_document_data(batch);
    case 2: return make_term_lists(batch);
    default: return make_positions(batch);
  }
}

void SegmentWriter::make_postings(InvertedBatch const& batch) {
  make_values(batch);
  begin_postings(kGlassLengthsKey, batch.document_count(), 0);
  std::uint32_t last = 0;
  for (std::uint32_t number = 1; number <= batch.document_count(); ++number) {
    append_document(number, last);
    pack_uint(part_, batch.document(number).length);
  }
  std::string key;
  for (std::size_t term = 0; term < batch.term_count(); ++term) {
    auto const postings = batch.postings(term);
    std::uint64_t occurrences = 0;
    for (InvertedBatch::Posting const& posting : postings) occurrences += posting.wdf;
    key.clear();
    pack_sortable_string(key, batch.term(term));
    begin_postings(key, postings.size(), occurrences);
    last = 0;
    for (InvertedBatch::Posting const& posting : postings) {
      append_document(posting.document, last);
      pack_uint(part_, posting.wdf);
    }
  }
}

void SegmentWriter::begin_postings(std::string_view key, std::size_t documents,
                                   std::uint64_t occurrences) {
  append_key(key);
  pack_uint(part_, documents);
  pack_uint(part_, occurrences);
}

void SegmentWriter::make_values(InvertedBatch const& batch) {
  auto const slots = values_by_slot(batch);
  for (auto const& [slot, values] : slots) {
    SlotStatistics statistics;
    for (auto const& [number, value] : values) statistics.add(1, value, value);
    append_key(glass_slot_statistics_key(slot));
    pack_uint(part_, statistics.documents);
    pack_string(part_, statistics.smallest);
    pack_string(part_, statistics.largest);
  }
  for (auto const& [slot, values] : slots) {
    append_key(glass_values_key(slot));
    pack_uint(part_, values.size());
    std::uint32_t last = 0;
    for (auto const& [number, value] : values) {
      append_document(number, last);
      pack_string(part_, value);
    }
  }
}

void SegmentWriter::make_positions(InvertedBatch const& batch) {
  std::string key;
  std::string list;
  for (std::size_t term = 0; term < batch.term_count(); ++term) {
    auto const postings = batch.postings(term);
    auto const documents =
        std::ranges::count_if(postings, [](auto const& one) { return one.position_count > 0; });
    if (documents == 0) continue;
    key.clear();
    pack_sortable_string(key, batch.term(term));
    key += '\0';
    append_key(key);
    pack_uint(part_, static_cast<std::uint64_t>(documents));
    std::uint32_t last = 0;
    for (InvertedBatch::Posting const& posting : postings) {
      if (posting.position_count == 0) continue;
      list.clear();
      append_position_list(list, batch.positions(posting));
      append_document(posting.document, last);
      pack_string(part_, list);
    }
  }
}

void SegmentWriter::make_term_lists(InvertedBatch const& batch) {
  std::vector<std::string> const lists = glass_term_lists(batch);
  for (std::uint32_t number = 1; number <= batch.document_count(); ++number) {
    std::string const key = glass_document_key(first_document_ - 1 + number);
    append_deflated(key, lists[number - 1]);
    std::string const slots = glass_used_slots(batch.document(number));
    if (!slots.empty()) append_deflated(key + '\0', slots);
  }
}

void SegmentWriter::make_document_data(InvertedBatch const& batch) {
  for (std::uint32_t number = 1; number <= batch.document_count(); ++number) {
    std::string const& data = batch.document(number).data;
    if (data.empty()) continue;
    pack_string(part_, glass_document_key(first_document_ - 1 + number));
    pack_uint(part_, 0);  // deflated it is as it comes (schema/stored_announcement.hpp)
    pack_string(part_, data);
  }
}

/// `number` counts from 1 in the batch; `last` is moved on.
void SegmentWriter::append_document(std::uint32_t number, std::uint32_t& last) {
  std::uint32_t const document = first_document_ - 1 + number;
  pack_uint(part_, document - last - 1);
  last = document;
}

void SegmentWriter::append_key(std::string_view key) {
  append_merge_key(part_, last_key_, key);
  last_key_ = key;
}

/// Deflated if that makes it shorter.
void SegmentWriter::append_deflated(std::string_view key, std::string_view tag) {
  auto const deflated = tag.size() > kMinDeflatedBytes ? deflater_.deflate(tag) : std::nullopt;
  pack_string(part_, key);
  pack_uint(part_, deflated ? 1 : 0);
  pack_string(part_, deflated.value_or(tag));
}

}  // namespace tracuu::indexer
