// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/query_runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <map>

#include "schema/field.hpp"
#include "search/matching/list_match.hpp"
#include "search/matching/lowered_hits.hpp"
#include "search/matching/match_budget.hpp"
#include "search/matching/old_name_notes.hpp"
#include "search/matching/proximity.hpp"
#include "search/matching/result_set.hpp"
#include "search/matching/settled_notes.hpp"
#include "search/matching/settled_reading.hpp"
#include "search/matching/validity.hpp"
#include "search/syntax/query_parser.hpp"
#include "search/words/quoted_words.hpp"
#include "search/words/ranking.hpp"

namespace tracuu::search {

namespace {

/// Hits are counted up to here; beyond it the answer says "over".
constexpr Xapian::doccount kCountedHits = 1'000;

/// Hits counted where facets are asked for: facets are told of all that match, which
/// takes longer.
constexpr Xapian::doccount kFacetedHits = 100'000;

/// Counting what has all words may use this share of the budget, and ranking this of what is left:
/// an answer that is cut has hits, too, and some of its count.
constexpr double kCountingShare = 0.2;
constexpr double kRankingShare = 0.7;

/// A page that is not among the best hits looks through the ranking in steps that grow so.
constexpr Xapian::doccount kRankingGrowth = 4;

class Runner {
 public:
  Runner(Xapian::Database const& database, SearchRequest const& request, Xapian::doccount offset,
         MatchMemory* memory)
      : database_(database),
        terms_(database, memory != nullptr ? &memory->terms : nullptr),
        offset_(offset),
        reader_(database, request.everyday.get(), memory != nullptr ? &memory->terms : nullptr),
        request_(request),
        budget_(request.budget),
        parsed_(parse_query(request.text)) {
    if (request.adjustments && !request.adjustments->lowered.empty()) {
      lowered_ = &request.adjustments->lowered;
    }
    if (memory != nullptr) lists_.emplace(database, *memory, budget_, lowered_);
    if (!request.exact) soften_quotes(parsed_);
  }

  QueryOutcome run() {
    QueryOutcome outcome = find();
    bool const finds_nothing = outcome.total.lower == 0 && !request_.exact && !budget_.is_spent();
    if (finds_nothing && drop_quotes(parsed_)) outcome = find();
    outcome.is_cut = budget_.was_cut();
    add_notes(outcome);
    return outcome;
  }

 private:
  QueryOutcome find() {
    QueryOutcome outcome;
    marks_ = request_.exact ? MarkRule::Exact : MarkRule::AsTyped;
    build(outcome, marks_);
    if (outcome.built.held_weight <= 0) match_all_words(outcome);
    bool const lacks_words = !request_.exact && outcome.with_all_words.upper == 0;
    bool const lets_marks_go = lacks_words && let_marks_go(outcome);
    if (outcome.built.held_weight > 0) {
      match(outcome);
    } else if (lets_marks_go) {
      match_all_words(outcome);
    }
    // A count that stopped early may be below what is known.
    outcome.total.lower = std::max(outcome.total.lower, outcome.with_all_words.lower);
    outcome.has_next = outcome.total.lower > page_end();
    return outcome;
  }

  void build(QueryOutcome& outcome, MarkRule marks) {
    outcome.built = build_query(reader_, parsed_, request_, marks, budget_);
    has_settled_ = false;
    if (outcome.built.held_weight <= 0) return;
    budget_.begin_step(kCountingShare);
    outcome.with_all_words = count_all_words(outcome.built);
  }

  /// Finds the page and its counts.
  void match(QueryOutcome& outcome) {
    budget_.begin_step(kRankingShare);
    std::vector<ScoredDocument> const best = ranked(outcome.built, kBestHits);
    settle_forms(outcome, best);
    budget_.begin_step(1);
    if (uses_lists()) {
      take_members(outcome, lists_->members(outcome.built, with_all_words_, best), best);
      return;
    }
    ResultSet const set(database_, outcome.built, best);
    if (is_ranked()) {
      take_ranked_page(outcome, set, best);
    } else {
      take_dated_page(outcome, set);
    }
  }

