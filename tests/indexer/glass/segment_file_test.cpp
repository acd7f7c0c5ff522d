// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/segment_file.hpp"

#include <gtest/gtest.h>

#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

std::string bytes_of(SegmentFile const& file, SegmentPart const& part) {
  std::string bytes(part.bytes, '\0');
  file.read(part.offset, bytes);
  return bytes;
}

TEST(SegmentFile, GivesBackWhatThreadsAppended) {
  test::TestFolder const folder;
  SegmentFile file(folder.path() / "f");
  std::vector<SegmentPart> parts(8);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      threads.emplace_back([&, i] {
        parts[i] = file.append(std::string(i * 100'000, static_cast<char>('a' + i))).value();
      });
    }
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    EXPECT_EQ(bytes_of(file, parts[i]), std::string(i * 100'000, static_cast<char>('a' + i)));
  }
}

TEST(SegmentFile, TakesNoRoomOnceDiscarded) {
  test::TestFolder const folder;
  SegmentFile file(folder.path() / "f");
  SegmentPart const part = file.append("abc").value();
  file.discard();
  EXPECT_EQ(std::filesystem::file_size(folder.path() / "f"), 0u);
  EXPECT_THROW(bytes_of(file, part), std::system_error);
}

TEST(SegmentFile, SaysWhatIsWrong) {
  test::TestFolder const folder;
  struct Row {
    std::filesystem::path path;
    char const* message;
  } const rows[] = {{"/dev/full", "/dev/full: No space left on device"},
                    {folder.path() / "no/f", "No such file or directory"}};
  for (Row const& row : rows) {
    SegmentFile file(row.path);
    auto const part = file.append("abc");
    ASSERT_FALSE(part.has_value()) << row.path;
    EXPECT_EQ(part.error().code, base::ErrorCode::Io);
    EXPECT_NE(part.error().message.find(row.message), std::string::npos) << part.error().message;
  }
}

}  // namespace
}  // namespace tracuu::indexer
