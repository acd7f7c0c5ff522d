// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string_view>

namespace tracuu::test {

namespace {

/// Bytes that are not to be seen: controls, and the lead bytes of U+0300..U+036F.
bool is_hidden(unsigned char byte) {
  return byte < 0x20 || byte == 0xCC || byte == 0xCD;
}

std::string escape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const byte = static_cast<unsigned char>(text[i]);
    bool const after_lead = i > 0 && static_cast<unsigned char>(text[i - 1]) >= 0xCC &&
                            static_cast<unsigned char>(text[i - 1]) <= 0xCD;
    if (byte == '\n') {
      out += "\\n";
    } else if (byte == '\t') {
      out += "\\t";
    } else if (byte == '\\') {
      out += "\\\\";
    } else if (is_hidden(byte) || after_lead) {
      out += fmt::format("\\x{:02X}", byte);
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    char const kind = text[++i];
    if (kind == 'n') out += '\n';
    if (kind == 't') out += '\t';
    if (kind == '\\') out += '\\';
    if (kind == 'x') {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    }
  }
  return out;
}

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> columns;
  while (true) {
    std::size_t const tab = line.find('\t');
    columns.emplace_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return columns;
    line.remove_prefix(tab + 1);
  }
}

bool is_row(std::string const& line) {
  return !line.empty() && line.front() != '#';
}

std::vector<std::string> read_lines(std::string const& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

}  // namespace

void expect_golden_columns(std::string const& name, std::size_t columns,
                           std::vector<std::size_t> const& answered,
                           std::function<GoldenRows(GoldenRows const&)> const& answer_all) {
  std::string const path = fmt::format("{}/tests/golden/{}", TRACUU_SOURCE_DIR, name);
  std::vector<std::string> lines = read_lines(path);
  ASSERT_FALSE(lines.empty()) << path;
  GoldenRows rows;
  for (std::string const& line : lines) {
    if (!is_row(line)) continue;
    std::vector<std::string> row = split(line);
    row.resize(columns);
    for (std::string& column : row) column = unescape(column);
    rows.push_back(std::move(row));
  }
  GoldenRows const answers = answer_all(rows);
  ASSERT_EQ(answers.size(), rows.size());

  bool const rewrites = std::getenv("TRACUU_REWRITE_GOLDEN") != nullptr;
  std::size_t next_row = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_row(lines[i])) continue;
    std::vector<std::string>& row = rows[next_row];
    for (std::size_t k = 0; k < answered.size(); ++k) row[answered[k]] = answers[next_row][k];
    ++next_row;
    for (std::string& column : row) column = escape(column);
    std::string const fresh = fmt::format("{}", fmt::join(row, "\t"));
    EXPECT_TRUE(rewrites || fresh == lines[i]) << path << ":" << i + 1 << "\n" << fresh;
    lines[i] = fresh;
  }
  if (!rewrites) return;
  std::ofstream file(path);
  for (std::string const& line : lines) file << line << '\n';
}

void expect_golden(std::string const& name, std::size_t inputs,
                   std::function<std::vector<std::string>(GoldenRows const&)> const& answer_all) {
  expect_golden_columns(name, inputs + 1, {inputs}, [&](GoldenRows rows) {
    for (std::vector<std::string>& row : rows) row.resize(inputs);
    GoldenRows answers;
    for (std::string& answer : answer_all(rows)) answers.push_back({std::move(answer)});
    return answers;
  });
}

}  // namespace tracuu::test
