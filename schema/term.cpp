// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/term.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/fnv.hpp"
#include "schema/field_limits.hpp"
#include "schema/file_location.hpp"
#include "schema/web_address.hpp"

namespace tracuu::schema {

namespace {

constexpr std::size_t kHashBytes = 16;
static_assert(kLongestPrefixBytes + kMaxPlainTermBytes + kHashBytes <= kMaxTermBytes);

/// Of a long text, or one with a zero byte, the head and a hash of all of it.
std::string make_bounded_term(FieldId field_id, std::string_view text) {
  // A zero byte would count twice against Xapian's limit.
  std::string_view const plain = text.substr(0, std::min(text.find('\0'), kMaxPlainTermBytes));
  std::string term = make_term(field_id, plain);
  if (plain.size() < text.size()) term += hash_hex(text);
  return term;
}

}  // namespace

std::string make_term(FieldId field_id, std::string_view token_text) {
  std::string term(field(field_id).prefix);
  term += token_text;
  return term;
}

std::string make_id_term(std::string_view id) {
  return make_bounded_term(FieldId::Id, id);
}

std::string make_location_term(FieldId field_id, std::string_view location) {
  return make_bounded_term(field_id, canonical_location(location));
}

std::string make_address_term(std::string_view address) {
  std::string const key = web_address_key(address);
  return key.empty() ? "" : make_bounded_term(FieldId::Address, key);
}

std::string make_address_id_term(std::string_view id) {
  // No key begins so: a fragment has a host before it.
  return make_term(FieldId::Address, "#").append(id);
}

std::string make_file_term(std::string_view path) {
  return make_bounded_term(FieldId::SourceFile, path);
}

std::string hash_hex(std::string_view bytes) {
  return fmt::format("{:016x}", base::fnv1a(bytes));
}

}  // namespace tracuu::schema
