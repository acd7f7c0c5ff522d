// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/archivists/identified_file.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/samples.hpp"

namespace tracuu::formats {
namespace {

using base::Language;
using search::FileAgreement;

IdentifiedFile found_as(FileAgreement agreement) {
  IdentifiedFile file;
  file.name = "119.pdf";
  file.traits.sha256 = "ab";
  file.traits.announcement = test::reform_announcement();
  file.found.matches = {{agreement, 0.62, test::reform_announcement()}};
  return file;
}

TEST(IdentifiedFile, SaysWhatTheBestMatchIs) {
  struct Row {
    FileAgreement agreement;
    char const* name;
    char const* text;
    char const* match;
  };
  Row const rows[] = {
      {FileAgreement::SameFile, "same_file", "The archive has this very file.", "this very file"},
      {FileAgreement::SameText, "same_text",
       "The archive has this text, to the letter, in another file.", "the same text"},
      {FileAgreement::NearText, "near_text",
       "The archive has nearly this text: a few words differ.", "a few words differ"},
      {FileAgreement::SameNumber, "same_number",
       "The archive has a document with this number, but with another text.", "the same number"},
      {FileAgreement::Similar, "similar",
       "The archive does not have this file; it has similar ones.", "62 % alike"},
  };
  for (Row const& row : rows) {
    IdentifiedFile const file = found_as(row.agreement);
    EXPECT_EQ(verdict(file), row.name);
    EXPECT_EQ(verdict_text(file, Language::English), row.text);
    EXPECT_EQ(agreement_text(file.found.matches[0], Language::English), row.match);
  }
  IdentifiedFile unknown = found_as(FileAgreement::Similar);
  unknown.found = {};
  EXPECT_EQ(verdict(unknown), "unknown");
  EXPECT_EQ(verdict_text(unknown, Language::Vietnamese),
            "Kho chưa có tệp này, và không có gì giống.");
  unknown.traits.announcement.reset();
  unknown.traits.unread = "it is a picture";
  EXPECT_NE(verdict_text(unknown, Language::English).find("could not be read"), std::string::npos);
  EXPECT_NE(unread_text(unknown, Language::English).find("it is a picture"), std::string::npos);
}

TEST(IdentifiedFile, AsJson) {
  auto const json =
      nlohmann::json::parse(identified_json({found_as(FileAgreement::Similar)}, Language::English));
  auto const& file = json["files"][0];
  EXPECT_EQ(file["verdict"], "similar");
  EXPECT_EQ(file["sha256"], "ab");
  EXPECT_EQ(file["read_as"]["number"], "119/QĐ-UBND");
  EXPECT_EQ(file["matches"][0]["id"], "gv-1");
  EXPECT_EQ(file["matches"][0]["similarity"], 0.62);
  EXPECT_FALSE(file["cut"]);
}

}  // namespace
}  // namespace tracuu::formats
