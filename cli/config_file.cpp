// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/config_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/utf8.hpp"
#include "cli/usage/near_name.hpp"

namespace tracuu::cli {
namespace {

using server::RuntimeSettings;
using server::ServerConfig;
using std::chrono::milliseconds;

/// Puts a value where it belongs; or says what it should be: "a number from 1 to 64".
using Setter = std::function<std::optional<std::string>(toml::node const&, ServeConfig&)>;

struct Key {
  std::string_view name;
  Setter set;
};

std::optional<std::string> read_number(toml::node const& node, std::int64_t min, std::int64_t max,
                                       std::int64_t& number) {
  auto const* const value = node.as_integer();
  if (value == nullptr || value->get() < min || value->get() > max) {
    return fmt::format("a whole number from {} to {}", min, max);
  }
  number = value->get();
  return std::nullopt;
}

template <class Get>
Setter number(Get get, std::int64_t min, std::int64_t max) {
  return [=](toml::node const& node, ServeConfig& config) {
    std::int64_t value = 0;
    auto const wrong = read_number(node, min, max, value);
    if (!wrong) get(config) = static_cast<std::remove_reference_t<decltype(get(config))>>(value);
    return wrong;
  };
}

Setter count(std::size_t ServerConfig::* member, std::int64_t min, std::int64_t max) {
  return number([=](ServeConfig& c) -> std::size_t& { return c.server.*member; }, min, max);
}

Setter runtime_count(std::size_t RuntimeSettings::* member, std::int64_t min, std::int64_t max) {
  return number([=](ServeConfig& c) -> std::size_t& { return c.server.runtime.*member; }, min, max);
}

Setter time(milliseconds ServerConfig::* member, std::int64_t min = 1,
            std::int64_t max = 86'400'000) {
  return [=](toml::node const& node, ServeConfig& config) {
    std::int64_t value = 0;
    auto const wrong = read_number(node, min, max, value);
    if (!wrong) config.server.*member = milliseconds(value);
    return wrong;
  };
}

Setter shard_time(milliseconds store::ShardTimes::* member, std::int64_t min, std::int64_t max) {
  return [=](toml::node const& node, ServeConfig& config) {
    std::int64_t value = 0;
    auto const wrong = read_number(node, min, max, value);
    if (!wrong) config.server.shard_times.*member = milliseconds(value);
    return wrong;
  };
}

template <class Get>
Setter flag(Get get) {
  return [=](toml::node const& node, ServeConfig& config) -> std::optional<std::string> {
    auto const* const value = node.as_boolean();
    if (value == nullptr) return "true or false";
    get(config) = value->get();
    return std::nullopt;
  };
}

template <class Get>
Setter text(Get get) {
  return [=](toml::node const& node, ServeConfig& config) -> std::optional<std::string> {
    auto const* const value = node.as_string();
    if (value == nullptr) return "a text in quotes";
    get(config) = value->get();
    return std::nullopt;
  };
}

template <class Get>
Setter public_url(Get get) {
  return [=](toml::node const& node, ServeConfig& config) -> std::optional<std::string> {
    auto const* const value = node.as_string();
    bool const is_right =
        value != nullptr && (value->get().empty() || server::is_public_url(value->get()));
    if (!is_right) {
      return "an address like \"https://tim.example.gov.vn\"";
    }
    get(config) = value->get();
    return std::nullopt;
  };
}

template <class Get>
Setter tag_date(Get get) {
  return [=](toml::node const& node, ServeConfig& config) -> std::optional<std::string> {
    auto const* const value = node.as_string();
    if (value == nullptr || !server::is_day_of_host(value->get())) {
      return "a day like \"2026\", \"2026-11\" or \"2026-11-30\"";
    }
    get(config) = value->get();
    return std::nullopt;
  };
}

Setter list(std::vector<std::string> RuntimeSettings::* member) {
  return [=](toml::node const& node, ServeConfig& config) -> std::optional<std::string> {
    auto const* const array = node.as_array();
    std::vector<std::string> texts;
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
      if (auto const* const each = (*array)[i].as_string()) texts.push_back(each->get());
    }
    if (array == nullptr || texts.size() != array->size()) return "a list of texts in quotes";
    config.server.runtime.*member = std::move(texts);
    return std::nullopt;
  };
}

std::optional<std::string> closed_hosts(toml::node const& node, ServeConfig& config) {
  auto const* const array = node.as_array();
  std::vector<std::string> hosts;
  for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
    auto const* const each = (*array)[i].as_string();
    bool const is_host = each != nullptr && !each->get().empty() &&
                         each->get().find_first_of("/: ") == std::string::npos;
    if (is_host) hosts.push_back(each->get());
  }
  if (array == nullptr || hosts.size() != array->size()) {
    return "a list of hosts like \"vankhe.example.gov.vn\"";
  }
  config.server.leads.closed_hosts = std::move(hosts);
  return std::nullopt;
}

