// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/robots_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::string_view kRobotsTarget = "/robots.txt";
/// More seconds than that are a slip of the pen.
constexpr double kMaxCrawlDelaySeconds = 86'400;

/// RFC 3986, 2.3.
bool is_unreserved(char c) {
  char const lower = base::lower_ascii(c);
  return (lower >= 'a' && lower <= 'z') || base::is_digit(c) || c == '-' || c == '.' || c == '_' ||
         c == '~';
}

std::optional<unsigned char> byte_of_hex(std::string_view digits) {
  unsigned value = 0;
  auto const [end, failure] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.size() != 2 || failure != std::errc() || end != digits.data() + 2) return std::nullopt;
  return static_cast<unsigned char>(value);
}

/// One spelling of a path and query (RFC 9309, 2.2.2): bytes that are no visible ASCII are
/// percent-encoded, encoded ones that need not be so are not, hex digits are large. `encoded`
/// are more characters to encode.
std::string one_spelling(std::string_view target, std::string_view encoded) {
  std::string spelled;
  spelled.reserve(target.size());
  for (std::size_t at = 0; at < target.size(); ++at) {
    char const c = target[at];
    auto const byte = c == '%' ? byte_of_hex(target.substr(at + 1, 2)) : std::nullopt;
    if (byte) at += 2;
    auto const value = byte.value_or(static_cast<unsigned char>(c));
    bool const stays = byte ? is_unreserved(static_cast<char>(value))
                            : value > ' ' && value < 0x7F && encoded.find(c) == encoded.npos;
    if (stays) {
      spelled += static_cast<char>(value);
    } else {
      fmt::format_to(std::back_inserter(spelled), "%{:02X}", value);
    }
  }
  return spelled;
}

/// The pattern of a rule: `*` and a `$` at its end keep their meaning, another `$` is a letter.
std::string pattern_of(std::string_view value) {
  bool const ends = value.ends_with('$');
  if (ends) value.remove_suffix(1);
  std::string pattern = one_spelling(value, "$");
  if (ends) pattern += '$';
  return pattern;
}

/// Whether `pattern` matches the front of `target`, or all of it if the pattern ends with `$`. Each
/// piece between stars is taken where it stands first, but for the last one before a `$`, which has
/// to stand at the end; that is enough, since a star takes anything.
bool matches(std::string_view pattern, std::string_view target) {
  bool const to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t star = pattern.find('*');
  if (!target.starts_with(pattern.substr(0, star))) return false;
  if (star == std::string_view::npos) return !to_end || target.size() == pattern.size();
  target.remove_prefix(star);
  while (star != std::string_view::npos) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    std::string_view const piece = pattern.substr(0, star);
    if (star == std::string_view::npos && to_end) return target.ends_with(piece);
    std::size_t const found = target.find(piece);
    if (found == std::string_view::npos) return false;
    target.remove_prefix(found + piece.size());
  }
  return true;
}

/// "tracuu" of "Tracuu/1.0 (crawler)": product tokens are letters, - and _ (RFC 9309, 2.2.1).
std::string product_token(std::string_view value) {
  std::string const lower = base::to_lower_ascii(value);
  auto const end = std::ranges::find_if_not(
      lower, [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '_'; });
  return {lower.begin(), end};
}

enum class RobotsKey { UserAgent, Allow, Disallow, CrawlDelay, Sitemap, Other };

/// With the slips that webmasters make and Google's parser forgives.
RobotsKey robots_key(std::string_view name) {
  constexpr std::array kKeys{
      std::pair{std::string_view("user-agent"), RobotsKey::UserAgent},
      std::pair{std::string_view("useragent"), RobotsKey::UserAgent},
      std::pair{std::string_view("user agent"), RobotsKey::UserAgent},
      std::pair{std::string_view("allow"), RobotsKey::Allow},
      std::pair{std::string_view("disallow"), RobotsKey::Disallow},
      std::pair{std::string_view("dissallow"), RobotsKey::Disallow},
      std::pair{std::string_view("dissalow"), RobotsKey::Disallow},
      std::pair{std::string_view("disalow"), RobotsKey::Disallow},
      std::pair{std::string_view("diasllow"), RobotsKey::Disallow},
      std::pair{std::string_view("disallaw"), RobotsKey::Disallow},
      std::pair{std::string_view("crawl-delay"), RobotsKey::CrawlDelay},
      std::pair{std::string_view("sitemap"), RobotsKey::Sitemap},
      std::pair{std::string_view("site-map"), RobotsKey::Sitemap},
  };
  for (auto const& [key, meaning] : kKeys) {
    if (base::equals_ignoring_case(name, key)) return meaning;
  }
  return RobotsKey::Other;
}

std::optional<std::chrono::milliseconds> delay_of(std::string_view value) {
  double seconds = 0;
  auto const [end, failure] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  bool const is_whole = end == value.data() + value.size();
  if (failure != std::errc() || !is_whole || !(seconds >= 0)) return std::nullopt;
  return std::chrono::milliseconds(
      static_cast<std::int64_t>(std::min(seconds, kMaxCrawlDelaySeconds) * 1000));
}

}  // namespace

