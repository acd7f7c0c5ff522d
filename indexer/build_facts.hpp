// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/document/document_content.hpp"

namespace tracuu::indexer {

/// What a full build knows of the documents that it writes: the evidence that the new database is
/// held against (build_check.hpp). It is taken from the contents before they are turned round or
/// packed, so nothing of either road (build_road.hpp) has a part in it. Counts are of all
/// documents; of documents and terms it is a sample, which `seed` chooses. Costs about two
/// hundredths of a build. Not thread-safe: a thread has its own, and in the end they are merged.
class BuildFacts {
 public:
  struct Slot {
    std::uint64_t documents = 0;
    std::string smallest;
    std::string largest;
  };
  struct Term {
    std::uint64_t documents = 0;
    std::uint64_t occurrences = 0;  ///< the sum of its wdf
    std::uint64_t postings = 0;     ///< the sum of posting_hash() of all of them
  };
  struct Document {
    std::uint32_t number = 0;
    DocumentContent content;
  };

  explicit BuildFacts(std::uint64_t seed) : seed_(seed) {}

  /// `is_edge`: it is the first or the last of its batch, and may be that of the build.
  void add(std::uint32_t number, DocumentContent const& content, bool is_edge);

  /// Adds the facts of other documents of the same build.
  void merge(BuildFacts more);

  /// Whether the term is one of those whose documents are known.
  [[nodiscard]] bool is_sampled(std::string_view term) const;

  // Adds what is known otherwise of documents that were there before (kept_facts.hpp).
  void add_counts(std::uint64_t documents, std::uint64_t total_length, std::uint32_t last_number);
  void add_slot(std::uint32_t number, Slot const& slot);
  void add_term(std::string_view text, Term const& term);
  void add_document(Document document) { known_.push_back(std::move(document)); }

  [[nodiscard]] static std::uint64_t posting_hash(std::uint32_t number, std::uint32_t wdf);

  [[nodiscard]] std::uint64_t document_count() const { return documents_; }
  /// The highest number that was ever given to a document.
  [[nodiscard]] std::uint32_t last_number() const { return last_number_; }
  /// A length is the sum of the wdf of a document's terms.
  [[nodiscard]] std::uint64_t total_length() const { return total_length_; }
  [[nodiscard]] std::map<std::uint32_t, Slot> const& slots() const { return slots_; }
  /// Some hundred terms, more of short ones, which are the frequent ones.
  [[nodiscard]] std::map<std::string, Term, std::less<>> const& terms() const { return terms_; }
  /// The first and the last one, and some between; none that is very long.
  [[nodiscard]] std::vector<Document> documents() const;

 private:
  struct Kept {
    std::uint64_t rank;  ///< by chance; the lowest ones are kept
    Document document;
  };

  void add_terms(std::uint32_t number, DocumentContent const& content);
  void add_values(DocumentContent const& content);
  void keep(std::uint32_t number, DocumentContent const& content, bool is_edge);
  void keep_lowest();

  std::uint64_t seed_;
  std::uint64_t documents_ = 0;
  std::uint64_t total_length_ = 0;
  std::uint32_t last_number_ = 0;
  std::map<std::uint32_t, Slot> slots_;
  std::map<std::string, Term, std::less<>> terms_;
  std::vector<Kept> kept_;
  std::vector<Document> known_;                     ///< of those that were there before
  std::map<std::uint32_t, DocumentContent> edges_;  ///< the first and the last one so far
  std::vector<std::pair<std::string_view, std::uint32_t>> sampled_;  ///< of one document, with wdf
};

}  // namespace tracuu::indexer
