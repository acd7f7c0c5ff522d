// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tracuu::server {

/// A part of a statement that an office wrote as plain text.
struct StatementBlock {
  enum class Kind { Heading, List, Paragraph };

  Kind kind = Kind::Paragraph;
  std::vector<std::string> lines;  ///< one of a heading; one an entry of a list

  bool operator==(StatementBlock const&) const = default;
};

struct Statement {
  std::string title;  ///< a first line that begins with "# "; empty: there is none
  std::vector<StatementBlock> blocks;
};

/// Reads plain text: a line that begins with "# " or "## " is a heading, lines that begin with "- "
/// in a row are a list, other lines that follow each other are a paragraph, which a blank line
/// ends.
[[nodiscard]] Statement read_statement_text(std::string_view text);

}  // namespace tracuu::server
