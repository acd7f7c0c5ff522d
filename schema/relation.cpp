// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/relation.hpp"

#include <fmt/format.h>

#include "schema/field.hpp"
#include "schema/term.hpp"

namespace tracuu::schema {

namespace {

/// Longer numbers are no numbers; the analyzers cut their terms here, too.
constexpr std::size_t kMaxNumberBytes = 64;

}  // namespace

std::string make_relation_term(RelationKind kind, std::string_view number, std::string_view year) {
  return make_term(FieldId::Relation, fmt::format("{}:{}:{}", relation_row(kind).name,
                                                  number.substr(0, kMaxNumberBytes), year));
}

}  // namespace tracuu::schema
