// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/curation/curated_answer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "schema/field.hpp"
#include "search/curation/adjusted_documents.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

/// The words of a query, once as typed and once as read.
class Asked {
 public:
  explicit Asked(CuratedQuery const& query) : typed_(query.text) {
    if (!query.read_as.empty() && query.read_as != query.text) read_.emplace(query.read_as);
  }

  /// The pattern of `rule` that matches; null if none does.
  [[nodiscard]] QueryPattern const* matched_by(RuleHead const& rule) const {
    QueryPattern const* found = rule.matching(typed_);
    return found == nullptr && read_ ? rule.matching(*read_) : found;
  }

 private:
  QueryTerms typed_;
  std::optional<QueryTerms> read_;
};

bool is_address(std::string_view place) {
  return place.find("://") != std::string_view::npos || place.starts_with('/');
}

/// What is shown of a target; nothing if the index has it not, or hides it.
std::optional<BestBet> best_bet_of(Xapian::Database const& database,
                                   DocumentAdjustments const& adjustments,
                                   CuratedTarget const& target) {
  for (Xapian::docid const document : documents_at(database, target.place)) {
    if (adjustments.hides(document)) return std::nullopt;
    auto head = store::stored_head(database.get_document(document));
    if (!head) continue;
    BestBet bet;
    bet.id = std::move(head->id);
    bet.url = std::move(head->url);
    bet.title = target.title.empty() ? head->title : target.title;
    bet.date = head->date;
    bet.site = std::move(head->site);
    if (bet.title.empty()) bet.title = target.place;
    return bet;
  }
  if (!is_address(target.place)) return std::nullopt;
  BestBet bet;
  bet.url = target.place;
  bet.title = target.title.empty() ? target.place : target.title;
  return bet;
}

void add_best_bets(Xapian::Database const& database, DocumentAdjustments const& adjustments,
                   BestBetRule const& rule, Curated& curated) {
  for (CuratedTarget const& target : rule.targets) {
    if (curated.best_bets.size() == kMaxBestBets) return;
    auto bet = best_bet_of(database, adjustments, target);
    if (!bet) continue;
    bool const is_known = std::ranges::any_of(curated.best_bets, [&](BestBet const& other) {
      return other.id == bet->id && other.url == bet->url;
    });
    if (is_known) continue;
    bet->rule = rule.name;
    bet->text = rule.text;
    curated.best_bets.push_back(std::move(*bet));
  }
}

/// The effects of a rule file on one query.
class EffectReader {
 public:
  EffectReader(Xapian::Database const& database, DocumentAdjustments const& adjustments,
               CuratedQuery const& query, schema::Date day)
      : database_(database), adjustments_(adjustments), asked_(query), day_(day) {}

  std::vector<RuleEffect> read(Curation const& curation) && {
    for (auto const& rule : curation.best_bets) {
      if (auto const* pattern = asked_.matched_by(rule)) add(rule, pattern, best_bets(rule));
    }
    for (auto const& rule : curation.routes) {
      if (auto const* pattern = asked_.matched_by(rule)) add(rule, pattern, route(rule));
    }
    for (auto const& rule : curation.synonyms) read(rule);
    for (auto const& rule : curation.never_suggest) {
      if (auto const* pattern = asked_.matched_by(rule)) {
        add(RuleKind::NeverSuggest, rule, pattern->text(), {}, true);
      }
    }
    for (auto const& rule : curation.alerts) {
      auto const* const pattern = asked_.matched_by(rule);
      if (pattern == nullptr && !rule.patterns.empty()) continue;
      add(RuleKind::Alert, rule, pattern != nullptr ? pattern->text() : "",
          fmt::format("[{}] {}", name_of(rule.alert.level), rule.alert.text.vietnamese), true);
    }
    for (auto const& rule : curation.hidden) read(RuleKind::Hide, rule, rule.places, "");
    for (auto const& rule : curation.lowered) {
      read(RuleKind::Lower, rule, rule.places, fmt::format("× {}: ", rule.factor));
    }
    std::ranges::stable_sort(effects_, {}, &RuleEffect::line);
    return std::move(effects_);
  }

 private:
  struct Told {
    RuleKind kind;
    std::string what;
    bool has_target = true;
  };

