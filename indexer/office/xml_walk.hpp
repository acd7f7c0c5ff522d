// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace tracuu::indexer {

/// Parses a member of an office file; white space is kept. InvalidArgument for
/// broken XML, with the byte, and for so many tags that only an attack explains
/// them. `name` is that of the member, for messages. Thread-safe.
[[nodiscard]] base::Result<std::unique_ptr<pugi::xml_document>> parse_office_xml(
    std::string_view xml, std::string_view name);

struct XmlVisitor {
  /// Called for every node from the root down, text too; false leaves out what is below it.
  std::function<bool(pugi::xml_node const&)> enter;
  /// Called for every node that was entered, after all that is below it.
  std::function<void(pugi::xml_node const&)> leave;
};

/// Walks the tree in document order without recursion. InvalidArgument for
/// elements nested deeper than kMaxXmlDepth.
[[nodiscard]] base::Result<void> walk_xml(pugi::xml_node const& root, XmlVisitor const& visitor);

/// The text below `node` on one line. Errors of walk_xml read as no text.
[[nodiscard]] std::string xml_inner_text(pugi::xml_node const& node);

/// Real documents, tables in tables in text boxes, stay under 60.
inline constexpr int kMaxXmlDepth = 256;

}  // namespace tracuu::indexer
