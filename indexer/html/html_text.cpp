// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_text.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "base/utf8.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// Never text that a reader reads.
constexpr std::array kUnreadTags{
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,
    GUMBO_TAG_SVG,    GUMBO_TAG_MATH,     GUMBO_TAG_OBJECT,   GUMBO_TAG_SELECT,   GUMBO_TAG_BUTTON,
    GUMBO_TAG_HEAD,   GUMBO_TAG_TEXTAREA, GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,    GUMBO_TAG_CANVAS,
};

/// What stands round the text of a page; see visible_lines.
constexpr std::array kChromeTags{GUMBO_TAG_NAV, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE,
                                 GUMBO_TAG_FORM};
constexpr std::array<std::string_view, 41> kChromeClasses{
    "menu",        "mainmenu",     "topmenu",     "navbar",     "navigation",  "breadcrumb",
    "breadcrumbs", "sidebar",      "rightcolumn", "leftcolumn", "footer",      "header",
    "topbar",      "social",       "socials",     "share",      "sharing",     "sharebox",
    "addthis",     "comment",      "comments",    "pagination", "pager",       "related",
    "relatednews", "relatedposts", "tinlienquan", "tinkhac",    "baivietkhac", "othernews",
    "newsother",   "copyright",    "toolbar",     "banner",     "tags",        "tagslinks",
    "rating",      "ratings",      "sharedaddy",  "addtoany",   "entrymeta",
};

constexpr std::array kBlockTags{
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

bool is_element(HtmlNode const& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}
bool is_text(HtmlNode const& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}
bool is_cell(HtmlNode const& node) {
  return node.v.element.tag == GUMBO_TAG_TD || node.v.element.tag == GUMBO_TAG_TH;
}
bool is_block(HtmlNode const& node) {
  return base::contains(kBlockTags, node.v.element.tag);
}
bool is_unread(HtmlNode const& node) {
  return node.type == GUMBO_NODE_TEMPLATE || base::contains(kUnreadTags, node.v.element.tag);
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

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_no_break_space(std::string_view text, std::size_t at) {
  return text[at] == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0';
}

/// Collects text, with any white space as one blank and none at the ends.
class LineText {
 public:
  void append(std::string_view text, bool in_link) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (is_no_break_space(text, at)) {
        blank_due_ = true;
        ++at;
      } else if (is_space(text[at])) {
        blank_due_ = true;
      } else {
        // A blank is part of a link only between two words of it.
        if (blank_due_ && !text_.empty()) put(' ', in_link && after_link_);
        blank_due_ = false;
        after_link_ = in_link;
        put(text[at], in_link);
      }
    }
  }
  void append_blank() { blank_due_ = true; }
  [[nodiscard]] std::size_t bytes() const { return text_.size(); }

  /// The line, which begins anew.
  TextLine take(HtmlNode const* block) {
    TextLine line{std::move(text_), code_points_, link_code_points_, block};
    *this = LineText();
    return line;
  }

 private:
  void put(char byte, bool in_link) {
    text_ += byte;
    if ((static_cast<unsigned char>(byte) & 0xC0) == 0x80) return;
    ++code_points_;
    if (in_link) ++link_code_points_;
  }

  std::string text_;
  std::size_t code_points_ = 0;
  std::size_t link_code_points_ = 0;
  bool blank_due_ = false;
  bool after_link_ = false;
};

std::size_t visible_bytes(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_space(c); }));
}

/// How much text that is not a link an element holds, in bytes.
using TextSizes = std::unordered_map<HtmlNode const*, std::size_t>;

