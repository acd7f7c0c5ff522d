// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_job.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "schema/field.hpp"
#include "store/document_lookup.hpp"
#include "store/index_check.hpp"
#include "store/index_folder.hpp"
#include "store/index_format.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using test::index_source;
using test::TestFolder;

std::string counts(IndexReport const& report) {
  return fmt::format("added {}, updated {}, unchanged {}, rejected {}", report.added,
                     report.updated, report.unchanged, report.rejected.size());
}

std::vector<std::string> reasons(IndexReport const& report) {
  std::vector<std::string> texts;
  for (Rejected const& rejected : report.rejected) texts.push_back(to_string(rejected));
  return texts;
}

TEST(IndexJob, BuildsAndUpdates) {
  auto announcements = test::vankhe_announcements();
  TestFolder const folder;
  fs::path const index = folder.path() / "index.db";
  auto const run = [&] {
    auto const source = folder.write("a.jsonl", test::to_json_lines(announcements));
    return index_source(source, index).value();
  };
  IndexReport const built = run();
  EXPECT_EQ(counts(built), "added 13, updated 0, unchanged 0, rejected 0");
  EXPECT_GT(built.text_bytes, 500u);
  EXPECT_GT(built.index_bytes, 10'000u);

  EXPECT_EQ(counts(run()), "added 0, updated 0, unchanged 13, rejected 0") << "nothing is new";

  announcements[0].title = "Thủ tục đã đổi";
  announcements[1].body += " Thêm một câu.";
  announcements.push_back(test::tiny_announcements(1)[0]);
  EXPECT_EQ(counts(run()), "added 1, updated 2, unchanged 11, rejected 0");

  auto searcher = search::Searcher::open(index).value();
  EXPECT_EQ(searcher.stats().value().announcements, 14u);
  EXPECT_EQ(searcher.find("khai-sinh").value().announcement.title, "Thủ tục đã đổi");
  EXPECT_EQ(test::id_set(searcher.search(test::request_for("title:\"giấy khai sinh\"")).value()),
            "")
      << "the old text is gone";
  EXPECT_TRUE(store::check_index(store::IndexFolder(index)).value().problems.empty());

  announcements.resize(3);
  EXPECT_EQ(counts(run()), "added 0, updated 0, unchanged 3, rejected 0");
  EXPECT_EQ(searcher.stats().value().announcements, 14u) << "an update removes nothing";
}

TEST(IndexJob, ReadsWhereItMoved) {
  // source_file does not count as content: a moved file is not a changed announcement.
  TestFolder const folder;
  std::string const lines = test::to_json_lines(test::vankhe_announcements());
  fs::path const index = folder.path() / "index.db";
  ASSERT_TRUE(index_source(folder.write("old/a.jsonl", lines), index).has_value());
  auto const moved = index_source(folder.write("new/b.jsonl", "\n" + lines), index).value();
  EXPECT_EQ(counts(moved), "added 0, updated 0, unchanged 13, rejected 0");
}

TEST(IndexJob, ListsWhatItRefuses) {
  TestFolder const folder;
  folder.write("s/good.jsonl", test::to_json_lines(test::tiny_announcements(2)));
  folder.write("s/broken.jsonl",
               "{\"id\": \"x\", \"title\": \"Họp\"\n{\"id\":\"y\",\"title\":\"Họp\"}\n");
  folder.write("s/latin.txt", "H\xF6p d\xE2n\n");
  folder.write("s/photo.jpg", "xx");
  folder.write("s/empty.txt", "");
  for (bool const update : {false, true}) {
    fs::path const index = folder.path() / "index.db";
    IndexReport const report = index_source(folder.path() / "s", index).value();
    std::vector<std::string> const texts = reasons(report);
    EXPECT_EQ(texts.size(), 4u) << update;
    for (char const* const name : {"broken.jsonl:1", "latin.txt", "photo.jpg", "empty.txt"}) {
      EXPECT_TRUE(std::ranges::any_of(
          texts, [&](std::string const& text) { return text.find(name) != std::string::npos; }))
          << name << ", " << update;
    }
    EXPECT_EQ(report.added, update ? 0u : 3u);
    EXPECT_EQ(report.unchanged, update ? 3u : 0u);
  }
}

TEST(IndexJob, ListsSourcesThatAreNotThere) {
  TestFolder const folder;
  auto const report = index_source(folder.path() / "missing", folder.path() / "index.db").value();
  ASSERT_EQ(report.rejected.size(), 1u);
  EXPECT_NE(report.rejected[0].source.find("missing"), std::string::npos);
  EXPECT_EQ(search::Searcher::open(folder.path() / "index.db").error().code,
            ErrorCode::IndexMissing);
}

TEST(IndexJob, LeavesTheIndexAloneWithNothingToIndex) {
  test::SmallIndex const index(test::vankhe_announcements());
  fs::path const empty = index.folder().path() / "empty";
  fs::create_directories(empty);
  fs::path const before = index.generation_path();
  for (bool const rebuild : {false, true}) {
    IndexReport const report = index_source(empty, index.path(), 1, rebuild).value();
    EXPECT_EQ(counts(report), "added 0, updated 0, unchanged 0, rejected 1");
    EXPECT_EQ(index.searcher().stats().value().announcements, 13u);
    EXPECT_EQ(index.generation_path(), before);
  }
}

/// Lines of which some repeat an id, also far apart.
std::vector<schema::Announcement> with_duplicates() {
  auto announcements = test::tiny_announcements(2'500);  // three batches
  for (auto const& [second, first] : {std::pair{1'200, 7}, {2'400, 7}, {2'001, 2'000}, {50, 49}}) {
    announcements[static_cast<std::size_t>(second)].id =
        announcements[static_cast<std::size_t>(first)].id;
  }
  return announcements;
}

/// "docid id title" of all announcements.
std::vector<std::string> documents(fs::path const& path) {
  store::IndexFolder const folder(path);
  Xapian::Database const database(
      folder.generation_path(folder.current_generation().value()).string());
  std::vector<std::string> rows;
  auto const end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document) {
    auto const announcement = store::stored_head(database.get_document(*document)).value();
    rows.push_back(fmt::format("{} {} {}", *document, announcement.id, announcement.title));
  }
  return rows;
}

TEST(IndexJob, DoesNotDependOnTheWorkers) {
  TestFolder const folder;
  auto const source = folder.write("a.jsonl", test::to_json_lines(with_duplicates()));
  std::vector<std::string> first_documents;
  std::vector<std::string> first_reasons;
  std::vector<std::string> first_hits;
  for (std::size_t const workers : {1u, 4u, 4u, 2u}) {
    fs::path const index = folder.path() / "index.db";
    IndexReport const report = index_source(source, index, workers, true).value();
    EXPECT_EQ(counts(report), "added 2496, updated 0, unchanged 0, rejected 4");
    auto searcher = search::Searcher::open(index).value();
    std::vector<std::string> const hits =
        test::ids(searcher.search(test::request_for("tin số 13 ở xã họp cấy lúa")).value());
    if (first_documents.empty()) {
      first_documents = documents(index);
      first_reasons = reasons(report);
      first_hits = hits;
      EXPECT_EQ(searcher.find("t-0007").value().announcement.title, "Tin số 7")
          << "the first one is kept";
      EXPECT_NE(first_reasons[0].find("a.jsonl:51: id 't-0049'"), std::string::npos)
          << first_reasons[0];
    }
    EXPECT_EQ(documents(index), first_documents) << workers;
    EXPECT_EQ(reasons(report), first_reasons) << workers;
    EXPECT_EQ(hits, first_hits) << workers;
  }
}

TEST(IndexJob, KeepsTheFirstOfTwoInAnUpdateToo) {
  TestFolder const folder;
  fs::path const index = folder.path() / "index.db";
  auto announcements = test::tiny_announcements(3);
  ASSERT_TRUE(index_source(folder.write("a.jsonl", test::to_json_lines({announcements[0]})), index)
                  .has_value());
  announcements[2].id = announcements[1].id;
  IndexReport const report =
      index_source(folder.write("a.jsonl", test::to_json_lines(announcements)), index).value();
  EXPECT_EQ(counts(report), "added 1, updated 0, unchanged 1, rejected 1");
  EXPECT_EQ(search::Searcher::open(index).value().find("t-0001").value().announcement.title,
            "Tin số 1");
}

TEST(IndexJob, RefusesASecondWriter) {
  test::SmallIndex const index(test::vankhe_announcements());
  auto const lock = store::WriterLock::acquire(store::IndexFolder(index.path()));
  ASSERT_TRUE(lock.has_value());
  for (bool const rebuild : {false, true}) {
    auto const second = index_source(test::sample_folder(), index.path(), 1, rebuild);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::IndexLocked);
  }
  EXPECT_EQ(index.searcher().stats().value().announcements, 13u) << "reading goes on";
}

