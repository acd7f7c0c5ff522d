// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/index_dump.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "schema/field_limits.hpp"
#include "store/changed_documents.hpp"
#include "store/index_folder.hpp"
#include "store/index_format.hpp"

namespace tracuu::test {

namespace {

constexpr std::size_t kInstantBytes = 14;  // at the head of a tombstone

bool is_file_term(std::string const& term) {
  return term.starts_with(schema::field(schema::FieldId::SourceFile).prefix);
}

std::vector<Xapian::docid> documents_in_order(Xapian::Database const& database, DumpOf part) {
  std::vector<Xapian::docid> documents(database.postlist_begin(""), database.postlist_end(""));
  if (part == DumpOf::InAnyOrder) {
    std::ranges::sort(documents, {}, [&](Xapian::docid document) {
      return database.get_document(document).get_value(schema::kIdSlot);
    });
  }
  return documents;
}

/// The generation in use.
Xapian::Database current(std::filesystem::path const& index) {
  store::IndexFolder const folder(index);
  return Xapian::Database(folder.generation_path(folder.current_generation().value()).string());
}

}  // namespace

std::vector<std::string> index_dump(Xapian::Database const& database, DumpOf part) {
  std::vector<std::string> lines;
  std::map<Xapian::docid, Xapian::docid> shown;
  for (Xapian::docid const at : documents_in_order(database, part)) {
    Xapian::docid const number =
        part == DumpOf::Everything ? at : static_cast<Xapian::docid>(shown.size() + 1);
    shown[at] = number;
    Xapian::Document const document = database.get_document(at);
    lines.push_back(
        fmt::format("{} {} {}", number, database.get_doclength(at), document.get_data()));
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      if (value.get_valueno() == schema::kIndexedSlot) continue;  // differs from run to run
      lines.push_back(fmt::format("{} value {} '{}'", number, value.get_valueno(), *value));
    }
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      if (part == DumpOf::WhatIsExported && is_file_term(*term)) continue;
      std::string line = fmt::format("{} term '{}' {}", number, *term, term.get_wdf());
      for (auto position = term.positionlist_begin(); position != term.positionlist_end();
           ++position) {
        line += fmt::format(" {}", *position);
      }
      lines.push_back(std::move(line));
    }
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    if (part == DumpOf::WhatIsExported && is_file_term(*term)) continue;
    std::string line = fmt::format("term '{}' {}", *term, term.get_termfreq());
    std::map<Xapian::docid, Xapian::termcount> postings;
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      postings[shown[*at]] = at.get_wdf();
    }
    for (auto const& [number, wdf] : postings) line += fmt::format(" {}:{}", number, wdf);
    lines.push_back(std::move(line));
  }
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (store::is_record_of_changes(*key)) continue;  // of how it came about
    if (part == DumpOf::WhatIsExported && (*key).starts_with(store::kFileKeyPrefix)) continue;
    bool const is_tombstone = (*key).starts_with(store::kTombstoneKeyPrefix);
    if (part == DumpOf::WhatIsExported && is_tombstone) continue;
    std::string text = database.get_metadata(*key);
    if (is_tombstone) text.erase(0, kInstantBytes);  // differs from run to run
    lines.push_back(fmt::format("metadata {} '{}'", *key, text));
  }
  return lines;
}

std::vector<std::string> index_dump(std::filesystem::path const& index, DumpOf part) {
  return index_dump(current(index), part);
}

std::vector<std::string> index_statistics(std::filesystem::path const& index) {
  Xapian::Database const database = current(index);
  std::vector<std::string> lines{fmt::format(
      "{} documents, last {}, lengths {}..{}, all {}, positions {}", database.get_doccount(),
      database.get_lastdocid(), database.get_doclength_lower_bound(),
      database.get_doclength_upper_bound(), database.get_total_length(), database.has_positions())};
  for (Xapian::valueno slot = 0; slot < schema::kSlotEnd; ++slot) {
    bool const is_of_the_run = slot == schema::kIndexedSlot;
    lines.push_back(fmt::format("slot {}: {} from '{}' to '{}'", slot,
                                database.get_value_freq(slot),
                                is_of_the_run ? "" : database.get_value_lower_bound(slot),
                                is_of_the_run ? "" : database.get_value_upper_bound(slot)));
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    lines.push_back(fmt::format("term '{}': {} {} <= {}", *term, term.get_termfreq(),
                                database.get_collection_freq(*term),
                                database.get_wdf_upper_bound(*term)));
  }
  return lines;
}

std::string first_difference(std::vector<std::string> const& one,
                             std::vector<std::string> const& other) {
  auto const [left, right] = std::ranges::mismatch(one, other);
  if (left == one.end() && right == other.end()) return "";
  return fmt::format("'{}' and '{}'", left == one.end() ? "(end)" : *left,
                     right == other.end() ? "(end)" : *right);
}

}  // namespace tracuu::test
