// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/index_reader.hpp"

namespace tracuu::search {

base::Result<IndexReader> IndexReader::open(std::filesystem::path const& index) {
  IndexReader reader(index);
  if (auto opened = reader.refresh(); !opened) return opened.error();
  return reader;
}

base::Result<void> IndexReader::refresh() {
  base::Result<void> opened;
  for (int attempt = 1; attempt <= kMaxAttempts; ++attempt) {
    auto const current = folder_.current_generation();
    if (!current) return current.error();
    if (*current == generation_) {
      return schema::xapian_guard([&] { database_.reopen(); });
    }
    opened = open_generation(*current);
    // A generation may be replaced and removed between reading its name and
    // opening it: the next name will do.
    if (opened || opened.error().code != base::ErrorCode::IndexMissing) return opened;
  }
  return opened;
}

base::Result<void> IndexReader::open_generation(std::string const& generation) {
  return schema::xapian_guard([&]() -> base::Result<void> {
    Xapian::Database database(folder_.generation_path(generation).string());
    auto known = schema::check_schema_version(database, folder_.path());
    if (!known) return known;
    database_ = std::move(database);
    generation_ = generation;
    return {};
  });
}

}  // namespace tracuu::search
