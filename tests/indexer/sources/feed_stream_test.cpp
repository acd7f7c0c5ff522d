// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/feed_stream.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/sources/feed_date.hpp"
#include "tests/indexer/read_all.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

using test::expect_items;
using test::read_all;
using test::TestFolder;

std::string rss(std::string const& inside) {
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel>" + inside +
         "</channel></rss>";
}

std::string atom(std::string const& inside) {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">" + inside + "</feed>";
}

TEST(FeedStream, Feeds) {
  struct Row {
    std::string bytes;
    std::vector<std::string> expected;
    char const* why;
  };
  std::vector<Row> const rows{
      {rss("<title>Cổng</title><link>http://vankhe.example/</link><language>vi</language>"
           "<item><title>Một &amp; hai</title><link> http://vankhe.example/1 </link>"
           "<guid>g-1</guid><pubDate>Tue, 11 Jul 2023 08:00:00 +0700</pubDate>"
           "<dc:creator>Lê An</dc:creator><category>Tin</category><category>Khác</category>"
           "<description><![CDATA[<p>Đoạn&nbsp;một</p><p>Đoạn hai</p>]]></description></item>"
           "<item><title>Hai</title></item>"),
       {R"(a.xml:1|J|{"id":"g-1","url":"http://vankhe.example/1","title":"Một & hai","body":)"
        R"("Đoạn một\nĐoạn hai","date":"2023-07-11","author":"Lê An","category":"Tin",)"
        R"("language":"vi"})",
        R"(a.xml:2|J|{"title":"Hai","site":"vankhe.example","language":"vi"})"},
       "RSS"},
      {rss("<item><link>http://v.example/1</link><description>Tóm</description>"
           "<content:encoded>&lt;b&gt;Toàn&lt;/b&gt; văn</content:encoded></item>"),
       {R"(a.xml:1|J|{"id":"http://v.example/1","url":"http://v.example/1","body":"Toàn văn",)"
        R"("abstract":"Tóm"})"},
       "content:encoded; the link as id"},
      {atom(
           "<title>Cổng</title><link rel=\"self\" href=\"http://v.example/feed\"/>"
           "<entry><title type=\"html\">Một &amp;amp; hai</title>"
           "<link rel=\"edit\" href=\"http://v.example/e\"/><link href=\"http://v.example/1\"/>"
           "<id>urn:1</id><updated>2023-07-10T18:30:00Z</updated><author><name>Lê "
           "An</name></author>"
           "<category term=\"tin\" label=\"Tin tức\"/><summary>a &lt; b</summary>"
           "<content type=\"xhtml\"><div><p>Đoạn <b>một</b></p><p>hai</p></div></content></entry>"),
       {R"(a.xml:1|J|{"id":"urn:1","url":"http://v.example/1","title":"Một & hai",)"
        R"("body":"Đoạn một\nhai","abstract":"a < b","date":"2023-07-11","author":"Lê An",)"
        R"("category":"Tin tức","language":"vi"})"},
       "Atom"},
      {"<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:title>x</a:title></a:entry>"
       "</a:feed>",
       {R"(a.xml:1|J|{"title":"x"})"},
       "Atom with a prefix"},
      {rss("<item><pubDate>hôm qua</pubDate><title>x</title></item>"),
       {R"(a.xml:1|J|{"title":"x","date":"hôm qua"})"},
       "the reader of the line refuses a wrong date"},
      {rss("<item><guid>1</guid></item><item><title>x</title></item>"),
       {"!a.xml:1: has no title and no text", R"(a.xml:2|J|{"title":"x"})"},
       "an empty announcement"},
      {rss("<title>Cổng</title>"), {}, "no announcements"},
      {"<urlset><url><loc>http://v.example/</loc></url></urlset>",
       {"!a.xml: the XML is neither RSS 2.0 nor Atom"},
       "another XML"},
      {"<rss><channel><item>", {"!a.xml: broken XML: "}, "truncated"},
      {"không phải XML", {"!a.xml: broken XML: "}, "no XML"},
      {"", {"!a.xml: broken XML: "}, "empty file"},
      {"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\"><!ENTITY f \"&e;&e;\">]>"
       "<rss><channel><item><title>x &e; &f;</title></item></channel></rss>",
       {R"(a.xml:1|J|{"title":"x &e; &f;"})"},
       "entities of the document are not followed"},
      {rss("<item><title>" + std::string(5000, 'x') + "</title></item>"),
       {"!a.xml: more than the limit of 2000 bytes"},
       "above the limit"},
      {rss("<item><title>C\xE9ng h\xDF\x61 x\xB7 h\xE9i ch\xF1 ngh\xDC\x61</title></item>"),
       {R"(a.xml:1|J|{"title":"Cộng hòa xã hội chủ nghĩa"})"},
       "TCVN3"},
  };
  TestFolder const folder;
  for (Row const& row : rows) {
    expect_items(read_all({folder.write("a.xml", row.bytes)}, {.max_item_bytes = 2000}),
                 row.expected, row.why);
  }
}

TEST(FeedStream, Endings) {
  TestFolder const folder;
  for (char const* const name : {"a.rss", "b.ATOM", "c.xml"}) {
    folder.write(name, rss("<item><title>x</title></item>"));
  }
  EXPECT_EQ(read_all({folder.path()}).size(), 3U);
}

TEST(FeedStream, DeepXmlIsRefusedOrRead) {
  TestFolder const folder;
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<d>";
  EXPECT_EQ(read_all({folder.write("a.xml", deep)}).size(), 1U);
}

TEST(FeedStream, XmlOfNothingButElements) {
  TestFolder const folder;
  std::string elements;
  for (int i = 0; i < 4'100'000; ++i) elements += "<d/>";
  expect_items(read_all({folder.write("a.xml", rss(elements))}),
               {"!a.xml: the XML has too many elements"}, "would take a gigabyte for 64 MB");
}

TEST(FeedDate, Days) {
  struct Row {
    char const* time;
    char const* expected;
  };
  constexpr Row kRows[] = {
      {"Tue, 11 Jul 2023 08:00:00 +0700", "2023-07-11"},
      {"Mon, 10 Jul 2023 18:30:00 GMT", "2023-07-11"},
      {"1 September 2023 18:30 EST", "2023-09-01"},
      {" 1 Jan 23 ", "2023-01-01"},
      {"2023-07-10T18:30:00Z", "2023-07-11"},
      {"2023-07-10", "2023-07-10"},
      {"11/07/2023 08:00", "2023-07-11"},
      {"32 Jan 2023", "32 Jan 2023"},
      {"mai", "mai"},
      {"", ""},
  };
  for (Row const& row : kRows) EXPECT_EQ(feed_day(row.time), row.expected) << row.time;
}

}  // namespace
}  // namespace tracuu::indexer
