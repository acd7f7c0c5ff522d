// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/xml_walk.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <new>

#include "indexer/office/office_paragraphs.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// A tag takes some 64 bytes of memory, however short it is: 256 MB at most.
constexpr std::ptrdiff_t kMaxXmlTags = 4'000'000;

}  // namespace

Result<std::unique_ptr<pugi::xml_document>> parse_office_xml(std::string_view xml,
                                                             std::string_view name) {
  if (std::ranges::count(xml, '<') > kMaxXmlTags) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{} has too many tags", name), ""};
  }
  try {
    auto document = std::make_unique<pugi::xml_document>();
    pugi::xml_parse_result const parsed =
        document->load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!parsed) {
      return Error{
          ErrorCode::InvalidArgument,
          fmt::format("{} is broken at byte {}: {}", name, parsed.offset, parsed.description()),
          ""};
    }
    return document;
  } catch (std::bad_alloc const&) {
    return Error{ErrorCode::Internal, fmt::format("no memory to read {}", name), ""};
  }
}

Result<void> walk_xml(pugi::xml_node const& root, XmlVisitor const& visitor) {
  pugi::xml_node node = root;
  int depth = 0;
  while (node) {
    if (depth > kMaxXmlDepth) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("elements nest deeper than {}", kMaxXmlDepth), ""};
    }
    bool const entered = visitor.enter(node);
    if (entered && node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    if (entered) visitor.leave(node);
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
      visitor.leave(node);
    }
    if (node == root) break;
    node = node.next_sibling();
  }
  return {};
}

std::string xml_inner_text(pugi::xml_node const& node) {
  std::string text;
  Result<void> const walked =
      walk_xml(node, {[&text](pugi::xml_node const& part) {
                        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
                          text += part.value();
                        }
                        return true;
                      },
                      [](pugi::xml_node const&) {}});
  return walked ? one_line(text) : "";
}

}  // namespace tracuu::indexer
