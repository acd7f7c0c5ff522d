// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/update.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "schema/field.hpp"
#include "store/index_check.hpp"
#include "tests/support/small_index.hpp"

// What a second run does: files that are as they were are not read, what is gone is removed if
// that was asked for, and never more than is surely gone.

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::string line(std::string const& id, std::string const& title = "Họp dân") {
  return fmt::format("{{\"id\":\"{}\",\"title\":\"{}\"}}\n", id, title);
}

class UpdateTest : public ::testing::TestWithParam<MergeWhen> {
 protected:
  UpdateTest() {
    options_.merge = GetParam();
    options_.index = folder_.path() / "index.db";
    options_.sources = {folder_.path() / "s"};
  }

  /// Writes a file below the source that was last changed long ago.
  fs::path write(std::string const& name, std::string_view bytes, fs::file_time_type time) const {
    fs::path const file = folder_.write("s/" + name, bytes);
    fs::last_write_time(file, time);
    return file;
  }
  fs::path write(std::string const& name, std::string_view bytes) const {
    return write(name, bytes, long_ago_);
  }

  IndexReport run() const { return run_index_job(options_).value(); }

  /// "+added ~updated =unchanged -removed !refused kept".
  static std::string counts(IndexReport const& report) {
    return fmt::format("+{} ~{} ={} -{} !{}{}", report.added, report.updated, report.unchanged,
                       report.removed, report.rejected.size(),
                       report.kept > 0 ? fmt::format(" kept {}", report.kept) : "");
  }

  /// The ids that the index holds, sorted; it is whole.
  [[nodiscard]] std::string ids() const {
    store::IndexFolder const folder(options_.index);
    EXPECT_TRUE(store::check_index(folder).value().problems.empty());
    Xapian::Database const database(
        folder.generation_path(folder.current_generation().value()).string());
    std::vector<std::string> found;
    auto const end = database.postlist_end("");
    for (auto one = database.postlist_begin(""); one != end; ++one) {
      found.push_back(database.get_document(*one).get_value(schema::kIdSlot));
    }
    std::ranges::sort(found);
    return fmt::format("{}", fmt::join(found, " "));
  }

  [[nodiscard]] std::string title(std::string const& id) const {
    return search::Searcher::open(options_.index).value().find(id).value().announcement.title;
  }

  test::TestFolder folder_;
  IndexJobOptions options_;
  fs::file_time_type long_ago_ = fs::file_time_type::clock::now() - 1h;
};

TEST_P(UpdateTest, DoesNotReadWhatIsAsItWas) {
  write("a.jsonl", line("a1") + line("a2"));
  fs::path const page = write("b.txt", "Họp dân\nXã Đồng Lạc họp dân.\n");
  EXPECT_EQ(counts(run()), "+3 ~0 =0 -0 !0");
  // Other bytes of the same size and time: only a run that reads them can tell.
  write("b.txt", "Họp dân\nXã Đồng Lục họp dân.\n");
  EXPECT_EQ(counts(run()), "+0 ~0 =3 -0 !0") << "not read";
  options_.reread = true;
  EXPECT_EQ(counts(run()), "+0 ~1 =2 -0 !0") << "read";
  options_.reread = false;
  write("b.txt", "Họp dân\nXã Đồng Lạc họp dân.\n", long_ago_ + 1ns);
  EXPECT_EQ(counts(run()), "+0 ~1 =2 -0 !0") << "a nanosecond later";
  write("b.txt", "Họp dân\nXã Đồng Lạc họp dân!!\n", long_ago_ + 1ns);
  EXPECT_EQ(counts(run()), "+0 ~1 =2 -0 !0") << "a byte more";
  EXPECT_EQ(counts(run()), "+0 ~0 =3 -0 !0");
}

TEST_P(UpdateTest, DoesNotTrustATimeThatIsTooFresh) {
  // Indexed within the same tick of the clock in which it was changed, and changed again.
  struct {
    std::chrono::nanoseconds age;
    bool is_trusted;
  } const rows[] = {{0s, false}, {1s, false}, {-1h, false}, {10s, true}};
  int number = 0;
  for (auto const& row : rows) {
    std::string const name = fmt::format("f{}.jsonl", number++);
    auto const time = fs::file_time_type::clock::now() - row.age;
    write(name, line(name, "bản ba"), time);
    (void)run();
    write(name, line(name, "bản tu"), time);
    (void)run();
    EXPECT_EQ(title(name), row.is_trusted ? "bản ba" : "bản tu") << row.age.count();
  }
}

