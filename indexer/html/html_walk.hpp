// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/html/html_document.hpp"

// The walk over the tree of a page and what it asks of gumbo's nodes: for the files of this wing
// that read text. No recursion: a page may nest as deep as it likes. Thread-safe.

namespace tracuu::indexer::html_walk {

/// Which tags are in a table, to be asked for every node of a page.
using TagSet = std::array<bool, GUMBO_TAG_LAST + 1>;

template <std::size_t kSize>
[[nodiscard]] constexpr TagSet tag_set(std::array<GumboTag, kSize> const& tags) {
  TagSet set{};
  for (GumboTag const tag : tags) set[tag] = true;
  return set;
}

/// Never text that a reader reads.
inline constexpr std::array kUnreadTags{
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_IFRAME, GUMBO_TAG_SVG,    GUMBO_TAG_MATH,     GUMBO_TAG_OBJECT,
    GUMBO_TAG_SELECT, GUMBO_TAG_BUTTON, GUMBO_TAG_HEAD,     GUMBO_TAG_TEXTAREA,
    GUMBO_TAG_AUDIO,  GUMBO_TAG_VIDEO,  GUMBO_TAG_CANVAS,   GUMBO_TAG_TITLE,
};

inline constexpr std::array kBlockTags{
    GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,  GUMBO_TAG_ASIDE,      GUMBO_TAG_BLOCKQUOTE,
    GUMBO_TAG_BODY,    GUMBO_TAG_CAPTION,  GUMBO_TAG_CENTER,     GUMBO_TAG_DD,
    GUMBO_TAG_DETAILS, GUMBO_TAG_DIR,      GUMBO_TAG_DIV,        GUMBO_TAG_DL,
    GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
    GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,     GUMBO_TAG_H1,         GUMBO_TAG_H2,
    GUMBO_TAG_H3,      GUMBO_TAG_H4,       GUMBO_TAG_H5,         GUMBO_TAG_H6,
    GUMBO_TAG_HEADER,  GUMBO_TAG_HGROUP,   GUMBO_TAG_HR,         GUMBO_TAG_HTML,
    GUMBO_TAG_LEGEND,  GUMBO_TAG_LI,       GUMBO_TAG_MAIN,       GUMBO_TAG_MENU,
    GUMBO_TAG_NAV,     GUMBO_TAG_OL,       GUMBO_TAG_OPTION,     GUMBO_TAG_P,
    GUMBO_TAG_PRE,     GUMBO_TAG_SECTION,  GUMBO_TAG_SUMMARY,    GUMBO_TAG_TABLE,
    GUMBO_TAG_TBODY,   GUMBO_TAG_TFOOT,    GUMBO_TAG_THEAD,      GUMBO_TAG_TR,
    GUMBO_TAG_UL,
};

[[nodiscard]] inline bool is_element(HtmlNode const& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}
[[nodiscard]] inline bool is_text(HtmlNode const& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}
[[nodiscard]] inline bool is_cell(HtmlNode const& node) {
  return node.v.element.tag == GUMBO_TAG_TD || node.v.element.tag == GUMBO_TAG_TH;
}
[[nodiscard]] inline bool is_block(HtmlNode const& node) {
  constexpr TagSet kBlocks = tag_set(kBlockTags);
  return kBlocks[node.v.element.tag];
}
[[nodiscard]] inline bool is_unread(HtmlNode const& node) {
  constexpr TagSet kUnread = tag_set(kUnreadTags);
  return node.type == GUMBO_NODE_TEMPLATE || kUnread[node.v.element.tag];
}

/// Walks `node` and all below it in page order. enter(node) returns whether to
/// go into the children; leave(element) follows them.
template <class Enter, class Leave>
void walk(HtmlNode const& node, Enter&& enter, Leave&& leave) {
  struct Frame {
    HtmlNode const* node;
    unsigned next_child;
  };
  std::vector<Frame> frames;
  auto const visit = [&](HtmlNode const& visited) {
    if (enter(visited) && is_element(visited)) frames.push_back({&visited, 0});
  };
  visit(node);
  while (!frames.empty()) {
    Frame& frame = frames.back();
    GumboVector const& children = frame.node->v.element.children;
    if (frame.next_child < children.length) {
      visit(*static_cast<HtmlNode const*>(children.data[frame.next_child++]));
    } else {
      HtmlNode const* const finished = frame.node;
      frames.pop_back();
      leave(*finished);
    }
  }
}

[[nodiscard]] inline bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The bytes of `text` that are no ASCII white space.
[[nodiscard]] inline std::size_t visible_bytes(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_space(c); }));
}

}  // namespace tracuu::indexer::html_walk
