// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_opening.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "store/changed_documents.hpp"
#include "store/database.hpp"
#include "store/index_folder.hpp"

namespace tracuu::store {

namespace {

/// A generation may be replaced while it is opened.
constexpr int kMostOpenings = 5;

ShardState read_state(Xapian::Database const& database, std::string generation) {
  ShardState state;
  state.generation = std::move(generation);
  state.database = database.get_uuid();
  state.commits = state.generation.empty() ? last_recorded_commit(database) : commits_of(database);
  state.announcements = database.get_doccount();
  state.last_document = database.get_lastdocid();
  state.total_terms = database.get_total_length();
  return state;
}

base::Result<OpenShard> open_local(IndexFolder const& folder) {
  for (int attempt = 1;; ++attempt) {
    auto generation = folder.current_generation();
    if (!generation) return generation.error();
    auto database = open_current(folder);
    if (!database) return database.error();
    auto const after = folder.current_generation();
    if (!after) return after.error();
    if (*after != *generation && attempt < kMostOpenings) continue;
    return xapian_guard([&] {
      ShardState state = read_state(*database, std::move(*generation));
      return OpenShard{std::move(*database), std::move(state)};
    });
  }
}

base::Result<OpenShard> open_remote(ShardAddress const& shard, ShardTimes const& times) {
  auto opened = xapian_guard([&]() -> base::Result<OpenShard> {
    Xapian::Database database = Xapian::Remote::open(shard.host(), shard.port(),
                                                     static_cast<unsigned>(times.answer.count()),
                                                     static_cast<unsigned>(times.connect.count()));
    if (auto known = check_schema_version(database, shard.text()); !known) return known.error();
    ShardState state = read_state(database, "");
    return OpenShard{std::move(database), std::move(state)};
  });
  if (opened) return opened;
  base::Error error = opened.error();
  if (error.message.find(shard.text()) == std::string::npos) {
    error.message = fmt::format("{}: {}", shard.text(), error.message);
  }
  return error;
}

}  // namespace

void OpenShard::reopen() {
  if (database.reopen()) state = read_state(database, state.generation);
}

base::Result<OpenShard> open_shard(ShardAddress const& shard, ShardTimes const& times) {
  return shard.is_remote() ? open_remote(shard, times) : open_local(IndexFolder(shard.folder()));
}

base::Result<Xapian::Database> open_shards(ShardList const& index, ShardTimes const& times) {
  Xapian::Database all;
  for (ShardAddress const& shard : index.shards()) {
    auto opened = open_shard(shard, times);
    if (!opened) return opened.error();
    all.add_database(opened->database);
  }
  return all;
}

}  // namespace tracuu::store