TEST_P(UpdateTest, ReadsFilesWithRefusalsEachTime) {
  write("a.jsonl", line("a1") + "{broken\n" + line("a3"));
  write("b.jsonl", line("a1"));
  write("c.jpg", "x");
  for (int runs = 0; runs < 3; ++runs) {
    IndexReport const report = run();
    EXPECT_EQ(report.rejected.size(), 3u) << runs;
    EXPECT_EQ(report.unchanged, runs == 0 ? 0u : 2u) << runs;
    std::vector<std::string> sources;
    for (auto const& one : report.rejected) {
      sources.push_back(fs::path(one.source).filename());
      EXPECT_EQ(one.reason.find(one.source), std::string::npos) << one.reason;
    }
    std::ranges::sort(sources);
    EXPECT_EQ(sources, (std::vector<std::string>{"a.jsonl:2", "b.jsonl:1", "c.jpg"})) << runs;
  }
}

TEST_P(UpdateTest, KnowsAFileFromAnyFolder) {
  write("a.jsonl", line("a1"));
  (void)run();
  write("a.jsonl", line("a2"));  // not read: a run that reads it would add a2
  fs::path const before = fs::current_path();
  fs::current_path(folder_.path());
  fs::create_directory_symlink("s", "link");
  for (char const* const source : {"s", "./s/", "s/../s", "link", "s/a.jsonl", "link/a.jsonl"}) {
    options_.sources = {source};
    EXPECT_EQ(counts(run()), "+0 ~0 =1 -0 !0") << source;
  }
  fs::current_path(before);
}

TEST_P(UpdateTest, ReadsAFileOnceThatTwoSourcesHold) {
  write("a/p.txt", "Họp dân\nXã Đồng Lạc họp dân.\n");
  options_.sources = {folder_.path() / "s", folder_.path() / "s/a"};
  EXPECT_EQ(counts(run()), "+1 ~0 =0 -0 !0");
  options_.reread = true;
  EXPECT_EQ(counts(run()), "+0 ~0 =1 -0 !0");
  EXPECT_EQ(ids(), "a/p.txt");
}

TEST_P(UpdateTest, AFileKeepsItsIdThroughAnySource) {
  char const* const text = "Họp dân\nXã Đồng Lạc họp dân.\n";
  char const* const changed = "Họp dân\nXã An Khê họp dân.\n";
  fs::path const source = folder_.path() / "s";
  struct {
    std::vector<fs::path> first;
    std::vector<fs::path> second;
    char const* ids;
    char const* why;
  } const rows[] = {
      {{source / "a"}, {source}, "b/q.txt p.txt t.csv:2", "the parent after the child"},
      {{source}, {source / "a"}, "a/p.txt a/t.csv:2 b/q.txt", "the child after the parent"},
      {{source, source / "a"}, {source / "a", source}, "a/p.txt a/t.csv:2 b/q.txt", "both at once"},
      {{source / "a"}, {source / "link"}, "p.txt t.csv:2", "a link to the folder"},
  };
  for (auto const& row : rows) {
    fs::remove_all(source);
    fs::remove_all(options_.index);
    write("a/p.txt", text);
    write("a/t.csv", "title,body\nHọp dân,Xã Đồng Lạc họp dân.\n");
    write("b/q.txt", text);
    fs::create_directory_symlink("a", source / "link");
    bool const has_link = row.second.front().filename() == "link";
    if (!has_link) fs::remove(source / "link");
    options_.sources = row.first;
    (void)run();
    options_.sources = row.second;
    write("a/p.txt", changed, long_ago_ + 1s);
    write("a/t.csv", "title,body\nHọp dân,Xã An Khê họp dân.\n", long_ago_ + 1s);
    for (bool const prune : {false, true}) {
      options_.prune = prune;
      options_.reread = true;
      EXPECT_EQ(run().removed, 0U) << row.why;
    }
    options_.prune = options_.reread = false;
    EXPECT_EQ(ids(), row.ids) << row.why;
    EXPECT_EQ(run().indexed(), 0U) << row.why << ": once is enough";
  }
}

