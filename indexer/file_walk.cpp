// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <system_error>
#include <utility>

#include "indexer/source_name.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Found = std::optional<FoundFile>;

Error error_at(fs::path const& path, ErrorCode code, std::string const& what,
               std::string hint = "") {
  return {code, fmt::format("{}: {}", utf8_name(path.string()), what), std::move(hint)};
}

/// The names in `folder` that may be sources, sorted backwards.
Result<std::vector<std::string>> list_backwards(fs::path const& folder) {
  std::vector<std::string> names;
  std::error_code failure;
  fs::directory_iterator entry(folder, failure);
  for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
    std::string name = entry->path().filename().string();
    if (is_source_name(name)) names.push_back(std::move(name));
  }
  if (failure) return error_at(folder, ErrorCode::Io, failure.message());
  std::ranges::sort(names, std::greater<>());
  return names;
}

}  // namespace

FileWalk::FileWalk(fs::path source) : source_(std::move(source)) {}

Result<std::optional<FoundFile>> FileWalk::next() {
  if (!started_) {
    Result<Found> first = start();
    if (!first || *first) return first;
  }
  while (!folders_.empty()) {
    Folder& folder = folders_.back();
    if (folder.names.empty()) {
      folders_.pop_back();
      continue;
    }
    fs::path const path = folder.path / folder.names.back();
    folder.names.pop_back();
    Result<Found> found = visit(path);
    if (!found || *found) {
      met_anything_ = true;
      return found;
    }
  }
  if (std::exchange(met_anything_, true)) return Found();
  return error_at(source_, ErrorCode::NotFound, "the folder holds nothing to index");
}

/// A source that is named is followed through symbolic links, unlike what lies below it.
Result<std::optional<FoundFile>> FileWalk::start() {
  started_ = true;
  std::error_code failure;
  fs::file_status const status = fs::status(source_, failure);
  if (fs::is_directory(status)) return enter(source_);
  met_anything_ = true;
  if (status.type() == fs::file_type::not_found) {
    return error_at(source_, ErrorCode::NotFound, "no such file or folder");
  }
  if (failure) return error_at(source_, ErrorCode::Io, failure.message());
  return visit(source_);
}

Result<std::optional<FoundFile>> FileWalk::visit(fs::path const& path) {
  std::error_code failure;
  fs::file_status const status = fs::status(path, failure);
  if (status.type() == fs::file_type::not_found) {
    return error_at(path, ErrorCode::NotFound, "the symbolic link leads nowhere");
  }
  if (failure) return error_at(path, ErrorCode::Io, failure.message());
  if (fs::is_directory(status)) {
    if (!fs::is_symlink(fs::symlink_status(path, failure))) return enter(path);
    return error_at(path, ErrorCode::InvalidArgument, "symbolic links to folders are not followed",
                    "name the folder as a source");
  }
  if (!fs::is_regular_file(status)) {
    return error_at(path, ErrorCode::InvalidArgument, "is not a regular file");
  }
  std::uint64_t const bytes = fs::file_size(path, failure);
  if (failure) return error_at(path, ErrorCode::Io, failure.message());
  return Found(FoundFile{path, utf8_name(path.string()), key_of(path), bytes});
}

Result<std::optional<FoundFile>> FileWalk::enter(fs::path const& path) {
  Result<std::vector<std::string>> names = list_backwards(path);
  if (!names) {
    met_anything_ = true;
    return names.error();
  }
  folders_.push_back({path, std::move(*names)});
  return Found();
}

std::string FileWalk::key_of(fs::path const& path) const {
  if (path == source_) return utf8_name(path.filename().string());
  return utf8_name(path.lexically_relative(source_).generic_string());
}

}  // namespace tracuu::indexer
