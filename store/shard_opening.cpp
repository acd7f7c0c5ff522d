// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_opening.hpp"

#include "store/database.hpp"
#include "store/index_folder.hpp"

namespace tracuu::store {

base::Result<Xapian::Database> open_shard(ShardAddress const& shard, ShardTimes const& times) {
  if (!shard.is_remote()) return open_current(IndexFolder(shard.folder()));
  return xapian_guard([&]() -> base::Result<Xapian::Database> {
    Xapian::Database database = Xapian::Remote::open(shard.host(), shard.port(),
                                                     static_cast<unsigned>(times.answer.count()),
                                                     static_cast<unsigned>(times.connect.count()));
    if (auto known = check_schema_version(database, shard.text()); !known) return known.error();
    return database;
  });
}

base::Result<Xapian::Database> open_shards(ShardList const& index, ShardTimes const& times) {
  Xapian::Database all;
  for (ShardAddress const& shard : index.shards()) {
    auto database = open_shard(shard, times);
    if (!database) return database.error();
    all.add_database(*database);
  }
  return all;
}

}  // namespace tracuu::store
