// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_layout.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/office/pdf_paragraphs.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// Rows further apart, in heights of a row, are no table and no columns together.
constexpr double kMaxRowGap = 2.5;
/// A gutter that became narrower, in points, is none.
constexpr double kMinGutter = 4;
/// Rows of more cells are no table.
constexpr std::size_t kMaxColumns = 60;
/// A lone row whose gap is wider, in heights of its font, has two cells.
constexpr double kCellGap = 2.5;
constexpr double kMostRows = 0.6;
/// Cells of so few bytes on average are no lines of a column.
constexpr std::size_t kShortCellBytes = 16;

using RowRange = std::pair<std::size_t, std::size_t>;  ///< first row, row after the last

/// What lies between columns, from left to right.
struct Gutter {
  double left;
  double right;
};

std::vector<Gutter> gutters_of(std::vector<PdfSegment> const& segments) {
  std::vector<Gutter> gutters;
  for (std::size_t at = 1; at < segments.size(); ++at) {
    gutters.push_back({segments[at - 1].box.right, segments[at].box.left});
  }
  return gutters;
}

/// What `row` leaves of the gutters; of each the widest part.
std::vector<Gutter> narrowed(std::vector<Gutter> const& gutters, PdfRow const& row) {
  std::vector<Gutter> left_over;
  for (Gutter const& gutter : gutters) {
    Gutter widest{0, 0};
    double from = gutter.left;
    auto const take = [&](double to) {
      if (to - from > widest.right - widest.left) widest = {from, to};
    };
    for (PdfSegment const& segment : row.segments) {
      if (segment.box.right <= gutter.left || segment.box.left >= gutter.right) continue;
      take(segment.box.left);
      from = std::max(from, segment.box.right);
    }
    take(gutter.right);
    if (widest.right - widest.left >= kMinGutter) left_over.push_back(widest);
  }
  return left_over;
}

double height_of(PdfRow const& row) {
  return std::max(row.bottom - row.top, 1.0);
}

PdfLine line_of(PdfSegment const& segment) {
  PdfWord const& first = segment.words.front();
  return {text_of_words(segment.words), segment.box, segment.size, false, first.box.width()};
}

/// All segments of a row on one line.
PdfLine line_of(PdfRow const& row, std::string_view separator) {
  PdfLine line = line_of(row.segments.front());
  for (std::size_t at = 1; at < row.segments.size(); ++at) {
    PdfLine const next = line_of(row.segments[at]);
    line.content.append(separator, next.content);
    line.box.add(next.box);
    line.size = std::max(line.size, next.size);
  }
  line.box.top = row.top;
  line.box.bottom = row.bottom;
  return line;
}

/// A stretch of rows with gutters between what stands side by side.
struct Zone {
  RowRange rows;
  std::vector<Gutter> gutters;  ///< those that no row of it crosses
  std::size_t most_segments = 0;
};

class PageLayout {
 public:
  PageLayout(std::vector<PdfRow> rows, double page_width)
      : rows_(std::move(rows)), page_width_(page_width) {}

  std::vector<PdfLine> lines() {
    std::size_t const end = rows_.size();
    for (std::size_t at = 0; at < end;) {
      if (is_set_off(at)) {
        lines_.push_back(line_of(rows_[at], "\t"));
        ++at;
        continue;
      }
      std::optional<Zone> const zone = find_zone(at);
      if (zone) {
        add_zone(*zone);
        at = zone->rows.second;
      } else {
        add_lone_row(rows_[at]);
        ++at;
      }
    }
    return join_wrapped_lines(std::move(lines_), page_width_);
  }

 private:
  /// The first or last row of a page, apart from what is next to it; not a letterhead.
  [[nodiscard]] bool is_set_off(std::size_t at) const {
    constexpr double kSetOff = 0.6;
    bool const is_first = at == 0;
    bool const is_last = at + 1 == rows_.size();
    if (rows_.size() < 3 || (!is_first && !is_last)) return false;
    double const gap =
        is_first ? rows_[1].top - rows_[0].bottom : rows_[at].top - rows_[at - 1].bottom;
    if (gap < kSetOff * height_of(rows_[at])) return false;
    for (PdfSegment const& segment : rows_[at].segments) {
      if (segment.words.size() >= 3 && is_motto(segment)) return false;
    }
    return true;
  }

  static bool is_motto(PdfSegment const& segment) {
    std::string const first = fold_line(segment.words.front().text);
    return (first == "cong" && fold_line(segment.words[1].text) == "hoa") ||
           (first == "doc" && fold_line(segment.words[1].text) == "lap");
  }

