// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/page_images.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/sha256.hpp"
#include "tests/indexer/office_files.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::server {
namespace {

class PageImagesTest : public ::testing::Test {
 protected:
  [[nodiscard]] indexer::PageImagePlace place(std::size_t page) const {
    return {file_, base::sha256_hex(pdf_), page, 0};
  }
  void remove_file() const { std::filesystem::remove(file_); }

  test::TestFolder folder_;
  std::string const pdf_ = test::make_pdf({"Một", "Hai", "Ba"});
  std::filesystem::path const file_ = folder_.write("a.pdf", pdf_);
};

TEST_F(PageImagesTest, KeepWhatWasDrawn) {
  PageImages images(10'000'000);
  auto const first = images.find(place(1));
  ASSERT_TRUE(first) << to_string(first.error());
  EXPECT_EQ(images.stats().images, 1u);
  EXPECT_GT(images.stats().bytes, (*first)->size());
  remove_file();
  EXPECT_EQ(images.find(place(1)).value(), *first);
  EXPECT_EQ(images.find(place(2)).error().code, base::ErrorCode::NotFound);
  EXPECT_EQ(images.stats().images, 1u) << "a file may come back";
}

TEST_F(PageImagesTest, KeepThatAPageCannotBeDrawn) {
  PageImages images(10'000);
  EXPECT_EQ(images.find(place(9)).error().code, base::ErrorCode::InvalidArgument);
  EXPECT_EQ(images.stats().images, 1u);
  remove_file();
  EXPECT_EQ(images.find(place(9)).error().code, base::ErrorCode::InvalidArgument);
}

TEST_F(PageImagesTest, LetGoWhatWasNotAskedForLongest) {
  std::size_t const bytes = [&] {
    PageImages one(10'000'000);
    EXPECT_TRUE(one.find(place(1)));
    return one.stats().bytes;
  }();
  PageImages images(2 * bytes + bytes / 2);
  EXPECT_TRUE(images.find(place(1)) && images.find(place(2)) && images.find(place(1)));
  EXPECT_TRUE(images.find(place(3)));
  EXPECT_EQ(images.stats().images, 2u);
  EXPECT_LE(images.stats().bytes, 2 * bytes + bytes / 2);
  remove_file();
  EXPECT_TRUE(images.find(place(1)));
  EXPECT_TRUE(images.find(place(3)));
  EXPECT_FALSE(images.find(place(2)));
}

TEST_F(PageImagesTest, MayKeepNone) {
  PageImages images(0);
  EXPECT_TRUE(images.find(place(1)));
  EXPECT_EQ(images.stats().images, 0u);
}

}  // namespace
}  // namespace tracuu::server