TEST(IndexJob, RefusesAnotherSchemaVersionButRebuilds) {
  test::SmallIndex const index(test::vankhe_announcements());
  {
    Xapian::WritableDatabase database(index.generation_path().string());
    database.set_metadata(std::string(store::kSchemaVersionKey), "0");
    database.commit();
  }
  auto const refused = index_source(test::sample_folder(), index.path());
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::SchemaMismatch);
  EXPECT_FALSE(refused.error().hint.empty());
  EXPECT_EQ(index_source(test::sample_folder(), index.path(), 1, true).value().added, 173u);
}

// A folder with another program's stub was taken for an empty one.
TEST(IndexJob, DoesNotOverwriteAnotherProgramsIndex) {
  TestFolder const folder;
  folder.write("db/XAPIANDB", "remote localhost:33333\n");
  for (bool const rebuild : {false, true}) {
    auto const refused = index_source(test::sample_folder(), folder.path() / "db", 1, rebuild);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::SchemaMismatch);
    EXPECT_EQ(test::read_file(folder.path() / "db/XAPIANDB"), "remote localhost:33333\n");
  }
}

TEST(IndexJob, RefusesWrongOptions) {
  TestFolder const folder;
  IndexJobOptions options;
  options.index = folder.path() / "index.db";
  EXPECT_EQ(run_index_job(options).error().code, ErrorCode::InvalidArgument) << "no sources";
  for (std::size_t const workers : {0u, 65u}) {
    EXPECT_EQ(index_source(test::sample_folder(), options.index, workers).error().code,
              ErrorCode::InvalidArgument);
  }
  EXPECT_FALSE(fs::exists(options.index));
  folder.write("file", "");
  EXPECT_EQ(index_source(test::sample_folder(), folder.path() / "file").error().code,
            ErrorCode::Io);
}

