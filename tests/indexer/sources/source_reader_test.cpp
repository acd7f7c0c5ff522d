// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/source_reader.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/indexer/read_all.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using test::read_all;
using test::TestFolder;

TEST(SourceReader, FormatsByEnding) {
  TestFolder const folder;
  folder.write("a.jsonl", "{1}\n\n{2}");
  folder.write_gzip("b.ndjson.gz", "{3}\n");
  folder.write("c/d.html", "<p>");
  folder.write("c/e.HTM", "<b>");
  folder.write("f.txt", "\xEF\xBB\xBFtrang");
  folder.write("g.pdf", "p");
  folder.write("h.DOCX", "d");
  folder.write("i.odt", "o");
  folder.write("j.doc", "w");
  EXPECT_EQ(read_all({folder.path()}),
            (std::vector<std::string>{"a.jsonl:1|J|{1}", "a.jsonl:3|J|{2}", "b.ndjson.gz:1|J|{3}",
                                      "c/d.html|H|<p>", "c/e.HTM|H|<b>", "f.txt|T|trang",
                                      "g.pdf|P|p", "h.DOCX|D|d", "i.odt|O|o", "j.doc|W|w"}));
}

TEST(SourceReader, NamesSayWhereAnItemIs) {
  TestFolder const folder;
  fs::path const file = folder.write("a.jsonl", "\n{1}\n");
  SourceReader reader({file}, {});
  auto const item = reader.next();
  ASSERT_TRUE(item.has_value() && item->has_value());
  EXPECT_EQ((*item)->name, file.string() + ":2");
  EXPECT_EQ((*item)->key, "a.jsonl:2");
}

TEST(SourceReader, SaysWhereItCameFrom) {
  TestFolder const folder;
  folder.write("s/f/a.jsonl", "{1}\n");
  folder.write("s/f/b.png", "x");
  fs::create_symlink("nowhere", folder.path() / "s/f/c.txt");
  fs::create_directory_symlink("s", folder.path() / "link");
  fs::path const source = folder.path() / "link/../link/";
  std::string const root = (folder.path() / "s").string();
  SourceReader reader({source, folder.path() / "none/x"}, {});
  EXPECT_EQ(reader.next().value()->location, root + "/f/a.jsonl");
  for (std::string const& expected :
       {root + "/f/b.png", root + "/f/c.txt", (folder.path() / "none/x").string()}) {
    EXPECT_FALSE(reader.next().has_value());
    EXPECT_EQ(reader.location(), expected);
  }
  EXPECT_EQ(location_of({source, "f/a.jsonl"}), root + "/f/a.jsonl");
}

TEST(SourceReader, ReadsPartsAndLeavesOutWhatTheFilterDoes) {
  TestFolder const folder;
  for (char const* const name : {"a.txt", "f/b.txt", "f/c.txt", "g/d.txt"}) {
    folder.write(name, name);
  }
  SourceReader reader = SourceReader::of_parts(
      {{folder.path(), "f"}, {folder.path(), "none"}, {folder.path(), "a.txt"}}, {},
      [](FoundFile const& file) { return file.key != "f/b.txt"; });
  EXPECT_EQ(read_all(reader), (std::vector<std::string>{"f/c.txt|T|f/c.txt", "a.txt|T|a.txt"}));
  EXPECT_EQ(reader.consumed_bytes(), 19u) << "with what was left out";
}

TEST(SourceReader, ErrorsConcernOneItem) {
  TestFolder const folder;
  folder.write("a.txt", "a");
  folder.write("b.png", "PNG");
  folder.write("c.txt", std::string(200, 'x'));
  folder.write("d.jsonl", "{1}\n" + std::string(200, 'x') + "\n{3}\n");
  folder.write("e", "không có đuôi");
  folder.write("f.txt", "f");
  auto const seen = read_all({folder.path() / "none", folder.path()}, {.max_item_bytes = 100});
  std::string const root = folder.path().string();
  ASSERT_EQ(seen.size(), 9U);
  EXPECT_EQ(seen[0], "!" + root + "/none: no such file or folder");
  EXPECT_EQ(seen[1], "a.txt|T|a");
  EXPECT_EQ(seen[2], "!" + root + "/b.png: the ending is not that of a source");
  EXPECT_EQ(seen[3], "!" + root + "/c.txt: 200 bytes, more than the limit of 100");
  EXPECT_EQ(seen[4], "d.jsonl:1|J|{1}");
  EXPECT_TRUE(seen[5].starts_with("!" + root + "/d.jsonl:2: the line has 200 bytes")) << seen[5];
  EXPECT_EQ(seen[6], "d.jsonl:3|J|{3}");
  EXPECT_TRUE(seen[7].starts_with("!" + root + "/e: the ending")) << seen[7];
  EXPECT_EQ(seen[8], "f.txt|T|f");
}

