// SPDX-License-Identifier: GPL-3.0-or-later
#include <pugixml.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/bytes/zip_member.hpp"
#include "indexer/office/office_paragraphs.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/xml_walk.hpp"
#include "indexer/office/zip_part.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

bool is_paragraph(std::string_view name) {
  return name == "text:p" || name == "text:h";
}

/// The styles that are "Title", or made from it by the paragraph's own settings.
std::unordered_set<std::string> title_styles(pugi::xml_node const& content) {
  std::unordered_set<std::string> names{"Title"};
  for (pugi::xml_node const& style : content.child("office:automatic-styles").children()) {
    if (std::string_view(style.attribute("style:parent-style-name").value()) == "Title") {
      names.emplace(style.attribute("style:name").value());
    }
  }
  return names;
}

class OdtText {
 public:
  explicit OdtText(std::unordered_set<std::string> styles) : title_styles_(std::move(styles)) {}

  bool enter(pugi::xml_node const& node) {
    std::string_view const name = node.name();
    if (name == "office:annotation" || name == "text:tracked-changes") return false;
    if (name == "text:note-citation" || name == "text:page-number") return false;
    if (name == "draw:page") slides_.push_back({slides_.size() + 1, text().size(), {}});
    if (is_paragraph(name)) paragraphs_.begin_paragraph();
    if (name == "table:table-row") paragraphs_.begin_row();
    if (name == "table:table-cell") paragraphs_.begin_cell();
    if (name == "text:s") paragraphs_.add(" ");
    if (name == "text:tab") paragraphs_.add("\t");
    if (name == "text:line-break") paragraphs_.add("\n");
    bool const is_text = node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
    // A line end in the XML is a blank, for text:line-break is one in the text.
    if (is_text) add_text(node.value());
    return true;
  }

  void leave(pugi::xml_node const& node) {
    std::string_view const name = node.name();
    if (name == "table:table-row") paragraphs_.end_row();
    if (!is_paragraph(name)) return;
    std::string const paragraph = paragraphs_.end_paragraph();
    if (title_styles_.contains(node.attribute("text:style-name").value())) {
      title_ += ' ' + paragraph;
    }
  }

  [[nodiscard]] std::string title() const { return one_line(title_); }
  [[nodiscard]] std::string const& text() const { return paragraphs_.text(); }
  /// Of a presentation.
  [[nodiscard]] std::vector<schema::PageStart> const& slides() const { return slides_; }

 private:
  void add_text(std::string text) {
    for (char& c : text) {
      if (c == '\n' || c == '\r') c = ' ';
    }
    paragraphs_.add(text);
  }

  std::unordered_set<std::string> title_styles_;
  std::string title_;
  OfficeParagraphs paragraphs_;
  std::vector<schema::PageStart> slides_;
};

Result<std::string> read_metadata_title(std::string_view bytes, std::uint64_t max_bytes) {
  auto const meta = read_zip_member(bytes, "meta.xml", max_bytes);
  if (!meta) return meta.error();
  if (!*meta) return std::string();
  auto const parsed = parse_office_xml(**meta, "meta.xml");
  if (!parsed) return parsed.error();
  pugi::xml_node const facts = (*parsed)->document_element().child("office:meta");
  return xml_inner_text(facts.child("dc:title"));
}

/// The lines of heads and feet, each once; none that is left without the number of the page.
Result<std::string> read_heads_and_feet(std::string_view bytes, std::uint64_t max_bytes) {
  auto const xml = read_zip_member(bytes, "styles.xml", max_bytes);
  if (!xml) return xml.error();
  if (!*xml) return std::string();
  auto const styles = parse_office_xml(**xml, "styles.xml");
  if (!styles) return styles.error();
  OdtText text({});
  for (pugi::xml_node const& page :
       (*styles)->document_element().child("office:master-styles").children("style:master-page")) {
    for (pugi::xml_node const& part : page.children()) {
      Result<void> const walked =
          walk_xml(part, {[&text](pugi::xml_node const& node) { return text.enter(node); },
                          [&text](pugi::xml_node const& node) { text.leave(node); }});
      if (!walked) return walked.error();
    }
  }
  std::string lines;
  std::unordered_set<std::string_view> seen;
  for (std::string_view const line : split_lines(text.text())) {
    bool const is_number = line.find_first_not_of("0123456789 -/") == std::string_view::npos;
    if (!is_number && seen.insert(line).second) lines.append(line).append("\n");
  }
  return lines;
}

}  // namespace

Result<OfficeText> read_odt(std::string_view bytes, std::uint64_t max_bytes) {
  Result<void> const readable = check_open_document(bytes, max_bytes);
  if (!readable) return readable.error();
  auto const xml = read_zip_member(bytes, "content.xml", max_bytes);
  if (!xml) return xml.error();
  if (!*xml) {
    return Error{ErrorCode::InvalidArgument, "not an OpenDocument text: it has no content.xml", ""};
  }
  auto const content = parse_office_xml(**xml, "content.xml");
  if (!content) return content.error();
  Result<std::string> title = read_metadata_title(bytes, max_bytes);
  if (!title) return title.error();

  pugi::xml_node const root = (*content)->document_element();
  OdtText text(title_styles(root));
  Result<void> const walked =
      walk_xml(root, {[&text](pugi::xml_node const& node) { return text.enter(node); },
                      [&text](pugi::xml_node const& node) { text.leave(node); }});
  if (!walked) return walked.error();
  Result<std::string> const heads = read_heads_and_feet(bytes, max_bytes);
  if (!heads) return heads.error();
  OfficeText read;
  read.styled_title = text.title();
  read.metadata_title = std::move(*title);
  read.text = text.text();
  read.pages = text.slides();
  if (!read.pages.empty() && !heads->empty()) read.pages.push_back({0, read.text.size(), {}});
  read.text += *heads;
  return read;
}

}  // namespace tracuu::indexer
