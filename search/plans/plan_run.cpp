// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/plan_run.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "search/plans/term_weight.hpp"

namespace tracuu::search {

namespace {

using Kind = Plan::Node::Kind;

/// A packed list that is so many times as long as the candidates is searched rather than read.
constexpr std::size_t kWorthSearching = 64;

/// Candidates are looked up in a dense list, if they are not more than one in so many documents.
constexpr std::size_t kWorthLookingUp = 8;

/// A list that is so many times as long as the candidates, and not kept, is skipped through: a skip
/// costs so many times what reading a posting does.
constexpr std::size_t kWorthSkipping = 200;

void fix_weight(PlanStep& step, double weight) {
  step.has_fixed_weight = true;
  step.fixed_weight = weight;
}

/// `matches` keeps what `list` holds.
void keep_held(MatchList& matches, PostingList const& list) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    matches.documents[kept] = matches.documents[i];
    matches.weights[kept] = matches.weights[i];
    kept += list.holds(matches.documents[i]) ? 1 : 0;
  }
  matches.documents.resize(kept);
  matches.weights.resize(kept);
}

/// `parts`, with parts that are themselves of this kind replaced by theirs: a sum of sums is a sum.
std::vector<PlanStep> flat(std::vector<PlanStep> parts, PlanStep::Kind kind) {
  std::vector<PlanStep> flat;
  for (PlanStep& part : parts) {
    if (part.kind == kind && !part.has_fixed_weight) {
      std::ranges::move(part.parts, std::back_inserter(flat));
    } else {
      flat.push_back(std::move(part));
    }
  }
  return flat;
}

bool is_plain_leaf(PlanStep const& step) {
  return step.kind == PlanStep::Kind::Leaf && !step.has_fixed_weight;
}

}  // namespace

std::vector<std::string> terms_of(Plan const& plan) {
  Plan::Node const& node = *plan.root();
  if (node.kind == Kind::Term) return {node.term};
  if (node.kind != Kind::Parts || node.op != Plan::Op::Synonym) return {};
  std::vector<std::string> terms;
  for (Plan const& part : node.parts) {
    if (part.root()->kind != Kind::Term) return {};
    terms.push_back(part.root()->term);
  }
  return terms;
}

PlanRun::PlanRun(Xapian::Database const& database, MatchMemory& memory,
                 PostingLists::Permit const& permit, Weighting weighting, Precision precision)
    : database_(database),
      terms_(database, &memory.terms),
      lists_(memory.lists),
      columns_(memory.columns),
      engine_(memory.engine),
      sums_(memory.inner_sums),
      permit_(permit),
      weighting_(weighting),
      precision_(precision),
      lengths_(memory.lists.relative_lengths()) {}

std::size_t PlanRun::set_window(std::size_t begin) {
  begin_ = begin;
  end_ = std::min(begin + kWindow, lengths_.size());
  return end_;
}

bool PlanRun::match(PlanStep& step, MatchList const* candidates) {
  looked_at_ = 0;
  match_part(step, candidates);
  return permit_(looked_at_) && !is_over_;
}

bool PlanRun::add(PlanStep& step, MatchList const* candidates, WeightSums& sums, bool meets) {
  looked_at_ = 0;
  if (step.kind == PlanStep::Kind::Leaf) {
    add_leaf(step, candidates, sums, meets);
  } else {
    match_part(step, candidates);
    sums.add(step.matches, meets);
  }
  return permit_(looked_at_) && !is_over_;
}

PlanStep PlanRun::prepare(Plan const& plan, double factor) const {
  if (auto terms = terms_of(plan); !terms.empty()) return leaf(std::move(terms), factor);
  Plan::Node const& node = *plan.root();
  switch (node.kind) {
    case Kind::Scaled: return prepare(node.parts.front(), factor * node.number);
    case Kind::Fixed: {
      PlanStep step = prepare(node.parts.front(), 0);
      fix_weight(step, factor * node.number);
      return step;
    }
    case Kind::Parts:
      return has_to_weigh(node, factor) ? in_engine(plan.to_xapian(), factor) : inner(node, factor);
    case Kind::All: return whole(PlanStep::Kind::All, factor);
    case Kind::Range: return range(node, factor);
    case Kind::Engine: return in_engine(node.query, factor);
    case Kind::Term: break;
  }
  return leaf({node.term}, factor);
}

