// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::indexer {

/// The files of Microsoft Office before 2007: a file system in a file ([MS-CFB], Compound File
/// Binary File Format; "OLE2"). Only what lies at its root is seen: the streams of embedded
/// documents are not those of the document. What was cut off at the end of the file is missing from
/// its streams, and chains that run in circles end. Const member functions are thread-safe; the
/// bytes must outlive this.
class CompoundFile {
 public:
  /// Nothing if `bytes` don't begin as such a file does.
  [[nodiscard]] static std::optional<CompoundFile> open(std::string_view bytes);

  /// Whether the root has a stream or folder of this name (ASCII, in any case).
  [[nodiscard]] bool has(std::string_view name) const;

  /// The bytes of a stream at the root, `max_bytes` at most; nothing if there is none.
  [[nodiscard]] std::optional<std::string> read(std::string_view name,
                                                std::uint64_t max_bytes) const;

 private:
  struct Entry {
    std::string name;  ///< in lower case; what is not ASCII as '?'
    bool is_stream = false;
    std::uint32_t first_sector = 0;
    std::uint64_t bytes = 0;
  };

  explicit CompoundFile(std::string_view bytes);

  [[nodiscard]] std::string_view sector(std::uint32_t number) const;
  [[nodiscard]] std::uint32_t next_sector(std::uint32_t number) const;
  [[nodiscard]] std::string read_chain(std::uint32_t first, std::uint64_t max_bytes) const;
  [[nodiscard]] std::string read_short_chain(std::uint32_t first, std::uint64_t max_bytes) const;
  void read_table_sectors();
  void read_directory();
  [[nodiscard]] Entry const* find(std::string_view name) const;

  std::string_view bytes_;
  unsigned sector_shift_ = 9;
  std::vector<std::uint32_t> table_sectors_;  ///< that hold the table of chains
  std::string short_chains_;                  ///< table of the chains of short sectors
  std::string short_sectors_;                 ///< the stream that all short sectors lie in
  std::vector<Entry> entries_;
};

}  // namespace tracuu::indexer
