// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/index_reader.hpp"

namespace tracuu::search {

base::Result<IndexReader> IndexReader::open(std::filesystem::path const& index) {
  IndexReader reader(index);
  if (auto opened = reader.refresh(); !opened) return opened.error();
  return reader;
}

base::Result<void> IndexReader::refresh() {
  base::Result<void> fresh;
  for (int attempt = 1; attempt <= kMaxAttempts; ++attempt) {
    auto const current = folder_.current_generation();
    if (!current) return current.error();
    fresh = *current == generation_ ? store::xapian_guard([&] { database_.reopen(); })
                                    : open_generation(*current);
    // A generation may be replaced and removed between reading its name and
    // opening (or reopening) it: the next name will do.
    bool const was_overtaken = !fresh && (fresh.error().code == base::ErrorCode::IndexMissing ||
                                          fresh.error().code == base::ErrorCode::Busy);
    if (!was_overtaken) return fresh;
  }
  return fresh;
}

base::Result<void> IndexReader::open_generation(std::string const& generation) {
  return store::xapian_guard([&]() -> base::Result<void> {
    Xapian::Database database(folder_.generation_path(generation).string());
    auto known = store::check_schema_version(database, folder_.path());
    if (!known) return known;
    database_ = std::move(database);
    generation_ = generation;
    return {};
  });
}

}  // namespace tracuu::search
