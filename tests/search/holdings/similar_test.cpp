// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/similar.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "search/api/hit.hpp"
#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

using schema::Announcement;

std::string ids_of(std::vector<SimilarAnnouncement> const& similar) {
  std::string text;
  for (SimilarAnnouncement const& found : similar) {
    text += (text.empty() ? "" : " ") + found.announcement.id;
  }
  return text;
}

Announcement make(std::string id, std::string title, std::string body, char const* date) {
  Announcement announcement;
  announcement.id = std::move(id);
  announcement.title = std::move(title);
  announcement.body = std::move(body);
  announcement.date = schema::parse_iso_date(date);
  return announcement;
}

constexpr char const* kRabies =
    "Trạm Thú y huyện tổ chức tiêm phòng bệnh dại cho đàn chó, mèo trên địa bàn. Các hộ nuôi chó "
    "đưa vật nuôi đến điểm tiêm; chó thả rông bị bắt giữ. Bệnh dại lây sang người qua vết cắn.";

/// Two about rabies years apart, a copy of the first, one of the same day about
/// something else, and others so that words have frequencies.
std::vector<Announcement> announcements() {
  std::vector<Announcement> all = test::vankhe_announcements();
  all.push_back(make("dai-2023", "Tiêm phòng bệnh dại cho chó, mèo", kRabies, "2023-03-05"));
  all.push_back(make("dai-copy", "Tiêm phòng bệnh dại cho chó, mèo", kRabies, "2023-03-06"));
  all.push_back(make("dai-2009", "Phát hiện chó mắc bệnh dại",
                     "Một con chó mắc bệnh dại cắn người ở xã An Khê. Trạm Thú y huyện đề nghị các "
                     "hộ nuôi chó tiêm phòng bệnh dại, không để chó thả rông.",
                     "2009-08-01"));
  all.push_back(make("hop-2023", "Họp giao ban tháng ba",
                     "Văn phòng tổ chức họp giao ban với các phòng, ban về thu ngân sách.",
                     "2023-03-05"));
  all.push_back(make("hop-2024", "Họp giao ban tháng tư",
                     "Văn phòng tổ chức họp giao ban với các phòng, ban về chi ngân sách.",
                     "2024-04-05"));
  return all;
}

class SimilarTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { index_ = std::make_unique<test::SmallIndex>(announcements()); }
  static void TearDownTestSuite() { index_.reset(); }

  static inline std::unique_ptr<test::SmallIndex> index_;
};

TEST_F(SimilarTest, FindsByContentAndNotByDate) {
  auto searcher = index_->searcher();
  auto const similar = searcher.similar("dai-2023", 5).value();
  EXPECT_EQ(ids_of(similar), "dai-2009");
  EXPECT_GT(similar.at(0).similarity, 0.1);
  EXPECT_LE(similar.at(0).similarity, 1);
  EXPECT_TRUE(similar.at(0).announcement.body.empty());
  EXPECT_EQ(ids_of(searcher.similar("hop-2023", 5).value()), "hop-2024");
}

TEST_F(SimilarTest, ShowsCopiesOfAnotherOnce) {
  auto searcher = index_->searcher();
  auto const similar = searcher.similar("dai-2009", 5).value();
  EXPECT_EQ(similar.at(0).announcement.id, "dai-copy");  // the newer one of what weighs the same
  EXPECT_EQ(ids_of(similar).find("dai-2023"), std::string::npos);
}

TEST_F(SimilarTest, FindsNothingWhereNothingIsNear) {
  auto searcher = index_->searcher();
  EXPECT_EQ(ids_of(searcher.similar("hearing", 5).value()), "");
}

TEST_F(SimilarTest, LeavesOutAttachments) {
  Announcement page = make("pages/a.html", "Tiêm phòng bệnh dại", kRabies, "2023-03-05");
  page.attachments = {{"", "pages/a.pdf", "Kế hoạch"}};
  Announcement file = make("pages/a.pdf", "Kế hoạch tiêm phòng bệnh dại",
                           std::string(kRabies) + " Kinh phí 35 triệu đồng.", "2023-03-05");
  Announcement other = make("khac", "Chó mắc bệnh dại",
                            "Trạm Thú y huyện tổ chức tiêm phòng bệnh dại cho đàn chó.", "");
  auto all = test::vankhe_announcements();
  all.insert(all.end(), {page, file, other});
  test::SmallIndex const index(all);
  auto searcher = index.searcher();
  EXPECT_EQ(ids_of(searcher.similar("pages/a.html", 5).value()), "khac");
  EXPECT_EQ(ids_of(searcher.similar("pages/a.pdf", 5).value()), "khac");
}

TEST_F(SimilarTest, RefusesWhatIsNotThere) {
  auto searcher = index_->searcher();
  EXPECT_EQ(searcher.similar("x", 5).error().code, base::ErrorCode::NotFound);
  EXPECT_EQ(searcher.similar("dai-2023", 0).error().code, base::ErrorCode::InvalidArgument);
  EXPECT_EQ(searcher.similar("dai-2023", kMaxSimilar + 1).error().code,
            base::ErrorCode::InvalidArgument);
}

TEST_F(SimilarTest, WorksOnEveryAnnouncementOfTheSample) {
  test::SmallIndex const sample(test::sample_folder());
  auto searcher = sample.searcher();
  SearchRequest request;
  request.filters.dates.to = schema::parse_iso_date("2099-01-01");
  request.size = 100;
  std::size_t with_some = 0;
  SearchAnswer const answer = searcher.search(request).value();
  for (Hit const& hit : answer.hits) {
    std::string const& id = hit.announcement.id;
    auto const similar = searcher.similar(id, 5).value();
    with_some += similar.empty() ? 0 : 1;
    EXPECT_TRUE(std::ranges::none_of(similar, [&](SimilarAnnouncement const& found) {
      return found.announcement.id == id;
    })) << id;
    EXPECT_TRUE(
        std::ranges::is_sorted(similar, std::ranges::greater{}, &SimilarAnnouncement::similarity));
  }
  EXPECT_GT(with_some, answer.hits.size() / 2);
}

}  // namespace
}  // namespace tracuu::search
