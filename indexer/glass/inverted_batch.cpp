// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/inverted_batch.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "base/release.hpp"
#include "indexer/glass/glass_packing.hpp"

namespace tracuu::indexer {

namespace {

/// How many terms ahead memory is asked for: about what it takes to answer.
constexpr std::size_t kPrefetchedTerms = 8;

}  // namespace

void InvertedBatch::add(DocumentContent const& content) {
  documents_.push_back({content.values(), content.data(), 0, 0, 0});
  stored_bytes_ += content.data().size();
  std::size_t const first_entry = entries_.size();
  posting_entry_.clear();
  hashes_.clear();
  for (DocumentContent::Posting const& posting : content.postings()) {
    hashes_.push_back(TermTable::hash(content.term(posting)));
  }
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    if (i + kPrefetchedTerms < hashes_.size()) terms_.prefetch(hashes_[i + kPrefetchedTerms]);
    DocumentContent::Posting const& posting = content.postings()[i];
    Entry& entry = entry_of(terms_.find_or_add(content.term(posting), hashes_[i]));
    entry.posting.wdf += posting.wdf;
    if (posting.position != DocumentContent::kNoPosition) ++entry.posting.position_count;
    documents_.back().length += posting.wdf;
    posting_entry_.push_back(static_cast<std::uint32_t>(&entry - entries_.data()));
  }
  Document& document = documents_.back();
  document.term_count = static_cast<std::uint32_t>(entries_.size() - first_entry);
  for (std::size_t i = first_entry; i < entries_.size(); ++i) {
    document.largest_wdf = std::max(document.largest_wdf, entries_[i].posting.wdf);
  }
  place_positions(content, first_entry);
}

/// The entry of the term in the document that is being added.
InvertedBatch::Entry& InvertedBatch::entry_of(TermTable::Term& term) {
  auto const document = static_cast<std::uint32_t>(documents_.size());
  if (term.last_document != document) {
    term.last_document = document;
    term.last_entry = static_cast<std::uint32_t>(entries_.size());
    ++term.document_count;
    entries_.push_back({term.number, {document, 0, 0, 0}});
  }
  return entries_[term.last_entry];
}

/// Gives each entry of the document a run of positions_ and fills it.
void InvertedBatch::place_positions(DocumentContent const& content, std::size_t first_entry) {
  auto next = static_cast<std::uint32_t>(positions_.size());
  for (std::size_t i = first_entry; i < entries_.size(); ++i) {
    Posting& posting = entries_[i].posting;
    posting.first_position = next;
    next += posting.position_count;
    posting.position_count = 0;  // counted again as they are filled in
  }
  positions_.resize(next);
  for (std::size_t i = 0; i < posting_entry_.size(); ++i) {
    std::uint32_t const position = content.postings()[i].position;
    if (position == DocumentContent::kNoPosition) continue;
    Posting& posting = entries_[posting_entry_[i]].posting;
    std::uint32_t* const begin = positions_.data() + posting.first_position;
    assert(posting.position_count == 0 || begin[posting.position_count - 1] < position);
    begin[posting.position_count++] = position;
  }
}

std::size_t InvertedBatch::memory_bytes() const {
  constexpr std::size_t kTermBytes = 80;  // with its text, its slots and its place in the order
  return terms_.size() * kTermBytes + entries_.size() * (sizeof(Entry) + sizeof(Posting)) +
         positions_.size() * sizeof(std::uint32_t) + stored_bytes_;
}

void InvertedBatch::clear() {
  // What one very long text took is given back.
  constexpr std::size_t kKeptOccurrences = 400'000;
  if (posting_entry_.capacity() > kKeptOccurrences) {
    base::release(posting_entry_);
    base::release(hashes_);
    base::release(positions_);
    base::release(entries_);
    base::release(postings_);
    base::release(order_);
    base::release(first_char_);
    base::release(first_posting_);
    base::release(sorted_chars_);
  }
  stored_bytes_ = 0;
  terms_.clear();
  documents_.clear();
  entries_.clear();
  positions_.clear();
  order_.clear();
  sorted_chars_.clear();
  first_char_.clear();
  postings_.clear();
  first_posting_.clear();
}

void InvertedBatch::sort() {
  sort_terms();
  sort_postings();
}

void InvertedBatch::sort_terms() {
  struct Key {
    std::uint64_t head;
    std::uint32_t term;
  };
  std::vector<Key> keys(terms_.size());
  for (std::uint32_t i = 0; i < terms_.size(); ++i) keys[i] = {head_bytes(terms_[i].text()), i};
  std::ranges::sort(keys, [&](Key const& a, Key const& b) {
    return a.head != b.head ? a.head < b.head : terms_[a.term].text() < terms_[b.term].text();
  });
  order_.resize(keys.size());
  std::ranges::transform(keys, order_.begin(), &Key::term);
  for (std::uint32_t const term : order_) {
    first_char_.push_back(static_cast<std::uint32_t>(sorted_chars_.size()));
    sorted_chars_ += terms_[term].text();
  }
  first_char_.push_back(static_cast<std::uint32_t>(sorted_chars_.size()));
}

void InvertedBatch::sort_postings() {
  std::vector<std::uint32_t> next(terms_.size());  // where the next posting of each term goes
  first_posting_.reserve(terms_.size() + 1);
  std::uint32_t total = 0;
  for (std::uint32_t const term : order_) {
    first_posting_.push_back(total);
    next[term] = total;
    total += terms_[term].document_count;
  }
  first_posting_.push_back(total);
  postings_.resize(total);
  for (Entry const& entry : entries_) postings_[next[entry.term]++] = entry.posting;
}

std::span<InvertedBatch::Posting const> InvertedBatch::postings(std::size_t term) const {
  return {postings_.data() + first_posting_[term], postings_.data() + first_posting_[term + 1]};
}

}  // namespace tracuu::indexer
