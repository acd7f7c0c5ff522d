// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/message_stream.hpp"

#include <gtest/gtest.h>

#include <string>

#include "indexer/parsing/announcement_reader.hpp"
#include "tests/indexer/read_all.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

using test::expect_items;
using test::read_all;
using test::TestFolder;

std::string mail(std::string const& parts) {
  return "Subject: Tiem phong\nFrom: UBND <ubnd@vankhe.example>\n"
         "Date: Mon, 10 Jul 2023 18:30:00 +0000\nMIME-Version: 1.0\n"
         "Content-Type: multipart/mixed; boundary=x\n\n" +
         parts + "--x--\n";
}

std::string part(std::string const& head, std::string const& bytes) {
  return "--x\n" + head + "\n\n" + bytes + "\n";
}

constexpr char const* kMailHead =
    R"("title":"Tiem phong","body":"Một.","date":"2023-07-11","author":"UBND")";

TEST(MessageStream, AMailAndItsAttachments) {
  TestFolder const folder;
  std::string const plain = part("Content-Type: text/plain; charset=utf-8", "Một.");
  std::string const html = part("Content-Type: text/html; charset=utf-8", "<p>M&#7897;t.</p>");
  struct Row {
    std::string bytes;
    std::vector<std::string> expected;
    char const* why;
  };
  std::vector<Row> const rows{
      {mail(plain), {std::string("a.eml|E|{") + kMailHead + "}"}, "plain text"},
      {mail(html), {std::string("a.eml|E|{") + kMailHead + "}"}, "HTML"},
      {mail(html + plain), {std::string("a.eml|E|{") + kMailHead + "}"}, "plain text before HTML"},
      {mail(plain + part("Content-Type: text/html; name=b.html\nContent-Disposition: attachment",
                         "<p>Hai.</p>")),
       {std::string("a.eml|E|{") + kMailHead +
            R"(,"attachments":[{"path":"a.eml/b.html","text":"b.html"}]})",
        "a.eml/b.html|H|<p>Hai.</p>"},
       "an attachment"},
      {mail(plain + part("Content-Type: image/png; name=logo.png", "x") +
            part("Content-Type: application/octet-stream; name=a.exe", "x")),
       {std::string("a.eml|E|{") + kMailHead +
            R"(,"attachments":[{"path":"a.eml/logo.png","text":"logo.png"},)" +
            R"({"path":"a.eml/a.exe","text":"a.exe"}]})",
        "!a.eml/logo.png: the ending is not that of a source",
        "!a.eml/a.exe: the ending is not that of a source"},
       "attachments that are not read"},
      {mail(plain + part("Content-Type: message/rfc822", "Subject: Hai\n\nBa.")),
       {std::string("a.eml|E|{") + kMailHead +
            R"(,"attachments":[{"path":"a.eml/message-1.eml","text":"message-1.eml"}]})",
        R"(a.eml/message-1.eml|E|{"title":"Hai","body":"Ba."})"},
       "a mail in it"},
      {"", {"!a.eml: no e-mail or saved page"}, "an empty file"},
  };
  for (Row const& row : rows) {
    expect_items(read_all({folder.write("a.eml", row.bytes)}), row.expected, row.why);
  }
}

TEST(MessageStream, ASavedPage) {
  TestFolder const folder;
  SourceReader reader(
      {folder.write(
          "a.mht",
          "From: <Saved by a browser>\nSubject: Tin\nMIME-Version: 1.0\n"
          "Content-Type: multipart/related; type=\"text/html\"; boundary=x\n\n"
          "--x\nContent-Type: text/css\nContent-Location: http://vankhe.example/a.css\n\np "
          "{}\n--x\nContent-Type: text/html; charset=utf-8\n"
          "Content-Transfer-Encoding: quoted-printable\n"
          "Content-Location: https://vankhe.example/tin/17.html\n\n"
          "<h1>T=C3=B4i</h1><p>M=C3=B4t hai ba.</p>\n--x--\n")},
      {});
  auto const item = reader.next();
  ASSERT_TRUE(item.has_value() && item->has_value());
  EXPECT_EQ((*item)->url, "https://vankhe.example/tin/17.html");
  EXPECT_EQ((*item)->charset, "utf-8");
  auto const read = read_announcement(**item);
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->title, "Tôi");
  EXPECT_EQ(read->site, "vankhe.example");
  EXPECT_EQ(read->filetype, "MHT");
  EXPECT_EQ(read->id, "a.mht");
  auto const end = reader.next();
  EXPECT_TRUE(end.has_value() && !end->has_value()) << "the style is no page";
}

TEST(MessageStream, MailsInMailsHaveAnEnd) {
  TestFolder const folder;
  std::string nested = "Subject: trong cùng\n\nMột.";
  for (int i = 0; i < 10; ++i) {
    nested = "Subject: a\nContent-Type: message/rfc822\n\n" + nested;
  }
  auto const seen = read_all({folder.write("a.eml", nested)});
  ASSERT_EQ(seen.size(), 7U);
  EXPECT_NE(seen.back().find("is not read: it lies in 6 files"), std::string::npos) << seen.back();
}

}  // namespace
}  // namespace tracuu::indexer
