// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/query_runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "schema/field.hpp"
#include "search/matching/old_name_notes.hpp"
#include "search/matching/proximity.hpp"
#include "search/matching/validity.hpp"
#include "search/syntax/query_parser.hpp"
#include "search/words/quoted_words.hpp"
#include "search/words/ranking.hpp"

namespace tracuu::search {

namespace {

/// A short query that finds fewer is filled up with hits that lack some of its
/// words.
constexpr std::size_t kEnoughHits = 10;

/// A query ranked by weight counts its hits up to here; beyond it says "over".
constexpr Xapian::doccount kCountedHits = 300;

/// Hits counted where facets are asked for: facets are told of all that match, which
/// takes longer.
constexpr Xapian::doccount kFacetedHits = 100'000;

/// One way to run a query.
struct Step {
  Strictness strictness;
  bool fewer_words = false;  ///< less than what the query asks for: a note says so
  bool fills_up = false;     ///< run to add hits to few: those with all words stay first
};

/// Half of the word groups and one more: what a hit that lacks some still holds.
std::size_t most_of(std::size_t groups) {
  return groups / 2 + 1;
}

bool is_long(std::size_t plain_groups) {
  return plain_groups > kShortQueryWords;
}

/// What to try, in order, until something is found. Sorting by date asks for
/// all words: the newest of all that hold any word would be noise.
std::vector<Step> steps_for(SearchRequest const& request, std::size_t plain_groups) {
  if (request.exact) return {{{MarkRule::Exact, kAllGroups}}};
  bool const by_weight = is_long(plain_groups) && request.sort == SortOrder::Relevance;
  if (by_weight) {
    return {{{MarkRule::AsTyped, 0}}, {{MarkRule::Ignored, 0}}};
  }
  std::vector<Step> steps{{{MarkRule::AsTyped, kAllGroups}}};
  if (!is_long(plain_groups)) {
    for (std::size_t required = plain_groups; required > most_of(plain_groups);) {
      steps.push_back({{MarkRule::AsTyped, --required}, true});
    }
  }
  steps.push_back({{MarkRule::Ignored, kAllGroups}});
  if (plain_groups > 1) {
    steps.push_back({{MarkRule::AsTyped, 0}, true});
    steps.push_back({{MarkRule::Ignored, 0}, true});
  }
  return steps;
}

class Runner {
 public:
  Runner(Xapian::Database const& database, SearchRequest const& request, Xapian::doccount offset)
      : database_(database),
        offset_(offset),
        reader_(database, request.everyday.get()),
        request_(request),
        parsed_(parse_query(request.text)) {
    if (!request.exact) soften_quotes(parsed_);
  }

  QueryOutcome run() {
    QueryOutcome outcome = run_steps();
    bool const finds_nothing = outcome.total.lower == 0 && !request_.exact;
    if (finds_nothing && drop_quotes(parsed_)) outcome = run_steps();
    add_notes(outcome);
    if (counters_) outcome.facets = counters_->outcome(request_, outcome.total);
    return outcome;
  }

 private:
  QueryOutcome run_steps() {
    asked_ = {request_.exact ? MarkRule::Exact : MarkRule::AsTyped, kAllGroups};
    all_asked_ = build(asked_);
    std::size_t const plain_groups = all_asked_.plain_groups;
    QueryOutcome outcome;
    for (Step const& step : steps_for(request_, plain_groups)) {
      outcome.built = step.strictness == asked_ ? all_asked_ : build(step.strictness);
      match(outcome, step.strictness);
      used_ = step;
      if (outcome.total.lower > 0) break;
    }
    fill_up(outcome, plain_groups);
    return outcome;
  }

  BuiltQuery build(Strictness strictness) {
    return build_query(reader_, parsed_, request_, strictness);
  }

  /// Adds hits that lack a word to few that have all: these stay first.
  void fill_up(QueryOutcome& outcome, std::size_t plain_groups) {
    bool const is_full = outcome.total.lower >= kEnoughHits || outcome.total.lower == 0;
    bool const is_asked_for_all = used_.strictness.required_groups == kAllGroups;
    if (is_full || !is_asked_for_all || request_.exact || !is_ranked()) return;
    if (most_of(plain_groups) >= plain_groups) return;
    Step step{{used_.strictness.marks, most_of(plain_groups), true}, false, true};
    QueryOutcome filled;
    filled.built = build(step.strictness);
    match(filled, step.strictness);
    if (filled.total.lower == outcome.total.lower) return;
    outcome = std::move(filled);
    used_ = step;
  }

  static std::vector<Xapian::docid> documents_of(std::vector<ScoredDocument> const& hits) {
    std::vector<Xapian::docid> documents;
    for (ScoredDocument const& hit : hits) documents.push_back(hit.document);
    return documents;
  }

  [[nodiscard]] bool is_ranked() const { return request_.sort == SortOrder::Relevance; }

