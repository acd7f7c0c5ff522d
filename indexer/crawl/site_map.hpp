// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tracuu::indexer {

/// An address that a site names, and when it says it was changed last.
struct SiteMapEntry {
  std::string url;  ///< absolute, not in one spelling yet (page_address)
  std::optional<std::chrono::sys_seconds> changed;
};

/// A sitemap, an index of sitemaps, or a feed.
struct SiteMap {
  std::vector<SiteMapEntry> pages;
  std::vector<SiteMapEntry> maps;  ///< further sitemaps
  std::size_t beyond_limit = 0;    ///< entries after kMaxSiteMapEntries, which were left out
  std::string broken;              ///< why its end could not be read; mostly empty
};

inline constexpr std::size_t kMaxSiteMapEntries = 50'000;               // of the protocol
inline constexpr std::size_t kMaxSiteMapBytes = std::size_t{50} << 20;  // of the protocol, unpacked

/// Reads a sitemap (https://www.sitemaps.org/protocol.html: XML, its index, or text with an address
/// a line), RSS 2.0 or Atom, packed with gzip or not. Links of feeds are read against `url`. A
/// `lastmod` or date that is not understood counts as none. InvalidArgument for anything else, and
/// above kMaxSiteMapBytes. Thread-safe.
[[nodiscard]] base::Result<SiteMap> read_site_map(std::string bytes, std::string_view url);

/// The moment of a W3C date ("2023-07-11", "2023-07-11T08:30+07:00"); a day without time is its end
/// in Vietnam, so that nothing of that day counts as older. Thread-safe.
[[nodiscard]] std::optional<std::chrono::sys_seconds> moment_of(std::string_view text);

}  // namespace tracuu::indexer