  /// One match does for all where no word may be missing: ranking, counts and facets.
  void match_all_words(QueryOutcome& outcome) {
    budget_.begin_step(1);
    if (uses_lists()) {
      MatchList const all = lists_->all(outcome.built);
      std::vector<ScoredDocument> best =
          lists_->first_of(outcome.built, all, std::max(2 * kProximityHits, page_end()));
      refine(outcome.built, best);
      settle_forms(outcome, best);
      DocumentSet members(std::size_t{database_.get_lastdocid()} + 1);
      members.add(all.documents);
      take_members(outcome, members, best);
      outcome.with_all_words = outcome.total;
      return;
    }
    ResultSet const set(database_, outcome.built, {});
    if (is_ranked()) {
      outcome.hits = select(set, outcome, 0, std::max(2 * kProximityHits, page_end()));
      refine(outcome.built, outcome.hits);
      settle_forms(outcome, outcome.hits);
      take_known_page(outcome);
    } else {
      take_dated_page(outcome, set);
    }
    outcome.with_all_words = outcome.total;
  }

  [[nodiscard]] bool uses_lists() const { return lists_.has_value(); }

  MatchCount count_all_words(BuiltQuery const& built) {
    if (uses_lists()) {
      with_all_words_ = lists_->with_all_words(built);
      return count_of(with_all_words_.size(), built.all_words);
    }
    Xapian::Enquire enquire(database_);
    // Without weights Xapian leaves out all that only adds weight.
    enquire.set_query(budget_.limited(
        Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, built.all_words.to_xapian(), 0),
        built.postings));
    return count_of(enquire.get_mset(0, 0, database_.get_doccount()), enquire);
  }

  /// The count of a match of `plan` that found `found`.
  [[nodiscard]] MatchCount count_of(std::size_t found, Plan const& plan) const {
    if (!budget_.is_step_over()) return {found, found, found};
    Xapian::Enquire enquire(database_);
    enquire.set_query(plan.to_xapian());
    Xapian::MSet const bounds = enquire.get_mset(0, 0);  // looks at no posting
    std::size_t const most = std::max<std::size_t>(found + 1, bounds.get_matches_upper_bound());
    return {found, std::clamp<std::size_t>(bounds.get_matches_estimated(), found, most), most};
  }

  /// The count of a match of `enquire`. One that was ended found the least that there is.
  [[nodiscard]] MatchCount count_of(Xapian::MSet const& found, Xapian::Enquire& enquire) const {
    MatchCount count{found.get_matches_lower_bound(), found.get_matches_estimated(),
                     found.get_matches_upper_bound()};
    if (!budget_.is_step_over()) return count;
    Xapian::MSet const bounds = enquire.get_mset(0, 0);  // looks at no posting
    count.upper = std::max<std::size_t>(count.lower + 1, bounds.get_matches_upper_bound());
    count.estimated =
        std::clamp<std::size_t>(bounds.get_matches_estimated(), count.lower, count.upper);
    return count;
  }

  /// Ignores the marks that were typed, and returns true, if only so something holds all words, or
  /// anything.
  bool let_marks_go(QueryOutcome& outcome) {
    if (budget_.is_spent() || holds(outcome.built, kHeldShare)) return false;
    QueryOutcome ignoring;
    build(ignoring, MarkRule::Ignored);
    bool const finds_more =
        ignoring.with_all_words.lower > 0 || (!holds(outcome.built, 0) && holds(ignoring.built, 0));
    if (!finds_more) return false;
    outcome = std::move(ignoring);
    marks_ = MarkRule::Ignored;
    return true;
  }

  bool holds(BuiltQuery const& built, double share) {
    return uses_lists() ? lists_->is_held(built, share) : is_held(database_, built, share, budget_);
  }

  static std::vector<Xapian::docid> documents_of(std::vector<ScoredDocument> const& hits) {
    std::vector<Xapian::docid> documents;
    documents.reserve(hits.size());
    for (ScoredDocument const& hit : hits) documents.push_back(hit.document);
    return documents;
  }

