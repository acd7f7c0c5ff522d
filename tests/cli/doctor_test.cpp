// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tests/indexer/test_folder.hpp"
#include "tests/support/program.hpp"
#include "tests/support/small_index.hpp"

// `tracuu doctor` as an administrator runs it.

namespace tracuu::cli {
namespace {

using nlohmann::json;
using test::ProgramResult;
using test::run_program;

class DoctorTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<test::TestFolder>();
    (void)run_program({"index", test::sample_folder().string(), "--db", db()});
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static std::string db() { return (folder_->path() / "index.db").string(); }

  /// What is said of the configuration `toml`, as JSON.
  static json diagnosis(std::string const& toml) {
    std::string const file = folder_->write("doctor.toml", toml).string();
    result_ = run_program({"doctor", "--config", file, "--json"});
    return json::parse(result_.out);
  }

  /// The findings of `area` in `all`: "failure: message", a line each.
  static std::string of_area(json const& all, std::string const& area) {
    std::string lines;
    for (json const& finding : all["findings"]) {
      if (finding["area"] != area) continue;
      lines += finding["health"].get<std::string>() + ": " + finding["message"].get<std::string>() +
               '\n';
    }
    return lines;
  }

  static inline std::unique_ptr<test::TestFolder> folder_;
  static inline ProgramResult result_;
};

bool says(std::string const& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

TEST_F(DoctorTest, LooksAtAnIndexThatIsWell) {
  json const found = json::parse(run_program({"doctor", "--db", db(), "--json"}).out);
  EXPECT_TRUE(says(of_area(found, "index"), "good: " + db() + ": 173 announcements")) << found;
  EXPECT_TRUE(says(of_area(found, "rights"), "good: ")) << found;
  EXPECT_FALSE(of_area(found, "disk").empty()) << found;
  EXPECT_FALSE(of_area(found, "clock").empty()) << found;
  EXPECT_FALSE(of_area(found, "memory").empty()) << found;
  EXPECT_TRUE(says(of_area(found, "tools"), "tracuu-reader")) << found;
}

TEST_F(DoctorTest, FindsWhatIsWrongWithTheIndex) {
  ProgramResult const missing = run_program({"doctor", "--db", db() + ".none", "--json"});
  EXPECT_EQ(missing.exit_code, 7);
  json const found = json::parse(missing.out);
  EXPECT_EQ(found["health"], "failure");
  EXPECT_TRUE(says(of_area(found, "index"), "failure: ")) << found;
  EXPECT_TRUE(says(of_area(found, "index"), "there is no index in this folder")) << found;
  // Nothing listens on port 1.
  json const remote =
      json::parse(run_program({"doctor", "--db", "tcp://127.0.0.1:1", "--json"}).out);
  EXPECT_TRUE(says(of_area(remote, "index"), "tcp://127.0.0.1:1")) << remote;
}

TEST_F(DoctorTest, FindsWhatIsWrongWithTheConfiguration) {
  json const unknown = diagnosis("index = \"" + db() + "\"\n[listen]\nprot = 1\n");
  EXPECT_EQ(result_.exit_code, 7);
  EXPECT_TRUE(says(of_area(unknown, "configuration"), "failure: ")) << unknown;
  EXPECT_TRUE(says(of_area(unknown, "configuration"), "unknown key listen.prot")) << unknown;
  EXPECT_TRUE(says(unknown["findings"][0]["hint"].get<std::string>(), "listen.port")) << unknown;
}

TEST_F(DoctorTest, FindsWhomTheServiceShouldNotTrust) {
  std::string const begin = "index = \"" + db() + "\"\n[listen]\nport = 1\n";
  json const everybody = diagnosis(begin + "[proxies]\ntrusted = [\"0.0.0.0/0\"]\n[metrics]\n" +
                                   "allow = [\"::/0\"]\n[public]\nurl = \"http://tim.example\"\n");
  std::string const proxy = of_area(everybody, "proxy");
  EXPECT_TRUE(says(proxy, "failure: proxies.trusted holds every address")) << proxy;
  EXPECT_TRUE(says(proxy, "warning: metrics.allow holds every address")) << proxy;
  EXPECT_TRUE(says(proxy, "warning: http://tim.example is not encrypted")) << proxy;
  EXPECT_TRUE(says(of_area(everybody, "service"), "note: no service runs at 127.0.0.1:1"))
      << everybody;
  json const nobody = diagnosis(begin + "[proxies]\ntrusted = []\n");
  EXPECT_TRUE(says(of_area(nobody, "proxy"), "warning: it listens on this machine only")) << nobody;
}

TEST_F(DoctorTest, FindsTokensThatAreNoSecret) {
  std::filesystem::path const tokens =
      folder_->write("tokens", run_program({"token", "portal"}).out);
  std::string const toml =
      "index = \"" + db() + "\"\n[listen]\nport = 1\n[changes]\ntokens = \"tokens\"\n";
  struct {
    ::mode_t mode;
    char const* expected;
  } const rows[] = {{0640, "good: "}, {0644, "warning: "}, {0666, "failure: "}};
  for (auto const& row : rows) {
    ::chmod(tokens.c_str(), row.mode);
    json const found = diagnosis(toml);
    EXPECT_TRUE(of_area(found, "tokens").starts_with(row.expected)) << found;
  }
  folder_->write("tokens", "portal\n");
  EXPECT_TRUE(of_area(diagnosis(toml), "tokens").starts_with("failure: "));
}

TEST_F(DoctorTest, SaysItToPeople) {
  ProgramResult const all = run_program({"doctor", "--db", db() + ".none", "--lang", "vi"});
  EXPECT_TRUE(says(all.out, "!! chỉ mục")) << all.out;
  EXPECT_TRUE(says(all.out, "trong thư mục này không có chỉ mục")) << all.out;
  EXPECT_TRUE(says(all.out, "→ hãy chạy “tracuu index")) << all.out;
  ProgramResult const bad = run_program({"doctor", "--db", db() + ".none", "-q"});
  EXPECT_FALSE(says(bad.out, "\nok ")) << bad.out;
  EXPECT_TRUE(says(bad.out, "!! index")) << bad.out;
}

}  // namespace
}  // namespace tracuu::cli
