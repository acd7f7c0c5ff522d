// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/kept_postings.hpp"

#include <algorithm>

#include "indexer/glass/glass_keys.hpp"

namespace tracuu::indexer {

void KeptPostings::next() {
  has_list_ = false;
  while (is_at_list_ && !has_list_) {
    take_list();
    has_list_ = documents_ > 0;
  }
}

/// The list at which the reader stands; moves it to the next one.
void KeptPostings::take_list() {
  bool const has_lengths = reader_.key() == kGlassLengthsKey;
  key_ = reader_.key();
  chunk_key_ = key_;
  if (!has_lengths) chunk_key_ += '\0';
  bytes_.clear();
  chunks_.clear();
  Unpacker first(reader_.tag());
  documents_ = first.take_uint();
  occurrences_ = first.take_uint();
  auto first_document = static_cast<std::uint32_t>(first.take_uint() + 1);
  add_chunk(first_document, first);
  for (is_at_list_ = reader_.next(); is_at_list_ && is_at_further_chunk();
       is_at_list_ = reader_.next()) {
    Unpacker key(reader_.key().substr(chunk_key_.size()));
    first_document = key.take_sortable_uint();
    add_chunk(first_document, Unpacker(reader_.tag()));
  }
  count(!has_lengths);
}

/// Counts what stays; `has_counts`: those of the whole list are known.
void KeptPostings::count(bool has_counts) {
  bool const is_whole = std::ranges::all_of(chunks_, &Chunk::is_whole);
  if (has_counts && is_whole) return;
  documents_ = 0;
  occurrences_ = 0;
  for_each([this](std::uint32_t, std::uint32_t wdf) {
    ++documents_;
    occurrences_ += wdf;
  });
}

void KeptPostings::add_to(GlassPostingWriter& writer) const {
  for (Chunk const& chunk : chunks_) {
    if (chunk.is_whole) {
      writer.add_packed(chunk.first_document, chunk.last_document, packed(chunk));
    } else {
      for_each_in(chunk,
                  [&](std::uint32_t document, std::uint32_t wdf) { writer.add(document, wdf); });
    }
  }
}

/// The next term may begin like it: then 0xff follows the zero byte (pack_sortable_string), which
/// is in no number (pack_sortable_uint).
bool KeptPostings::is_at_further_chunk() const {
  std::string_view const key = reader_.key();
  return key.size() > chunk_key_.size() && key.starts_with(chunk_key_) &&
         key[chunk_key_.size()] != '\xff';
}

/// `chunk` with its head: whether it is the last, and the last document.
void KeptPostings::add_chunk(std::uint32_t first_document, Unpacker chunk) {
  chunk.take_byte();
  std::uint32_t const last_document = first_document + chunk.take_uint32();
  if (chunk.at_end()) return;  // the first chunk of lengths may be empty
  chunks_.push_back({first_document, last_document, bytes_.size(), chunk.rest().size(),
                     kept_.holds_all(first_document, last_document)});
  bytes_ += chunk.rest();
}

}  // namespace tracuu::indexer
