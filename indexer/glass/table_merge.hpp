// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "indexer/glass/glass_table.hpp"
#include "indexer/glass/glass_version.hpp"
#include "indexer/glass/kept_documents.hpp"
#include "indexer/glass/segment_file.hpp"

namespace tracuu::indexer {

// Each writes one table of a new database: what stays of that table of an older one, and what the
// segments have for it. May throw GlassDamage and std::system_error.

/// What one table is made of.
struct TableSources {
  SegmentFile const& file;
  std::span<SegmentPart const> parts;  ///< in the order of the segments
  KeptDocuments const& kept;
  std::filesystem::path kept_file;  ///< of the older table
  GlassTableRoot kept_root;         ///< no entries: nothing is read of it
};

/// `metadata` is all that the new database has. Returns what the lengths say of the documents that
/// stay.
[[nodiscard]] GlassStatistics write_postings(GlassTableWriter& table, TableSources const& sources,
                                             std::map<std::string, std::string> const& metadata);

void write_positions(GlassTableWriter& table, TableSources const& sources);

/// Tables by document: of term lists and of document data.
void write_entries(GlassTableWriter& table, TableSources const& sources);

}  // namespace tracuu::indexer
