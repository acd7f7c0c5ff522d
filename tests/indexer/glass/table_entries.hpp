// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::test {

/// An entry of a table of a glass database.
struct TableEntry {
  std::string key;
  std::string tag;
  bool is_deflated = false;

  bool operator==(TableEntry const&) const = default;
};

inline std::size_t big_endian_16(std::string_view bytes, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])) << 8 |
         static_cast<unsigned char>(bytes[at + 1]);
}

/// The items of one block, as Xapian's backends/glass/glass_table.h describes them.
inline std::vector<std::string_view> block_items(std::string_view block) {
  std::vector<std::string_view> items;
  for (std::size_t at = 11; at < big_endian_16(block, 9); at += 2) {
    std::size_t const begin = big_endian_16(block, at);
    bool const is_leaf = block[4] == 0;
    std::size_t const bytes = is_leaf ? 3 + (big_endian_16(block, begin) & 0x1fff)
                                      : 7 + static_cast<unsigned char>(block[begin + 4]);
    items.push_back(block.substr(begin, bytes));
  }
  return items;
}

/// All entries of a table that was written in one go, in the order of the file, which is that of
/// the keys.
inline std::vector<TableEntry> table_entries(std::filesystem::path const& file) {
  constexpr std::size_t kBlockBytes = 8192;
  std::string const bytes = read_file(file);
  std::vector<TableEntry> entries;
  for (std::size_t at = 0; at + kBlockBytes <= bytes.size(); at += kBlockBytes) {
    std::string_view const block = std::string_view(bytes).substr(at, kBlockBytes);
    if (block[4] != 0) continue;  // not a leaf
    for (std::string_view const item : block_items(block)) {
      auto const marks = static_cast<unsigned char>(item[0]);
      std::string_view const key = item.substr(3, static_cast<unsigned char>(item[2]));
      std::string_view const rest = item.substr(3 + key.size());
      bool const is_first = (marks & 0x20) != 0;
      if (is_first) entries.push_back({std::string(key), "", (marks & 0x80) != 0});
      entries.back().tag += is_first ? rest : rest.substr(2);
    }
  }
  // The first item of a table is there to be found before all others.
  if (!entries.empty()) entries.erase(entries.begin());
  return entries;
}

}  // namespace tracuu::test
