// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/index_reader.hpp"

#include <fmt/format.h>

#include "store/shard_opening.hpp"

namespace tracuu::search {

base::Result<IndexReader> IndexReader::open(store::ShardList index) {
  if (index.empty()) {
    return base::Error{base::ErrorCode::InvalidArgument, "no index is named", ""};
  }
  IndexReader reader(std::move(index));
  if (auto opened = reader.refresh(); !opened) return opened.error();
  return reader;
}

base::Result<void> IndexReader::refresh() {
  if (auto const* const folder = index_.sole_folder()) {
    return refresh_folder(store::IndexFolder(*folder));
  }
  return refresh_shards();
}

base::Result<void> IndexReader::refresh_folder(store::IndexFolder const& folder) {
  base::Result<void> fresh;
  for (int attempt = 1; attempt <= kMaxAttempts; ++attempt) {
    auto const current = folder.current_generation();
    if (!current) return current.error();
    fresh = *current == generation_ ? store::xapian_guard([&] { database_.reopen(); })
                                    : open_generation(folder, *current);
    // A generation may be replaced and removed between reading its name and
    // opening (or reopening) it: the next name will do.
    bool const was_overtaken = !fresh && (fresh.error().code == base::ErrorCode::IndexMissing ||
                                          fresh.error().code == base::ErrorCode::Busy);
    if (!was_overtaken) return fresh;
  }
  return fresh;
}

base::Result<void> IndexReader::open_generation(store::IndexFolder const& folder,
                                                std::string const& generation) {
  return store::xapian_guard([&]() -> base::Result<void> {
    Xapian::Database database(folder.generation_path(generation).string());
    auto known = store::check_schema_version(database, folder.path());
    if (!known) return known;
    database_ = std::move(database);
    generation_ = generation;
    return {};
  });
}

base::Result<void> IndexReader::refresh_shards() {
  bool const is_open = database_.size() > 0;
  if (!is_open) {
    auto opened = store::open_shards(index_);
    if (!opened) return opened.error();
    database_ = std::move(*opened);
  }
  return store::xapian_guard([&] {
    if (is_open) database_.reopen();
    generation_ = fmt::format("{}:{}:{}:{}", database_.get_uuid(), database_.get_doccount(),
                              database_.get_lastdocid(), database_.get_total_length());
  });
}

}  // namespace tracuu::search
