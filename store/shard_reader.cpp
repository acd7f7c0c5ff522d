// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shard_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "store/database.hpp"

namespace tracuu::store {

namespace {

/// xapian-tcpsrv closes a connection that is idle for a minute (its default): before that it is
/// made anew.
constexpr std::chrono::seconds kMostIdle{30};

/// What a Xapian error says that came from the far side: it waited for us in vain.
constexpr std::string_view kFromFarSide = "REMOTE:";

/// Nothing is in it, and it counts as a shard.
Xapian::Database empty_shard() {
  return Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY);
}

/// As Xapian names a connection in its errors (net/remotetcpclient.cc).
std::string context_of(ShardAddress const& shard) {
  return fmt::format("tcp({}:{})", shard.host(), shard.port());
}

}  // namespace

ShardReader::ShardReader(std::shared_ptr<ShardHealth> health)
    : health_(std::move(health)), opened_(health_->index().shards().size()) {}

base::Result<void> ShardReader::refresh() {
  if (!health_->is_watched()) health_->look_at_due();
  Clock::time_point const now = Clock::now();
  bool const is_first = changes_ == 0;
  bool const was_idle = now - std::exchange(last_used_, now) > kMostIdle;
  if (was_idle) close_remote();
  std::uint64_t const changes = health_->changes();
  if (is_first || was_idle || changes != changes_) {
    changes_ = changes;
    bool is_changed = is_first || was_idle;
    for (std::size_t place = 0; place < opened_.size(); ++place) {
      if (follow(place)) is_changed = true;
    }
    if (is_changed) {
      auto const composed = xapian_guard([&] { compose(); });
      if (!composed) return composed;
    }
  }
  if (missing_.size() == opened_.size()) return why_none();
  return {};
}

/// True if the shard is another one now, or in another state.
bool ShardReader::follow(std::size_t place) {
  ShardStatus const status = health_->status(place);
  std::optional<Opened>& opened = opened_[place];
  if (!status.is_up) {
    bool const was_open = opened.has_value();
    opened.reset();
    return was_open;
  }
  if (!opened) return open(place);
  bool const is_newest = opened->shard.state == *status.state || opened->seen_at > status.seen_at;
  if (is_newest) return false;
  // A folder is opened anew: a copy that another program keeps is not followed by reopening.
  bool const can_reopen = health_->index().shards()[place].is_remote() &&
                          opened->shard.state.database == status.state->database;
  return can_reopen ? reopen(place) : open(place);
}

bool ShardReader::open(std::size_t place) {
  std::optional<Opened>& opened = opened_[place];
  bool const was_open = opened.has_value();
  opened.reset();
  Clock::time_point const begin = Clock::now();
  auto shard = open_shard(health_->index().shards()[place], health_->times());
  if (!shard) {
    health_->note_failure(place, shard.error());
    return was_open;
  }
  opened = Opened{std::move(*shard), begin};
  health_->note_state(place, opened->shard.state, begin);
  return true;
}

bool ShardReader::reopen(std::size_t place) {
  Opened& opened = *opened_[place];
  ShardState const before = opened.shard.state;
  Clock::time_point const begin = Clock::now();
  auto const reopened = xapian_guard([&] { opened.shard.reopen(); });
  if (!reopened) return open(place);
  opened.seen_at = begin;
  // A connection to a database that was replaced sees only that: it has no news of the shard.
  auto const known = health_->status(place).state;
  if (known && known->database == opened.shard.state.database) {
    health_->note_state(place, opened.shard.state, begin);
  }
  return opened.shard.state != before;
}

void ShardReader::renew() {
  for (std::size_t place = 0; place < opened_.size(); ++place) {
    if (!opened_[place]) continue;
    bool const is_remote = health_->index().shards()[place].is_remote();
    (void)(is_remote ? reopen(place) : open(place));
  }
  changes_ = 0;
}

void ShardReader::recover(base::Error const& failure) {
  bool const is_of_far_side = failure.message.find(kFromFarSide) != std::string::npos;
  std::vector<ShardAddress> const& shards = health_->index().shards();
  bool is_found = false;
  for (std::size_t place = 0; place < shards.size() && !is_of_far_side; ++place) {
    bool const is_named = shards[place].is_remote() && opened_[place] &&
                          failure.message.find(context_of(shards[place])) != std::string::npos;
    if (!is_named) continue;
    health_->note_failure(place, failure);
    is_found = true;
  }
  // A connection that was closed is not named, and may be well when it is made again.
  for (std::size_t place = 0; place < shards.size() && !is_found; ++place) {
    if (shards[place].is_remote() && opened_[place]) health_->look(place);
  }
  // What others still have to answer would be taken for the answer to the next question.
  close_remote();
  changes_ = 0;
}

void ShardReader::close_remote() {
  for (std::size_t place = 0; place < opened_.size(); ++place) {
    if (health_->index().shards()[place].is_remote()) opened_[place].reset();
  }
}

std::vector<Xapian::Database> ShardReader::open_databases() const {
  std::vector<Xapian::Database> databases;
  for (std::optional<Opened> const& opened : opened_) {
    if (opened) databases.push_back(opened->shard.database);
  }
  return databases;
}

void ShardReader::compose() {
  Xapian::Database all;
  ShardStates states;
  missing_.clear();
  for (std::size_t place = 0; place < opened_.size(); ++place) {
    std::optional<Opened> const& opened = opened_[place];
    if (!opened) missing_.push_back(place);
    all.add_database(opened ? opened->shard.database : empty_shard());
    states.push_back(opened ? std::optional(opened->shard.state) : std::nullopt);
  }
  database_ = std::move(all);
  generation_ = generation_of(states);
  revision_ = revision_of(states);
}

base::Error ShardReader::why_none() const {
  for (std::size_t place = 0; place < opened_.size(); ++place) {
    if (auto const failure = health_->status(place).failure) return *failure;
  }
  return {base::ErrorCode::Unavailable, "no shard of the index answers", "try again"};
}

}  // namespace tracuu::store
