// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/curation/curation_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <ranges>
#include <utility>

#include "base/fnv.hpp"
#include "base/utf8.hpp"
#include "search/api/facet.hpp"
#include "search/curation/rule_table.hpp"

namespace tracuu::search {

namespace {

/// The texts of rules stand on pages and in JSON.
constexpr std::size_t kMaxTextBytes = 1'000;
constexpr double kDefaultFactor = 0.5;

bool is_web_address(std::string_view text) {
  bool const has_scheme = text.starts_with("https://") || text.starts_with("http://");
  return has_scheme && text.find_first_of(" \t\"<>\\") == std::string_view::npos &&
         text.size() > text.find("://") + 3;
}

/// Of this host, or of any.
bool is_linkable(std::string_view text) {
  bool const is_of_this_host = text.starts_with('/') && !text.starts_with("//");
  return is_web_address(text) ||
         (is_of_this_host && text.find_first_of(" \t\"<>\\") == std::string_view::npos);
}

/// The parameters of /search that a route may set.
std::vector<std::string> search_keys() {
  std::vector<std::string> keys{"q", "from", "to", "in_force", "sort", "exact"};
  for (FacetRow const& row : kFacets) keys.emplace_back(row.name);
  return keys;
}

/// Reads the tables of a file of rules, kind by kind.
class CurationParser {
 public:
  CurationReading read(toml::table const& file) {
    for (auto const& [key, node] : file) read_tables(key.str(), node);
    std::ranges::stable_sort(rules_().best_bets, {}, &BestBetRule::order);
    check_circles();
    if (rules_().size() > kMaxCurationRules) {
      problems().push_back({0, "", fmt::format("there are more than {} rules", kMaxCurationRules)});
    }
    return std::move(reading_);
  }

 private:
  using Read = void (CurationParser::*)(RuleTable&);

  struct Kind {
    RuleKind kind;
    Read read;
  };

  static constexpr std::array<RuleKind, 7> kKinds{
      RuleKind::BestBet, RuleKind::Route, RuleKind::Synonym, RuleKind::NeverSuggest,
      RuleKind::Alert,   RuleKind::Hide,  RuleKind::Lower};

  Curation& rules_() { return reading_.curation; }
  std::vector<CurationProblem>& problems() { return reading_.problems; }

  void read_tables(std::string_view key, toml::node const& node) {
    auto const* const kind =
        std::ranges::find_if(kKinds, [&](RuleKind each) { return name_of(each) == key; });
    if (kind == kKinds.end()) {
      std::string all;
      for (RuleKind const each : kKinds) all += fmt::format(" [[{}]]", name_of(each));
      problems().push_back({node.source().begin.line, std::string(key),
                            "is not known; the tables of rules are" + all});
      return;
    }
    toml::array const* const tables = node.as_array();
    bool const are_tables = tables != nullptr && std::ranges::all_of(*tables, [](auto const& each) {
                              return each.is_table();
                            });
    if (!are_tables) {
      problems().push_back({node.source().begin.line, std::string(key),
                            fmt::format("write [[{}]], with two brackets", key)});
      return;
    }
    for (toml::node const& each : *tables) {
      RuleTable table(*each.as_table(), key, problems());
      read_rule(*kind, table);
      table.refuse_unknown();
    }
  }

  void read_rule(RuleKind kind, RuleTable& table) {
    switch (kind) {
      case RuleKind::BestBet: return read_best_bet(table);
      case RuleKind::Route: return read_route(table);
      case RuleKind::Synonym: return read_synonym(table);
      case RuleKind::NeverSuggest: return read_never_suggest(table);
      case RuleKind::Alert: return read_alert(table);
      case RuleKind::Hide: return read_hide(table);
      case RuleKind::Lower: return read_lower(table);
    }
  }

  /// `otherwise`: what a rule is called that has no name.
  static void read_head(RuleTable& table, RuleHead& head) {
    head.line = table.line();
    head.name = table.text("name");
    head.dates = {table.date("from"), table.date("to")};
    if (head.dates.from && head.dates.to && *head.dates.to < *head.dates.from) {
      table.refuse("to", "is a day before \"from\"");
    }
  }

  static void read_patterns(RuleTable& table, RuleHead& head, std::string_view key, bool is_needed,
                            PatternMatch otherwise) {
    auto const match = static_cast<PatternMatch>(table.choice(
        "match", {"whole", "contains", "begins"}, static_cast<std::size_t>(otherwise)));
    for (std::string const& text : table.texts(key, is_needed)) {
      QueryPattern pattern(text, match);
      if (pattern.empty()) table.refuse(key, fmt::format("\"{}\" holds no word", text));
      head.patterns.push_back(std::move(pattern));
    }
  }

