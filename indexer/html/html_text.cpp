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
#include "indexer/html/html_walk.hpp"
#include "indexer/html/table_rows.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

using html_walk::is_block;
using html_walk::is_cell;
using html_walk::is_element;
using html_walk::is_space;
using html_walk::is_text;
using html_walk::is_unread;
using html_walk::visible_bytes;
using html_walk::walk;

/// What stands round the text of a page; see visible_lines.
constexpr std::array kChromeTags{GUMBO_TAG_NAV, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE,
                                 GUMBO_TAG_FORM};
constexpr std::array<std::string_view, 54> kChromeClasses{
    "menu",         "mainmenu",       "topmenu",     "navbar",      "navigation",   "breadcrumb",
    "breadcrumbs",  "sidebar",        "rightcolumn", "leftcolumn",  "footer",       "header",
    "topbar",       "social",         "socials",     "share",       "sharing",      "sharebox",
    "addthis",      "comment",        "comments",    "pagination",  "pager",        "related",
    "relatednews",  "relatedposts",   "tinlienquan", "tinkhac",     "baivietkhac",  "othernews",
    "newsother",    "copyright",      "toolbar",     "banner",      "tags",         "tagslinks",
    "rating",       "ratings",        "sharedaddy",  "addtoany",    "entrymeta",    "widget",
    "widgetarea",   "leftmenu",       "rightmenu",   "leftsidebar", "rightsidebar", "sidebarleft",
    "sidebarright", "postnavigation", "sitefooter",  "weblink",     "lienketweb",   "thamdo",
};

bool is_no_break_space(std::string_view text, std::size_t at) {
  return text[at] == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0';
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Collects text, with any white space as one blank and none at the ends.
class LineText {
 public:
  void append(std::string_view text, bool in_link) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (is_no_break_space(text, at)) {
        blank_due_ = true;
        ++at;
      } else if (text.substr(at).starts_with(kByteOrderMark)) {
        at += kByteOrderMark.size() - 1;
      } else if (is_space(text[at])) {
        blank_due_ = true;
      } else {
        put_gap(in_link);
        after_link_ = in_link;
        put(text[at], in_link);
      }
    }
  }
  void append_blank() { blank_due_ = true; }
  void append_cell_end() { ++cell_ends_due_; }
  [[nodiscard]] std::size_t bytes() const { return text_.size(); }

  /// The line, which begins anew.
  TextLine take(HtmlNode const* block) {
    TextLine line{std::move(text_), code_points_, link_code_points_, block};
    *this = LineText();
    return line;
  }

 private:
  /// What stands between the text so far and more of it.
  void put_gap(bool in_link) {
    bool const first = text_.empty();
    for (; cell_ends_due_ > 0 && !first; --cell_ends_due_) {
      put('\t', false);
      blank_due_ = false;
    }
    // A blank is part of a link only between two words of it.
    if (blank_due_ && !first) put(' ', in_link && after_link_);
    blank_due_ = false;
    cell_ends_due_ = 0;
  }
  void put(char byte, bool in_link) {
    text_ += byte;
    if ((static_cast<unsigned char>(byte) & 0xC0) == 0x80) return;
    ++code_points_;
    if (in_link) ++link_code_points_;
  }

  std::string text_;
  std::size_t code_points_ = 0;
  std::size_t link_code_points_ = 0;
  std::size_t cell_ends_due_ = 0;
  bool blank_due_ = false;
  bool after_link_ = false;
};

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

/// Turns the tree into lines; one object a call of visible_lines.
class LineCollector {
 public:
  LineCollector(HtmlNode const& root, OmittedNodes const& left_out)
      : root_(root),
        left_out_(left_out),
        chrome_(measure_chrome(root)),
        row_lines_(find_row_lines(root)) {}

  std::vector<TextLine> collect() {
    walk(
        root_, [this](HtmlNode const& node) { return enter(node); },
        [this](HtmlNode const& node) { leave(node); });
    end_line();
    return std::move(lines_);
  }

