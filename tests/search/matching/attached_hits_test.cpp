// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/attached_hits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "schema/field.hpp"
#include "search/searcher.hpp"
#include "store/document_lookup.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

schema::Announcement announcement_at(std::string id, std::string url,
                                     std::vector<schema::Attachment> attachments = {}) {
  schema::Announcement announcement;
  announcement.title = "Lịch họp " + id;
  announcement.id = std::move(id);
  announcement.url = std::move(url);
  announcement.attachments = std::move(attachments);
  return announcement;
}

schema::Attachment attachment_at(std::string url) {
  schema::Attachment attachment;
  attachment.url = std::move(url);
  return attachment;
}

/// `ids` in the order in which they are shown; the first scores 9, the next 8 …
std::vector<std::string> shown(test::SmallIndex const& index, std::vector<std::string> const& ids) {
  Xapian::Database const database = index.database();
  std::vector<ScoredDocument> hits;
  double score = 9;
  for (std::string const& id : ids) {
    hits.push_back({store::document_of(database, id).value(), score--});
  }
  put_pages_first(database, hits);
  std::vector<std::string> result;
  double last = 10;
  for (ScoredDocument const& hit : hits) {
    result.push_back(database.get_document(hit.document).get_value(schema::kIdSlot));
    EXPECT_LE(hit.score, last);
    last = hit.score;
  }
  return result;
}

TEST(AttachedHits, APageComesBeforeItsAttachments) {
  std::string const site = "https://vankhe.example/";
  test::SmallIndex const index(std::vector<schema::Announcement>{
      announcement_at("page", site + "tin/1.html",
                      {attachment_at(site + "a.pdf"), attachment_at(site + "b.pdf")}),
      announcement_at("a", site + "a.pdf"),
      announcement_at("b", site + "b.pdf"),
      announcement_at("other", site + "tin/2.html"),
      announcement_at("stray", site + "c.pdf"),
  });
  using Ids = std::vector<std::string>;
  struct {
    Ids hits;
    Ids expected;
    char const* why;
  } const rows[] = {
      {{"a", "other", "page", "b"}, {"page", "a", "other", "b"}, "the page rises to its file"},
      {{"b", "a", "page"}, {"page", "b", "a"}, "above all of its files"},
      {{"page", "other", "a"}, {"page", "other", "a"}, "it is above them"},
      {{"stray", "other", "page"}, {"stray", "other", "page"}, "of no page"},
      {{"a", "other"}, {"a", "other"}, "its page is no hit"},
      {{}, {}, "nothing"},
  };
  for (auto const& row : rows) EXPECT_EQ(shown(index, row.hits), row.expected) << row.why;
}

/// What is shown of the hits [begin, end) of `ids`, the attachments in brackets after their page;
/// `more` are hits further down.
std::vector<std::string> folded(test::SmallIndex const& index, std::vector<std::string> const& ids,
                                std::size_t begin, std::size_t end,
                                std::vector<std::string> const& more = {}) {
  Xapian::Database const database = index.database();
  auto const document = [&](std::string const& id) {
    return store::document_of(database, id).value();
  };
  auto const id_of = [&](Xapian::docid found) {
    return database.get_document(found).get_value(schema::kIdSlot);
  };
  std::vector<ScoredDocument> hits;
  for (std::string const& id : ids) hits.push_back({document(id), 1});
  auto const is_hit = [&](Xapian::docid found) {
    return std::ranges::find(more, id_of(found)) != more.end();
  };
  FoldedHits const result = fold_attached(database, hits, begin, end, is_hit);
  std::vector<std::string> shown;
  for (ScoredDocument const& hit : result.shown) {
    std::string text = id_of(hit.document);
    for (AttachedHits const& attached : result.attached) {
      if (attached.page != hit.document) continue;
      for (Xapian::docid const file : attached.files) text += " [" + id_of(file) + "]";
    }
    shown.push_back(text);
  }
  return shown;
}