  [[nodiscard]] Told best_bets(BestBetRule const& rule) const {
    Curated shown;
    add_best_bets(database_, adjustments_, rule, shown);
    std::vector<std::string> titles;
    for (BestBet const& bet : shown.best_bets) titles.push_back(bet.title);
    if (!titles.empty()) {
      return {RuleKind::BestBet, fmt::format("{}", fmt::join(titles, " · "))};
    }
    std::vector<std::string> places;
    for (CuratedTarget const& target : rule.targets) places.push_back(target.place);
    return {RuleKind::BestBet, fmt::format("{}", fmt::join(places, ", ")), false};
  }

  [[nodiscard]] static Told route(RouteRule const& rule) {
    std::string target = rule.route.url;
    for (auto const& [name, value] : rule.route.parameters) {
      target += fmt::format("{}{}={}", target.empty() ? "" : "&", name, value);
    }
    return {RuleKind::Route, (rule.route.is_redirect ? "→→ " : "→ ") + target};
  }

  void read(SynonymRule const& rule) {
    QueryPattern const* const typed = asked_.matched_by(rule);
    if (typed == nullptr) return;
    std::vector<std::string> others{rule.words};
    others.insert(others.end(), rule.also.begin(), rule.also.end());
    std::erase(others, typed->text());
    add(RuleKind::Synonym, rule, typed->text(), fmt::format("= {}", fmt::join(others, ", ")), true);
  }

  void read(RuleKind kind, RuleHead const& rule, std::vector<std::string> const& places,
            std::string_view what) {
    bool has_any = false;
    for (std::string const& place : places) {
      has_any = has_any || !documents_at(database_, place).empty();
    }
    add(kind, rule, "", fmt::format("{}{}", what, fmt::join(places, ", ")), has_any);
  }

  void add(RuleHead const& rule, QueryPattern const* pattern, Told told) {
    add(told.kind, rule, pattern->text(), std::move(told.what), told.has_target);
  }

  void add(RuleKind kind, RuleHead const& rule, std::string because, std::string what,
           bool has_target) {
    RuleState state = RuleState::Acts;
    if (rule.dates.from && day_ < *rule.dates.from) {
      state = RuleState::Later;
    } else if (rule.dates.to && *rule.dates.to < day_) {
      state = RuleState::Over;
    } else if (!has_target) {
      state = RuleState::Without;
    }
    effects_.push_back(
        {kind, rule.name, rule.line, state, rule.dates, std::move(because), std::move(what)});
  }

  Xapian::Database const& database_;
  DocumentAdjustments const& adjustments_;
  Asked asked_;
  schema::Date day_;
  std::vector<RuleEffect> effects_;
};

}  // namespace

Curated curate(Xapian::Database const& database, Curation const& curation,
               DocumentAdjustments const& adjustments, CuratedQuery const& query,
               schema::Date day) {
  Asked const asked(query);
  Curated curated;
  for (BestBetRule const& rule : curation.best_bets) {
    if (!rule.acts_on(day) || asked.matched_by(rule) == nullptr) continue;
    add_best_bets(database, adjustments, rule, curated);
  }
  for (RouteRule const& rule : curation.routes) {
    if (!rule.acts_on(day) || asked.matched_by(rule) == nullptr) continue;
    curated.route = rule.route;
    curated.route->rule = rule.name;
    break;
  }
  for (AlertRule const& rule : curation.alerts) {
    bool const is_for_it = rule.patterns.empty() || asked.matched_by(rule) != nullptr;
    if (!rule.acts_on(day) || !is_for_it) continue;
    if (curated.alert && curated.alert->level >= rule.alert.level) continue;
    curated.alert = rule.alert;
    curated.alert->rule = rule.name;
  }
  for (SynonymRule const& rule : curation.synonyms) {
    if (rule.acts_on(day) && asked.matched_by(rule) != nullptr) {
      curated.synonyms.push_back(rule.name);
    }
  }
  return curated;
}

std::vector<RuleEffect> effects_on(Xapian::Database const& database, Curation const& curation,
                                   DocumentAdjustments const& adjustments,
                                   CuratedQuery const& query, schema::Date day) {
  return EffectReader(database, adjustments, query, day).read(curation);
}

}  // namespace tracuu::search
