// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/tesseract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <vector>

#include "indexer/bytes/child_process.hpp"
#include "indexer/ocr/tesseract_table.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kLanguage = "vie";
constexpr std::string_view kTurns = "osd";

Error no_tesseract(std::string message) {
  return {ErrorCode::NotFound, std::move(message),
          "install the packages tesseract-ocr and tesseract-ocr-vie"};
}

/// Whether one of the lines is `word`.
bool has_line(std::string const& text, std::string_view word) {
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (line == word) return true;
  }
  return false;
}

std::vector<std::string> arguments_for(PagePicture const& picture, std::string_view language,
                                       std::string_view segmentation) {
  double const dots = static_cast<double>(picture.pixels_wide) * 72 / std::max(picture.width, 1.0);
  return {"stdin", "stdout",
          "-l",    std::string(language),
          "--psm", std::string(segmentation),
          "--dpi", std::to_string(std::clamp(static_cast<int>(dots + 0.5), 70, 2400))};
}

}  // namespace

Result<Tesseract> find_tesseract() {
  auto const program = find_program("tesseract");
  if (!program) return no_tesseract("the program tesseract is not installed");
  Result<std::string> const version = run_child(*program, {"--version"}, "", {});
  Result<std::string> const languages = run_child(*program, {"--list-langs"}, "", {});
  if (!version || !languages) {
    return no_tesseract(
        fmt::format("tesseract does not run: {}", (version ? languages : version).error().message));
  }
  if (!has_line(*languages, kLanguage)) {
    return no_tesseract("tesseract can't read Vietnamese: its data 'vie' is not installed");
  }
  std::string const first = version->substr(0, version->find('\n'));
  return Tesseract{*program, fmt::format("{} {}", first, kLanguage), has_line(*languages, kTurns)};
}

Result<schema::PageWords> read_picture_words(Tesseract const& tesseract, PagePicture const& picture,
                                             std::size_t page, ChildLimits const& limits) {
  constexpr std::string_view kWholePage = "3";  // finds blocks, lines and words by itself
  std::vector<std::string> arguments = arguments_for(picture, kLanguage, kWholePage);
  arguments.insert(arguments.end(), {"-c", "tessedit_create_tsv=1"});
  Result<std::string> const table = run_child(tesseract.program, arguments, picture.pnm, limits);
  if (!table) return table.error();
  schema::PageWords words = words_of_table(*table, picture);
  words.page = page;
  words.engine = tesseract.name;
  return words;
}

Result<int> find_turn(Tesseract const& tesseract, PagePicture const& picture,
                      ChildLimits const& limits) {
  constexpr std::string_view kOnlyTurn = "0";
  Result<std::string> const told =
      run_child(tesseract.program, arguments_for(picture, kTurns, kOnlyTurn), picture.pnm, limits);
  if (!told) return told.error();
  return turn_of_report(*told);
}

}  // namespace tracuu::indexer
