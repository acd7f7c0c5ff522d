// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/relations_html.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tracuu::server {
namespace {

using base::Language;
using schema::RelationKind;

schema::Announcement ended_decision() {
  schema::Announcement announcement;
  announcement.number = "7/QĐ-UBND";
  announcement.issued = schema::parse_iso_date("2011-02-03");
  return announcement;
}

search::Relations both_ways() {
  search::Relations relations;
  relations.in_force = search::InForce::No;
  relations.links = {
      {RelationKind::BasedOn, false, "15/2010/NĐ-CP", std::nullopt, "Căn cứ …", "", ""},
      {RelationKind::Replaces, true, "30/2023/QĐ-UBND", schema::parse_iso_date("2023-07-11"),
       "… thay thế <b>", "qd30", "Quy chế"}};
  return relations;
}

std::string text_of(PageData const& data) {
  return data.is_string() ? data.string_value() : "";
}

TEST(SetRelations, SaysWhatEndsADocumentAsTheArchiveSays) {
  PageData data{PageData::type::object};
  set_relations(data, ended_decision(), both_ways(), Language::Vietnamese);
  EXPECT_EQ(text_of(*data.get("validity")),
            "Theo các văn bản trong kho, văn bản này đã được thay thế bằng 30/2023/QĐ-UBND.");
  set_relations(data, ended_decision(), both_ways(), Language::English);
  EXPECT_NE(text_of(*data.get("validity")).find("archive"), std::string::npos);
}

TEST(SetRelations, WhatEndsItStandsBeforeItsGrounds) {
  PageData data{PageData::type::object};
  set_relations(data, ended_decision(), both_ways(), Language::Vietnamese);
  auto const& groups = data.get("relation_groups")->list_value();
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(text_of(*groups[0].get("relation_heading")), "Được thay thế bằng");
  EXPECT_EQ(text_of(*groups[1].get("relation_heading")), "Căn cứ");
  PageData const& link = groups[0].get("relations")->list_value().at(0);
  EXPECT_EQ(text_of(*link.get("relation_number")), "30/2023/QĐ-UBND");
  EXPECT_EQ(text_of(*link.get("evidence")), "… thay thế <b>") << "the template escapes it";
  EXPECT_TRUE(link.get("is_held")->is_true());
  EXPECT_TRUE(groups[1].get("relations")->list_value().at(0).get("is_held")->is_false());
}

TEST(SetRelations, DaysThatAreKnownAndTheState) {
  PageData data{PageData::type::object};
  set_relations(data, ended_decision(), both_ways(), Language::Vietnamese);
  auto const& rows = data.get("validity_rows")->list_value();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(text_of(*rows[0].get("label")), "Ngày ban hành");
  EXPECT_EQ(text_of(*rows[1].get("label")), "Hiệu lực");
}

TEST(SetRelations, NothingForNews) {
  PageData data{PageData::type::object};
  set_relations(data, {}, {}, Language::Vietnamese);
  EXPECT_TRUE(data.get("validity")->is_false());
  EXPECT_TRUE(data.get("has_relations")->is_false());
  EXPECT_TRUE(data.get("validity_rows")->list_value().empty());
}

}  // namespace
}  // namespace tracuu::server
