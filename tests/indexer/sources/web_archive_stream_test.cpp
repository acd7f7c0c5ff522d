// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/web_archive_stream.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/parsing/announcement_reader.hpp"
#include "tests/indexer/gzip_bytes.hpp"
#include "tests/indexer/read_all.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

using test::expect_items;
using test::gzip_bytes;
using test::read_all;
using test::TestFolder;

std::string record(std::string const& type, std::string const& headers, std::string const& block,
                   std::size_t block_bytes) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\n" + headers +
         "Content-Length: " + std::to_string(block_bytes) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string page(std::string const& url, std::string const& http) {
  return record(
      "response",
      "WARC-Target-URI: <" + url + ">\r\nContent-Type: application/http;msgtype=response\r\n", http,
      http.size());
}

std::string ok(std::string const& content_type, std::string const& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: " + content_type + "\r\n\r\n" + body;
}

std::string const kInfo =
    record("warcinfo", "Content-Type: application/warc-fields\r\n", "software: Wget\r\n", 16);
std::string const kUrl = "http://vankhe.example/tin.html";
std::string const kStoredPage = page(kUrl, ok("text/html", "<p>một</p>"));
std::string const kRead = kUrl + "|H|<p>một</p>";

TEST(WebArchiveStream, Records) {
  struct Row {
    std::string bytes;
    std::vector<std::string> expected;
    char const* why;
  };
  std::string const http = ok("text/html", "<p>hai</p>");
  std::string const other = page("http://vankhe.example/2", http);
  std::string const read_other = "http://vankhe.example/2|H|<p>hai</p>";
  std::vector<Row> const rows{
      {kInfo + kStoredPage + other, {kRead, read_other}, "pages"},
      {page("http://vankhe.example/2", ok("application/x-download", "<html><p>hai</p>")),
       {"http://vankhe.example/2|H|<html><p>hai</p>"},
       "a type that says nothing, and content that does"},
      {page("http://vankhe.example/2", "HTTP/1.1 200 OK\r\n\r\n<html><p>hai</p>"),
       {"http://vankhe.example/2|H|<html><p>hai</p>"},
       "no type"},
      {page("http://vankhe.example/2", ok("application/x-download", "\x01\x02")) + kStoredPage,
       {kRead},
       "nothing that says what it is"},
      {kInfo + record("request", "", "GET / HTTP/1.1\r\n\r\n", 18) + kStoredPage +
           record("revisit", "Content-Type: application/http\r\n", http, http.size()) +
           record("metadata", "", "x", 1),
       {kRead},
       "other records"},
      {page(kUrl, "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\nx") +
           page(kUrl, "HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\n") + kStoredPage,
       {kRead},
       "other statuses"},
      {page("http://vankhe.example/a.png", ok("image/png", "\x89PNG")) +
           page("http://vankhe.example/a.css", ok("text/css", "p{}")),
       {},
       "other types"},
      {page("http://a.example/robots.txt", ok("text/plain", "User-agent: *")), {}, "robots.txt"},
      {page("http://a.example/a.TXT?x=1", ok("application/octet-stream", "một")) +
           page("http://a.example/b.html", "HTTP/1.1 200 OK\r\n\r\n<p>"),
       {"http://a.example/a.TXT?x=1|T|một", "http://a.example/b.html|H|<p>"},
       "types by ending where the server does not know"},
      {page(kUrl,
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: "
            "chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
       {kUrl + "|T|abc"},
       "chunks"},
      {record("resource",
              "WARC-Target-URI: " + kUrl + "\r\nContent-Type: text/html; charset=utf-8\r\n",
              "<p>một</p>", 12),
       {kRead},
       "a resource"},
      {record("resource",
              "WARC-Target-URI: http://vankhe.example/119.pdf\r\nContent-Type: application/pdf\r\n",
              "%PDF-", 5),
       {"http://vankhe.example/119.pdf|P|%PDF-"},
       "a document as a resource"},
      {page("http://vankhe.example/119.doc", ok("application/msword", "x")),
       {"http://vankhe.example/119.doc|W|x"},
       "a document"},
      {record("resource",
              "WARC-Target-URI: metadata://gnu.org/software/wget/warc/MANIFEST.txt\r\n"
              "Content-Type: text/plain\r\n",
              "<urn:uuid:1>", 12),
       {},
       "what wget keeps of itself"},
      {record("resource", "Content-Type: text/html\r\n", "<p>một</p>", 12), {}, "no address"},
      {"", {}, "an empty file"},
      {kStoredPage.substr(0, kStoredPage.size() - 4),
       {kRead},
       "no line ends behind the last record"},
      {"rác\r\nrác\r\n" + kStoredPage, {"!record at byte 0: no record", kRead}, "rubbish first"},
      {kStoredPage.substr(0, kStoredPage.size() - 10),
       {"!record at byte 0: the record is truncated"},
       "truncated block"},
      {"WARC/1.0\r\nWARC-Type: resp",
       {"!record at byte 0: the record is truncated"},
       "truncated head"},
      {"WARC/1.0\r\nWARC-Type: response\r\n\r\nxyz\r\n\r\n" + kStoredPage,
       {"!the Content-Length \"\" is not a number", kRead},
       "no length"},
      {"WARC/1.0\r\nContent-Length: -5\r\n\r\nxyz\r\n\r\n" + kStoredPage,
       {"!the Content-Length \"-5\" is not a number", kRead},
       "negative length"},
      {record("response", "Content-Type: application/http\r\n", http, http.size() - 5) +
           kStoredPage,
       {"!does not end where its Content-Length says", kRead},
       "length too small"},
      {record("response", "Content-Type: application/http\r\n", http, http.size() + 20) +
           kStoredPage + other,
       {"!does not end where its Content-Length says", read_other},
       "length too large"},
      {record("metadata", "", "x", std::size_t{1} << 60) + kStoredPage,
       {"!truncated"},
       "huge length"},
      {page(kUrl, "không phải HTTP") + kStoredPage,
       {"!holds no head of an HTTP response", kRead},
       "no HTTP"},
      {record("response", "Content-Type: application/http\r\n", http, http.size()) + kStoredPage,
       {"!names no WARC-Target-URI", kRead},
       "no address"},
      {page("http://vankhe.example/2", ok("text/html", std::string(2000, 'x'))) + kStoredPage,
       {"!2000 bytes, more than the limit of 1000", kRead},
       "above the limit"},
      {"WARC/1.0\r\nX: " + std::string(1 << 20, 'x') + "\r\n\r\n" + kStoredPage,
       {"!the head of the record is too large", kRead},
       "endless line"},
  };
  for (Row const& row : rows) {
    TestFolder const folder;
    SourceLimits const limits{.max_item_bytes = 1000};
    expect_items(read_all({folder.write("a.warc", row.bytes)}, limits), row.expected, row.why);
    if (row.bytes.empty()) continue;
    expect_items(read_all({folder.write_gzip("a.warc.gz", row.bytes)}, limits), row.expected,
                 row.why);
  }
}

TEST(WebArchiveStream, GzipMemberForEachRecord) {
  TestFolder const folder;
  std::string const packed =
      gzip_bytes(kInfo) + gzip_bytes(kStoredPage) +
      gzip_bytes(page("http://vankhe.example/2", ok("text/html", "<p>hai</p>")));
  expect_items(read_all({folder.write("a.warc.gz", packed)}),
               {kRead, "http://vankhe.example/2|H|<p>hai</p>"}, "whole");
  expect_items(read_all({folder.write("a.warc.gz", packed.substr(0, packed.size() - 40))}),
               {kRead, "!a.warc.gz: record at byte "}, "cut off");
}

TEST(WebArchiveStream, ItemsKnowTheirAddressAndCharset) {
  TestFolder const folder;
  auto const file = folder.write("a.warc", page("https://VanKhe.example/tin?id=1",
                                                ok("text/html; charset=TCVN3",
                                                   "<title>Th\xABng b\xB8o</title><p>C\xE9ng "
                                                   "h\xDF\x61 x\xB7 h\xE9i")));
  SourceReader reader({file}, {});
  auto const item = reader.next();
  ASSERT_TRUE(item.has_value() && item->has_value());
  EXPECT_EQ((*item)->name, file.string() + ":https://VanKhe.example/tin?id=1");
  EXPECT_EQ((*item)->charset, "tcvn3");
  auto const announcement = read_announcement(**item);
  ASSERT_TRUE(announcement.has_value()) << announcement.error().message;
  EXPECT_EQ(announcement->id, "https://VanKhe.example/tin?id=1");
  EXPECT_EQ(announcement->url, "https://VanKhe.example/tin?id=1");
  EXPECT_EQ(announcement->site, "vankhe.example");
  EXPECT_EQ(announcement->title, "Thông báo");
  EXPECT_EQ(announcement->charset, "TCVN3");
}

TEST(WebArchiveStream, TellsWhatTheCrawlerCutOff) {
  TestFolder const folder;
  std::string const http = ok("text/html", "<h1>Họp dân</h1><p>Xã Đồng Lạc họp dân.");
  SourceReader reader({folder.write("a.warc", record("response",
                                                     "WARC-Target-URI: " + kUrl +
                                                         "\r\nWARC-Truncated: length\r\n"
                                                         "Content-Type: application/http\r\n",
                                                     http, http.size()))},
                      {});
  auto const item = reader.next();
  ASSERT_TRUE(item.has_value() && item->has_value());
  auto const reading = read_item(**item);
  ASSERT_TRUE(reading.has_value() && reading->announcement);
  ASSERT_EQ(reading->remarks.left_out().size(), 1U);
  EXPECT_EQ(reading->remarks.left_out()[0].kind, LeftOutKind::Cut);
  EXPECT_NE(reading->remarks.left_out()[0].reason.find("length"), std::string::npos);
}

// Records that are packed each by itself: the others are read, and the damage is told.
TEST(WebArchiveStream, ReadsWhatComesAfterDamage) {
  std::vector<std::string> members;
  std::vector<std::string> urls;
  for (int number = 0; number < 9; ++number) {
    urls.push_back("http://vankhe.example/" + std::to_string(number));
    std::string text;
    for (int word = 0; word < 400; ++word)
      text += std::to_string(word * 7919 % 1000 + number) + ' ';
    members.push_back(gzip_bytes(page(urls.back(), ok("text/html", "<p>" + text + "</p>"))));
  }
  struct {
    std::size_t from;  ///< byte of the member with the number 3
    std::size_t bytes;
    char const* why;
  } const rows[] = {{40, 200, "in a record"},
                    {0, 20, "its head"},
                    {members[3].size() - 6, 4, "its checksum"},
                    {members[3].size() - 60, 100, "over the end of it"}};
  for (auto const& row : rows) {
    std::string bytes;
    std::size_t at = 0;
    for (std::size_t number = 0; number < members.size(); ++number) {
      if (number == 3) at = bytes.size();
      bytes += members[number];
    }
    for (std::size_t byte = 0; byte < row.bytes; ++byte) bytes[at + row.from + byte] ^= '\x5A';
    TestFolder folder;
    std::size_t read = 0;
    std::size_t told = 0;
    for (std::string const& item : read_all({folder.write("a.warc.gz", bytes)})) {
      ++(item.starts_with("http:") ? read : told);
    }
    EXPECT_GE(read, 7u) << row.why;
    EXPECT_GE(told, 1u) << row.why;
  }
}

}  // namespace
}  // namespace tracuu::indexer
