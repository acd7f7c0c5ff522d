// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/field.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace tracuu::schema {
namespace {

TEST(FindField, KnowsEnglishAndVietnameseNames) {
  struct {
    char const* name;
    FieldId expected;
  } const rows[] = {
      {"text", FieldId::Text},
      {"noi_dung", FieldId::Text},
      {"id", FieldId::Id},
      {"ma", FieldId::Id},
      {"title", FieldId::Title},
      {"tieu_de", FieldId::Title},
      {"author", FieldId::Author},
      {"tac_gia", FieldId::Author},
      {"unit", FieldId::Unit},
      {"don_vi", FieldId::Unit},
      {"place", FieldId::Place},
      {"noi", FieldId::Place},
      {"number", FieldId::Number},
      {"so", FieldId::Number},
      {"cites", FieldId::Cites},
      {"vien_dan", FieldId::Cites},
      {"site", FieldId::Site},
      {"trang", FieldId::Site},
      {"category", FieldId::Category},
      {"muc", FieldId::Category},
      {"language", FieldId::Language},
      {"ngon_ngu", FieldId::Language},
      {"charset", FieldId::Charset},
      {"bang_ma", FieldId::Charset},
      {"filetype", FieldId::FileType},
      {"loai_tep", FieldId::FileType},
      {"date", FieldId::Published},
      {"ngay", FieldId::Published},
  };
  for (auto const& row : rows) {
    Field const* const found = find_field(row.name);
    ASSERT_NE(found, nullptr) << row.name;
    EXPECT_EQ(found->id, row.expected) << row.name;
  }
}

TEST(FindField, KnowsNoOthers) {
  // "content_hash:" in a query ended the program: there is no analyzer for it.
  for (char const* const name :
       {"", "Title", "tiêu_đề", "titles", "content_hash", "own_number", "http"}) {
    EXPECT_EQ(find_field(name), nullptr) << name;
  }
}

// Written to disk: a change here needs a new kSchemaVersion.
TEST(Fields, HavePrefixesAndSlotsOfTheirOwn) {
  std::set<std::string_view> prefixes;
  std::set<std::uint32_t> slots;
  for (Field const& row : kFields) {
    EXPECT_TRUE(row.prefix.empty() || prefixes.insert(row.prefix).second) << row.name;
    EXPECT_TRUE(!row.value_slot || slots.insert(*row.value_slot).second) << row.name;
  }
  EXPECT_EQ(kDateSlot, 0u);
  EXPECT_EQ(kIdSlot, 1u);
  EXPECT_EQ(kContentHashSlot, 2u);
  EXPECT_EQ(kSiteSlot, 5u);
  EXPECT_EQ(kUnitSlot, 6u);
  EXPECT_EQ(kPlaceSlot, 7u);
  EXPECT_EQ(kCategorySlot, 8u);
  EXPECT_EQ(kTypeSlot, 9u);
  EXPECT_EQ(field(FieldId::Author).value_slot, 10u);
  EXPECT_EQ(field(FieldId::Charset).value_slot, 11u);
  EXPECT_EQ(field(FieldId::FileType).value_slot, 12u);
  EXPECT_EQ(kOwnNumberSlot, 13u);
  EXPECT_EQ(kPicturePagesSlot, 14u);
  EXPECT_EQ(kIssuedSlot, 15u);
  EXPECT_EQ(kEffectiveSlot, 16u);
  EXPECT_EQ(kExpiresSlot, 17u);
  EXPECT_EQ(kIndexedSlot, 20u);
}

}  // namespace
}  // namespace tracuu::schema