/// True for synonyms of several terms each, of which only the engine knows what they weigh by BM25.
bool PlanRun::has_to_weigh(Plan::Node const& node, double factor) const {
  return node.op == Plan::Op::Synonym && weighting_ == Weighting::Bm25 && factor > 0;
}

PlanStep PlanRun::in_engine(Xapian::Query query, double factor) const {
  PlanStep step = whole(PlanStep::Kind::Engine, factor);
  step.query = std::move(query);
  return step;
}

/// A part that may match all documents.
PlanStep PlanRun::whole(PlanStep::Kind kind, double factor) const {
  PlanStep step;
  step.kind = kind;
  step.term_weight = factor;
  step.most = lengths_.size();
  return step;
}

PlanStep PlanRun::leaf(std::vector<std::string> terms, double factor) const {
  PlanStep step;
  step.list = lists_.find_kept(terms);
  bool const is_known = step.list && terms.size() == 1;
  std::vector<Xapian::doccount> frequencies;
  for (std::string const& term : terms) {
    frequencies.push_back(is_known ? static_cast<Xapian::doccount>(step.list->size())
                                   : terms_.documents(term));
    step.most += frequencies.back();
  }
  step.terms = std::move(terms);
  step.term_weight = factor;
  if (weighting_ == Weighting::Bm25 && factor > 0) {
    double const count = database_.get_doccount();
    step.term_weight *=
        inverse_frequency(joint_frequency(frequencies, count), count) * (kBm25K1 + 1);
  }
  return step;
}

/// Without a column it is for the engine.
PlanStep PlanRun::range(Plan::Node const& node, double factor) const {
  Column const* const column = columns_.find(node.range.slot);
  if (column == nullptr) {
    return in_engine(Plan::range(node.range.slot, node.range.from, node.range.to).to_xapian(),
                     factor);
  }
  PlanStep step;
  step.kind = PlanStep::Kind::Range;
  step.column = column;
  step.codes = column->range(node.range.from, node.range.to);
  for (auto code = step.codes.first; code < step.codes.second; ++code) {
    step.most += column->totals()[code];
  }
  return step;
}

PlanStep PlanRun::inner(Plan::Node const& node, double factor) const {
  if (node.op == Plan::Op::AndMaybe && factor <= 0) return prepare(node.parts.front(), factor);
  PlanStep step;
  bool const has_test = node.op == Plan::Op::Filter || node.op == Plan::Op::AndNot;
  for (Plan const& part : node.parts) {
    bool const is_weighed = node.op != Plan::Op::Synonym && !(has_test && !step.parts.empty());
    step.parts.push_back(prepare(part, is_weighed ? factor : 0));
  }
  auto const most = [](PlanStep const& part) { return part.most; };
  switch (node.op) {
    case Plan::Op::And:
      step.kind = PlanStep::Kind::And;
      step.parts = flat(std::move(step.parts), step.kind);
      std::ranges::stable_sort(step.parts, {}, most);
      step.most = step.parts.front().most;
      return step;
    case Plan::Op::Synonym:  // not of terms: they weigh as one
      fix_weight(step, factor);
      [[fallthrough]];
    case Plan::Op::Or:
      step.kind = PlanStep::Kind::Or;
      step.parts = flat(std::move(step.parts), step.kind);
      for (PlanStep const& part : step.parts) step.most += part.most;
      return step;
    case Plan::Op::AndMaybe: step.kind = PlanStep::Kind::AndMaybe; break;
    case Plan::Op::AndNot: step.kind = PlanStep::Kind::AndNot; break;
    case Plan::Op::Filter: step.kind = PlanStep::Kind::Filter; break;
  }
  step.most = step.parts.front().most;
  return step;
}

