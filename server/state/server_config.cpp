// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/server_config.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "search/curation/curation_file.hpp"
#include "server/branding/branding.hpp"
#include "server/http/fetch.hpp"
#include "server/state/runtime_state.hpp"
#include "store/query_log.hpp"

namespace tracuu::server {
namespace {

struct Setting {
  char const* name;
  std::size_t value;
  std::size_t min;
  std::size_t max;
};

base::Error out_of_range(Setting const& setting) {
  return {base::ErrorCode::InvalidArgument,
          std::string(setting.name) + " must be from " + std::to_string(setting.min) + " to " +
              std::to_string(setting.max) + ", not " + std::to_string(setting.value),
          ""};
}

std::size_t count(std::chrono::milliseconds time) {
  return static_cast<std::size_t>(std::max<std::chrono::milliseconds::rep>(0, time.count()));
}

/// What a follower may not be told.
base::Result<void> check_follower(ServerConfig const& config) {
  auto const wrong = [](std::string message, std::string hint) {
    return base::Error{base::ErrorCode::InvalidArgument, std::move(message), std::move(hint)};
  };
  if (!config.writer.empty() && !is_public_url(config.writer)) {
    return wrong("writer is no address: " + config.writer,
                 "for example https://ghi.example.gov.vn");
  }
  if (!config.writer.empty() && !config.tokens.empty()) {
    return wrong("writer and tokens exclude each other: a follower's index is only read",
                 "leave out changes.tokens here, or changes.writer on the writer itself");
  }
  if (!config.writer_status.empty() && !parse_status_address(config.writer_status)) {
    return wrong("writer_status is no address of a private network: " + config.writer_status,
                 "for example http://10.0.0.1:8080");
  }
  return {};
}

/// A path that proxies and browsers leave as it is: letters, digits, "-._~", and no step that is
/// empty or leads elsewhere.
bool is_plain_path(std::string_view path) {
  auto const is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~/").find(c) != std::string_view::npos;
  };
  if (!std::ranges::all_of(path, is_plain)) return false;
  while (!path.empty()) {
    path.remove_prefix(1);  // its slash
    std::string_view const step = path.substr(0, std::min(path.find('/'), path.size()));
    bool const is_last = step.size() == path.size();
    if ((step.empty() && !is_last) || step == "." || step == "..") return false;
    path.remove_prefix(step.size());
  }
  return true;
}

/// One that is not there yet has no rules: it may come later, over HTTP, too.
base::Result<void> check_curation(std::filesystem::path const& file) {
  std::error_code error;
  if (file.empty() || !std::filesystem::exists(file, error)) return {};
  auto const rules = search::read_curation(file);
  if (!rules) return rules.error();
  return {};
}

}  // namespace

bool is_public_url(std::string_view url) {
  bool const is_web = url.starts_with("http://") || url.starts_with("https://");
  if (!is_web || url.find_first_of(" \t\r\n\"<>?#") != std::string_view::npos) return false;
  url.remove_prefix(url.find("://") + 3);
  std::size_t const path = std::min(url.find('/'), url.size());
  return path > 0 && is_plain_path(url.substr(path));
}

bool is_day_of_host(std::string_view day) {
  constexpr std::string_view kForm = "0000-00-00";
  if (day.size() != 4 && day.size() != 7 && day.size() != kForm.size()) return false;
  for (std::size_t at = 0; at < day.size(); ++at) {
    bool const is_digit = day[at] >= '0' && day[at] <= '9';
    if (is_digit != (kForm[at] == '0')) return false;
  }
  return true;
}

std::filesystem::path query_log_file_of(ServerConfig const& config) {
  if (!config.query_log.file.empty()) return config.query_log.file;
  std::filesystem::path const* const folder = config.index.sole_folder();
  return folder == nullptr ? std::filesystem::path() : store::query_log_file(*folder);
}

