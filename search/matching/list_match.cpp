// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/list_match.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "schema/field.hpp"
#include "search/matching/result_set.hpp"
#include "search/words/ranking.hpp"
#include "search/words/term_query.hpp"

namespace tracuu::search {

namespace {

void append(MatchList& list, MatchList const& more) {
  list.documents.insert(list.documents.end(), more.documents.begin(), more.documents.end());
  list.weights.insert(list.weights.end(), more.weights.begin(), more.weights.end());
}

std::vector<Xapian::docid> documents_of_best(std::vector<ScoredDocument> const& ranked) {
  std::vector<Xapian::docid> documents;
  for (ScoredDocument const& hit : ranked) {
    if (documents.size() == kBestHits) break;
    documents.push_back(hit.document);
  }
  std::ranges::sort(documents);
  return documents;
}

/// Both lists in order, with the greater weight of what is in both.
MatchList united(MatchList const& a, MatchList const& b) {
  MatchList both;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    bool const has_a = j == b.size() || (i < a.size() && a.documents[i] <= b.documents[j]);
    bool const has_b = i == a.size() || (j < b.size() && b.documents[j] <= a.documents[i]);
    both.add(has_a ? a.documents[i] : b.documents[j],
             std::max(has_a ? a.weights[i] : 0, has_b ? b.weights[j] : 0));
    i += has_a ? 1 : 0;
    j += has_b ? 1 : 0;
  }
  return both;
}

/// `documents`, each with this weight.
MatchList weighing(std::vector<Xapian::docid> documents, double weight) {
  std::vector<double> weights(documents.size(), weight);
  return {std::move(documents), std::move(weights)};
}

/// The different ones of `values`, but for the empty one, and how often each is there.
ValueCounts counted(std::vector<std::string> const& values) {
  std::unordered_map<std::string_view, std::uint32_t> counts;
  for (std::string const& value : values) ++counts[value];
  counts.erase("");
  std::vector<std::pair<std::string_view, std::uint32_t>> sorted(counts.begin(), counts.end());
  std::ranges::sort(sorted);
  ValueCounts met;
  for (auto const& [value, count] : sorted) {
    met.values.emplace_back(value);
    met.counts.push_back(count);
  }
  return met;
}

}  // namespace

ListMatch::ListMatch(Xapian::Database const& database, MatchMemory& memory,
                     MatchBudget const& budget, std::vector<LoweredDocument> const* lowered)
    : database_(database),
      memory_(memory),
      order_(memory.columns),
      matcher_(database, memory, [budget](std::size_t postings) { return budget.take(postings); }),
      lowered_(lowered) {}

MatchList ListMatch::run(Plan const& plan, Weighting weighting,
                         std::vector<Xapian::docid> const* among) {
  MatchList all;
  matcher_.run(
      plan, weighting,
      [&](MatchList const& matches) {
        append(all, matches);
        return true;
      },
      among);
  return all;
}

std::vector<Xapian::docid> ListMatch::with_all_words(BuiltQuery const& built) {
  return run(Plan::scaled(built.all_words, 0), Weighting::Units).documents;
}

std::vector<ScoredDocument> ListMatch::best(BuiltQuery const& built, std::size_t count) {
  MatchList const matches = matcher_.best(built.query, Weighting::Bm25, count + lowered_count());
  return first_of(built, matches, count);
}

std::vector<ScoredDocument> ListMatch::first_of(BuiltQuery const& built, MatchList const& matches,
                                                std::size_t count) {
  if (count == 0) return {};
  // Documents that are lowered may be among the heaviest, and make room for others.
  MatchList heaviest = exact(built, matches, count + lowered_count());
  if (lowered_ != nullptr) {
    for (std::size_t i = 0; i < heaviest.size(); ++i) {
      heaviest.weights[i] *= factor_of(*lowered_, heaviest.documents[i]);
    }
  }
  return order_.best(heaviest, count);
}

/// Of `matches`, which weigh what they do to about a millionth, the `count` heaviest and what may
/// be as heavy, each with its exact weight. As a float: what the engine weighs (phrases) may differ
/// in the last digits of a double from one shard to another.
MatchList ListMatch::exact(BuiltQuery const& built, MatchList const& matches, std::size_t count) {
  constexpr double kNear = 1 - 2 * kRoundingOfSums;
  double const least = least_of_heaviest(matches.weights, count) * kNear;
  MatchList heaviest;
  bool weigh_nothing = true;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches.weights[i] < least) continue;
    heaviest.add(matches.documents[i], matches.weights[i]);
    weigh_nothing = weigh_nothing && matches.weights[i] == 0;
  }
  if (weigh_nothing) return heaviest;
  MatchList const weighed = matcher_.weigh(built.query, Weighting::Bm25, heaviest.documents);
  for_common(heaviest, weighed, [&](std::size_t i, std::size_t j) {
    heaviest.weights[i] = static_cast<float>(weighed.weights[j]);
  });
  return heaviest;
}

