// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/originals_bag.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "base/sha256.hpp"
#include "tests/support/small_index.hpp"

namespace tracuu::formats {
namespace {

namespace fs = std::filesystem;

/// The files of a zip archive, by name.
std::map<std::string, std::string> unpacked(std::string const& zip) {
  std::map<std::string, std::string> files;
  archive* const read = archive_read_new();
  archive_read_support_format_zip(read);
  EXPECT_EQ(archive_read_open_memory(read, zip.data(), zip.size()), ARCHIVE_OK);
  archive_entry* entry = nullptr;
  while (archive_read_next_header(read, &entry) == ARCHIVE_OK) {
    std::string& bytes = files[archive_entry_pathname(entry)];
    char piece[4096];
    for (la_ssize_t count = 0; (count = archive_read_data(read, piece, sizeof(piece))) > 0;) {
      bytes.append(piece, static_cast<std::size_t>(count));
    }
  }
  archive_read_free(read);
  return files;
}

class OriginalsBagTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(pages_);
    for (int number = 0; number < 40; ++number) {
      std::ofstream(pages_ / (std::to_string(number) + ".txt"))
          << "Thông báo họp thôn số " << number << "\n\nNội dung cuộc họp " << number << ".\n";
    }
    index_.emplace(pages_);
  }

  std::map<std::string, std::string> bag(BagLimits limits = {}) {
    search::SearchRequest request = test::request_for("họp thôn");
    BagSettings settings{"goi",         "họp thôn\nhai", base::Language::English,
                         schema::now(), limits,          {}};
    OriginalsBag made(index_->searcher().stream(request).value(), std::move(settings));
    std::string zip;
    for (std::string piece = "x"; !piece.empty();) {
      piece = made.next_piece().value();
      zip += piece;
      EXPECT_LT(piece.size(), 200'000u);
    }
    missing_ = made.missing();
    return unpacked(zip);
  }

  test::TestFolder folder_;
  fs::path pages_ = folder_.path() / "pages";
  std::optional<test::SmallIndex> index_;
  std::size_t missing_ = 0;
};

TEST_F(OriginalsBagTest, HoldsFilesManifestAndTable) {
  auto const files = bag();
  EXPECT_EQ(missing_, 0u);
  std::size_t payload = 0;
  for (auto const& [name, bytes] : files) {
    if (!name.starts_with("goi/data/")) continue;
    ++payload;
    std::string const line = base::sha256_hex(bytes) + "  " + name.substr(4) + "\n";
    EXPECT_NE(files.at("goi/manifest-sha256.txt").find(line), std::string::npos) << name;
    EXPECT_TRUE(name.ends_with(".txt"));
    EXPECT_EQ(std::ranges::count_if(name, [](char c) { return (c & 0x80) != 0; }), 0) << name;
  }
  EXPECT_EQ(payload, 40u);
  EXPECT_NE(files.at("goi/bag-info.txt").find("External-Description: họp thôn hai\n"),
            std::string::npos);
  EXPECT_TRUE(files.at("goi/originals.csv").starts_with("\xEF\xBB\xBFid,title,"));
  EXPECT_TRUE(files.contains("goi/tagmanifest-sha256.txt"));
}

TEST_F(OriginalsBagTest, TellsWhatIsOverTheLimits) {
  auto const files = bag({.max_files = 10, .max_bytes = 1u << 20});
  EXPECT_EQ(missing_, 30u);
  EXPECT_NE(files.at("goi/originals.csv").find("over the limit of one archive (10 files, 1 MB)"),
            std::string::npos);
}

TEST_F(OriginalsBagTest, GivesNothingThatIsNotWhatWasIndexed) {
  fs::remove(pages_ / "3.txt");
  std::ofstream(pages_ / "4.txt") << "khác hẳn";
  fs::last_write_time(pages_ / "4.txt", fs::file_time_type::clock::now() + std::chrono::hours(1));
  auto const files = bag();
  EXPECT_EQ(missing_, 2u);
  std::string const& table = files.at("goi/originals.csv");
  EXPECT_NE(table.find("the file is not where it lay"), std::string::npos);
  EXPECT_NE(table.find("the file has changed since it was indexed"), std::string::npos);
  for (auto const& [name, bytes] : files) EXPECT_NE(bytes, "khác hẳn") << name;
}

}  // namespace
}  // namespace tracuu::formats