// What is not indexed used to wait in memory, several files of it at once.
TEST(SourceReader, OfPlainTextWhatMayBeIndexedIsKept) {
  TestFolder const folder;
  SourceLimits const limits{.max_item_bytes = 30'000, .max_text_bytes = 5'000};
  std::string const text = std::string(9'990, 'a') + "0123456789" + std::string(10'000, 'b');
  folder.write("a.txt", text);
  folder.write("b.txt", std::string(30'001, 'a'));
  folder.write("c.html", "<p>" + text);
  folder.write("d.txt", "%PDF-1.4\n" + text);
  std::string const pdf = "%PDF-1.4\n" + text;
  auto const seen = read_all({folder.path()}, limits);
  ASSERT_EQ(seen.size(), 4u);
  EXPECT_EQ(seen[0], "a.txt|T|" + text.substr(0, 10'000));
  EXPECT_NE(seen[1].find("more than the limit"), std::string::npos);
  EXPECT_EQ(seen[2], "c.html|H|<p>" + text);
  EXPECT_EQ(seen[3], "d.txt|T|" + pdf) << "no text, whatever it is called";
}

TEST(SourceReader, RefusedFileNamesTheAcceptedEndings) {
  TestFolder const folder;
  SourceReader reader({folder.write("a.log", "trông như văn bản")}, {});
  auto const item = reader.next();
  ASSERT_FALSE(item.has_value());
  EXPECT_EQ(item.error().code, base::ErrorCode::InvalidArgument);
  EXPECT_NE(item.error().hint.find(".jsonl.gz"), std::string::npos);
}

TEST(SourceReader, TruncatedGzipNamesTheFileAndTheNextSourceIsRead) {
  TestFolder const folder;
  std::string lines;
  for (int i = 0; i < 5000; ++i) lines += std::to_string(i * 7919 % 5003) + "\n";
  fs::path const packed = folder.write_gzip("a.jsonl.gz", lines);
  fs::resize_file(packed, fs::file_size(packed) - 20);
  auto const seen = read_all({packed, folder.write("b.txt", "b")});
  ASSERT_GT(seen.size(), 100U);
  std::string const error_head =
      std::string("!").append(packed.string()).append(": the gzip file is truncated");
  EXPECT_TRUE(seen[seen.size() - 2].starts_with(error_head)) << seen[seen.size() - 2];
  EXPECT_EQ(seen.back(), "b.txt|T|b");
}

TEST(SourceReader, UnreadableFiles) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  TestFolder const folder;
  for (char const* const name : {"a.txt", "b.jsonl"}) {
    fs::permissions(folder.write(name, "x"), fs::perms::none);
  }
  auto const seen = read_all({folder.path()});
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_NE(seen[0].find("a.txt: Permission denied"), std::string::npos) << seen[0];
  EXPECT_NE(seen[1].find("b.jsonl: Permission denied"), std::string::npos) << seen[1];
}

TEST(SourceReader, CountsBytesUpToTheTotal) {
  TestFolder const folder;
  folder.write("a.txt", std::string(100, 'x'));
  folder.write("b.jsonl", "{1}\n{2}\n");
  folder.write("c.png", "%PNG");
  fs::path const packed = folder.write_gzip("d.jsonl.gz", std::string(10'000, 'x'));
  SourceReader reader({folder.path()}, {});
  std::uint64_t const total = 100 + 8 + 4 + fs::file_size(packed);
  EXPECT_EQ(reader.total_bytes(), total);
  EXPECT_EQ(reader.consumed_bytes(), 0U);
  ASSERT_TRUE(reader.next().has_value());
  EXPECT_EQ(reader.consumed_bytes(), 100U);
  read_all(reader);
  EXPECT_EQ(reader.consumed_bytes(), total);
}

TEST(SourceReader, NothingToRead) {
  TestFolder const folder;
  EXPECT_TRUE(read_all(std::vector<fs::path>()).empty());
  EXPECT_TRUE(read_all({folder.write("a.jsonl", "")}).empty()) << "no lines";
  EXPECT_EQ(read_all({folder.write("a.txt", "")}), std::vector<std::string>{"a.txt|T|"});
}

/// Puts a file in the place of standard input for one test.
class StandardInput {
 public:
  explicit StandardInput(fs::path const& file) : saved_(dup(STDIN_FILENO)) {
    int const opened = open(file.c_str(), O_RDONLY);
    dup2(opened, STDIN_FILENO);
    close(opened);
  }
  StandardInput(StandardInput const&) = delete;
  StandardInput& operator=(StandardInput const&) = delete;
  ~StandardInput() {
    dup2(saved_, STDIN_FILENO);
    close(saved_);
  }

 private:
  int saved_;
};

TEST(SourceReader, StandardInputPlainOrPacked) {
  TestFolder const folder;
  std::string const lines = "{1}\n\n{3}";
  for (fs::path const& file : {folder.write("a", lines), folder.write_gzip("b", lines)}) {
    StandardInput const input(file);
    SourceReader reader({"-"}, {});
    EXPECT_EQ(reader.total_bytes(), 0U);
    EXPECT_EQ(read_all(reader), (std::vector<std::string>{"<stdin>:1|J|{1}", "<stdin>:3|J|{3}"}));
    EXPECT_EQ(reader.consumed_bytes(), lines.size());
  }
}

}  // namespace
}  // namespace tracuu::indexer
