// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/matching/attached_hits.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schema/field.hpp"
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

TEST(AttachedHits, StayWhereNothingIsAttached) {
  test::SmallIndex const index(test::tiny_announcements(3));
  EXPECT_EQ(shown(index, {"t-0002", "t-0000", "t-0001"}),
            (std::vector<std::string>{"t-0002", "t-0000", "t-0001"}));
}

}  // namespace
}  // namespace tracuu::search
