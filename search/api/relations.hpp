// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.hpp"
#include "schema/relation.hpp"

namespace tracuu::search {

/// Whether a document is in force, as far as the documents of the index say it; never the law.
enum class InForce : std::uint8_t {
  Yes,      ///< its day of effect has come, and none of them ends it
  No,       ///< one of them replaces or repeals it, it has expired, or its day is still to come
  Unknown,  ///< it does not say from when
};

/// In JSON and in queries ("in-force:no").
[[nodiscard]] constexpr std::string_view name_of(InForce state) {
  constexpr std::array<std::string_view, 3> kNames{"yes", "no", "unknown"};
  return kNames[static_cast<std::size_t>(state)];
}

/// A relation of an announcement to another document, seen from the announcement.
struct RelationLink {
  schema::RelationKind kind = schema::RelationKind::BasedOn;
  bool is_inverse = false;           ///< the other document says it of this one
  std::string number;                ///< of the other document
  std::optional<schema::Date> date;  ///< day of issue of the other document, if it is known
  std::string evidence;              ///< the sentence, of whichever says it
  std::string id;     ///< of the announcement that the other was indexed as; "" if it was not
  std::string title;  ///< of that

  /// "amends", "amended_by".
  [[nodiscard]] std::string_view name() const {
    schema::RelationRow const& row = schema::relation_row(kind);
    return is_inverse ? row.inverse : row.name;
  }
};

/// What an official document does to others, what these do to it, and what follows.
struct Relations {
  InForce in_force = InForce::Unknown;
  /// Its own in the order of its text, then those of others: by kind, newest first.
  std::vector<RelationLink> links;
};

}  // namespace tracuu::search