  /// What tells how words are spelled, whatever page or order is asked for.
  static std::vector<Xapian::docid> settling_documents(std::vector<ScoredDocument> best) {
    if (best.size() > kSettlingHits) best.resize(kSettlingHits);
    return documents_of(best);
  }

  /// Before the last stage, which goes by it; once for each query that is built.
  void settle_words(BuiltQuery& built, std::vector<ScoredDocument> const& best) {
    if (request_.exact || has_settled_) return;
    settle_spellings(database_, settling_documents(best), built);
    has_settled_ = true;
  }

  void settle_forms(QueryOutcome& outcome, std::vector<ScoredDocument> const& best) const {
    if (request_.exact || budget_.is_spent()) return;
    settle_written_forms(database_, settling_documents(best), outcome.texts, outcome.built);
  }

  [[nodiscard]] bool is_ranked() const { return request_.sort == SortOrder::Relevance; }

  [[nodiscard]] Xapian::doccount page_begin() const {
    return static_cast<Xapian::doccount>((request_.page - 1) * request_.size) + offset_;
  }

  [[nodiscard]] Xapian::doccount page_end() const {
    return page_begin() + static_cast<Xapian::doccount>(request_.size);
  }

  /// The first `count` of the ranking or more, best first. Of these the best are ordered by the
  /// later stages.
  std::vector<ScoredDocument> ranked(BuiltQuery& built, Xapian::doccount count) {
    Xapian::doccount const best = built.left_out.empty() ? 2 * kProximityHits : kRescoredHits;
    std::vector<ScoredDocument> hits = first_stage(built, std::max(best, count));
    refine(built, hits);
    return hits;
  }

  std::vector<ScoredDocument> first_stage(BuiltQuery const& built, Xapian::doccount count) {
    if (uses_lists()) return lists_->best(built, count);
    Xapian::Enquire enquire(database_);
    enquire.set_query(budget_.limited(built.query.to_xapian(), built.postings));
    enquire.set_weighting_scheme(bm25());
    if (lowered_ == nullptr) return scored_documents(enquire.get_mset(0, count));
    auto const more = count + static_cast<Xapian::doccount>(lowered_->size());
    std::vector<ScoredDocument> hits = scored_documents(enquire.get_mset(0, more));
    for (ScoredDocument& hit : hits) hit.score *= factor_of(*lowered_, hit.document);
    std::ranges::stable_sort(hits, std::ranges::greater{}, &ScoredDocument::score);
    if (hits.size() > count) hits.resize(count);
    return hits;
  }

  static std::size_t hits_of_last_stage(std::vector<ScoredDocument> const& hits) {
    std::size_t const most = std::min<std::size_t>(hits.size(), std::size_t{2} * kProximityHits);
    std::size_t count = std::min<std::size_t>(most, kProximityHits);
    while (count < most && hits[count].score >= kProximityShare * hits.front().score) ++count;
    return count;
  }

  /// The later stages.
  void refine(BuiltQuery& built, std::vector<ScoredDocument>& hits) {
    if (budget_.is_spent()) return;
    raise_lowered(hits);
    reorder(hits, kRescoredHits, [&](std::vector<ScoredDocument>& first) {
      if (built.left_out.empty()) return;
      if (lists_) {
        lists_->rescore(built.left_out, first);
      } else {
        rescore(database_, built.left_out, first);
      }
    });
    settle_words(built, hits);
    reorder(hits, hits_of_last_stage(hits), [&](std::vector<ScoredDocument>& first) {
      rescore_by_proximity(database_, plain_words(built), first, hit_facts());
      lower_superseded(terms_, schema::today(), first);
      put_pages_first(terms_, first);
    });
    if (lowered_ != nullptr) sink_lowered(*lowered_, hits);
  }

  /// The later stages add to what documents weigh: they begin with all of it.
  void raise_lowered(std::vector<ScoredDocument>& hits) const {
    if (lowered_ == nullptr) return;
    for (ScoredDocument& hit : hits) {
      double const factor = factor_of(*lowered_, hit.document);
      if (factor > 0) hit.score /= factor;
    }
  }

  [[nodiscard]] HitFacts hit_facts() { return lists_ ? lists_->facts() : stored_facts(database_); }

