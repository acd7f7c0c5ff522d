// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/result.hpp"
#include "formats/archivists/zip_stream.hpp"
#include "indexer/original_file.hpp"
#include "schema/date.hpp"
#include "schema/instant.hpp"
#include "search/holdings/result_stream.hpp"

namespace tracuu::formats {

struct BagLimits {
  std::size_t max_files = 2'000;
  std::uint64_t max_bytes = 2ull << 30;  ///< of the files, unpacked
};

/// Whose originals a bag holds, and how it says so.
struct BagSettings {
  std::string name;         ///< of the folder in the archive: letters, digits, '-'
  std::string description;  ///< what was searched for; one line
  base::Language language = base::Language::Vietnamese;
  schema::Instant made{};
  BagLimits limits{};
  /// Makes the address of the page of an announcement of its id; may be empty.
  std::function<std::string(std::string_view id)> page_address{};
};

/// The originals of all hits of a search as a zip archive that is a bag (BagIt, RFC 8493):
///
///     NAME/bagit.txt, NAME/bag-info.txt
///     NAME/data/00001-quyet-dinh-….pdf        the files, as they were indexed
///     NAME/originals.csv                      a row an announcement: id, title, date, number,
///                                             address, file, bytes, SHA-256, when it was indexed,
///                                             its page here, and why a file is missing
///     NAME/manifest-sha256.txt                as `sha256sum -c` reads it
///     NAME/tagmanifest-sha256.txt
///
/// In memory there is one file at a time, and a line of the table for each. Announcements that were
/// made of one file as a whole have it once. Not thread-safe, but may go from thread to thread.
class OriginalsBag {
 public:
  OriginalsBag(search::ResultStream stream, BagSettings settings);

  /// The next piece of the archive; empty at the end. Errors of ResultStream::next and ZipStream.
  [[nodiscard]] base::Result<std::string> next_piece();

  /// Announcements so far, and those without a file.
  [[nodiscard]] std::size_t announcements() const { return rows_.size(); }
  [[nodiscard]] std::size_t missing() const { return missing_; }

 private:
  /// One announcement: what it is, where it lay, and what became of its file.
  struct Row {
    std::string id;
    std::string title;
    std::string date;
    std::string number;
    std::string address;
    indexer::OriginalPlace place;
    std::string file{};  ///< in the bag: "data/00001-….pdf"
    std::uint64_t bytes = 0;
    std::string sha256{};
    std::string reason{};
  };

  base::Result<void> read_rows();
  base::Result<void> add_next_file();
  base::Result<void> add_original(Row& row);
  base::Result<void> add_tag_file(std::string const& name, std::string const& text);
  base::Result<void> finish();
  [[nodiscard]] std::string table_text() const;
  [[nodiscard]] std::string info_text() const;
  [[nodiscard]] std::string manifest_text() const;

  search::ResultStream stream_;
  BagSettings settings_;
  indexer::OriginalReader reader_;
  ZipStream zip_;
  std::vector<Row> rows_;
  std::vector<std::size_t> order_;  ///< in which the files are read: by file
  std::size_t next_ = 0;            ///< in order_
  std::size_t files_ = 0;
  std::size_t missing_ = 0;
  std::uint64_t bytes_ = 0;
  std::string tag_manifest_;
  bool has_begun_ = false;
  bool has_ended_ = false;
};

}  // namespace tracuu::formats
