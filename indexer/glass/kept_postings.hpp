// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/glass_postings.hpp"
#include "indexer/glass/glass_table_reader.hpp"
#include "indexer/glass/glass_unpacking.hpp"
#include "indexer/glass/kept_documents.hpp"

namespace tracuu::indexer {

/// What stays of one list after the other of a posting table: the lengths of all documents, then
/// the documents of each term. Lists of which nothing stays are passed over. A list is held in
/// memory as it lies in the table, a few bytes a document. Not thread-safe; all may throw
/// GlassDamage and std::system_error.
class KeptPostings {
 public:
  /// `reader` stands at the first list if `is_at_list`, else after the last. Both must outlive it.
  KeptPostings(GlassTableReader& reader, bool is_at_list, KeptDocuments const& kept)
      : reader_(reader), is_at_list_(is_at_list), kept_(kept) {
    next();
  }

  /// False after the last list.
  [[nodiscard]] bool has_list() const { return has_list_; }
  void next();

  /// That of the first chunk, as the table has it.
  [[nodiscard]] std::string_view key() const { return key_; }
  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] std::uint64_t occurrences() const { return occurrences_; }  ///< the sum of all wdf

  /// Calls `visit` with each document that stays and its wdf, in rising order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (Chunk const& chunk : chunks_) for_each_in(chunk, visit);
  }

  /// Adds all to a list that was begun; what stays whole as it is packed.
  void add_to(GlassPostingWriter& writer) const;

 private:
  /// In bytes_, without its head.
  struct Chunk {
    std::uint32_t first_document = 0;
    std::uint32_t last_document = 0;
    std::size_t begin = 0;
    std::size_t bytes = 0;
    bool is_whole = true;  ///< all of its documents stay
  };

  template <class Visit>
  void for_each_in(Chunk const& chunk, Visit visit) const {
    Unpacker postings(packed(chunk));
    std::uint32_t document = chunk.first_document;
    while (!postings.at_end()) {
      std::uint32_t const wdf = postings.take_uint32();
      if (kept_.holds(document)) visit(document, wdf);
      if (!postings.at_end()) document += postings.take_uint32() + 1;
    }
  }
  [[nodiscard]] std::string_view packed(Chunk const& chunk) const {
    return std::string_view(bytes_).substr(chunk.begin, chunk.bytes);
  }

  void take_list();
  [[nodiscard]] bool is_at_further_chunk() const;
  void add_chunk(std::uint32_t first_document, Unpacker chunk);
  void count(bool has_counts);

  GlassTableReader& reader_;
  bool is_at_list_;
  KeptDocuments const& kept_;
  bool has_list_ = false;
  std::string key_;
  std::string chunk_key_;  ///< what the keys of the chunks after the first begin with
  std::string bytes_;
  std::vector<Chunk> chunks_;
  std::uint64_t documents_ = 0;
  std::uint64_t occurrences_ = 0;
};

}  // namespace tracuu::indexer
