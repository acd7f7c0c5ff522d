// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_check.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "indexer/build_road.hpp"
#include "indexer/document/xapian_document.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using Metadata = std::map<std::string, std::string>;

constexpr std::uint32_t kDocuments = 300;
constexpr std::uint64_t kSeed = 20261129;

Metadata const kBuildMetadata = {{"tracuu.a", "1"}, {"tracuu.b", "2"}};

DocumentContent document(std::uint32_t number) {
  std::mt19937 random(number);
  DocumentContent content;
  for (std::uint32_t position = 1; position <= 80; ++position) {
    auto const word = static_cast<std::uint32_t>(random() % 300);
    content.add_posting(fmt::format("w{}|{}", word, word % 6), 1 + word % 3, position);
    content.add_posting(fmt::format("w{} w{}|,", word, random() % 300), 1);
  }
  content.add_posting("xa|4", 2, 81);  // in all of them
  content.add_boolean_term(fmt::format("Q{:04}", number));
  if (number % 3 == 0) content.add_value(0, fmt::format("2023{:04}", number));
  content.add_value(1, fmt::format("id-{:04}", number));
  content.set_data(fmt::format("text of document {:04}", number));
  return content;
}

enum class Road { Direct, ThroughXapian };

class BuildCheckTest : public ::testing::TestWithParam<Road> {
 protected:
  [[nodiscard]] fs::path path() const { return folder_.path() / "db"; }

  /// Writes the documents in batches of `batch` and takes their facts.
  BuildFacts write(std::uint32_t batch) const {
    fs::remove_all(path());
    auto const road =
        GetParam() == Road::Direct ? direct_road(folder_.path(), path(), 2) : xapian_road(path());
    BuildFacts facts(kSeed);
    auto const writer = road->open_writer();
    for (std::uint32_t first = 1; first <= kDocuments; first += batch) {
      std::uint32_t const last = std::min(first + batch - 1, kDocuments);
      BuildFacts of_batch(kSeed);
      for (std::uint32_t number = first; number <= last; ++number) {
        of_batch.add(number, document(number), number == first || number == last);
        writer->add(document(number));
      }
      facts.merge(std::move(of_batch));
      EXPECT_TRUE(writer->end_batch(first).has_value());
    }
    EXPECT_TRUE(road->finish(kBuildMetadata).has_value());
    return facts;
  }

  /// What the check says; "" if it passes.
  [[nodiscard]] std::string check(BuildFacts const& facts) const {
    auto const checked = check_build(Xapian::Database(path().string()), facts, kBuildMetadata);
    return checked ? "" : checked.error().message;
  }

  test::TestFolder folder_;
};

TEST_P(BuildCheckTest, PassesWhatWasWritten) {
  for (std::uint32_t const batch : {7u, 100u}) {
    EXPECT_EQ(check(write(batch)), "") << batch;
  }
}

TEST_P(BuildCheckTest, NamesWhatDiffers) {
  BuildFacts const facts = write(100);
  struct {
    std::function<void(Xapian::WritableDatabase&)> change;
    char const* message;
  } const rows[] = {
      {[](auto& database) { database.delete_document(kDocuments); }, "299 documents"},
      {[](auto& database) { database.add_document(Xapian::Document()); }, "301 documents"},
      {[](auto& database) { database.set_metadata("tracuu.b", "3"); }, "metadata 'tracuu.b'"},
      {[](auto& database) {
         Xapian::Document changed = database.get_document(1);
         changed.set_data("text of document 0002");
         database.replace_document(1, changed);
       },
       "document 1 this differs: its stored text"},
      {[](auto& database) {
         Xapian::Document changed = database.get_document(kDocuments);
         changed.add_value(1, "id-0299");
         database.replace_document(kDocuments, changed);
       },
       "document 300 this differs: the value in slot 1"},
      {[](auto& database) {
         Xapian::Document changed = database.get_document(1);
         changed.remove_posting("xa|4", 81, 0);
         changed.add_posting("xa|4", 90, 0);
         database.replace_document(1, changed);
       },
       "document 1 this differs: the positions of term 'xa|4'"},
      {[](auto& database) {
         Xapian::Document changed = database.get_document(1);
         changed.remove_term("Q0001");
         changed.add_boolean_term("Q9999");
         database.replace_document(1, changed);
       },
       "document 1 this differs: term 'Q0001'"},
      {[](auto& database) {
         Xapian::Document changed = database.get_document(20);
         changed.add_term("xa|4", 1);
         database.replace_document(20, changed);
       },
       "documents are"},
      {[](auto& database) {
         Xapian::Document changed = database.get_document(21);
         changed.add_value(0, "20249999");
         database.replace_document(21, changed);
       },
       "value slot 0"},
  };
  fs::path const whole = folder_.path() / "whole";
  fs::copy(path(), whole);
  for (auto const& row : rows) {
    fs::remove_all(path());
    fs::copy(whole, path());
    {
      Xapian::WritableDatabase database(path().string(), Xapian::DB_OPEN);
      row.change(database);
      database.commit();
    }
    EXPECT_NE(check(facts).find(row.message), std::string::npos)
        << row.message << ", but: " << check(facts);
  }
}

