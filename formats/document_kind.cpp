// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/document_kind.hpp"

#include "analyzers/capitals.hpp"
#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/document_type.hpp"

namespace tracuu::formats {

std::string document_kind(std::string_view number) {
  auto const normalized = analyzers::normalize_document_number(number);
  auto const parts = normalized ? analyzers::split_document_number(*normalized) : std::nullopt;
  if (!parts) return "Văn bản";
  auto const names = analyzers::document_type_names(parts->type);
  if (names.size() != 1) return "Văn bản";
  return analyzers::with_capitals(names[0], analyzers::Capitals::First);
}

}  // namespace tracuu::formats
