// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updated_archives.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "indexer/index_job.hpp"
#include "store/index_format.hpp"
#include "tests/indexer/gzip_bytes.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/indexer/warc_records.hpp"
#include "tests/support/index_dump.hpp"

// The folder that a crawl fills night after night, as the source of an index.

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using test::warc_answer;
using test::warc_note;
using test::warc_page;
using test::warc_revisit;

std::string url(int page) {
  return fmt::format("https://vankhe.example/tin/{}.html", page);
}

std::string page(int number, int night, std::string const& text) {
  return warc_page(url(number), fmt::format("2026-11-0{}T19:00:00Z", night),
                   fmt::format("<html><head><title>Tin {0}</title></head><body><h1>Tin {0}</h1>"
                               "<p>Xã Đồng Lạc {1}.</p></body></html>",
                               number, text));
}

std::string date(int night) {
  return fmt::format("2026-11-0{}T20:00:00Z", night);
}

class UpdatedArchivesTest : public ::testing::TestWithParam<MergeWhen> {
 protected:
  UpdatedArchivesTest() {
    options_.merge = GetParam();
    options_.index = folder_.path() / "index.db";
    options_.sources = {folder_.path() / "crawl"};
  }

  /// Writes what a night has added, each file last changed long ago.
  void write_night(int night, std::string const& records) const {
    fs::path const file = folder_.write(fmt::format("crawl/2026110{}190000-00000.warc.gz", night),
                                        test::gzip_bytes(records));
    fs::last_write_time(file, fs::file_time_type::clock::now() - 1h);
  }

  /// "+added ~updated =unchanged -removed !refused" of a run.
  std::string run() const {
    IndexReport const report = run_index_job(options_).value();
    return fmt::format("+{} ~{} ={} -{} !{}", report.added, report.updated, report.unchanged,
                       report.removed, report.rejected.size());
  }

  /// All that the index holds, but for what remembers removed announcements.
  static std::vector<std::string> lines_of(fs::path const& index) {
    auto lines = test::index_dump(index, test::DumpOf::InAnyOrder);
    std::erase_if(lines, [](std::string const& line) {
      return line.starts_with("metadata " + std::string(store::kTombstoneKeyPrefix));
    });
    return lines;
  }

  /// The index holds what one that is built from the folder as it is now holds.
  void expect_as_rebuilt(char const* why) const {
    IndexJobOptions options = options_;
    options.index = folder_.path() / "rebuilt.db";
    options.rebuild = true;
    options.prune = false;  // a full build has nothing to prune
    ASSERT_TRUE(run_index_job(options).has_value());
    EXPECT_EQ(test::first_difference(lines_of(options_.index), lines_of(options.index)), "") << why;
  }

  test::TestFolder folder_;
  IndexJobOptions options_;
};

TEST_P(UpdatedArchivesTest, FollowsAPortalNightAfterNight) {
  for (bool const prune : {false, true}) {
    fs::remove_all(folder_.path() / "crawl");
    fs::remove_all(options_.index);
    options_.prune = prune;
    std::string first;
    for (int number = 0; number < 8; ++number) first += page(number, 1, "họp dân");
    write_night(1, first);
    EXPECT_EQ(run(), "+8 ~0 =0 -0 !0");
    expect_as_rebuilt("night 1");

    write_night(2, warc_revisit(url(0), date(2)) + page(1, 2, "hoãn họp") +
                       warc_answer(url(2), date(2), "404 Not Found") +
                       warc_note(url(3), date(2), "noindex") + page(8, 2, "mời họp") +
                       warc_answer(url(4), date(2), "503 Busy"));
    EXPECT_EQ(run(), "+1 ~1 =5 -2 !0") << "pages 2 and 3 are out";
    expect_as_rebuilt("night 2");

    EXPECT_EQ(run(), "+0 ~0 =7 -0 !0") << "nothing is read again for what newer files took";

    write_night(3, page(1, 3, "họp lại") + page(2, 3, "họp dân") +
                       warc_note(url(3), date(3), "kept") + warc_note(url(8), date(3), "gone"));
    EXPECT_EQ(run(), "+2 ~1 =5 -1 !0") << "page 3 is back as it was in the oldest file";
    expect_as_rebuilt("night 3");
    EXPECT_EQ(run(), "+0 ~0 =8 -0 !0");
  }
}

TEST_P(UpdatedArchivesTest, AnOlderFileThatIsReadAgainTakesNothingBack) {
  write_night(1, page(1, 1, "họp dân") + page(2, 1, "họp dân"));
  write_night(2, page(1, 2, "hoãn họp") + warc_note(url(2), date(2), "gone"));
  EXPECT_EQ(run(), "+1 ~0 =0 -0 !0");
  write_night(1, page(1, 1, "họp dân") + page(2, 1, "họp dân") + page(3, 1, "họp dân"));
  EXPECT_EQ(run(), "+1 ~0 =1 -0 !0");
  expect_as_rebuilt("a file that grew");
  options_.reread = true;
  EXPECT_EQ(run(), "+0 ~0 =2 -0 !0");
}

