// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/page_content.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/contains.hpp"
#include "indexer/html/footer_line.hpp"
#include "indexer/html/html_walk.hpp"
#include "indexer/html/page_attributes.hpp"
#include "indexer/html/page_day.hpp"
#include "indexer/html/table_rows.hpp"
#include "indexer/official/head_line.hpp"
#include "indexer/official/own_number.hpp"
#include "indexer/text/page_line.hpp"

namespace tracuu::indexer {

namespace {

/// A box beside the text has a line of this size if it is text itself.
constexpr std::size_t kBoxLineCodePoints = 40;
constexpr std::size_t kMarkedLineCodePoints = 80;
constexpr std::size_t kNextToNothing = 200;
/// Rows of a register made of blocks: as many of one class, each this short.
constexpr std::size_t kMinAlikeBlocks = 3;
constexpr std::size_t kMaxRowBytes = 1600;

/// Elements that stand in running text; others are boxes and columns.
constexpr std::array kFlowTags{
    GUMBO_TAG_P,          GUMBO_TAG_H1, GUMBO_TAG_H2,    GUMBO_TAG_H3,    GUMBO_TAG_H4,
    GUMBO_TAG_H5,         GUMBO_TAG_H6, GUMBO_TAG_UL,    GUMBO_TAG_OL,    GUMBO_TAG_DL,
    GUMBO_TAG_DT,         GUMBO_TAG_DD, GUMBO_TAG_TABLE, GUMBO_TAG_PRE,   GUMBO_TAG_CENTER,
    GUMBO_TAG_LI,         GUMBO_TAG_TR, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT,
    GUMBO_TAG_BLOCKQUOTE,
};

std::vector<HtmlNode const*> children_of(HtmlNode const& element) {
  GumboVector const& children = element.v.element.children;
  std::vector<HtmlNode const*> nodes;
  for (unsigned i = 0; i < children.length; ++i) {
    nodes.push_back(static_cast<HtmlNode const*>(children.data[i]));
  }
  return nodes;
}

bool is_inline(HtmlNode const& node) {
  if (html_walk::is_text(node)) return true;
  return html_walk::is_element(node) && !html_walk::is_block(node) && !html_walk::is_cell(node) &&
         node.v.element.tag != GUMBO_TAG_BR;
}

/// What the lines of a piece of a page look like together.
struct PieceLook {
  std::size_t text = 0;  ///< code points of lines that may be content, outside links
  std::size_t links = 0;
  std::size_t lines = 0;
  std::size_t link_lines = 0;
  std::size_t rows = 0;      ///< of tables
  std::size_t longest = 0;   ///< code points of the longest line of content
  std::size_t headings = 0;  ///< lines that are one, and no link
  std::size_t contacts = 0;
  bool has_letterhead = false;  ///< a motto or the number
  bool is_footer = false;
};

bool has_letters_beside_date(TextLine const& line) {
  return !posting_day(line.text) && std::ranges::any_of(line.text, [](char c) {
    return (static_cast<unsigned char>(c) & 0x80) != 0 || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
  });
}

bool lies_in_heading(TextLine const& line) {
  HtmlNode const* node = line.block;
  for (int level = 0; node != nullptr && level < 3; ++level, node = parent_of(*node)) {
    if (html_walk::is_element(*node) && heading_level(*node) > 0) return true;
  }
  return false;
}

void look_at(TextLine const& line, PieceLook& look) {
  ++look.lines;
  look.links += line.link_code_points;
  look.is_footer = look.is_footer || is_footer_line(line.text);
  look.contacts += count_contacts(line.text);
  if (is_mostly_link(line)) {
    ++look.link_lines;
    return;
  }
  if (is_page_control(line.text) || is_site_name(line.text) || is_welcome_banner(line.text) ||
      is_tail_heading(line.text) || !has_letters_beside_date(line)) {
    return;
  }
  look.text += line.code_points - line.link_code_points;
  look.longest = std::max(look.longest, line.code_points);
  if (line.text.find('\t') != std::string::npos) ++look.rows;
  if (lies_in_heading(line)) ++look.headings;
  for (std::string_view const cell : cells_of(line.text)) {
    look.has_letterhead =
        look.has_letterhead || is_motto(cell) || letterhead_number(cell).has_value();
  }
}

/// A block beside the way up, or a run of inline nodes there.
struct ContentPiece {
  std::vector<HtmlNode const*> nodes;
  std::vector<TextLine> lines;
  bool is_flow = false;
  bool is_above = false;  ///< it stands before the main content
};

class PieceJudge {
 public:
  /// `so_far` are the code points of what was taken already.
  PieceJudge(ContentPiece const& piece, bool is_marked, std::size_t so_far)
      : piece_(piece), is_marked_(is_marked), so_far_(so_far) {
    for (TextLine const& line : piece.lines) look_at(line, look_);
  }

