// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/compound_file.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "indexer/bytes/little_endian.hpp"

namespace tracuu::indexer {

namespace {

// [MS-CFB] 2.2, the header, and 2.6, a directory entry.
constexpr std::string_view kMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kSectorShiftAt = 30;
constexpr std::size_t kFirstDirectorySectorAt = 48;
constexpr std::size_t kFirstShortTableSectorAt = 60;
constexpr std::size_t kFirstMoreTableSectorAt = 68;
constexpr std::size_t kTableSectorsAt = 76;
constexpr std::size_t kTableSectorsInHeader = 109;
constexpr std::size_t kEntryBytes = 128;
constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  ///< this and all above it are no sectors
constexpr unsigned kShortSectorShift = 6;
constexpr std::uint64_t kShortStreamBytes = 4096;  ///< streams below lie in short sectors
constexpr std::uint32_t kNoEntry = 0xFFFFFFFF;
/// Files of Office have some dozens at their root.
constexpr std::size_t kMaxEntries = 10'000;

std::string entry_name(std::string_view entry) {
  std::string name;
  std::size_t const bytes = std::min<std::size_t>(u16_at(entry, 64), 64);
  for (std::size_t at = 0; at + 3 < bytes; at += 2) {
    std::uint16_t const unit = u16_at(entry, at);
    name += unit < 0x80 ? base::lower_ascii(static_cast<char>(unit)) : '?';
  }
  return name;
}

}  // namespace

std::optional<CompoundFile> CompoundFile::open(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  return CompoundFile(bytes);
}

CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes) {
  sector_shift_ = u16_at(bytes_, kSectorShiftAt) == 12 ? 12 : 9;
  read_table_sectors();
  read_directory();
}

std::string_view CompoundFile::sector(std::uint32_t number) const {
  return part_of(bytes_, (std::uint64_t{number} + 1) << sector_shift_,
                 std::size_t{1} << sector_shift_);
}

void CompoundFile::read_table_sectors() {
  std::size_t const most = (bytes_.size() >> sector_shift_) + 1;
  auto const add = [this, most](std::uint32_t number) {
    if (number < kLastSector && table_sectors_.size() < most) table_sectors_.push_back(number);
  };
  for (std::size_t i = 0; i < kTableSectorsInHeader; ++i)
    add(u32_at(bytes_, kTableSectorsAt + 4 * i));
  std::uint32_t more = u32_at(bytes_, kFirstMoreTableSectorAt);
  std::size_t const in_one = (std::size_t{1} << sector_shift_) / 4 - 1;
  for (std::size_t steps = 0; more < kLastSector && steps < most; ++steps) {
    std::string_view const list = sector(more);
    if (list.empty()) return;
    for (std::size_t i = 0; i < in_one; ++i) add(u32_at(list, 4 * i));
    more = u32_at(list, 4 * in_one);
  }
}

std::uint32_t CompoundFile::next_sector(std::uint32_t number) const {
  std::size_t const in_one = (std::size_t{1} << sector_shift_) / 4;
  if (number / in_one >= table_sectors_.size()) return kLastSector;
  std::string_view const table = sector(table_sectors_[number / in_one]);
  std::size_t const at = 4 * (number % in_one);
  return at + 4 <= table.size() ? u32_at(table, at) : kLastSector;
}

std::string CompoundFile::read_chain(std::uint32_t first, std::uint64_t max_bytes) const {
  std::string read;
  std::uint32_t number = first;
  // No chain is longer than the file, whose last sector may be cut off.
  std::uint64_t const most = std::min<std::uint64_t>(max_bytes, bytes_.size());
  while (number < kLastSector && read.size() < most) {
    std::string_view const piece = sector(number);
    if (piece.empty()) break;
    read += piece;
    number = next_sector(number);
  }
  if (read.size() > max_bytes) read.resize(max_bytes);
  return read;
}

std::string CompoundFile::read_short_chain(std::uint32_t first, std::uint64_t max_bytes) const {
  std::string read;
  std::uint32_t number = first;
  while (number < kLastSector && read.size() < max_bytes) {
    std::string_view const piece =
        part_of(short_sectors_, std::size_t{number} << kShortSectorShift, 1U << kShortSectorShift);
    if (piece.empty()) break;
    read += piece;
    std::size_t const at = std::size_t{number} * 4;
    number = at + 4 <= short_chains_.size() ? u32_at(short_chains_, at) : kLastSector;
  }
  if (read.size() > max_bytes) read.resize(max_bytes);
  return read;
}

void CompoundFile::read_directory() {
  std::string const directory = read_chain(u32_at(bytes_, kFirstDirectorySectorAt), bytes_.size());
  auto const entry_at = [&directory](std::uint32_t number) {
    return part_of(directory, number * kEntryBytes, kEntryBytes);
  };
  std::string_view const root = entry_at(0);
  short_chains_ = read_chain(u32_at(bytes_, kFirstShortTableSectorAt), bytes_.size());
  short_sectors_ = read_chain(u32_at(root, 116), u32_at(root, 120));
  // A binary tree of siblings below the root.
  std::vector<std::uint32_t> due{u32_at(root, 76)};
  std::vector<bool> is_seen(directory.size() / kEntryBytes + 1);
  while (!due.empty() && entries_.size() < kMaxEntries) {
    std::uint32_t const number = due.back();
    due.pop_back();
    if (number == kNoEntry || number >= is_seen.size() || is_seen[number]) continue;
    is_seen[number] = true;
    std::string_view const entry = entry_at(number);
    if (entry.size() < kEntryBytes) continue;
    constexpr std::uint8_t kStreamType = 2;
    entries_.push_back({entry_name(entry), byte_at(entry, 66) == kStreamType, u32_at(entry, 116),
                        u32_at(entry, 120)});
    due.push_back(u32_at(entry, 68));
    due.push_back(u32_at(entry, 72));
  }
}

CompoundFile::Entry const* CompoundFile::find(std::string_view name) const {
  for (Entry const& entry : entries_) {
    if (std::ranges::equal(entry.name, name, {}, {}, base::lower_ascii)) return &entry;
  }
  return nullptr;
}

bool CompoundFile::has(std::string_view name) const {
  return find(name) != nullptr;
}

std::optional<std::string> CompoundFile::read(std::string_view name,
                                              std::uint64_t max_bytes) const {
  Entry const* const entry = find(name);
  if (entry == nullptr || !entry->is_stream) return std::nullopt;
  std::uint64_t const bytes = std::min(entry->bytes, max_bytes);
  return entry->bytes < kShortStreamBytes ? read_short_chain(entry->first_sector, bytes)
                                          : read_chain(entry->first_sector, bytes);
}

}  // namespace tracuu::indexer
