// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/edxml_document.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "indexer/bytes/base64.hpp"
#include "indexer/bytes/zip_member.hpp"
#include "indexer/item/source_ending.hpp"
#include "indexer/item/source_name.hpp"
#include "indexer/sources/json_text.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

using base::Error;
using base::ErrorCode;
using pugi::xml_node;

/// edXML/edXMLEnvelope/edXMLHeader/MessageHeader, in SOAP's envelope one deeper.
constexpr int kMaxHeaderDepth = 6;
constexpr std::size_t kMaxAttachments = 1000;

std::string_view local_name(xml_node node) {
  std::string_view const name = node.name();
  return name.substr(name.find(':') + 1);
}

xml_node child_named(xml_node node, std::string_view name) {
  return node.find_child([name](xml_node child) { return local_name(child) == name; });
}

/// The first element of this name at most `depth` below `node`.
xml_node element_below(xml_node node, std::string_view name, int depth) {
  if (xml_node const found = child_named(node, name)) return found;
  if (depth == 0) return {};
  for (xml_node const child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    if (xml_node const found = element_below(child, name, depth - 1)) return found;
  }
  return {};
}

/// The text of the element at a path of names; "N/A" is what gateways write for none.
template <std::size_t count>
std::string text_at(xml_node node, std::array<std::string_view, count> const& path) {
  for (std::string_view const name : path) node = child_named(node, name);
  std::string const text(trim(node.text().as_string()));
  return text == "N/A" ? "" : text;
}

std::string text_at(xml_node node, std::string_view name) {
  return text_at(node, std::array{name});
}

std::string number_of(xml_node header) {
  xml_node const code = child_named(header, "Code");
  std::string number = text_at(code, "CodeNumber");
  std::string const notation = text_at(code, "CodeNotation");
  if (number.empty() || notation.empty() || number.find('/') != std::string::npos) return number;
  return number + (notation.starts_with('/') ? "" : "/") + notation;
}

/// "2023-07-11" for "2023/07/11", which the regulation asks for; other forms as they are.
std::string promulgation_date(xml_node header) {
  xml_node const info = child_named(header, "PromulgationInfo");
  std::string date = text_at(info, "PromulgationDate");
  bool const is_year_first = date.size() >= 10 && base::is_number(date.substr(0, 4));
  if (is_year_first) std::replace(date.begin(), date.begin() + 10, '/', '-');
  return date;
}

std::string unit_of(xml_node header) {
  xml_node const from = child_named(header, "From");
  std::string name = text_at(from, "OrganName");
  return name.empty() ? text_at(from, "OrganizationInCharge") : name;
}

std::vector<std::string> places_of(xml_node header) {
  std::vector<std::string> places;
  for (xml_node const place : child_named(header, "ToPlaces").children()) {
    std::string text(trim(place.text().as_string()));
    if (!text.empty() && text != "N/A") places.push_back(std::move(text));
  }
  return places;
}

void add_header(xml_node header, JsonText& json) {
  std::string const subject = text_at(header, "Subject");
  std::string const content = text_at(header, "Content");
  xml_node const type = child_named(header, "DocumentType");
  xml_node const signer = child_named(header, "SignerInfo");
  json.add("title", subject);
  if (content != subject) json.add("body", content);
  json.add("date", promulgation_date(header));
  json.add("unit", unit_of(header));
  json.add("number", number_of(header));
  json.add("loai_van_ban", text_at(type, "TypeName"));
  json.add("noi_ky", text_at(header, std::array<std::string_view, 2>{"PromulgationInfo", "Place"}));
  json.add("nguoi_ky", text_at(signer, "FullName"));
  json.add("chuc_vu", text_at(signer, "Position"));
  json.add("noi_nhan", places_of(header));
}

std::string content_id_of(xml_node node) {
  std::string id = text_at(node, "ContentId");
  if (id.empty()) {
    for (pugi::xml_attribute const attribute : node.attributes()) {
      if (std::string_view(attribute.name()).ends_with("href")) id = attribute.value();
    }
  }
  return id.starts_with("cid:") ? id.substr(4) : id;
}

/// What the manifest calls the attachment.
std::string name_in_manifest(xml_node root, std::string const& content_id) {
  xml_node manifest = element_below(root, "edXMLManifest", kMaxHeaderDepth);
  if (!manifest) manifest = element_below(root, "Manifest", kMaxHeaderDepth);
  for (xml_node const reference : manifest.children()) {
    if (content_id_of(reference) == content_id) return text_at(reference, "AttachmentName");
  }
  return "";
}

/// Some gateways pack each file into a zip archive of its own and keep its name.
std::string unpacked_file(std::string bytes, std::string_view name, std::uint64_t max_bytes) {
  auto const ending = ending_of(name);
  bool const is_archive = ending && ending->container == SourceContainer::Zip;
  bool const is_zip_inside = base::to_lower_ascii(name).ends_with("x") ||  // .docx, .xlsx, .pptx
                             base::to_lower_ascii(name).find(".od") != std::string::npos;
  if (!bytes.starts_with("PK\x03\x04") || is_archive || is_zip_inside) return bytes;
  auto file = read_zip_member(bytes, "", max_bytes);
  return file && *file ? std::move(**file) : std::move(bytes);
}

}  // namespace

bool is_edxml(xml_node root) {
  std::string const name = base::to_lower_ascii(local_name(root));
  if (name != "edxml" && name != "edxmlenvelope" && name != "envelope") return false;
  return !element_below(root, "MessageHeader", kMaxHeaderDepth).empty();
}

EdXmlDocument read_edxml(xml_node root, std::string const& key, std::uint64_t max_file_bytes) {
  EdXmlDocument document;
  JsonText json;
  add_header(element_below(root, "MessageHeader", kMaxHeaderDepth), json);
  AttachedNames names;
  std::vector<FileReference> references;
  std::size_t count = 0;
  for (xml_node const attachment :
       element_below(root, "AttachmentEncoded", kMaxHeaderDepth).children()) {
    if (attachment.type() != pugi::node_element) continue;
    std::string wanted = text_at(attachment, "AttachmentName");
    if (wanted.empty()) wanted = name_in_manifest(root, content_id_of(attachment));
    if (++count > kMaxAttachments) {
      document.refused.push_back({ErrorCode::InvalidArgument,
                                  "attachments beyond the first thousand are not read", "",
                                  wanted});
      break;
    }
    std::string name = names.unique(wanted, "attachment-" + std::to_string(count));
    auto bytes =
        decode_base64(child_named(attachment, "ContentTransferEncoded").text().as_string());
    if (!bytes || bytes->empty()) {
      document.refused.push_back({ErrorCode::InvalidArgument,
                                  bytes ? "the attachment is empty" : "its base64 is broken", "",
                                  utf8_name(name)});
      continue;
    }
    references.push_back({key + "/" + utf8_name(name), utf8_name(name)});
    document.files.push_back({name, unpacked_file(std::move(*bytes), name, max_file_bytes)});
  }
  json.add("attachments", references);
  document.json = json.take();
  return document;
}

}  // namespace tracuu::indexer
