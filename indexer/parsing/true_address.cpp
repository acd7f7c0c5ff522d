// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/true_address.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "schema/web_address.hpp"

namespace tracuu::indexer {

namespace {

/// The last part of the address of another form of a page.
constexpr auto kFormsOfPages =
    std::to_array<std::string_view>({"amp", "amp.html", "print", "in", "index.html", "index.php"});

/// A key of schema::web_address_key, cut.
struct KeyParts {
  std::string_view host;
  std::string_view path;
  std::string_view query;  ///< "a=1&b=2"
};

KeyParts parts_of(std::string_view key) {
  std::size_t const query = std::min(key.find('?'), key.size());
  std::string_view const host = schema::host_of_key(key);
  std::string_view const path = key.substr(host.size(), query - host.size());
  return {host, path, query < key.size() ? key.substr(query + 1) : std::string_view()};
}

std::vector<std::string_view> parameters_of(std::string_view query) {
  std::vector<std::string_view> parameters;
  while (!query.empty()) {
    parameters.push_back(query.substr(0, query.find('&')));
    query.remove_prefix(std::min(query.size(), parameters.back().size() + 1));
  }
  return parameters;
}

/// Whether a parameter tells which page is meant: "itemid=7", "tin=1234".
bool tells_page(std::string_view parameter) {
  std::size_t const sign = std::min(parameter.find('='), parameter.size());
  bool const is_number = base::is_number(parameter.substr(std::min(sign + 1, parameter.size())));
  return parameter.substr(0, sign).ends_with("id") || (is_number && parameter.size() > sign + 2);
}

bool loses_what_tells_page(KeyParts const& named, KeyParts const& fetched) {
  auto const kept = parameters_of(named.query);
  return std::ranges::any_of(parameters_of(fetched.query), [&](std::string_view parameter) {
    return tells_page(parameter) && std::ranges::find(kept, parameter) == kept.end();
  });
}

/// Whether `fetched` is a page below the list at `named`.
bool is_list_of(KeyParts const& named, KeyParts const& fetched) {
  if (!fetched.path.starts_with(named.path) || fetched.path.size() <= named.path.size()) {
    return false;
  }
  std::string_view const rest = fetched.path.substr(named.path.size());
  return rest.starts_with('/') &&
         std::ranges::find(kFormsOfPages, rest.substr(1)) == kFormsOfPages.end();
}

}  // namespace

bool is_true_address(std::string_view named, std::string_view fetched) {
  std::string const named_key = schema::web_address_key(named);
  std::string const fetched_key = schema::web_address_key(fetched);
  if (named_key.empty() || fetched_key.empty()) return false;
  if (named_key == fetched_key) return true;
  KeyParts const to = parts_of(named_key);
  KeyParts const from = parts_of(fetched_key);
  if (to.host != from.host || (to.path.empty() && to.query.empty())) return false;
  if (to.path == from.path) return !loses_what_tells_page(to, from);
  return !is_list_of(to, from);
}

void settle_address(std::string_view fetched, schema::Announcement& announcement) {
  std::string named = std::exchange(announcement.url, std::string(fetched));
  if (named.empty()) return;
  if (is_true_address(named, fetched)) {
    announcement.url = std::move(named);
    schema::add_other_address(announcement, fetched);
    return;
  }
  std::string const key = schema::web_address_key(named);
  KeyParts const parts = parts_of(key);
  bool const is_elsewhere = parts.host != schema::host_of_key(schema::web_address_key(fetched));
  bool const is_page = !parts.path.empty() || !parts.query.empty();
  if (is_elsewhere && is_page) schema::add_other_address(announcement, named);
}

}  // namespace tracuu::indexer
