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
  if (chunk_.empty()) {
    first_document_ = document;
  } else {
    pack_uint(chunk_, document - last_document_ - 1);
  }
  pack_uint(chunk_, wdf);
  last_document_ = document;
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