  /// Counts `members`, with their facets, and takes the page: `best` are the first of the ranking,
  /// refined.
  void take_members(QueryOutcome& outcome, DocumentSet const& members,
                    std::vector<ScoredDocument> const& best) {
    outcome.total = count_of(members.size(), outcome.built.query);
    if (auto const slots = counted_slots(request_); !slots.empty()) {
      outcome.facets =
          facet_outcome(request_, lists_->values(slots, members.documents()), outcome.total);
    }
    outcome.hits = is_ranked() ? in_order_of_ranking(outcome, members, best)
                               : in_order_of_date(outcome.built, members.documents());
    take_page(outcome, [&](Xapian::docid document) { return members.contains(document); });
  }

  /// The hits of `members`, at least to the end of the page: what is in `best`, then by the first
  /// stage. Hits that the ranking does not know, because they hold common words only, come last.
  std::vector<ScoredDocument> in_order_of_ranking(QueryOutcome const& outcome,
                                                  DocumentSet const& members,
                                                  std::vector<ScoredDocument> const& best) {
    std::vector<ScoredDocument> hits;
    std::vector<Xapian::docid> known;
    for (ScoredDocument const& hit : best) {
      known.push_back(hit.document);
      if (members.contains(hit.document)) hits.push_back(hit);
    }
    if (hits.size() >= page_end() || hits.size() == outcome.total.lower) return hits;
    std::ranges::sort(known);
    std::vector<Xapian::docid> others;
    std::ranges::set_difference(members.documents(), known, std::back_inserter(others));
    std::size_t const wanted = page_end() - hits.size();
    MatchList const weighed = lists_->weighed(outcome.built, others);
    std::ranges::move(lists_->first_of(outcome.built, weighed, wanted), std::back_inserter(hits));
    return hits;
  }

  /// The first ones by date to the end of the page, undated announcements last either way; then by
  /// weight.
  std::vector<ScoredDocument> in_order_of_date(BuiltQuery const& built,
                                               std::vector<Xapian::docid> const& documents) {
    std::vector<Column::Code> places = places_by_date(documents);
    std::vector<Xapian::docid> const first = up_to(last_place(places), documents, places);
    MatchList const weighed = built.held_weight > 0 ? lists_->held_by(built, first, with_all_words_)
                                                    : lists_->weighed_exactly(built, first);
    std::map<Column::Code, std::vector<ScoredDocument>> by_day;
    for (std::size_t i = 0; i < first.size(); ++i) {
      by_day[places[i]].push_back({first[i], weighed.weights[i]});
    }
    std::vector<ScoredDocument> hits;
    for (auto& [place, of_day] : by_day) {
      lists_->order().sort(of_day);
      std::ranges::copy(of_day, std::back_inserter(hits));
    }
    return hits;
  }

  /// Of each document, the place of its date in the order that is asked for: the first the least.
  std::vector<Column::Code> places_by_date(std::vector<Xapian::docid> const& documents) {
    bool const newest_first = request_.sort == SortOrder::Newest;
    std::vector<Column::Code> places = lists_->date_ranks(documents);
    // No date is the greatest number, either way.
    for (Column::Code& place : places) place = newest_first ? ~place : place - 1;
    return places;
  }

  /// The place of the last one on the page.
  [[nodiscard]] Column::Code last_place(std::vector<Column::Code> places) const {
    if (places.size() <= page_end()) return std::numeric_limits<Column::Code>::max();
    auto const last = places.begin() + page_end() - 1;
    std::ranges::nth_element(places, last);
    return *last;
  }

  /// Of `documents` those that have a place up to `last`, and of `places` theirs.
  static std::vector<Xapian::docid> up_to(Column::Code last,
                                          std::vector<Xapian::docid> const& documents,
                                          std::vector<Column::Code>& places) {
    std::vector<Xapian::docid> first;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (places[i] > last) continue;
      places[first.size()] = places[i];
      first.push_back(documents[i]);
    }
    return first;
  }