/// Sizes of `root` and of all elements below it that may be chrome.
TextSizes measure_chrome(HtmlNode const& root) {
  TextSizes sizes;
  std::vector<std::pair<HtmlNode const*, std::size_t>> open;  // and what was read before them
  std::size_t read = 0;
  std::size_t links = 0;
  auto const enter = [&](HtmlNode const& node) {
    if (is_text(node)) {
      if (links == 0) read += visible_bytes(node.v.text.text);
      return false;
    }
    if (!is_element(node) || is_unread(node)) return false;
    if (node.v.element.tag == GUMBO_TAG_A) ++links;
    if (&node == &root || is_page_chrome(node)) open.emplace_back(&node, read);
    return true;
  };
  auto const leave = [&](HtmlNode const& node) {
    if (node.v.element.tag == GUMBO_TAG_A) --links;
    if (open.empty() || open.back().first != &node) return;
    sizes[&node] = read - open.back().second;
    open.pop_back();
  };
  walk(root, enter, leave);
  return sizes;
}

/// The rows of which a cell holds blocks or line breaks. They lay out the page:
/// a cell is a text of its own there, not a word of a line.
std::unordered_set<HtmlNode const*> find_layout_rows(HtmlNode const& root) {
  std::unordered_set<HtmlNode const*> found;
  std::vector<HtmlNode const*> rows;
  auto const enter = [&](HtmlNode const& node) {
    if (!is_element(node)) return false;
    GumboTag const tag = node.v.element.tag;
    if (tag == GUMBO_TAG_TR) {
      rows.push_back(&node);
    } else if (!rows.empty() && (is_block(node) || tag == GUMBO_TAG_BR)) {
      found.insert(rows.back());
    }
    return true;
  };
  auto const leave = [&](HtmlNode const& node) {
    if (node.v.element.tag == GUMBO_TAG_TR) rows.pop_back();
  };
  walk(root, enter, leave);
  return found;
}

/// Turns the tree into lines; one object a call of visible_lines.
class LineCollector {
 public:
  explicit LineCollector(HtmlNode const& root)
      : root_(root), chrome_(measure_chrome(root)), layout_rows_(find_layout_rows(root)) {}

  std::vector<TextLine> collect() {
    walk(
        root_, [this](HtmlNode const& node) { return enter(node); },
        [this](HtmlNode const& node) { leave(node); });
    end_line();
    return std::move(lines_);
  }

 private:
  bool enter(HtmlNode const& node) {
    if (is_text(node)) {
      add_text(node.v.text.text);
      return false;
    }
    if (!is_element(node) || is_unread(node) || is_left_out(node)) return false;
    GumboTag const tag = node.v.element.tag;
    if (is_block(node) || tag == GUMBO_TAG_BR) end_line();
    if (is_cell(node)) end_cell(node);
    if (is_block(node) || is_cell(node)) blocks_.push_back(&node);
    if (tag == GUMBO_TAG_A) ++links_;
    if (tag == GUMBO_TAG_PRE) ++preformatted_;
    return true;
  }

  void leave(HtmlNode const& node) {
    if (node.v.element.tag == GUMBO_TAG_A) --links_;
    if (node.v.element.tag == GUMBO_TAG_PRE) --preformatted_;
    if (is_block(node)) end_line();
    if (is_cell(node)) end_cell(node);
    if (is_block(node) || is_cell(node)) blocks_.pop_back();
  }

  void end_cell(HtmlNode const& cell) {
    if (layout_rows_.contains(cell.parent)) return end_line();
    line_.append_blank();
  }

  void add_text(std::string_view text) {
    if (block_of_line_ == nullptr && visible_bytes(text) > 0) {
      block_of_line_ = blocks_.empty() ? &root_ : blocks_.back();
    }
    while (preformatted_ > 0 && text.find('\n') != std::string_view::npos) {
      line_.append(text.substr(0, text.find('\n')), links_ > 0);
      end_line();
      text.remove_prefix(text.find('\n') + 1);
    }
    line_.append(text, links_ > 0);
  }

  void end_line() {
    HtmlNode const* const block = block_of_line_ == nullptr ? &root_ : block_of_line_;
    TextLine line = line_.take(block);
    block_of_line_ = nullptr;
    if (!line.text.empty()) lines_.push_back(std::move(line));
  }

