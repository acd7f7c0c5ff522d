// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/glass_version.hpp"

namespace tracuu::indexer {

/// Reads one table of a glass database from its first entry to its last, as the last commit left
/// it; whoever wrote it, Xapian or GlassTableWriter. Takes a block a level in memory. Not
/// thread-safe. All but key(), tag() and is_deflated() throw GlassDamage for a table that breaks
/// the format and std::system_error for one that cannot be read; both name the file.
class GlassTableReader {
 public:
  /// `root`: that of the table, of the last commit (read_glass_version). REQUIRES: nobody commits
  /// while it reads.
  GlassTableReader(std::filesystem::path file, GlassTableRoot const& root);
  GlassTableReader(GlassTableReader const&) = delete;
  GlassTableReader& operator=(GlassTableReader const&) = delete;
  ~GlassTableReader();

  /// To the first entry, then to the next one; false after the last.
  bool next();

  /// Of the entry; valid until next().
  [[nodiscard]] std::string_view key() const { return key_; }
  /// As it is stored: deflated if is_deflated().
  [[nodiscard]] std::string_view tag() const { return tag_; }
  [[nodiscard]] bool is_deflated() const { return is_deflated_; }

 private:
  /// A block on the way from the root to a leaf.
  struct Level {
    std::string block;
    std::size_t at = 0;   ///< of the next item's place in the directory
    std::size_t end = 0;  ///< of the directory
  };
  /// What lies in a leaf: an entry or a part of one.
  struct Item {
    std::string_view key;
    std::string_view tag;
    bool is_first = false;
    bool is_last = false;
    bool is_deflated = false;
  };

  bool next_item(Item& item);
  bool next_leaf();
  void read_block(std::uint32_t number, std::size_t level);
  [[nodiscard]] Item item_in(Level& leaf) const;
  void take_entry(Item const& first);
  [[noreturn]] void throw_damage(char const* what) const;

  std::filesystem::path file_path_;
  int file_ = -1;
  GlassTableRoot root_;
  std::vector<Level> levels_;  ///< the leaf first
  bool has_begun_ = false;
  std::string_view key_;
  std::string_view tag_;
  bool is_deflated_ = false;
  std::string kept_key_;  ///< that of the last entry of the leaf before, or of one in several parts
  std::string joined_tag_;
};

}  // namespace tracuu::indexer
