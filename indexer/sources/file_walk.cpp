// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_walk.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <functional>
#include <system_error>
#include <utility>

#include "indexer/item/source_name.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Found = std::optional<FoundFile>;

/// The names in `folder` that may be sources, sorted backwards.
std::vector<std::string> list_backwards(fs::path const& folder, std::error_code& failure) {
  std::vector<std::string> names;
  fs::directory_iterator entry(folder, failure);
  for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
    std::string name = entry->path().filename().string();
    if (is_source_name(name)) names.push_back(std::move(name));
  }
  std::ranges::sort(names, std::greater<>());
  return names;
}

FileStamp stamp_of(struct stat const& status) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return {static_cast<std::uint64_t>(status.st_size),
          status.st_mtim.tv_sec * kNanoseconds + status.st_mtim.tv_nsec};
}

/// The folder behind all links; of anything else its folder so, and its own name.
std::string absolute_location(fs::path const& path) {
  std::error_code failure;
  fs::path const plain = fs::absolute(path, failure);
  fs::path const trimmed = plain.has_filename() ? plain : plain.parent_path();
  if (fs::is_directory(trimmed, failure) || !trimmed.has_parent_path()) {
    return fs::weakly_canonical(trimmed, failure).string();
  }
  return (fs::weakly_canonical(trimmed.parent_path(), failure) / trimmed.filename()).string();
}

}  // namespace

std::string location_of(SourcePart const& part) {
  std::string const source = absolute_location(part.source);
  return part.part.empty() ? source : (fs::path(source) / part.part).string();
}

FileWalk::FileWalk(SourcePart part)
    : source_(std::move(part.source)),
      part_(std::move(part.part)),
      source_location_(absolute_location(source_)) {}

Error FileWalk::error_at(fs::path const& path, ErrorCode code, std::string const& what,
                         std::string hint) {
  location_ = location_at(path);
  return {code, what, std::move(hint), utf8_name(path.string())};
}

Result<std::optional<FoundFile>> FileWalk::next() {
  if (!std::exchange(started_, true)) {
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
  std::error_code failure;
  fs::file_status const status = fs::status(source_, failure);
  if (status.type() != fs::file_type::not_found && failure) {
    met_anything_ = true;
    return error_at(source_, ErrorCode::Io, failure.message());
  }
  if (!part_.empty() && fs::exists(status)) {
    met_anything_ = true;
    fs::path const path = source_ / part_;
    fs::file_type const type = fs::symlink_status(path, failure).type();
    if (type == fs::file_type::not_found) return Found();
    if (type == fs::file_type::none) return error_at(path, ErrorCode::Io, failure.message());
    return visit(path);
  }
  if (fs::is_directory(status)) return enter(source_);
  met_anything_ = true;
  if (fs::exists(status)) return visit(source_);
  return error_at(source_, ErrorCode::NotFound, "no such file or folder");
}

Result<std::optional<FoundFile>> FileWalk::visit(fs::path const& path) {
  auto const now = std::chrono::system_clock::now();
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) {
      std::error_code failure;
      bool const is_link = fs::is_symlink(fs::symlink_status(path, failure));
      if (!is_link) return Found();  // gone since it was listed
      return error_at(path, ErrorCode::NotFound, "the symbolic link leads nowhere");
    }
    return error_at(path, ErrorCode::Io, std::strerror(errno));
  }
  if (S_ISDIR(status.st_mode)) {
    std::error_code failure;
    if (!fs::is_symlink(fs::symlink_status(path, failure))) return enter(path);
    return error_at(path, ErrorCode::InvalidArgument, "symbolic links to folders are not followed",
                    "name the folder as a source");
  }
  if (!S_ISREG(status.st_mode)) {
    return error_at(path, ErrorCode::InvalidArgument, "is not a regular file");
  }
  FileStamp const stamp = stamp_of(status);
  location_ = location_at(path);
  return Found(FoundFile{path, utf8_name(path.string()), key_of(path), location_, stamp,
                         is_settled(stamp, now)});
}

Result<std::optional<FoundFile>> FileWalk::enter(fs::path const& path) {
  std::error_code failure;
  std::vector<std::string> names = list_backwards(path, failure);
  if (failure) {
    met_anything_ = true;
    return error_at(path, ErrorCode::Io, failure.message());
  }
  folders_.push_back({path, std::move(names)});
  return Found();
}

std::string FileWalk::key_of(fs::path const& path) const {
  if (path == source_) return utf8_name(path.filename().string());
  return utf8_name(path.lexically_relative(source_).generic_string());
}

std::string FileWalk::location_at(fs::path const& path) const {
  if (path == source_) return source_location_;
  return (fs::path(source_location_) / path.string().substr((source_ / "").string().size()))
      .string();
}

}  // namespace tracuu::indexer
