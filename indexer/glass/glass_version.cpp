// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "base/os_error.hpp"
#include "indexer/glass/glass_block.hpp"
#include "indexer/glass/glass_packing.hpp"
#include "indexer/glass/glass_unpacking.hpp"

namespace tracuu::indexer {

namespace {

/// The magic, and the date of the format in two bytes: years since 2014, month, day.
constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
constexpr unsigned kFormatDate = (2016u - 2014u) << 9 | 3u << 5 | 14u;

constexpr std::size_t kDatabaseIdBytes = 16;

/// More than a table of 2^32 blocks has (Xapian's own bound is 10).
constexpr unsigned kMostLevels = 10;

/// Tags above this many bytes are deflated when an update writes them (0: never). What is stored of
/// an announcement comes deflated (schema/stored_announcement.hpp).
constexpr std::array<unsigned, 6> kDeflateAbove = {0, 0, 18, 0, 18, 18};

std::string random_id() {
  std::random_device random;
  std::string id;
  while (id.size() < kDatabaseIdBytes) id += static_cast<char>(random());
  return id;
}

/// The list of free blocks of a table that has none.
std::string free_list(GlassTableRoot const& root) {
  std::string list;
  pack_uint(list, kGlassRevision);
  pack_uint(list, root.blocks);                    // the first one after the file's end
  for (int i = 0; i < 4; ++i) pack_uint(list, 0);  // where reading and writing of the list stand
  return list;
}

constexpr unsigned kSequential = 2;
constexpr unsigned kNoFile = 1;
constexpr unsigned kLevelShift = 2;

void append_root(std::string& out, GlassTableRoot const& root, unsigned deflate_above) {
  pack_uint(out, root.block);
  pack_uint(out, root.level << kLevelShift | kSequential | (root.entries == 0 ? kNoFile : 0));
  pack_uint(out, root.entries);
  pack_uint(out, GlassBlock::kBytes / 2048);
  pack_uint(out, deflate_above);
  pack_string(out, root.entries == 0 ? "" : free_list(root));
}

void append_statistics(std::string& out, GlassStatistics const& statistics) {
  pack_uint(out, statistics.documents);
  pack_uint(out, statistics.unused_numbers);
  pack_uint(out, statistics.shortest_document);
  pack_uint(out, statistics.largest_wdf);
  pack_uint(out, statistics.longest_document - statistics.largest_wdf);
  pack_uint(out, 0);  // the oldest set of changes kept for replicas
  pack_uint(out, statistics.total_length);
  pack_uint(out, 0);  // the most frequent word of the spelling table
}

/// Of its blocks only those of the tree are known.
GlassTableRoot take_root(Unpacker& bytes) {
  GlassTableRoot root;
  root.block = bytes.take_uint32();
  std::uint32_t const level_and_marks = bytes.take_uint32();
  root.level = level_and_marks >> kLevelShift;
  root.entries = bytes.take_uint();
  bool const has_our_blocks = bytes.take_uint() == GlassBlock::kBytes / 2048;
  bytes.take_uint();    // tags above this are deflated
  bytes.take_string();  // the list of free blocks
  if ((level_and_marks & kNoFile) != 0) root.entries = 0;
  if (root.entries == 0) return root;
  if (!has_our_blocks) throw GlassDamage("blocks of another size");
  if (root.level > kMostLevels) throw GlassDamage("a tree of too many levels");
  return root;
}

GlassStatistics take_statistics(Unpacker& bytes) {
  GlassStatistics statistics;
  statistics.documents = bytes.take_uint32();
  statistics.unused_numbers = bytes.take_uint32();
  statistics.shortest_document = bytes.take_uint32();
  statistics.largest_wdf = bytes.take_uint32();
  statistics.longest_document = statistics.largest_wdf + bytes.take_uint32();
  bytes.take_uint();  // the oldest set of changes kept for replicas
  statistics.total_length = bytes.take_uint();
  return statistics;
}

}  // namespace

void GlassStatistics::add(GlassStatistics const& more) {
  documents += more.documents;
  unused_numbers += more.unused_numbers;
  if (shortest_document == 0 ||
      (more.shortest_document > 0 && more.shortest_document < shortest_document)) {
    shortest_document = more.shortest_document;
  }
  longest_document = std::max(longest_document, more.longest_document);
  largest_wdf = std::max(largest_wdf, more.largest_wdf);
  total_length += more.total_length;
}

base::Result<void> write_glass_version(std::filesystem::path const& folder,
                                       GlassVersion const& version) {
  std::string bytes(kMagic);
  bytes += static_cast<char>(kFormatDate >> 8);
  bytes += static_cast<char>(kFormatDate);
  bytes += random_id();
  pack_uint(bytes, kGlassRevision);
  for (std::size_t table = 0; table < version.tables.size(); ++table) {
    append_root(bytes, version.tables[table], kDeflateAbove[table]);
  }
  append_statistics(bytes, version.statistics);

  auto const file = folder / "iamglass";
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return base::os_error(file.string(), "write", errno != 0 ? errno : EIO);
  return {};
}

base::Result<GlassVersion> read_glass_version(std::filesystem::path const& folder) {
  auto const file = folder / "iamglass";
  std::ifstream in(file, std::ios::binary);
  std::string const bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in) return base::os_error(file.string(), "read", errno != 0 ? errno : EIO);
  try {
    constexpr std::size_t kDateBytes = 2;
    std::size_t const head = kMagic.size() + kDateBytes + kDatabaseIdBytes;
    bool const is_known = bytes.size() > head && bytes.starts_with(kMagic) &&
                          bytes[kMagic.size()] == static_cast<char>(kFormatDate >> 8) &&
                          bytes[kMagic.size() + 1] == static_cast<char>(kFormatDate);
    if (!is_known) throw GlassDamage("the format is another one");
    Unpacker rest(std::string_view(bytes).substr(head));
    rest.take_uint();  // the revision
    GlassVersion version;
    for (GlassTableRoot& root : version.tables) root = take_root(rest);
    version.statistics = take_statistics(rest);
    return version;
  } catch (GlassDamage const& damage) {
    return base::Error{base::ErrorCode::IndexCorrupt,
                       fmt::format("{}: {}", file.string(), damage.what()),
                       "rebuild the index with `tracuu index --rebuild`"};
  }
}

}  // namespace tracuu::indexer
