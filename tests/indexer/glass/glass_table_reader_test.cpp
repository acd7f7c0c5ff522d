// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/glass_table_reader.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include "indexer/glass/glass_table.hpp"
#include "indexer/glass/glass_unpacking.hpp"
#include "tests/indexer/glass/table_entries.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using test::TableEntry;
using test::TestFolder;

std::vector<TableEntry> read_all(fs::path const& file, GlassTableRoot const& root) {
  GlassTableReader reader(file, root);
  std::vector<TableEntry> entries;
  while (reader.next()) {
    entries.push_back({std::string(reader.key()), std::string(reader.tag()), reader.is_deflated()});
  }
  EXPECT_FALSE(reader.next()) << "once more after the end";
  return entries;
}

GlassTableRoot write(fs::path const& file, std::vector<TableEntry> const& entries) {
  GlassTableWriter writer(file);
  for (TableEntry const& entry : entries) writer.add(entry.key, entry.tag, entry.is_deflated);
  return writer.finish().value();
}

TEST(GlassTableReader, ReadsWhatWasWritten) {
  TestFolder const folder;
  std::vector<TableEntry> few{{"a", "", false}, {"b", "x", true}};
  std::vector<TableEntry> many;
  for (int i = 0; i < 20'000; ++i) {  // a tree of three levels, and tags of many parts
    std::size_t const bytes = i % 500 == 0 ? 30'000 : static_cast<std::size_t>(i % 40);
    many.push_back({fmt::format("{:06}-{}", i, std::string(90, 'k')),
                    std::string(bytes, static_cast<char>('a' + i % 26)), i % 3 == 0});
  }
  for (auto const& entries : {std::vector<TableEntry>{}, few, many}) {
    GlassTableRoot const root = write(folder.path() / "table", entries);
    EXPECT_EQ(read_all(folder.path() / "table", root), entries);
  }
}

/// What a database of Xapian's is after commits that took blocks from anywhere in the file.
TEST(GlassTableReader, ReadsWhatXapianHasCommitted) {
  TestFolder const folder;
  fs::path const path = folder.path() / "xapian";
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE);
  for (int round = 0; round < 4; ++round) {
    for (int i = 0; i < 1'500; ++i) {
      Xapian::Document document;
      for (int word = 0; word < 30; ++word) {
        document.add_posting(fmt::format("w{}", (i * 31 + word * 17 + round) % 900),
                             static_cast<unsigned>(word + 1));
      }
      document.add_boolean_term(fmt::format("Q{}", i));
      document.set_data(std::string(200, static_cast<char>('a' + round)));
      database.replace_document(fmt::format("Q{}", i), document);
    }
    database.commit();
  }
  database.set_metadata("not", "committed");
  GlassVersion const version = read_glass_version(path).value();
  EXPECT_EQ(version.statistics.documents, 1'500u);
  std::size_t positions = 0;
  GlassTableReader reader(path / "position.glass", version.tables[GlassVersion::Positions]);
  while (reader.next()) ++positions;
  EXPECT_EQ(positions, version.tables[GlassVersion::Positions].entries);
  EXPECT_EQ(positions, 1'500u * 30u);
  auto const texts = read_all(path / "docdata.glass", version.tables[GlassVersion::DocumentData]);
  EXPECT_EQ(texts.size(), 1'500u);
  auto const postings = read_all(path / "postlist.glass", version.tables[GlassVersion::Postings]);
  EXPECT_EQ(postings.size(), version.tables[GlassVersion::Postings].entries);
}

TEST(GlassTableReader, TellsOfDamage) {
  TestFolder const folder;
  std::vector<TableEntry> entries;
  for (int i = 0; i < 3'000; ++i) entries.push_back({fmt::format("{:05}", i), "some text", false});
  fs::path const file = folder.path() / "table";
  GlassTableRoot const root = write(file, entries);
  std::string const whole = test::read_file(file);
  auto const expect_damage = [&](std::string const& bytes, char const* why) {
    std::ofstream(file, std::ios::binary) << bytes;
    EXPECT_THROW(read_all(file, root), GlassDamage) << why;
  };
  expect_damage(whole.substr(0, whole.size() / 2), "cut in half");
  expect_damage(std::string(whole.size(), '\0'), "all zero");
  // Two leaves in each other's place.
  constexpr std::size_t kBlock = 8192;
  std::string const swapped = whole.substr(kBlock, kBlock) + whole.substr(0, kBlock);
  expect_damage(swapped + whole.substr(2 * kBlock), "keys out of order");
  // Each byte of a leaf may be any: it is read, or told, and nothing is read outside of it.
  for (std::size_t at = 0; at < kBlock; at += 7) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(~bytes[at]);
    std::ofstream(file, std::ios::binary) << bytes;
    try {
      read_all(file, root);
    } catch (GlassDamage const&) {
      continue;
    }
  }
  GlassTableRoot elsewhere = root;
  elsewhere.block = 1'000'000;
  EXPECT_THROW(read_all(file, elsewhere), GlassDamage);
  EXPECT_THROW(read_all(folder.path() / "none", root), std::system_error);
}

}  // namespace
}  // namespace tracuu::indexer
