// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/table_merge.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/document/xapian_document.hpp"
#include "indexer/glass/glass_database.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/support/index_dump.hpp"

// What write_glass_database() makes of an older database and of segments is what Xapian makes of
// the documents that stay and of the new ones.

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using Documents = std::map<std::uint32_t, DocumentContent>;

std::map<std::string, std::string> const kNewMetadata = {{"b", std::string(9'000, 'y')}};

/// Frequent terms and rare ones, terms with zero bytes, values of some slots, long texts.
DocumentContent random_document(std::mt19937& random, std::string const& id) {
  DocumentContent content;
  std::uint32_t position = 0;
  for (int word = 0; word < 40; ++word) {
    auto const pick = random() % 200 * (random() % 200);
    position += static_cast<std::uint32_t>(1 + random() % 3);
    content.add_posting(fmt::format("w{}", pick), static_cast<std::uint32_t>(1 + random() % 4),
                        position);
  }
  content.add_posting(std::string("a\0b", 3), 1, ++position);
  if (random() % 2 == 0) content.add_posting("a", 1, ++position);
  content.add_posting("everywhere", 1, ++position);
  content.add_boolean_term("Q" + id);
  if (random() % 3 == 0) content.add_value(0, fmt::format("{}", random() % 100));
  content.add_value(1, id);
  if (random() % 50 == 0) content.add_value(7, "rare");
  content.set_data(id + std::string(random() % 60 == 0 ? 9'000 : 40, 'd'));
  return content;
}

void write_through_xapian(fs::path const& path, Documents const& documents) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (auto const& [key, value] : kNewMetadata) database.set_metadata(key, value);
  for (auto const& [number, content] : documents) {
    database.replace_document(number, to_xapian_document(content));
  }
  database.commit();
}

base::Result<void> merge(fs::path const& path, KeptDocuments const& kept,
                         std::vector<DocumentContent> const& added, std::size_t segment_size) {
  fs::path const folder = path.string() + "-segments";
  fs::create_directories(folder);
  SegmentFiles files(folder);
  SegmentWriter writer(files);
  std::vector<Segment> segments;
  InvertedBatch batch;
  for (std::size_t begin = 0; begin < added.size(); begin += segment_size) {
    batch.clear();
    std::size_t const end = std::min(begin + segment_size, added.size());
    for (std::size_t i = begin; i < end; ++i) batch.add(added[i]);
    batch.sort();
    auto const first = kept.last_document() + static_cast<std::uint32_t>(begin + 1);
    segments.push_back(writer.write(batch, first).value());
  }
  return write_glass_database(path, files, segments, {kNewMetadata, 2, kept});
}

std::string check(fs::path const& path) {
  std::ostringstream report;
  return Xapian::Database::check(path.string(), 0, &report) == 0 ? "" : report.str();
}

std::vector<std::string> statistics_of(Xapian::Database const& database) {
  std::vector<std::string> lines{fmt::format(
      "{} documents, last {}, {} long, at least {}", database.get_doccount(),
      database.get_lastdocid(), database.get_total_length(), database.get_doclength_lower_bound())};
  for (Xapian::valueno slot = 0; slot < 9; ++slot) {
    lines.push_back(fmt::format("slot {}: {} from '{}' to '{}'", slot,
                                database.get_value_freq(slot), database.get_value_lower_bound(slot),
                                database.get_value_upper_bound(slot)));
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    lines.push_back(fmt::format("'{}' {}", *term, database.get_collection_freq(*term)));
  }
  return lines;
}

class TableMergeTest : public ::testing::Test {
 protected:
  /// An older database in which Xapian has replaced and deleted, so that it has gaps.
  TableMergeTest() {
    for (std::uint32_t number = 1; number <= 1'500; ++number) {
      old_.emplace(number, random_document(random_, fmt::format("{}", number)));
    }
    Xapian::WritableDatabase database(old_path().string(), Xapian::DB_CREATE);
    database.set_metadata("a", "is not taken over");
    for (auto const& [number, content] : old_) {
      database.add_document(to_xapian_document(content));
    }
    database.commit();
    for (std::uint32_t number = 5; number <= 1'500; number += 9) {
      database.delete_document(number);
      old_.erase(number);
    }
    for (std::uint32_t number = 1; number <= 1'500; number += 70) {
      old_[number] = random_document(random_, fmt::format("{}", number));
      database.replace_document(number, to_xapian_document(old_[number]));
    }
    database.commit();
    last_ = database.get_lastdocid();
  }

  [[nodiscard]] fs::path old_path() const { return folder_.path() / "old"; }

  [[nodiscard]] std::vector<DocumentContent> new_documents(std::size_t count) {
    std::vector<DocumentContent> added;
    for (std::size_t i = 0; i < count; ++i) {
      added.push_back(random_document(random_, fmt::format("n{}", i)));
    }
    return added;
  }

  void expect_merged(KeptDocuments const& kept, std::vector<DocumentContent> const& added,
                     std::size_t segment_size, std::string const& why) {
    Documents wanted;
    for (auto const& [number, content] : old_) {
      if (kept.holds(number)) wanted.emplace(number, content);
    }
    for (std::size_t i = 0; i < added.size(); ++i) {
      wanted.emplace(last_ + static_cast<std::uint32_t>(i + 1), added[i]);
    }
    fs::path const xapian = folder_.path() / ("xapian-" + why);
    fs::path const merged = folder_.path() / ("merged-" + why);
    write_through_xapian(xapian, wanted);
    auto const written = merge(merged, kept, added, segment_size);
    ASSERT_TRUE(written.has_value()) << why << ": " << to_string(written.error());
    EXPECT_EQ(check(merged), "") << why;
    Xapian::Database const expected(xapian.string());
    Xapian::Database const actual(merged.string());
    EXPECT_EQ(test::first_difference(test::index_dump(actual), test::index_dump(expected)), "")
        << why;
    if (added.empty()) return;  // the last number is that of a document which was deleted
    EXPECT_EQ(test::first_difference(statistics_of(actual), statistics_of(expected)), "") << why;
  }

  std::mt19937 random_{20261130};
  Documents old_;
  std::uint32_t last_ = 0;
  test::TestFolder folder_;
};

TEST_F(TableMergeTest, IsWhatXapianMakesOfTheDocuments) {
  KeptDocuments const all(old_path(), last_);
  expect_merged(all, new_documents(700), 300, "added");
  KeptDocuments some(old_path(), last_);
  for (auto const& [number, content] : old_) {
    if (number % 7 == 0 || number > 1'450) some.drop(number);
  }
  some.drop(7);  // once more
  expect_merged(some, new_documents(400), 1'000, "added and dropped");
  expect_merged(some, {}, 1, "dropped");
  KeptDocuments none(old_path(), last_);
  for (auto const& [number, content] : old_) none.drop(number);
  expect_merged(none, new_documents(30), 10, "all dropped");
  expect_merged(none, {}, 1, "nothing is left");
  KeptDocuments nearly_none(old_path(), last_);
  for (auto const& [number, content] : old_) {
    if (number != 700) nearly_none.drop(number);
  }
  expect_merged(nearly_none, {}, 1, "one is left");
}

TEST_F(TableMergeTest, CanBeMergedAndWrittenToAgain) {
  KeptDocuments first(old_path(), last_);
  first.drop(2);
  auto const added = new_documents(300);
  fs::path const once = folder_.path() / "once";
  ASSERT_TRUE(merge(once, first, added, 100).has_value());
  {
    Xapian::WritableDatabase database(once.string(), Xapian::DB_OPEN);
    database.delete_document(3);
    database.replace_document(4, to_xapian_document(added[0]));
    database.commit();
  }
  EXPECT_EQ(check(once), "");
  old_.erase(2);
  old_.erase(3);
  old_[4] = added[0];
  for (std::size_t i = 0; i < added.size(); ++i) {
    old_.emplace(last_ + static_cast<std::uint32_t>(i + 1), added[i]);
  }
  last_ += 300;
  KeptDocuments second(once, last_);
  second.drop(last_);
  expect_merged(second, new_documents(10), 10, "again");
}

TEST_F(TableMergeTest, TellsOfADamagedTable) {
  for (char const* const name : {"postlist", "docdata", "termlist", "position"}) {
    fs::path const copy = folder_.path() / name;
    fs::copy(old_path(), copy);
    fs::path const file = copy / fmt::format("{}.glass", name);
    fs::resize_file(file, fs::file_size(file) / 2);
    auto const written =
        merge(copy.string() + "-merged", KeptDocuments(copy, last_), new_documents(5), 5);
    ASSERT_FALSE(written.has_value()) << name;
    EXPECT_EQ(written.error().code, base::ErrorCode::IndexCorrupt) << name;
    EXPECT_NE(written.error().message.find(name), std::string::npos) << written.error().message;
  }
  fs::remove(old_path() / "iamglass");
  EXPECT_FALSE(merge(folder_.path() / "none", KeptDocuments(old_path(), last_), new_documents(5), 5)
                   .has_value());
}

}  // namespace
}  // namespace tracuu::indexer