  [[nodiscard]] std::size_t text() const { return look_.text; }

  /// Why the piece does not belong to the content; empty if it does.
  [[nodiscard]] std::string_view reason_to_leave_out() const {
    constexpr std::string_view kBelongs;
    if (look_.text == 0) return "no text but links, stamps and buttons";
    if (look_.is_footer || look_.contacts > 1) return "a footer";
    if (look_.has_letterhead) return kBelongs;
    std::size_t const values = read_page_attributes(piece_.lines).values;
    // A page of next to nothing but such a list is about the list.
    if (values > 0 && !is_marked_ && so_far_ < kNextToNothing) return kBelongs;
    bool const lists_links = look_.link_lines > 1 && look_.link_lines * 3 >= look_.lines;
    if (lists_links && look_.rows * 2 < look_.lines) return "a list of links";
    if (values > 0) return kBelongs;
    bool const is_heading = look_.headings > 0 && look_.headings + look_.link_lines == look_.lines;
    if (is_heading && piece_.is_above) return kBelongs;
    if (is_heading && (is_marked_ || look_.link_lines > 0)) return "a heading of something else";
    if (look_.text < look_.links * 3 && look_.rows * 2 < look_.lines) return "more links than text";
    if (is_marked_) {
      return look_.longest >= kMarkedLineCodePoints ? kBelongs : "short, beside a marked text";
    }
    return piece_.is_flow || look_.longest >= kBoxLineCodePoints ? kBelongs
                                                                 : "a box of short lines";
  }

 private:
  ContentPiece const& piece_;
  bool is_marked_;
  std::size_t so_far_;
  PieceLook look_;
};

/// The lines of inline nodes, which are one.
std::vector<TextLine> joined(std::vector<TextLine> const& parts) {
  if (parts.size() < 2) return parts;
  TextLine line = parts.front();
  for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
    line.text.append(" ").append(part->text);
    line.code_points += part->code_points + 1;
    line.link_code_points += part->link_code_points;
  }
  return {line};
}

std::string class_of(HtmlNode const& element) {
  return std::string(attribute(element, "class").value_or(""));
}

/// Climbs from the main content to the top and decides about what stands beside the way.
class ContentClimb {
 public:
  ContentClimb(HtmlNode const& root, MainContent const& main, OmittedNodes left_out)
      : rows_(find_row_lines(root)), is_marked_(main.is_marked), left_out_(std::move(left_out)) {
    HtmlNode const* at = main.element;
    if (!is_marked_) at = unit_round(*at);
    for (TextLine const& line : visible_lines(*at, left_out_)) code_points_ += line.code_points;
    while (HtmlNode const* const parent = parent_of(*at)) {
      if (tag_name(*at) == "body") break;
      judge_beside(*parent, *at);
      at = parent;
    }
    top_ = at;
  }

  [[nodiscard]] HtmlNode const* top() const { return top_; }
  [[nodiscard]] OmittedNodes take_left_out() { return std::move(left_out_); }
  [[nodiscard]] std::vector<OmittedPiece> take_told() { return std::move(told_); }

 private:
  /// The table of data, the list or the register of blocks that `block` is a row of; or itself.
  HtmlNode const* unit_round(HtmlNode const& block) const {
    HtmlNode const* unit = &block;
    for (HtmlNode const* node = &block; node != nullptr; node = parent_of(*node)) {
      if (rows_.contains(node)) unit = table_round(*node);
      if (tag_name(*node) == "table") break;
    }
    std::string const tag = tag_name(*unit);
    if (tag == "li" || tag == "dt" || tag == "dd") {
      if (HtmlNode const* const list = parent_of(*unit)) unit = list;
    }
    return is_alike_row(*unit) ? parent_of(*unit) : unit;
  }

