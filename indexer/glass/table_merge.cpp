// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/table_merge.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "indexer/glass/glass_keys.hpp"
#include "indexer/glass/glass_packing.hpp"
#include "indexer/glass/glass_postings.hpp"
#include "indexer/glass/glass_table_reader.hpp"
#include "indexer/glass/glass_unpacking.hpp"
#include "indexer/glass/glass_values.hpp"
#include "indexer/glass/kept_postings.hpp"
#include "indexer/glass/segment_merge.hpp"

namespace tracuu::indexer {

namespace {

using SlotMap = std::map<std::uint32_t, SlotStatistics>;

/// For reading the segments of one table, all together; each at least some pages.
constexpr std::size_t kSourceBufferBytes = 48u << 20;
constexpr std::size_t kMinBufferBytes = 4u << 10;
constexpr std::size_t kMaxBufferBytes = 256u << 10;

std::size_t buffer_bytes(std::size_t segments) {
  return std::clamp(kSourceBufferBytes / std::max<std::size_t>(1, segments), kMinBufferBytes,
                    kMaxBufferBytes);
}

/// The number of a document that is packed as in a Segment; `last` is moved on.
std::uint32_t take_document(PartReader& reader, std::uint32_t& last) {
  last += static_cast<std::uint32_t>(reader.take_uint()) + 1;
  return last;
}

/// The keys of the segments, and whether there is one.
class NewKeys {
 public:
  explicit NewKeys(TableSources const& sources)
      : merge_(sources.file, sources.parts, buffer_bytes(sources.parts.size())) {
    next();
  }

  void next() { has_key_ = merge_.next(); }
  [[nodiscard]] bool has_key() const { return has_key_; }
  [[nodiscard]] bool is_at(std::string_view key) const { return has_key_ && merge_.key() == key; }
  [[nodiscard]] std::string_view key() const { return merge_.key(); }
  [[nodiscard]] std::span<PartReader* const> readers() const { return merge_.readers(); }

 private:
  SegmentMerge merge_;
  bool has_key_ = false;
};

/// The entries of the older table, and whether there is one.
class KeptEntries {
 public:
  explicit KeptEntries(TableSources const& sources)
      : reader_(sources.kept_file, sources.kept_root) {
    next();
  }

  void next() { has_entry_ = reader_.next(); }
  void skip_to(std::string_view key) {
    while (has_entry_ && reader_.key() < key) next();
  }
  [[nodiscard]] bool has_entry() const { return has_entry_; }
  [[nodiscard]] bool is_below(std::string_view prefix) const {
    return has_entry_ && reader_.key().starts_with(prefix);
  }
  [[nodiscard]] GlassTableReader& reader() { return reader_; }
  [[nodiscard]] GlassTableReader const& reader() const { return reader_; }