  static CuratedText read_text(RuleTable& table, bool is_needed) {
    CuratedText text{is_needed ? table.needed_text("text") : table.text("text"),
                     table.text("text_en")};
    for (auto const& [key, value] :
         {std::pair("text", &text.vietnamese), std::pair("text_en", &text.english)}) {
      if (value->size() > kMaxTextBytes) {
        table.refuse(key, fmt::format("is longer than {} bytes", kMaxTextBytes));
      }
    }
    return text;
  }

  static std::string read_address(RuleTable& table) {
    std::string address = table.text("address");
    if (!address.empty() && !is_linkable(address)) {
      table.refuse("address", "write an address: \"https://…\", or \"/…\" on this host");
    }
    return address;
  }

  static void name_after(RuleHead& head, std::string const& text) {
    if (head.name.empty()) head.name = text;
  }

  static void name_after_pattern(RuleHead& head) {
    if (!head.patterns.empty()) name_after(head, head.patterns.front().text());
  }

  void read_best_bet(RuleTable& table) {
    BestBetRule rule;
    read_head(table, rule);
    read_patterns(table, rule, "queries", true, PatternMatch::Whole);
    for (std::string& place : table.texts("documents", false)) {
      rule.targets.push_back({std::move(place), ""});
    }
    read_links(table, rule.targets);
    if (rule.targets.empty()) {
      table.refuse("documents",
                   "is missing: write ids or addresses, or links = [{ address = "
                   "\"https://…\", title = \"…\" }]");
    }
    rule.text = read_text(table, false);
    rule.order = table.whole_number("order", 0);
    name_after_pattern(rule);
    rules_().best_bets.push_back(std::move(rule));
  }

  void read_links(RuleTable& table, std::vector<CuratedTarget>& targets) {
    toml::node const* const links = table.node("links");
    if (links == nullptr) return;
    toml::array const* const list = links->as_array();
    bool const are_tables = list != nullptr && std::ranges::all_of(*list, [](auto const& each) {
                              return each.is_table();
                            });
    if (!are_tables) {
      table.refuse("links", "write [{ address = \"https://…\", title = \"…\" }]");
      return;
    }
    for (toml::node const& each : *list) {
      RuleTable link(*each.as_table(), "best_bet.links", problems());
      std::string address = link.needed_text("address");
      if (!address.empty() && !is_linkable(address)) {
        link.refuse("address", "write an address: \"https://…\", or \"/…\" on this host");
      }
      targets.push_back({std::move(address), link.needed_text("title")});
      link.refuse_unknown();
    }
  }

  void read_route(RuleTable& table) {
    RouteRule rule;
    read_head(table, rule);
    read_patterns(table, rule, "queries", true, PatternMatch::Whole);
    rule.route.url = read_address(table);
    read_search(table, rule.route);
    if (rule.route.url.empty() == rule.route.parameters.empty()) {
      table.refuse("address", "write either an address or search = { q = \"…\", unit = \"…\" }");
    }
    rule.route.text = read_text(table, true);
    rule.route.is_redirect = table.flag("redirect", false);
    name_after_pattern(rule);
    rules_().routes.push_back(std::move(rule));
  }

  void read_search(RuleTable& table, CuratedRoute& route) {
    toml::node const* const search = table.node("search");
    if (search == nullptr) return;
    toml::table const* const parameters = search->as_table();
    if (parameters == nullptr) {
      table.refuse("search", "write { q = \"…\", unit = \"…\" }");
      return;
    }
    RuleTable keys(*parameters, "route.search", problems());
    for (std::string const& key : search_keys()) {
      if (std::string value = keys.text(key); !value.empty()) {
        route.parameters.emplace_back(key, std::move(value));
      }
    }
    keys.refuse_unknown();
  }

  void read_synonym(RuleTable& table) {
    SynonymRule rule;
    read_head(table, rule);
    rule.words = table.needed_text("words");
    rule.also = table.texts("also", true);
    rule.both_ways = table.choice("direction", {"both", "one"}, 0) == 0;
    refuse_without_words(table, "words", rule.words);
    for (std::string const& way : rule.also) refuse_without_words(table, "also", way);
    name_after(rule, rule.words);
    rule.patterns.emplace_back(rule.words, PatternMatch::Contains);
    for (std::string const& way : rule.also) {
      if (rule.both_ways) rule.patterns.emplace_back(way, PatternMatch::Contains);
    }
    rules_().synonyms.push_back(std::move(rule));
  }

  static void refuse_without_words(RuleTable& table, std::string_view key,
                                   std::string const& text) {
    if (!text.empty() && make_phrase(text).terms.empty()) {
      table.refuse(key, fmt::format("\"{}\" holds no word", text));
    }
  }

