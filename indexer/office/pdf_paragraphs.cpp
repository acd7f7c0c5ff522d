// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_paragraphs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/characters.hpp"
#include "analyzers/letter.hpp"
#include "base/utf8.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// All in heights of the font.
constexpr double kBlankWidth = 0.25;
constexpr double kIndent = 0.8;
constexpr double kMaxLineDistance = 0.9;
constexpr double kHeadingInset = 1.0;

/// The left and the right edge of the text of a page.
struct TextEdges {
  double left = 0;
  double right = 0;
};

/// Of the lines that stand alone and have some words; none if there are none.
std::optional<TextEdges> edges_of(std::vector<PdfLine> const& lines) {
  constexpr std::ptrdiff_t kSomeBlanks = 3;
  std::optional<TextEdges> edges;
  for (PdfLine const& line : lines) {
    if (!line.is_alone || std::ranges::count(line.content.text, ' ') < kSomeBlanks) continue;
    if (!edges) edges = {line.box.left, line.box.right};
    edges->left = std::min(edges->left, line.box.left);
    edges->right = std::max(edges->right, line.box.right);
  }
  return edges;
}

/// At the end of a sentence, or of a line of a table of contents ("Mục lục ….. 4").
bool ends_at_rest(std::string_view text) {
  constexpr std::size_t kLeaderBytes = 12;
  std::string_view const end = text.substr(text.size() - std::min(text.size(), kLeaderBytes));
  return text.empty() || std::string_view(".!?:;").find(text.back()) != std::string_view::npos ||
         end.find("...") != std::string_view::npos || end.find("…") != std::string_view::npos;
}

/// What begins a paragraph of its own: "a)", "1.", "-", "(", "Điều 3", "Kính gửi".
bool begins_paragraph(FontedText const& content) {
  std::string_view const text = content.text;
  constexpr std::array<std::string_view, 9> kHeads{
      "dieu", "chuong", "muc", "phan", "can cu", "kinh gui", "phu luc", "noi nhan", "v/v"};
  std::string_view const word = text.substr(0, text.find(' '));
  constexpr std::size_t kMaxLabelBytes = 6;
  if (word.size() <= kMaxLabelBytes && (word.ends_with(')') || word.ends_with('.'))) return true;
  analyzers::CharInfo const first = analyzers::char_info(base::decode_utf8(text, 0).value);
  bool const is_word = first.char_class == analyzers::CharClass::Letter ||
                       first.char_class == analyzers::CharClass::OtherLetter ||
                       first.char_class == analyzers::CharClass::Digit;
  // Bytes of a legacy charset stand for letters.
  bool const is_legacy = !content.fonts.empty() && content.fonts.front().begin == 0 &&
                         static_cast<unsigned char>(text.front()) >= 0x80;
  if (!is_word && !is_legacy && !text.starts_with("“") && !text.starts_with('"')) return true;
  if (!first.is_upper) return false;
  constexpr std::size_t kHeadBytes = 16;
  std::string const head = fold_line(text.substr(0, text.find(' ', kHeadBytes)));
  return std::ranges::any_of(kHeads, [&head](std::string_view part) {
    return head.starts_with(part) && (head.size() == part.size() || head[part.size()] == ' ');
  });
}

/// Whether most letters are capitals, which headings of their own are set in: as they are
/// written, or by a font that has no others.
bool is_mostly_capitals(FontedText const& content) {
  std::string_view const text = content.text;
  std::size_t in_capitals_font = 0;
  for (FontStretch const& font : content.fonts) {
    if (font.font.capitals) in_capitals_font += font.end - font.begin;
  }
  if (in_capitals_font * 2 > text.size()) return true;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (analyzers::Character const& character : analyzers::Characters(text)) {
    if (!character.is_letter()) continue;
    ++letters;
    if (character.info.is_upper) ++capitals;
  }
  return capitals * 2 > letters;
}

class LineJoiner {
 public:
  LineJoiner(std::vector<PdfLine> lines, double page_width)
      : lines_(std::move(lines)), page_width_(page_width), edges_(edges_of(lines_)) {}

  std::vector<PdfLine> join() {
    if (!edges_) return std::move(lines_);
    std::vector<PdfLine> joined;
    PdfLine last;  // the last line as it stands on the page
    for (PdfLine& line : lines_) {
      PdfLine const shape{{}, line.box, line.size, line.is_alone, line.first_word_width};
      bool const goes_on = !joined.empty() && belong_together(last, joined.back(), line);
      if (goes_on) {
        joined.back().content.append(" ", line.content);
        joined.back().box.add(line.box);
      } else {
        joined.push_back(std::move(line));
      }
      last = shape;
    }
    return joined;
  }

 private:
  /// `above` without its text, which `paragraph` has with that of the lines before it.
  [[nodiscard]] bool belong_together(PdfLine const& above, PdfLine const& paragraph,
                                     PdfLine const& line) const {
    double const size = std::max(line.size, 1.0);
    double const distance = line.box.top - above.box.bottom;
    bool const are_near = above.is_alone && line.is_alone && distance < kMaxLineDistance * size &&
                          distance > -size && std::abs(above.size - line.size) <= 0.5;
    std::string const& text = paragraph.content.text;
    if (!are_near || ends_at_rest(text) || text.ends_with('-') || text.ends_with('/')) return false;
    if (begins_paragraph(line.content)) return false;
    bool const is_in_capitals = is_mostly_capitals(line.content);
    if (is_mostly_capitals(paragraph.content) != is_in_capitals) return false;
    bool const is_full = !has_room(above, line);
    if (is_centred(line)) return is_full || (is_centred(above) && !is_in_capitals);
    bool const is_at_margin = line.box.left <= edges_->left + kIndent * size;
    return is_at_margin && is_full;
  }

  /// Whether the first word of `line` would have fitted into the line above it.
  [[nodiscard]] bool has_room(PdfLine const& above, PdfLine const& line) const {
    double const needed = line.first_word_width + kBlankWidth * line.size;
    double const room = is_centred(above) ? edges_->right - edges_->left - above.box.width()
                                          : edges_->right - above.box.right;
    return needed <= room;
  }

  /// In the middle of the page and clear of the edges of the text.
  [[nodiscard]] bool is_centred(PdfLine const& line) const {
    constexpr double kOff = 0.04;
    bool const is_inset = line.box.left > edges_->left + kHeadingInset * line.size &&
                          line.box.right < edges_->right - kHeadingInset * line.size;
    double const middle = (edges_->left + edges_->right) / 2;
    return is_inset && std::abs((line.box.left + line.box.right) / 2 - middle) < kOff * page_width_;
  }

  std::vector<PdfLine> lines_;
  double page_width_;
  std::optional<TextEdges> edges_;
};

}  // namespace

std::vector<PdfLine> join_wrapped_lines(std::vector<PdfLine> lines, double page_width) {
  return LineJoiner(std::move(lines), page_width).join();
}

}  // namespace tracuu::indexer
