// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/archive_stream.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/indexer/archive_file.hpp"
#include "tests/indexer/gzip_bytes.hpp"
#include "tests/indexer/read_all.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using test::expect_items;
using test::Member;
using test::read_all;
using test::TestFolder;
using test::write_archive;

constexpr char const* kArchiveNames[] = {"a.zip",    "a.tar", "a.tar.gz",  "a.TGZ",
                                         "a.tar.xz", "a.txz", "a.tar.zst", "a.tzst"};

/// `expected` with the name of the archive for its "@".
std::vector<std::string> named(std::vector<std::string> expected, std::string const& name) {
  for (std::string& text : expected) {
    for (auto at = text.find('@'); at != std::string::npos; at = text.find('@')) {
      text.replace(at, 1, name);
    }
  }
  return expected;
}

TEST(ArchiveStream, Members) {
  struct Row {
    std::vector<Member> members;
    std::vector<std::string> expected;  ///< "@" is the name of the archive
    char const* why;
  };
  std::string const warc =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
      "Content-Type: application/http\r\nContent-Length: 48\r\n\r\n"
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x\r\n\r\n";
  std::vector<Row> const rows{
      {{{"pages/a.html", "<p>một</p>"}, {"b.TXT", "\xEF\xBB\xBFhai"}},
       {"@/pages/a.html|H|<p>một</p>", "@/b.TXT|T|hai"},
       "pages"},
      {{{"trang/Thông báo số 1.txt", "một"}},
       {"@/trang/Thông báo số 1.txt|T|một"},
       "Vietnamese name"},
      {{{"./a.txt", "1"}, {"/etc/./b.txt", "2"}, {"../../c.txt", "3"}},
       {"@/a.txt|T|1", "@/etc/./b.txt|T|2", "@/../../c.txt|T|3"},
       "names that lead out are only names"},
      {{{"pages", "", AE_IFDIR},
        {".hidden.txt", "x"},
        {".git/a.txt", "x"},
        {"d/README.md", "x"},
        {"__MACOSX/._a.txt", "x"},
        {"a.txt", "1"}},
       {"@/a.txt|T|1"},
       "folders, hidden members and README.md"},
      {{{"a.jsonl", "{1}\n\n{3}"}, {"b.jsonl.gz", test::gzip_bytes("{4}\n")}},
       {"@/a.jsonl:1|J|{1}", "@/a.jsonl:3|J|{3}", "@/b.jsonl.gz:1|J|{4}"},
       "JSON Lines"},
      {{{"t.csv", "title\nmột\n"}}, {"@/t.csv:2|J|{\"title\":\"một\"}"}, "a table"},
      {{{"f.rss", "<rss><channel><item><title>một</title></item></channel></rss>"}},
       {"@/f.rss:1|J|{\"title\":\"một\"}"},
       "a feed"},
      {{{"w.warc", warc}, {"w.warc.gz", test::gzip_bytes(warc)}},
       {"http://a.example/|H|<p>x", "http://a.example/|H|<p>x"},
       "web archives"},
      {{{"a.log", "x"}, {"b", "x"}, {"c.txt", "3"}},
       {"!@/a.log: the ending is not that of a source", "!@/b: the ending", "@/c.txt|T|3"},
       "other endings"},
      {{{"in.zip", "PK"}, {"in.tar.gz", "x"}, {"c.txt", "3"}},
       {"!@/in.zip: an archive in an archive", "!@/in.tar.gz: an archive in", "@/c.txt|T|3"},
       "nested archives"},
      {{{"a.txt", "b.txt", AE_IFLNK}, {"c.txt", "3"}},
       {"!@/a.txt: is not a regular file", "@/c.txt|T|3"},
       "links"},
      {{{"a.txt", std::string(5'000'000, 'x')}, {"c.txt", "3"}},
       {"!@/a.txt: 5000000 bytes, more than the limit of 1000", "@/c.txt|T|3"},
       "a bomb"},
      {{{"a.jsonl", std::string(5'000'000, 'x') + "\n{2}\n"}},
       {"!@/a.jsonl:1: the line has 5000000 bytes", "@/a.jsonl:2|J|{2}"},
       "an endless line"},
      {{{"a.jsonl.gz", test::gzip_bytes("{1}\n").substr(0, 14)}, {"c.txt", "3"}},
       {"!@/a.jsonl.gz: the gzip file is truncated", "@/c.txt|T|3"},
       "a broken member"},
      {{{"1.txt", "1"},
        {"2.txt", "2"},
        {"3.txt", "3"},
        {"4.txt", ""},
        {"5.txt", ""},
        {"6.txt", ""},
        {"7.txt", ""}},
       {"@/1.txt|T|1", "@/2.txt|T|2", "@/3.txt|T|3", "@/4.txt|T|", "@/5.txt|T|", "@/6.txt|T|",
        "!@: has more than 6 members, the rest is not read"},
       "too many members"},
      {{{"d", "", AE_IFDIR}}, {"!@: the archive holds nothing to index"}, "nothing to index"},
  };
  for (Row const& row : rows) {
    for (char const* const name : kArchiveNames) {
      TestFolder const folder;
      fs::path const file = write_archive(folder.path() / name, row.members);
      SourceLimits const limits{.max_item_bytes = 1000, .max_archive_members = 6};
      expect_items(read_all({file}, limits), named(row.expected, name), row.why);
    }
  }
}

