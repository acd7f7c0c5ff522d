// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tombstones.hpp"

#include <algorithm>
#include <string>
#include <utility>

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

Tombstone newer(std::optional<Tombstone> const& a, Tombstone const& b) {
  return a && a->deleted >= b.deleted ? *a : b;
}

/// True if an announcement of this id is in one of several shards: it has moved from the one that
/// has its tombstone. Within one that can't be: who puts it in again takes the tombstone away.
bool is_there(std::vector<Xapian::Database> const& shards, std::string_view id) {
  if (shards.size() == 1) return false;
  std::string const term = schema::make_id_term(id);
  return std::ranges::any_of(
      shards, [&](Xapian::Database const& shard) { return shard.term_exists(term); });
}

/// The tombstones of a shard by their keys.
class KeyWalk {
 public:
  KeyWalk(Xapian::Database const& shard, std::string_view after)
      : shard_(shard),
        key_(shard.metadata_keys_begin(std::string(kTombstoneKeyPrefix))),
        end_(shard.metadata_keys_end(std::string(kTombstoneKeyPrefix))) {
    if (after.empty() || key_ == end_) return;
    std::string const last = key_of(after);
    key_.skip_to(last);
    if (key_ != end_ && *key_ == last) ++key_;
  }

  [[nodiscard]] bool at_end() const { return key_ == end_; }
  [[nodiscard]] std::string key() const { return *key_; }
  [[nodiscard]] std::optional<Tombstone> tombstone() const {
    return parse(shard_.get_metadata(*key_));
  }
  void step() { ++key_; }

 private:
  Xapian::Database shard_;
  Xapian::TermIterator key_;
  Xapian::TermIterator end_;
};

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

std::optional<Tombstone> find_tombstone(std::vector<Xapian::Database> const& shards,
                                        std::string_view id) {
  std::string const key = key_of(id);
  std::optional<Tombstone> found;
  for (Xapian::Database const& shard : shards) {
    if (auto tombstone = parse(shard.get_metadata(key))) found = newer(found, *tombstone);
  }
  return found && !is_there(shards, id) ? found : std::nullopt;
}

void for_each_tombstone(std::vector<Xapian::Database> const& shards, std::string_view after,
                        std::function<bool(Tombstone const&)> const& visit) {
  std::vector<KeyWalk> walks;
  for (Xapian::Database const& shard : shards) walks.emplace_back(shard, after);
  for (;;) {
    std::string least;
    for (KeyWalk const& walk : walks) {
      if (!walk.at_end() && (least.empty() || walk.key() < least)) least = walk.key();
    }
    if (least.empty()) return;
    std::optional<Tombstone> tombstone;
    for (KeyWalk& walk : walks) {
      if (walk.at_end() || walk.key() != least) continue;
      if (auto const other = walk.tombstone()) tombstone = newer(tombstone, *other);
      walk.step();
    }
    if (tombstone && !is_there(shards, tombstone->id) && !visit(*tombstone)) return;
  }
}

}  // namespace tracuu::store
