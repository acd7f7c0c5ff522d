// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/line_direction.hpp"

#include <cmath>
#include <utility>

namespace tracuu::indexer {

namespace {

/// How far the lines of a page run, word by word, in points.
struct LineRuns {
  double across = 0;  ///< to either side
  double along = 0;   ///< up or down
  double down = 0;    ///< down less up
};

LineRuns runs_of_lines(schema::PageWords const& page) {
  LineRuns runs;
  for (std::size_t at = 1; at < page.words.size(); ++at) {
    schema::PageWord const& last = page.words[at - 1];
    schema::PageWord const& word = page.words[at];
    if (word.line != last.line) continue;
    double const down = (word.top + word.bottom - last.top - last.bottom) / 2;
    runs.across += std::abs(word.left + word.right - last.left - last.right) / 2;
    runs.along += std::abs(down);
    runs.down += down;
  }
  return runs;
}

}  // namespace

schema::PageWords stood_upright(schema::PageWords page) {
  constexpr double kSurely = 2;  // times as far
  LineRuns const runs = runs_of_lines(page);
  if (runs.along <= kSurely * runs.across) return page;
  bool const runs_down = runs.down > 0;
  for (schema::PageWord& word : page.words) {
    schema::PageWord const as_it_was = word;
    word.left = runs_down ? as_it_was.top : page.height - as_it_was.bottom;
    word.right = runs_down ? as_it_was.bottom : page.height - as_it_was.top;
    word.top = runs_down ? page.width - as_it_was.right : as_it_was.left;
    word.bottom = runs_down ? page.width - as_it_was.left : as_it_was.right;
  }
  std::swap(page.width, page.height);
  page.turned = (page.turned + (runs_down ? 270 : 90)) % 360;
  return page;
}

}  // namespace tracuu::indexer