TEST_P(UpdateTest, FilesOfOneNameInTwoFoldersAreBothKept) {
  char const* const text = "Họp dân\nXã Đồng Lạc họp dân.\n";
  write("a/p.txt", text);
  options_.sources = {folder_.path() / "s/a"};
  (void)run();
  EXPECT_EQ(ids(), "p.txt");
  write("p.txt", text);
  options_.sources = {folder_.path() / "s"};
  EXPECT_EQ(counts(run()), "+1 ~0 =1 -0 !0") << "the other one has this id";
  EXPECT_EQ(ids(), "p.txt s/p.txt");
  options_.reread = true;
  EXPECT_EQ(counts(run()), "+0 ~0 =2 -0 !0") << "each keeps its own";
  fs::remove(folder_.path() / "s/a/p.txt");
  options_.prune = true;
  EXPECT_EQ(counts(run()), "+0 ~0 =1 -1 !0");
  EXPECT_EQ(ids(), "s/p.txt");
}

TEST_P(UpdateTest, TheFirstOfTwoIsKeptAlsoIfItIsNotRead) {
  write("a.jsonl", line("x", "bản một"));
  (void)run();
  write("b.jsonl", line("x", "bản hai"));
  EXPECT_EQ(counts(run()), "+0 ~0 =1 -0 !1") << "behind it";
  EXPECT_EQ(title("x"), "bản một");
  fs::remove(folder_.path() / "s/b.jsonl");
  write("A.jsonl", line("x", "bản ba"));
  EXPECT_EQ(counts(run()), "+0 ~1 =0 -0 !1") << "before it";
  EXPECT_EQ(title("x"), "bản ba");
}

TEST_P(UpdateTest, AnAnnouncementTakenByAnotherFileComesBack) {
  fs::path const a = write("a.jsonl", line("x", "bản một"));
  fs::path const b = write("b.jsonl", line("x", "bản hai"));
  for (auto const& [file, expected] :
       {std::pair{a, "bản một"}, {b, "bản hai"}, {a, "bản một"}, {b, "bản hai"}}) {
    options_.sources = {file};
    (void)run();
    EXPECT_EQ(title("x"), expected);
  }
}

TEST_P(UpdateTest, ADryRunLeavesNoTrace) {
  write("a.jsonl", line("a1") + line("a2"));
  write("b.jsonl", line("b1"));
  write("c.jsonl", "{broken\n");
  options_.dry_run = true;
  EXPECT_EQ(counts(run()), "+3 ~0 =0 -0 !1") << "without an index";
  EXPECT_FALSE(fs::exists(options_.index));
  options_.dry_run = false;
  (void)run();
  write("a.jsonl", line("a1", "khác") + line("a3"), long_ago_ + 1s);
  fs::remove(folder_.path() / "s/b.jsonl");
  options_.prune = true;
  auto const snapshot = [&] {
    std::vector<std::string> files;
    for (auto const& entry : fs::recursive_directory_iterator(options_.index)) {
      if (entry.is_regular_file()) {
        files.push_back(entry.path().string() + test::read_file(entry.path()));
      }
    }
    std::ranges::sort(files);
    return files;
  };
  auto const before = snapshot();
  auto const lock = store::WriterLock::acquire(store::IndexFolder(options_.index)).value();
  options_.dry_run = true;
  EXPECT_EQ(counts(run()), "+1 ~1 =0 -2 !1") << "while another writer is at work";
  EXPECT_EQ(snapshot(), before);
  options_.prune = false;
  options_.rebuild = true;
  EXPECT_EQ(counts(run()), "+2 ~0 =0 -0 !1") << "of a rebuild";
  EXPECT_EQ(snapshot(), before);
}

TEST_P(UpdateTest, ADryRunSaysWhatTheRunDoes) {
  write("a.jsonl", line("a1") + line("a2"));
  write("b.jsonl", line("b1"));
  (void)run();
  write("a.jsonl", line("a2", "khác") + line("a3"), long_ago_ + 1s);
  fs::rename(folder_.path() / "s/b.jsonl", folder_.path() / "s/c.jsonl");
  options_.prune = true;
  options_.dry_run = true;
  std::string const told = counts(run());
  options_.dry_run = false;
  EXPECT_EQ(counts(run()), told);
  EXPECT_EQ(told, "+1 ~1 =1 -1 !0");
}