  [[nodiscard]] bool is_left_out(HtmlNode const& node) const {
    auto const size = chrome_.find(&node);
    return &node != &root_ && size != chrome_.end() && size->second * 2 <= chrome_.at(&root_) &&
           (size->second > 0 || chrome_.at(&root_) > 0);
  }

  HtmlNode const& root_;
  TextSizes chrome_;
  std::unordered_set<HtmlNode const*> layout_rows_;
  std::vector<TextLine> lines_;
  LineText line_;
  std::vector<HtmlNode const*> blocks_;
  HtmlNode const* block_of_line_ = nullptr;
  int links_ = 0;
  int preformatted_ = 0;
};

}  // namespace

bool is_page_chrome(HtmlNode const& element) {
  if (base::contains(kChromeTags, element.v.element.tag)) return true;
  if (attribute(element, "hidden")) return true;
  if (auto const style = attribute(element, "style")) {
    std::string const folded = fold_line(*style);
    if (folded.find("display:none") != std::string::npos ||
        folded.find("display: none") != std::string::npos) {
      return true;
    }
  }
  std::vector<std::string> const names = class_names(element);
  return std::ranges::any_of(
      names, [](std::string const& name) { return base::contains(kChromeClasses, name); });
}

std::vector<TextLine> visible_lines(HtmlNode const& node) {
  return LineCollector(node).collect();
}

std::string visible_text(HtmlNode const& node) {
  std::string text;
  for (TextLine const& line : visible_lines(node)) {
    if (!text.empty()) text += '\n';
    text += line.text;
  }
  return text;
}

base::Result<std::string> html_to_text(std::string_view html) {
  base::Result<HtmlDocument> page = HtmlDocument::parse(html);
  if (!page) return page.error();
  return visible_text(page->root());
}

std::string inner_text(HtmlNode const& node, std::size_t max_bytes) {
  LineText text;
  auto const enter = [&](HtmlNode const& visited) {
    if (text.bytes() > max_bytes) return false;
    if (is_text(visited)) text.append(visited.v.text.text, false);
    if (!is_element(visited)) return false;
    if (is_block(visited) || visited.v.element.tag == GUMBO_TAG_BR) text.append_blank();
    return &visited == &node || !is_unread(visited);
  };
  walk(node, enter, [](HtmlNode const&) {});
  return text.take(&node).text;
}

void for_each_element(HtmlNode const& node, std::function<bool(HtmlNode const&)> const& visit) {
  bool go_on = true;
  auto const enter = [&](HtmlNode const& visited) {
    if (go_on && is_element(visited)) go_on = visit(visited);
    return go_on;
  };
  walk(node, enter, [](HtmlNode const&) {});
}

std::string tag_name(HtmlNode const& node) {
  if (!is_element(node)) return "";
  if (node.v.element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(node.v.element.tag);
  GumboStringPiece original = node.v.element.original_tag;
  gumbo_tag_from_original_text(&original);
  if (original.data == nullptr) return "";
  return base::to_lower_ascii({original.data, original.length});
}

bool is_block_element(HtmlNode const& node) {
  return is_element(node) && is_block(node);
}

std::optional<std::string_view> attribute(HtmlNode const& node, char const* name) {
  if (!is_element(node)) return std::nullopt;
  GumboAttribute const* const found = gumbo_get_attribute(&node.v.element.attributes, name);
  if (found == nullptr) return std::nullopt;
  return std::string_view(found->value);
}

std::vector<std::string> class_names(HtmlNode const& node) {
  std::string text;
  for (char const* const name : {"class", "id"}) {
    text.append(attribute(node, name).value_or("")).append(" ");
  }
  std::erase_if(text, [](char c) { return c == '-' || c == '_'; });
  std::ranges::transform(text, text.begin(),
                         [](char c) { return is_space(c) ? ' ' : base::lower_ascii(c); });
  std::vector<std::string_view> const words = split_words(text);
  return {words.begin(), words.end()};
}

}  // namespace tracuu::indexer
