// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "schema/date.hpp"

namespace tracuu::search {

/// What a webmaster may rule (docs/curation.md).
enum class RuleKind : std::uint8_t {
  BestBet,       ///< an announcement or an address above the results of some queries
  Route,         ///< where a query leads
  Synonym,       ///< words that are searched, too
  NeverSuggest,  ///< words that no suggestion holds
  Alert,         ///< a line above results
  Hide,          ///< a document that nobody finds
  Lower,         ///< a document that is ranked lower
};

/// The name of its table in the file and in JSON: "best_bet". Thread-safe.
[[nodiscard]] std::string_view name_of(RuleKind kind);

/// A text of a webmaster, in Vietnamese and perhaps in English.
struct CuratedText {
  std::string vietnamese{};
  std::string english{};  ///< empty: the Vietnamese one is for all

  [[nodiscard]] std::string const& in(base::Language language) const {
    return language == base::Language::English && !english.empty() ? english : vietnamese;
  }
  [[nodiscard]] bool empty() const { return vietnamese.empty() && english.empty(); }
};

/// An announcement or an address that a webmaster puts above the results of a query.
struct BestBet {
  std::string rule;                    ///< its name
  std::string id;                      ///< of the announcement; empty for another address
  std::string url;                     ///< where it is; may be empty for an announcement
  std::string title;                   ///< of the announcement, else as the webmaster wrote it
  std::optional<schema::Date> date{};  ///< of the announcement
  std::string site{};                  ///< of the announcement
  CuratedText text{};                  ///< a line about it; may be empty
};

/// How loud an alert is.
enum class AlertLevel : std::uint8_t { Info, Warning, Urgent };

/// "info", "warning", "urgent". Thread-safe.
[[nodiscard]] std::string_view name_of(AlertLevel level);

/// A line above all results.
struct CuratedAlert {
  std::string rule;
  AlertLevel level = AlertLevel::Info;
  CuratedText text;
  std::string url;  ///< where to read more; may be empty
};

/// Where a query leads: an address, or a search of our own.
struct CuratedRoute {
  std::string rule;
  CuratedText text;
  std::string url;  ///< "https://…" or "/…"; empty: the search of `parameters`
  std::vector<std::pair<std::string, std::string>> parameters{};  ///< "q", "unit" … of /search
  bool is_redirect = false;  ///< readers of pages are sent there at once
};

/// What a curation does to the answer to one query, above its results.
struct Curated {
  std::vector<BestBet> best_bets;  ///< in the order in which they are shown
  std::optional<CuratedAlert> alert{};
  std::optional<CuratedRoute> route{};
  std::vector<std::string> synonyms{};  ///< names of the rules whose words are in the query
  std::vector<std::string> lowered{};   ///< names of the rules that lowered one of the hits

  /// Nothing stands above the results.
  [[nodiscard]] bool empty() const { return best_bets.empty() && !alert && !route; }
};

/// When a rule acts.
enum class RuleState : std::uint8_t {
  Acts,     ///< on this query, today
  Later,    ///< it would, but its first day is to come
  Over,     ///< it would, but its last day has passed
  Without,  ///< it would, but the index has nothing that it names
};

/// "acts", "later", "over", "without". Thread-safe.
[[nodiscard]] std::string_view name_of(RuleState state);

/// What a rule does to a query, for those who write rules.
struct RuleEffect {
  RuleKind kind = RuleKind::BestBet;
  std::string rule;      ///< its name
  std::size_t line = 0;  ///< of its table in the file
  RuleState state = RuleState::Acts;
  schema::DateRange dates{};
  std::string because{};  ///< the pattern that matched; empty: it is for all queries
  std::string what{};     ///< what it does: titles, words, an address
};

}  // namespace tracuu::search
