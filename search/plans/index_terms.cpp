// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/index_terms.hpp"

#include <cstddef>
#include <utility>

namespace tracuu::search {

namespace {

/// So many answers are kept of either kind: some 10 MB.
constexpr std::size_t kMostKept = 65'536;

/// A beginning with more terms is not kept.
constexpr std::size_t kMostTerms = 256;

template <class Kept>
void keep(Kept& kept, std::string const& question, typename Kept::mapped_type const& answer) {
  if (kept.size() >= kMostKept) kept.clear();
  kept.emplace(question, answer);
}

}  // namespace

void TermMemory::follow(ListState const& state) {
  if (state_ == state) return;
  counts_.clear();
  beginnings_.clear();
  any_.clear();
  state_ = state;
}

Xapian::doccount IndexTerms::documents(std::string const& term) const {
  if (memory_ == nullptr) return database_->get_termfreq(term);
  if (auto const kept = memory_->counts_.find(term); kept != memory_->counts_.end()) {
    return kept->second;
  }
  Xapian::doccount const documents = database_->get_termfreq(term);
  keep(memory_->counts_, term, documents);
  return documents;
}

bool IndexTerms::has_any(std::string const& beginning) const {
  if (memory_ != nullptr) {
    if (auto const kept = memory_->any_.find(beginning); kept != memory_->any_.end()) {
      return kept->second;
    }
  }
  bool const is_any = database_->allterms_begin(beginning) != database_->allterms_end(beginning);
  if (memory_ != nullptr) keep(memory_->any_, beginning, is_any);
  return is_any;
}

IndexTerms::Terms IndexTerms::beginning_with(std::string const& beginning) const {
  if (memory_ != nullptr) {
    auto const kept = memory_->beginnings_.find(beginning);
    if (kept != memory_->beginnings_.end()) return kept->second;
  }
  auto terms = std::make_shared<std::vector<TermCount>>();
  auto const end = database_->allterms_end(beginning);
  for (auto term = database_->allterms_begin(beginning); term != end; ++term) {
    terms->push_back({*term, term.get_termfreq()});
  }
  if (memory_ != nullptr && terms->size() <= kMostTerms) {
    keep(memory_->beginnings_, beginning, terms);
  }
  return terms;
}

}  // namespace tracuu::search