void ListMatch::rescore(std::vector<LeftOutWord> const& left_out,
                        std::vector<ScoredDocument>& hits) {
  std::vector<Plan> words;
  for (LeftOutWord const& word : left_out) {
    Plan const variants = any_of(schema::FieldId::Text, word.variants, Plan::Op::Synonym);
    words.push_back(Plan::scaled(variants, word.factor));
  }
  std::ranges::sort(hits, {}, &ScoredDocument::document);
  std::vector<Xapian::docid> documents;
  documents.reserve(hits.size());
  for (ScoredDocument const& hit : hits) documents.push_back(hit.document);
  MatchList const found =
      matcher_.weigh(Plan(Plan::Op::Or, std::move(words)), Weighting::Bm25, documents);
  auto hit = hits.begin();
  for (std::size_t i = 0; i < found.size(); ++i) {
    while (hit->document != found.documents[i]) ++hit;
    hit->score += found.weights[i];
  }
  order_.sort(hits);
}

std::optional<std::vector<Xapian::docid>> ListMatch::known_holders(
    std::vector<std::string> const& terms, std::vector<Xapian::docid> const& documents) const {
  PostingLists::Listed const list = memory_.lists.find_kept(terms);
  if (!list) return std::nullopt;
  std::vector<Xapian::docid> holders;
  if (list->has_bits()) {
    std::ranges::copy_if(documents, std::back_inserter(holders),
                         [&](Xapian::docid document) { return list->holds(document); });
  } else {
    list->look_up(documents,
                  [&](Xapian::docid document, Xapian::termcount) { holders.push_back(document); });
  }
  return holders;
}

bool ListMatch::is_held(BuiltQuery const& built, double share) {
  bool const has_words = built.held_weight > 0;
  double const least = has_words ? least_held(share, built) : 0;
  bool is_held = false;
  matcher_.run(has_words ? built.held : built.query, Weighting::Units,
               [&](MatchList const& matches) {
                 is_held = std::ranges::max(matches.weights) >= least;
                 return !is_held;
               });
  return is_held;
}

MatchList ListMatch::all(BuiltQuery const& built) {
  return run(built.query, Weighting::Bm25);
}

MatchList ListMatch::weighed(BuiltQuery const& built, std::vector<Xapian::docid> const& documents) {
  return united(run(built.query, Weighting::Bm25, &documents), weighing(documents, 0));
}

MatchList ListMatch::weighed_exactly(BuiltQuery const& built,
                                     std::vector<Xapian::docid> const& documents) {
  return exact(built, weighed(built, documents), documents.size());
}

/// Of the best ones, those that hold enough of a short query; all if none does.
std::vector<Xapian::docid> ListMatch::holding(BuiltQuery const& built,
                                              std::vector<ScoredDocument> const& ranked) {
  std::vector<Xapian::docid> best = documents_of_best(ranked);
  if (built.plain_groups > kShortQueryWords) return best;
  double const of_a_word = (kLeastHeldShare - kLeastShareOfAWord) * built.held_weight;
  Plan const held(Plan::Op::Or, built.held, Plan::fixed(built.whole_word, of_a_word));
  MatchList const found = run(held, Weighting::Units, &best);
  std::vector<Xapian::docid> kept;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found.weights[i] >= least_held(kLeastHeldShare, built)) kept.push_back(found.documents[i]);
  }
  return kept.empty() ? best : kept;
}

DocumentSet ListMatch::members(BuiltQuery const& built,
                               std::vector<Xapian::docid> const& with_all_words,
                               std::vector<ScoredDocument> const& ranked) {
  DocumentSet members =
      matcher_.at_least(least_held(kHeldShare, built), built.held, Weighting::Units);
  members.add(holding(built, ranked));
  members.add(with_all_words);  // also where the words stand apart and their pairs are missing
  return members;
}

MatchList ListMatch::held_by(BuiltQuery const& built, std::vector<Xapian::docid> const& documents,
                             std::vector<Xapian::docid> const& with_all_words) {
  MatchList held = united(run(built.held, Weighting::Units, &documents), weighing(documents, 0));
  for (std::size_t i = 0; i < held.size(); ++i) {
    bool const has_all = std::ranges::binary_search(with_all_words, held.documents[i]);
    if (has_all) held.weights[i] = std::max(held.weights[i], built.held_weight);
  }
  return held;
}

HitFacts ListMatch::facts() {
  auto const holders = [this](std::vector<std::string> const& terms,
                              std::vector<Xapian::docid> const& documents) {
    return known_holders(terms, documents);
  };
  return {holders, [this](Xapian::docid document) { return shape(document); }, memory_.positions};
}

DocumentShape ListMatch::shape(Xapian::docid document) {
  Column const* const ends = memory_.columns.find(schema::kLeadEndSlot);
  std::vector<float> const& lengths = memory_.lists.relative_lengths();
  if (ends == nullptr || document >= lengths.size()) return stored_shape(database_, document);
  DocumentShape shape{lengths[document], 0};
  ends->for_each({document}, [&](std::size_t, Column::Code code) {
    shape.lead_end = lead_end_of(ends->values()[code]);
  });
  return shape;
}

MetValues ListMatch::values(std::vector<Xapian::valueno> const& slots,
                            std::vector<Xapian::docid> const& documents) {
  MetValues met;
  for (Xapian::valueno const slot : slots) {
    if (Column const* const column = memory_.columns.find(slot)) {
      met.emplace(slot, MetSlot(*column, column->counts(documents)));
    } else {
      met.emplace(slot, MetSlot(counted(memory_.columns.stored(slot, documents))));
    }
  }
  return met;
}

}  // namespace tracuu::search