struct PruneRow {
  char const* why;
  std::function<void(fs::path const& source)> change;
  char const* counts;
  char const* ids;
};

/// The source holds a.jsonl (a1 a2), f/b.jsonl (b1), f/c.txt, g/d.jsonl (d1).
PruneRow const kPruneRows[] = {
    {"nothing was changed", [](auto const&) {}, "+0 ~0 =5 -0 !0", "a1 a2 b1 d1 f/c.txt"},
    {"a file is gone", [](auto const& s) { fs::remove(s / "f/b.jsonl"); }, "+0 ~0 =4 -1 !0",
     "a1 a2 d1 f/c.txt"},
    {"a folder is gone", [](auto const& s) { fs::remove_all(s / "f"); }, "+0 ~0 =3 -2 !0",
     "a1 a2 d1"},
    {"a line is gone", [](auto const& s) { std::ofstream(s / "a.jsonl") << line("a2"); },
     "+0 ~0 =4 -1 !0", "a2 b1 d1 f/c.txt"},
    {"all lines are gone", [](auto const& s) { std::ofstream(s / "a.jsonl"); }, "+0 ~0 =3 -2 !0",
     "b1 d1 f/c.txt"},
    {"a file was renamed", [](auto const& s) { fs::rename(s / "f/b.jsonl", s / "z.jsonl"); },
     "+0 ~0 =5 -0 !0", "a1 a2 b1 d1 f/c.txt"},
    {"a page was renamed", [](auto const& s) { fs::rename(s / "f/c.txt", s / "f/e.txt"); },
     "+1 ~0 =4 -1 !0", "a1 a2 b1 d1 f/e.txt"},
    {"a line moved to another file",
     [](auto const& s) {
       std::ofstream(s / "a.jsonl") << line("a2");
       std::ofstream(s / "z.jsonl") << line("a1");
     },
     "+0 ~0 =5 -0 !0", "a1 a2 b1 d1 f/c.txt"},
    {"a line is broken now: what else the file held is not known",
     [](auto const& s) { std::ofstream(s / "a.jsonl") << line("a2") << "{broken\n"; },
     "+0 ~0 =4 -0 !1 kept 1", "a1 a2 b1 d1 f/c.txt"},
    {"a file that turned into a container broken off in the middle",
     [](auto const& s) {
       fs::remove(s / "f/c.txt");
       std::ofstream(s / "f/b.jsonl") << "";
       std::ofstream(s / "g/d.zip") << "PK\3\4 broken";
     },
     "+0 ~0 =3 -2 !1", "a1 a2 d1"},
    {"a folder is a link now: it may hold anything",
     [](auto const& s) {
       fs::rename(s / "f", s / ".f");
       fs::create_directory_symlink(".f", s / "f");
     },
     "+0 ~0 =3 -0 !1 kept 2", "a1 a2 b1 d1 f/c.txt"},
    {"a file is a dangling link now",
     [](auto const& s) {
       fs::remove(s / "f/b.jsonl");
       fs::create_symlink("/nowhere/b.jsonl", s / "f/b.jsonl");
     },
     "+0 ~0 =4 -0 !1 kept 1", "a1 a2 b1 d1 f/c.txt"},
    {"the source is gone: a disk that is not mounted",
     [](auto const& s) { fs::rename(s, s.parent_path() / "away"); }, "+0 ~0 =0 -0 !1 kept 5",
     "a1 a2 b1 d1 f/c.txt"},
    {"the source is empty: the place where a disk is mounted",
     [](auto const& s) {
       fs::remove_all(s);
       fs::create_directory(s);
     },
     "+0 ~0 =0 -0 !1 kept 5", "a1 a2 b1 d1 f/c.txt"},
};

/// Root may read everything: while this lives the process is somebody else, who
/// owns `folder`.
class OrdinaryUser {
 public:
  explicit OrdinaryUser(fs::path const& folder) {
    if (geteuid() != 0) return;
    EXPECT_EQ(chown(folder.c_str(), kNobody, kNobody), 0);
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
      EXPECT_EQ(chown(entry.path().c_str(), kNobody, kNobody), 0);
    }
    was_root_ = seteuid(kNobody) == 0;
  }
  OrdinaryUser(OrdinaryUser const&) = delete;
  OrdinaryUser& operator=(OrdinaryUser const&) = delete;
  ~OrdinaryUser() { EXPECT_TRUE(!was_root_ || seteuid(0) == 0); }

 private:
  static constexpr unsigned kNobody = 65'534;
  bool was_root_ = false;
};

