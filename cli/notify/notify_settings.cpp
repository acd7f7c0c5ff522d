// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/notify/notify_settings.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

#include "schema/written_period.hpp"
#include "search/api/facet.hpp"

namespace tracuu::cli {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t kMostSearches = 1'000;

/// What is wrong, with its place.
Error wrong(std::filesystem::path const& file, toml::node const& node, std::string const& what) {
  return {ErrorCode::InvalidArgument,
          fmt::format("{}:{}: {}", file.string(), node.source().begin.line, what),
          "docs/archivists.md describes the file"};
}

/// One table of the file, whose keys are taken one by one: what is left is not known.
class TableKeys {
 public:
  TableKeys(std::filesystem::path const& file, toml::table const& table)
      : file_(file), table_(table) {}

  Result<std::string> text(std::string_view key) {
    toml::node const* const node = take(key);
    if (node == nullptr) return std::string();
    auto const* const value = node->as_string();
    if (value == nullptr) return wrong(file_, *node, fmt::format("{} must be text", key));
    return value->get();
  }

  Result<bool> flag(std::string_view key) {
    toml::node const* const node = take(key);
    if (node == nullptr) return false;
    auto const* const value = node->as_boolean();
    if (value == nullptr) return wrong(file_, *node, fmt::format("{} must be true or false", key));
    return value->get();
  }

  toml::node const* take(std::string_view key) {
    known_.emplace(key);
    return table_.get(key);
  }

  Result<void> refuse_others() const {
    for (auto const& [key, node] : table_) {
      if (!known_.contains(std::string(key.str()))) {
        return wrong(file_, node, fmt::format("{} is not known", std::string(key.str())));
      }
    }
    return {};
  }

  [[nodiscard]] Error wrong_here(std::string const& what) const {
    return wrong(file_, table_, what);
  }

