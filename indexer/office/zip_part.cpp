// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/zip_part.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <vector>

#include "indexer/bytes/zip_member.hpp"
#include "indexer/office/xml_walk.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using XmlPart = std::unique_ptr<pugi::xml_document>;

/// `target` as seen from the folder of `part`: "../notes/a.xml" from "ppt/slides/b.xml" is
/// "ppt/notes/a.xml".
std::string resolved(std::string_view part, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::vector<std::string_view> steps;
  auto const walk = [&steps](std::string_view path) {
    while (!path.empty()) {
      std::size_t const end = std::min(path.find('/'), path.size());
      std::string_view const step = path.substr(0, end);
      if (step == "..") {
        if (!steps.empty()) steps.pop_back();
      } else if (step != "." && !step.empty()) {
        steps.push_back(step);
      }
      path.remove_prefix(std::min(end + 1, path.size()));
    }
  };
  std::size_t const folder = part.rfind('/');
  if (folder != std::string_view::npos) walk(part.substr(0, folder));
  walk(target);
  return fmt::format("{}", fmt::join(steps, "/"));
}

}  // namespace

Result<XmlPart> read_zip_part(std::string_view zip, std::string_view name,
                              std::uint64_t max_bytes) {
  Result<std::optional<std::string>> const xml = read_zip_member(zip, name, max_bytes);
  if (!xml) return xml.error();
  if (!*xml) return XmlPart();
  return parse_office_xml(**xml, name);
}

Result<XmlPart> read_needed_part(std::string_view zip, std::string_view name, std::string_view kind,
                                 std::uint64_t max_bytes) {
  if (zip.starts_with("\xD0\xCF\x11\xE0")) {
    return Error{ErrorCode::InvalidArgument, "the document is encrypted",
                 "save it without a password"};
  }
  Result<XmlPart> part = read_zip_part(zip, name, max_bytes);
  if (!part || *part) return part;
  return Error{ErrorCode::InvalidArgument, fmt::format("not {}: it has no {}", kind, name), ""};
}

Result<void> check_open_document(std::string_view zip, std::uint64_t max_bytes) {
  auto const manifest = read_zip_member(zip, "META-INF/manifest.xml", max_bytes);
  if (!manifest) return manifest.error();
  if (*manifest && (*manifest)->find("encryption-data") != std::string::npos) {
    return Error{ErrorCode::InvalidArgument, "the document is encrypted",
                 "save it without a password"};
  }
  return {};
}

std::string_view local_name(pugi::xml_node const& node) {
  std::string_view const name = node.name();
  std::size_t const colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(pugi::xml_node const& node, std::string_view name) {
  for (pugi::xml_node const& child : node.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

Result<std::map<std::string, PartTarget>> read_part_targets(std::string_view zip,
                                                            std::string_view part,
                                                            std::uint64_t max_bytes) {
  std::size_t const slash = part.rfind('/');
  std::size_t const base = slash == std::string_view::npos ? 0 : slash + 1;
  Result<XmlPart> const list = read_zip_part(
      zip, fmt::format("{}_rels/{}.rels", part.substr(0, base), part.substr(base)), max_bytes);
  if (!list) return list.error();
  std::map<std::string, PartTarget> targets;
  if (!*list) return targets;
  for (pugi::xml_node const& one : (*list)->document_element().children()) {
    std::string_view const type = one.attribute("Type").value();
    targets[one.attribute("Id").value()] = {std::string(type.substr(type.rfind('/') + 1)),
                                            resolved(part, one.attribute("Target").value())};
  }
  return targets;
}

}  // namespace tracuu::indexer
