// SPDX-License-Identifier: GPL-3.0-or-later
// What a portal says to a crawler: an address, a robots.txt, a sitemap.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/crawl/page_address.hpp"
#include "indexer/crawl/robots_rules.hpp"
#include "indexer/crawl/site_map.hpp"

namespace {

using namespace tracuu::indexer;

void require(bool holds) {
  if (!holds) std::abort();
}

/// The one spelling of an address is one: spelled again it stays as it is.
void check_address(std::string_view text) {
  auto const address = page_address(text);
  if (!address) return;
  auto const again = page_address(address->url);
  require(again && again->url == address->url && !again->had_session);
  std::string_view const scheme = scheme_of_address(address->url);
  require(scheme == "http" || scheme == "https");
  require(target_of_address(address->url).starts_with('/'));
  require(std::ranges::all_of(
      address->url, [](char byte) { return byte > ' ' && byte < '\x7f' && byte != '#'; }));
}

/// What is forbidden is forbidden by a line; robots.txt itself never is.
void check_robots(std::string_view text) {
  RobotsRules const rules = RobotsRules::parse(text, "tracuu");
  require(rules.allows("/robots.txt"));
  for (std::string_view const target : {std::string_view("/"), text.substr(0, text.find('\n'))}) {
    require(rules.allows(target) || !rules.deciding_line(target).empty());
  }
}

void check_site_map(std::string_view text) {
  auto const map = read_site_map(std::string(text), "https://vankhe.example/sitemap.xml");
  if (!map) return;
  require(map->pages.size() + map->maps.size() <= kMaxSiteMapEntries);
  for (SiteMapEntry const& entry : map->pages) require(!entry.url.empty());
}

}  // namespace

/// Any bytes as each of them: no crash, and each keeps to the rules of its header.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  check_address(text);
  check_robots(text);
  check_site_map(text);
  return 0;
}
