// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/branding.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/test_folder.hpp"

namespace tracuu::server {
namespace {

using base::Language;

class BrandingTest : public testing::Test {
 protected:
  /// The message of the refusal; empty if there is none.
  [[nodiscard]] static std::string refused(BrandingSettings const& settings) {
    auto const branding = make_branding(settings);
    return branding ? "" : branding.error().message;
  }

  test::TestFolder folder_;
  BrandingSettings settings_;
};

TEST_F(BrandingTest, WithoutSettingsIsTheProgramsOwn) {
  auto const branding = make_branding({});
  ASSERT_TRUE(branding);
  EXPECT_EQ(branding->name.in(Language::English), "Tra Cứu");
  EXPECT_FALSE(branding->logo);
  EXPECT_TRUE(branding->footer.empty());
  EXPECT_EQ(branding->fingerprint, own_branding().fingerprint);
}

TEST_F(BrandingTest, ReadsFilesAndFallsBackToVietnamese) {
  settings_.name = "Tìm kiếm – Lam Giang";
  settings_.footer = "Cơ quan chủ quản: UBND huyện Lam Giang";
  settings_.footer_en = "Lam Giang District";
  settings_.logo = folder_.write("logo.svg", "<svg viewBox='0 0 4 2'/>");
  settings_.accessibility = folder_.write("tiep-can.txt", "# Tuyên bố\n\nAi cũng dùng được.\n");
  auto const branding = make_branding(settings_);
  ASSERT_TRUE(branding) << branding.error().message;
  EXPECT_EQ(branding->name.in(Language::English), "Tìm kiếm – Lam Giang");
  EXPECT_EQ(branding->name.language_in(Language::English), Language::Vietnamese);
  EXPECT_EQ(branding->footer.in(Language::English), "Lam Giang District");
  EXPECT_EQ(branding->footer.language_in(Language::English), Language::English);
  ASSERT_TRUE(branding->logo);
  EXPECT_EQ(branding->logo->media_type, "image/svg+xml");
  EXPECT_EQ(branding->logo->width, 2 * branding->logo->height);
  EXPECT_TRUE(branding->accessibility.in(Language::Vietnamese).starts_with("# Tuyên bố"));
}

TEST_F(BrandingTest, ChangesItsFingerprintWithWhatIsShown) {
  settings_.logo = folder_.write("logo.svg", "<svg viewBox='0 0 4 2'/>");
  settings_.name = "A";
  std::string const before = make_branding(settings_)->fingerprint;
  EXPECT_EQ(make_branding(settings_)->fingerprint, before);
  folder_.write("logo.svg", "<svg viewBox='0 0 4 2'><g/></svg>");
  std::string const with_other_logo = make_branding(settings_)->fingerprint;
  EXPECT_NE(with_other_logo, before);
  settings_.name = "B";
  EXPECT_NE(make_branding(settings_)->fingerprint, with_other_logo);
  settings_.accent = "#00695c";
  settings_.name = "A";
  EXPECT_NE(make_branding(settings_)->fingerprint, with_other_logo);
}

TEST_F(BrandingTest, SaysWhatIsWrong) {
  settings_.logo = folder_.path() / "no.svg";
  EXPECT_EQ(refused(settings_),
            "branding.logo names " + settings_.logo.string() + ", which cannot be read");
  settings_.logo = folder_.write("logo.gif", "GIF89a");
  EXPECT_NE(refused(settings_).find("neither an SVG with a viewBox nor a PNG"), std::string::npos);
  settings_.logo = folder_.write("logo.svg", std::string(300'000, ' '));
  EXPECT_NE(refused(settings_).find("over 262144 bytes"), std::string::npos);
  settings_.logo = folder_.path();
  EXPECT_NE(refused(settings_).find("cannot be read"), std::string::npos);
  settings_ = {};
  settings_.accessibility_en = folder_.write("old.txt", "Ti\xe9p c\xe2n");
  EXPECT_EQ(refused(settings_), "branding.accessibility_en is not UTF-8");
}

TEST_F(BrandingTest, RefusesTextsThatWouldBreakThePage) {
  settings_.name = "two\nlines";
  EXPECT_EQ(refused(settings_), "branding.name must be one line");
  settings_.name = std::string(201, 'x');
  EXPECT_EQ(refused(settings_), "branding.name has over 200 bytes");
  settings_.name = "bell\a";
  EXPECT_EQ(refused(settings_), "branding.name holds control characters");
  settings_ = {};
  settings_.accent = "#ffcd00";
  EXPECT_NE(refused(settings_).find("branding.accent"), std::string::npos);
}

}  // namespace
}  // namespace tracuu::server
