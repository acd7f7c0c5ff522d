// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/site_map.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/ascii.hpp"
#include "indexer/bytes/byte_reader.hpp"
#include "indexer/bytes/gzip_input.hpp"
#include "indexer/html/link_target.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

Error no_site_map(std::string why) {
  return {ErrorCode::InvalidArgument, std::move(why), ""};
}

Result<std::string> unpacked(std::string bytes) {
  if (!bytes.starts_with("\x1f\x8b")) return bytes;
  ByteReader reader(open_gzip_input(open_bytes_input(std::move(bytes)), GzipRule::Required));
  std::string text;
  auto const taken = reader.take_bytes(kMaxSiteMapBytes + 1, &text);
  if (!taken) return taken.error();
  return text;
}

/// The name of an element without its namespace's prefix.
std::string_view name_of(pugi::xml_node node) {
  std::string_view const name = node.name();
  std::size_t const colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The text of the child of that name, whatever its prefix.
std::string_view child_text(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node const child : node.children()) {
    if (name_of(child) == name) return base::trim(child.text().get(), " \t\r\n");
  }
  return "";
}

void add_entry(std::vector<SiteMapEntry>& entries, SiteMapEntry entry, SiteMap& map) {
  if (entry.url.empty()) return;
  if (entries.size() >= kMaxSiteMapEntries) {
    ++map.beyond_limit;
  } else {
    entries.push_back(std::move(entry));
  }
}

void read_locations(pugi::xml_node root, std::string_view url, std::vector<SiteMapEntry>& entries,
                    SiteMap& map) {
  for (pugi::xml_node const node : root.children()) {
    add_entry(
        entries,
        {link_url({url, ""}, child_text(node, "loc")), moment_of(child_text(node, "lastmod"))},
        map);
  }
}

std::string atom_link(pugi::xml_node entry) {
  for (pugi::xml_node const child : entry.children()) {
    std::string_view const rel = child.attribute("rel").value();
    if (name_of(child) == "link" && (rel.empty() || rel == "alternate")) {
      return child.attribute("href").value();
    }
  }
  return "";
}

void read_feed(pugi::xml_node parent, std::string_view url, SiteMap& map) {
  for (pugi::xml_node const node : parent.children()) {
    if (name_of(node) == "item") {
      add_entry(map.pages, {link_url({url, ""}, child_text(node, "link")), std::nullopt}, map);
    } else if (name_of(node) == "entry") {
      add_entry(map.pages,
                {link_url({url, ""}, atom_link(node)), moment_of(child_text(node, "updated"))},
                map);
    } else if (name_of(node) == "channel") {
      read_feed(node, url, map);
    }
  }
}

/// An address a line; nothing if one of the lines is none.
std::optional<SiteMap> read_lines(std::string_view text, std::string_view url) {
  SiteMap map;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view const line = base::trim(text.substr(0, end), " \t\r");
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (!line.starts_with("http://") && !line.starts_with("https://")) return std::nullopt;
    add_entry(map.pages, {link_url({url, ""}, line), std::nullopt}, map);
  }
  if (map.pages.empty()) return std::nullopt;
  return map;
}

/// The number in `text` at `at`, of so many digits; -1 if there is none.
int digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  std::string_view const digits = text.substr(at, count);
  if (!base::is_number(digits)) return -1;
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// The hours ahead of UTC that "+07:00", "Z" or nothing (Vietnam's) at the end of a time say.
std::optional<std::chrono::minutes> zone_of(std::string_view text) {
  constexpr std::chrono::minutes kVietnam{7 * 60};
  std::size_t const at = text.find_first_of("Zz+-");
  if (at == std::string_view::npos) return kVietnam;
  if (base::lower_ascii(text[at]) == 'z') return std::chrono::minutes(0);
  int const hours = digits_at(text, at + 1, 2);
  bool const has_colon = at + 3 < text.size() && text[at + 3] == ':';
  int const minutes = digits_at(text, at + (has_colon ? 4 : 3), 2);
  if (hours < 0) return std::nullopt;
  std::chrono::minutes const zone{hours * 60 + std::max(minutes, 0)};
  return text[at] == '-' ? -zone : zone;
}

}  // namespace

std::optional<std::chrono::sys_seconds> moment_of(std::string_view text) {
  int const year = digits_at(text, 0, 4);
  if (year < 0 || text.size() < 7 || text[4] != '-') return std::nullopt;
  int const month = digits_at(text, 5, 2);
  int const day = digits_at(text, 8, 2);
  std::chrono::year_month_day const date{
      std::chrono::year(year), std::chrono::month(static_cast<unsigned>(std::max(month, 0))),
      std::chrono::day(static_cast<unsigned>(std::max(day, 0)))};
  if (!date.ok()) return std::nullopt;
  std::chrono::sys_seconds const midnight = std::chrono::sys_days(date);
  int const hour = digits_at(text, 11, 2);
  if (hour < 0) return midnight + std::chrono::hours(24 - 7) - std::chrono::seconds(1);
  int const minute = std::max(digits_at(text, 14, 2), 0);
  bool const has_seconds = text.size() > 16 && text[16] == ':';
  int const second = has_seconds ? std::max(digits_at(text, 17, 2), 0) : 0;
  auto const zone = zone_of(text.substr(11));
  if (!zone) return std::nullopt;
  return midnight + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         std::chrono::seconds(second) - *zone;
}

Result<SiteMap> read_site_map(std::string bytes, std::string_view url) {
  auto text = unpacked(std::move(bytes));
  if (!text) return text.error();
  if (text->size() > kMaxSiteMapBytes) {
    return no_site_map(fmt::format("it is larger than {} bytes", kMaxSiteMapBytes));
  }
  pugi::xml_document document;
  auto const parsed = document.load_buffer(text->data(), text->size());
  SiteMap map;
  pugi::xml_node const root = document.document_element();
  std::string_view const name = name_of(root);
  if (name == "urlset") {
    read_locations(root, url, map.pages, map);
  } else if (name == "sitemapindex") {
    read_locations(root, url, map.maps, map);
  } else if (name == "rss" || name == "feed" || name == "RDF") {
    read_feed(root, url, map);
  } else if (auto lines = read_lines(*text, url)) {
    return std::move(*lines);
  } else if (!parsed) {
    return no_site_map(fmt::format("it is neither XML nor a list of addresses ({} at byte {})",
                                   parsed.description(), parsed.offset));
  } else {
    return no_site_map(
        fmt::format("its XML is <{}>, no sitemap and no feed", std::string(name).substr(0, 40)));
  }
  // Of a sitemap that is broken further on, what stands before is of use.
  if (!parsed) map.broken = fmt::format("{} at byte {}", parsed.description(), parsed.offset);
  return map;
}

}  // namespace tracuu::indexer