 private:
  bool enter(HtmlNode const& node) {
    if (left_out_.contains(&node)) {
      end_block();
      return false;
    }
    if (is_text(node)) {
      add_text(node.v.text.text);
      return false;
    }
    if (!is_element(node) || is_unread(node) || is_left_out(node)) return false;
    GumboTag const tag = node.v.element.tag;
    if (is_block(node) || tag == GUMBO_TAG_BR) end_block();
    if (row_lines_.contains(&node)) ++rows_;
    if (is_cell(node) && !row_lines_.contains(node.parent)) end_block();
    if (is_block(node) || is_cell(node)) blocks_.push_back(&node);
    if (tag == GUMBO_TAG_A) ++links_;
    if (tag == GUMBO_TAG_PRE) ++preformatted_;
    return true;
  }

  void leave(HtmlNode const& node) {
    if (node.v.element.tag == GUMBO_TAG_A) --links_;
    if (node.v.element.tag == GUMBO_TAG_PRE) --preformatted_;
    if (is_cell(node)) row_lines_.contains(node.parent) ? line_.append_cell_end() : end_block();
    if (row_lines_.contains(&node)) --rows_;
    if (is_block(node)) end_block();
    if (is_block(node) || is_cell(node)) blocks_.pop_back();
  }

  /// A block ends a line, but not inside a row that is one.
  void end_block() { rows_ > 0 ? line_.append_blank() : end_line(); }

  void add_text(std::string_view text) {
    if (block_of_line_ == nullptr && visible_bytes(text) > 0) {
      block_of_line_ = blocks_.empty() ? &root_ : blocks_.back();
    }
    while (preformatted_ > 0 && text.find('\n') != std::string_view::npos) {
      line_.append(text.substr(0, text.find('\n')), links_ > 0);
      end_block();
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
  OmittedNodes const& left_out_;
  TextSizes chrome_;
  std::unordered_set<HtmlNode const*> row_lines_;
  std::vector<TextLine> lines_;
  LineText line_;
  std::vector<HtmlNode const*> blocks_;
  HtmlNode const* block_of_line_ = nullptr;
  int rows_ = 0;  ///< open ones that are lines
  int links_ = 0;
  int preformatted_ = 0;
};

}  // namespace

bool is_page_chrome(HtmlNode const& element) {
  if (base::contains(kChromeTags, element.v.element.tag)) return true;
  if (attribute(element, "hidden")) return true;
  auto const style = attribute(element, "style");
  if (style && style->find("one") != std::string_view::npos) {
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

std::vector<TextLine> visible_lines(HtmlNode const& node, OmittedNodes const& left_out) {
  return LineCollector(node, left_out).collect();
}

std::string visible_text(HtmlNode const& node) {
  std::string text;
  for (TextLine const& line : visible_lines(node)) {
    if (!text.empty()) text += '\n';
    text += line.text;
  }
  return text;
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

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    std::size_t const end = std::min(line.find('\t', begin), line.size());
    cells.push_back(trim(line.substr(begin, end - begin)));
    begin = end + 1;
  }
  return cells;
}

bool is_mostly_link(TextLine const& line) {
  return line.link_code_points * 5 >= line.code_points * 3;
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

int heading_level(HtmlNode const& node) {
  if (!is_element(node)) return 0;
  constexpr std::array kHeadings{GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                                 GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
  auto const found = std::ranges::find(kHeadings, node.v.element.tag);
  return found == kHeadings.end() ? 0 : static_cast<int>(found - kHeadings.begin()) + 1;
}

HtmlNode const* first_element(HtmlNode const& node) {
  if (!is_element(node)) return nullptr;
  GumboVector const& children = node.v.element.children;
  constexpr unsigned kMaxChildren = 16;
  for (unsigned i = 0; i < std::min(children.length, kMaxChildren); ++i) {
    auto const* const child = static_cast<HtmlNode const*>(children.data[i]);
    if (is_element(*child)) return child;
  }
  return nullptr;
}

HtmlNode const* parent_of(HtmlNode const& node) {
  HtmlNode const* const parent = node.parent;
  return parent != nullptr && is_element(*parent) ? parent : nullptr;
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
  auto const classes = attribute(node, "class");
  auto const id = attribute(node, "id");
  if (!classes && !id) return {};
  std::string text(classes.value_or(""));
  text.append(" ").append(id.value_or(""));
  std::erase_if(text, [](char c) { return c == '-' || c == '_'; });
  std::ranges::transform(text, text.begin(),
                         [](char c) { return is_space(c) ? ' ' : base::lower_ascii(c); });
  std::vector<std::string_view> const words = split_words(text);
  return {words.begin(), words.end()};
}

}  // namespace tracuu::indexer