base::Result<void> check_config(ServerConfig const& config) {
  constexpr std::size_t kDay = 86'400'000;
  Setting const settings[] = {
      {"io_threads", config.io_threads, 1, 64},
      {"workers", config.workers, 1, 256},
      {"search_memory_bytes", config.search_memory_bytes, 0, 1'099'511'627'776},
      {"queue_capacity", config.queue_capacity, 1, 1'000'000},
      {"max_connections", config.max_connections, 1, 1'000'000},
      {"max_connections_per_address", config.runtime.max_connections_per_address, 1, 1'000'000},
      {"requests_per_second", config.runtime.requests_per_second, 0, 1'000'000},
      {"exports_per_minute", config.runtime.exports_per_minute, 0, 1'000'000},
      {"request_burst", config.runtime.request_burst, 1, 1'000'000},
      {"max_streams", config.max_streams, 1, 64},
      {"header_limit_bytes", config.header_limit_bytes, 512, 1'048'576},
      {"body_limit_bytes", config.body_limit_bytes, 0, 1'073'741'824},
      {"cheap_search_time", count(config.cheap_search_time), 1, 60'000},
      {"search_time", count(config.search_time), 1, 60'000},
      {"stream_min_rate", config.stream_min_rate, 0, 1'073'741'824},
      {"stream_min_rate_when_full", config.stream_min_rate_when_full, 0, 1'073'741'824},
      {"stream_rate_window", count(config.stream_rate_window), 1, kDay},
      {"max_waiting_changes", config.max_waiting_changes, 1, 10'000'000},
      {"max_waiting_change_bytes", config.max_waiting_change_bytes, 1, 1'099'511'627'776},
      {"read_timeout", count(config.read_timeout), 1, kDay},
      {"idle_timeout", count(config.idle_timeout), 1, kDay},
      {"write_timeout", count(config.write_timeout), 1, kDay},
      {"stream_timeout", count(config.stream_timeout), 1, kDay},
      {"drain_timeout", count(config.drain_timeout), 1, kDay},
      {"cache_bytes", config.cache_bytes, 0, 1'099'511'627'776},
      {"page_image_cache_bytes", config.page_image_cache_bytes, 0, 1'099'511'627'776},
      {"shard_times.connect", count(config.shard_times.connect), 10, 60'000},
      {"shard_times.answer", count(config.shard_times.answer), 10, 600'000},
      {"shard_times.look", count(config.shard_times.look), 50, 3'600'000},
      {"revision_check", count(config.revision_check), 0, 60'000},
      {"compression_min_bytes", config.compression_min_bytes, 0, 1'048'576},
      {"query_log.keep_days", config.query_log.keep_days, 1, 3'650},
      {"query_log.min_count", config.query_log.min_count, 1, 1'000'000},
  };
  for (Setting const& setting : settings) {
    if (setting.value < setting.min || setting.value > setting.max) return out_of_range(setting);
  }
  if (config.query_log.is_on && query_log_file_of(config).empty()) {
    return base::Error{base::ErrorCode::InvalidArgument,
                       "queries of an index that is no one folder of this machine are counted in a "
                       "file of their own",
                       "name it: [log] queries_file"};
  }
  if (!config.public_url.empty() && !is_public_url(config.public_url)) {
    return base::Error{base::ErrorCode::InvalidArgument,
                       "public_url is no address: " + config.public_url,
                       "for example https://tim.example.gov.vn"};
  }
  if (!is_day_of_host(config.host_since)) {
    return base::Error{base::ErrorCode::InvalidArgument,
                       "host_since is no day: " + config.host_since,
                       "for example 2026, 2026-11 or 2026-11-30"};
  }
  if (auto const follows = check_follower(config); !follows) return follows.error();
  if (auto const runtime = RuntimeState::make(config.runtime); !runtime) return runtime.error();
  if (auto const branding = make_branding(config.branding); !branding) return branding.error();
  return check_curation(config.curation);
}

std::vector<std::string> settings_that_need_a_restart(ServerConfig const& running,
                                                      ServerConfig const& wanted) {
  std::vector<std::string> names;
  auto const compare = [&](char const* name, auto ServerConfig::* setting) {
    if (running.*setting != wanted.*setting) names.emplace_back(name);
  };
  compare("index", &ServerConfig::index);
  compare("shard_times", &ServerConfig::shard_times);
  compare("allow_public_shards", &ServerConfig::allow_public_shards);
  compare("tokens", &ServerConfig::tokens);
  compare("everyday", &ServerConfig::everyday);
  compare("curation", &ServerConfig::curation);
  compare("search_memory_bytes", &ServerConfig::search_memory_bytes);
  compare("address", &ServerConfig::address);
  compare("port", &ServerConfig::port);
  compare("io_threads", &ServerConfig::io_threads);
  compare("workers", &ServerConfig::workers);
  compare("queue_capacity", &ServerConfig::queue_capacity);
  compare("max_connections", &ServerConfig::max_connections);
  compare("max_streams", &ServerConfig::max_streams);
  compare("stream_min_rate", &ServerConfig::stream_min_rate);
  compare("stream_min_rate_when_full", &ServerConfig::stream_min_rate_when_full);
  compare("stream_rate_window", &ServerConfig::stream_rate_window);
  compare("cheap_search_time", &ServerConfig::cheap_search_time);
  compare("search_time", &ServerConfig::search_time);
  compare("header_limit_bytes", &ServerConfig::header_limit_bytes);
  compare("body_limit_bytes", &ServerConfig::body_limit_bytes);
  compare("max_waiting_changes", &ServerConfig::max_waiting_changes);
  compare("max_waiting_change_bytes", &ServerConfig::max_waiting_change_bytes);
  compare("writer", &ServerConfig::writer);
  compare("writer_status", &ServerConfig::writer_status);
  compare("pack_index", &ServerConfig::pack_index);
  compare("read_timeout", &ServerConfig::read_timeout);
  compare("idle_timeout", &ServerConfig::idle_timeout);
  compare("write_timeout", &ServerConfig::write_timeout);
  compare("stream_timeout", &ServerConfig::stream_timeout);
  compare("drain_timeout", &ServerConfig::drain_timeout);
  compare("cache_bytes", &ServerConfig::cache_bytes);
  compare("page_images", &ServerConfig::page_images);
  compare("originals", &ServerConfig::originals);
  compare("page_image_cache_bytes", &ServerConfig::page_image_cache_bytes);
  compare("revision_check", &ServerConfig::revision_check);
  compare("compression", &ServerConfig::compression);
  compare("compression_min_bytes", &ServerConfig::compression_min_bytes);
  compare("public_url", &ServerConfig::public_url);
  compare("host_since", &ServerConfig::host_since);
  compare("admin_email", &ServerConfig::admin_email);
  compare("query_log", &ServerConfig::query_log);
  compare("suggest_searched", &ServerConfig::suggest_searched);
  compare("rank_opened", &ServerConfig::rank_opened);
  compare("old_addresses", &ServerConfig::leads);
  compare("branding", &ServerConfig::branding);
  return names;
}

}  // namespace tracuu::server