/// The matches of the window; those that are not in `candidates` need not be among them.
void PlanRun::match_part(PlanStep& step, MatchList const* candidates) {
  step.matches.clear();
  switch (step.kind) {
    case PlanStep::Kind::All: match_whole(step, candidates); break;
    case PlanStep::Kind::Leaf: match_leaf(step, candidates); break;
    case PlanStep::Kind::Range: match_range(step, candidates); break;
    case PlanStep::Kind::Engine: match_in_engine(step, candidates); break;
    case PlanStep::Kind::Or: match_any(step, candidates); break;
    case PlanStep::Kind::And: match_all(step, candidates); break;
    case PlanStep::Kind::Filter: match_filtered(step, candidates); break;
    case PlanStep::Kind::AndMaybe:
    case PlanStep::Kind::AndNot: match_first(step, candidates); break;
  }
  if (step.has_fixed_weight) std::ranges::fill(step.matches.weights, step.fixed_weight);
}

void PlanRun::match_leaf(PlanStep& step, MatchList const* candidates) {
  for_postings(step, candidates, way_to(step, candidates),
               [&](Xapian::docid document, double weight) { step.matches.add(document, weight); });
}

void PlanRun::match_whole(PlanStep& step, MatchList const* candidates) {
  if (candidates != nullptr) {
    step.matches.documents = candidates->documents;
  } else {
    for (std::size_t document = begin_; document < end_; ++document) {
      if (lengths_[document] >= 0) {
        step.matches.documents.push_back(static_cast<Xapian::docid>(document));
      }
    }
  }
  step.matches.weights.assign(step.matches.size(), 0);
  looked_at_ += step.matches.size();
}

void PlanRun::match_range(PlanStep& step, MatchList const* candidates) {
  std::vector<Xapian::docid>& found = step.matches.documents;
  Column::Code const first = step.codes.first;
  Column::Code const last = step.codes.second;
  if (candidates != nullptr) {
    step.column->for_each(candidates->documents, [&](std::size_t i, Column::Code code) {
      if (code >= first && code < last) found.push_back(candidates->documents[i]);
    });
    looked_at_ += candidates->size();
  } else {
    found = step.column->documents_in(step.codes, begin_, end_);
    looked_at_ += found.size();
  }
  step.matches.weights.assign(found.size(), 0);
}

void PlanRun::match_in_engine(PlanStep& step, MatchList const* candidates) {
  MatchList window;
  if (candidates == nullptr) {
    match_whole(step, nullptr);
    std::swap(window, step.matches);
    candidates = &window;
  }
  if (candidates->empty()) return;
  looked_at_ += candidates->size();
  auto const weighting = step.term_weight <= 0 ? std::nullopt : std::optional(weighting_);
  step.matches = engine_.among(step.query, weighting, candidates->documents);
  for (double& weight : step.matches.weights) weight *= step.term_weight;
}

/// Parts that are no leaves come first: they use the sums, too.
void PlanRun::match_any(PlanStep& step, MatchList const* candidates) {
  if (precision_ == Precision::Exact && candidates != nullptr) {
    return match_any_exactly(step, *candidates);
  }
  for (PlanStep& part : step.parts) {
    if (part.kind != PlanStep::Kind::Leaf) match_part(part, candidates);
  }
  sums_.reset(begin_, end_);
  for (PlanStep& part : step.parts) {
    if (part.kind == PlanStep::Kind::Leaf) {
      add_leaf(part, candidates, sums_, true);
    } else {
      sums_.add(part.matches, true);
    }
  }
  sums_.append_to(step.matches);
}

