// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/bytes/child_process.hpp"
#include "indexer/office/office_paragraphs.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kCompoundFileMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

struct Converter {
  char const* name;
  std::vector<std::string> arguments;  ///< UTF-8, a paragraph a line, from standard input
};

std::array<Converter, 2> const& converters() {
  static std::array<Converter, 2> const known{
      Converter{"antiword", {"-m", "UTF-8.txt", "-w", "0", "-"}},
      Converter{"catdoc", {"-d", "utf-8", "-w"}},
  };
  return known;
}

/// What else goes by the name of .doc.
Error not_a_doc(std::string_view bytes) {
  Error error{ErrorCode::InvalidArgument, "not a Word document (.doc)", ""};
  if (bytes.starts_with("PK")) error.hint = "it is a zip archive: name it .docx or .odt";
  if (bytes.starts_with("{\\rtf")) error.hint = "it is RTF: save it as .docx";
  if (bytes.starts_with("<")) error.hint = "it is HTML or XML: name it .html, or save it as .docx";
  return error;
}

/// antiword draws tables with "|" round and between the cells.
std::string without_table_rules(std::string_view output) {
  std::string text;
  for (std::string_view const line : split_lines(output)) {
    std::string cells(line);
    if (line.starts_with('|') && line.ends_with('|')) std::ranges::replace(cells, '|', ' ');
    std::string const words = one_line(cells);
    if (!words.empty()) text.append(words).append("\n");
  }
  return text;
}

Result<OfficeText> convert(fs::path const& program, Converter const& converter,
                           std::string_view bytes, ChildLimits const& limits) {
  Result<std::string> const output = run_child(program, converter.arguments, bytes, limits);
  if (!output) return output.error();
  OfficeText read;
  read.text = without_table_rules(*output);
  if (read.text.empty()) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{} finds no text in it", converter.name),
                 ""};
  }
  return read;
}

}  // namespace

Result<OfficeText> read_doc(std::string_view bytes, ChildLimits const& limits) {
  if (!bytes.starts_with(kCompoundFileMagic)) return not_a_doc(bytes);
  Error error{ErrorCode::InvalidArgument, "no program is installed that reads .doc",
              "install the package antiword or catdoc, or save it as .docx"};
  for (Converter const& converter : converters()) {
    auto const program = find_program(converter.name);
    if (!program) continue;
    Result<OfficeText> read = convert(*program, converter, bytes, limits);
    if (read) return read;
    error = read.error();
    bool const crashed = error.code == ErrorCode::Internal;
    if (!crashed) return error;
  }
  error.code = ErrorCode::InvalidArgument;
  return error;
}

}  // namespace tracuu::indexer