 private:
  GlassTableReader reader_;
  bool has_entry_ = false;
};

/// Calls `visit` with each document that stays and its value, of the chunk of values at which
/// `entries` stand. So many bytes of its key stand before its
/// first document.
template <class Visit>
void for_each_value(KeptEntries const& entries, std::size_t prefix_bytes, KeptDocuments const& kept,
                    Visit visit) {
  std::uint32_t document =
      Unpacker(entries.reader().key().substr(prefix_bytes)).take_sortable_uint();
  Unpacker values(entries.reader().tag());
  while (!values.at_end()) {
    std::string_view const value = values.take_string();
    if (kept.holds(document)) visit(document, value);
    if (!values.at_end()) document += values.take_uint32() + 1;
  }
}

/// Of the values that stay. They are read for it: what the older table says of a slot may be wider
/// than what is left there.
SlotMap kept_statistics(TableSources const& sources) {
  SlotMap slots;
  KeptEntries entries(sources);
  entries.skip_to(kGlassValuesKey);
  for (; entries.is_below(kGlassValuesKey); entries.next()) {
    Unpacker key(entries.reader().key().substr(kGlassValuesKey.size()));
    SlotStatistics& slot = slots[key.take_uint32()];
    std::size_t const prefix_bytes = entries.reader().key().size() - key.rest().size();
    for_each_value(entries, prefix_bytes, sources.kept,
                   [&](std::uint32_t, std::string_view value) { slot.add(1, value, value); });
  }
  std::erase_if(slots, [](auto const& slot) { return slot.second.documents == 0; });
  return slots;
}

/// Of the segments; moves `added` to what follows in them.
void add_statistics(SlotMap& slots, NewKeys& added) {
  for (; added.has_key() && added.key().starts_with(kGlassSlotStatisticsKey); added.next()) {
    std::string_view const key = added.key().substr(kGlassSlotStatisticsKey.size());
    SlotStatistics& slot = slots[key.empty() ? 0 : static_cast<unsigned char>(key[0])];
    for (PartReader* const reader : added.readers()) {
      std::uint64_t const documents = reader->take_uint();
      std::string const smallest(reader->take_string());
      slot.add(documents, smallest, reader->take_string());
    }
  }
}

void write_slot(GlassTableWriter& table, std::uint32_t slot, KeptEntries& entries,
                KeptDocuments const& kept, NewKeys& added) {
  std::string const key = glass_values_key(slot);
  GlassValueWriter writer(table, key);
  entries.skip_to(key);
  for (; entries.is_below(key); entries.next()) {
    for_each_value(entries, key.size(), kept, [&](std::uint32_t document, std::string_view value) {
      writer.add(document, value);
    });
  }
  if (added.is_at(key)) {
    for (PartReader* const reader : added.readers()) {
      std::uint32_t document = 0;
      for (std::uint64_t left = reader->take_uint(); left > 0; --left) {
        take_document(*reader, document);
        writer.add(document, reader->take_string());
      }
    }
    added.next();
  }
  writer.end();
}

/// Writes one list after the other; keeps its memory.
class ListMerge {
 public:
  ListMerge(GlassTableWriter& table, KeptPostings& kept, NewKeys& added)
      : writer_(table), kept_(kept), added_(added) {}

  void write_all() {
    while (kept_.has_list() || added_.has_key()) {
      bool const has_both = kept_.has_list() && added_.has_key();
      int const order = has_both ? kept_.key().compare(added_.key()) : 0;
      bool const takes_kept = kept_.has_list() && order <= 0;
      bool const takes_added = added_.has_key() && order >= 0;
      write(takes_kept, takes_added);
      if (takes_kept) kept_.next();
      if (takes_added) added_.next();
    }
  }

  /// Of lengths.
  [[nodiscard]] GlassStatistics const& kept_statistics() const { return statistics_; }

 private:
  void write(bool takes_kept, bool takes_added) {
    std::string_view const key = takes_kept ? kept_.key() : added_.key();
    std::uint64_t documents = takes_kept ? kept_.documents() : 0;
    std::uint64_t occurrences = takes_kept ? kept_.occurrences() : 0;
    left_.clear();
    if (takes_added) {
      for (PartReader* const reader : added_.readers()) {
        left_.push_back(reader->take_uint());
        documents += left_.back();
        occurrences += reader->take_uint();
      }
    }
    bool const has_lengths = key == kGlassLengthsKey;
    if (has_lengths) {
      writer_.begin_lengths();
    } else {
      writer_.begin_term(key, documents, occurrences);
    }
    if (takes_kept) kept_.add_to(writer_);
    if (takes_kept && has_lengths) note_lengths();
    for (std::size_t i = 0; i < left_.size(); ++i) {
      PartReader& reader = *added_.readers()[i];
      std::uint32_t document = 0;
      for (std::uint64_t left = left_[i]; left > 0; --left) {
        take_document(reader, document);
        writer_.add(document, static_cast<std::uint32_t>(reader.take_uint()));
      }
    }
    writer_.end();
  }

  void note_lengths() {
    kept_.for_each([this](std::uint32_t, std::uint32_t length) {
      statistics_.add({1, length, length, 0, length});
    });
  }

