// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <fstream>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

#include "base/memory_error.hpp"
#include "indexer/glass/glass_table.hpp"
#include "indexer/glass/glass_unpacking.hpp"
#include "indexer/glass/table_merge.hpp"

namespace tracuu::indexer {

namespace {

using Root = base::Result<GlassTableRoot>;

char const* file_name(std::size_t table) {
  constexpr char const* kNames[] = {"postlist.glass", "docdata.glass", "termlist.glass",
                                    "position.glass"};
  return kNames[table];
}

/// What all tables are made of.
struct Sources {
  SegmentFiles& files;
  std::span<Segment const> segments;
  GlassDatabaseOptions const& options;
  GlassVersion kept;  ///< of the older database; of none if there is none
};

/// `kept_statistics` is set with the table of postings.
Root write_table(std::filesystem::path const& path, std::size_t number, Sources const& sources,
                 GlassStatistics& kept_statistics) {
  try {
    std::vector<SegmentPart> parts;
    for (Segment const& segment : sources.segments) parts.push_back(segment.parts[number]);
    SegmentFile& file = sources.files[number];
    KeptDocuments const& kept = sources.options.kept;
    TableSources const table_sources{file, parts, kept, kept.database() / file_name(number),
                                     sources.kept.tables[number]};
    GlassTableWriter table(path / file_name(number));
    if (number == GlassVersion::Postings) {
      kept_statistics = write_postings(table, table_sources, sources.options.metadata);
    } else if (number == GlassVersion::Positions) {
      write_positions(table, table_sources);
    } else {
      write_entries(table, table_sources);
    }
    auto root = table.finish();
    if (root) file.discard();
    // Xapian opens that of term lists even if there is nothing in it.
    bool const is_missed = root && root->entries == 0 && number == GlassVersion::TermLists;
    if (is_missed) std::ofstream(path / file_name(number));
    return root;
  } catch (std::bad_alloc const&) {
    return base::out_of_memory();
  } catch (GlassDamage const& damage) {
    return base::Error{base::ErrorCode::IndexCorrupt, damage.what(),
                       "rebuild the index with `tracuu index --rebuild`"};
  } catch (std::exception const& error) {  // of reading
    return base::Error{base::ErrorCode::Io, error.what(), ""};
  }
}

/// Of the documents that stay and of those in segments.
GlassStatistics all_statistics(GlassStatistics kept, Sources const& sources) {
  // An upper bound is enough: the list that had it may have lost it.
  kept.largest_wdf = sources.kept.statistics.largest_wdf;
  for (Segment const& segment : sources.segments) kept.add(segment.statistics);
  // Xapian keeps what the longest document has above it.
  kept.longest_document = std::max(kept.longest_document, kept.largest_wdf);
  std::uint32_t last = sources.options.kept.last_document();
  for (Segment const& segment : sources.segments) last += segment.statistics.documents;
  kept.unused_numbers = last - kept.documents;
  return kept;
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
  Sources sources{files, segments, options, {}};
  if (!options.kept.database().empty()) {
    auto const kept = read_glass_version(options.kept.database());
    if (!kept) return kept.error();
    sources.kept = *kept;
  }
  // What takes longest comes first.
  constexpr std::array kOrder = {GlassVersion::Postings, GlassVersion::Positions,
                                 GlassVersion::TermLists, GlassVersion::DocumentData};
  static_assert(kOrder.size() == GlassVersion::kOwnTables);
  std::array<Root, kOrder.size()> roots;
  GlassStatistics kept_statistics;
  std::atomic<std::size_t> next = 0;
  auto const write_tables = [&] {
    for (std::size_t i = next++; i < kOrder.size(); i = next++) {
      roots[kOrder[i]] = write_table(path, kOrder[i], sources, kept_statistics);
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
  version.statistics = all_statistics(kept_statistics, sources);
  return write_glass_version(path, version);
}

}  // namespace tracuu::indexer
