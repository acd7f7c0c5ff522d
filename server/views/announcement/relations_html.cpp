// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/relations_html.hpp"

#include <array>
#include <optional>
#include <string>

#include "base/wording.hpp"
#include "formats/format.hpp"
#include "server/urls/links.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using schema::RelationKind;
using search::InForce;
using search::RelationLink;

struct RelationHeading {
  RelationKind kind;
  bool is_inverse;
  base::TextKey<0> text;
};

/// What ends the document first, then what changes it, its grounds last.
constexpr std::array kRelationHeadings{
    RelationHeading{RelationKind::Replaces, true, "relation.replaced_by"},
    RelationHeading{RelationKind::Repeals, true, "relation.repealed_by"},
    RelationHeading{RelationKind::Amends, true, "relation.amended_by"},
    RelationHeading{RelationKind::Corrects, true, "relation.corrected_by"},
    RelationHeading{RelationKind::Guides, true, "relation.guided_by"},
    RelationHeading{RelationKind::Replaces, false, "relation.replaces"},
    RelationHeading{RelationKind::Repeals, false, "relation.repeals"},
    RelationHeading{RelationKind::Amends, false, "relation.amends"},
    RelationHeading{RelationKind::Corrects, false, "relation.corrects"},
    RelationHeading{RelationKind::Guides, false, "relation.guides"},
    RelationHeading{RelationKind::BasedOn, false, "relation.based_on"},
    RelationHeading{RelationKind::BasedOn, true, "relation.basis_of"},
};

PageData relation_data(RelationLink const& link, Language language) {
  PageData data{PageData::type::object};
  data.set("relation_number", link.number);
  data.set("relation_url", link.id.empty() ? number_url(link.number, language)
                                           : announcement_url(link.id, language));
  data.set("is_held", !link.id.empty());
  data.set("relation_day",
           link.date ? PageData{formats::format_day(*link.date, language)} : PageData{false});
  data.set("relation_title", text_or_false(link.title));
  data.set("evidence", text_or_false(link.evidence));
  return data;
}

PageData relation_groups(search::Relations const& relations, Language language) {
  PageData groups{PageData::type::list};
  for (RelationHeading const& heading : kRelationHeadings) {
    PageData links{PageData::type::list};
    for (RelationLink const& link : relations.links) {
      bool const belongs = link.kind == heading.kind && link.is_inverse == heading.is_inverse;
      if (belongs) links.push_back(relation_data(link, language));
    }
    if (links.is_empty_list()) continue;
    PageData group{PageData::type::object};
    group.set("relation_heading", std::string(base::wording(heading.text, language)));
    group.set("relations", links);
    groups.push_back(group);
  }
  return groups;
}

std::string in_force_text(InForce state, Language language) {
  switch (state) {
    case InForce::Yes: return std::string(base::wording("validity.yes", language));
    case InForce::No: return std::string(base::wording("validity.no", language));
    case InForce::Unknown: return std::string(base::wording("validity.unknown", language));
  }
  return "";
}

/// Which document ends it, for the line under the title.
std::string validity_line(search::Relations const& relations, Language language) {
  if (relations.in_force != InForce::No) return "";
  for (RelationLink const& link : relations.links) {
    if (!link.is_inverse || !schema::supersedes(link.kind)) continue;
    bool const is_replaced = link.kind == RelationKind::Replaces;
    return is_replaced ? base::wording("validity.replaced_by", language, link.number)
                       : base::wording("validity.repealed_by", language, link.number);
  }
  return std::string(base::wording("validity.no_line", language));
}

PageData validity_rows(schema::Announcement const& announcement, InForce state, Language language) {
  PageData rows{PageData::type::list};
  auto const add = [&](base::TextKey<0> label, std::string const& text) {
    PageData row{PageData::type::object};
    row.set("label", std::string(base::wording(label, language)));
    row.set("text", text);
    rows.push_back(row);
  };
  auto const add_day = [&](base::TextKey<0> label, std::optional<schema::Date> const& day) {
    if (day) add(label, formats::format_day(*day, language));
  };
  add_day("validity.issued", announcement.issued);
  add_day("validity.effective", announcement.effective);
  add_day("validity.expires", announcement.expires);
  add("validity.state", in_force_text(state, language));
  return rows;
}

}  // namespace

void set_relations(PageData& data, schema::Announcement const& announcement,
                   search::Relations const& relations, Language language) {
  bool const is_official = !announcement.number.empty();
  PageData const groups = relation_groups(relations, language);
  data.set("has_relations", is_official && groups.is_non_empty_list());
  data.set("relation_groups", groups);
  data.set("validity", text_or_false(is_official ? validity_line(relations, language) : ""));
  data.set("validity_rows", is_official ? validity_rows(announcement, relations.in_force, language)
                                        : PageData{PageData::type::list});
}

}  // namespace tracuu::server
