// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/change_reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <new>
#include <utility>

#include "indexer/parsing/announcement_reader.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// As in files (bytes/byte_reader): a mark of the byte order before the text is none of it.
std::string_view without_mark(std::string_view body) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (body.starts_with(kByteOrderMark)) body.remove_prefix(kByteOrderMark.size());
  return body;
}

Error refused(std::string message) {
  return {ErrorCode::InvalidArgument, std::move(message), ""};
}

/// {"id": …, "deleted": true}: the id.
std::optional<std::string> removed_id(std::string_view line) {
  if (line.find("\"deleted\"") == std::string_view::npos) return std::nullopt;
  simdjson::dom::parser parser;
  simdjson::dom::element object;
  bool is_deleted = false;
  std::string_view id;
  simdjson::error_code const error = parser.parse(line.data(), line.size()).get(object);
  if (error == simdjson::MEMALLOC) throw std::bad_alloc();
  bool const is_removal = error == simdjson::SUCCESS &&
                          object["deleted"].get(is_deleted) == simdjson::SUCCESS && is_deleted &&
                          object["id"].get(id) == simdjson::SUCCESS;
  return is_removal ? std::optional<std::string>(id) : std::nullopt;
}

/// With `id` for one that names none.
Result<Change> read_announcement_line(std::string_view id, std::string_view json) {
  SourceItem item{SourceFormat::JsonLine, "", std::string(id), std::string(json)};
  Result<schema::Announcement> announcement = read_announcement(item);
  if (!announcement) return announcement.error();
  if (announcement->id.empty()) return refused("there is no id");
  if (announcement->title.empty() && announcement->body.empty() && announcement->abstract.empty()) {
    return refused("the announcement has no title and no text");
  }
  std::string own_id = announcement->id;
  return Change{std::move(own_id), std::move(*announcement)};
}

Result<Change> read_line(std::string_view line) {
  if (auto id = removed_id(line)) {
    if (id->empty()) return refused("there is no id");
    return Change{std::move(*id), std::nullopt};
  }
  return read_announcement_line("", line);
}

}  // namespace

Result<Change> read_put(std::string_view id, std::string_view json) {
  Result<Change> change = read_announcement_line(id, without_mark(json));
  if (!change) return change;
  if (change->id != id) {
    return refused(
        fmt::format("the id in the JSON is '{}', that in the address '{}'", change->id, id));
  }
  return change;
}

Result<std::vector<Change>> read_changes(std::string_view lines) {
  lines = without_mark(lines);
  std::vector<Change> changes;
  for (std::size_t number = 1; !lines.empty(); ++number) {
    std::string_view const line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Result<Change> change = read_line(line);
    if (!change) {
      Error error = change.error();
      error.subject = fmt::format("line {}", number);
      return error;
    }
    changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace tracuu::indexer