  void read_never_suggest(RuleTable& table) {
    NeverSuggestRule rule;
    read_head(table, rule);
    read_patterns(table, rule, "words", true, PatternMatch::Contains);
    name_after_pattern(rule);
    rules_().never_suggest.push_back(std::move(rule));
  }

  void read_alert(RuleTable& table) {
    AlertRule rule;
    read_head(table, rule);
    read_patterns(table, rule, "queries", false, PatternMatch::Whole);
    rule.alert.text = read_text(table, true);
    rule.alert.level =
        static_cast<AlertLevel>(table.choice("level", {"info", "warning", "urgent"}, 0));
    rule.alert.url = read_address(table);
    name_after(rule, rule.alert.text.vietnamese);
    rules_().alerts.push_back(std::move(rule));
  }

  void read_hide(RuleTable& table) {
    HideRule rule;
    read_head(table, rule);
    rule.places = table.texts("documents", true);
    rule.with_attachments = table.flag("attachments", true);
    rule.reason = table.text("reason");
    if (!rule.places.empty()) name_after(rule, rule.places.front());
    rules_().hidden.push_back(std::move(rule));
  }

  void read_lower(RuleTable& table) {
    LowerRule rule;
    read_head(table, rule);
    rule.places = table.texts("documents", true);
    if (!table.has("factor")) table.refuse("factor", "is missing: write a number from 0 to 1");
    rule.factor = table.number("factor", 0, 1).value_or(kDefaultFactor);
    if (!rule.places.empty()) name_after(rule, rule.places.front());
    rules_().lowered.push_back(std::move(rule));
  }

  /// A search that readers are sent to must not send them on.
  void check_circles() {
    for (RouteRule const& rule : rules_().routes) {
      if (!rule.route.is_redirect) continue;
      auto const q = std::ranges::find(rule.route.parameters, "q",
                                       &std::pair<std::string, std::string>::first);
      if (q == rule.route.parameters.end()) continue;
      QueryTerms const terms(q->second);
      for (RouteRule const& other : rules_().routes) {
        if (!other.route.is_redirect || other.matching(terms) == nullptr) continue;
        problems().push_back({rule.line, "route.redirect",
                              fmt::format("the search for \"{}\" is redirected itself, by line {}",
                                          q->second, other.line)});
        break;
      }
    }
  }

  CurationReading reading_;
};

}  // namespace

std::string CurationProblem::text() const {
  std::string const where = line > 0 ? fmt::format("line {}: ", line) : "";
  return key.empty() ? where + message : fmt::format("{}{}: {}", where, key, message);
}

CurationReading parse_curation(std::string_view toml) {
  CurationReading reading;
  if (toml.size() > kMaxCurationBytes) {
    reading.problems.push_back({0, "", "is above 1 MiB: leave out what no longer acts"});
    return reading;
  }
  if (base::find_invalid_utf8(toml)) {
    reading.problems.push_back({0, "", "is not UTF-8: save it as UTF-8"});
    return reading;
  }
  try {
    toml::table const file = toml::parse(toml);
    reading = CurationParser().read(file);
  } catch (toml::parse_error const& error) {
    reading.problems.push_back(
        {error.source().begin.line, "", fmt::format("is no TOML: {}", error.description())});
  }
  reading.curation.hash = fmt::format("{:016x}", base::fnv1a(toml));
  std::ranges::stable_sort(reading.problems, {}, &CurationProblem::line);
  return reading;
}

base::Result<std::string> read_curation_text(std::filesystem::path const& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text(kMaxCurationBytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream.is_open() || stream.bad() || std::filesystem::is_directory(file)) {
    return base::Error{base::ErrorCode::Io, file.string() + ": cannot be read", ""};
  }
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (text.size() > kMaxCurationBytes) {
    return base::Error{base::ErrorCode::InvalidArgument, file.string() + ": is above 1 MiB", ""};
  }
  return text;
}

base::Result<Curation> read_curation(std::filesystem::path const& file) {
  auto const text = read_curation_text(file);
  if (!text) return text.error();
  return read_curation(*text, file.string());
}

base::Result<Curation> read_curation(std::string_view toml, std::string_view name) {
  CurationReading reading = parse_curation(toml);
  if (reading.problems.empty()) return std::move(reading.curation);
  std::string const others = reading.problems.size() > 1
                                 ? fmt::format("{} other problems: see 'tracuu curation check'",
                                               reading.problems.size() - 1)
                                 : "";
  std::string const begin = name.empty() ? "" : std::string(name) + ": ";
  return base::Error{base::ErrorCode::InvalidArgument, begin + reading.problems.front().text(),
                     others};
}

}  // namespace tracuu::search