  /// Whether a row of one segment stands in the middle of the page: a heading.
  [[nodiscard]] bool is_centred(PdfRow const& row) const {
    constexpr double kOff = 0.03;
    if (row.segments.size() != 1) return false;
    PdfBox const& box = row.segments.front().box;
    return std::abs((box.left + box.right - page_width_) / 2) < kOff * page_width_;
  }

  [[nodiscard]] std::optional<Zone> find_zone(std::size_t first) const {
    Zone zone{{first, first + 1}, gutters_of(rows_[first].segments), rows_[first].segments.size()};
    double bottom = rows_[first].bottom;
    if (zone.most_segments > kMaxColumns) return std::nullopt;
    if (zone.gutters.empty()) {
      // Lines of two columns of which neither stands at the height of the other.
      if (first + 1 == rows_.size() || rows_[first + 1].top >= bottom) return std::nullopt;
      zone.gutters = gutters_between(rows_[first], rows_[first + 1]);
      if (zone.gutters.empty()) return std::nullopt;
      zone.most_segments = 2;
    }
    for (std::size_t at = first + 1; at < rows_.size(); ++at) {
      PdfRow const& row = rows_[at];
      if (row.top - bottom > kMaxRowGap * height_of(row)) break;
      if (row.segments.size() > kMaxColumns) break;
      if (zone.gutters.size() == 1 && is_centred(row)) break;
      if (at + 1 == rows_.size() && is_set_off(at)) break;
      std::vector<Gutter> gutters = narrowed(zone.gutters, row);
      if (gutters.empty()) break;
      zone.gutters = std::move(gutters);
      zone.rows.second = at + 1;
      zone.most_segments = std::max(zone.most_segments, row.segments.size());
      bottom = std::max(bottom, row.bottom);
    }
    bool const is_one_row = zone.rows.second == first + 1;
    if (is_one_row) return std::nullopt;
    return zone;
  }

  static std::vector<Gutter> gutters_between(PdfRow const& first, PdfRow const& second) {
    if (second.segments.size() != 1) return {};
    PdfBox const* left = &first.segments.front().box;
    PdfBox const* right = &second.segments.front().box;
    if (left->left > right->left) std::swap(left, right);
    if (right->left - left->right < kMinGutter) return {};
    return {{left->right, right->left}};
  }

  void add_lone_row(PdfRow const& row) {
    PdfSegment const* left = nullptr;
    bool has_cells = false;
    for (PdfSegment const& segment : row.segments) {
      if (left != nullptr) {
        double const gap = segment.box.left - left->box.right;
        if (gap > kCellGap * std::max(left->size, segment.size)) has_cells = true;
      }
      left = &segment;
    }
    lines_.push_back(line_of(row, has_cells ? "\t" : " "));
    lines_.back().is_alone = !has_cells;
  }

  void add_zone(Zone const& zone) {
    if (auto const letterhead = gutter_before_motto(zone)) {
      add_columns(zone, *letterhead);
    } else if (zone.most_segments == 2) {
      is_table_of_two(zone) ? add_rows(zone) : add_columns(zone, widest_gutter(zone));
    } else if (has_mostly_full_rows(zone)) {
      add_rows(zone);
    } else {
      add_as_poppler_reads(zone);
    }
  }

  [[nodiscard]] std::size_t count_of(Zone const& zone) const {
    return zone.rows.second - zone.rows.first;
  }

  /// Pairs of which one side is short, a label and a number: not lines of columns.
  [[nodiscard]] bool is_table_of_two(Zone const& zone) const {
    std::size_t pairs = 0;
    std::size_t left_bytes = 0;
    std::size_t right_bytes = 0;
    for (std::size_t at = zone.rows.first; at < zone.rows.second; ++at) {
      auto const& segments = rows_[at].segments;
      if (segments.size() != 2) continue;
      ++pairs;
      for (PdfWord const& word : segments[0].words) left_bytes += word.text.size() + 1;
      for (PdfWord const& word : segments[1].words) right_bytes += word.text.size() + 1;
    }
    constexpr std::size_t kMinPairs = 3;
    bool const is_mostly_pairs =
        static_cast<double>(pairs) >= 0.8 * static_cast<double>(count_of(zone));
    return pairs >= kMinPairs && is_mostly_pairs &&
           std::min(left_bytes, right_bytes) < pairs * kShortCellBytes;
  }

  [[nodiscard]] bool is_full(PdfRow const& row, Zone const& zone) const {
    double const most = kMostRows * static_cast<double>(zone.most_segments);
    return row.segments.size() >= 2 && static_cast<double>(row.segments.size()) >= most;
  }

