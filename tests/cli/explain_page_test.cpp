// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/indexer/test_folder.hpp"
#include "tests/support/program.hpp"

namespace tracuu::cli {
namespace {

TEST(ExplainPage, PrintsFieldsWithTheirElementsAndReasons) {
  test::TestFolder const folder;
  std::string const page =
      folder
          .write(
              "tin.html",
              "<title>Họp dân</title><div class=ten>Tiêm phòng</div><div "
              "class=entry-content><p>Tối "
              "3/6, thôn Đông họp bàn mở đường.</p></div><p><a href=1>Lịch tiếp công dân</a></p>")
          .string();
  test::ProgramResult const shown = test::run_program({"explain-page", page});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_NE(shown.out.find("title     Họp dân\n"), std::string::npos) << shown.out;
  EXPECT_NE(shown.out.find("body > div.entry-content\n"), std::string::npos) << shown.out;
  EXPECT_NE(shown.out.find("not part of the text:\n"), std::string::npos) << shown.out;
  std::string const rules =
      folder.write("r.toml", "[[page]]\ntitle = \".ten\"\ndate = \"time\"\n").string();
  test::ProgramResult const ruled = test::run_program({"explain-page", page, "--rules", rules});
  EXPECT_NE(ruled.out.find("title     Tiêm phòng\n"), std::string::npos) << ruled.out;
  EXPECT_NE(ruled.out.find("rules that select nothing here:\n"), std::string::npos) << ruled.out;
  EXPECT_NE(ruled.out.find("r.toml:3: date = \"time\""), std::string::npos) << ruled.out;
}

TEST(ExplainPage, Failures) {
  test::TestFolder const folder;
  std::string const empty = folder.write("empty.html", "<p></p>").string();
  EXPECT_EQ(test::run_program({"explain-page", empty}).exit_code, 3);
  EXPECT_EQ(test::run_program({"explain-page"}).exit_code, 2);
  std::string const rules = folder.write("r.toml", "[[page]]\ntitel = \"p\"\n").string();
  test::ProgramResult const wrong = test::run_program({"explain-page", empty, "--rules", rules});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.err.find("r.toml:2: 'titel' is not known"), std::string::npos) << wrong.err;
}

}  // namespace
}  // namespace tracuu::cli