TEST(AttachedHits, AreOneResultWithTheirPage) {
  std::string const site = "https://vankhe.example/";
  test::SmallIndex const index(std::vector<schema::Announcement>{
      announcement_at("page", site + "tin/1.html",
                      {attachment_at(site + "a.pdf"), attachment_at(site + "b.pdf")}),
      announcement_at("second", site + "tin/2.html", {attachment_at(site + "b.pdf")}),
      announcement_at("a", site + "a.pdf"),
      announcement_at("b", site + "b.pdf", {attachment_at(site + "c.pdf")}),
      announcement_at("c", site + "c.pdf"),
      announcement_at("other", site + "tin/3.html"),
  });
  using Ids = std::vector<std::string>;
  struct {
    Ids hits;
    std::size_t begin;
    std::size_t end;
    Ids more;
    Ids expected;
    char const* why;
  } const rows[] = {
      {{"page", "other", "a"}, 0, 3, {}, {"page [a]", "other"}, "on one page of the answer"},
      {{"a", "other", "page"}, 0, 3, {}, {"page [a]", "other"}, "where the first of them stands"},
      {{"a", "other"}, 0, 2, {"page"}, {"page [a]", "other"}, "though its page is further down"},
      {{"page", "other"}, 0, 2, {"a"}, {"page [a]", "other"}, "though the file is further down"},
      {{"a", "other", "page"}, 1, 3, {}, {"other"}, "shown before"},
      {{"page", "other", "b", "a"}, 2, 4, {}, {}, "both shown before"},
      {{"a", "other", "b"}, 0, 3, {"page"}, {"page [a] [b]", "other"}, "two files of one page"},
      {{"a", "b"}, 0, 2, {}, {"a", "b"}, "their pages are no hits"},
      {{"b", "second", "other"}, 0, 3, {}, {"second [b]", "other"}, "the one of its pages that is"},
      {{"second", "page", "b"}, 0, 3, {}, {"second", "page [b]"}, "under one page only"},
      {{"c", "b"}, 0, 2, {}, {"c", "b"}, "an attachment takes none of its own"},
      {{"other"}, 0, 10, {}, {"other"}, "fewer than a page"},
      {{"other"}, 5, 10, {}, {}, "beyond the last"},
  };
  for (auto const& row : rows) {
    EXPECT_EQ(folded(index, row.hits, row.begin, row.end, row.more), row.expected) << row.why;
  }
}

// Whatever the size of a page, each hit comes once.
TEST(AttachedHits, EachHitComesOnceInAWholeAnswer) {
  std::string const site = "https://vankhe.example/";
  std::vector<schema::Announcement> announcements;
  for (int page = 0; page < 12; ++page) {
    std::string const number = std::to_string(page);
    std::string const next = std::to_string((page + 1) % 12);
    announcements.push_back(announcement_at(
        "p" + number, site + number + ".html",
        {attachment_at(site + number + ".pdf"), attachment_at(site + next + ".pdf")}));
    announcements.push_back(announcement_at("f" + number, site + number + ".pdf"));
    announcements.back().title += std::string(static_cast<std::size_t>(page), '.') + " phụ lục";
  }
  test::SmallIndex const index(announcements);
  Searcher searcher = index.searcher();
  for (std::size_t const size : {1U, 3U, 5U, 24U}) {
    std::multiset<std::string> met;
    SearchRequest request;
    request.text = "lịch họp";
    request.size = size;
    for (;; ++request.page) {
      auto const answer = searcher.search(request);
      ASSERT_TRUE(answer);
      for (Hit const& hit : answer->hits) {
        met.insert(hit.announcement.id);
        for (AttachedHit const& file : hit.attached) met.insert(file.announcement.id);
        for (schema::Announcement const& copy : hit.copies) met.insert(copy.id);
      }
      if (!answer->has_next) break;
    }
    EXPECT_EQ(met.size(), 24U) << size;
    EXPECT_EQ((std::set<std::string>(met.begin(), met.end()).size()), 24U) << size;
  }
}

TEST(AttachedHits, ShowTheirBestPassage) {
  std::string const site = "https://vankhe.example/";
  schema::Announcement page =
      announcement_at("page", site + "tin/1.html", {{site + "a.pdf", "", "Phụ lục 1"}});
  page.body = "Danh sách hộ nghèo được hỗ trợ kèm theo thông báo này.";
  schema::Announcement file = announcement_at("a", site + "a.pdf");
  file.body = "Biểu số một. Hộ nghèo của thôn Đoài được hỗ trợ bảy triệu đồng.";
  test::SmallIndex const index(std::vector{page, file});
  Searcher searcher = index.searcher();
  SearchRequest request;
  request.text = "hộ nghèo được hỗ trợ";
  auto const answer = searcher.search(request);
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->hits.size(), 1U);
  EXPECT_EQ(answer->total.lower, 2U);
  ASSERT_EQ(answer->hits[0].attached.size(), 1U);
  EXPECT_EQ(answer->hits[0].attached[0].announcement.id, "a");
  EXPECT_NE(answer->hits[0].attached[0].snippet.text.find("thôn Đoài"), std::string::npos);
  EXPECT_FALSE(answer->hits[0].attached[0].snippet.matches.empty());
  request.fold = false;
  auto const apart = searcher.search(request);
  ASSERT_TRUE(apart);
  EXPECT_EQ(apart->hits.size(), 2U);
}

TEST(AttachedHits, StayWhereNothingIsAttached) {
  test::SmallIndex const index(test::tiny_announcements(3));
  EXPECT_EQ(shown(index, {"t-0002", "t-0000", "t-0001"}),
            (std::vector<std::string>{"t-0002", "t-0000", "t-0001"}));
}

}  // namespace
}  // namespace tracuu::search
