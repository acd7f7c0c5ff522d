// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_frontier.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "base/fnv.hpp"

namespace tracuu::indexer {

using base::Result;

namespace {

constexpr std::size_t kMaxKnown = 8'000'000;

/// Endings of what holds no text: asking for it would cost the portal and bring nothing.
constexpr std::array<std::string_view, 44> kUnreadEndings{
    ".7z",  ".apk", ".avi",  ".bmp", ".css", ".dll",  ".dmg", ".eot", ".exe",  ".flv",  ".gif",
    ".ico", ".iso", ".jpeg", ".jpg", ".js",  ".json", ".m4a", ".m4v", ".map",  ".mkv",  ".mov",
    ".mp3", ".mp4", ".mpeg", ".mpg", ".msi", ".ogg",  ".ogv", ".otf", ".png",  ".psd",  ".rar",
    ".rm",  ".svg", ".swf",  ".tar", ".tif", ".tiff", ".ttf", ".wav", ".webm", ".webp", ".woff"};

/// The ending of an address's path that says that it holds no text; empty if it says none.
std::string unread_ending(std::string_view url) {
  std::string_view const target = target_of_address(url);
  std::string_view const path = target.substr(0, target.find('?'));
  std::size_t const dot = path.rfind('.');
  if (dot == std::string_view::npos || path.find('/', dot) != std::string_view::npos) return "";
  std::string ending = base::to_lower_ascii(path.substr(dot));
  bool const is_unread = base::contains(kUnreadEndings, std::string_view(ending)) ||
                         ending == ".woff2" || ending == ".wmv" || ending == ".zip";
  return is_unread ? ending : "";
}

}  // namespace

std::string host_of_address(std::string_view address) {
  std::string_view const origin = origin_of_address(address);
  return std::string(origin.substr(std::min(origin.find("//") + 2, origin.size())));
}

CrawlFrontier::CrawlFrontier(CrawlScope scope, CrawlOptions const& options, int year,
                             CrawlStore& store, CrawlTally& tally)
    : scope_(std::move(scope)),
      max_depth_(options.max_depth),
      store_(store),
      tally_(tally),
      traps_(options.traps, year) {}

RobotsRules const* CrawlFrontier::rules_of(std::string_view origin) const {
  auto const found = rules_.find(origin);
  return found == rules_.end() ? nullptr : &found->second;
}

CrawlFrontier::Refusal CrawlFrontier::refusal_of(std::string_view url, bool has_text) const {
  RobotsRules const* const rules = rules_of(origin_of_address(url));
  if (rules != nullptr && !rules->allows(target_of_address(url))) {
    std::string line = rules->deciding_line(target_of_address(url));
    if (rules->is_unreachable()) line = "robots.txt could not be read";
    return {AddressState::Disallowed, std::move(line)};
  }
  if (has_text || listed_.contains(base::fnv1a(url))) return {};
  if (auto const trap = traps_.check(url)) {
    return {AddressState::Trap, fmt::format("{}: {}", to_string(*trap), address_pattern(url))};
  }
  return {};
}

bool CrawlFrontier::is_left(std::string const& url, std::uint32_t depth) {
  AddressPlace const place = scope_.place_of(url);
  if (place != AddressPlace::Inside) {
    bool const is_excluded = place == AddressPlace::Excluded;
    std::string const subject =
        is_excluded
            ? "excluded"
            : (place == AddressPlace::OtherPath ? "other path: " : "") + host_of_address(url);
    tally_.add_once("off scope", subject, url);
    return true;
  }
  if (std::string const ending = unread_ending(url); !ending.empty()) {
    tally_.add_once("not asked", ending, url);
    return true;
  }
  if (max_depth_ > 0 && depth > max_depth_) {
    tally_.add_once("depth", "beyond the depth that is allowed", url);
    return true;
  }
  Refusal const refusal = refusal_of(url);
  if (refusal.state == AddressState::Waiting) return false;
  tally_.add_once(refusal.state == AddressState::Trap ? "trap" : "disallowed", refusal.reason, url);
  return true;
}

Result<CrawlFrontier::Added> CrawlFrontier::take(std::string_view written, std::uint32_t depth,
                                                 std::int64_t changed) {
  auto address = page_address(written);
  if (!address) {
    tally_.add_once("off scope", "no address of the web", written);
    return Added{};
  }
  std::string& url = address->url;
  if (address->had_session) tally_.add_once("session", host_of_address(url), written);
  std::uint64_t const hash = base::fnv1a(url);
  if (changed == 0 && known_.contains(hash)) return Added{std::move(url), false};
  if (is_left(url, depth)) return Added{};
  std::string const host = host_of_address(url);
  auto const is_new = store_.add(url, host, depth, changed);
  if (!is_new) return is_new.error();
  if (known_.size() < kMaxKnown) known_.insert(hash);
  if (*is_new) traps_.add_found(url);
  if (on_due) on_due(host);
  return Added{std::move(url), *is_new};
}

Result<std::string> CrawlFrontier::add(std::string_view url, std::uint32_t depth,
                                       std::int64_t changed) {
  auto added = take(url, depth, changed);
  if (!added) return added.error();
  return std::move(added->url);
}

Result<std::string> CrawlFrontier::add_listed(std::string_view url, std::uint32_t depth,
                                              std::int64_t changed) {
  auto const address = page_address(url);
  bool const is_news =
      address && listed_.size() < kMaxKnown && listed_.insert(base::fnv1a(address->url)).second;
  // What was left before it was listed is looked at again.
  if (is_news) known_.erase(base::fnv1a(address->url));
  return add(url, depth, changed);
}

Result<std::size_t> CrawlFrontier::add_links(std::vector<std::string> const& links,
                                             std::string_view from, std::uint32_t depth) {
  std::string const pattern = path_pattern(from);
  std::size_t fresh = 0;
  for (std::string const& link : links) {
    auto const added = take(link, depth, 0);
    if (!added) return added.error();
    if (added->is_new && path_pattern(added->url) != pattern) ++fresh;
  }
  return fresh;
}

}  // namespace tracuu::indexer