  /// Runs the built query and takes the hits of the page. The best are ordered by
  /// the later stages, whatever page is asked for.
  void match(QueryOutcome& outcome, Strictness strictness) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(outcome.built.query);
    enquire.set_weighting_scheme(bm25());
    sort(enquire);
    auto const page_begin =
        static_cast<Xapian::doccount>((request_.page - 1) * request_.size) + offset_;
    auto const page_size = static_cast<Xapian::doccount>(request_.size + 1);
    Xapian::doccount const best = best_hits(outcome.built);
    Xapian::doccount const first = page_begin < best ? 0 : page_begin;
    Xapian::doccount const count = std::max(best, page_begin + page_size) - first;
    counters_ = FacetCounters::make(request_, enquire);
    bool const count_all = strictness.required_groups != 0;
    Xapian::doccount const some = counters_ ? kFacetedHits : kCountedHits + 1;
    Xapian::MSet const found =
        enquire.get_mset(first, count, count_all ? database_.get_doccount() : some);
    outcome.total = {found.get_matches_lower_bound(), found.get_matches_estimated(),
                     found.get_matches_upper_bound()};
    outcome.hits = scored_documents(found);
    if (first < best) order_best(outcome);
    take_page(outcome.hits, page_begin - first, page_size);
  }

  /// So many of the first stage's best hits are ordered anew.
  [[nodiscard]] Xapian::doccount best_hits(BuiltQuery const& built) const {
    if (!is_ranked()) return 0;
    return built.left_out.empty() ? kProximityHits : kRescoredHits;
  }

  void order_best(QueryOutcome& outcome) {
    reorder(outcome.hits, kRescoredHits, [&](std::vector<ScoredDocument>& best) {
      if (!outcome.built.left_out.empty()) rescore(database_, outcome.built.left_out, best);
    });
    reorder(outcome.hits, kProximityHits, [&](std::vector<ScoredDocument>& best) {
      rescore_by_proximity(database_, plain_words(outcome.built), best);
      lower_superseded(database_, schema::today(), best);
    });
  }

  template <class Reorder>
  static void reorder(std::vector<ScoredDocument>& hits, std::size_t count, Reorder reorder_best) {
    auto const end =
        hits.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(count, hits.size()));
    std::vector<ScoredDocument> best(hits.begin(), end);
    reorder_best(best);
    std::ranges::copy(best, hits.begin());
  }

  static void take_page(std::vector<ScoredDocument>& hits, std::size_t skipped, std::size_t size) {
    auto const begin = hits.begin();
    hits.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(skipped, hits.size())));
    if (hits.size() > size) hits.resize(size);
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

  /// By date, undated announcements last either way; then by relevance.
  void sort(Xapian::Enquire& enquire) {
    if (request_.sort == SortOrder::Relevance) return;
    bool const newest_first = request_.sort == SortOrder::Newest;
    auto* const by_date = new Xapian::MultiValueKeyMaker;
    by_date->add_value(schema::kDateSlot, newest_first, newest_first ? "" : "99999999");
    enquire.set_sort_by_key_then_relevance(by_date->release(), false);  // Xapian deletes it
  }

  void add_notes(QueryOutcome& outcome) {
    BuiltQuery const& built = outcome.built;
    outcome.notes = parsed_.notes;
    outcome.notes.insert(outcome.notes.end(), built.notes.begin(), built.notes.end());
    std::ranges::move(
        old_name_notes(database_, documents_of(outcome.hits), built.readings, request_.text),
        std::back_inserter(outcome.notes));
    if (built.restored_marks && !request_.exact) {
      outcome.notes.push_back({NoteCode::MarksRestored, built.read_as, request_.text});
    }
    if (outcome.total.lower > 0) add_notes_on_strictness(outcome.notes);
    bool const words_were_optional = used_.strictness.required_groups != kAllGroups;
    if (words_were_optional || outcome.total.lower == 0) {
      for (std::string const& word : built.unknown_words) {
        outcome.notes.push_back({NoteCode::UnknownWord, word, ""});
      }
    }
  }

  void add_notes_on_strictness(std::vector<Note>& notes) {
    Strictness const& used = used_.strictness;
    if (used.marks == MarkRule::Ignored) {
      notes.push_back({NoteCode::MarksIgnored, "", request_.text});
    }
    if (used_.fewer_words) {
      std::size_t const kept = std::max<std::size_t>(1, used.required_groups);
      notes.push_back({NoteCode::FewerWords, fmt::format("{}", kept), request_.text});
    } else if (used.required_groups == 0 || used_.fills_up) {
      notes.push_back({NoteCode::AllWordsFirst, fmt::format("{}", count_all_words()), ""});
    }
  }

  std::size_t count_all_words() {
    Xapian::Enquire enquire(database_);
    // Without weights Xapian leaves out all that only adds weight.
    Strictness const all{used_.strictness.marks, kAllGroups};
    Xapian::Query const query = all == asked_ ? all_asked_.query : build(all).query;
    enquire.set_query(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0));
    return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_lower_bound();
  }

  Xapian::Database const& database_;
  Xapian::doccount offset_;
  WordReader reader_;
  SearchRequest const& request_;
  ParsedQuery parsed_;
  Strictness asked_;      ///< all that the request asks for
  BuiltQuery all_asked_;  ///< the query for it: whichever step is used, it tells the groups
  Step used_;
  /// Of the last match. One whose hits were not taken had found the same documents.
  std::optional<FacetCounters> counters_;
};

}  // namespace

QueryOutcome run_query(Xapian::Database const& database, SearchRequest const& request,
                       Xapian::doccount offset) {
  return Runner(database, request, offset).run();
}

}  // namespace tracuu::search
