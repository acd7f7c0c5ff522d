// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pugixml.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "indexer/sources/attached_files.hpp"

namespace tracuu::indexer {

/// What an edXML document holds.
struct EdXmlDocument {
  std::string json;                 ///< its metadata as one JSON line
  std::vector<AttachedFile> files;  ///< its attachments
  std::vector<base::Error>
      refused;  ///< attachments that could not be decoded; the subject is a name
};

/// Whether XML is an electronic document as agencies exchange it (QCVN 102:2016/BTTTT, and the
/// schema http://www.e-doc.vn/Schema/ before it): it holds an edXML header with a MessageHeader.
/// Thread-safe.
[[nodiscard]] bool is_edxml(pugi::xml_node root);

/// Reads one. From its MessageHeader: Subject → title, Content → body, Code → number (CodeNumber/
/// CodeNotation), PromulgationDate → date, From/OrganName → unit; DocumentType, SignerInfo,
/// promulgation place and ToPlaces become lines of the body. Attachments are base64, of which one
/// in a zip archive of its own is unpacked. Prefixes of names do not matter. `key` is the key of
/// the item: attachments are "key/name". REQUIRES: is_edxml(root). Thread-safe.
[[nodiscard]] EdXmlDocument read_edxml(pugi::xml_node root, std::string const& key,
                                       std::uint64_t max_file_bytes);

}  // namespace tracuu::indexer
