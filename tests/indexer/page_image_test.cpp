// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/page_image.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/sha256.hpp"
#include "tests/indexer/office_files.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

class PageImage : public ::testing::Test {
 protected:
  [[nodiscard]] PageImagePlace place(std::size_t page, int turned = 0) const {
    return {file_, base::sha256_hex(pdf_), page, turned};
  }

  test::TestFolder folder_;
  std::string const pdf_ = test::make_pdf({"Thông báo", "Trang hai"});
  std::filesystem::path const file_ = folder_.write("quyet-dinh.PDF", pdf_);
};

TEST_F(PageImage, IsAJpegOfThePage) {
  EXPECT_TRUE(may_have_page_image(place(2)));
  auto const upright = draw_page_image(place(2));
  ASSERT_TRUE(upright) << to_string(upright.error());
  EXPECT_TRUE(upright->starts_with("\xFF\xD8\xFF"));
  EXPECT_LT(upright->size(), 100'000u);
  EXPECT_NE(*upright, draw_page_image(place(1)).value());
  EXPECT_NE(*upright, draw_page_image(place(2, 90)).value()) << "it lies on its side";
}

TEST_F(PageImage, IsThatOfTheFileThatWasIndexed) {
  std::ofstream(file_, std::ios::app) << " ";
  auto const changed = draw_page_image(place(2));
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().code, base::ErrorCode::NotFound);
  std::filesystem::remove(file_);
  EXPECT_FALSE(may_have_page_image(place(2)));
  EXPECT_EQ(draw_page_image(place(2)).error().code, base::ErrorCode::NotFound);
}

TEST_F(PageImage, IsOfPagesOnly) {
  EXPECT_EQ(draw_page_image(place(3)).error().code, base::ErrorCode::InvalidArgument);
  PageImagePlace other = place(1);
  other.file = folder_.write("tin.txt", pdf_);
  EXPECT_FALSE(may_have_page_image(other)) << "no kind of file that has pictures";
  EXPECT_FALSE(may_have_page_image({folder_.path() / "folder.pdf", "", 1, 0}));
  other.file = folder_.write("hong.pdf", "không phải PDF");
  other.file_hash = base::sha256_hex("không phải PDF");
  EXPECT_EQ(draw_page_image(other).error().code, base::ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace tracuu::indexer