std::optional<std::string> lead_redirect(toml::node const& node, ServeConfig& config) {
  auto const* const value = node.as_integer();
  constexpr std::array<std::int64_t, 5> kStatuses{0, 301, 302, 307, 308};
  if (value == nullptr || std::ranges::find(kStatuses, value->get()) == kStatuses.end()) {
    return "302, 301, 307, 308, or 0 for none";
  }
  config.server.leads.redirect_status = static_cast<unsigned>(value->get());
  return std::nullopt;
}

/// A text, or a list of them: the shards of the index.
std::optional<std::string> index_shards(toml::node const& node, ServeConfig& config) {
  constexpr char const* kWanted = "a folder or tcp://HOST:PORT in quotes, or a list of these";
  std::vector<std::string> texts;
  if (auto const* const value = node.as_string()) texts.push_back(value->get());
  if (auto const* const array = node.as_array()) {
    for (toml::node const& each : *array) {
      if (!each.is_string()) return kWanted;
      texts.push_back(each.as_string()->get());
    }
  }
  if (texts.empty()) return kWanted;
  auto list = store::ShardList::parse(texts);
  if (!list) return fmt::format("{}: {}", kWanted, list.error().message);
  config.server.index = std::move(*list);
  return std::nullopt;
}

// docs/configuration.md explains each; a test sees to it that none is missing there.
std::vector<Key> const& keys() {
  static std::vector<Key> const table = {
      {"index", index_shards},
      {"shards.connect_ms", shard_time(&store::ShardTimes::connect, 10, 60'000)},
      {"shards.answer_ms", shard_time(&store::ShardTimes::answer, 10, 600'000)},
      {"shards.look_ms", shard_time(&store::ShardTimes::look, 50, 3'600'000)},
      {"shards.allow_public",
       flag([](ServeConfig& c) -> bool& { return c.server.allow_public_shards; })},
      {"listen.address", text([](ServeConfig& c) -> std::string& { return c.server.address; })},
      {"listen.port",
       number([](ServeConfig& c) -> std::uint16_t& { return c.server.port; }, 0, 65'535)},
      {"threads.io", count(&ServerConfig::io_threads, 1, 64)},
      {"threads.workers", count(&ServerConfig::workers, 1, 256)},
      {"limits.queue", count(&ServerConfig::queue_capacity, 1, 1'000'000)},
      {"limits.connections", count(&ServerConfig::max_connections, 1, 1'000'000)},
      {"limits.connections_per_address",
       runtime_count(&RuntimeSettings::max_connections_per_address, 1, 1'000'000)},
      {"limits.requests_per_second",
       runtime_count(&RuntimeSettings::requests_per_second, 0, 1'000'000)},
      {"limits.request_burst", runtime_count(&RuntimeSettings::request_burst, 1, 1'000'000)},
      {"limits.exports_per_minute",
       runtime_count(&RuntimeSettings::exports_per_minute, 0, 1'000'000)},
      {"limits.exports", count(&ServerConfig::max_streams, 1, 64)},
      {"limits.export_bytes_per_second", count(&ServerConfig::stream_min_rate, 0, 1'073'741'824)},
      {"limits.export_bytes_per_second_when_full",
       count(&ServerConfig::stream_min_rate_when_full, 0, 1'073'741'824)},
      {"timeouts.export_pace_ms", time(&ServerConfig::stream_rate_window)},
      {"limits.cheap_search_ms", time(&ServerConfig::cheap_search_time, 1, 60'000)},
      {"limits.search_ms", time(&ServerConfig::search_time, 1, 60'000)},
      {"limits.header_bytes", count(&ServerConfig::header_limit_bytes, 512, 1'048'576)},
      {"limits.body_bytes",
       number([](ServeConfig& c) -> std::uint64_t& { return c.server.body_limit_bytes; }, 0,
              1'073'741'824)},
      {"timeouts.read_ms", time(&ServerConfig::read_timeout)},
      {"timeouts.idle_ms", time(&ServerConfig::idle_timeout)},
      {"timeouts.write_ms", time(&ServerConfig::write_timeout)},
      {"timeouts.export_ms", time(&ServerConfig::stream_timeout)},
      {"timeouts.drain_ms", time(&ServerConfig::drain_timeout)},
      {"cache.bytes", count(&ServerConfig::cache_bytes, 0, 1'099'511'627'776)},
      {"cache.revision_check_ms", time(&ServerConfig::revision_check, 0, 60'000)},
      {"pages.images", flag([](ServeConfig& c) -> bool& { return c.server.page_images; })},
      {"pages.originals", flag([](ServeConfig& c) -> bool& { return c.server.originals; })},
      {"pages.image_cache_bytes",
       count(&ServerConfig::page_image_cache_bytes, 0, 1'099'511'627'776)},
      {"compression.enabled", flag([](ServeConfig& c) -> bool& { return c.server.compression; })},
      {"compression.min_bytes", count(&ServerConfig::compression_min_bytes, 0, 1'048'576)},
      {"proxies.trusted", list(&RuntimeSettings::trusted_proxies)},
      {"cors.origins", list(&RuntimeSettings::cors_origins)},
      {"metrics.allow", list(&RuntimeSettings::metrics_allow)},
      {"changes.tokens",
       text([](ServeConfig& c) -> std::filesystem::path& { return c.server.tokens; })},
      {"changes.waiting", count(&ServerConfig::max_waiting_changes, 1, 10'000'000)},
      {"changes.waiting_bytes",
       count(&ServerConfig::max_waiting_change_bytes, 1, 1'099'511'627'776)},
      {"changes.changesets", number([](ServeConfig& c) -> unsigned& { return c.changesets; }, 0,
                                    server::kMostChangesets)},
      {"changes.writer",
       public_url([](ServeConfig& c) -> std::string& { return c.server.writer; })},
      {"changes.writer_status",
       text([](ServeConfig& c) -> std::string& { return c.server.writer_status; })},
      {"changes.pack", flag([](ServeConfig& c) -> bool& { return c.server.pack_index; })},
      {"public.url",
       public_url([](ServeConfig& c) -> std::string& { return c.server.public_url; })},
      {"public.host_since",
       tag_date([](ServeConfig& c) -> std::string& { return c.server.host_since; })},
      {"public.admin_email",
       text([](ServeConfig& c) -> std::string& { return c.server.admin_email; })},
      {"old_addresses.to_published",
       flag([](ServeConfig& c) -> bool& { return c.server.leads.to_published; })},
      {"old_addresses.closed_hosts", closed_hosts},
      {"old_addresses.redirect", lead_redirect},
      {"branding.name",
       text([](ServeConfig& c) -> std::string& { return c.server.branding.name; })},
      {"branding.name_en",
       text([](ServeConfig& c) -> std::string& { return c.server.branding.name_en; })},
      {"branding.logo",
       text([](ServeConfig& c) -> std::filesystem::path& { return c.server.branding.logo; })},
      {"branding.contact",
       text([](ServeConfig& c) -> std::string& { return c.server.branding.contact; })},
      {"branding.contact_en",
       text([](ServeConfig& c) -> std::string& { return c.server.branding.contact_en; })},
      {"branding.footer",
       text([](ServeConfig& c) -> std::string& { return c.server.branding.footer; })},
      {"branding.footer_en",
       text([](ServeConfig& c) -> std::string& { return c.server.branding.footer_en; })},
      {"branding.accessibility", text([](ServeConfig& c) -> std::filesystem::path& {
         return c.server.branding.accessibility;
       })},
      {"branding.accessibility_en", text([](ServeConfig& c) -> std::filesystem::path& {
         return c.server.branding.accessibility_en;
       })},
      {"branding.accent",
       text([](ServeConfig& c) -> std::string& { return c.server.branding.accent; })},
      {"branding.accent_dark",
       text([](ServeConfig& c) -> std::string& { return c.server.branding.accent_dark; })},
      {"search.everyday",
       text([](ServeConfig& c) -> std::filesystem::path& { return c.server.everyday; })},
      {"search.suggest_searched",
       flag([](ServeConfig& c) -> bool& { return c.server.suggest_searched; })},
      {"search.rank_opened", flag([](ServeConfig& c) -> bool& { return c.server.rank_opened; })},
      {"search.curation",
       text([](ServeConfig& c) -> std::filesystem::path& { return c.server.curation; })},
      {"search.memory_bytes", count(&ServerConfig::search_memory_bytes, 0, 1'099'511'627'776)},
      {"log.access", text([](ServeConfig& c) -> std::string& { return c.access_log; })},
      {"log.queries", flag([](ServeConfig& c) -> bool& { return c.server.query_log.is_on; })},
      {"log.queries_file",
       text([](ServeConfig& c) -> std::filesystem::path& { return c.server.query_log.file; })},
      {"log.keep_days",
       number([](ServeConfig& c) -> std::size_t& { return c.server.query_log.keep_days; }, 1,
              3'650)},
      {"log.min_count",
       number([](ServeConfig& c) -> std::size_t& { return c.server.query_log.min_count; }, 1,
              1'000'000)},
      {"log.query", flag([](ServeConfig& c) -> bool& { return c.server.runtime.log_query; })},
  };
  return table;
}

base::Error invalid(std::filesystem::path const& file, toml::source_region const& where,
                    std::string const& what, std::string hint = "") {
  return {base::ErrorCode::InvalidArgument,
          fmt::format("{}:{}: {}", file.string(), where.begin.line, what), std::move(hint)};
}

constexpr char const* kHowToWriteIt =
    "a line is key = value: texts stand in quotes, lists in [ ], a group begins with [name], and "
    "each "
    "key stands once";

/// Line `number` of `file`, from 1, as far as a message may quote it.
std::string line_at(std::filesystem::path const& file, std::uint32_t number) {
  constexpr std::size_t kMaxShownBytes = 80;
  std::ifstream stream(file, std::ios::binary);
  std::string line;
  for (std::uint32_t at = 0; at < number && std::getline(stream, line); ++at) continue;
  if (line.size() <= kMaxShownBytes) return line;
  std::size_t end = kMaxShownBytes;
  while (end > 0 && !base::is_utf8_boundary(line, end)) --end;
  return line.substr(0, end) + "…";
}

bool is_group(std::string_view name) {
  return std::ranges::any_of(keys(), [&](Key const& key) {
    return key.name.size() > name.size() && key.name.starts_with(name) &&
           key.name[name.size()] == '.';
  });
}

base::Error unknown_key(std::filesystem::path const& file, toml::source_region const& where,
                        std::string const& name) {
  auto const near = near_name(name, config_keys());
  return invalid(file, where, "unknown key " + name,
                 near ? fmt::format("did you mean {}? docs/configuration.md lists the keys", *near)
                      : "docs/configuration.md lists the keys");
}

base::Result<void> read_table(std::filesystem::path const& file, toml::table const& table,
                              std::string const& prefix, ServeConfig& config) {
  for (auto const& [key, node] : table) {
    std::string const name = prefix + std::string(key.str());
    auto const known =
        std::ranges::find_if(keys(), [&](Key const& each) { return each.name == name; });
    if (known != keys().end()) {
      if (auto const wanted = known->set(node, config)) {
        return invalid(file, node.source(), name + " must be " + *wanted);
      }
    } else if (node.is_table() && is_group(name)) {
      if (auto const read = read_table(file, *node.as_table(), name + ".", config); !read) {
        return read;
      }
    } else {
      return unknown_key(file, key.source(), name);
    }
  }
  return {};
}

}  // namespace

base::Result<void> read_config_file(std::filesystem::path const& file, ServeConfig& config) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    return base::Error{base::ErrorCode::Io, file.string() + ": cannot be read", ""};
  }
  store::ShardList const index_before = config.server.index;
  std::filesystem::path const tokens_before = config.server.tokens;
  std::filesystem::path const everyday_before = config.server.everyday;
  std::filesystem::path const query_log_before = config.server.query_log.file;
  std::filesystem::path const curation_before = config.server.curation;
  server::BrandingSettings const branding_before = config.server.branding;
  try {
    toml::table const table = toml::parse(stream, file.string());
    if (auto const read = read_table(file, table, "", config); !read) return read;
  } catch (toml::parse_error const& error) {
    return invalid(file, error.source(), "not TOML: " + line_at(file, error.source().begin.line),
                   kHowToWriteIt);
  }
  // Written beside the file, so meant from there: a service has no folder of its own.
  if (config.server.index != index_before) {
    auto beside = config.server.index.beside(file.parent_path());
    if (!beside) return beside.error();
    config.server.index = std::move(*beside);
  }
  if (config.server.tokens != tokens_before) {
    config.server.tokens = file.parent_path() / config.server.tokens;
  }
  if (config.server.everyday != everyday_before) {
    config.server.everyday = file.parent_path() / config.server.everyday;
  }
  if (config.server.query_log.file != query_log_before) {
    config.server.query_log.file = file.parent_path() / config.server.query_log.file;
  }
  if (config.server.curation != curation_before) {
    config.server.curation = file.parent_path() / config.server.curation;
  }
  server::BrandingSettings& branding = config.server.branding;
  for (auto const member :
       {&server::BrandingSettings::logo, &server::BrandingSettings::accessibility,
        &server::BrandingSettings::accessibility_en}) {
    if (branding.*member != branding_before.*member) {
      branding.*member = file.parent_path() / branding.*member;
    }
  }
  return {};
}

std::vector<std::string> config_keys() {
  std::vector<std::string> names;
  for (Key const& key : keys()) names.emplace_back(key.name);
  return names;
}

}  // namespace tracuu::cli