// Sampled terms are held against all documents that have them.
TEST_P(BuildCheckTest, KnowsInWhichDocumentsASampledTermIs) {
  BuildFacts const facts = write(100);
  auto const term = std::ranges::find_if(facts.terms(), [](auto const& one) {
    return one.second.documents > 5 && one.second.documents < 100;
  });
  ASSERT_NE(term, facts.terms().end());
  std::set<Xapian::docid> sampled;
  for (auto const& one : facts.documents()) sampled.insert(one.number);
  Xapian::WritableDatabase database(path().string(), Xapian::DB_OPEN);
  std::set<Xapian::docid> const having(database.postlist_begin(term->first),
                                       database.postlist_end(term->first));
  Xapian::docid with = 0;
  Xapian::docid without = 0;
  for (Xapian::docid number = 1; number <= kDocuments; ++number) {
    if (sampled.contains(number)) continue;
    (having.contains(number) ? with : without) = number;
  }
  // The two change places: all counts stay as they are.
  database.replace_document(with, to_xapian_document(document(without)));
  database.replace_document(without, to_xapian_document(document(with)));
  database.commit();
  EXPECT_NE(check(facts).find("is in other documents"), std::string::npos) << check(facts);
}

TEST_P(BuildCheckTest, RefusesTablesThatWereCut) {
  BuildFacts const facts = write(100);
  fs::path const whole = folder_.path() / "whole";
  fs::copy(path(), whole);
  for (char const* const table :
       {"postlist.glass", "docdata.glass", "termlist.glass", "position.glass", "iamglass"}) {
    fs::remove_all(path());
    fs::copy(whole, path());
    fs::resize_file(path() / table, fs::file_size(path() / table) / 2);
    std::string message;
    try {
      message = check(facts);
    } catch (Xapian::Error const& error) {
      message = error.get_description();
    }
    EXPECT_NE(message, "") << table;
  }
}

INSTANTIATE_TEST_SUITE_P(Roads, BuildCheckTest,
                         ::testing::Values(Road::Direct, Road::ThroughXapian),
                         [](auto const& test_info) {
                           return test_info.param == Road::Direct ? "Direct" : "ThroughXapian";
                         });

TEST(XapianRoad, KeepsTheOrderOfBatches) {
  test::TestFolder const folder;
  auto const road = xapian_road(folder.path() / "db");
  std::vector<std::thread> threads;
  for (std::uint32_t batch = 9; batch-- > 0;) {
    threads.emplace_back([&road, batch] {
      auto const writer = road->open_writer();
      for (std::uint32_t i = 1; i <= 3; ++i) writer->add(document(batch * 3 + i));
      EXPECT_TRUE(writer->end_batch(batch * 3 + 1).has_value());
    });
  }
  for (std::thread& thread : threads) thread.join();
  ASSERT_TRUE(road->finish({}).has_value());
  Xapian::Database const database((folder.path() / "db").string());
  for (Xapian::docid number = 1; number <= 27; ++number) {
    EXPECT_EQ(database.get_document(number).get_data(), document(number).data());
  }
}

TEST(XapianRoad, ABatchThatNeverComesFailsThoseAfterIt) {
  test::TestFolder const folder;
  auto const road = xapian_road(folder.path() / "db");
  auto const writer = road->open_writer();
  writer->add(document(1));
  std::thread waiting([&] { EXPECT_FALSE(writer->end_batch(2).has_value()); });
  road->give_up();
  waiting.join();
}

TEST(XapianRoad, SaysWhereItCannotWrite) {
  auto const road = xapian_road("/nowhere/at/all/db");
  auto const writer = road->open_writer();
  writer->add(document(1));
  auto const written = writer->end_batch(1);
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().code, base::ErrorCode::Io);
  EXPECT_NE(written.error().message.find("/nowhere/at/all"), std::string::npos);
}

TEST(BuildFacts, DoNotDependOnBatches) {
  BuildFacts whole(kSeed);
  BuildFacts parts(kSeed);
  for (std::uint32_t first = 291; first <= kDocuments; first -= 10) {  // wraps at the end
    BuildFacts part(kSeed);
    for (std::uint32_t i = first; i < first + 10; ++i) {
      part.add(i, document(i), i == first || i == first + 9);
    }
    parts.merge(std::move(part));
  }
  for (std::uint32_t i = 1; i <= kDocuments; ++i) {
    whole.add(i, document(i), i == 1 || i == kDocuments);
  }
  EXPECT_EQ(parts.document_count(), kDocuments);
  EXPECT_EQ(parts.total_length(), whole.total_length());
  auto const numbers = [](BuildFacts const& facts) {
    std::vector<std::uint32_t> all;
    for (auto const& one : facts.documents()) all.push_back(one.number);
    return all;
  };
  EXPECT_EQ(numbers(parts), numbers(whole));
  EXPECT_EQ(numbers(parts).size(), 34u);
  ASSERT_EQ(parts.terms().size(), whole.terms().size());
  for (auto const& [text, term] : parts.terms()) {
    auto const& same = whole.terms().at(text);
    EXPECT_EQ(term.documents, same.documents) << text;
    EXPECT_EQ(term.occurrences, same.occurrences) << text;
    EXPECT_EQ(term.postings, same.postings) << text;
  }
  for (auto const& [number, slot] : parts.slots()) {
    EXPECT_EQ(slot.documents, whole.slots().at(number).documents) << number;
    EXPECT_EQ(slot.smallest, whole.slots().at(number).smallest) << number;
    EXPECT_EQ(slot.largest, whole.slots().at(number).largest) << number;
  }
}

}  // namespace
}  // namespace tracuu::indexer
