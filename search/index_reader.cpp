// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/index_reader.hpp"

#include <fmt/format.h>

namespace tracuu::search {

namespace {

/// What is wrong from the beginning is told to who opens the index: a wrong address, an index of
/// another program. A machine that doesn't answer may come back.
base::Result<void> check_first_look(store::ShardHealth const& health) {
  for (store::ShardStatus const& status : health.statuses()) {
    bool const is_fault =
        !status.is_up && status.failure && status.failure->code != base::ErrorCode::Unavailable;
    if (is_fault) return *status.failure;
  }
  return {};
}

}  // namespace

base::Result<IndexReader> IndexReader::open(store::ShardList index,
                                            store::ShardTimes const& times) {
  if (index.empty()) {
    return base::Error{base::ErrorCode::InvalidArgument, "no index is named", ""};
  }
  IndexReader reader(std::move(index));
  if (reader.index_.sole_folder() == nullptr) {
    auto health = store::shared_shard_health(reader.index_, times);
    if (!health->has_looked()) {
      health->look_at_all();
      if (auto checked = check_first_look(*health); !checked) return checked.error();
    }
    reader.shards_.emplace(std::move(health));
  }
  if (auto opened = reader.refresh(); !opened) return opened.error();
  return reader;
}

Xapian::Database const& IndexReader::database() const {
  return shards_ ? shards_->database() : folder_database_;
}

std::string const& IndexReader::generation() const {
  return shards_ ? shards_->generation() : generation_;
}

std::string IndexReader::revision() const {
  if (shards_) return fmt::format("{}:{}", shards_->generation(), shards_->revision());
  return fmt::format("{}:{}", generation_, store::commits_of(folder_database_));
}

std::string IndexReader::memory_name() const {
  return shards_ ? revision() : generation_;
}

bool IndexReader::has_remote() const {
  return index_.has_remote();
}

MissingShards IndexReader::missing_now() const {
  if (!shards_) return {};
  return described({shards_->missing().begin(), shards_->missing().end()});
}

MissingShards IndexReader::missed() const {
  return described(missed_);
}

MissingShards IndexReader::described(std::set<std::size_t> const& places) const {
  MissingShards missing;
  missing.of = index_.shards().size();
  for (std::size_t const place : places) {
    missing.numbers.push_back(place + 1);
    auto const status = shards_->health().status(place);
    missing.announcements += status.state ? status.state->announcements : kMostOfAShard;
  }
  return missing;
}

std::vector<Xapian::Database> IndexReader::databases() const {
  if (shards_) return shards_->open_databases();
  return {folder_database_};
}

store::ShardHealth const* IndexReader::health() const {
  return shards_ ? &shards_->health() : nullptr;
}

void IndexReader::begin_run() {
  time_lost_ = {};
  if (shards_) run_begin_ = std::chrono::steady_clock::now();
}

base::Result<void> IndexReader::refresh() {
  if (shards_) {
    auto fresh = shards_->refresh();
    missed_.insert(shards_->missing().begin(), shards_->missing().end());
    return fresh;
  }
  return refresh_folder(store::IndexFolder(*index_.sole_folder()));
}

base::Result<void> IndexReader::refresh_folder(store::IndexFolder const& folder) {
  base::Result<void> fresh;
  for (int attempt = 1; attempt <= kMaxAttempts; ++attempt) {
    auto const current = folder.current_generation();
    if (!current) return current.error();
    fresh = *current == generation_ ? store::xapian_guard([&] { folder_database_.reopen(); })
                                    : open_generation(folder, *current);
    // A generation may be replaced and removed between reading its name and
    // opening (or reopening) it: the next name will do.
    bool const was_overtaken = !fresh && (fresh.error().code == base::ErrorCode::IndexMissing ||
                                          fresh.error().code == base::ErrorCode::Busy);
    if (!was_overtaken) return fresh;
  }
  return fresh;
}

base::Result<void> IndexReader::open_generation(store::IndexFolder const& folder,
                                                std::string const& generation) {
  return store::xapian_guard([&]() -> base::Result<void> {
    Xapian::Database database(folder.generation_path(generation).string());
    auto known = store::check_schema_version(database, folder.path());
    if (!known) return known;
    folder_database_ = std::move(database);
    generation_ = generation;
    return {};
  });
}

/// Each shard may fail once.
bool IndexReader::may_run_again(base::Error const& failure, int attempt) {
  if (!shards_) return failure.code == base::ErrorCode::Busy && attempt < kMaxAttempts;
  if (attempt >= kMaxAttempts + static_cast<int>(index_.shards().size())) return false;
  if (failure.code == base::ErrorCode::Busy) {
    shards_->renew();
    return true;
  }
  if (failure.code != base::ErrorCode::Unavailable) return false;
  shards_->recover(failure);
  time_lost_ = std::chrono::steady_clock::now() - run_begin_;
  return true;
}

base::Error IndexReader::settled(base::Error const& failure) const {
  bool const may_be_there =
      failure.code == base::ErrorCode::NotFound && shards_ && !shards_->missing().empty();
  if (!may_be_there) return failure;
  return {base::ErrorCode::Unavailable,
          fmt::format("{}, but {} of {} shards do not answer", failure.message,
                      shards_->missing().size(), index_.shards().size()),
          "try again"};
}

}  // namespace tracuu::search
