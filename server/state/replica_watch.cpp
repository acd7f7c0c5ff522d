// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/replica_watch.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include "server/http/fetch.hpp"

namespace tracuu::server {

namespace {

constexpr std::size_t kMostStatusBytes = 65'536;

/// States of the writer that are remembered: three hours of a commit each second.
constexpr std::size_t kMostLacking = 10'000;

}  // namespace

std::optional<search::IndexIdentity> identity_in_status(std::string_view json) {
  auto const status = nlohmann::json::parse(json, nullptr, false);
  if (!status.is_object()) return std::nullopt;
  auto const index = status.find("index");
  if (index == status.end() || !index->is_object()) return std::nullopt;
  auto const uuid = index->find("uuid");
  auto const revision = index->find("revision");
  bool const is_whole = uuid != index->end() && uuid->is_string() && revision != index->end() &&
                        revision->is_number_unsigned();
  if (!is_whole) return std::nullopt;
  return search::IndexIdentity{uuid->get<std::string>(), revision->get<std::uint64_t>()};
}

ReplicaWatch::ReplicaWatch(net::ip::tcp::endpoint writer, Own own, Pace pace)
    : writer_(std::move(writer)),
      own_(std::move(own)),
      pace_(pace),
      thread_([this](std::stop_token const& stop) { run(stop); }) {}

ReplicaLag ReplicaWatch::current() const {
  std::lock_guard const lock(mutex_);
  ReplicaLag lag{is_writer_reached_, revisions_, std::chrono::milliseconds(0)};
  auto since = Clock::now();
  auto const now = since;
  if (!is_writer_reached_) since = reached_at_;
  if (!lacking_.empty()) since = std::min(since, lacking_.front().at);
  lag.behind = std::chrono::duration_cast<std::chrono::milliseconds>(now - since);
  return lag;
}

void ReplicaWatch::run(std::stop_token const& stop) {
  while (!stop.stop_requested()) {
    look();
    std::unique_lock lock(sleep_mutex_);
    wakes_.wait_for(lock, stop, pace_.interval, [] { return false; });
  }
}

/// The writer is asked first: what it says is then no newer than what the follower has.
void ReplicaWatch::look() {
  auto const status = fetch(writer_, "/readyz", pace_.patience, kMostStatusBytes);
  auto const writer = status ? identity_in_status(*status) : std::nullopt;
  auto const own = own_();
  std::lock_guard const lock(mutex_);
  is_writer_reached_ = writer.has_value();
  if (writer) note(*writer, own);
}

void ReplicaWatch::note(search::IndexIdentity const& writer,
                        std::optional<search::IndexIdentity> const& own) {
  reached_at_ = Clock::now();
  bool const is_new = lacking_.empty() || lacking_.back().state != writer;
  if (is_new && lacking_.size() < kMostLacking) lacking_.push_back({writer, reached_at_});
  auto const has = [&](Seen const& seen) {
    return own && own->uuid == seen.state.uuid && own->revision >= seen.state.revision;
  };
  // What was seen before something that the follower has is had, or of a generation that went.
  auto const last = std::find_if(lacking_.rbegin(), lacking_.rend(), has);
  lacking_.erase(lacking_.begin(), last.base());
  if (!own || own->uuid != writer.uuid) {
    revisions_.reset();
  } else {
    revisions_ = writer.revision > own->revision ? writer.revision - own->revision : 0;
  }
}

}  // namespace tracuu::server
