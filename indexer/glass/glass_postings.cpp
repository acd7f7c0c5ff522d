// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_postings.hpp"

#include "indexer/glass/glass_keys.hpp"
#include "indexer/glass/glass_packing.hpp"
#include "schema/term.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kPostingChunkBytes = 2000;

// The longest key here and among the positions: a term, a zero byte, a document.
static_assert(schema::kMaxTermBytes + 1 + kMaxSortableUintBytes <= GlassTableWriter::kMaxKeyBytes);

}  // namespace

void GlassPostingWriter::begin_term(std::string_view key, std::uint64_t documents,
                                    std::uint64_t occurrences) {
  key_ = key;
  chunk_key_ = key;
  chunk_key_ += '\0';
  begin(documents, occurrences);
}

void GlassPostingWriter::begin_lengths() {
  key_ = kGlassLengthsKey;
  chunk_key_ = kGlassLengthsKey;
  begin(0, 0);
}

void GlassPostingWriter::begin(std::uint64_t documents, std::uint64_t occurrences) {
  first_head_.clear();
  pack_uint(first_head_, documents);
  pack_uint(first_head_, occurrences);
  chunk_.clear();
}

void GlassPostingWriter::add(std::uint32_t document, std::uint32_t wdf) {
  if (chunk_.size() >= kPostingChunkBytes) write_chunk(false);
  begin_posting(document);
  pack_uint(chunk_, wdf);
  last_document_ = document;
}

void GlassPostingWriter::add_packed(std::uint32_t first_document, std::uint32_t last_document,
                                    std::string_view packed) {
  bool const is_full = chunk_.size() + packed.size() > kPostingChunkBytes;
  if (is_full && !chunk_.empty()) write_chunk(false);
  begin_posting(first_document);
  chunk_ += packed;
  last_document_ = last_document;
}

/// All of it but its wdf.
void GlassPostingWriter::begin_posting(std::uint32_t document) {
  if (chunk_.empty()) {
    first_document_ = document;
  } else {
    pack_uint(chunk_, document - last_document_ - 1);
  }
}

void GlassPostingWriter::end() {
  write_chunk(true);
}

void GlassPostingWriter::write_chunk(bool is_last) {
  tag_ = first_head_;
  if (!first_head_.empty()) {
    pack_uint(tag_, first_document_ - 1);
  } else {
    key_ = chunk_key_;
    pack_sortable_uint(key_, first_document_);
  }
  tag_ += is_last ? '1' : '0';
  pack_uint(tag_, last_document_ - first_document_);
  tag_ += chunk_;
  table_.add(key_, tag_);
  first_head_.clear();
  chunk_.clear();
}

}  // namespace tracuu::indexer