  void take_ranked_page(QueryOutcome& outcome, ResultSet const& set,
                        std::vector<ScoredDocument> const& best) {
    bool const has_page = page_end() <= std::min<std::size_t>(kBestHits, best.size());
    if (has_page && set.has_all_best()) {
      select(set, outcome, 0, 0);
      outcome.hits = best;
    } else {
      outcome.hits = ranked_members(outcome, set);
    }
    take_known_page(outcome);
  }

  /// The hits of the set in the order of the ranking, at least to the end of the page. Hits that
  /// the ranking does not know, because they hold common words only, come last.
  std::vector<ScoredDocument> ranked_members(QueryOutcome& outcome, ResultSet const& set) {
    std::vector<ScoredDocument> members = select(set, outcome, 0, database_.get_doccount());
    std::ranges::sort(members, {}, &ScoredDocument::document);
    std::vector<ScoredDocument> hits;
    for (Xapian::doccount count = std::max(kRescoredHits, page_end());; count *= kRankingGrowth) {
      std::vector<ScoredDocument> const all = ranked(outcome.built, count);
      hits.clear();
      std::ranges::copy_if(all, std::back_inserter(hits), [&](ScoredDocument const& hit) {
        return std::ranges::binary_search(members, hit.document, {}, &ScoredDocument::document);
      });
      if (hits.size() >= page_end() || hits.size() == members.size()) return hits;
      if (all.size() < count || budget_.is_step_over()) break;
    }
    append_unranked(members, hits);
    return hits;
  }

  static void append_unranked(std::vector<ScoredDocument> const& members,
                              std::vector<ScoredDocument>& hits) {
    std::vector<Xapian::docid> known;
    known.reserve(members.size());
    for (ScoredDocument const& hit : hits) known.push_back(hit.document);
    std::ranges::sort(known);
    for (ScoredDocument const& member : members) {
      if (!std::ranges::binary_search(known, member.document)) hits.push_back({member.document, 0});
    }
  }

  /// By date, undated announcements last either way; then by what they hold.
  void take_dated_page(QueryOutcome& outcome, ResultSet const& set) {
    outcome.hits = select(set, outcome, page_begin(), static_cast<Xapian::doccount>(request_.size));
  }

  /// Counts the set, with its facets, and returns `count` of it from `first` on.
  std::vector<ScoredDocument> select(ResultSet const& set, QueryOutcome& outcome,
                                     Xapian::doccount first, Xapian::doccount count) {
    Xapian::Enquire enquire(database_);
    set.select(enquire, budget_);
    sort(enquire);
    auto const counters = FacetCounters::make(request_, enquire);
    // One more than there are tells a count of all from one that stopped at the last.
    Xapian::doccount const all = database_.get_doccount() + 1;
    Xapian::doccount const some = counters ? kFacetedHits : kCountedHits;
    Xapian::doccount const looked_at =
        set.is_cut_by_weight() ? std::min(all, std::max(some, first + count + 1)) : all;
    Xapian::MSet const found = enquire.get_mset(first, count, looked_at);
    outcome.total = count_of(found, enquire);
    // The engine's lower bound does not know that light matches are cut off.
    if (outcome.total.upper >= looked_at && !budget_.is_step_over()) {
      outcome.total.lower = looked_at;
    }
    if (counters) outcome.facets = counters->outcome(request_, outcome.total);
    return scored_documents(found);
  }

