// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <new>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "base/memory_error.hpp"
#include "indexer/glass/glass_keys.hpp"
#include "indexer/glass/glass_packing.hpp"
#include "indexer/glass/glass_postings.hpp"
#include "indexer/glass/glass_table.hpp"
#include "indexer/glass/glass_values.hpp"
#include "indexer/glass/segment_merge.hpp"

namespace tracuu::indexer {

namespace {

using Metadata = std::map<std::string, std::string>;
using Parts = std::vector<SegmentPart>;
using Root = base::Result<GlassTableRoot>;

/// For reading the segments of one table, all together; each at least some pages.
constexpr std::size_t kSourceBufferBytes = 48u << 20;
constexpr std::size_t kMinBufferBytes = 4u << 10;
constexpr std::size_t kMaxBufferBytes = 256u << 10;

std::size_t buffer_bytes(std::size_t segments) {
  return std::clamp(kSourceBufferBytes / segments, kMinBufferBytes, kMaxBufferBytes);
}

/// The number of a document that is packed as in a Segment; `last` is moved on.
std::uint32_t take_document(PartReader& reader, std::uint32_t& last) {
  last += static_cast<std::uint32_t>(reader.take_uint()) + 1;
  return last;
}

void write_slot_statistics(GlassTableWriter& table, SegmentMerge& merge) {
  SlotStatistics statistics;
  for (PartReader* const reader : merge.readers()) {
    std::uint64_t const documents = reader->take_uint();
    std::string const smallest(reader->take_string());
    statistics.add(documents, smallest, reader->take_string());
  }
  table.add(merge.key(), glass_slot_statistics(statistics));
}

void write_values(GlassTableWriter& table, SegmentMerge& merge) {
  GlassValueWriter writer(table, merge.key());
  for (PartReader* const reader : merge.readers()) {
    std::uint32_t document = 0;
    for (std::uint64_t left = reader->take_uint(); left > 0; --left) {
      take_document(*reader, document);
      writer.add(document, reader->take_string());
    }
  }
  writer.end();
}

void write_posting_list(GlassPostingWriter& writer, SegmentMerge& merge,
                        std::vector<std::uint64_t>& documents_left) {
  documents_left.clear();
  std::uint64_t documents = 0;
  std::uint64_t occurrences = 0;
  for (PartReader* const reader : merge.readers()) {
    documents_left.push_back(reader->take_uint());
    documents += documents_left.back();
    occurrences += reader->take_uint();
  }
  if (merge.key() == kGlassLengthsKey) {
    writer.begin_lengths();
  } else {
    writer.begin_term(merge.key(), documents, occurrences);
  }
  for (std::size_t i = 0; i < documents_left.size(); ++i) {
    PartReader& reader = *merge.readers()[i];
    std::uint32_t document = 0;
    for (std::uint64_t left = documents_left[i]; left > 0; --left) {
      take_document(reader, document);
      writer.add(document, static_cast<std::uint32_t>(reader.take_uint()));
    }
  }
  writer.end();
}

void write_postings(GlassTableWriter& table, SegmentFile const& file, Parts const& parts,
                    Metadata const& metadata) {
  for (auto const& [key, value] : metadata) table.add(std::string(kGlassMetadataKey) + key, value);
  SegmentMerge merge(file, parts, buffer_bytes(parts.size()));
  GlassPostingWriter writer(table);
  std::vector<std::uint64_t> documents_left;
  while (merge.next()) {
    if (merge.key().starts_with(kGlassSlotStatisticsKey)) {
      write_slot_statistics(table, merge);
    } else if (merge.key().starts_with(kGlassValuesKey)) {
      write_values(table, merge);
    } else {
      write_posting_list(writer, merge, documents_left);
    }
  }
}

void write_positions(GlassTableWriter& table, SegmentFile const& file, Parts const& parts) {
  SegmentMerge merge(file, parts, buffer_bytes(parts.size()));
  std::string key;
  while (merge.next()) {
    for (PartReader* const reader : merge.readers()) {
      std::uint32_t document = 0;
      for (std::uint64_t left = reader->take_uint(); left > 0; --left) {
        key = merge.key();
        pack_sortable_uint(key, take_document(*reader, document));
        table.add(key, reader->take_string());
      }
    }
  }
}

/// The entries of the segments one after the other.
void write_entries(GlassTableWriter& table, SegmentFile const& file, Parts const& parts) {
  std::string key;
  for (SegmentPart const& part : parts) {
    PartReader reader(file, part, kMaxBufferBytes);
    while (!reader.at_end()) {
      key = reader.take_string();
      bool const is_deflated = reader.take_uint() != 0;
      table.add(key, reader.take_string(), is_deflated);
    }
  }
}

char const* file_name(std::size_t table) {
  constexpr char const* kNames[] = {"postlist.glass", "docdata.glass", "termlist.glass",
                                    "position.glass"};
  return kNames[table];
}

Root write_table(std::filesystem::path const& path, std::size_t number, SegmentFiles& files,
                 std::span<Segment const> segments, Metadata const& metadata) {
  try {
    Parts parts;
    for (Segment const& segment : segments) parts.push_back(segment.parts[number]);
    SegmentFile& file = files[number];
    GlassTableWriter table(path / file_name(number));
    if (number == GlassVersion::Postings) {
      write_postings(table, file, parts, metadata);
    } else if (number == GlassVersion::Positions) {
      write_positions(table, file, parts);
    } else {
      write_entries(table, file, parts);
    }
    auto root = table.finish();
    if (root) file.discard();
    return root;
  } catch (std::bad_alloc const&) {
    return base::out_of_memory();
  } catch (std::exception const& error) {  // of reading
    return base::Error{base::ErrorCode::Io, error.what(), ""};
  }
}

}  // namespace

base::Result<void> write_glass_database(std::filesystem::path const& path, SegmentFiles& files,
                                        std::span<Segment const> segments,
                                        GlassDatabaseOptions const& options) {
  std::error_code error;
  std::filesystem::create_directory(path, error);
  if (error) {
    return base::Error{base::ErrorCode::Io, fmt::format("{}: {}", path.string(), error.message()),
                       ""};
  }
  // What takes longest comes first.
  constexpr std::array kOrder = {GlassVersion::Postings, GlassVersion::Positions,
                                 GlassVersion::TermLists, GlassVersion::DocumentData};
  static_assert(kOrder.size() == GlassVersion::kOwnTables);
  std::array<Root, kOrder.size()> roots;
  std::atomic<std::size_t> next = 0;
  auto const write_tables = [&] {
    for (std::size_t i = next++; i < kOrder.size(); i = next++) {
      roots[kOrder[i]] = write_table(path, kOrder[i], files, segments, options.metadata);
    }
  };
  {
    std::vector<std::jthread> helpers;
    while (helpers.size() + 1 < std::min(options.threads, kOrder.size())) {
      try {
        helpers.emplace_back(write_tables);
      } catch (std::system_error const&) {  // no thread is to be had: fewer do it, too
        break;
      }
    }
    write_tables();
  }
  GlassVersion version;
  for (std::size_t table = 0; table < roots.size(); ++table) {
    if (!roots[table]) return roots[table].error();
    version.tables[table] = *roots[table];
  }
  for (Segment const& segment : segments) version.statistics.add(segment.statistics);
  return write_glass_version(path, version);
}

}  // namespace tracuu::indexer