/// Reads the lines of one robots.txt, and keeps the groups of `product` and of `*`.
class RobotsReader {
 public:
  explicit RobotsReader(std::string_view product) : product_(product_token(product)) {}

  void read(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
      std::size_t const end = std::min(text.find_first_of("\r\n"), text.size());
      read_line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  /// The group that counts, with the sitemaps of all.
  [[nodiscard]] RobotsRules take() {
    RobotsRules rules = has_own_ ? std::move(own_) : std::move(any_);
    rules.sitemaps_ = std::move(sitemaps_);
    return rules;
  }

 private:
  void read_line(std::string_view line) {
    line = base::trim(line.substr(0, line.find('#')));
    std::size_t const colon = line.find(':');
    if (colon == std::string_view::npos) return;
    std::string_view const value = base::trim(line.substr(colon + 1));
    switch (robots_key(base::trim(line.substr(0, colon)))) {
      case RobotsKey::UserAgent: begin_group(value); break;
      case RobotsKey::Allow: add_rule(true, line, value); break;
      case RobotsKey::Disallow: add_rule(false, line, value); break;
      case RobotsKey::CrawlDelay: add_delay(value); break;
      case RobotsKey::Sitemap:
        if (!value.empty()) sitemaps_.emplace_back(value);
        break;
      case RobotsKey::Other: break;  // RFC 9309, 2.2.4: other records are no part of a group
    }
  }

  /// User-agent lines one after the other begin one group.
  void begin_group(std::string_view name) {
    if (std::exchange(in_rules_, false)) is_own_ = is_any_ = false;
    if (name == "*" || name.starts_with("* ")) {
      is_any_ = true;
    } else if (product_token(name) == product_) {
      is_own_ = has_own_ = true;
    }
  }

  void add_rule(bool allows, std::string_view line, std::string_view value) {
    in_rules_ = true;
    if (value.empty()) return;  // "Disallow:" forbids nothing
    // A pattern begins with a slash or a star; who left the slash out meant one.
    std::string const slash = value.front() == '/' || value.front() == '*' ? "" : "/";
    RobotsRules::Rule const rule{allows, std::string(line), pattern_of(slash + std::string(value))};
    if (is_own_) own_.rules_.push_back(rule);
    if (is_any_) any_.rules_.push_back(rule);
  }

  /// It ends the names of a group, as a rule does: "User-agent: a, Crawl-delay: 5, User-agent: *,
  /// Disallow: /" says nothing of paths to a.
  void add_delay(std::string_view value) {
    in_rules_ = true;
    auto const delay = delay_of(value);
    if (delay && is_own_) own_.crawl_delay_ = delay;
    if (delay && is_any_) any_.crawl_delay_ = delay;
  }

  std::string product_;
  RobotsRules own_;
  RobotsRules any_;
  std::vector<std::string> sitemaps_;
  bool is_own_ = false;
  bool is_any_ = false;
  bool has_own_ = false;
  bool in_rules_ = false;
};

RobotsRules RobotsRules::of_answer(int status, std::string_view body, std::string_view product) {
  if (status >= 200 && status < 300) return parse(body, product);
  if (status >= 300 && status < 500 && status != 429) return allow_all();
  RobotsRules rules = allow_nothing();
  rules.is_unreachable_ = true;
  return rules;
}

RobotsRules RobotsRules::parse(std::string_view text, std::string_view product) {
  bool const is_cut = text.size() > kMaxRobotsBytes;
  if (is_cut) {
    // A line that is cut would mean more, or less, than it says.
    text = text.substr(0, kMaxRobotsBytes);
    text = text.substr(0, text.find_last_of("\r\n") + 1);
  }
  RobotsReader reader(product);
  reader.read(text);
  RobotsRules rules = reader.take();
  rules.is_cut_ = is_cut;
  return rules;
}

RobotsRules RobotsRules::allow_nothing() {
  RobotsRules rules;
  rules.rules_.push_back({false, "Disallow: /", "/"});
  return rules;
}

RobotsRules::Rule const* RobotsRules::deciding_rule(std::string_view target) const {
  std::string const spelled = one_spelling(target, "*$");
  if (spelled == kRobotsTarget) return nullptr;
  Rule const* best = nullptr;
  for (Rule const& rule : rules_) {
    bool const is_longer = !best || rule.pattern.size() > best->pattern.size();
    bool const wins_tie = best && rule.pattern.size() == best->pattern.size() && rule.allows;
    if ((is_longer || wins_tie) && matches(rule.pattern, spelled)) best = &rule;
  }
  return best;
}

bool RobotsRules::allows(std::string_view target) const {
  Rule const* const rule = deciding_rule(target);
  return !rule || rule->allows;
}

std::string RobotsRules::deciding_line(std::string_view target) const {
  Rule const* const rule = deciding_rule(target);
  return rule ? rule->line : std::string();
}

}  // namespace tracuu::indexer
