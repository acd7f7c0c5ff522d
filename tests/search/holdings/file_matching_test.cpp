// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/file_matching.hpp"

#include <gtest/gtest.h>

#include "indexer/file_reading.hpp"
#include "search/searcher.hpp"
#include "tests/support/samples.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::search {
namespace {

/// A text page as portals write it: title, then paragraphs.
std::string page(std::string const& title, std::string const& text) {
  return "<html><head><title>" + title + "</title></head><body><main><h1>" + title + "</h1><p>" +
         text + "</p></main></body></html>";
}

constexpr char const* kNotice =
    "Ủy ban nhân dân xã Vân Khê thông báo lịch tiêm phòng dại cho đàn chó mèo trên địa bàn tại nhà "
    "văn hóa các thôn, đề nghị nhân dân đưa vật nuôi đến đúng giờ, mang theo sổ theo dõi và giữ "
    "gìn "
    "vệ sinh chung; cán bộ thú y có mặt từ bảy giờ sáng đến mười một giờ trưa hằng ngày. Hộ nào "
    "vắng nhà "
    "thì báo trước với trưởng thôn để được bố trí lại vào cuối tuần. Chủ nuôi tự giữ dây, rọ mõm "
    "cho vật "
    "nuôi; không thả rông trên đường làng, khu chợ, sân trường. Vắc xin do trạm chăn nuôi cung "
    "cấp, bảo quản "
    "lạnh theo đúng quy trình, mỗi lọ mở ra phải dùng hết trong ngày. Sau khi tiêm cần theo dõi "
    "phản ứng, "
    "nếu thấy bỏ ăn, sốt cao, nôn mửa phải gọi ngay nhân viên phụ trách. Giấy chứng nhận được cấp "
    "tại chỗ "
    "và có giá trị khi vận chuyển ra khỏi địa bàn. Đài truyền thanh phát lại nội dung này buổi "
    "sáng và buổi "
    "chiều cho tới khi kết thúc đợt tiêm, các đoàn thể cùng vận động hội viên thực hiện đầy đủ.";

class FileMatching : public ::testing::Test {
 protected:
  FileMatches look_up(std::string const& name, std::string const& bytes) {
    return index_.searcher().match_file(indexer::read_file_traits(name, bytes)).value();
  }

  static std::vector<schema::Announcement> announcements() {
    std::vector<schema::Announcement> all = test::vankhe_announcements();
    auto const traits =
        indexer::read_file_traits("lich.html", page("Lịch tiêm phòng dại", kNotice));
    schema::Announcement notice = traits.announcement.value();
    notice.id = "lich-tiem";
    all.push_back(notice);
    return all;
  }

  /// Lines of JSON, and one of an export, which is taken as it is: with the hash of its file.
  static std::filesystem::path write_source(test::TestFolder const& folder) {
    std::string const scan = schema::to_json(test::scanned_announcement());
    folder.write("source/export.jsonl", "{\"tracuu_export\":1," + scan.substr(1) + "\n");
    folder.write("source/all.jsonl", test::to_json_lines(announcements()));
    return folder.path() / "source";
  }

  test::TestFolder folder_;
  test::SmallIndex index_{write_source(folder_)};
};

TEST_F(FileMatching, KnowsATextToTheLetter) {
  FileMatches const found = look_up("ten-khac.html", page("Lịch tiêm phòng dại", kNotice));
  ASSERT_FALSE(found.matches.empty());
  EXPECT_EQ(found.matches[0].agreement, FileAgreement::SameText);
  EXPECT_EQ(found.matches[0].announcement.id, "lich-tiem");
  EXPECT_TRUE(found.matches[0].announcement.body.empty());
  EXPECT_FALSE(found.is_cut);
}

TEST_F(FileMatching, KnowsATextInWhichAWordDiffers) {
  std::string text = kNotice;
  text.replace(text.find("cuối tuần"), std::string_view("cuối tuần").size(), "cuối tháng");
  FileMatches const found = look_up("a.html", page("Lịch tiêm phòng dại", text));
  ASSERT_FALSE(found.matches.empty());
  EXPECT_EQ(found.matches[0].agreement, FileAgreement::NearText);
  EXPECT_EQ(found.matches[0].announcement.id, "lich-tiem");
}

TEST_F(FileMatching, KnowsWhatIsAlike) {
  std::string const half = std::string(kNotice).substr(0, std::string_view(kNotice).find("mang"));
  FileMatches const found = look_up("a.html", page("Tiêm phòng vụ thu", half + "."));
  ASSERT_FALSE(found.matches.empty());
  EXPECT_EQ(found.matches[0].agreement, FileAgreement::Similar);
  EXPECT_EQ(found.matches[0].announcement.id, "lich-tiem");
  EXPECT_GT(found.matches[0].similarity, 0.3);
  EXPECT_LT(found.matches[0].similarity, 1.0);
}

TEST_F(FileMatching, KnowsADocumentNumber) {
  schema::FileTraits traits;
  traits.sha256 = "none";
  traits.announcement = test::reform_announcement();
  std::vector<schema::Announcement> const all = test::vankhe_announcements();
  auto const numbered =
      std::ranges::find_if(all, [](auto const& each) { return !each.number.empty(); });
  ASSERT_NE(numbered, all.end());
  traits.announcement->number = numbered->number;
  FileMatches const found = index_.searcher().match_file(traits).value();
  ASSERT_FALSE(found.matches.empty());
  EXPECT_EQ(found.matches[0].agreement, FileAgreement::SameNumber);
  EXPECT_EQ(found.matches[0].announcement.number, numbered->number);
}

// A scan says nothing that could be compared.
TEST_F(FileMatching, KnowsTheBytesOfAFileWithoutItsText) {
  schema::FileTraits traits;
  traits.sha256 = test::kScanHash;
  FileMatches const found = index_.searcher().match_file(traits).value();
  ASSERT_EQ(found.matches.size(), 1u);
  EXPECT_EQ(found.matches[0].agreement, FileAgreement::SameFile);
  EXPECT_EQ(found.matches[0].announcement.id, "quet/1");
}

TEST_F(FileMatching, DoesNotKnowStrangers) {
  FileMatches const found =
      look_up("b.html", page("Recipe", "Whisk butter, sugar and flour until smooth, then bake."));
  EXPECT_TRUE(found.matches.empty());
  schema::FileTraits const unread =
      indexer::read_file_traits("thu.zip", std::string("PK\x03\x04 not a zip"));
  EXPECT_FALSE(unread.announcement);
  EXPECT_NE(unread.unread, "");
  EXPECT_EQ(unread.sha256.size(), 64u);
  EXPECT_TRUE(index_.searcher().match_file(unread).value().matches.empty());
}

TEST_F(FileMatching, TellsThatItWasCut) {
  schema::FileTraits const traits =
      indexer::read_file_traits("a.html", page("Lịch tiêm phòng dại", kNotice));
  ASSERT_TRUE(traits.fingerprint);
  Xapian::Database const database = index_.database();
  EXPECT_FALSE(match_file(database, traits, SearchBudget::unlimited(), false).value().is_cut);
  EXPECT_TRUE(match_file(database, traits, SearchBudget::unlimited(), true).value().is_cut)
      << "fingerprints of other machines are not looked through";
}

}  // namespace
}  // namespace tracuu::search
