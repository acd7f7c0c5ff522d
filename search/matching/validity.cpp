// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/validity.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "base/ascii.hpp"
#include "schema/field.hpp"
#include "schema/relation.hpp"
#include "schema/term.hpp"
#include "search/matching/relation_lookup.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

/// Of the documents that end one, so many are looked at.
constexpr std::size_t kMaxEnding = 20;

/// Documents of one number, copies of each other.
constexpr std::size_t kMaxEnded = 50;

/// How much of its score a superseded document keeps (docs/ranking.md).
constexpr double kSupersededScore = 0.9;

/// Before all days as they are written down: an absent value is less.
constexpr char const* kBeforeAllDays = "0";
constexpr char const* kAfterAllDays = "99999999";

std::string value_day(schema::Date day, int later = 0) {
  return schema::format_value_date(std::chrono::sys_days{day} + std::chrono::days{later});
}

std::string first_day(Xapian::Document const& document) {
  for (std::uint32_t const slot :
       {schema::kEffectiveSlot, schema::kIssuedSlot, schema::kDateSlot}) {
    if (std::string day = document.get_value(slot); !day.empty()) return day;
  }
  return "";
}

/// Whether one of them counts already.
bool has_begun(Xapian::Database const& database, std::vector<Xapian::docid> const& ending,
               Xapian::docid ended, schema::Date today) {
  std::string const now = value_day(today);
  return std::ranges::any_of(ending, [&](Xapian::docid document) {
    return document != ended &&
           first_day(database.get_document(document, Xapian::DOC_ASSUME_VALID)) <= now;
  });
}

/// Calls visit(number, year) for every document that is said to be replaced or repealed.
template <class Visitor>
void for_each_ended(Xapian::Database const& database, Visitor const& visit) {
  for (schema::RelationRow const& row : schema::kRelations) {
    if (!schema::supersedes(row.kind)) continue;
    std::string const prefix =
        schema::make_term(schema::FieldId::Relation, std::string(row.name) + ":");
    auto const end = database.allterms_end(prefix);
    for (auto term = database.allterms_begin(prefix); term != end; ++term) {
      std::string const key = (*term).substr(prefix.size());
      std::size_t const colon = key.rfind(':');
      if (colon != std::string::npos)
        visit(DocumentKey{key.substr(0, colon), key.substr(colon + 1)});
    }
  }
}

/// Whether any document replaces or repeals another: in most archives of news none does.
bool has_superseding(IndexTerms const& terms) {
  return std::ranges::any_of(schema::kRelations, [&](schema::RelationRow const& row) {
    std::string const prefix =
        schema::make_term(schema::FieldId::Relation, std::string(row.name) + ":");
    return schema::supersedes(row.kind) && terms.has_any(prefix);
  });
}

Plan superseded_query(Xapian::Database const& database, schema::Date today) {
  std::set<Xapian::docid> ended;
  for_each_ended(database, [&](DocumentKey const& key) {
    for (Xapian::docid const document : documents_of(database, key, kMaxEnded)) {
      if (!ended.contains(document) && is_superseded(database, document, today)) {
        ended.insert(document);
      }
    }
  });
  std::vector<Plan> queries;
  queries.reserve(ended.size());
  for (Xapian::docid const document : ended) {
    queries.emplace_back(schema::make_id_term(
        database.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(schema::kIdSlot)));
  }
  return {Plan::Op::Or, std::move(queries)};
}

Plan ended_query(Xapian::Database const& database, schema::Date today) {
  Plan const expired = Plan::range(schema::kExpiresSlot, kBeforeAllDays, value_day(today, -1));
  Plan const to_come = Plan::range(schema::kEffectiveSlot, value_day(today, 1), kAfterAllDays);
  return {Plan::Op::Or, {superseded_query(database, today), expired, to_come}};
}

}  // namespace

std::optional<InForce> read_in_force(std::string_view text) {
  auto const composed = analyzers::NfcFilter().filter(text);
  std::string word = base::to_lower_ascii(analyzers::fold(composed ? composed->text() : text));
  std::ranges::replace(word, '_', ' ');
  std::ranges::replace(word, '-', ' ');
  constexpr std::array<std::pair<std::string_view, InForce>, 8> kWords{{
      {"yes", InForce::Yes},
      {"co", InForce::Yes},
      {"con", InForce::Yes},
      {"no", InForce::No},
      {"khong", InForce::No},
      {"unknown", InForce::Unknown},
      {"chua ro", InForce::Unknown},
      {"khong ro", InForce::Unknown},
  }};
  auto const* const known =
      std::ranges::find(kWords, word, &std::pair<std::string_view, InForce>::first);
  return known == kWords.end() ? std::nullopt : std::optional(known->second);
}

bool is_superseded(Xapian::Database const& database, Xapian::docid document, schema::Date today) {
  DocumentKey const key = key_of(database.get_document(document, Xapian::DOC_ASSUME_VALID));
  if (key.number.empty()) return false;
  return std::ranges::any_of(schema::kRelations, [&](schema::RelationRow const& row) {
    return schema::supersedes(row.kind) &&
           has_begun(database, documents_saying(database, row.kind, key, kMaxEnding), document,
                     today);
  });
}

InForce in_force(Xapian::Database const& database, Xapian::docid document, schema::Date today) {
  Xapian::Document const found = database.get_document(document, Xapian::DOC_ASSUME_VALID);
  std::string const now = value_day(today);
  std::string const effective = found.get_value(schema::kEffectiveSlot);
  std::string const expires = found.get_value(schema::kExpiresSlot);
  if ((!expires.empty() && expires < now) || effective > now) return InForce::No;
  if (is_superseded(database, document, today)) return InForce::No;
  return effective.empty() ? InForce::Unknown : InForce::Yes;
}

Plan in_force_query(Xapian::Database const& database, InForce state, schema::Date today) {
  Plan const ended = ended_query(database, today);
  Plan const begun = Plan::range(schema::kEffectiveSlot, kBeforeAllDays, value_day(today));
  Plan found = ended;
  if (state == InForce::Yes) found = Plan(Plan::Op::AndNot, begun, ended);
  if (state == InForce::Unknown) {
    found = Plan(Plan::Op::AndNot, match_all(), Plan(Plan::Op::Or, ended, begun));
  }
  return Plan::scaled(found, 0);
}

void lower_superseded(IndexTerms const& terms, schema::Date today,
                      std::vector<ScoredDocument>& hits) {
  if (!has_superseding(terms)) return;
  bool is_changed = false;
  for (ScoredDocument& hit : hits) {
    if (!is_superseded(terms.database(), hit.document, today)) continue;
    hit.score *= kSupersededScore;
    is_changed = true;
  }
  if (!is_changed) return;
  std::ranges::stable_sort(hits, std::ranges::greater{}, &ScoredDocument::score);
}

}  // namespace tracuu::search
