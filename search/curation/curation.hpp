// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.hpp"
#include "search/api/curated.hpp"
#include "search/curation/query_pattern.hpp"

namespace tracuu::search {

class EverydayWords;

/// What all rules have.
struct RuleHead {
  std::string name;                      ///< as the webmaster calls it, else what it begins with
  std::size_t line = 0;                  ///< of its table in the file
  schema::DateRange dates{};             ///< when it acts; open: always
  std::vector<QueryPattern> patterns{};  ///< any one must match; none: it is for all queries

  [[nodiscard]] bool acts_on(schema::Date day) const {
    return (!dates.from || *dates.from <= day) && (!dates.to || day <= *dates.to);
  }
  /// The first pattern that matches; null if none does.
  [[nodiscard]] QueryPattern const* matching(QueryTerms const& query) const;
};

/// An announcement, by its id or its address, or any other address.
struct CuratedTarget {
  std::string place;    ///< as it was written
  std::string title{};  ///< of an address that is no announcement's
};

struct BestBetRule : RuleHead {
  std::vector<CuratedTarget> targets;
  CuratedText text;
  long order = 0;  ///< the least is shown first; rules of one order in that of the file
};

struct RouteRule : RuleHead {
  CuratedRoute route;  ///< without the name of the rule
};

/// Its patterns are the ways to say it that are read as the others.
struct SynonymRule : RuleHead {
  std::string words;
  std::vector<std::string> also;
  bool both_ways = true;
};

/// Its patterns are what is not suggested.
struct NeverSuggestRule : RuleHead {};

struct AlertRule : RuleHead {
  CuratedAlert alert;  ///< without the name of the rule
};

struct HideRule : RuleHead {
  std::vector<std::string> places;  ///< ids and addresses
  bool with_attachments = true;     ///< documents that these link to as their own are hidden, too
  std::string reason{};             ///< for those who read the file
};

struct LowerRule : RuleHead {
  std::vector<std::string> places;
  double factor = 0.5;  ///< what scores are multiplied by; 0 to 1
};

/// The rules of a file (search/curation/curation_file.hpp). Never changes once it is read, so that
/// all threads may use it.
struct Curation {
  std::vector<BestBetRule> best_bets;  ///< in the order in which they are shown
  std::vector<RouteRule> routes;
  std::vector<SynonymRule> synonyms;
  std::vector<NeverSuggestRule> never_suggest;
  std::vector<AlertRule> alerts;
  std::vector<HideRule> hidden;
  std::vector<LowerRule> lowered;
  std::string hash{};  ///< of the bytes of the file, in hex digits

  [[nodiscard]] std::size_t size() const;

  /// What answers of this day may depend on: the bytes of the file and which rules act.
  [[nodiscard]] std::string tag(schema::Date day) const;

  /// What the revision of an index ends with for answers of this day: ".by-" and the tag; ""
  /// without rules.
  [[nodiscard]] std::string revision_end(schema::Date day) const;

  /// The synonyms of this day, and the words of `others` (may be null). Null if there are neither.
  [[nodiscard]] std::shared_ptr<EverydayWords const> words(
      schema::Date day, std::shared_ptr<EverydayWords const> const& others) const;

  /// Whether a rule of this day forbids to suggest `text`.
  [[nodiscard]] bool forbids_suggesting(std::string_view text, schema::Date day) const;
};

}  // namespace tracuu::search
