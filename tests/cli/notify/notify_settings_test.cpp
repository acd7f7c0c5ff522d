// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/notify/notify_settings.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::cli {
namespace {

constexpr char const* kSecretLine = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n";

/// The text with `to` for the first `from`.
std::string replaced(std::string text, std::string const& from, std::string const& to) {
  std::size_t const at = text.find(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

class NotifySettingsTest : public ::testing::Test {
 protected:
  NotifySettingsTest() {
    folder_.write("khai-sinh.secret", kSecretLine);
    example_ = replaced(test::read_file(std::filesystem::path(TRACUU_SOURCE_DIR) / "packaging" /
                                        "notify.toml.example"),
                        "\"/etc/tracuu/khai-sinh.secret\"", "\"khai-sinh.secret\"");
  }

  base::Result<NotifySettings> read(std::string const& toml) {
    folder_.write("notify.toml", toml);
    return read_notify_settings(folder_.path() / "notify.toml");
  }

  test::TestFolder folder_;
  std::string example_;
};

TEST_F(NotifySettingsTest, ReadsTheExampleOfThePackage) {
  auto const settings = read(example_);
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->state, "/var/lib/tracuu/notify.sqlite");
  EXPECT_EQ(settings->public_url, "https://tim.example.gov.vn");
  EXPECT_TRUE(settings->curation.empty());
  EXPECT_FALSE(settings->allow_private);
  EXPECT_FALSE(settings->allow_http);
  ASSERT_EQ(settings->searches.size(), 1u);
  NotifiedSearch const& search = settings->searches.front();
  EXPECT_EQ(search.name, "khai-sinh");
  EXPECT_EQ(search.request.text, "khai sinh");
  EXPECT_TRUE(search.request.all_if_open);
}

TEST_F(NotifySettingsTest, RefusesWhatIsWrongByLineAndKey) {
  struct Case {
    std::string from;
    std::string to;
    std::string told;
  };
  std::vector<Case> const cases = {
      {"state = ", "#state = ", "state, the file of what was told, is not named"},
      {"state = ", "stat = ", "state, the file of what was told, is not named"},
      {"public_url", "publik_url", "publik_url is not known"},
      {"[[search]]", "[search]", "there is no [[search]]"},
      {"name = \"khai-sinh\"", "", "the search has no name"},
      {"unit = ", "place_of_birth = ", "place_of_birth is not known"},
      {"query = ", "to = \"31/02/2026\"\nquery = ", "to must be a real year, month or day"},
      {"https://archive", "http://archive", "address must begin with https://"},
      {"secret_file = \"khai-sinh.secret\"", "", "one of secret and secret_file is needed"},
      {"\"khai-sinh.secret", "\"other.secret", "other.secret can't be read"},
      {"secret_file = \"khai-sinh.secret\"", "secret = \"whsec_AAAA\"", "24"},
      {"[[search]]", "[[search]\n", "notify.toml"},
  };
  for (Case const& one : cases) {
    auto const settings = read(replaced(example_, one.from, one.to));
    ASSERT_FALSE(settings) << one.told;
    EXPECT_NE(settings.error().message.find(one.told), std::string::npos)
        << settings.error().message;
  }
}

TEST_F(NotifySettingsTest, NamesTheWebmastersRules) {
  auto const settings = read(replaced(example_, "#curation = ", "curation = "));
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->curation, "/var/lib/tracuu/curation.toml");
}

TEST_F(NotifySettingsTest, NamesAreUnique) {
  std::string const search = example_.substr(example_.find("[[search]]"));
  auto const settings = read(example_ + search);
  ASSERT_FALSE(settings);
  EXPECT_NE(settings.error().message.find("another search is named khai-sinh"), std::string::npos)
      << settings.error().message;
}

TEST_F(NotifySettingsTest, AnotherQuestionIsAnotherKey) {
  auto const first = read(example_);
  auto const second = read(replaced(example_, "query = ", "from = \"2020\"\nquery = "));
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->searches.front().key, second->searches.front().key);
}

}  // namespace
}  // namespace tracuu::cli
