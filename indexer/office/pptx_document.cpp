// SPDX-License-Identifier: GPL-3.0-or-later

// Office Open XML, ECMA-376-1, 19 (PresentationML) and 21 (DrawingML).

#include <pugixml.hpp>

#include <map>
#include <string>

#include "indexer/office/office_paragraphs.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/xml_walk.hpp"
#include "indexer/office/zip_part.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kPptxKind = "a PowerPoint presentation (.pptx)";
constexpr std::string_view kPptxMain = "ppt/presentation.xml";

/// The placeholder that a shape fills: "title", "ctrTitle", "body", "sldNum" …
std::string_view placeholder_of(pugi::xml_node const& shape) {
  pugi::xml_node const own = child_named(child_named(shape, "nvSpPr"), "nvPr");
  return child_named(own, "ph").attribute("type").value();
}

/// Gathers the text of slides and of their notes.
class SlideText {
 public:
  explicit SlideText(OfficeParagraphs& paragraphs) : paragraphs_(paragraphs) {}

  Result<void> read(pugi::xml_node const& slide) {
    return walk_xml(slide, {[this](pugi::xml_node const& node) { return enter(node); },
                            [this](pugi::xml_node const& node) { leave(node); }});
  }
  [[nodiscard]] std::string title() const { return one_line(title_); }

 private:
  bool enter(pugi::xml_node const& node) {
    std::string_view const name = local_name(node);
    if (name == "sp") {
      std::string_view const placeholder = placeholder_of(node);
      is_in_title_ = placeholder == "title" || placeholder == "ctrTitle";
      // What each slide has: its number, the day, a footer.
      return placeholder != "sldNum" && placeholder != "dt" && placeholder != "ftr" &&
             placeholder != "sldImg" && placeholder != "hdr";
    }
    if (name == "Fallback") return false;
    if (name == "p") paragraphs_.begin_paragraph();
    if (name == "tr") paragraphs_.begin_row();
    if (name == "tc") paragraphs_.begin_cell();
    if (name == "br") paragraphs_.add("\n");
    if (name == "t") paragraphs_.add(node.text().get());
    return true;
  }

  void leave(pugi::xml_node const& node) {
    std::string_view const name = local_name(node);
    if (name == "tr") paragraphs_.end_row();
    if (name == "sp") is_in_title_ = false;
    if (name != "p") return;
    std::string const paragraph = paragraphs_.end_paragraph();
    if (is_in_title_) title_ += ' ' + paragraph;
  }

  OfficeParagraphs& paragraphs_;
  bool is_in_title_ = false;
  std::string title_;
};

/// Reads a slide and its notes; its title.
Result<std::string> read_slide(std::string_view zip, std::string const& part,
                               std::uint64_t max_bytes, OfficeParagraphs& paragraphs) {
  auto const slide = read_zip_part(zip, part, max_bytes);
  if (!slide) return slide.error();
  if (!*slide) return std::string();
  SlideText text(paragraphs);
  Result<void> const read = text.read(**slide);
  if (!read) return read.error();
  auto const targets = read_part_targets(zip, part, max_bytes);
  if (!targets) return targets.error();
  for (auto const& [id, target] : *targets) {
    if (target.type != "notesSlide") continue;
    auto const notes = read_zip_part(zip, target.name, max_bytes);
    if (!notes) return notes.error();
    if (!*notes) continue;
    SlideText of_notes(paragraphs);
    Result<void> const walked = of_notes.read(**notes);
    if (!walked) return walked.error();
  }
  return text.title();
}

Error too_much_text(std::uint64_t max_bytes) {
  return {ErrorCode::InvalidArgument,
          "its text has more than the limit of " + std::to_string(max_bytes) + " bytes", ""};
}

}  // namespace

Result<OfficeText> read_pptx(std::string_view bytes, std::uint64_t max_bytes) {
  auto const presentation = read_needed_part(bytes, kPptxMain, kPptxKind, max_bytes);
  if (!presentation) return presentation.error();
  auto const targets = read_part_targets(bytes, kPptxMain, max_bytes);
  if (!targets) return targets.error();
  OfficeParagraphs paragraphs;
  OfficeText read;
  bool is_first = true;
  std::size_t slides = 0;
  for (pugi::xml_node const& slide :
       child_named((*presentation)->document_element(), "sldIdLst").children()) {
    read.pages.push_back({++slides, paragraphs.text().size(), {}});
    auto const target = targets->find(slide.attribute("r:id").value());
    if (target == targets->end()) continue;
    Result<std::string> const title = read_slide(bytes, target->second.name, max_bytes, paragraphs);
    if (!title) return title.error();
    if (std::exchange(is_first, false)) read.styled_title = *title;
    if (paragraphs.text().size() > max_bytes) return too_much_text(max_bytes);
  }
  read.text = paragraphs.text();
  return read;
}

Result<OfficeText> read_odp(std::string_view bytes, std::uint64_t max_bytes) {
  Result<void> const readable = check_open_document(bytes, max_bytes);
  if (!readable) return readable.error();
  auto const content =
      read_needed_part(bytes, "content.xml", "an OpenDocument presentation", max_bytes);
  if (!content) return content.error();
  OfficeText read;
  pugi::xml_node const slides =
      (*content)->document_element().child("office:body").child("office:presentation");
  for (pugi::xml_node const& frame : slides.child("draw:page").children("draw:frame")) {
    if (std::string_view(frame.attribute("presentation:class").value()) == "title") {
      read.styled_title = xml_inner_text(frame);
    }
  }
  Result<OfficeText> const whole = read_odt(bytes, max_bytes);
  if (!whole) return whole.error();
  read.metadata_title = whole->metadata_title;
  read.text = whole->text;
  read.pages = whole->pages;
  return read;
}

}  // namespace tracuu::indexer
