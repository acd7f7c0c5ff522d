// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "indexer/item/source_item.hpp"

namespace tracuu::indexer {

struct SourceLimits {
  std::uint64_t max_item_bytes =
      64ull << 20;  ///< a larger page, line, member or unpacked document is refused
  /// Of an announcement, this much is indexed; the rest is left out, with a remark.
  std::uint64_t max_text_bytes = 8ull << 20;
  /// What another process that reads an item for us may take (reader_program.hpp).
  std::chrono::milliseconds document_time{20'000};
  std::uint64_t max_document_memory_bytes = 512ull << 20;
  std::uint64_t max_archive_members = 1'000'000;  ///< an archive is read no further
  /// Pictures (.tif, .jpg …) are items, which are read by OCR; else they are no sources.
  bool takes_pictures = false;
  std::uint64_t max_scan_bytes = 256ull << 20;  ///< where it takes pictures: of a PDF or picture
  std::size_t max_attached_depth = 5;       ///< files in files in files: deeper ones are refused
  std::uint64_t max_damaged_members = 100;  ///< of an archive: each costs a walk from its beginning
};

/// Where the items of a stream come from: what their names and keys begin with.
struct ItemOrigin {
  std::string name;  ///< "folder/bundle.zip": for reports
  std::string key;   ///< "bundle.zip", below the source
  /// How many files it is attached in, one in another: a mail in a mail.
  std::size_t depth = 0;
};

/// The items of one file: of a container (json_lines_stream, csv_stream,
/// feed_stream, web_archive_stream, archive_stream) or the file itself
/// (whole_file_stream). Not thread-safe.
class ItemStream {
 public:
  ItemStream() = default;
  ItemStream(ItemStream const&) = delete;
  ItemStream& operator=(ItemStream const&) = delete;
  virtual ~ItemStream() = default;

  /// The next item; nothing at the end. An error (its subject is the file or
  /// item) concerns one item; the call after it goes on
  /// with the next, or ends if nothing more can be read.
  [[nodiscard]] virtual base::Result<std::optional<SourceItem>> next() = 0;

  /// Bytes of the file consumed so far, as stored.
  [[nodiscard]] virtual std::uint64_t consumed_bytes() const = 0;
};

/// `error` with `name` as its subject, or at the head of the one it has.
[[nodiscard]] base::Error error_of_item(std::string name, base::Error error);

}  // namespace tracuu::indexer
