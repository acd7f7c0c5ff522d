// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/relations/relation_words.hpp"
#include "schema/relation.hpp"

namespace tracuu::indexer {

/// Where a sentence stands decides what its words may mean.
enum class SentencePlace {
  Title,  ///< after the own number: its verbs are those of the document
  Body,
  Item,     ///< of a list whose heading says the verb
  Grounds,  ///< "Căn cứ …"
};

/// A relation in one sentence.
struct FoundRelation {
  schema::RelationKind kind;
  CitedNumber number;
};

/// What one sentence tells.
struct SentenceReading {
  std::vector<FoundRelation> relations;
  /// The verb of a heading that has no document beside it yet: "Bãi bỏ các văn bản sau đây:".
  std::optional<schema::RelationKind> heads_list;
};

/// Reads the relations of `sentence` (NFC). `item_kind` is the verb of the list for an Item.
/// Thread-safe.
[[nodiscard]] SentenceReading read_sentence(
    std::string_view sentence, SentencePlace place,
    schema::RelationKind item_kind = schema::RelationKind::BasedOn);

}  // namespace tracuu::indexer
