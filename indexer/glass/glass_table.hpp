// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/glass/early_writeback.hpp"
#include "indexer/glass/glass_block.hpp"
#include "indexer/glass/glass_version.hpp"

namespace tracuu::indexer {

/// Writes one table of a glass database, a B-tree in a file, from its first entry
/// to its last: leaves one after the other, and the blocks above them as they
/// fill up. Not thread-safe.
class GlassTableWriter {
 public:
  /// The longest key that the format can hold.
  static constexpr std::size_t kMaxKeyBytes = 255;
  /// A block holds four items at least; longer tags are cut.
  static constexpr std::size_t kMinItems = 4;
  static constexpr std::size_t kMaxItemBytes =
      (GlassBlock::kBytes - GlassBlock::kHeadBytes - kMinItems * GlassBlock::kDirectoryEntryBytes) /
      kMinItems;

  /// A new file; failures show in finish().
  explicit GlassTableWriter(std::filesystem::path file);

  /// REQUIRES: `key` sorts after all that were added and has 1 to kMaxKeyBytes
  /// bytes. `is_deflated`: the tag is a raw deflate stream.
  void add(std::string_view key, std::string_view tag, bool is_deflated = false);

  /// Writes what is left; nothing may be added after it. Io.
  [[nodiscard]] base::Result<GlassTableRoot> finish();

 private:
  /// What stands between two blocks in the block above: the shortest key that
  /// tells them apart, and which part of its tag.
  struct Divider {
    std::string key;
    std::uint16_t component = 0;
  };
  /// A block that is being filled above the leaves.
  struct Branch {
    GlassBlock block;
    Divider divider;  ///< between it and the block before it
  };

  void add_component(std::string_view key, std::string_view tag_part, std::size_t component,
                     bool is_last, bool is_deflated);
  void add_child(std::size_t level, Divider divider, std::uint32_t child);
  void note_error();
  std::uint32_t write(GlassBlock& block);

  std::filesystem::path file_;
  std::vector<char> buffer_;
  std::ofstream out_;
  int error_number_ = 0;      ///< of the first write that failed
  EarlyWriteback writeback_;  ///< of what left the buffer
  GlassBlock leaf_{0};
  Divider leaf_divider_;
  std::vector<Branch> branches_;  ///< from the one above the leaves to the root
  std::string last_key_;
  std::array<char, kMaxItemBytes> item_{};
  std::uint32_t next_block_ = 0;
  std::uint64_t entries_ = 0;
};

}  // namespace tracuu::indexer
