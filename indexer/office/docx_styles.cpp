// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/docx_styles.hpp"

#include <pugixml.hpp>

#include <vector>

#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// Styles are based on each other; real ones over three or four steps.
constexpr int kMaxBasedOn = 16;

/// An element that switches something on, unless its value says off (17.17.4).
std::optional<bool> switched(pugi::xml_node const& element) {
  if (!element) return std::nullopt;
  std::string_view const value = element.attribute("w:val").value();
  return value != "0" && value != "false" && value != "off";
}

/// The font of letters beyond ASCII; the attribute of ASCII letters if it is alone.
std::string_view font_name(pugi::xml_node const& properties) {
  pugi::xml_node const fonts = properties.child("w:rFonts");
  for (char const* const attribute : {"w:hAnsi", "w:hAnsiTheme", "w:ascii", "w:asciiTheme"}) {
    std::string_view const name = fonts.attribute(attribute).value();
    if (!name.empty()) return name;
  }
  return "";
}

}  // namespace

std::optional<DocxListLevel> list_of_properties(pugi::xml_node const& properties) {
  pugi::xml_node const numbering = properties.child("w:numPr");
  if (!numbering) return std::nullopt;
  DocxListLevel list{numbering.child("w:numId").attribute("w:val").value(),
                     numbering.child("w:ilvl").attribute("w:val").as_int()};
  if (list.list == "0") list.list.clear();  // takes a paragraph out of its style's list
  return list;
}

DocxStyles::Style DocxStyles::own_settings(pugi::xml_node const& style) {
  Style own;
  own.based_on = style.child("w:basedOn").attribute("w:val").value();
  pugi::xml_node const run = style.child("w:rPr");
  std::string_view const font = font_name(run);
  own.names_font = !font.empty();
  own.font = analyzers::charset_of_font(font);
  own.is_hidden = switched(run.child("w:vanish"));
  own.list = list_of_properties(style.child("w:pPr"));
  return own;
}

DocxStyles::DocxStyles(pugi::xml_document const& styles) {
  pugi::xml_node const root = styles.document_element();
  pugi::xml_node const defaults = root.child("w:docDefaults").child("w:rPrDefault").child("w:rPr");
  defaults_.font = analyzers::charset_of_font(font_name(defaults));
  defaults_.is_hidden = switched(defaults.child("w:vanish")).value_or(false);
  bool has_title = false;
  for (pugi::xml_node const& style : root.children("w:style")) {
    std::string const id = style.attribute("w:styleId").value();
    if (!has_title && fold_line(style.child("w:name").attribute("w:val").value()) == "title") {
      title_style_ = id;
      has_title = true;
    }
    bool const is_default = std::string_view(style.attribute("w:type").value()) == "paragraph" &&
                            style.attribute("w:default").as_bool();
    if (is_default) default_style_ = id;
    styles_.insert_or_assign(id, own_settings(style));
  }
}

bool DocxStyles::is_title(std::string_view style) const {
  return style == title_style_;
}

DocxRunFormat DocxStyles::with_style(std::string_view style, DocxRunFormat base) const {
  std::vector<Style const*> chain;
  for (std::string name(style); !name.empty() && chain.size() < kMaxBasedOn;) {
    auto const found = styles_.find(name);
    if (found == styles_.end()) break;
    chain.push_back(&found->second);
    name = found->second.based_on;
  }
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
    if ((*at)->names_font) base.font = (*at)->font;
    if ((*at)->is_hidden) base.is_hidden = *(*at)->is_hidden;
  }
  return base;
}

DocxRunFormat DocxStyles::format_of_paragraph(std::string_view style) const {
  return with_style(style.empty() ? std::string_view(default_style_) : style, defaults_);
}

DocxRunFormat DocxStyles::format_of_run(pugi::xml_node const& properties,
                                        DocxRunFormat base) const {
  if (!properties) return base;
  base = with_style(properties.child("w:rStyle").attribute("w:val").value(), base);
  std::string_view const font = font_name(properties);
  if (!font.empty()) base.font = analyzers::charset_of_font(font);
  if (auto const hidden = switched(properties.child("w:vanish"))) base.is_hidden = *hidden;
  return base;
}

DocxListLevel DocxStyles::list_of_paragraph(std::string_view style) const {
  std::string name(style);
  for (int step = 0; step < kMaxBasedOn && !name.empty(); ++step) {
    auto const found = styles_.find(name);
    if (found == styles_.end()) break;
    if (found->second.list) return *found->second.list;
    name = found->second.based_on;
  }
  return {};
}

}  // namespace tracuu::indexer
