// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "indexer/office/office_text.hpp"
#include "tests/indexer/office_files.hpp"
#include "tests/indexer/test_folder.hpp"

namespace tracuu::indexer {
namespace {

constexpr ChildLimits kDocLimits{.max_output_bytes = 1 << 20};
std::string const kHead = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Another PATH for one test.
class SearchPath {
 public:
  explicit SearchPath(std::string const& path) : saved_(std::getenv("PATH")) {
    setenv("PATH", path.c_str(), 1);
  }
  SearchPath(SearchPath const&) = delete;
  SearchPath& operator=(SearchPath const&) = delete;
  ~SearchPath() { setenv("PATH", saved_.c_str(), 1); }

 private:
  std::string saved_;
};

void write_program(test::TestFolder const& folder, std::string const& name,
                   std::string const& script) {
  auto const file = folder.write(name, "#!/bin/sh\n" + script);
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
}

TEST(DocDocument, ReadsThroughWhatIsInstalled) {
  struct Row {
    char const* antiword;  ///< scripts; "" for not installed
    char const* catdoc;
    char const* text;
    char const* why;
  };
  Row const rows[] = {
      {"echo 'Thông báo'; echo; echo 'Một.'", "echo catdoc", "Thông báo\nMột.\n", "antiword first"},
      {"", "echo 'Hai'", "Hai\n", "else catdoc"},
      {"kill -SEGV $$", "echo 'Hai'", "Hai\n", "catdoc where antiword crashes"},
      {"echo '|Xã   |Hộ |'; echo '|   |   |'", "", "Xã\tHộ\n", "a table as antiword draws it"},
      {"echo 'a[pic]b'", "", "a b\n", "pictures are no text"},
      {"exit 1", "echo 'Hai'", "Hai\n", "catdoc where antiword gives up"},
      {"echo", "echo 'Hai'", "Hai\n", "or finds nothing"},
      {"while read -r line; do last=$line; done; echo \"$last\"", "", "đuôi\n",
       "the document is its standard input"},
  };
  for (Row const& row : rows) {
    test::TestFolder const folder;
    if (*row.antiword != 0) write_program(folder, "antiword", row.antiword);
    if (*row.catdoc != 0) write_program(folder, "catdoc", row.catdoc);
    SearchPath const path(folder.path().string());
    auto const read = read_doc(kHead + "\nđuôi\n", kDocLimits);
    ASSERT_TRUE(read.has_value()) << row.why << ": " << to_string(read.error());
    EXPECT_EQ(read->text, row.text) << row.why;
  }
}

TEST(DocDocument, NoProgramReadsWhatNeedsAPassword) {
  test::TestFolder const folder;
  write_program(folder, "antiword", "echo a");
  SearchPath const path(folder.path().string());
  std::string head = "\xEC\xA5" + test::little_endian(0xC1, 2) + std::string(6, '\0');
  head += test::little_endian(0x100, 2) + std::string(500, '\0');
  auto const read = read_doc(test::make_compound_file({{"WordDocument", head}}), kDocLimits);
  ASSERT_FALSE(read.has_value());
  EXPECT_NE(read.error().message.find("needs a password"), std::string::npos);
}

TEST(DocDocument, RefusesWithAReason) {
  struct Row {
    std::string bytes;
    char const* antiword;
    std::string named;  ///< in message or hint
    char const* why;
  };
  Row const rows[] = {
      {"văn bản", "echo a", "not a Word document", "text"},
      {kHead, "", "antiword or catdoc", "neither is installed: both are named"},
      {kHead, "exit 1", "antiword can't read it", "broken"},
      {kHead, "exit 0", "finds no text", "empty"},
      {kHead, "kill -SEGV $$", "antiword crashed on it", "crashes, and there is no other"},
  };
  for (Row const& row : rows) {
    test::TestFolder const folder;
    if (*row.antiword != 0) write_program(folder, "antiword", row.antiword);
    SearchPath const path(folder.path().string());
    auto const read = read_doc(row.bytes, kDocLimits);
    ASSERT_FALSE(read.has_value()) << row.why;
    EXPECT_EQ(read.error().code, base::ErrorCode::InvalidArgument) << row.why;
    EXPECT_NE(to_string(read.error()).find(row.named), std::string::npos)
        << to_string(read.error());
  }
}

}  // namespace
}  // namespace tracuu::indexer
