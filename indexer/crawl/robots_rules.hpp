// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// More of a robots.txt is not read; RFC 9309, 2.5 asks for this much at least.
inline constexpr std::size_t kMaxRobotsBytes = std::size_t{500} << 10;

/// What a host's robots.txt lets one crawler ask for (RFC 9309). A value; thread-safe once made.
///
///     auto const rules = RobotsRules::of_answer(200, body, "tracuu");
///     rules.allows("/van-ban?trang=2")      path and query of an address, as they are sent
class RobotsRules {
 public:
  /// By the answer for /robots.txt, after redirects (RFC 9309, 2.3.1.2 asks that five be followed).
  /// `body` is decoded; `product` the crawler's product token, "tracuu", in any case.
  ///
  ///     2xx          the rules of `body`
  ///     3xx, 4xx     "unavailable": everything is allowed (2.3.1.3)
  ///     429, 5xx, 0  "unreachable": nothing is allowed (2.3.1.4); 0 stands for no answer at all,
  ///                  and 429 for a host that would rather not be asked now, as Google reads it
  [[nodiscard]] static RobotsRules of_answer(int status, std::string_view body,
                                             std::string_view product);

  /// The group of `product`; that of `*` if there is none. Several groups of one name count as one.
  [[nodiscard]] static RobotsRules parse(std::string_view text, std::string_view product);

  [[nodiscard]] static RobotsRules allow_all() { return {}; }
  [[nodiscard]] static RobotsRules allow_nothing();

  /// Whether `target`, the path and query of an address, may be asked for: the longest pattern
  /// that matches decides, Allow before Disallow of as many bytes. "/robots.txt" always may.
  /// Percent-encodings are compared by what they mean (2.2.2).
  [[nodiscard]] bool allows(std::string_view target) const;

  /// The line that decided so, for reports: "Disallow: /tim-kiem"; empty if none did.
  [[nodiscard]] std::string deciding_line(std::string_view target) const;

  /// The pause between two requests that the group asks for (Crawl-delay is not in RFC 9309; Bing
  /// and Yandex read seconds, with decimals). Nothing without one that is a number.
  [[nodiscard]] std::optional<std::chrono::milliseconds> crawl_delay() const {
    return crawl_delay_;
  }

  /// Addresses of all Sitemap lines, whatever their group, as they stand there.
  [[nodiscard]] std::vector<std::string> const& sitemaps() const { return sitemaps_; }

  /// Whether nothing is allowed since the host did not answer, not since it said so.
  [[nodiscard]] bool is_unreachable() const { return is_unreachable_; }

  /// Whether the text went on after kMaxRobotsBytes, which was left out.
  [[nodiscard]] bool is_cut() const { return is_cut_; }

 private:
  struct Rule {
    bool allows = false;
    std::string line;     ///< as it stood there
    std::string pattern;  ///< in one spelling, `*` and a `$` at the end with their meaning
  };
  friend class RobotsReader;

  [[nodiscard]] Rule const* deciding_rule(std::string_view target) const;

  std::vector<Rule> rules_;
  std::optional<std::chrono::milliseconds> crawl_delay_;
  std::vector<std::string> sitemaps_;
  bool is_unreachable_ = false;
  bool is_cut_ = false;
};

}  // namespace tracuu::indexer
