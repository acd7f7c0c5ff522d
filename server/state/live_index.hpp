// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"
#include "indexer/live_writer.hpp"
#include "server/state/token_set.hpp"

namespace tracuu::server {

/// What it takes to change the index over HTTP: those who may, and the writer.
/// Thread-safe.
class LiveIndex {
 public:
  LiveIndex(std::filesystem::path token_file, TokenSet tokens,
            std::unique_ptr<indexer::LiveWriter> writer)
      : token_file_(std::move(token_file)),
        tokens_(std::move(tokens)),
        writer_(std::move(writer)) {}

  /// The name of the token in an Authorization field; nothing unless that holds "Bearer" and a
  /// known token.
  [[nodiscard]] std::optional<std::string> writer_of(std::string_view authorization) const;

  /// The name of `token`; nothing if it is not known. In constant time, as TokenSet::find.
  [[nodiscard]] std::optional<std::string> name_of(std::string_view token) const;

  [[nodiscard]] bool has_tokens() const;

  /// Reads the file of tokens again; how many there are. If it can't be read (it was removed),
  /// there are none: whoever takes a token away must be sure of it. InvalidArgument for a file with
  /// a wrong line: those known before stay.
  [[nodiscard]] base::Result<std::size_t> reload_tokens();

  [[nodiscard]] indexer::LiveWriter& writer() const { return *writer_; }

 private:
  std::filesystem::path const token_file_;
  mutable std::mutex tokens_mutex_;
  TokenSet tokens_;
  std::unique_ptr<indexer::LiveWriter> writer_;
};

/// TokenSet::read; InvalidArgument for a file without any token too.
[[nodiscard]] base::Result<TokenSet> read_tokens(std::filesystem::path const& file);

/// What read_tokens and LiveWriter::start give. `index` goes before that of `options`.
[[nodiscard]] base::Result<std::shared_ptr<LiveIndex>> open_live_index(
    std::filesystem::path const& index, std::filesystem::path const& token_file,
    indexer::LiveWriterOptions options = {});

}  // namespace tracuu::server
