// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/glass/glass_table.hpp"

namespace tracuu::indexer {

/// Writes the documents of one term into the posting table, in chunks of about
/// 2,000 bytes: the first under the term with how often it occurs, the others
/// under the term and their first document. The lengths of all documents are
/// such a list too. Not thread-safe; made to be used again.
class GlassPostingWriter {
 public:
  explicit GlassPostingWriter(GlassTableWriter& table) : table_(table) {}

  /// A list of `documents` postings with `occurrences` in all. `key` is the term as
  /// pack_sortable_string() writes it.
  void begin_term(std::string_view key, std::uint64_t documents, std::uint64_t occurrences);

  /// The list of the lengths of documents.
  void begin_lengths();

  /// REQUIRES: documents are added in rising order.
  void add(std::uint32_t document, std::uint32_t wdf);

  /// Many at once, packed as a chunk has them: a wdf, then the distance to each next document, less
  /// 1, and its wdf. REQUIRES: as add().
  void add_packed(std::uint32_t first_document, std::uint32_t last_document,
                  std::string_view packed);

  /// REQUIRES: at least one was added.
  void end();

 private:
  void begin(std::uint64_t documents, std::uint64_t occurrences);
  void begin_posting(std::uint32_t document);
  void write_chunk(bool is_last);

  GlassTableWriter& table_;
  std::string key_;         ///< of the first chunk
  std::string chunk_key_;   ///< what the keys of the others begin with
  std::string first_head_;  ///< of the first chunk; empty after it
  std::string chunk_;
  std::string tag_;
  std::uint32_t first_document_ = 0;  ///< of the chunk
  std::uint32_t last_document_ = 0;
};

}  // namespace tracuu::indexer
