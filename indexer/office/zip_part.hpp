// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace tracuu::indexer {

// The XML members of office files that are zip archives. All are thread-safe.

/// The parsed member `name`; a null pointer if the archive has none. Errors of read_zip_member and
/// parse_office_xml.
[[nodiscard]] base::Result<std::unique_ptr<pugi::xml_document>> read_zip_part(
    std::string_view zip, std::string_view name, std::uint64_t max_bytes);

/// A part that a file of `kind` ("an Excel workbook (.xlsx)") must have: InvalidArgument without
/// it.
[[nodiscard]] base::Result<std::unique_ptr<pugi::xml_document>> read_needed_part(
    std::string_view zip, std::string_view name, std::string_view kind, std::uint64_t max_bytes);

/// InvalidArgument for an OpenDocument file whose content is encrypted: only its manifest says so.
[[nodiscard]] base::Result<void> check_open_document(std::string_view zip, std::uint64_t max_bytes);

/// The name of an element without its prefix: "c" of "x:c".
[[nodiscard]] std::string_view local_name(pugi::xml_node const& node);

/// The first child of that local name; a null node if there is none.
[[nodiscard]] pugi::xml_node child_named(pugi::xml_node const& node, std::string_view name);

/// What an Office Open XML part points to (ECMA-376-2, 9.3), by ids: "xl/worksheets/sheet1.xml" for
/// "rId1" of "xl/workbook.xml".
struct PartTarget {
  std::string type;  ///< the last word of its address: "worksheet", "notesSlide"
  std::string name;
};
[[nodiscard]] base::Result<std::map<std::string, PartTarget>> read_part_targets(
    std::string_view zip, std::string_view part, std::uint64_t max_bytes);

}  // namespace tracuu::indexer
