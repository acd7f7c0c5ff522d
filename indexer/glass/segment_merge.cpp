// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/segment_merge.hpp"

#include <algorithm>

#include "indexer/glass/glass_packing.hpp"

namespace tracuu::indexer {

void append_merge_key(std::string& part, std::string_view before, std::string_view key) {
  std::size_t const shared = shared_prefix_bytes(before, key);
  pack_uint(part, shared);
  pack_string(part, key.substr(shared));
}

SegmentMerge::SegmentMerge(SegmentFile const& file, std::span<SegmentPart const> parts,
                           std::size_t buffer_bytes) {
  sources_.reserve(parts.size());
  for (SegmentPart const& part : parts) {
    sources_.push_back({PartReader(file, part, buffer_bytes), {}});
    wait(static_cast<std::uint32_t>(sources_.size() - 1));
  }
}

bool SegmentMerge::next() {
  for (std::uint32_t const source : group_) wait(source);
  group_.clear();
  readers_.clear();
  if (waiting_.empty()) return false;
  do {
    group_.push_back(take_first());
    readers_.push_back(&sources_[group_.back()].reader);
  } while (!waiting_.empty() && sources_[waiting_.front().source].key == key());
  return true;
}

/// Reads the source's next key, if there is one.
void SegmentMerge::wait(std::uint32_t number) {
  Source& source = sources_[number];
  if (source.reader.at_end()) return;
  source.key.resize(source.reader.take_uint());
  source.key += source.reader.take_string();
  waiting_.push_back({head_bytes(source.key), number});
  std::ranges::push_heap(waiting_, [this](auto const& a, auto const& b) { return is_later(a, b); });
}

std::uint32_t SegmentMerge::take_first() {
  std::ranges::pop_heap(waiting_, [this](auto const& a, auto const& b) { return is_later(a, b); });
  std::uint32_t const first = waiting_.back().source;
  waiting_.pop_back();
  return first;
}

bool SegmentMerge::is_later(Waiting const& one, Waiting const& other) const {
  if (one.head != other.head) return one.head > other.head;
  int const order = sources_[one.source].key.compare(sources_[other.source].key);
  return order != 0 ? order > 0 : one.source > other.source;
}

}  // namespace tracuu::indexer
