// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/attachments.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "search/api/hit.hpp"
#include "tests/indexer/archive_file.hpp"
#include "tests/indexer/office_files.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

namespace fs = std::filesystem;

constexpr char const* kText =
    "<p>Ủy ban nhân dân xã Đông Khê thông báo lịch tiêm phòng cho đàn trâu bò trên địa bàn các "
    "thôn, từ ngày 12 đến ngày 15 tháng 8; các hộ nhốt gia súc tại chuồng từ sáng sớm.</p>";

std::string page_with(std::string const& links) {
  return "<html><head><title>Lịch tiêm phòng gia súc</title></head><body><article><h1>Lịch tiêm "
         "phòng gia súc</h1>" +
         std::string(kText) + links + "</article></body></html>";
}

std::string docx() {
  return test::make_docx("Danh sách các hộ có trâu bò\nThôn Bến: 12 hộ. Thôn Đông: 9 hộ.");
}

/// "text|url|id" of the attachments of an announcement, then "<page id" of its page.
std::string related_text(fs::path const& index, std::string const& id) {
  auto const found = Searcher::open(index).value().find(id);
  if (!found) return "no announcement " + id;
  std::string text;
  for (AttachmentLink const& link : found->related.attachments) {
    text += fmt::format("{}|{}|{} ", link.text, link.url, link.id);
  }
  if (found->related.page) {
    text += fmt::format("<{} {}", found->related.page->id, found->related.page->title);
  }
  return text;
}

class AttachmentsTest : public ::testing::Test {
 protected:
  void index(std::string const& source) const {
    auto const report = test::index_source(folder_.path() / source, index_path());
    ASSERT_TRUE(report.has_value());
    EXPECT_TRUE(report->rejected.empty()) << report->rejected[0].reason;
  }
  [[nodiscard]] fs::path index_path() const { return folder_.path() / "index.db"; }
  [[nodiscard]] std::string related(std::string const& id) const {
    return related_text(index_path(), id);
  }

  test::TestFolder folder_;
};

TEST_F(AttachmentsTest, OfAFolderOfPages) {
  folder_.write("mirror/vankhe.example/tin/17.html",
                page_with("<a href='../tep/Danh%20s%C3%A1ch.docx'>Danh sách</a> "
                          "<a href='/tep/thieu.pdf'></a>"));
  folder_.write("mirror/vankhe.example/tep/Danh sách.docx", docx());
  index("mirror");
  EXPECT_EQ(related("vankhe.example/tin/17.html"),
            "Danh sách||vankhe.example/tep/Danh sách.docx thieu.pdf|| ");
  EXPECT_EQ(related("vankhe.example/tep/Danh sách.docx"),
            "<vankhe.example/tin/17.html Lịch tiêm phòng gia súc");
}

TEST_F(AttachmentsTest, TellsWhatWasReadAndWhatCouldNotBe) {
  folder_.write("site/tin/17.html", page_with("<a href='../tep/ds.docx'>Danh sách</a> "
                                              "<a href='../tep/hong.pdf'>Bản chụp</a> "
                                              "<a href='../tep/thieu.pdf'>Bản đồ</a>"));
  folder_.write("site/tep/ds.docx", docx());
  folder_.write("site/tep/hong.pdf", "%PDF-1.4 broken");
  auto const report = test::index_source(folder_.path() / "site", index_path());
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->rejected.size(), 1u);
  auto searcher = Searcher::open(index_path()).value();
  auto const found = searcher.find("tin/17.html").value();
  ASSERT_EQ(found.related.attachments.size(), 3u);
  EXPECT_EQ(found.related.attachments[0].filetype, "DOCX");
  EXPECT_FALSE(found.related.attachments[0].is_unreadable);
  EXPECT_TRUE(found.related.attachments[1].is_unreadable);
  EXPECT_FALSE(found.related.attachments[2].is_unreadable) << "it is not there";
  auto const hits = searcher.search(test::request_for("tiêm phòng trâu bò")).value().hits;
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits[0].related.attachments[0].filetype, "") << "beside a hit it is a link";
}