class PruneTest : public UpdateTest {
 protected:
  void fill() {
    fs::remove_all(folder_.path() / "s");
    fs::remove_all(folder_.path() / "away");
    fs::remove_all(options_.index);
    write("a.jsonl", line("a1") + line("a2"));
    write("f/b.jsonl", line("b1"));
    write("f/c.txt", "Họp dân\nXã Đồng Lạc họp dân.\n");
    write("g/d.jsonl", line("d1"));
    options_.prune = false;
    (void)run();
    options_.prune = true;
  }
};

TEST_P(PruneTest, RemovesWhatIsGoneAndNoMore) {
  for (PruneRow const& row : kPruneRows) {
    fill();
    row.change(folder_.path() / "s");
    EXPECT_EQ(counts(run()), row.counts) << row.why;
    EXPECT_EQ(ids(), row.ids) << row.why;
    EXPECT_EQ(run().removed, 0u) << row.why << ": once is enough";
    EXPECT_EQ(ids(), row.ids) << row.why;
  }
}

TEST_P(PruneTest, KeepsWhatIsBelowAFolderThatMayNotBeRead) {
  fill();
  fs::permissions(folder_.path() / "s/f", fs::perms::none);
  {
    OrdinaryUser const user(folder_.path());
    EXPECT_EQ(counts(run()), "+0 ~0 =3 -0 !1 kept 2");
    options_.parts = {{folder_.path() / "s", "f/b.jsonl"}};
    EXPECT_EQ(counts(run()), "+0 ~0 =0 -0 !1 kept 1") << "a part of it";
    options_.parts.clear();
  }
  fs::permissions(folder_.path() / "s/f", fs::perms::owner_all);
  EXPECT_EQ(ids(), "a1 a2 b1 d1 f/c.txt");
}

TEST_P(PruneTest, TouchesOnlyWhatCameFromTheSources) {
  fill();
  fs::remove_all(folder_.path() / "s/f");
  fs::remove(folder_.path() / "s/a.jsonl");
  options_.sources = {folder_.path() / "s/g"};
  EXPECT_EQ(counts(run()), "+0 ~0 =1 -0 !0");
  options_.sources = {folder_.write("elsewhere/e.jsonl", line("e1"))};
  EXPECT_EQ(counts(run()), "+1 ~0 =0 -0 !0");
  EXPECT_EQ(ids(), "a1 a2 b1 d1 e1 f/c.txt");
  options_.sources = {folder_.path() / "s"};
  EXPECT_EQ(counts(run()), "+0 ~0 =1 -4 !0");
  EXPECT_EQ(ids(), "d1 e1");
}

TEST_P(PruneTest, FindsWhatWasLostWhileNobodyPruned) {
  fill();
  write("a.jsonl", line("a2"), long_ago_ + 1s);
  options_.prune = false;
  EXPECT_EQ(counts(run()), "+0 ~0 =4 -0 !0");
  EXPECT_EQ(ids(), "a1 a2 b1 d1 f/c.txt");
  options_.prune = true;
  EXPECT_EQ(counts(run()), "+0 ~0 =4 -1 !0") << "the file is as it was in the last run";
  EXPECT_EQ(ids(), "a2 b1 d1 f/c.txt");
}

TEST_P(PruneTest, BelievesThatASourceIsGoneIfTold) {
  for (bool const leave_empty : {false, true}) {
    fill();
    fs::path const other = folder_.write("other/e.jsonl", line("e1"));
    fs::remove_all(folder_.path() / "s");
    if (leave_empty) fs::create_directory(folder_.path() / "s");
    options_.sources = {folder_.path() / "s", other};
    options_.prune_missing = true;
    EXPECT_EQ(counts(run()), "+1 ~0 =0 -5 !0") << leave_empty;
    EXPECT_EQ(ids(), "e1");
    options_.prune_missing = false;
    options_.sources = {folder_.path() / "s"};
  }
}

