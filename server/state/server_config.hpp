// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "server/branding/branding_settings.hpp"
#include "server/http/lead_settings.hpp"
#include "server/state/supervision.hpp"
#include "store/shard_list.hpp"
#include "store/shard_state.hpp"

namespace tracuu::server {

/// What a running server can be told anew (SIGHUP). docs/configuration.md says when to change what.
struct RuntimeSettings {
  std::size_t max_connections_per_address = 128;  ///< one more gets 429; proxies have no limit
  std::size_t requests_per_second = 50;           ///< of one address, in the long run; 0 = no limit
  std::size_t request_burst = 200;      ///< of one address, at once, before the above counts
  std::size_t exports_per_minute = 30;  ///< and sitemaps, of one address; 0 = no limit
  /// Peers ("127.0.0.1", "10.0.0.0/8") whose X-Forwarded-For is believed. What they send
  /// without one is their own and not limited.
  std::vector<std::string> trusted_proxies = {"127.0.0.0/8", "::1"};
  /// Origins whose scripts may read the API: "*" or "https://portal.example.gov.vn".
  std::vector<std::string> cors_origins = {"*"};
  std::vector<std::string> metrics_allow = {"127.0.0.0/8", "::1"};  ///< who may read /metrics
  bool log_query = false;  ///< queries in the access log; they may hold names of persons
};

/// What is counted of searches (docs/webmaster.md).
struct QueryLogSettings {
  bool is_on = false;
  /// Of the log; empty: queries.sqlite in the folder of the index.
  std::filesystem::path file;
  std::size_t keep_days = 365;  ///< what is older is dropped
  std::size_t min_count = 3;    ///< a query that was asked less often is shown nowhere

