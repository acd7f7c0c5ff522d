// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/warc_writer.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "indexer/bytes/gzip_input.hpp"
#include "indexer/sources/web_archive_stream.hpp"
#include "tests/indexer/test_folder.hpp"
#include "tests/support/wanted_kills.hpp"

namespace tracuu::indexer {
namespace {

using test::read_file;
using test::TestFolder;

FetchAnswer answer_of(std::string const& url, std::string const& body, int status = 200) {
  FetchAnswer answer;
  answer.url = url;
  answer.status = status;
  answer.head = "HTTP/1.1 " + std::to_string(status) + " \r\nContent-Type: text/html\r\n\r\n";
  answer.body = body;
  answer.request_head = "GET /tin HTTP/1.1\r\nHost: a.vn\r\n\r\n";
  answer.ip = "203.113.131.1";
  answer.protocol = "h2";
  answer.at = std::chrono::system_clock::now();
  return answer;
}

struct Checked {
  int status = -1;
  std::string said;  ///< lines of standard output, then of standard error
};

/// What tests/crawl/warc_check.py, which knows nothing of our code, says of files.
Checked check_warcs(std::filesystem::path const& folder, std::vector<std::string> const& names) {
  std::string command =
      std::string("python3 ") + TRACUU_SOURCE_DIR + "/tests/crawl/warc_check.py --list";
  for (std::string const& name : names) command += " '" + (folder / name).string() + "'";
  Checked checked;
  FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> piece{};
  while (std::size_t const got = fread(piece.data(), 1, piece.size(), pipe)) {
    checked.said.append(piece.data(), got);
  }
  checked.status = pclose(pipe);
  return checked;
}

std::vector<std::string> names_in(std::filesystem::path const& folder) {
  std::vector<std::string> names;
  for (auto const& each : std::filesystem::directory_iterator(folder)) {
    names.push_back(each.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

/// Addresses of the pages that the project's own reader finds, with their bytes.
std::vector<std::string> read_pages(std::filesystem::path const& file) {
  auto opened = open_file_input(file);
  EXPECT_TRUE(opened);
  auto const stream =
      open_web_archive({"a", "a"}, open_gzip_input(std::move(*opened), GzipRule::Required), {});
  std::vector<std::string> pages;
  while (true) {
    auto const item = stream->next();
    if (!item) pages.push_back("!" + item.error().message);
    if (item && !*item) return pages;
    if (item) pages.push_back((*item)->url + "|" + (*item)->bytes);
  }
}

TEST(WarcWriter, WritesWhatAnotherReaderReads) {
  TestFolder const folder;
  auto writer = WarcWriter::open({.folder = folder.path() / "crawl",
                                  .software = "tracuu/0.1.0",
                                  .user_agent = "tracuu/0.1.0 (+mailto:a@b.vn)",
                                  .contact = "mailto:a@b.vn"});
  ASSERT_TRUE(writer) << writer.error().message;
  FetchAnswer const page = answer_of("https://a.vn/tin?a=1", "<p>Thông báo</p>");
  auto const first = writer->write_response(page);
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->payload_digest, payload_digest("<p>Thông báo</p>"));
  RevisitOf const earlier{page.url, first->date, first->id, first->payload_digest};
  ASSERT_TRUE(writer->write_revisit(answer_of(page.url, page.body), earlier));
  ASSERT_TRUE(writer->write_revisit(answer_of(page.url, "", 304), {page.url, first->date, "", ""}));
  ASSERT_TRUE(writer->write_metadata("https://a.vn/b", "tracuu-state: gone\r\n"));
  FetchAnswer cut = answer_of("https://a.vn/c", std::string(1 << 20, 'c'));
  cut.truncated = "length";
  ASSERT_TRUE(writer->write_response(cut));
  ASSERT_TRUE(writer->write_response(
      answer_of("https://a.vn/d", std::string("\0\x1F\x8B\r\n\r\n", 7), 404)));
  ASSERT_TRUE(writer->checkpoint());

  std::filesystem::path const crawl = folder.path() / "crawl";
  EXPECT_EQ(names_in(crawl), std::vector<std::string>{first->file + ".open"});
  ASSERT_TRUE(writer->close());
  EXPECT_EQ(names_in(crawl), std::vector<std::string>{first->file});
  EXPECT_EQ(writer->closed_files(), std::vector<std::string>{first->file});
  EXPECT_EQ(writer->written_bytes(), std::filesystem::file_size(crawl / first->file));

  Checked const checked = check_warcs(crawl, {first->file});
  EXPECT_EQ(checked.status, 0);
  EXPECT_EQ(checked.said,
            "warcinfo - -\nresponse 200 https://a.vn/tin?a=1\nrequest - https://a.vn/tin?a=1\n"
            "revisit 200 https://a.vn/tin?a=1\nrequest - https://a.vn/tin?a=1\n"
            "revisit 304 https://a.vn/tin?a=1\nrequest - https://a.vn/tin?a=1\n"
            "metadata - https://a.vn/b\nresponse 200 https://a.vn/c\nrequest - https://a.vn/c\n"
            "response 404 https://a.vn/d\nrequest - https://a.vn/d\n");
  EXPECT_EQ(read_pages(crawl / first->file),
            (std::vector<std::string>{"https://a.vn/tin?a=1|<p>Thông báo</p>",
                                      "https://a.vn/c|" + cut.body}));

  // A record is found by the offset that was told.
  std::string const bytes = read_file(crawl / first->file).substr(first->offset);
  auto const input = open_gzip_input(open_bytes_input(bytes), GzipRule::Required);
  auto const text = input->read();  // valid while the input is there
  ASSERT_TRUE(text);
  EXPECT_TRUE(text->starts_with("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: " + first->id));
}

TEST(WarcWriter, BeginsAFileWhenOneIsFull) {
  TestFolder const folder;
  auto writer = WarcWriter::open({.folder = folder.path(), .max_file_bytes = 5000});
  ASSERT_TRUE(writer);
  std::mt19937 random(1);
  for (int page = 0; page < 20; ++page) {
    std::string body(1000, ' ');
    std::ranges::generate(body, [&random] { return static_cast<char>(random()); });
    ASSERT_TRUE(writer->write_response(answer_of("http://a.vn/" + std::to_string(page), body)));
  }
  ASSERT_TRUE(writer->close());
  ASSERT_TRUE(writer->close()) << "nothing is open";
  std::vector<std::string> const names = names_in(folder.path());
  EXPECT_EQ(writer->closed_files(), names) << "in order of their names";
  EXPECT_GT(names.size(), 3u);
  std::vector<std::string> pages;
  for (std::string const& name : names) {
    EXPECT_LT(std::filesystem::file_size(folder.path() / name), 5000u + 3000u);
    std::ranges::copy(read_pages(folder.path() / name), std::back_inserter(pages));
  }
  ASSERT_EQ(pages.size(), 20u);
  for (std::size_t page = 0; page < 20; ++page) {
    EXPECT_TRUE(pages[page].starts_with("http://a.vn/" + std::to_string(page) + "|")) << page;
  }
  Checked const checked = check_warcs(folder.path(), names);
  EXPECT_EQ(checked.status, 0) << checked.said;
}

TEST(WarcWriter, NamesFilesInOrderWhateverTheClock) {
  TestFolder const folder;
  folder.write("20991231235959-00007.warc.gz", "");
  folder.write("other.warc.gz", "");
  auto writer = WarcWriter::open({.folder = folder.path()});
  ASSERT_TRUE(writer);
  for (int file = 8; file < 10; ++file) {
    ASSERT_TRUE(writer->write_response(answer_of("http://a.vn/", "a")));
    ASSERT_TRUE(writer->close());
  }
  EXPECT_EQ(writer->closed_files(), (std::vector<std::string>{"20991231235959-00008.warc.gz",
                                                              "20991231235959-00009.warc.gz"}));
}

TEST(WarcWriter, LetsOneWriteAtATime) {
  TestFolder const folder;
  auto first = WarcWriter::open({.folder = folder.path()});
  ASSERT_TRUE(first);
  ASSERT_TRUE(first->write_response(answer_of("http://a.vn/", "a")));
  auto const second = WarcWriter::open({.folder = folder.path()});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, base::ErrorCode::IndexLocked);
  ASSERT_TRUE(first->write_response(answer_of("http://a.vn/b", "b"))) << "its file was left alone";
  ASSERT_TRUE(first->close());
  EXPECT_EQ(read_pages(folder.path() / first->closed_files().front()).size(), 2u);
}

TEST(WarcWriter, RepairsWhatWasLeft) {
  TestFolder const made;
  std::vector<std::uint64_t> ends;
  std::string name;
  {
    auto writer = WarcWriter::open({.folder = made.path()});
    ASSERT_TRUE(writer);
    for (int page = 0; page < 3; ++page) {
      auto const record =
          writer->write_response(answer_of("http://a.vn/" + std::to_string(page), "a"));
      ASSERT_TRUE(record);
      name = record->file;
      ends.push_back(writer->written_bytes());
    }
  }
  std::string const whole = read_file(made.path() / (name + ".open"));
  ASSERT_EQ(whole.size(), ends.back());
  for (std::size_t bytes = 0; bytes <= whole.size(); bytes += bytes + 23 < whole.size() ? 23 : 1) {
    TestFolder const folder;
    std::string left = whole.substr(0, bytes);
    if (bytes % 3 == 1) left += std::string(5000, '\0');  // as after a power cut
    folder.write(name + ".open", left);
    auto writer = WarcWriter::open({.folder = folder.path()});
    ASSERT_TRUE(writer) << bytes;
    auto const pages = static_cast<std::size_t>(
        std::ranges::count_if(ends, [=](auto end) { return end <= bytes; }));
    if (writer->repairs().empty()) {
      EXPECT_EQ(pages, 0u) << bytes;
      EXPECT_TRUE(names_in(folder.path()).empty()) << bytes;
      continue;
    }
    EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{name});
    WarcRepair const& repair = writer->repairs().front();
    EXPECT_EQ(repair.file, name);
    EXPECT_EQ(repair.cut_bytes, left.size() - std::filesystem::file_size(folder.path() / name));
    EXPECT_EQ(writer->closed_files(), std::vector<std::string>{name});
    std::size_t const read = read_pages(folder.path() / name).size();
    EXPECT_TRUE(read == pages || read == pages + 1) << bytes << " bytes, " << read << " pages";
    ASSERT_TRUE(writer->write_response(answer_of("http://a.vn/new", "a")));
    ASSERT_TRUE(writer->close());
    EXPECT_GT(writer->closed_files().back(), name);
  }
}

/// In a child: writes pages until it is killed, and tells of each number that is at rest on the
/// disk.
[[noreturn]] void write_until_killed(std::filesystem::path const& folder, int from, int told) {
  auto writer = WarcWriter::open({.folder = folder, .max_file_bytes = 60'000});
  if (!writer) _exit(3);
  std::mt19937 random(static_cast<unsigned>(from));
  for (int page = from;; ++page) {
    std::string body(random() % 9000, ' ');
    std::ranges::generate(body, [&random] { return static_cast<char>('a' + random() % 26); });
    if (!writer->write_response(answer_of("http://a.vn/" + std::to_string(page), body))) _exit(4);
    if (page % 3 != 0) continue;
    if (!writer->checkpoint()) _exit(5);
    if (write(told, &page, sizeof page) != sizeof page) _exit(6);
  }
}

TEST(WarcWriterKill, LosesNothingThatWasCheckpointed) {
  TestFolder const folder;
  std::mt19937 random(std::random_device{}());
  std::set<int> promised;
  int next = 0;
  for (int kills = test::wanted_kills(20); kills > 0; --kills) {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
    pid_t const child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) write_until_killed(folder.path(), next, ends[1]);
    ::close(ends[1]);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 120'000));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "exit code " << WEXITSTATUS(status);
    int last = next;
    for (int page = 0; read(ends[0], &page, sizeof page) == sizeof page; last = page) {
      for (int each = last; each <= page; ++each) promised.insert(each);
    }
    ::close(ends[0]);
    next = last + 1000;
  }

  auto writer = WarcWriter::open({.folder = folder.path()});
  ASSERT_TRUE(writer) << writer.error().message;
  std::vector<std::string> const names = names_in(folder.path());
  std::set<int> found;
  for (std::string const& name : names) {
    EXPECT_TRUE(name.ends_with(".warc.gz")) << name;
    for (std::string const& page : read_pages(folder.path() / name)) {
      ASSERT_TRUE(page.starts_with("http://a.vn/")) << page;
      found.insert(std::stoi(page.substr(12)));
    }
  }
  EXPECT_TRUE(std::ranges::includes(found, promised));
  EXPECT_GT(promised.size(), 10u) << "each was killed before it wrote anything";
  Checked const checked = check_warcs(folder.path(), names);
  EXPECT_EQ(checked.status, 0) << checked.said;
}

// A disk that is full, as far as a process can be made to believe it.
TEST(WarcWriterLimit, KeepsTheFileWholeWhenTheDiskIsFull) {
  TestFolder const folder;
  pid_t const child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    rlimit const limit{10'000, 10'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    auto writer = WarcWriter::open({.folder = folder.path()});
    if (!writer || !writer->write_response(answer_of("http://a.vn/a", "a"))) _exit(1);
    std::string noise(50'000, ' ');
    std::mt19937 random(5);
    std::ranges::generate(noise, [&random] { return static_cast<char>(random()); });
    auto const large = writer->write_response(answer_of("http://a.vn/b", noise));
    if (large || large.error().code != base::ErrorCode::DiskFull) _exit(2);
    if (!writer->write_response(answer_of("http://a.vn/c", "c"))) _exit(3);
    _exit(writer->close() ? 0 : 4);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_EQ(WEXITSTATUS(status), 0);
  std::vector<std::string> const names = names_in(folder.path());
  ASSERT_EQ(names.size(), 1u);
  EXPECT_EQ(read_pages(folder.path() / names.front()),
            (std::vector<std::string>{"http://a.vn/a|a", "http://a.vn/c|c"}));
  EXPECT_EQ(check_warcs(folder.path(), names).status, 0);
}

// The checker would find slips of ours.
TEST(WarcCheck, FindsFaults) {
  TestFolder const folder;
  auto writer = WarcWriter::open({.folder = folder.path()});
  ASSERT_TRUE(writer);
  FetchAnswer chunked = answer_of("http://a.vn/a", "a");
  chunked.head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  ASSERT_TRUE(writer->write_response(chunked));
  ASSERT_TRUE(writer->write_metadata("http://a.vn/có dấu", "a: b\r\n"));
  ASSERT_TRUE(writer->close());
  std::string const name = writer->closed_files().front();
  Checked const checked = check_warcs(folder.path(), {name});
  EXPECT_NE(checked.status, 0);
  EXPECT_NE(checked.said.find("a Transfer-Encoding that the block no longer has"),
            std::string::npos);
  EXPECT_NE(checked.said.find("WARC-Target-URI 'http://a.vn/có dấu'"), std::string::npos);
  std::string bytes = read_file(folder.path() / name);
  bytes.resize(bytes.size() - 3);
  folder.write(name, bytes);
  EXPECT_NE(check_warcs(folder.path(), {name}).said.find("the gzip member is truncated"),
            std::string::npos);
}

}  // namespace
}  // namespace tracuu::indexer
