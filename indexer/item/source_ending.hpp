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

/// What a server says of a document that it sends.
struct ResponseName {
  std::string_view media_type;  ///< "text/html", in lower case, without parameters; may be empty
  std::string_view file_name;   ///< of Content-Disposition; may be empty
  std::string_view url;
};

/// The format of a document by its media type or, where that says nothing (says_nothing), by its
/// file name, the path of its address, or a parameter of it ("tai-ve.ashx?tep=qd-12.pdf"); nothing
/// if these say nothing either, or that we do not read it. Thread-safe.
[[nodiscard]] std::optional<SourceFormat> format_of_response(ResponseName const& name);

/// Whether a media type leaves open what is sent: none at all, "application/octet-stream", what is
/// sent to make a browser save it ("application/force-download"), and others of the kind
/// "application" that are not known as something that we do not read. Thread-safe.
[[nodiscard]] bool says_nothing(std::string_view media_type);

/// How a file is packed as a whole.
enum class FilePacking { None, Gzip, Xz, Zstd };

/// How a file of this name is packed, by its last ending. Thread-safe.
[[nodiscard]] FilePacking packing_of(std::string_view name);

}  // namespace tracuu::indexer
