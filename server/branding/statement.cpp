// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/statement.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"

namespace tracuu::server {
namespace {

using Kind = StatementBlock::Kind;

/// What a line is, and its text without the sign for that.
std::pair<Kind, std::string> read_line(std::string_view line) {
  for (std::string_view const sign : {"## ", "# "}) {
    if (line.starts_with(sign)) return {Kind::Heading, std::string(line.substr(sign.size()))};
  }
  if (line.starts_with("- ")) return {Kind::List, std::string(line.substr(2))};
  return {Kind::Paragraph, std::string(line)};
}

}  // namespace

Statement read_statement_text(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  Statement statement;
  bool is_new_block = true;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view const line = base::trim(text.substr(0, end), " \t\r");
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      is_new_block = true;
      continue;
    }
    auto [kind, words] = read_line(line);
    auto& blocks = statement.blocks;
    if (kind == Kind::Heading && blocks.empty() && statement.title.empty()) {
      statement.title = std::move(words);
    } else if (is_new_block || kind == Kind::Heading || blocks.back().kind != kind) {
      blocks.push_back({kind, {std::move(words)}});
    } else if (kind == Kind::List) {
      blocks.back().lines.push_back(std::move(words));
    } else {
      blocks.back().lines.front() += ' ' + words;
    }
    is_new_block = kind == Kind::Heading;
  }
  return statement;
}

}  // namespace tracuu::server
