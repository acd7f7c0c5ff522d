// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_font.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {

using analyzers::FontHint;

namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";

/// The first legacy font of a list as CSS and face="" write it.
ElementFont font_of_list(std::string_view families) {
  ElementFont font{true, std::nullopt};
  while (!families.empty() && !font.hint) {
    std::size_t const end = std::min(families.find(','), families.size());
    font.hint = analyzers::charset_of_font(families.substr(0, end));
    families.remove_prefix(std::min(end + 1, families.size()));
  }
  return font;
}

/// The font that the declarations of one rule or style attribute name.
ElementFont font_of_declarations(std::string_view declarations) {
  std::string const lower = base::to_lower_ascii(declarations);
  for (std::string_view const property : {"font-family", "font"}) {
    for (std::size_t at = lower.find(property); at != std::string::npos;
         at = lower.find(property, at + 1)) {
      std::size_t const colon = lower.find_first_not_of(kBlanks, at + property.size());
      if (colon == std::string::npos || lower[colon] != ':') continue;
      std::string_view const value =
          std::string_view(lower).substr(colon + 1, lower.find(';', colon) - colon - 1);
      // The shorthand has size and weight before the family, which is quoted or last.
      if (property == "font-family") return font_of_list(value);
      std::size_t const family = std::min(value.find(".vn"), value.find("vni-"));
      if (family != std::string_view::npos) return font_of_list(value.substr(family));
    }
  }
  return {};
}

/// The key of a rule: the last class or tag of its selector ("p.MsoNormal" is
/// ".msonormal", "table td" is "td"); empty for others.
std::string rule_key(std::string_view selector) {
  std::size_t const end = selector.find_last_not_of(kBlanks);
  if (end == std::string_view::npos) return "";
  selector = selector.substr(0, end + 1);
  std::size_t const part = selector.find_last_of(" \t\r\n\f>+~");
  if (part != std::string_view::npos) selector.remove_prefix(part + 1);
  std::size_t const dot = selector.rfind('.');
  if (dot != std::string_view::npos) selector.remove_prefix(dot);
  bool const is_plain = selector.find_first_of(":[#*") == std::string_view::npos;
  return is_plain ? base::to_lower_ascii(selector) : "";
}

}  // namespace

HtmlFonts::HtmlFonts(HtmlNode const& root) {
  for_each_element(root, [this](HtmlNode const& element) {
    if (tag_name(element) == "style") read_rules(inner_text(element, std::string::npos));
    return true;
  });
}

void HtmlFonts::read_rules(std::string_view style_sheet) {
  while (!style_sheet.empty()) {
    std::size_t const open = style_sheet.find('{');
    if (open == std::string_view::npos) return;
    std::size_t const close = std::min(style_sheet.find('}', open), style_sheet.size());
    std::string_view selectors = style_sheet.substr(0, open);
    ElementFont const font = font_of_declarations(style_sheet.substr(open + 1, close - open - 1));
    while (font.hint && !selectors.empty()) {
      std::size_t const end = std::min(selectors.find(','), selectors.size());
      std::string key = rule_key(selectors.substr(0, end));
      if (!key.empty()) rules_.insert_or_assign(std::move(key), *font.hint);
      selectors.remove_prefix(std::min(end + 1, selectors.size()));
    }
    style_sheet.remove_prefix(std::min(close + 1, style_sheet.size()));
  }
}

ElementFont HtmlFonts::font_of(HtmlNode const& element) const {
  if (auto const style = attribute(element, "style")) {
    ElementFont const font = font_of_declarations(*style);
    if (font.is_named) return font;
  }
  if (auto const face = attribute(element, "face")) return font_of_list(*face);
  if (rules_.empty()) return {};
  std::string classes = base::to_lower_ascii(attribute(element, "class").value_or(""));
  for (std::size_t begin = 0; begin < classes.size();) {
    std::size_t const end = std::min(classes.find_first_of(kBlanks, begin), classes.size());
    auto const rule = rules_.find("." + classes.substr(begin, end - begin));
    if (rule != rules_.end()) return {true, rule->second};
    begin = end + 1;
  }
  auto const rule = rules_.find(tag_name(element));
  return rule == rules_.end() ? ElementFont{} : ElementFont{true, rule->second};
}

bool names_legacy_font(std::string_view html) {
  constexpr std::string_view kBefore = "\"':,=; ";
  auto const is_name_at = [&](std::size_t at) {
    std::string const name = base::to_lower_ascii(html.substr(at, 4));
    bool const is_font =
        (name.starts_with(".vn") && name.size() == 4 && name[3] >= 'a' && name[3] <= 'z') ||
        name == "vni-" || name == "vps ";
    return is_font && at > 0 && kBefore.find(html[at - 1]) != std::string_view::npos;
  };
  for (std::size_t at = html.find_first_of(".vV"); at != std::string_view::npos;
       at = html.find_first_of(".vV", at + 1)) {
    if (is_name_at(at)) return true;
  }
  return false;
}

}  // namespace tracuu::indexer
