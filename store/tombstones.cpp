// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tombstones.hpp"

#include <string>

#include "schema/field.hpp"
#include "schema/term.hpp"
#include "store/document_lookup.hpp"
#include "store/index_format.hpp"

namespace tracuu::store {

namespace {

constexpr std::size_t kInstantBytes = 14;

/// By the term of the id, since a key has its limit as a term has.
std::string key_of(std::string_view id) {
  return std::string(kTombstoneKeyPrefix) + schema::make_id_term(id);
}

/// The instant, the site, a line end, and the id, which may hold anything.
std::string format(Tombstone const& tombstone) {
  return schema::format_value_instant(tombstone.deleted) + tombstone.site + '\n' + tombstone.id;
}

std::optional<Tombstone> parse(std::string_view text) {
  auto const deleted = schema::parse_value_instant(text.substr(0, kInstantBytes));
  std::size_t const line_end = text.find('\n');
  if (!deleted || line_end == std::string_view::npos) return std::nullopt;
  return Tombstone{std::string(text.substr(line_end + 1)),
                   std::string(text.substr(kInstantBytes, line_end - kInstantBytes)), *deleted};
}

std::string site_of(Xapian::Document const& document) {
  constexpr std::string_view kPrefix = schema::field(schema::FieldId::Site).prefix;
  std::string const term = first_term(document, kPrefix);
  return term.empty() ? "" : term.substr(kPrefix.size());
}

}  // namespace

void set_tombstone(Xapian::WritableDatabase& database, Xapian::Document const& document,
                   schema::Instant deleted) {
  Tombstone const tombstone{document.get_value(schema::kIdSlot), site_of(document), deleted};
  database.set_metadata(key_of(tombstone.id), format(tombstone));
}

void remove_tombstone(Xapian::WritableDatabase& database, std::string_view id) {
  std::string const key = key_of(id);
  if (!database.get_metadata(key).empty()) database.set_metadata(key, "");
}

std::optional<Tombstone> find_tombstone(Xapian::Database const& database, std::string_view id) {
  return parse(database.get_metadata(key_of(id)));
}

void for_each_tombstone(Xapian::Database const& database, std::string_view after,
                        std::function<bool(Tombstone const&)> const& visit) {
  std::string const prefix(kTombstoneKeyPrefix);
  auto key = database.metadata_keys_begin(prefix);
  auto const end = database.metadata_keys_end(prefix);
  if (!after.empty() && key != end) {
    std::string const last = key_of(after);
    key.skip_to(last);
    if (key != end && *key == last) ++key;
  }
  for (; key != end; ++key) {
    auto const tombstone = parse(database.get_metadata(*key));
    if (tombstone && !visit(*tombstone)) return;
  }
}

}  // namespace tracuu::store
