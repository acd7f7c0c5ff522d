// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_facts.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace tracuu::indexer {

namespace {

constexpr std::size_t kRandomDocuments = 32;
/// A longer one is not kept: that of a book would take a hundred megabytes.
constexpr std::size_t kMaxKeptPostings = 100'000;

/// One in 4,096 terms is sampled; of terms of few bytes, among them all frequent ones, one in 64.
constexpr int kSampleBits = 12;
constexpr int kSampleShortBits = 6;
constexpr std::size_t kShortBytes = 8;

/// 2^64 divided by the golden ratio (Knuth, "The Art of Computer Programming", 6.4).
constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15;

template <class Number>
std::uint64_t number_at(char const* bytes) {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof(number));
  return number;
}

/// A number of the first and the last bytes of a term: up to eight of each.
std::uint64_t ends_of(std::string_view term) {
  char const* const begin = term.data();
  char const* const end = begin + term.size();
  if (term.size() >= 8) {
    std::uint64_t const tail = number_at<std::uint64_t>(end - 8);
    return number_at<std::uint64_t>(begin) ^ (tail << 29 | tail >> 35);
  }
  if (term.size() >= 4) {
    return number_at<std::uint32_t>(begin) << 32 | number_at<std::uint32_t>(end - 4);
  }
  std::uint64_t ends = 0;
  for (char const byte : term) ends = ends << 8 | static_cast<unsigned char>(byte);
  return ends;
}

/// The finalizer of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators", 2014).
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

}  // namespace

void BuildFacts::add(std::uint32_t number, DocumentContent const& content, bool is_edge) {
  ++documents_;
  last_number_ = std::max(last_number_, number);
  add_terms(number, content);
  add_values(content);
  keep(number, content, is_edge);
}

/// It is asked for each occurrence, so one multiplication has to do.
bool BuildFacts::is_sampled(std::string_view term) const {
  std::uint64_t const hash = (ends_of(term) ^ seed_) * kFactor;
  return hash >> (64 - (term.size() <= kShortBytes ? kSampleShortBits : kSampleBits)) == 0;
}

void BuildFacts::add_terms(std::uint32_t number, DocumentContent const& content) {
  sampled_.clear();
  for (DocumentContent::Posting const& posting : content.postings()) {
    total_length_ += posting.wdf;
    std::string_view const term = content.term(posting);
    if (!is_sampled(term)) continue;
    auto const known = std::ranges::find(sampled_, term, &decltype(sampled_)::value_type::first);
    if (known == sampled_.end()) {
      sampled_.emplace_back(term, posting.wdf);
    } else {
      known->second += posting.wdf;
    }
  }
  for (auto const& [term, wdf] : sampled_) add_term(term, {1, wdf, posting_hash(number, wdf)});
}

void BuildFacts::add_values(DocumentContent const& content) {
  for (auto const& [number, value] : content.values()) {
    Slot& slot = slots_[number];
    if (slot.documents == 0 || value < slot.smallest) slot.smallest = value;
    if (slot.documents == 0 || value > slot.largest) slot.largest = value;
    ++slot.documents;
  }
}

void BuildFacts::keep(std::uint32_t number, DocumentContent const& content, bool is_edge) {
  if (content.postings().size() > kMaxKeptPostings) return;
  if (is_edge) {
    edges_.emplace(number, content);
    while (edges_.size() > 2) edges_.erase(std::next(edges_.begin()));
  }
  std::uint64_t const rank = mixed(number ^ seed_);
  if (kept_.size() == kRandomDocuments && rank > kept_.back().rank) return;
  kept_.push_back({rank, {number, content}});
  keep_lowest();
}

void BuildFacts::keep_lowest() {
  std::ranges::sort(kept_, {}, &Kept::rank);
  if (kept_.size() > kRandomDocuments) kept_.erase(kept_.begin() + kRandomDocuments, kept_.end());
}

void BuildFacts::merge(BuildFacts more) {
  add_counts(more.documents_, more.total_length_, more.last_number_);
  for (auto const& [number, slot] : more.slots_) add_slot(number, slot);
  for (auto const& [text, term] : more.terms_) add_term(text, term);
  std::ranges::move(more.kept_, std::back_inserter(kept_));
  keep_lowest();
  std::ranges::move(more.known_, std::back_inserter(known_));
  edges_.merge(more.edges_);
  while (edges_.size() > 2) edges_.erase(std::next(edges_.begin()));
}

void BuildFacts::add_counts(std::uint64_t documents, std::uint64_t total_length,
                            std::uint32_t last_number) {
  documents_ += documents;
  total_length_ += total_length;
  last_number_ = std::max(last_number_, last_number);
}

void BuildFacts::add_slot(std::uint32_t number, Slot const& slot) {
  Slot& known = slots_[number];
  if (known.documents == 0 || slot.smallest < known.smallest) known.smallest = slot.smallest;
  if (known.documents == 0 || slot.largest > known.largest) known.largest = slot.largest;
  known.documents += slot.documents;
}

void BuildFacts::add_term(std::string_view text, Term const& term) {
  auto found = terms_.find(text);
  if (found == terms_.end()) found = terms_.emplace(text, Term()).first;
  found->second.documents += term.documents;
  found->second.occurrences += term.occurrences;
  found->second.postings += term.postings;
}

std::uint64_t BuildFacts::posting_hash(std::uint32_t number, std::uint32_t wdf) {
  return mixed(static_cast<std::uint64_t>(number) << 32 | wdf);
}

std::vector<BuildFacts::Document> BuildFacts::documents() const {
  std::vector<Document> all = known_;
  for (auto const& [number, content] : edges_) all.push_back({number, content});
  for (Kept const& kept : kept_) {
    if (!edges_.contains(kept.document.number)) all.push_back(kept.document);
  }
  return all;
}

}  // namespace tracuu::indexer