TEST(ArchiveStream, NamesBelowAFolder) {
  TestFolder const folder;
  fs::create_directories(folder.path() / "2023");
  write_archive(folder.path() / "2023/a.zip", {{"p/a.txt", "1"}});
  SourceReader reader({folder.path()}, {});
  auto const item = reader.next();
  ASSERT_TRUE(item.has_value() && item->has_value());
  EXPECT_EQ((*item)->key, "2023/a.zip/p/a.txt");
  EXPECT_EQ((*item)->name, (folder.path() / "2023/a.zip/p/a.txt").string());
  ASSERT_TRUE(reader.next().has_value());
  EXPECT_EQ(reader.consumed_bytes(), reader.total_bytes());
}

TEST(ArchiveStream, EncryptedMember) {
  TestFolder const folder;
  fs::path const file = write_archive(folder.path() / "a.zip", {{"a.txt", "một"}}, "mật khẩu");
  expect_items(read_all({file}), {"!a.zip/a.txt: the member is encrypted"}, "zip");
}

TEST(ArchiveStream, NameThatIsNoUtf8) {
  TestFolder const folder;
  fs::path const file = write_archive(folder.path() / "a.tar", {{"xaxx.txt", "1"}});
  std::string bytes = test::read_file(file);
  std::string const name = "xaxx.txt";
  // Only the header block's name and its checksum change: 'x' + 'x' = 0xF0, as 0xE1 + 0x0F.
  bytes[bytes.find(name)] = '\xE1';
  bytes[bytes.find("axx.txt") + 1] = '\x0F';
  expect_items(read_all({folder.write("b.tar", bytes)}), {"b.tar/%E1a\x0Fx.txt|T|1"}, "tar");
}

/// Text that packs badly.
std::string digits() {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += std::to_string(i * 7919 % 200'003);
  return text;
}

void damage(std::string& bytes, std::size_t from) {
  for (std::size_t at = from; at < from + 20; ++at) bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
}

TEST(ArchiveStream, BrokenArchives) {
  TestFolder const folder;
  std::string const text = digits();
  fs::path const tgz =
      write_archive(folder.path() / "a.tgz", {{"a.txt", "1"}, {"b.txt", text}, {"c.txt", "3"}});
  fs::resize_file(tgz, fs::file_size(tgz) / 2);
  expect_items(read_all({tgz}),
               {"a.tgz/a.txt|T|1", "!a.tgz/b.txt: truncated gzip input", "!a.tgz: "},
               "truncated gzip");

  fs::path const zip = write_archive(folder.path() / "a.zip", {{"a.txt", text}, {"c.txt", "3"}});
  std::string bytes = test::read_file(zip);
  damage(bytes, 500);
  auto const seen = read_all({folder.write("b.zip", bytes)});
  ASSERT_FALSE(seen.empty());
  EXPECT_NE(seen.front().find("b.zip/a.txt: "), std::string::npos) << seen.front();
  EXPECT_TRUE(seen.front().starts_with('!')) << seen.front();
  EXPECT_EQ(seen.back(), "b.zip/c.txt|T|3");

  for (char const* const name : kArchiveNames) {
    auto const rubbish = read_all({folder.write(name, "không phải kho lưu trữ, chỉ là văn bản")});
    ASSERT_EQ(rubbish.size(), 1U) << name;
    EXPECT_TRUE(rubbish[0].starts_with('!')) << rubbish[0];
  }
}

// libarchive 3.8 read no member after a damaged one, and none of them was in the report.
TEST(ArchiveStream, NoMemberIsLostAfterDamagedOnes) {
  TestFolder const folder;
  std::string const text = digits();
  fs::path const zip = write_archive(folder.path() / "a.zip", {{"a.txt", text},
                                                               {"b.jsonl", text + "\n{2}\n"},
                                                               {"c.txt", "3"},
                                                               {"d.txt", text},
                                                               {"e.txt", "5"}});
  std::string bytes = test::read_file(zip);
  for (char const* const name : {"a.txt", "b.jsonl", "d.txt"})
    damage(bytes, bytes.find(name) + 500);
  fs::path const damaged = folder.write("b.zip", bytes);

  auto const broken = [](std::string const& line, std::string const& end) {
    return line.starts_with('!') && line.find(end) != std::string::npos;
  };
  auto const seen = read_all({damaged});
  ASSERT_EQ(seen.size(), 5U);
  EXPECT_TRUE(broken(seen[0], "b.zip/a.txt: ")) << seen[0];
  EXPECT_TRUE(broken(seen[1], "b.zip/b.jsonl")) << seen[1];
  EXPECT_EQ(seen[2], "b.zip/c.txt|T|3");
  EXPECT_TRUE(broken(seen[3], "b.zip/d.txt: ")) << seen[3];
  EXPECT_EQ(seen[4], "b.zip/e.txt|T|5");

  auto const bounded = read_all({damaged}, {.max_damaged_members = 1});
  ASSERT_EQ(bounded.size(), 5U);
  std::string const unread = ": is not read: more than 1 members before it are damaged";
  EXPECT_TRUE(broken(bounded[2], "b.zip/c.txt" + unread)) << bounded[2];
  EXPECT_TRUE(broken(bounded[3], "b.zip/d.txt" + unread)) << bounded[3];
  EXPECT_TRUE(broken(bounded[4], "b.zip/e.txt" + unread)) << bounded[4];
}

}  // namespace
}  // namespace tracuu::indexer
