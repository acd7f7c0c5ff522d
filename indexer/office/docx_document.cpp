// SPDX-License-Identifier: GPL-3.0-or-later
#include <pugixml.hpp>

#include <optional>
#include <string>
#include <utility>

#include "indexer/bytes/zip_member.hpp"
#include "indexer/office/office_paragraphs.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/xml_walk.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kNotZipOfficeMagic = "\xD0\xCF\x11\xE0";
constexpr std::string_view kDocument = "word/document.xml";

/// The parsed member `name`; nothing if the archive has none.
Result<std::unique_ptr<pugi::xml_document>> read_part(std::string_view zip, std::string_view name,
                                                      std::uint64_t max_bytes) {
  Result<std::optional<std::string>> const xml = read_zip_member(zip, name, max_bytes);
  if (!xml) return xml.error();
  if (!*xml) return std::unique_ptr<pugi::xml_document>();
  return parse_office_xml(**xml, name);
}

/// The id of the style "Title": a Vietnamese Word writes another one than "Title".
std::string title_style_id(pugi::xml_document const& styles) {
  for (pugi::xml_node const& style : styles.document_element().children("w:style")) {
    std::string_view const name = style.child("w:name").attribute("w:val").value();
    if (fold_line(name) == "title") return style.attribute("w:styleId").value();
  }
  return "Title";
}

class DocxText {
 public:
  explicit DocxText(std::string title_style) : title_style_(std::move(title_style)) {}

  bool enter(pugi::xml_node const& node) {
    std::string_view const name = node.name();
    // Text that stands elsewhere, or no more.
    if (name == "mc:Fallback" || name == "w:del" || name == "w:moveFrom") return false;
    if (name == "w:p") paragraphs_.begin_paragraph();
    if (name == "w:tr") paragraphs_.begin_row();
    if (name == "w:tc") paragraphs_.begin_cell();
    if (name == "w:tab" && std::string_view(node.parent().name()) == "w:r") paragraphs_.add("\t");
    if (name == "w:br" || name == "w:cr") paragraphs_.add("\n");
    if (name == "w:noBreakHyphen") paragraphs_.add("-");
    bool const is_text = node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
    if (is_text && std::string_view(node.parent().name()) == "w:t") paragraphs_.add(node.value());
    return true;
  }

  void leave(pugi::xml_node const& node) {
    std::string_view const name = node.name();
    if (name == "w:tr") paragraphs_.end_row();
    if (name != "w:p") return;
    std::string const paragraph = paragraphs_.end_paragraph();
    if (node.child("w:pPr").child("w:pStyle").attribute("w:val").value() == title_style_) {
      title_ += ' ' + paragraph;
    }
  }

  [[nodiscard]] std::string title() const { return one_line(title_); }
  [[nodiscard]] std::string const& text() const { return paragraphs_.text(); }

 private:
  std::string title_style_;
  std::string title_;
  OfficeParagraphs paragraphs_;
};

}  // namespace

Result<OfficeText> read_docx(std::string_view bytes, std::uint64_t max_bytes) {
  if (bytes.starts_with(kNotZipOfficeMagic)) {
    return Error{ErrorCode::InvalidArgument, "the document is encrypted, or an old .doc",
                 "save it as .docx without a password"};
  }
  auto const document = read_part(bytes, kDocument, max_bytes);
  if (!document) return document.error();
  if (!*document) {
    return Error{ErrorCode::InvalidArgument, "not a Word document: it has no word/document.xml",
                 ""};
  }
  auto const styles = read_part(bytes, "word/styles.xml", max_bytes);
  if (!styles) return styles.error();
  auto const properties = read_part(bytes, "docProps/core.xml", max_bytes);
  if (!properties) return properties.error();

  DocxText text(*styles ? title_style_id(**styles) : "Title");
  Result<void> const walked =
      walk_xml(**document, {[&text](pugi::xml_node const& node) { return text.enter(node); },
                            [&text](pugi::xml_node const& node) { text.leave(node); }});
  if (!walked) return walked.error();
  OfficeText read;
  read.styled_title = text.title();
  if (*properties) {
    read.metadata_title = xml_inner_text((*properties)->document_element().child("dc:title"));
  }
  read.text = text.text();
  return read;
}

}  // namespace tracuu::indexer
