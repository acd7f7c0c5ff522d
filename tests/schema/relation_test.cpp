// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/relation.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "schema/announcement.hpp"

namespace tracuu::schema {
namespace {

constexpr Date kDay{std::chrono::year{2020}, std::chrono::January, std::chrono::day{5}};

TEST(Relations, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (RelationRow const& row : kRelations) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_TRUE(names.insert(row.inverse).second) << row.inverse;
    EXPECT_EQ(find_relation(row.name), row.kind);
    EXPECT_EQ(find_relation(row.inverse), std::nullopt) << "it is not written down";
  }
}

TEST(Relations, ThoseThatEndADocument) {
  EXPECT_TRUE(supersedes(RelationKind::Replaces));
  EXPECT_TRUE(supersedes(RelationKind::Repeals));
  EXPECT_FALSE(supersedes(RelationKind::Amends));
  EXPECT_FALSE(supersedes(RelationKind::Corrects));
}

// Written to disk: a change here needs a new kSchemaVersion and a line in docs/index-format.md.
TEST(MakeRelationTerm, IsWrittenSo) {
  EXPECT_EQ(make_relation_term(RelationKind::Amends, "15/2020/ND-CP", "2020"),
            "XRamends:15/2020/ND-CP:2020");
  EXPECT_EQ(make_relation_term(RelationKind::BasedOn, "170/QD-TTG", ""), "XRbased_on:170/QD-TTG:");
  EXPECT_LT(make_relation_term(RelationKind::BasedOn, std::string(500, '1'), "2020").size(), 100u);
}

TEST(AnnouncementJson, KeepsRelationsAndDaysOfEffect) {
  Announcement announcement;
  announcement.issued = kDay;
  announcement.effective = kDay;
  announcement.expires = kDay;
  announcement.relations = {
      {RelationKind::Repeals, "170/QĐ-UBND", kDay, "Bãi bỏ Quyết định số 170/QĐ-UBND."},
      {RelationKind::BasedOn, "15/2020/NĐ-CP", std::nullopt, "Căn cứ …"}};
  std::string const json = to_json(announcement);
  EXPECT_EQ(json, R"({"issued":"2020-01-05","effective":"2020-01-05","expires":"2020-01-05",)"
                  R"("relations":[{"kind":"repeals","number":"170/QĐ-UBND","date":"2020-01-05",)"
                  R"("evidence":"Bãi bỏ Quyết định số 170/QĐ-UBND."},)"
                  R"({"kind":"based_on","number":"15/2020/NĐ-CP","evidence":"Căn cứ …"}]})");
  auto const read = announcement_from_json(json);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->effective, announcement.effective);
  EXPECT_EQ(read->relations, announcement.relations);
  Announcement other = announcement;
  other.relations[0].kind = RelationKind::Replaces;
  EXPECT_NE(content_hash(other), content_hash(announcement));
  for (char const* const wrong :
       {R"({"relations":[{"kind":"ends","number":"1/QĐ-UBND"}]})",
        R"({"relations":[{"number":"1/QĐ-UBND"}]})", R"({"effective":"soon"})"}) {
    EXPECT_FALSE(announcement_from_json(wrong).has_value()) << wrong;
  }
}

}  // namespace
}  // namespace tracuu::schema