  bool operator==(QueryLogSettings const&) const = default;
};

/// Of the last commits' changesets (store/changesets.hpp) that may be kept.
inline constexpr unsigned kMostChangesets = 100'000;

/// "https://tim.example.gov.vn", "https://example.gov.vn/tim": a scheme, a host and perhaps a path,
/// without what could not stand in an attribute or a header; the path holds letters, digits and
/// "-._~" only.
[[nodiscard]] bool is_public_url(std::string_view url);

/// Whether `day` has the form of ServerConfig::host_since: "2026", "2026-11" or "2026-11-30".
[[nodiscard]] bool is_day_of_host(std::string_view day);

/// All that a server can be told. cli/ fills it from a file and from flags.
struct ServerConfig {
  store::ShardList index;            ///< a folder, or shards that are searched as one
  store::ShardTimes shard_times;     ///< how long remote shards may take
  bool allow_public_shards = false;  ///< remote shards at public addresses
  std::filesystem::path tokens;      ///< who may change the index (TokenSet); empty: nobody
  std::filesystem::path everyday;    ///< everyday words besides the program's; empty: none
  std::filesystem::path curation;    ///< a webmaster's rules; empty: none
  /// What people search for and find is suggested, and what they open is ranked a little higher: by
  /// the log of queries (query_log).
  bool suggest_searched = false;
  bool rank_opened = false;
  std::size_t search_memory_bytes = 0;  ///< for what is kept of the index; 0: by the machine
  std::string address = "127.0.0.1";    ///< address to listen on; "0.0.0.0" or "::" for all
  std::uint16_t port = 8080;            ///< 0 lets the system choose (printed at start)
  /// Sockets that listen already, and are the server's from its start: they go before address and
  /// port. Empty: none.
  std::vector<int> sockets;
  std::size_t io_threads = 1;          ///< threads that read and write sockets, 1..64
  std::size_t workers = 2;             ///< threads that search, each with its own Searcher, 1..256
  std::size_t queue_capacity = 256;    ///< searches of a lane that wait for a worker; more get 503
  std::size_t max_connections = 1024;  ///< open at once; one more gets 503 and is closed
  std::size_t max_streams = 4;         ///< exports, sitemaps at once, 1..64; one more gets 503
  /// What a search thought to be cheap may take before it joins the dear ones, whose workers are
  /// others, and what any may take before it answers with what it has.
  std::chrono::milliseconds cheap_search_time{100};
  std::chrono::milliseconds search_time{500};
  /// Bytes a second that the reader of an export must take, judged every stream_rate_window, and
  /// while all places for exports are taken; 0 = no limit. Who takes less is cut off.
  std::size_t stream_min_rate = 16'384;
  std::size_t stream_min_rate_when_full = 131'072;
  std::chrono::milliseconds stream_rate_window{10'000};
  std::size_t header_limit_bytes = 8'192;
  std::uint64_t body_limit_bytes = 16u << 20;          ///< of what is put into the index
  std::size_t max_waiting_changes = 100'000;           ///< accepted and not in the index yet
  std::size_t max_waiting_change_bytes = 536'870'912;  ///< of them on disk; more get 503
  /// Of a follower, which serves a replica: where the index is changed, told to those who send
  /// changes here. Empty: this is no follower.
  std::string writer;
  /// Where a follower asks how far the writer is, "http://10.0.0.1:8080"; empty: nobody is asked.
  std::string writer_status;
  bool pack_index = true;                           ///< in a pause, once changes have left it loose
  std::chrono::milliseconds read_timeout{10'000};   ///< for one request's header and body
  std::chrono::milliseconds idle_timeout{30'000};   ///< keep-alive, between requests
  std::chrono::milliseconds write_timeout{30'000};  ///< for one response
  std::chrono::milliseconds stream_timeout{1'800'000};  ///< for one export, sitemap
  std::chrono::milliseconds drain_timeout{10'000};      ///< for requests in flight when stopping
  std::size_t cache_bytes = 67'108'864;                 ///< for answers kept; 0 keeps none
  bool page_images = true;  ///< show pages of the files that were indexed, where these are there
  bool originals = true;    ///< give out the files that were indexed, as zip archives
  std::size_t page_image_cache_bytes = 67'108'864;  ///< for pictures of them that are kept
  std::chrono::milliseconds revision_check{5};      ///< how old the known revision may be
  bool compression = true;                          ///< gzip and brotli
  std::size_t compression_min_bytes = 1'024;        ///< bodies below go out as they are
  /// Where the service is reached from outside: "https://tim.example.gov.vn", or below a path:
  /// "https://example.gov.vn/tim". Addresses on pages then begin with that, and requests may.
  /// Feeds, harvests and sitemaps name it in addresses and ids, so it should not change.
  /// Empty: "http://" and the Host of the request.
  std::string public_url;
  /// A day on which the host of public_url was yours: "2026", "2026-11" or "2026-11-30". Part of
  /// the ids in feeds, so it should not change.
  std::string host_since = "2026";
  std::string admin_email;     ///< told to harvesters; empty: webmaster@ and the public host
  LeadSettings leads;          ///< how old addresses are led on
  QueryLogSettings query_log;  ///< off
  BrandingSettings branding;   ///< how the pages name and show the office
  RuntimeSettings runtime;
  /// Gets one line (English, no newline) for each failure that the client is not told
  /// the cause of. Called from several threads, so it must be thread-safe; may be empty.
  std::function<void(std::string const&)> log;
  /// Gets one JSON object (no newline) for each answer. Thread-safe; may be empty.
  std::function<void(std::string const&)> access_log;
  /// Told of a reload and of the stop, but not that the start is done: who starts knows.
  Supervision supervision;
  /// Reads the configuration again, at SIGHUP; may be empty.
  std::function<base::Result<ServerConfig>()> reload;
};

/// InvalidArgument, with the setting's name, if a setting is out of its range. Reads the files of
/// the branding.
[[nodiscard]] base::Result<void> check_config(ServerConfig const& config);

/// The file of the log of queries; empty if there is none: neither a name nor a folder.
[[nodiscard]] std::filesystem::path query_log_file_of(ServerConfig const& config);

/// Names of the settings that differ and that only a start reads: "port", "workers" …
[[nodiscard]] std::vector<std::string> settings_that_need_a_restart(ServerConfig const& running,
                                                                    ServerConfig const& wanted);

}  // namespace tracuu::server