  GlassPostingWriter writer_;
  KeptPostings& kept_;
  NewKeys& added_;
  std::vector<std::uint64_t> left_;  ///< of the documents of each segment
  GlassStatistics statistics_;
};

}  // namespace

GlassStatistics write_postings(GlassTableWriter& table, TableSources const& sources,
                               std::map<std::string, std::string> const& metadata) {
  for (auto const& [key, value] : metadata) table.add(std::string(kGlassMetadataKey) + key, value);
  NewKeys added(sources);
  SlotMap slots = kept_statistics(sources);
  add_statistics(slots, added);
  for (auto const& [slot, statistics] : slots) {
    table.add(glass_slot_statistics_key(slot), glass_slot_statistics(statistics));
  }
  KeptEntries entries(sources);
  for (auto const& [slot, statistics] : slots) {
    write_slot(table, slot, entries, sources.kept, added);
  }
  entries.skip_to(kGlassLengthsKey);
  KeptPostings kept(entries.reader(), entries.has_entry(), sources.kept);
  ListMerge lists(table, kept, added);
  lists.write_all();
  return lists.kept_statistics();
}

namespace {

/// Appends the positions of all terms before `end`, or of all that are left without one.
class NewPositions {
 public:
  NewPositions(GlassTableWriter& table, TableSources const& sources)
      : table_(table), added_(sources) {}

  void write_before(std::string_view end) {
    while (added_.has_key() && added_.key() < end) write_term();
  }

  void write_rest() {
    while (added_.has_key()) write_term();
  }

 private:
  void write_term() {
    for (PartReader* const reader : added_.readers()) {
      std::uint32_t document = 0;
      for (std::uint64_t left = reader->take_uint(); left > 0; --left) {
        key_ = added_.key();
        pack_sortable_uint(key_, take_document(*reader, document));
        table_.add(key_, reader->take_string());
      }
    }
    added_.next();
  }

  GlassTableWriter& table_;
  NewKeys added_;
  std::string key_;
};

/// What `key`, a term and a document, has before the document.
std::string_view term_of_position_key(std::string_view key) {
  std::size_t end = key.find('\0');
  while (end != std::string_view::npos && end + 1 < key.size() && key[end + 1] == '\xff') {
    end = key.find('\0', end + 2);
  }
  if (end == std::string_view::npos) throw GlassDamage("a position without a document");
  return key.substr(0, end + 1);
}

bool is_of_term(std::string_view key, std::string_view term) {
  return key.size() > term.size() && key.starts_with(term) && key[term.size()] != '\xff';
}

}  // namespace

void write_positions(GlassTableWriter& table, TableSources const& sources) {
  NewPositions added(table, sources);
  GlassTableReader entries(sources.kept_file, sources.kept_root);
  std::string term;
  while (entries.next()) {
    if (term.empty() || !is_of_term(entries.key(), term)) {
      term = term_of_position_key(entries.key());
      added.write_before(term);
    }
    std::uint32_t const document = Unpacker(entries.key().substr(term.size())).take_sortable_uint();
    if (sources.kept.holds(document)) table.add(entries.key(), entries.tag());
  }
  added.write_rest();
}

void write_entries(GlassTableWriter& table, TableSources const& sources) {
  GlassTableReader entries(sources.kept_file, sources.kept_root);
  while (entries.next()) {
    std::uint32_t const document = Unpacker(entries.key()).take_sortable_uint();
    if (sources.kept.holds(document)) {
      table.add(entries.key(), entries.tag(), entries.is_deflated());
    }
  }
  std::string key;
  for (SegmentPart const& part : sources.parts) {
    PartReader reader(sources.file, part, kMaxBufferBytes);
    while (!reader.at_end()) {
      key = reader.take_string();
      bool const is_deflated = reader.take_uint() != 0;
      table.add(key, reader.take_string(), is_deflated);
    }
  }
}

}  // namespace tracuu::indexer