  template <class Reorder>
  static void reorder(std::vector<ScoredDocument>& hits, std::size_t count, Reorder reorder_best) {
    auto const end =
        hits.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(count, hits.size()));
    std::vector<ScoredDocument> best(hits.begin(), end);
    reorder_best(best);
    std::ranges::copy(best, hits.begin());
  }

  /// Of outcome.hits, the beginning of the answer, keeps the page.
  void take_page(QueryOutcome& outcome, std::function<bool(Xapian::docid)> const& is_hit) const {
    if (!request_.fold) {
      auto const begin = outcome.hits.begin();
      std::size_t const skipped = std::min<std::size_t>(page_begin(), outcome.hits.size());
      outcome.hits.erase(begin, begin + static_cast<std::ptrdiff_t>(skipped));
      if (outcome.hits.size() > request_.size) outcome.hits.resize(request_.size);
      return;
    }
    FoldedHits folded = fold_attached(terms_, outcome.hits, page_begin(), page_end(), is_hit);
    outcome.hits = std::move(folded.shown);
    outcome.attached = std::move(folded.attached);
  }

  /// As take_page where only the beginning of the answer is known.
  void take_known_page(QueryOutcome& outcome) const {
    take_page(outcome, [](Xapian::docid) { return false; });
  }

  static std::vector<WordReading const*> plain_words(BuiltQuery const& built) {
    std::vector<WordReading const*> words;
    for (std::size_t const index : built.plain_readings) {
      for (WordReading const& word : built.readings[index].words) words.push_back(&word);
    }
    return words;
  }

  static std::vector<ScoredDocument> scored_documents(Xapian::MSet const& found) {
    std::vector<ScoredDocument> documents;
    documents.reserve(found.size());
    for (auto match = found.begin(); match != found.end(); ++match) {
      documents.push_back({*match, match.get_weight()});
    }
    return documents;
  }

  void sort(Xapian::Enquire& enquire) const {
    if (is_ranked()) return;
    bool const newest_first = request_.sort == SortOrder::Newest;
    auto* const by_date = new Xapian::MultiValueKeyMaker;
    by_date->add_value(schema::kDateSlot, newest_first, newest_first ? "" : "99999999");
    enquire.set_sort_by_key_then_relevance(by_date->release(), false);  // Xapian deletes it
  }

  void add_notes(QueryOutcome& outcome) {
    BuiltQuery const& built = outcome.built;
    outcome.notes = parsed_.notes;
    if (outcome.is_cut) outcome.notes.push_back({NoteCode::CutShort, ""});
    outcome.notes.insert(outcome.notes.end(), built.notes.begin(), built.notes.end());
    std::ranges::move(
        old_name_notes(database_, documents_of(outcome.hits), built.readings, request_.text),
        std::back_inserter(outcome.notes));
    if (built.restored_marks && !request_.exact) {
      outcome.notes.push_back({NoteCode::MarksRestored, built.read_as, request_.text});
    } else if (std::string open = open_marks(built); !open.empty()) {
      outcome.notes.push_back({NoteCode::MarksOpen, std::move(open), request_.text});
    }
    if (outcome.total.lower > 0) add_notes_on_strictness(outcome);
    for (std::string const& word : built.unknown_words) {
      outcome.notes.push_back({NoteCode::UnknownWord, word, ""});
    }
    outcome.notes = settled_notes(std::move(outcome.notes));
  }

  void add_notes_on_strictness(QueryOutcome& outcome) const {
    if (marks_ == MarkRule::Ignored) {
      outcome.notes.push_back({NoteCode::MarksIgnored, "", request_.text});
    }
    if (outcome.is_cut) return;  // nobody knows
    std::size_t const with_all = outcome.with_all_words.lower;
    if (with_all == 0) {
      outcome.notes.push_back({NoteCode::FewerWords, "", request_.text});
    } else if (with_all < outcome.total.upper) {
      outcome.notes.push_back({NoteCode::AllWordsFirst, fmt::format("{}", with_all), ""});
    }
  }

  Xapian::Database const& database_;
  IndexTerms terms_;
  Xapian::doccount offset_;
  WordReader reader_;
  SearchRequest const& request_;
  MatchBudget budget_;
  ParsedQuery parsed_;
  std::vector<LoweredDocument> const* lowered_ = nullptr;  ///< null if there are none
  MarkRule marks_ = MarkRule::AsTyped;                     ///< how marks bind in the end
  bool has_settled_ = false;                               ///< the words of the query built last
  std::optional<ListMatch> lists_;                         ///< nothing: Xapian matches
  std::vector<Xapian::docid> with_all_words_;              ///< by lists_, of the query built last
};

}  // namespace

QueryOutcome run_query(Xapian::Database const& database, SearchRequest const& request,
                       Xapian::doccount offset, MatchMemory* memory) {
  return Runner(database, request, offset, memory).run();
}

}  // namespace tracuu::search
