// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/live_index.hpp"

#include <utility>

#include "server/http/net.hpp"

namespace tracuu::server {

std::optional<std::string> LiveIndex::writer_of(std::string_view authorization) const {
  constexpr std::string_view kScheme = "Bearer ";
  if (!beast::iequals(authorization.substr(0, kScheme.size()), kScheme)) return std::nullopt;
  return name_of(authorization.substr(kScheme.size()));
}

std::optional<std::string> LiveIndex::name_of(std::string_view token) const {
  std::scoped_lock const lock(tokens_mutex_);
  return tokens_.find(token);
}

bool LiveIndex::has_tokens() const {
  std::scoped_lock const lock(tokens_mutex_);
  return tokens_.size() > 0;
}

base::Result<std::size_t> LiveIndex::reload_tokens() {
  auto tokens = TokenSet::read(token_file_);
  if (!tokens && tokens.error().code != base::ErrorCode::Io) return tokens.error();
  std::scoped_lock const lock(tokens_mutex_);
  tokens_ = tokens ? std::move(*tokens) : TokenSet();
  return tokens_.size();
}

base::Result<TokenSet> read_tokens(std::filesystem::path const& file) {
  auto tokens = TokenSet::read(file);
  if (!tokens || tokens->size() > 0) return tokens;
  return base::Error{base::ErrorCode::InvalidArgument, file.string() + ": there is no token in it",
                     "make one with `tracuu token NAME`"};
}

base::Result<std::shared_ptr<LiveIndex>> open_live_index(std::filesystem::path const& index,
                                                         std::filesystem::path const& token_file,
                                                         indexer::LiveWriterOptions options) {
  auto tokens = read_tokens(token_file);
  if (!tokens) return tokens.error();
  options.index = index;
  auto writer = indexer::LiveWriter::start(std::move(options));
  if (!writer) return writer.error();
  return std::make_shared<LiveIndex>(token_file, std::move(*tokens), std::move(*writer));
}

}  // namespace tracuu::server
