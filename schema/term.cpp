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

namespace {

/// The term of a whole value; a long one is cut and a hash of all of it added.
std::string make_whole_term(FieldId field_id, std::string_view value) {
  std::string term(field(field_id).prefix);
  // A zero byte would count twice against Xapian's limit.
  std::string_view const plain = value.substr(0, std::min(value.find('\0'), kMaxPlainTermBytes));
  term += plain;
  if (plain.size() < value.size()) term += hash_hex(value);
  return term;
}

}  // namespace

std::string make_id_term(std::string_view id) {
  return make_whole_term(FieldId::Id, id);
}

std::string make_file_term(std::string_view path) {
  return make_whole_term(FieldId::SourceFile, path);
}

std::string hash_hex(std::string_view bytes) {
  return fmt::format("{:016x}", base::fnv1a(bytes));
}

}  // namespace tracuu::schema
