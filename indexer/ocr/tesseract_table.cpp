// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/tesseract_table.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <tuple>

#include "base/utf8.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kColumns = 12;
/// What has no letter and no digit is kept if tesseract is as sure of it.
constexpr double kCertainSign = 0.6;
/// Below it, tesseract says, the way that a page stands is not certain.
constexpr double kCertainTurn = 1;

double number_of(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view take_until(std::string_view& text, char end) {
  std::size_t const at = std::min(text.find(end), text.size());
  std::string_view const part = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f";
  std::size_t const begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    if (u_isalnum(static_cast<UChar32>(point.value)) != 0) return true;
    at += point.bytes;
  }
  return false;
}

/// Puts boxes of the picture back onto the page.
class OntoPage {
 public:
  explicit OntoPage(PagePicture const& picture)
      : scale_x_(picture.width /
                 static_cast<double>(std::max<std::size_t>(picture.pixels_wide, 1))),
        scale_y_(picture.height /
                 static_cast<double>(std::max<std::size_t>(picture.pixels_high, 1))),
        centre_x_(static_cast<double>(picture.pixels_wide) / 2),
        centre_y_(static_cast<double>(picture.pixels_high) / 2),
        cosine_(std::cos(picture.levelled_by)),
        sine_(std::sin(picture.levelled_by)) {}

  /// Left, top, width and height in pixels into the box of `word`; sizes stay as they are.
  void place(std::array<double, 4> const& pixels, schema::PageWord& word) const {
    double const from_x = pixels[0] + pixels[2] / 2 - centre_x_;
    double const from_y = pixels[1] + pixels[3] / 2 - centre_y_;
    double const x = cosine_ * from_x + sine_ * from_y + centre_x_;
    double const y = cosine_ * from_y - sine_ * from_x + centre_y_;
    word.left = (x - pixels[2] / 2) * scale_x_;
    word.right = (x + pixels[2] / 2) * scale_x_;
    word.top = (y - pixels[3] / 2) * scale_y_;
    word.bottom = (y + pixels[3] / 2) * scale_y_;
  }

 private:
  double scale_x_;
  double scale_y_;
  double centre_x_;
  double centre_y_;
  double cosine_;
  double sine_;
};

struct TableRow {
  std::tuple<double, double, double> line;  ///< block, paragraph, line
  std::array<double, 4> box{};
  double confidence = 0;
  std::string_view text;
};

/// Nothing for a row that is no word.
std::optional<TableRow> row_of(std::string_view line) {
  constexpr double kWordLevel = 5;
  std::array<std::string_view, kColumns> cells;
  for (std::size_t at = 0; at + 1 < kColumns; ++at) cells[at] = take_until(line, '\t');
  cells[kColumns - 1] = line;
  if (number_of(cells[0]) != kWordLevel) return std::nullopt;
  TableRow row;
  row.line = {number_of(cells[2]), number_of(cells[3]), number_of(cells[4])};
  for (std::size_t at = 0; at < row.box.size(); ++at) row.box[at] = number_of(cells[6 + at]);
  row.confidence = std::clamp(number_of(cells[10]) / 100, 0.0, 1.0);
  row.text = without_blanks(cells[11]);
  bool const is_word = !row.text.empty() && !base::find_invalid_utf8(row.text) &&
                       (row.confidence >= kCertainSign || has_letter_or_digit(row.text));
  if (!is_word) return std::nullopt;
  return row;
}

}  // namespace

schema::PageWords words_of_table(std::string_view table, PagePicture const& picture) {
  schema::PageWords words;
  words.width = picture.width;
  words.height = picture.height;
  OntoPage const onto_page(picture);
  std::tuple<double, double, double> last_line{-1, -1, -1};
  std::size_t lines = 0;
  while (!table.empty()) {
    auto const row = row_of(take_until(table, '\n'));
    if (!row) continue;
    if (row->line != last_line) ++lines;
    last_line = row->line;
    schema::PageWord word;
    word.text = row->text;
    word.confidence = row->confidence;
    word.line = lines - 1;
    onto_page.place(row->box, word);
    words.words.push_back(std::move(word));
  }
  return words;
}

int turn_of_report(std::string_view report) {
  int turn = 0;
  double confidence = 0;
  while (!report.empty()) {
    std::string_view value = take_until(report, '\n');
    std::string_view const name = take_until(value, ':');
    if (name == "Rotate") turn = static_cast<int>(number_of(without_blanks(value)));
    if (name == "Orientation confidence") confidence = number_of(without_blanks(value));
  }
  bool const is_quarter = turn == 90 || turn == 180 || turn == 270;
  return is_quarter && confidence >= kCertainTurn ? turn : 0;
}

}  // namespace tracuu::indexer
