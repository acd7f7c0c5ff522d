// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/marked_paragraphs.hpp"

#include <utility>

namespace tracuu::indexer {

std::string MarkedParagraphs::end_paragraph(bool is_in_table) {
  std::string paragraph = std::exchange(paragraph_, {});
  if (is_in_table) {
    cell_.push_back(paragraph);
    return paragraph;
  }
  end_row();
  paragraphs_.begin_paragraph();
  paragraphs_.add(paragraph);
  paragraphs_.end_paragraph();
  return paragraph;
}

void MarkedParagraphs::end_cell() {
  cell_.push_back(std::exchange(paragraph_, {}));
  cells_.push_back(std::exchange(cell_, {}));
}

void MarkedParagraphs::end_row() {
  if (!cell_.empty()) cells_.push_back(std::exchange(cell_, {}));
  if (cells_.empty()) return;
  paragraphs_.begin_row();
  for (std::vector<std::string> const& cell : std::exchange(cells_, {})) {
    paragraphs_.begin_cell();
    for (std::string const& paragraph : cell) {
      paragraphs_.begin_paragraph();
      paragraphs_.add(paragraph);
      paragraphs_.end_paragraph();
    }
  }
  paragraphs_.end_row();
}

}  // namespace tracuu::indexer
