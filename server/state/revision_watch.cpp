// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/revision_watch.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace tracuu::server {
namespace {

// The file that each commit replaces; the name of a replica's copy goes to the dot
// (store/replica.hpp). Now, if it is replaced again at this moment.
std::chrono::system_clock::time_point written_at(std::filesystem::path const& index,
                                                 std::string const& revision) {
  std::error_code error;
  auto const time = std::filesystem::last_write_time(
      index / revision.substr(0, revision.find_first_of(".:")) / "iamglass", error);
  if (error) return std::chrono::system_clock::now();
  return std::chrono::time_point_cast<std::chrono::system_clock::duration>(
      std::chrono::file_clock::to_sys(time));
}

}  // namespace

std::optional<IndexState> RevisionWatch::current() {
  std::lock_guard const lock(mutex_);
  auto const now = std::chrono::steady_clock::now();
  bool const is_fresh = looked_at_.time_since_epoch().count() != 0 && now - looked_at_ < interval_;
  if (!is_fresh) {
    looked_at_ = now;
    look();
  }
  std::optional<IndexState> state = state_;
  if (state && curation_) state->revision += curation_->revision_end();
  return state;
}

void RevisionWatch::look() {
  if (index_.sole_folder() == nullptr) return look_at_shards();
  if (!searcher_) {
    auto opened = search::Searcher::open(index_);
    if (opened) searcher_.emplace(std::move(*opened));
  }
  auto const revision = searcher_ ? searcher_->revision() : base::Result<std::string>("");
  if (!searcher_ || !revision) {
    searcher_.reset();
    state_.reset();
  } else if (!state_ || state_->revision != *revision) {
    auto identity = searcher_->identity();
    state_ = IndexState{*revision, written_at(*index_.sole_folder(), *revision), std::nullopt};
    if (identity) state_->identity = std::move(*identity);
  }
}

void RevisionWatch::look_at_shards() {
  if (!health_) health_ = store::shared_shard_health(index_, times_);
  if (!health_->is_watched()) health_->look_at_due();
  store::ShardStates const states = health_->states();
  if (std::ranges::none_of(states, [](auto const& state) { return state.has_value(); })) {
    state_.reset();
    return;
  }
  std::string revision = store::generation_of(states) + ":" + store::revision_of(states);
  if (state_ && state_->revision == revision) return;
  state_ = IndexState{std::move(revision), std::chrono::system_clock::now()};
}

}  // namespace tracuu::server
