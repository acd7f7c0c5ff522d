// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.hpp"

#include <utility>

#include "search/searcher.hpp"
#include "server/http_service.hpp"
#include "server/routes.hpp"
#include "store/shard_network.hpp"

namespace tracuu::server {

struct Server::Impl {
  std::unique_ptr<HttpService> service;
};

base::Result<Server> Server::start(ServerConfig config) {
  if (!config.allow_public_shards) {
    if (auto const checked = store::check_networks(config.index); !checked) return checked.error();
  }
  // Workers open the index at their first search; whoever starts the server wants to hear now.
  auto const searcher =
      search::Searcher::open(config.index, {config.everyday, 0, config.shard_times});
  if (!searcher) return searcher.error();
  std::shared_ptr<LiveIndex> live;
  if (!config.tokens.empty()) {
    indexer::LiveWriterOptions options;
    options.max_waiting = config.max_waiting_changes;
    options.max_waiting_bytes = config.max_waiting_change_bytes;
    if (!config.pack_index) options.pack_after = {};
    options.log = config.log;
    auto const folder = store::folder_of(config.index, "changes over HTTP (tokens)");
    if (!folder) return folder.error();
    auto opened = open_live_index(*folder, config.tokens, std::move(options));
    if (!opened) return opened.error();
    live = std::move(*opened);
  }
  // A follower has the routes of changes in order to say where they belong.
  auto routes = make_routes(live != nullptr || !config.writer.empty());
  auto service = HttpService::start(std::move(config), std::move(routes), live);
  if (!service) return service.error();
  return Server(std::make_unique<Impl>(Impl{std::move(*service)}));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

std::uint16_t Server::port() const {
  return impl_->service->port();
}

void Server::stop() {
  impl_->service->stop();
}

void Server::stop_on_signals() {
  impl_->service->stop_on_signals();
}

void Server::reload_on_hangup() {
  impl_->service->reload_on_hangup();
}

void Server::wait() {
  impl_->service->wait();
}

}  // namespace tracuu::server