 private:
  std::filesystem::path const& file_;
  toml::table const& table_;
  std::set<std::string> known_;
};

/// Calls each of the readers until one fails.
template <class... Readers>
Result<void> in_turn(Readers const&... readers) {
  std::optional<Error> error;
  auto const run = [&](auto const& reader) {
    if (error) return;
    if (auto const done = reader(); !done) error = done.error();
  };
  (run(readers), ...);
  if (error) return *error;
  return {};
}

Result<void> read_day(TableKeys& keys, std::string_view name, NotifiedSearch& search,
                      std::optional<schema::Date> schema::DateRange::* end) {
  auto const text = keys.text(name);
  if (!text) return text.error();
  if (text->empty()) return {};
  auto const period = schema::parse_written_period(*text);
  if (!period) return keys.wrong_here(fmt::format("{} must be a real year, month or day", name));
  search.request.filters.dates.*end = (*period).*end;
  search.key += fmt::format("\n{}={}", name, *text);
  return {};
}

Result<void> read_search_filters(TableKeys& keys, NotifiedSearch& search) {
  for (search::FacetRow const& row : search::kFacets) {
    auto const text = keys.text(row.name);
    if (!text) return text.error();
    if (text->empty()) continue;
    search.request.filters[row.facet] = search::read_filter(row.facet, *text);
    search.key += fmt::format("\n{}={}", row.name, *text);
  }
  if (auto const checked = search::check_filters(search.request.filters); !checked) {
    return keys.wrong_here(checked.error().message);
  }
  return {};
}

Result<void> read_what(TableKeys& keys, NotifiedSearch& search) {
  auto const name = keys.text("name");
  if (!name) return name.error();
  auto const query = keys.text("query");
  if (!query) return query.error();
  auto const exact = keys.flag("exact");
  if (!exact) return exact.error();
  search.name = *name;
  search.request.text = *query;
  search.request.exact = *exact;
  search.key = fmt::format("{}\nexact={}", *query, *exact);
  if (search.name.empty()) return keys.wrong_here("the search has no name");
  return {};
}

Result<std::string> secret_text(TableKeys& keys, std::filesystem::path const& folder) {
  auto const written = keys.text("secret");
  if (!written) return written.error();
  auto const file = keys.text("secret_file");
  if (!file) return file.error();
  if (written->empty() == file->empty()) {
    return keys.wrong_here("one of secret and secret_file is needed");
  }
  if (!written->empty()) return *written;
  std::ifstream in(folder / *file);
  std::string line;
  if (!std::getline(in, line)) {
    return Error{ErrorCode::Io,
                 fmt::format("secret_file: {} can't be read", (folder / *file).string()),
                 "it has one line, whsec_…, that the user who runs this may read"};
  }
  return line;
}

Result<void> read_where(TableKeys& keys, NotifySettings const& settings,
                        std::filesystem::path const& folder, NotifiedSearch& search) {
  auto const address = keys.text("address");
  if (!address) return address.error();
  search.address = *address;
  bool const is_web = search.address.starts_with("https://") ||
                      (settings.allow_http && search.address.starts_with("http://"));
  if (!is_web) return keys.wrong_here("address must begin with https://");
  auto const text = secret_text(keys, folder);
  if (!text) return text.error();
  auto secret = read_webhook_secret(*text);
  if (!secret) return keys.wrong_here(secret.error().message);
  search.secret = std::move(*secret);
  return {};
}

Result<NotifiedSearch> read_search(std::filesystem::path const& file, toml::table const& table,
                                   NotifySettings const& settings) {
  TableKeys keys(file, table);
  NotifiedSearch search;
  auto const read =
      in_turn([&] { return read_what(keys, search); },
              [&] { return read_day(keys, "from", search, &schema::DateRange::from); },
              [&] { return read_day(keys, "to", search, &schema::DateRange::to); },
              [&] { return read_search_filters(keys, search); },
              [&] { return read_where(keys, settings, file.parent_path(), search); },
              [&] { return keys.refuse_others(); });
  if (!read) return read.error();
  search.request.all_if_open = true;
  return search;
}

Result<void> read_searches(std::filesystem::path const& file, toml::node const* node,
                           NotifySettings& settings) {
  toml::array const* const list = node == nullptr ? nullptr : node->as_array();
  if (list == nullptr || list->empty()) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{}: there is no [[search]]", file.string()),
                 "docs/archivists.md describes the file"};
  }
  std::set<std::string> names;
  for (toml::node const& entry : *list) {
    toml::table const* const table = entry.as_table();
    if (table == nullptr) return wrong(file, entry, "search must be tables: [[search]]");
    auto search = read_search(file, *table, settings);
    if (!search) return search.error();
    if (!names.insert(search->name).second) {
      return wrong(file, entry, fmt::format("another search is named {}", search->name));
    }
    settings.searches.push_back(std::move(*search));
  }
  if (settings.searches.size() > kMostSearches) {
    return wrong(file, *list, fmt::format("there are more than {} searches", kMostSearches));
  }
  return {};
}

Result<NotifySettings> read_table(std::filesystem::path const& file, toml::table const& table) {
  TableKeys keys(file, table);
  NotifySettings settings;
  auto const state = keys.text("state");
  if (!state) return state.error();
  auto const curation = keys.text("curation");
  if (!curation) return curation.error();
  auto const url = keys.text("public_url");
  if (!url) return url.error();
  auto const is_private = keys.flag("allow_private");
  if (!is_private) return is_private.error();
  auto const is_plain = keys.flag("allow_http");
  if (!is_plain) return is_plain.error();
  if (state->empty()) return keys.wrong_here("state, the file of what was told, is not named");
  settings.state = std::filesystem::absolute(file.parent_path() / *state);
  if (!curation->empty()) settings.curation = file.parent_path() / *curation;
  settings.public_url = *url;
  settings.allow_private = *is_private;
  settings.allow_http = *is_plain;
  while (settings.public_url.ends_with('/')) settings.public_url.pop_back();
  if (auto const read = read_searches(file, keys.take("search"), settings); !read) {
    return read.error();
  }
  if (auto const known = keys.refuse_others(); !known) return known.error();
  return settings;
}

}  // namespace

Result<NotifySettings> read_notify_settings(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  if (in) text << in.rdbuf();
  if (!in) {
    return Error{ErrorCode::Io, fmt::format("{} can't be read", file.string()),
                 "check the name and the permissions"};
  }
  try {
    return read_table(file, toml::parse(text.str(), file.string()));
  } catch (toml::parse_error const& error) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{}:{}: {}", file.string(), error.source().begin.line,
                             std::string(error.description())),
                 ""};
  }
}

}  // namespace tracuu::cli
