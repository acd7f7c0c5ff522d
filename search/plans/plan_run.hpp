// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/columns/columns.hpp"
#include "search/plans/engine_matches.hpp"
#include "search/plans/index_terms.hpp"
#include "search/plans/match_list.hpp"
#include "search/plans/plan.hpp"
#include "search/plans/posting_lists.hpp"
#include "search/plans/weight_sums.hpp"
#include "store/database.hpp"
#include "store/remote_batch.hpp"

namespace tracuu::search {

/// Reads the positions of terms in documents, of all questions at once.
using PositionReader = std::function<std::vector<store::Positions>(
    std::vector<store::PositionsQuestion> const& questions)>;

/// What matches keep from one to the next. Not thread-safe.
struct MatchMemory {
  /// Of `database`, a generation of an index, as it is now. It must outlive the matching. Of
  /// several databases as one `generation` names the state of all; with `has_remote` some are on
  /// other machines, and asked for much at once rather than often.
  void follow(Xapian::Database const& database, std::string_view generation,
              bool has_remote = false) {
    ListState const state{std::string(generation), store::commits_of(database)};
    lists.follow(database, generation, has_remote);
    terms.follow(state);
    columns.follow(database, {state.generation, state.revision}, has_remote);
    engine.follow(database, state, has_remote);
  }

  PostingLists lists{};
  TermMemory terms{};
  Columns columns{};
  EngineMatches engine{};
  PositionReader positions{};  ///< of shards on other machines; empty: none is
  WeightSums sums{};           ///< of what a plan looks for
  WeightSums inner_sums{};     ///< of a part of it
};

/// How weights are added up.
enum class Precision {
  Fast,   ///< to about a millionth
  Exact,  ///< as the plan has them, in one order: for a few documents
};

/// So many documents go by at a time: their sums fit a processor's own memory.
inline constexpr std::size_t kWindow = std::size_t{1} << 15U;

/// A part of a plan, ready to run.
struct PlanStep {
  enum class Kind { All, Leaf, Range, Engine, And, Or, AndMaybe, AndNot, Filter };

  Kind kind = Kind::Leaf;
  std::vector<PlanStep> parts;
  bool has_fixed_weight = false;
  double fixed_weight = 0;                       ///< of each match, whatever the parts weigh
  double term_weight = 0;                        ///< of a leaf
  std::vector<std::string> terms;                ///< of a leaf
  PostingLists::Listed list;                     ///< of a leaf, once it is needed
  std::vector<Xapian::PostingIterator> skipped;  ///< of a leaf that is not read: a term each
  Column const* column = nullptr;                ///< of a range of values
  std::pair<Column::Code, Column::Code> codes;   ///< of it
  Xapian::Query query;                           ///< of what the engine matches
  std::size_t most = 0;                          ///< matches at most
  MatchList matches;                             ///< of the window
};

/// Makes steps of a plan and runs them, window by window. Not thread-safe. All may throw
/// Xapian::Error.
class PlanRun {
 public:
  /// `database` is the one that the lists of `memory` follow. `permit` is told of the postings that
  /// are looked at; false ends the match. All must outlive it.
  PlanRun(Xapian::Database const& database, MatchMemory& memory, PostingLists::Permit const& permit,
          Weighting weighting, Precision precision = Precision::Fast);

  /// Of a plan that is not empty.
  [[nodiscard]] PlanStep prepare(Plan const& plan) const { return prepare(plan, 1); }

  /// One past the last document.
  [[nodiscard]] std::size_t end() const { return lengths_.size(); }

  /// Goes to the window of kWindow documents from `begin` on, a multiple of it. Returns its end.
  std::size_t set_window(std::size_t begin);

  /// The matches of the window, in `step.matches`; those that are not in `candidates` need not be
  /// among them. False if the budget ended: then they are not all.
  [[nodiscard]] bool match(PlanStep& step, MatchList const* candidates);

  /// Adds what matches of the window weigh to `sums`, which are of the window; they are met if
  /// `meets`. What is not in `candidates` need not be added. False if the budget ended.
  [[nodiscard]] bool add(PlanStep& step, MatchList const* candidates, WeightSums& sums, bool meets);

  /// The most that a match of `step` can weigh.
  [[nodiscard]] double bound(PlanStep const& step) const;

 private:
  [[nodiscard]] PlanStep prepare(Plan const& plan, double factor) const;
  [[nodiscard]] bool has_to_weigh(Plan::Node const& node, double factor) const;
  [[nodiscard]] PlanStep in_engine(Xapian::Query query, double factor) const;
  [[nodiscard]] PlanStep whole(PlanStep::Kind kind, double factor) const;
  [[nodiscard]] PlanStep leaf(std::vector<std::string> terms, double factor) const;
  [[nodiscard]] PlanStep range(Plan::Node const& node, double factor) const;
  [[nodiscard]] PlanStep inner(Plan::Node const& node, double factor) const;

  void match_part(PlanStep& step, MatchList const* candidates);
  void match_whole(PlanStep& step, MatchList const* candidates);
  void match_leaf(PlanStep& step, MatchList const* candidates);
  void match_range(PlanStep& step, MatchList const* candidates);
  void match_in_engine(PlanStep& step, MatchList const* candidates);
  void match_any(PlanStep& step, MatchList const* candidates);
  void match_any_exactly(PlanStep& step, MatchList const& candidates);
  void match_all(PlanStep& step, MatchList const* candidates);
  void match_tests(PlanStep& step);
  void match_filtered(PlanStep& step, MatchList const* candidates);
  void match_first(PlanStep& step, MatchList const* candidates);

  [[nodiscard]] bool has_test(PlanStep& step);

  /// How the postings of a leaf are come by.
  enum class Way {
    Skipping,    ///< through Xapian's list, from candidate to candidate
    LookingUp,   ///< candidates in a list in memory
    Reading,     ///< all of the window in a list in memory
    BudgetOver,  ///< not at all
  };

  [[nodiscard]] Way way_to(PlanStep& step, MatchList const* candidates);
  [[nodiscard]] bool is_worth_looking_up(PlanStep const& step, MatchList const& candidates) const;
  void add_leaf(PlanStep& step, MatchList const* candidates, WeightSums& sums, bool meets);

  template <class Take>
  void for_postings(PlanStep& step, MatchList const* candidates, Way way, Take take);
  template <class Take>
  void for_skipped(PlanStep& step, MatchList const& candidates, Take take);

  [[nodiscard]] double weight(PlanStep const& step, Xapian::docid document,
                              double occurrences) const;

  Xapian::Database const& database_;
  IndexTerms terms_;
  PostingLists& lists_;
  Columns& columns_;
  EngineMatches& engine_;
  WeightSums& sums_;  ///< of a part that is an Or
  PostingLists::Permit const& permit_;
  Weighting weighting_;
  Precision precision_;
  std::vector<float> const& lengths_;
  std::size_t begin_ = 0;  ///< of the window
  std::size_t end_ = 0;
  std::size_t looked_at_ = 0;  ///< postings of the window
  bool is_over_ = false;       ///< the budget ended while postings were read
};

/// The terms of a plan that is one term, or synonyms of one term each; else nothing.
[[nodiscard]] std::vector<std::string> terms_of(Plan const& plan);

}  // namespace tracuu::search
