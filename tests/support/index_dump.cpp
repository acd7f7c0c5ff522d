// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/index_dump.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "schema/field.hpp"
#include "store/index_folder.hpp"
#include "store/index_format.hpp"

namespace tracuu::test {

namespace {

constexpr std::size_t kInstantBytes = 14;  // at the head of a tombstone

bool is_file_term(std::string const& term) {
  return term.starts_with(schema::field(schema::FieldId::SourceFile).prefix);
}

}  // namespace

std::vector<std::string> index_dump(Xapian::Database const& database, DumpOf part) {
  std::vector<std::string> lines;
  std::map<Xapian::docid, Xapian::docid> shown;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    Xapian::docid const number =
        part == DumpOf::Everything ? *at : static_cast<Xapian::docid>(shown.size() + 1);
    shown[*at] = number;
    Xapian::Document const document = database.get_document(*at);
    lines.push_back(
        fmt::format("{} {} {}", number, database.get_doclength(*at), document.get_data()));
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
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      line += fmt::format(" {}:{}", shown[*at], at.get_wdf());
    }
    lines.push_back(std::move(line));
  }
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
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
  store::IndexFolder const folder(index);
  return index_dump(
      Xapian::Database(folder.generation_path(folder.current_generation().value()).string()), part);
}

std::string first_difference(std::vector<std::string> const& one,
                             std::vector<std::string> const& other) {
  auto const [left, right] = std::ranges::mismatch(one, other);
  if (left == one.end() && right == other.end()) return "";
  return fmt::format("'{}' and '{}'", left == one.end() ? "(end)" : *left,
                     right == other.end() ? "(end)" : *right);
}

}  // namespace tracuu::test
