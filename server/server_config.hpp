// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace tracuu::server {

/// All that a server can be told. cli/options fills it from flags.
struct ServerConfig {
  std::filesystem::path index;         ///< the index folder
  std::filesystem::path tokens;        ///< who may change the index (TokenSet); empty: nobody
  std::string address = "127.0.0.1";   ///< address to listen on; "0.0.0.0" or "::" for all
  std::uint16_t port = 8080;           ///< 0 lets the system choose (printed at start)
  std::size_t io_threads = 1;          ///< threads that read and write sockets, 1..64
  std::size_t workers = 2;             ///< threads that search, each with its own Searcher, 1..256
  std::size_t queue_capacity = 256;    ///< searches waiting for a worker; one more gets 503
  std::size_t max_connections = 1024;  ///< open at once; one more gets 503 and is closed
  std::size_t max_streams = 4;         ///< exports, sitemaps at once, 1..64; one more gets 503
  std::size_t header_limit_bytes = 8'192;
  std::uint64_t body_limit_bytes = 16u << 20;       ///< of what is put into the index
  std::chrono::milliseconds read_timeout{10'000};       ///< for one request's header and body
  std::chrono::milliseconds idle_timeout{30'000};       ///< keep-alive, between requests
  std::chrono::milliseconds write_timeout{30'000};      ///< for one response
  std::chrono::milliseconds stream_timeout{1'800'000};  ///< for one export, sitemap
  std::chrono::milliseconds drain_timeout{10'000};      ///< for requests in flight when stopping
  /// Where the service is reached from outside, without a path: "https://tim.example.gov.vn".
  /// Feeds, harvests and sitemaps name it in addresses and ids, so it should not change.
  /// Empty: "http://" and the Host of the request.
  std::string public_url;
  std::string admin_email;  ///< told to harvesters; empty: webmaster@ and the public host
  /// Gets one line (English, no newline) for each failure that the client is not told
  /// the cause of. Called from several threads, so it must be thread-safe; may be empty.
  std::function<void(std::string const&)> log;
};

}  // namespace tracuu::server
