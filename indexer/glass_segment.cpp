// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass_segment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "indexer/deflater.hpp"
#include "indexer/glass_packing.hpp"
#include "indexer/glass_position_list.hpp"
#include "indexer/glass_postings.hpp"
#include "indexer/glass_table.hpp"
#include "indexer/glass_values.hpp"
#include "indexer/glass_version.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::string_view kMetadataKey("\0\xc0", 2);

/// Tags of fewer bytes are not worth deflating.
constexpr std::size_t kMinDeflatedBytes = 18;

using Root = base::Result<GlassTableRoot>;

/// Adds an entry, deflated if that makes it shorter.
class DeflatingWriter {
 public:
  explicit DeflatingWriter(GlassTableWriter& table) : table_(table) {}

  void add(std::string_view key, std::string_view tag) {
    auto const deflated = tag.size() > kMinDeflatedBytes ? deflater_.deflate(tag) : std::nullopt;
    table_.add(key, deflated.value_or(tag), deflated.has_value());
  }

 private:
  GlassTableWriter& table_;
  Deflater deflater_;
};

Root write_postings(std::filesystem::path const& file, InvertedBatch const& batch,
                    std::map<std::string, std::string> const& metadata) {
  GlassTableWriter table(file);
  for (auto const& [key, value] : metadata) table.add(std::string(kMetadataKey) + key, value);
  write_glass_values(table, batch);
  GlassPostingWriter writer(table);
  writer.begin_lengths();
  for (std::uint32_t document = 1; document <= batch.document_count(); ++document) {
    writer.add(document, batch.document(document).length);
  }
  writer.end();
  for (std::size_t term = 0; term < batch.term_count(); ++term) {
    auto const postings = batch.postings(term);
    std::uint64_t occurrences = 0;
    for (InvertedBatch::Posting const& posting : postings) occurrences += posting.wdf;
    writer.begin_term(batch.term(term), static_cast<std::uint32_t>(postings.size()), occurrences);
    for (InvertedBatch::Posting const& posting : postings) {
      writer.add(posting.document, posting.wdf);
    }
    writer.end();
  }
  return table.finish();
}

Root write_positions(std::filesystem::path const& file, InvertedBatch const& batch) {
  GlassTableWriter table(file);
  std::string key;
  std::string list;
  for (std::size_t term = 0; term < batch.term_count(); ++term) {
    key.clear();
    pack_sortable_string(key, batch.term(term));
    key += '\0';
    std::size_t const term_bytes = key.size();
    for (InvertedBatch::Posting const& posting : batch.postings(term)) {
      if (posting.position_count == 0) continue;
      key.resize(term_bytes);
      pack_sortable_uint(key, posting.document);
      list.clear();
      append_position_list(list, batch.positions(posting));
      table.add(key, list);
    }
  }
  return table.finish();
}

/// A term as it differs from the one before it. A small wdf shares a byte with
/// the count of bytes that are the same.
void append_list_term(std::string& list, std::string_view before, std::string_view term,
                      std::uint32_t wdf) {
  std::size_t const shared = shared_prefix_bytes(before, term);
  std::uint64_t const both = (wdf + 1ull) * (before.size() + 1) + shared;
  bool const fits = both < 256;
  list += static_cast<char>(fits ? both : shared);
  list += static_cast<char>(term.size() - shared);
  list += term.substr(shared);
  if (!fits) pack_uint(list, wdf);
}

std::string term_list(InvertedBatch const& batch, std::uint32_t document) {
  auto const terms = batch.document_terms(document);
  if (terms.empty()) return {};
  std::string list;
  pack_uint(list, batch.document(document).length);
  std::string_view before = batch.term(terms.front().term);
  pack_uint(list, terms.size());
  list += static_cast<char>(before.size());
  list += before;
  pack_uint(list, terms.front().wdf);
  for (InvertedBatch::DocumentTerm const& held : terms.subspan(1)) {
    std::string_view const term = batch.term(held.term);
    append_list_term(list, before, term, held.wdf);
    before = term;
  }
  return list;
}

Root write_term_lists(std::filesystem::path const& file, InvertedBatch const& batch) {
  GlassTableWriter table(file);
  DeflatingWriter writer(table);
  for (std::uint32_t document = 1; document <= batch.document_count(); ++document) {
    std::string key;
    pack_sortable_uint(key, document);
    writer.add(key, term_list(batch, document));
    std::string const slots = glass_used_slots(batch.document(document));
    if (!slots.empty()) writer.add(key + '\0', slots);
  }
  return table.finish();
}

Root write_document_data(std::filesystem::path const& file, InvertedBatch const& batch) {
  GlassTableWriter table(file);
  DeflatingWriter writer(table);
  for (std::uint32_t document = 1; document <= batch.document_count(); ++document) {
    std::string const& data = batch.document(document).data;
    if (data.empty()) continue;
    std::string key;
    pack_sortable_uint(key, document);
    writer.add(key, data);
  }
  return table.finish();
}

GlassVersion version_of(InvertedBatch const& batch) {
  GlassVersion version;
  version.documents = static_cast<std::uint32_t>(batch.document_count());
  for (std::uint32_t document = 1; document <= batch.document_count(); ++document) {
    std::uint32_t const length = batch.document(document).length;
    bool const is_first = version.shortest_document == 0;  // documents of length 0 do not count
    if (length > 0 && (is_first || length < version.shortest_document)) {
      version.shortest_document = length;
    }
    version.longest_document = std::max(version.longest_document, length);
    version.total_length += length;
    for (InvertedBatch::DocumentTerm const& held : batch.document_terms(document)) {
      version.largest_wdf = std::max(version.largest_wdf, held.wdf);
    }
  }
  return version;
}

}  // namespace

base::Result<void> write_glass_segment(std::filesystem::path const& path,
                                       InvertedBatch const& batch,
                                       std::map<std::string, std::string> const& metadata) {
  std::error_code error;
  std::filesystem::create_directory(path, error);
  if (error) {
    return base::Error{base::ErrorCode::Io, fmt::format("{}: {}", path.string(), error.message()),
                       ""};
  }
  GlassVersion version = version_of(batch);
  Root const roots[] = {write_postings(path / "postlist.glass", batch, metadata),
                        write_document_data(path / "docdata.glass", batch),
                        write_term_lists(path / "termlist.glass", batch),
                        write_positions(path / "position.glass", batch)};
  for (std::size_t table = 0; table < std::size(roots); ++table) {
    if (!roots[table]) return roots[table].error();
    version.tables[table] = *roots[table];
  }
  return write_glass_version(path, version);
}

}  // namespace tracuu::indexer
