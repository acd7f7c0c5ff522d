// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "schema/instant.hpp"

namespace tracuu::indexer {

/// Where an announcement was read from, as its index says.
struct OriginalPlace {
  std::filesystem::path file;  ///< schema::Announcement::source_location; empty: unknown
  std::string name;            ///< schema::Announcement::source_file: "pages/a.zip/b.html"
  std::string file_hash;       ///< SHA-256 of what was indexed, in hex; empty: none was kept
  schema::Instant indexed{};   ///< when that was
};

/// What it was read from.
struct OriginalFile {
  std::string bytes;
  std::string
      ending;  ///< of a name for it, in lower case: ".pdf", ".html", ".json" for a line or row
};

/// Why an original is not given.
enum class OriginalLack {
  NoPlace,     ///< the index does not say where it lay: it was sent over HTTP or standard input
  Gone,        ///< there is no file any more, or no such part in it
  Changed,     ///< it is not what was indexed: another hash or, without one, changed after that
  TooLarge,    ///< more than a file that is indexed may have
  Unreadable,  ///< the system or its archive refuses to give it
};

/// Reads the files that announcements were made from, as they are: a whole file, or the member,
/// line or row of it that the announcement was (of a table and a feed as a line of JSON, which is
/// what was read). Members of one file are best asked for in their order: it is then read once.
/// Nothing is given that is not what was indexed, as far as the hash of the file or, where none was
/// kept, the time of its last change tells. Not thread-safe.
class OriginalReader {
 public:
  OriginalReader();
  OriginalReader(OriginalReader&&) noexcept;
  OriginalReader& operator=(OriginalReader&&) noexcept;
  ~OriginalReader();

  /// What the announcement was made from, or why it is not to be had.
  struct Answer {
    std::optional<OriginalFile> file;
    OriginalLack lack = OriginalLack::NoPlace;  ///< if there is no file
  };
  [[nodiscard]] Answer read(OriginalPlace const& place);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// So many bytes an original may have (SourceLimits::max_item_bytes).
inline constexpr std::uint64_t kMaxOriginalBytes = 64ull << 20;

}  // namespace tracuu::indexer