TEST_P(PruneTest, ManagesLongPaths) {
  std::string deep;
  for (int i = 0; i < 3; ++i) deep += std::string(100, static_cast<char>('x' + i)) + "/";
  write(deep + "a.jsonl", line("a"));
  write(deep + "b.jsonl", line("b"));
  write("c.jsonl", line("c"));
  (void)run();
  fs::remove(folder_.path() / "s" / deep / "a.jsonl");
  options_.prune = true;
  options_.sources = {folder_.path() / "s" / deep};
  EXPECT_EQ(counts(run()), "+0 ~0 =1 -1 !0");
  EXPECT_EQ(ids(), "b c");
}

TEST_P(PruneTest, IsRefusedWithARebuild) {
  fill();
  options_.rebuild = true;
  EXPECT_EQ(run_index_job(options_).error().code, base::ErrorCode::InvalidArgument);
}

TEST_P(PruneTest, RemovesAnnouncementsOfManyCommits) {
  std::string lines;
  for (int i = 0; i < 12'000; ++i) lines += line(fmt::format("n{}", i));
  write("many.jsonl", lines);
  (void)run();
  options_.prune = true;
  write("many.jsonl", line("n7"), long_ago_ + 1s);
  EXPECT_EQ(counts(run()), "+0 ~0 =1 -11999 !0");
  EXPECT_EQ(ids(), "n7");
}

TEST_P(UpdateTest, ReadsPartsByTheNamesOfTheirSource) {
  write("f/a.txt", "Họp dân\nXã Đồng Lạc họp dân.\n");
  write("f/b.txt", "Họp dân\nXã Đồng Lạc họp dân.\n");
  write("c.txt", "Họp dân\nXã Đồng Lạc họp dân.\n");
  (void)run();
  fs::path const source = folder_.path() / "s";
  fs::remove(source / "f/b.txt");
  fs::remove(source / "c.txt");
  write("f/a.txt", "Họp dân\nXã An Khê họp dân.\n", long_ago_ + 1s);
  options_.prune = true;
  options_.parts = {{source, "f/a.txt"}, {source, "f/b.txt"}};
  EXPECT_EQ(counts(run()), "+0 ~1 =0 -1 !0");
  EXPECT_EQ(ids(), "c.txt f/a.txt") << "c.txt was not asked for";
  options_.parts = {{source, "none/at/all"}};
  EXPECT_EQ(counts(run()), "+0 ~0 =0 -0 !0");
}

TEST_P(UpdateTest, CommitsWhatItHasWhenItIsStopped) {
  (void)(write("0.jsonl", line("first")), run());
  write("a.jsonl", line("a1") + line("a2") + line("a3"));
  int asked = 0;
  options_.should_stop = [&] { return ++asked > 2; };
  options_.prune = true;
  EXPECT_EQ(counts(run()), "+2 ~0 =1 -0 !0");
  EXPECT_EQ(ids(), "a1 a2 first");
  options_.should_stop = {};
  EXPECT_EQ(counts(run()), "+1 ~0 =3 -0 !0") << "the file it was stopped in is read again";
}

TEST_P(UpdateTest, CountsWhatWasCommittedWhenItFails) {
  test::SmallIndex const index(test::vankhe_announcements());
  options_.index = index.path();
  write("a.jsonl", line("a1"));
  auto const lock = store::WriterLock::acquire(store::IndexFolder(index.path())).value();
  IndexOutcome const outcome = attempt_index_job(options_);
  ASSERT_TRUE(outcome.error.has_value());
  EXPECT_EQ(outcome.error->code, base::ErrorCode::IndexLocked);
  EXPECT_EQ(counts(outcome.report), "+0 ~0 =0 -0 !0");
  EXPECT_GT(outcome.report.index_bytes, 0u);
}

std::string name_of_way(::testing::TestParamInfo<MergeWhen> const& test_info) {
  return test_info.param == MergeWhen::Never ? "InPlace" : "Merged";
}

INSTANTIATE_TEST_SUITE_P(Ways, UpdateTest, ::testing::Values(MergeWhen::Never, MergeWhen::Always),
                         name_of_way);
INSTANTIATE_TEST_SUITE_P(Ways, PruneTest, ::testing::Values(MergeWhen::Never, MergeWhen::Always),
                         name_of_way);

}  // namespace
}  // namespace tracuu::indexer
