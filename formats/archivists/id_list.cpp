// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/id_list.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "formats/archivists/outer_blanks.hpp"
#include "formats/archivists/query_columns.hpp"
#include "indexer/bytes/byte_input.hpp"
#include "indexer/bytes/csv_reader.hpp"
#include "indexer/bytes/utf8_input.hpp"

namespace tracuu::formats {

using base::Error;
using base::ErrorCode;
using base::Result;
using Ids = std::vector<std::string>;

namespace {

constexpr std::size_t kMaxListRowBytes = 1u << 20;

Ids lines_of(std::string_view text) {
  Ids lines;
  while (!text.empty()) {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    lines.emplace_back(without_outer_blanks(line));
  }
  return lines;
}

Result<Ids> read_json_lines(std::string_view text) {
  Ids ids;
  std::size_t number = 0;
  for (std::string const& line : lines_of(text)) {
    ++number;
    if (line.empty()) continue;
    auto const json = nlohmann::json::parse(line, nullptr, false);
    bool const has_id = json.is_object() && json.contains("id") && json["id"].is_string();
    if (!has_id) {
      return Error{ErrorCode::InvalidArgument, fmt::format("line {}: there is no \"id\"", number),
                   ""};
    }
    ids.push_back(json["id"].get<std::string>());
  }
  return ids;
}

/// The ids of a table; nothing if its first row has no column of ids.
Result<std::optional<Ids>> read_id_table(std::string_view bytes) {
  indexer::CsvReader rows(indexer::open_utf8_input(indexer::open_bytes_input(std::string(bytes))),
                          kMaxListRowBytes);
  auto row = rows.next();
  while (row && *row && (*row)->cells.empty()) row = rows.next();
  if (!row || !*row) return std::optional<Ids>();
  std::vector<std::string> const& head = (*row)->cells;
  auto const column = std::ranges::find_if(head, [](std::string const& cell) {
    std::string const name = folded_name(cell);
    return name == "id" || name == "ma" || name == "id1" || name == "ma1";
  });
  if (column == head.end()) return std::optional<Ids>();
  auto const place = static_cast<std::size_t>(column - head.begin());
  rows.keep_separator();
  Ids ids;
  for (;;) {
    auto const next = rows.next();
    if (!next) return next.error();
    if (!*next) return std::optional(std::move(ids));
    if (place < (*next)->cells.size()) ids.push_back((*next)->cells[place]);
  }
}

}  // namespace

Ids unique_ids(Ids ids) {
  std::unordered_set<std::string> seen;
  std::erase_if(ids, [&](std::string const& id) { return id.empty() || !seen.insert(id).second; });
  return ids;
}

Result<Ids> read_id_list(std::string_view bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  Ids ids;
  if (bytes.starts_with('{')) {
    auto read = read_json_lines(bytes);
    if (!read) return read.error();
    ids = std::move(*read);
  } else {
    auto table = read_id_table(bytes);
    if (!table) return table.error();
    ids = *table ? std::move(**table) : lines_of(bytes);
  }
  ids = unique_ids(std::move(ids));
  if (ids.size() <= kMaxListed) return ids;
  return Error{ErrorCode::InvalidArgument,
               fmt::format("the list has more than {} announcements", kMaxListed),
               "divide it into several"};
}

}  // namespace tracuu::formats
