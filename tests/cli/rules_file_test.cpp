// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rules_file.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

#include "tests/indexer/test_folder.hpp"
#include "tests/support/program.hpp"

namespace tracuu::cli {
namespace {

constexpr char const* kPage =
    "<title>Họp dân</title><div class=ten>Tiêm phòng</div><p>Tối 3/6, thôn Đông họp bàn mở "
    "đường.</p>";

std::string title_in(std::string const& index) {
  test::ProgramResult const exported = test::run_program({"export", "--db", index});
  return nlohmann::json::parse(exported.out)["title"].get<std::string>();
}

TEST(RulesFile, TellAnIndexWhereFieldsStand) {
  test::TestFolder const folder;
  folder.write("pages/1.html", kPage);
  std::string const pages = (folder.path() / "pages").string();
  std::string const index = (folder.path() / "index.db").string();
  std::string const report = (folder.path() / "report.json").string();
  std::string const rules =
      folder.write("my.toml", "[[page]]\ntitle = \".ten\"\ndate = \"time\"\n").string();
  test::ProgramResult const ruled =
      test::run_program({"index", pages, "--db", index, "--rules", rules, "--report", report});
  EXPECT_EQ(ruled.exit_code, 0) << ruled.err;
  EXPECT_EQ(title_in(index), "Tiêm phòng");
  EXPECT_NE(ruled.err.find("my.toml:3: date = \"time\" selected nothing on 1 of 1 pages, first on "
                           "1.html"),
            std::string::npos)
      << ruled.err;
  auto const told = nlohmann::json::parse(test::read_file(report));
  EXPECT_EQ(told["missed_rules"][0]["missed"], 1);
  EXPECT_EQ(test::run_program({"index", pages, "--db", index, "--reread"}).exit_code, 0);
  EXPECT_EQ(title_in(index), "Họp dân") << "without rules";
  folder.write("index.db/rules.toml", "[[page]]\ntitle = \".ten\"\n");
  EXPECT_EQ(test::run_program({"index", pages, "--db", index, "--reread"}).exit_code, 0);
  EXPECT_EQ(title_in(index), "Tiêm phòng") << "by the rules in the index's folder";
  EXPECT_EQ(test::run_program({"check", "--db", index}).exit_code, 0);
}

TEST(RulesFile, ThatIsWrongEndsTheRun) {
  test::TestFolder const folder;
  std::string const page = folder.write("1.html", kPage).string();
  std::string const index = (folder.path() / "index.db").string();
  std::string const rules = folder.write("my.toml", "[[page]]\ntitle = \"p >\"\n").string();
  test::ProgramResult const wrong =
      test::run_program({"index", page, "--db", index, "--rules", rules});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.err.find("my.toml:2: selector \"p >\", column 4"), std::string::npos)
      << wrong.err;
  EXPECT_FALSE(std::filesystem::exists(index));
}

}  // namespace
}  // namespace tracuu::cli