  [[nodiscard]] bool has_mostly_full_rows(Zone const& zone) const {
    std::size_t full = 0;
    for (std::size_t at = zone.rows.first; at < zone.rows.second; ++at) {
      if (is_full(rows_[at], zone)) ++full;
    }
    return static_cast<double>(full) >= kMostRows * static_cast<double>(count_of(zone));
  }

  static Gutter widest_gutter(Zone const& zone) {
    return *std::ranges::max_element(
        zone.gutters, {}, [](Gutter const& gutter) { return gutter.right - gutter.left; });
  }

  /// The gutter between the agency and the name of the state or its motto.
  [[nodiscard]] std::optional<Gutter> gutter_before_motto(Zone const& zone) const {
    for (std::size_t at = zone.rows.first; at < zone.rows.second; ++at) {
      for (PdfSegment const& segment : rows_[at].segments) {
        if (segment.words.size() < 3 || !is_motto(segment)) continue;
        for (auto gutter = zone.gutters.rbegin(); gutter != zone.gutters.rend(); ++gutter) {
          if (gutter->right <= segment.box.left + 1) return *gutter;
        }
      }
    }
    return std::nullopt;
  }

  /// What is left of `gutter`, then what is right of it.
  void add_columns(Zone const& zone, Gutter const& gutter) {
    double const middle = (gutter.left + gutter.right) / 2;
    std::vector<PdfLine> right;
    for (std::size_t at = zone.rows.first; at < zone.rows.second; ++at) {
      for (PdfSegment const& segment : rows_[at].segments) {
        (segment.box.left < middle ? lines_ : right).push_back(line_of(segment));
      }
    }
    std::ranges::move(right, std::back_inserter(lines_));
  }

  /// Lines of rows; what stands below a cell of a full row, close to it, goes on in it.
  void add_rows(Zone const& zone) {
    constexpr double kNextLineOfCell = 0.4;
    std::vector<PdfSegment> open;  // the cells of the row that is gathered
    double bottom = 0;
    auto const close = [&] {
      if (open.empty()) return;
      PdfRow row{open.front().box.top, bottom, std::move(open)};
      open.clear();
      lines_.push_back(line_of(row, "\t"));
    };
    for (std::size_t at = zone.rows.first; at < zone.rows.second; ++at) {
      PdfRow& row = rows_[at];
      bool const goes_on = !open.empty() && !is_full(row, zone) &&
                           row.top - bottom < kNextLineOfCell * height_of(row) &&
                           row.segments.size() < open.size() && lie_below(row, open);
      if (goes_on) {
        for (PdfSegment& segment : row.segments) add_below(open, std::move(segment));
      } else {
        close();
        open = std::move(row.segments);
      }
      bottom = row.bottom;
    }
    close();
  }

  static bool lies_below(PdfSegment const& below, PdfSegment const& cell) {
    return std::min(below.box.right, cell.box.right) > std::max(below.box.left, cell.box.left);
  }

  static bool lie_below(PdfRow const& row, std::vector<PdfSegment> const& cells) {
    return std::ranges::all_of(row.segments, [&](PdfSegment const& segment) {
      return std::ranges::count_if(
                 cells, [&](PdfSegment const& cell) { return lies_below(segment, cell); }) == 1;
    });
  }

  static void add_below(std::vector<PdfSegment>& cells, PdfSegment segment) {
    for (PdfSegment& cell : cells) {
      if (!lies_below(segment, cell)) continue;
      cell.words.back().has_blank_after = true;
      cell.box.add(segment.box);
      std::ranges::move(segment.words, std::back_inserter(cell.words));
      return;
    }
  }

  void add_as_poppler_reads(Zone const& zone) {
    std::vector<PdfSegment> segments;
    for (std::size_t at = zone.rows.first; at < zone.rows.second; ++at) {
      std::ranges::move(rows_[at].segments, std::back_inserter(segments));
    }
    std::ranges::stable_sort(segments, {},
                             [](PdfSegment const& segment) { return segment.words.front().order; });
    for (PdfSegment const& segment : segments) lines_.push_back(line_of(segment));
  }

  std::vector<PdfRow> rows_;
  double page_width_;
  std::vector<PdfLine> lines_;
};

}  // namespace

std::vector<PdfLine> lay_out_page(std::vector<PdfRow> rows, double page_width) {
  return PageLayout(std::move(rows), page_width).lines();
}

}  // namespace tracuu::indexer