TEST_P(UpdatedArchivesTest, KeepsTheAddressesOfAText) {
  write_night(1, page(1, 1, "họp dân") + page(2, 1, "họp dân") + page(3, 1, "họp dân") +
                     warc_note(url(9), date(1), "moved", url(2)));
  EXPECT_EQ(run(), "+3 ~0 =0 -0 !0");
  write_night(2, warc_note(url(3), date(2), "duplicate", url(1)) +
                     warc_note(url(4), date(2), "moved", url(3)));
  EXPECT_EQ(run(), "+0 ~1 =1 -1 !0") << "page 1 has two addresses more, and page 3 none of its own";
  expect_as_rebuilt("copies");
  write_night(3, warc_note(url(9), date(3), "moved", url(1)));
  EXPECT_EQ(run(), "+0 ~2 =0 -0 !0") << "page 2 has one address less, page 1 one more";
  expect_as_rebuilt("a redirect leads elsewhere");
  EXPECT_EQ(run(), "+0 ~0 =2 -0 !0");
}

TEST_P(UpdatedArchivesTest, PageThatAsksNotToBeIndexedGoes) {
  write_night(1, page(1, 1, "họp dân") + page(2, 1, "họp dân"));
  EXPECT_EQ(run(), "+2 ~0 =0 -0 !0");
  write_night(2, warc_page(url(1), date(2),
                           "<html><head><meta name=robots content=noindex><title>Tin</title></head>"
                           "<body><p>Xã Đồng Lạc họp dân.</p></body></html>"));
  EXPECT_EQ(run(), "+0 ~0 =1 -1 !0");
  expect_as_rebuilt("noindex in the page itself");
}

TEST_P(UpdatedArchivesTest, GoesBackToTheTextBefore) {
  write_night(1, page(1, 1, "họp dân") + page(2, 1, "họp dân"));
  EXPECT_EQ(run(), "+2 ~0 =0 -0 !0");
  write_night(2, page(1, 2, "bảo trì"));
  EXPECT_EQ(run(), "+0 ~1 =1 -0 !0");
  write_night(3, warc_note(url(1), date(2), "earlier"));
  EXPECT_EQ(run(), "+0 ~1 =1 -0 !0") << "it was what many pages said all at once";
  expect_as_rebuilt("the text before");
  EXPECT_EQ(run(), "+0 ~0 =2 -0 !0");
}

TEST_P(UpdatedArchivesTest, FollowsAnArchiveThatWasMoved) {
  write_night(1, page(1, 1, "họp dân") + page(2, 1, "họp dân"));
  write_night(2, page(3, 2, "họp dân"));
  EXPECT_EQ(run(), "+3 ~0 =0 -0 !0");
  fs::rename(folder_.path() / "crawl", folder_.path() / "portal");
  fs::create_directory(folder_.path() / "crawl");
  fs::rename(folder_.path() / "portal", folder_.path() / "crawl" / "portal");
  options_.sources = {folder_.path() / "crawl" / "portal"};
  fs::path const file =
      folder_.write("crawl/portal/20261103190000-00000.warc.gz",
                    test::gzip_bytes(page(4, 3, "họp dân") + warc_note(url(1), date(3), "gone")));
  fs::last_write_time(file, fs::file_time_type::clock::now() - 1h);
  EXPECT_EQ(run(), "+1 ~0 =2 -1 !0");
  EXPECT_EQ(run(), "+0 ~0 =3 -0 !0");
}

TEST_P(UpdatedArchivesTest, LeavesWhatOtherSourcesHold) {
  options_.sources.push_back(
      folder_.write("a.jsonl", fmt::format("{{\"id\":\"{}\",\"title\":\"Họp dân\"}}\n", url(1))));
  write_night(1, page(2, 1, "họp dân"));
  EXPECT_EQ(run(), "+2 ~0 =0 -0 !0");
  write_night(2, warc_note(url(1), date(2), "gone") + warc_note(url(2), date(2), "gone"));
  EXPECT_EQ(run(), "+0 ~0 =1 -1 !0") << "the line of the file stays";
}

TEST_P(UpdatedArchivesTest, DryRunTellsAndChangesNothing) {
  write_night(1, page(1, 1, "họp dân") + page(2, 1, "họp dân"));
  (void)run();
  write_night(2, page(1, 2, "hoãn họp") + warc_note(url(2), date(2), "gone"));
  options_.dry_run = true;
  EXPECT_EQ(run(), "+0 ~1 =0 -1 !0");
  options_.dry_run = false;
  EXPECT_EQ(run(), "+0 ~1 =0 -1 !0");
}

INSTANTIATE_TEST_SUITE_P(Ways, UpdatedArchivesTest,
                         ::testing::Values(MergeWhen::Never, MergeWhen::Always),
                         [](auto const& way) {
                           return way.param == MergeWhen::Never ? "InPlace" : "Merged";
                         });

}  // namespace
}  // namespace tracuu::indexer
