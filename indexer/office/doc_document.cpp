// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/bytes/child_process.hpp"
#include "indexer/office/office_paragraphs.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/word_binary.hpp"
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

/// antiword draws tables with "|" round and between the cells, and writes "[pic]" for a picture.
std::string without_drawings(std::string output) {
  constexpr std::string_view kPicture = "[pic]";
  for (std::size_t at = 0; (at = output.find(kPicture, at)) != std::string::npos;) {
    output.replace(at, kPicture.size(), kPicture.size(), ' ');
  }
  std::string text;
  for (std::string_view const line : split_lines(output)) {
    if (!line.starts_with('|') || !line.ends_with('|')) {
      text.append(one_line(line)).append("\n");
      continue;
    }
    std::string row;
    for (std::size_t begin = 1; begin < line.size();) {
      std::size_t const end = line.find('|', begin);
      if (std::string const cell = one_line(line.substr(begin, end - begin)); !cell.empty()) {
        row.append(row.empty() ? "" : "\t").append(cell);
      }
      begin = end + 1;
    }
    if (!row.empty()) text.append(row).append("\n");
  }
  return text;
}

Result<OfficeText> convert(fs::path const& program, Converter const& converter,
                           std::string_view bytes, ChildLimits const& limits) {
  Result<std::string> const output = run_child(program, converter.arguments, bytes, limits);
  if (!output) return output.error();
  OfficeText read;
  read.text = without_drawings(*output);
  if (read.text.empty()) {
    return Error{ErrorCode::InvalidArgument, fmt::format("{} finds no text in it", converter.name),
                 ""};
  }
  return read;
}

/// What the first of the programs says that has text.
Result<OfficeText> read_by_converters(std::string_view bytes, ChildLimits const& limits) {
  Error error{ErrorCode::InvalidArgument, "no program is installed that reads .doc",
              "install the package antiword or catdoc, or save it as .docx"};
  for (Converter const& converter : converters()) {
    auto const program = find_program(converter.name);
    if (!program) continue;
    Result<OfficeText> read = convert(*program, converter, bytes, limits);
    if (read) return read;
    error = read.error();
  }
  error.code = ErrorCode::InvalidArgument;
  return error;
}

}  // namespace

Result<OfficeText> read_doc(std::string_view bytes, ChildLimits const& limits) {
  if (!bytes.starts_with(kCompoundFileMagic)) {
    return Error{ErrorCode::InvalidArgument, "not a Word document (.doc)", ""};
  }
  Result<OfficeText> read = read_word_binary(bytes, limits.max_output_bytes);
  if (read || is_encrypted_word(bytes)) return read;
  return read_by_converters(bytes, limits);
}

}  // namespace tracuu::indexer