TEST_F(AttachmentsTest, OfAFolderWhosePagesAreReadLater) {
  folder_.write("site/a/phu-luc.docx", docx());
  index("site");
  folder_.write("site/b/17.html", page_with("<a href='../a/phu-luc.docx'>Phụ lục</a>"));
  index("site");
  EXPECT_EQ(related("a/phu-luc.docx"), "<b/17.html Lịch tiêm phòng gia súc");
  EXPECT_EQ(related("b/17.html"), "Phụ lục||a/phu-luc.docx ");
}

TEST_F(AttachmentsTest, OfAnArchive) {
  fs::create_directories(folder_.path() / "source");
  test::write_archive(folder_.path() / "source/bundle.zip",
                      {{"site/tep/phu-luc.docx", docx()},
                       {"site/tin/17.html", page_with("<a href='/tep/phu-luc.docx'>Phụ lục</a>")}});
  index("source");
  EXPECT_EQ(related("bundle.zip/site/tin/17.html"), "Phụ lục||bundle.zip/site/tep/phu-luc.docx ");
  EXPECT_EQ(related("bundle.zip/site/tep/phu-luc.docx"),
            "<bundle.zip/site/tin/17.html Lịch tiêm phòng gia súc");
}

std::string web_record(std::string const& url, std::string const& type, std::string const& body) {
  std::string const http = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + body;
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
         "\r\nContent-Type: application/http\r\nContent-Length: " + std::to_string(http.size()) +
         "\r\n\r\n" + http + "\r\n\r\n";
}

TEST_F(AttachmentsTest, OfAWebArchive) {
  folder_.write(
      "source/site.warc",
      web_record("http://vankhe.example/tin/17", "text/html",
                 page_with("<a href='/tep/Ph%E1%BB%A5 l%E1%BB%A5c.docx'>Phụ lục</a>")) +
          web_record("http://vankhe.example/tep/Ph%E1%BB%A5%20l%E1%BB%A5c.docx",
                     "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                     docx()));
  index("source");
  EXPECT_EQ(related("http://vankhe.example/tin/17"),
            "Phụ lục|http://vankhe.example/tep/Ph%E1%BB%A5%20l%E1%BB%A5c.docx|"
            "http://vankhe.example/tep/Ph%E1%BB%A5%20l%E1%BB%A5c.docx ");
  EXPECT_EQ(related("http://vankhe.example/tep/Ph%E1%BB%A5%20l%E1%BB%A5c.docx"),
            "<http://vankhe.example/tin/17 Lịch tiêm phòng gia súc");
}

TEST_F(AttachmentsTest, OfJsonLines) {
  folder_.write("a.jsonl",
                R"({"id":"1","title":"Thông báo","attachments":["https://vankhe.example/a.pdf"]})"
                "\n"
                R"({"id":"2","title":"Phụ lục","url":"http://vankhe.example/a.pdf"})"
                "\n");
  index("a.jsonl");
  EXPECT_EQ(related("1"), "a.pdf|https://vankhe.example/a.pdf|2 ");
  EXPECT_EQ(related("2"), "<1 Thông báo");
}

TEST_F(AttachmentsTest, AreInHits) {
  folder_.write("site/17.html", page_with("<a href='phu-luc.docx'>Phụ lục</a>"));
  folder_.write("site/phu-luc.docx", docx());
  index("site");
  Searcher searcher = Searcher::open(index_path()).value();
  for (Hit const& hit : searcher.search(test::request_for("trâu bò")).value().hits) {
    bool const is_page = hit.announcement.id == "17.html";
    EXPECT_EQ(hit.related.attachments.size(), is_page ? 1u : 0u);
    EXPECT_EQ(hit.related.page.has_value(), !is_page);
  }
}

TEST_F(AttachmentsTest, AreNoneWhereThereAreNone) {
  test::SmallIndex const index(test::vankhe_announcements());
  EXPECT_EQ(related_text(index.path(), "khai-sinh"), "");
}

}  // namespace
}  // namespace tracuu::search
