// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/relations.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "search/matching/relation_lookup.hpp"
#include "search/matching/validity.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::search {

namespace {

using schema::Relation;
using schema::RelationKind;

/// A decree has hundreds of circulars that are based on it.
constexpr std::size_t kMaxSaying = 30;

bool is_same(DocumentKey const& cited, DocumentKey const& own) {
  return cited.number == own.number && (cited.year.empty() || cited.year == own.year);
}

RelationLink own_link(Xapian::Database const& database, Relation const& relation) {
  RelationLink link{
      relation.kind, false, relation.number, relation.date, relation.evidence, "", ""};
  auto const found = documents_of(database, key_of(relation.number, relation.date), 1);
  if (found.empty()) return link;
  auto const other = store::stored_head(database.get_document(found.front()));
  if (!other) return link;
  link.id = other->id;
  link.title = other->title;
  if (!link.date) link.date = other->issued ? other->issued : other->date;
  return link;
}

/// What other documents say of this one; copies of one document say it once.
class SayingReader {
 public:
  SayingReader(Xapian::Database const& database, Xapian::docid document)
      : database_(database),
        document_(document),
        own_(key_of(database.get_document(document, Xapian::DOC_ASSUME_VALID))) {}

  void add(RelationKind kind, std::vector<RelationLink>& links) {
    std::vector<RelationLink> found;
    std::set<std::string> known;
    for (Xapian::docid const other : documents_saying(database_, kind, own_, kMaxSaying)) {
      if (other == document_) continue;
      auto const announcement = store::stored_head(database_.get_document(other));
      if (!announcement) continue;
      DocumentKey const key = key_of(announcement->number, announcement->issued);
      bool const is_copy = key.number == own_.number && key.year == own_.year;
      if (is_copy || !known.insert(key.number + " " + key.year).second) continue;
      found.push_back(link_of(kind, *announcement));
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &RelationLink::date);
    std::ranges::move(found, std::back_inserter(links));
  }

 private:
  [[nodiscard]] RelationLink link_of(RelationKind kind, schema::Announcement const& other) const {
    RelationLink link{kind, true,     other.number, other.issued ? other.issued : other.date,
                      "",   other.id, other.title};
    for (Relation const& relation : other.relations) {
      if (relation.kind == kind && is_same(key_of(relation.number, relation.date), own_)) {
        link.evidence = relation.evidence;
        break;
      }
    }
    return link;
  }

  Xapian::Database const& database_;
  Xapian::docid document_;
  DocumentKey own_;
};

}  // namespace

Relations find_relations(Xapian::Database const& database, Xapian::docid document,
                         schema::Announcement const& announcement, schema::Date today) {
  Relations relations;
  if (announcement.number.empty()) return relations;
  relations.in_force = in_force(database, document, today);
  for (Relation const& relation : announcement.relations) {
    relations.links.push_back(own_link(database, relation));
  }
  SayingReader reader(database, document);
  for (schema::RelationRow const& row : schema::kRelations) reader.add(row.kind, relations.links);
  return relations;
}

}  // namespace tracuu::search