/// In the order of the parts.
void PlanRun::match_any_exactly(PlanStep& step, MatchList const& candidates) {
  std::vector<double> sums(candidates.size());
  std::vector<bool> met(candidates.size());
  for (PlanStep& part : step.parts) {
    match_part(part, &candidates);
    for_common(candidates, part.matches, [&](std::size_t candidate, std::size_t match) {
      sums[candidate] += part.matches.weights[match];
      met[candidate] = true;
    });
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (met[i]) step.matches.add(candidates.documents[i], sums[i]);
  }
}

void PlanRun::match_all(PlanStep& step, MatchList const* candidates) {
  bool const tests_first = candidates == nullptr && has_test(step.parts.front());
  if (tests_first) match_tests(step);
  for (std::size_t i = 0; i < step.parts.size(); ++i) {
    PlanStep& part = step.parts[i];
    bool const is_first = i == 0 && !tests_first;
    if (!is_first && step.matches.empty()) return;
    if (!is_first && has_test(part)) {
      if (tests_first) continue;
      keep_held(step.matches, *part.list);
      looked_at_ += step.matches.size();
      continue;
    }
    match_part(part, is_first ? candidates : &step.matches);
    if (is_first) {
      std::swap(step.matches, part.matches);
    } else {
      keep_common(step.matches, part.matches);
    }
  }
}

/// What all parts hold that are tests (has_test()), 64 documents at a time.
void PlanRun::match_tests(PlanStep& step) {
  std::vector<PostingList const*> tests;
  for (PlanStep& part : step.parts) {
    if (has_test(part)) tests.push_back(part.list.get());
  }
  std::size_t const end = (end_ + DocumentSet::kBits - 1) / DocumentSet::kBits;
  for (std::size_t word = begin_ / DocumentSet::kBits; word < end; ++word) {
    std::uint64_t held = ~std::uint64_t{0};
    for (PostingList const* const list : tests) held &= list->bits(word);
    for_bits(held, [&](std::size_t place) {
      step.matches.add(static_cast<Xapian::docid>(word * DocumentSet::kBits + place), 0);
    });
  }
  looked_at_ += tests.size() * (end_ - begin_) / DocumentSet::kBits;
}

/// The rarer one first.
void PlanRun::match_filtered(PlanStep& step, MatchList const* candidates) {
  PlanStep& shown = step.parts.front();
  PlanStep& filter = step.parts.back();
  if (filter.most < shown.most) {
    match_part(filter, candidates);
    if (filter.matches.empty()) return;
    match_part(shown, &filter.matches);
  } else {
    match_part(shown, candidates);
    if (shown.matches.empty()) return;
    match_part(filter, &shown.matches);
  }
  std::swap(step.matches, shown.matches);
  keep_if(step.matches, filter.matches, true);
}

void PlanRun::match_first(PlanStep& step, MatchList const* candidates) {
  match_part(step.parts.front(), candidates);
  std::swap(step.matches, step.parts.front().matches);
  if (step.matches.empty()) return;
  PlanStep& second = step.parts.back();
  match_part(second, &step.matches);
  if (step.kind == PlanStep::Kind::AndNot) {
    keep_if(step.matches, second.matches, false);
  } else {
    add_weights(step.matches, second.matches);
  }
}

/// True for a list that weighs nothing and tells at once what it holds.
bool PlanRun::has_test(PlanStep& step) {
  if (!is_plain_leaf(step) || step.term_weight > 0) return false;
  if (!step.list) step.list = lists_.find_kept(step.terms);
  return step.list && step.list->has_bits();
}

/// Skipping through a list that is not read, or reading it.
PlanRun::Way PlanRun::way_to(PlanStep& step, MatchList const* candidates) {
  if (!step.list) step.list = lists_.find_kept(step.terms);
  bool const skips = !step.list && candidates != nullptr &&
                     candidates->size() * kWorthSkipping * step.terms.size() < step.most &&
                     (!step.skipped.empty() || !lists_.is_worth_reading(step.terms));
  if (skips) {
    looked_at_ += candidates->size() * step.terms.size();
    return Way::Skipping;
  }
  if (!step.list) step.list = lists_.find(step.terms, permit_);
  if (!step.list) {
    is_over_ = true;
    return Way::BudgetOver;
  }
  if (candidates != nullptr && is_worth_looking_up(step, *candidates)) {
    looked_at_ += candidates->size();
    return Way::LookingUp;
  }
  looked_at_ += step.list->size() * (end_ - begin_) / lengths_.size();
  return Way::Reading;
}