  static HtmlNode const* table_round(HtmlNode const& row) {
    HtmlNode const* node = parent_of(row);
    while (node != nullptr && tag_name(*node) != "table" && tag_name(*node) != "body") {
      HtmlNode const* const parent = parent_of(*node);
      if (parent == nullptr) break;
      node = parent;
    }
    return node == nullptr ? &row : node;
  }

  static bool is_alike_row(HtmlNode const& block) {
    HtmlNode const* const parent = parent_of(block);
    if (parent == nullptr || tag_name(block) != "div") return false;
    if (inner_text(block, kMaxRowBytes).size() > kMaxRowBytes) return false;
    std::string const own = class_of(block);
    auto const alike = std::ranges::count_if(children_of(*parent), [&own](HtmlNode const* child) {
      return tag_name(*child) == "div" && class_of(*child) == own;
    });
    return static_cast<std::size_t>(alike) >= kMinAlikeBlocks;
  }

  void judge_beside(HtmlNode const& parent, HtmlNode const& way) {
    ContentPiece inline_run;
    bool is_above = true;
    for (HtmlNode const* const child : children_of(parent)) {
      if (child != &way && is_inline(*child)) {
        inline_run.nodes.push_back(child);
        continue;
      }
      judge_inline(inline_run, is_above);
      if (child == &way) {
        is_above = false;
      } else if (html_walk::is_element(*child)) {
        judge_block(*child, is_above);
      }
    }
    judge_inline(inline_run, is_above);
  }

  void judge_inline(ContentPiece& run, bool is_above) {
    if (run.nodes.empty()) return;
    for (HtmlNode const* const node : run.nodes) {
      for (TextLine& line : visible_lines(*node, left_out_)) run.lines.push_back(std::move(line));
    }
    run.lines = joined(run.lines);
    run.is_flow = true;
    run.is_above = is_above;
    decide(run);
    run = ContentPiece();
  }

  void judge_block(HtmlNode const& block, bool is_above) {
    if (is_page_chrome(block) && tag_name(block) != "form") {
      left_out_.insert(&block);
      told_.push_back({&block, "its tag or class is that of a menu, sidebar, header or footer"});
      return;
    }
    std::vector<TextLine> lines = visible_lines(block, left_out_);
    bool const is_flow = base::contains(kFlowTags, block.v.element.tag) || lines.size() == 1;
    decide({{&block}, std::move(lines), is_flow, is_above});
  }

  void decide(ContentPiece const& piece) {
    PieceJudge const judge(piece, is_marked_, code_points_);
    std::string_view const why = judge.reason_to_leave_out();
    if (why.empty()) {
      code_points_ += judge.text();
      return;
    }
    left_out_.insert(piece.nodes.begin(), piece.nodes.end());
    if (!piece.lines.empty()) told_.push_back({piece.nodes.front(), why});
  }

  std::unordered_set<HtmlNode const*> rows_;
  bool is_marked_;
  std::size_t code_points_ = 0;  ///< of what was taken
  HtmlNode const* top_ = nullptr;
  OmittedNodes left_out_;
  std::vector<OmittedPiece> told_;
};

}  // namespace

PageContent find_page_content(HtmlNode const& root, OmittedNodes left_out) {
  PageContent content;
  content.main = find_main_content(root, left_out);
  if (content.main.element == nullptr) return content;
  ContentClimb climb(root, content.main, std::move(left_out));
  content.top = climb.top();
  content.left_out = climb.take_left_out();
  content.told = climb.take_told();
  content.lines = visible_lines(*content.top, content.left_out);
  return content;
}

PageContent content_of_elements(std::vector<HtmlNode const*> const& elements, OmittedNodes left_out,
                                std::string_view why) {
  PageContent content;
  content.left_out = std::move(left_out);
  if (elements.empty()) return content;
  content.main = {elements.front(), true, why};
  content.top = elements.front();
  std::unordered_set<HtmlNode const*> taken;
  for (HtmlNode const* const element : elements) {
    HtmlNode const* round = parent_of(*element);
    while (round != nullptr && !taken.contains(round)) round = parent_of(*round);
    if (round != nullptr) continue;
    taken.insert(element);
    for (TextLine& line : visible_lines(*element, content.left_out)) {
      content.lines.push_back(std::move(line));
    }
  }
  return content;
}

}  // namespace tracuu::indexer
