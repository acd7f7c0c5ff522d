// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/revision_watch.hpp"

#include <filesystem>
#include <system_error>

namespace tracuu::server {
namespace {

// The file that each commit replaces; the name of a replica's copy goes to the dot
// (store/replica.hpp). Now, if it is replaced again at this moment, or if the index is several
// shards: then it is when this process first saw their state.
std::chrono::system_clock::time_point written_at(store::ShardList const& shards,
                                                 std::string const& revision) {
  if (shards.sole_folder() == nullptr) return std::chrono::system_clock::now();
  std::filesystem::path const& index = *shards.sole_folder();
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
  return state_;
}

void RevisionWatch::look() {
  if (!searcher_) {
    auto opened = search::Searcher::open(index_);
    if (opened) searcher_.emplace(std::move(*opened));
  }
  auto const revision = searcher_ ? searcher_->revision() : base::Result<std::string>("");
  if (!searcher_ || !revision) {
    searcher_.reset();
    state_.reset();
  } else if (!state_ || state_->revision != *revision) {
    state_ = IndexState{*revision, written_at(index_, *revision)};
  }
}

}  // namespace tracuu::server
