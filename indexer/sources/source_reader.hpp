// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/item/source_item.hpp"
#include "indexer/sources/file_walk.hpp"
#include "indexer/sources/item_stream.hpp"

namespace tracuu::indexer {

class WebArchives;

/// All of each source.
[[nodiscard]] std::vector<SourcePart> whole_sources(std::vector<std::filesystem::path> sources);

/// Walks files, folders (recursive, in name order) and standard input ("-") and
/// yields their pages and lines one by one. Formats by ending (source_ending has
/// the table): single pages and containers of many, each read by its own
/// ItemStream; standard input is JSON Lines. In a folder,
/// files with another ending are refused one by one, never silently. Hidden
/// files and README.md are not sources. Symbolic links to folders are not
/// followed but reported; a source that is itself such a link is read. A byte
/// order mark is dropped. Names and keys are UTF-8: other bytes become "%E1".
///
/// The key of an item, unless the filter gives another, is the path relative to the source that was
/// named
/// ("pages/a.txt" for folder source; the file name for a file source), so that
/// indexing the same folder again gives the same ids. Items of a container have
/// ":line" or "/path" after it, those of a web archive their address instead.
///
/// Of the web archives (WARC) of one folder the newest record of an address counts
/// (web_archive_folder.hpp): what is older, or gone by a newer one, is left out without a word.
///
/// Not thread-safe.
class SourceReader {
 public:
  /// Says whether a file that was found is to be opened. May give its items another key.
  using Filter = std::function<bool(FoundFile&)>;

  SourceReader(std::vector<std::filesystem::path> sources, SourceLimits limits, Filter filter = {});
  /// Reads parts of sources: names and keys are those of the whole source. `archives`: what is
  /// known of web archives, of which the sources are set here; null: nothing.
  [[nodiscard]] static SourceReader of_parts(std::vector<SourcePart> parts, SourceLimits limits,
                                             Filter filter = {},
                                             std::shared_ptr<WebArchives> archives = nullptr);
  SourceReader(SourceReader&&) noexcept;
  SourceReader& operator=(SourceReader&&) noexcept;
  ~SourceReader();

  /// The next item; nothing at the end. An error concerns one file or line
  /// (its subject); the call after it goes on with the next. A file for which memory lacks is
  /// left: OutOfMemory.
  [[nodiscard]] base::Result<std::optional<SourceItem>> next();

  /// Where the item or error that next() returned last came from: the place of a
  /// file, or of what could not be entered; empty for standard input.
  [[nodiscard]] std::string const& location() const;

  /// Bytes of the sources consumed so far (as stored: compressed files count
  /// compressed), for progress.
  [[nodiscard]] std::uint64_t consumed_bytes() const;

  /// Bytes of all sources, as stored; 0 if unknown (standard input). Walks all
  /// folders anew: call it once.
  [[nodiscard]] std::uint64_t total_bytes() const;

 private:
  /// next() goes on with the file after the one that is being read.
  void leave_file();

  struct Impl;
  explicit SourceReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tracuu::indexer