// Two hundred zero bytes made a term that Xapian refused: one line ended the whole build. Later
// they were taken, though no address could name them.
TEST(IndexJob, TakesHostileIdsOrListsThem) {
  TestFolder const folder;
  auto announcements = test::tiny_announcements(5);
  announcements[0].id = std::string(200, '\0');
  announcements[1].id = std::string(100'000, 'x');
  announcements[2].id = "..";
  announcements[3].id = "../../etc/passwd";
  announcements[4].id = std::string(3'900, 'x');
  fs::path const index = folder.path() / "index.db";
  auto const built =
      index_source(folder.write("a.jsonl", test::to_json_lines(announcements)), index).value();
  EXPECT_EQ(counts(built), "added 2, updated 0, unchanged 0, rejected 3");
  auto searcher = search::Searcher::open(index).value();
  for (std::size_t const taken : {3u, 4u}) {
    schema::Announcement const& announcement = announcements[taken];
    EXPECT_EQ(searcher.find(announcement.id).value().announcement.title, announcement.title);
  }
  EXPECT_TRUE(store::check_index(store::IndexFolder(index)).value().problems.empty());
}

TEST(IndexJob, TellsHowFarItIs) {
  TestFolder const folder;
  IndexJobOptions options;
  options.sources = {folder.write("a.jsonl", test::to_json_lines(test::tiny_announcements(2'500)))};
  options.index = folder.path() / "index.db";
  std::vector<IndexProgress> seen;
  options.on_progress = [&](IndexProgress const& progress) { seen.push_back(progress); };
  for (bool const update : {false, true}) {
    seen.clear();
    ASSERT_TRUE(run_index_job(options).has_value());
    ASSERT_GT(seen.size(), 2u) << update;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      EXPECT_EQ(seen[i].total_bytes, fs::file_size(options.sources[0]));
      EXPECT_LE(seen[i].consumed_bytes, seen[i].total_bytes);
      if (i > 0) {
        EXPECT_GE(seen[i].consumed_bytes, seen[i - 1].consumed_bytes);
      }
    }
    EXPECT_EQ(seen.back().announcements, 2'500u) << update;
    EXPECT_EQ(seen.back().stage, update ? IndexStage::Reading : IndexStage::Checking);
  }
}

TEST(IndexJob, LeavesNothingBehind) {
  test::SmallIndex const index(test::vankhe_announcements());
  index.add(test::vankhe_announcements(), true);
  index.folder().write("index.db/build-99/segment-000000/postlist.glass", "of a killed build");
  index.add(test::vankhe_announcements());
  std::vector<std::string> names;
  for (auto const& entry : fs::directory_iterator(index.path())) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  EXPECT_EQ(names, (std::vector<std::string>{"XAPIANDB", index.generation_path().filename(),
                                             "writer.lock"}));
}

/// 1,200 announcements that all hold `word`.
std::vector<schema::Announcement> edition(std::string const& word) {
  auto announcements = test::tiny_announcements(1'200);
  for (schema::Announcement& announcement : announcements) announcement.body += " bản " + word;
  return announcements;
}

// Searchers are never disturbed: each answer is of one state, whole.
TEST(IndexJob, LetsSearchersGoOn) {
  test::SmallIndex const index(edition("một"));
  std::atomic<bool> done = false;
  std::atomic<int> answers = 0;
  std::thread reader([&] {
    auto searcher = index.searcher();
    while (!done) {
      for (char const* const word : {"một", "hai", "ba"}) {
        auto const answer = searcher.search(test::request_for(fmt::format("\"bản {}\"", word), 5));
        ASSERT_TRUE(answer.has_value()) << to_string(answer.error());
        EXPECT_TRUE(answer->total.lower == 0 || answer->total.lower == 1'200)
            << word << ' ' << answer->total.lower;
      }
      auto const all = searcher.search(test::request_for("\"ở xã\"", 5));
      ASSERT_TRUE(all.has_value());
      EXPECT_EQ(all->total.lower, 1'200u);
      ++answers;
    }
  });
  auto const count = [&](char const* word) {
    return index.searcher()
        .search(test::request_for(fmt::format("\"bản {}\"", word)))
        .value()
        .total.lower;
  };
  index.add(edition("hai"), true);
  EXPECT_EQ(count("hai"), 1'200u) << "after the rebuild";
  index.add(edition("ba"), false);
  EXPECT_EQ(count("ba"), 1'200u) << "after the update";
  EXPECT_EQ(count("hai"), 0u);
  index.add(edition("một"), true);
  done = true;
  reader.join();
  EXPECT_GT(answers, 3);
}

}  // namespace
}  // namespace tracuu::indexer
