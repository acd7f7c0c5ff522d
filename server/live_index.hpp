// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "indexer/live_writer.hpp"
#include "server/token_set.hpp"

namespace tracuu::server {

/// What it takes to change the index over HTTP: those who may, and the writer.
/// Thread-safe.
class LiveIndex {
 public:
  LiveIndex(TokenSet tokens, std::unique_ptr<indexer::LiveWriter> writer)
      : tokens_(std::move(tokens)), writer_(std::move(writer)) {}

  /// Whether the Authorization field holds "Bearer" and a known token.
  [[nodiscard]] bool is_writer(std::string_view authorization) const;

  [[nodiscard]] indexer::LiveWriter& writer() const { return *writer_; }

 private:
  TokenSet const tokens_;
  std::unique_ptr<indexer::LiveWriter> writer_;
};

/// What TokenSet::read and LiveWriter::start give; InvalidArgument for a file
/// without any token.
[[nodiscard]] base::Result<std::shared_ptr<LiveIndex>> open_live_index(
    std::filesystem::path const& index, std::filesystem::path const& token_file);

}  // namespace tracuu::server
