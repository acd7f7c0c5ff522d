// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/document_content.hpp"
#include "indexer/glass/term_table.hpp"

namespace tracuu::indexer {

/// Some thousand documents turned round in memory: from the terms of each
/// document to the documents of each term, both in order. Documents are numbered
/// 1, 2, 3 … as they are added; terms 0, 1, 2 … in the order of their bytes.
/// Not thread-safe.
class InvertedBatch {
 public:
  /// A document that holds a term.
  struct Posting {
    std::uint32_t document = 0;
    std::uint32_t wdf = 0;
    std::uint32_t first_position = 0;  ///< in the positions of all postings
    std::uint32_t position_count = 0;
  };
  struct Document {
    std::vector<DocumentContent::Value> values;
    std::string data;
    std::uint32_t length = 0;  ///< the sum of its wdf
    std::uint32_t term_count = 0;
    std::uint32_t largest_wdf = 0;
  };

  void add(DocumentContent const& content);

  /// No documents, as at first; keeps its memory.
  void clear();

  /// What the documents so far take, about.
  [[nodiscard]] std::size_t memory_bytes() const;

  /// Makes the order of terms. To be called once, after the last add() and
  /// before anything below.
  void sort();

  [[nodiscard]] std::size_t document_count() const { return documents_.size(); }
  [[nodiscard]] Document const& document(std::size_t number) const {
    return documents_[number - 1];
  }
  [[nodiscard]] std::size_t term_count() const { return order_.size(); }
  [[nodiscard]] std::string_view term(std::size_t term) const {
    return std::string_view(sorted_chars_)
        .substr(first_char_[term], first_char_[term + 1] - first_char_[term]);
  }
  /// The documents that hold a term, in order.
  [[nodiscard]] std::span<Posting const> postings(std::size_t term) const;
  /// Where, in rising order; empty for a term without positions.
  [[nodiscard]] std::span<std::uint32_t const> positions(Posting const& posting) const {
    return {positions_.data() + posting.first_position, posting.position_count};
  }

 private:
  /// A posting before they are in order.
  struct Entry {
    std::uint32_t term = 0;  ///< its number in terms_
    Posting posting;
  };

  Entry& entry_of(TermTable::Term& term);
  void place_positions(DocumentContent const& content, std::size_t first_entry);
  void sort_terms();
  void sort_postings();

  TermTable terms_;
  std::vector<Document> documents_;
  std::size_t stored_bytes_ = 0;              ///< of their data and values
  std::vector<Entry> entries_;                ///< document by document
  std::vector<std::uint32_t> positions_;      ///< posting by posting
  std::vector<std::uint32_t> posting_entry_;  ///< of the document being added: entry by occurrence
  std::vector<std::uint64_t> hashes_;         ///< of the same, of the term

  std::vector<std::uint32_t> order_;          ///< numbers in terms_ in the order of their bytes
  std::string sorted_chars_;                  ///< of all terms in that order
  std::vector<std::uint32_t> first_char_;     ///< of each term in it, and the end
  std::vector<Posting> postings_;             ///< by that order
  std::vector<std::uint32_t> first_posting_;  ///< of each term in that order, and the end
};

}  // namespace tracuu::indexer
