// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/web_archive_folder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/sources/source_reader.hpp"
#include "tests/indexer/gzip_bytes.hpp"
#include "tests/indexer/read_all.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/indexer/warc_records.hpp"

namespace tracuu::indexer {
namespace {

using test::expect_items;
using test::read_all;
using test::TestFolder;
using test::warc_answer;
using test::warc_note;
using test::warc_page;
using test::warc_revisit;

std::string const kA = "https://vankhe.example/a";
std::string const kB = "https://vankhe.example/b";
std::string const kC = "https://vankhe.example/c";
std::string const kDay1 = "2026-11-01T19:00:00Z";
std::string const kDay2 = "2026-11-02T19:00:00Z";
std::string const kDay3 = "2026-11-03T19:00:00Z";

/// Each item as "path=text [other other]", sorted.
std::string items_of(TestFolder const& folder) {
  SourceReader reader({folder.path()}, {});
  std::vector<std::string> items;
  while (true) {
    auto const item = reader.next();
    if (!item) {
      items.push_back("!" + item.error().message);
      continue;
    }
    if (!*item) break;
    std::string text = fmt::format("{}={}", (*item)->url.substr(23), (*item)->bytes);
    for (std::string const& other : (*item)->addresses) text += " +" + other.substr(23);
    items.push_back(std::move(text));
  }
  std::ranges::sort(items);
  return fmt::format("{}", fmt::join(items, ", "));
}

TEST(WebArchiveFolder, NewestRecordOfAnAddressCounts) {
  struct {
    std::vector<std::string> files;  ///< in the order of their names
    char const* expected;
    char const* why;
  } const rows[] = {
      {{warc_page(kA, kDay1, "1") + warc_page(kB, kDay1, "1"), warc_page(kA, kDay2, "2")},
       "a=2, b=1",
       "changed"},
      {{warc_page(kA, kDay2, "2"), warc_page(kA, kDay1, "1")}, "a=2", "names in no order of time"},
      {{warc_page(kA, kDay1, "1") + warc_page(kA, kDay1, "2")}, "a=2", "twice in one second"},
      {{warc_page(kA, kDay1, "1"), warc_page(kA, kDay1, "2")}, "a=2", "one second, two files"},
      {{warc_page(kA, kDay1, "1"), warc_answer(kA, kDay2, "404 Not Found")}, "", "gone by 404"},
      {{warc_page(kA, kDay1, "1"), warc_answer(kA, kDay2, "410 Gone")}, "", "gone by 410"},
      {{warc_page(kA, kDay1, "1"), warc_answer(kA, kDay2, "503 Busy")}, "a=1", "busy for a night"},
      {{warc_page(kA, kDay1, "1"), warc_answer(kA, kDay2, "429 Slowly")}, "a=1", "asked too often"},
      {{warc_page(kA, kDay1, "1"), warc_answer(kA, kDay2, "404 No"), warc_page(kA, kDay3, "3")},
       "a=3",
       "back with a new text"},
      {{warc_page(kA, kDay1, "1"), warc_answer(kA, kDay2, "404 No"), warc_revisit(kA, kDay3)},
       "a=1",
       "back as it was"},
      {{warc_page(kA, kDay1, "1"), warc_revisit(kA, kDay2)}, "a=1", "as it was"},
      {{warc_page(kA, kDay1, "1") + warc_note(kA, kDay1, "noindex"), warc_revisit(kA, kDay2)},
       "",
       "a revisit takes no note back"},
      {{warc_page(kA, kDay1, "1") + warc_note(kA, kDay1, "soft-404")}, "", "soft 404"},
      {{warc_page(kA, kDay1, "1"), warc_note(kA, kDay2, "gone")}, "", "a purge pass"},
      {{warc_page(kA, kDay1, "1"), warc_page(kA, kDay2, "2") + warc_note(kA, kDay2, "earlier")},
       "a=1",
       "what many pages answered all at once"},
      {{warc_page(kA, kDay1, "1"), warc_page(kA, kDay2, "2") + warc_note(kA, kDay2, "earlier"),
        warc_page(kA, kDay3, "3")},
       "a=3",
       "well again"},
      {{warc_page(kA, kDay1, "1") + warc_note(kA, kDay2, "earlier")}, "a=1", "none is earlier"},
      {{warc_page(kA, kDay1, "1") + warc_page(kB, kDay1, "b"),
        warc_revisit(kA, kDay2, kB) + warc_note(kA, kDay2, "earlier")},
       "a=1, b=b",
       "with the bytes of another for a night"},
      {{warc_page(kA, kDay1, "1") + warc_note(kA, kDay1, "soft-404"), warc_page(kA, kDay2, "2")},
       "a=2",
       "a new answer takes the note back"},
      {{warc_page(kA, kDay1, "1") + warc_note(kA, kDay1, "noindex"), warc_note(kA, kDay2, "kept")},
       "a=1",
       "a note takes a note back"},
      {{warc_page(kA, kDay1, "1") + warc_note(kA, kDay1, "vanished")},
       "a=1",
       "a note of a later version says nothing"},
      {{warc_revisit(kA, kDay1)}, "", "as it was, but nobody knows how"},
  };
  for (auto const& row : rows) {
    TestFolder const plain;
    TestFolder const packed;
    int number = 0;
    for (std::string const& file : row.files) {
      plain.write(fmt::format("{}.warc", number), file);
      packed.write(fmt::format("{}.warc.gz", number++), test::gzip_bytes(file));
    }
    EXPECT_EQ(items_of(plain), row.expected) << row.why;
    EXPECT_EQ(items_of(packed), row.expected) << row.why;
  }
}

TEST(WebArchiveFolder, TextHasAllItsAddresses) {
  struct {
    std::vector<std::string> files;
    char const* expected;
    char const* why;
  } const rows[] = {
      {{warc_page(kA, kDay1, "1") + warc_page(kB, kDay1, "1") +
        warc_note(kB, kDay1, "duplicate", kA)},
       "a=1 +b",
       "a print version"},
      {{warc_note(kC, kDay1, "moved", kA) + warc_note(kB, kDay1, "moved", kA),
        warc_page(kA, kDay2, "1")},
       "a=1 +b +c",
       "redirects that were met before their target"},
      {{warc_note(kC, kDay1, "moved", kB) + warc_note(kB, kDay1, "moved", kA) +
        warc_page(kA, kDay1, "1")},
       "a=1 +b +c",
       "a chain of redirects"},
      {{warc_note(kA, kDay1, "moved", kB) + warc_note(kB, kDay1, "moved", kA)}, "", "a circle"},
      {{warc_page(kA, kDay1, "1") + warc_note(kA, kDay1, "duplicate", kA)}, "", "of itself"},
      {{warc_page(kA, kDay1, "1"),
        warc_page(kB, kDay2, "1") + warc_note(kA, kDay2, "duplicate", kB)},
       "b=1 +a",
       "the canonical address moved"},
      {{warc_page(kA, kDay1, "1") + warc_note(kB, kDay1, "duplicate", kA),
        warc_page(kB, kDay2, "2")},
       "a=1, b=2",
       "a text of its own now"},
      {{warc_page(kA, kDay1, "1") + warc_note(kB, kDay1, "moved", kA),
        warc_answer(kA, kDay2, "404 No")},
       "",
       "where it led to is gone"},
      {{warc_page(kA, kDay1, "1") + warc_revisit(kB, kDay1, kA)}, "a=1 +b", "equal bytes"},
      {{warc_page(kA, kDay1, "1") + warc_page(kB, kDay1, "1"), warc_revisit(kB, kDay2, kA)},
       "a=1 +b",
       "equal bytes from today on"},
  };
  for (auto const& row : rows) {
    TestFolder const folder;
    int number = 0;
    for (std::string const& file : row.files) {
      folder.write(fmt::format("{}.warc", number++), file);
    }
    EXPECT_EQ(items_of(folder), row.expected) << row.why;
  }
}

TEST(WebArchiveFolder, HoldsJustWhatIsASource) {
  TestFolder const folder;
  auto const old = folder.write("1.warc", warc_page(kA, kDay1, "1"));
  auto const now = folder.write("2.warc", warc_page(kA, kDay2, "2"));
  folder.write("other/3.warc", warc_page(kA, kDay3, "3"));
  expect_items(read_all({old}), {kA + "|H|1"}, "the old file by itself");
  expect_items(read_all({old, now}), {kA + "|H|2"}, "both files by name");
  expect_items(read_all({now, old}), {kA + "|H|2"}, "in another order");
  expect_items(read_all({folder.path()}), {kA + "|H|2", kA + "|H|3"}, "a folder is an archive");
}

TEST(WebArchiveFolder, LeavesOutWhatACrawlKeepsBesideIt) {
  TestFolder const folder;
  folder.write("20261101190000-00000.warc.gz", test::gzip_bytes(warc_page(kA, kDay1, "1")));
  folder.write("20261102190000-00000.warc.gz.open", "half a rec");
  folder.write("crawl.sqlite", "x");
  folder.write("crawl.sqlite-wal", "x");
  EXPECT_EQ(items_of(folder), "a=1");
}

TEST(WebArchiveFolder, BrokenRecordSaysNothing) {
  TestFolder const folder;
  std::string const gone = warc_answer(kA, kDay2, "404 Not Found");
  folder.write("1.warc", warc_page(kA, kDay1, "1"));
  folder.write("2.warc", gone.substr(0, gone.size() - 10) + warc_page(kC, kDay2, "lost with it") +
                             warc_page(kB, kDay2, "2"));
  EXPECT_EQ(items_of(folder), "!the record does not end where its Content-Length says, a=1, b=2");
}

TEST(WebArchives, ReadsAFileOnceInTheLifeOfAProcess) {
  TestFolder const folder;
  auto const archives = std::make_shared<WebArchives>();
  auto const read = [&] {
    auto reader = SourceReader::of_parts({{folder.path()}}, {}, {}, archives);
    return read_all(reader);
  };
  auto const file = folder.write("1.warc", warc_page(kA, kDay1, "1"));
  expect_items(read(), {kA + "|H|1"}, "first");
  folder.write("2.warc", warc_note(kA, kDay2, "gone"));
  expect_items(read(), {}, "a new file");
  folder.write("2.warc", warc_note(kA, kDay2, "kept") + warc_page(kB, kDay2, "2"));
  expect_items(read(), {kA + "|H|1", kB + "|H|2"}, "a changed file");
  std::filesystem::remove(folder.path() / "2.warc");
  expect_items(read(), {kA + "|H|1"}, "a file less");
}

}  // namespace
}  // namespace tracuu::indexer
