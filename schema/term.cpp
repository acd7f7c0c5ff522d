// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/term.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/fnv.hpp"

namespace tracuu::schema {

std::string make_term(FieldId field_id, std::string_view token_text) {
  std::string term(field(field_id).prefix);
  term += token_text;
  return term;
}

std::string make_id_term(std::string_view id) {
  constexpr std::size_t kMaxPlainBytes = 200;
  std::string term(field(FieldId::Id).prefix);
  // A zero byte would count twice against Xapian's limit.
  std::string_view const plain = id.substr(0, std::min(id.find('\0'), kMaxPlainBytes));
  term += plain;
  if (plain.size() < id.size()) term += hash_hex(id);
  return term;
}

std::string hash_hex(std::string_view bytes) {
  return fmt::format("{:016x}", base::fnv1a(bytes));
}

}  // namespace tracuu::schema