bool PlanRun::is_worth_looking_up(PlanStep const& step, MatchList const& candidates) const {
  if (step.list->is_dense()) return candidates.size() * kWorthLookingUp < end_ - begin_;
  return candidates.size() * kWorthSearching < step.list->size();
}

void PlanRun::add_leaf(PlanStep& step, MatchList const* candidates, WeightSums& sums, bool meets) {
  Way const way = way_to(step, candidates);
  if (way == Way::Reading && step.has_fixed_weight) {
    sums.add_units(*step.list, step.fixed_weight, meets);
  } else if (way == Way::Reading && weighting_ == Weighting::Units) {
    sums.add_units(*step.list, step.term_weight, meets);
  } else if (way == Way::Reading) {
    sums.add_bm25(*step.list, step.term_weight, lengths_, meets);
  } else {
    for_postings(step, candidates, way, [&](Xapian::docid document, double weight) {
      sums.add(document, step.has_fixed_weight ? step.fixed_weight : weight, meets);
    });
  }
}

template <class Take>
void PlanRun::for_postings(PlanStep& step, MatchList const* candidates, Way way, Take take) {
  auto const weigh = [&](Xapian::docid document, Xapian::termcount occurrences) {
    take(document, weight(step, document, occurrences));
  };
  switch (way) {
    case Way::Skipping: for_skipped(step, *candidates, weigh); break;
    case Way::LookingUp: step.list->look_up(candidates->documents, weigh); break;
    case Way::Reading: step.list->for_each(begin_, end_, weigh); break;
    case Way::BudgetOver: break;
  }
}

template <class Take>
void PlanRun::for_skipped(PlanStep& step, MatchList const& candidates, Take take) {
  if (step.skipped.empty()) {
    for (std::string const& term : step.terms) {
      step.skipped.push_back(database_.postlist_begin(term));
    }
  }
  Xapian::PostingIterator const end;
  for (Xapian::docid const document : candidates.documents) {
    Xapian::termcount occurrences = 0;
    bool is_found = false;
    for (Xapian::PostingIterator& posting : step.skipped) {
      if (posting == end) continue;
      posting.skip_to(document);
      if (posting == end || *posting != document) continue;
      is_found = true;
      occurrences += posting.get_wdf();
    }
    if (is_found) take(document, occurrences);
  }
}

double PlanRun::weight(PlanStep const& step, Xapian::docid document, double occurrences) const {
  if (weighting_ == Weighting::Units) return step.term_weight;
  return step.term_weight * bm25_share(occurrences, lengths_[document]);
}

double PlanRun::bound(PlanStep const& step) const {
  if (step.has_fixed_weight) return step.fixed_weight;
  switch (step.kind) {
    case PlanStep::Kind::All:
    case PlanStep::Kind::Range: return 0;
    case PlanStep::Kind::Leaf: {
      bool const is_known = weighting_ == Weighting::Bm25 && step.list;
      return step.term_weight * (is_known ? step.list->most_share() : 1);
    }
    case PlanStep::Kind::Engine: return std::numeric_limits<double>::infinity();
    case PlanStep::Kind::AndNot:
    case PlanStep::Kind::Filter: return bound(step.parts.front());
    case PlanStep::Kind::And:
    case PlanStep::Kind::Or:
    case PlanStep::Kind::AndMaybe: break;
  }
  double sum = 0;
  for (PlanStep const& part : step.parts) sum += bound(part);
  return sum;
}

}  // namespace tracuu::search
