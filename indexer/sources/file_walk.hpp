// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "indexer/sources/file_stamp.hpp"

namespace tracuu::indexer {

/// A regular file found by FileWalk.
struct FoundFile {
  std::filesystem::path path;
  std::string name;      ///< for reports: source and path below it; valid UTF-8
  std::string key;       ///< path below the source, or the file name of a file source; valid UTF-8
  std::string location;  ///< absolute, the source's own links resolved: the same from every folder
  FileStamp stamp;
  bool is_settled = false;  ///< see indexer/sources/file_stamp.hpp
};

/// What of a source is to be read.
struct SourcePart {
  std::filesystem::path source;
  std::filesystem::path part = "";  ///< file or folder below it; empty = all
};

/// Where a source or part is, as FoundFile::location has it; it need not exist.
[[nodiscard]] std::string location_of(SourcePart const& part);

/// Walks one source, a file or a folder with all below it, in name order (by
/// bytes). Keeps only the names of the folders it stands in, so that folders of
/// millions of files are no burden. Left out without a word: hidden entries and
/// README.md below a folder. Everything else that is not a regular file is an
/// error: symbolic links to folders (never followed, so loops end), dangling
/// links, sockets, folders that may not be read. A part that is not there (any
/// more) is no error, a source is. Not thread-safe.
class FileWalk {
 public:
  explicit FileWalk(std::filesystem::path source) : FileWalk(SourcePart{std::move(source)}) {}
  explicit FileWalk(SourcePart part);

  /// The next file; nothing at the end. An error (its subject is the name)
  /// concerns one entry; the call after it goes on with the next. A
  /// folder in which nothing at all is met is an error.
  [[nodiscard]] base::Result<std::optional<FoundFile>> next();

  /// Where the file or error that next() returned last is.
  [[nodiscard]] std::string const& location() const { return location_; }

 private:
  struct Folder {
    std::filesystem::path path;
    std::vector<std::string> names;  ///< sorted backwards: the next one is the last
  };

  base::Result<std::optional<FoundFile>> start();
  base::Result<std::optional<FoundFile>> visit(std::filesystem::path const& path);
  base::Result<std::optional<FoundFile>> enter(std::filesystem::path const& path);
  base::Error error_at(std::filesystem::path const& path, base::ErrorCode code,
                       std::string const& what, std::string hint = "");
  [[nodiscard]] std::string key_of(std::filesystem::path const& path) const;
  /// REQUIRES: `path` is the source or below it, as this walk puts names together.
  [[nodiscard]] std::string location_at(std::filesystem::path const& path) const;

  std::filesystem::path source_;
  std::filesystem::path part_;
  std::string source_location_;
  std::string location_;
  std::vector<Folder> folders_;  ///< from the source down to where the walk stands
  bool started_ = false;
  bool met_anything_ = false;
};

}  // namespace tracuu::indexer
