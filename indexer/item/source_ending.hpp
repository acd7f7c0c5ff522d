// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/item/source_item.hpp"

namespace tracuu::indexer {

/// What kind of file it is: one item, or a container of many.
enum class SourceContainer {
  SingleFile,
  JsonLines,
  Json,  ///< an array of announcements, or one
  Csv,
  Feed,        ///< RSS, Atom or edXML
  Mail,        ///< with its attachments
  SavedPage,   ///< with its parts
  WebArchive,  ///< WARC
  Zip,
  Tar,
};

/// How a file of some ending is read. `format` of archives is that of their usual items.
struct Ending {
  std::string_view text;
  SourceFormat format;
  SourceContainer container = SourceContainer::SingleFile;
};

/// The endings that are read, for messages; but for those of pictures, which are read by OCR only.
[[nodiscard]] std::string accepted_endings();

/// How a file named `name` is read, by its ending (in any case); nothing if it is
/// not that of a source. Thread-safe.
[[nodiscard]] std::optional<Ending> ending_of(std::string_view name);

/// The format of a file that is one item; nothing for containers, pictures and others.
/// Thread-safe.
[[nodiscard]] std::optional<SourceFormat> format_of(std::string_view name);

/// The format of a page sent as `media_type` ("text/html", in lower case, without
/// parameters) from `url`; nothing if it is none that we read. Thread-safe.
[[nodiscard]] std::optional<SourceFormat> format_of_response(std::string_view media_type,
                                                             std::string_view url);

/// How a file is packed as a whole.
enum class FilePacking { None, Gzip, Xz, Zstd };

/// How a file of this name is packed, by its last ending. Thread-safe.
[[nodiscard]] FilePacking packing_of(std::string_view name);

}  // namespace tracuu::indexer
