// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/official_facts.hpp"

#include "indexer/relations/effect_days.hpp"
#include "indexer/relations/relation_reader.hpp"

namespace tracuu::indexer {

void add_official_facts(schema::Announcement& announcement) {
  bool const is_told = announcement.issued || announcement.effective || announcement.expires ||
                       !announcement.relations.empty();
  if (announcement.number.empty() || is_told) return;
  EffectDays const days = read_effect_days(announcement.body, announcement.date);
  announcement.issued = days.issued ? days.issued : announcement.date;
  announcement.effective = days.effective;
  announcement.expires = days.expires;
  announcement.relations = read_relations(announcement);
}

}  // namespace tracuu::indexer
