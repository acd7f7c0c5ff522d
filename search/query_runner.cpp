// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query_runner.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/field.hpp"
#include "search/query_parser.hpp"
#include "search/ranking.hpp"

namespace tracuu::search {

namespace {

/// A query ranked by weight counts its hits up to here; beyond it says "over".
constexpr Xapian::doccount kCountedHits = 300;

/// One way to run a query.
struct Step {
  Strictness strictness;
  bool fewer_words = false;  ///< less than what the query asks for: a note says so
};

bool is_long(std::size_t plain_units) {
  return plain_units > kShortQueryWords;
}

/// What to try, in order, until something is found. Sorting by date asks for
/// all words: the newest of all that hold any word would be noise.
std::vector<Step> steps_for(SearchRequest const& request, std::size_t plain_units) {
  if (request.exact) return {{{MarkRule::Exact, kAllUnits}}};
  bool const by_weight = is_long(plain_units) && request.sort == SortOrder::Relevance;
  if (by_weight) {
    return {{{MarkRule::AsTyped, 0}}, {{MarkRule::Ignored, 0}}};
  }
  std::vector<Step> steps{{{MarkRule::AsTyped, kAllUnits}}};
  if (!is_long(plain_units)) {
    for (std::size_t required = plain_units; required > plain_units / 2 + 1;) {
      steps.push_back({{MarkRule::AsTyped, --required}, true});
    }
  }
  steps.push_back({{MarkRule::Ignored, kAllUnits}});
  if (plain_units > 1) {
    steps.push_back({{MarkRule::AsTyped, 0}, true});
    steps.push_back({{MarkRule::Ignored, 0}, true});
  }
  return steps;
}

class Runner {
 public:
  Runner(Xapian::Database const& database, SearchRequest const& request)
      : database_(database),
        reader_(database),
        request_(request),
        parsed_(parse_query(request.text)) {}

  RunOutcome run() {
    MarkRule const marks = request_.exact ? MarkRule::Exact : MarkRule::AsTyped;
    std::size_t const plain_units = build({marks, kAllUnits}).plain_units;
    RunOutcome outcome;
    for (Step const& step : steps_for(request_, plain_units)) {
      outcome.built = build(step.strictness);
      match(outcome, step.strictness);
      used_ = step;
      if (outcome.total.lower > 0) break;
    }
    add_notes(outcome);
    return outcome;
  }

 private:
  BuiltQuery build(Strictness strictness) {
    return build_query(reader_, parsed_, request_, strictness);
  }

  /// Runs the built query and takes the hits of the page. The best kRescoredHits
  /// are ordered by the second stage, whatever page is asked for.
  void match(RunOutcome& outcome, Strictness strictness) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(outcome.built.query);
    enquire.set_weighting_scheme(bm25());
    sort(enquire);
    auto const page_begin = static_cast<Xapian::doccount>((request_.page - 1) * request_.size);
    auto const page_size = static_cast<Xapian::doccount>(request_.size + 1);
    bool const rescores = !outcome.built.left_out.empty() && page_begin < kRescoredHits;
    Xapian::doccount const first = rescores ? 0 : page_begin;
    Xapian::doccount const count =
        rescores ? std::max(kRescoredHits, page_begin + page_size) : page_size;
    bool const count_all = strictness.required_units != 0;
    Xapian::MSet const found =
        enquire.get_mset(first, count, count_all ? database_.get_doccount() : kCountedHits + 1);
    outcome.total = {found.get_matches_lower_bound(), found.get_matches_estimated(),
                     found.get_matches_upper_bound()};
    outcome.hits = scored_documents(found);
    if (rescores) {
      rescore_best(outcome);
      auto const begin = outcome.hits.begin();
      std::size_t const skipped = std::min<std::size_t>(page_begin, outcome.hits.size());
      outcome.hits.erase(begin, begin + static_cast<std::ptrdiff_t>(skipped));
      if (outcome.hits.size() > page_size) outcome.hits.resize(page_size);
    }
  }

  static std::vector<ScoredDocument> scored_documents(Xapian::MSet const& found) {
    std::vector<ScoredDocument> documents;
    documents.reserve(found.size());
    for (auto match = found.begin(); match != found.end(); ++match) {
      documents.push_back({*match, match.get_weight()});
    }
    return documents;
  }

  void rescore_best(RunOutcome& outcome) {
    auto const begin = outcome.hits.begin();
    auto const best_end = begin + static_cast<std::ptrdiff_t>(
                                      std::min<std::size_t>(kRescoredHits, outcome.hits.size()));
    std::vector<ScoredDocument> best(begin, best_end);
    rescore(database_, outcome.built.left_out, best);
    std::ranges::copy(best, begin);
  }

  /// By date, undated announcements last either way; then by relevance.
  void sort(Xapian::Enquire& enquire) {
    if (request_.sort == SortOrder::Relevance) return;
    bool const newest_first = request_.sort == SortOrder::Newest;
    auto* const by_date = new Xapian::MultiValueKeyMaker;
    by_date->add_value(schema::kDateSlot, newest_first, newest_first ? "" : "99999999");
    enquire.set_sort_by_key_then_relevance(by_date->release(), false);  // Xapian deletes it
  }

  void add_notes(RunOutcome& outcome) {
    BuiltQuery const& built = outcome.built;
    outcome.notes = parsed_.notes;
    outcome.notes.insert(outcome.notes.end(), built.notes.begin(), built.notes.end());
    if (built.restored_marks && !request_.exact) {
      outcome.notes.push_back({NoteCode::MarksRestored, built.read_as, request_.text});
    }
    if (outcome.total.lower > 0) add_notes_on_strictness(outcome.notes);
    bool const words_were_optional = used_.strictness.required_units != kAllUnits;
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
      std::size_t const kept = std::max<std::size_t>(1, used.required_units);
      notes.push_back({NoteCode::FewerWords, fmt::format("{}", kept), request_.text});
    } else if (used.required_units == 0) {
      notes.push_back({NoteCode::AllWordsFirst, fmt::format("{}", count_all_words()), ""});
    }
  }

  std::size_t count_all_words() {
    Xapian::Enquire enquire(database_);
    enquire.set_query(build({used_.strictness.marks, kAllUnits}).query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_lower_bound();
  }

  Xapian::Database const& database_;
  WordReader reader_;
  SearchRequest const& request_;
  ParsedQuery parsed_;
  Step used_;
};

}  // namespace

RunOutcome run_query(Xapian::Database const& database, SearchRequest const& request) {
  return Runner(database, request).run();
}

}  // namespace tracuu::search
