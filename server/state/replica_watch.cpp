// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/replica_watch.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "server/http/fetch.hpp"

namespace tracuu::server {

namespace {

constexpr std::size_t kMostStatusBytes = 65'536;

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
  bool const has_all = is_writer_reached_ && revisions_ == 0u;
  if (!has_all) {
    lag.behind = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - had_all_);
  }
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
  if (!writer) return;
  if (!own || own->uuid != writer->uuid) {
    revisions_.reset();
    return;
  }
  revisions_ = writer->revision > own->revision ? writer->revision - own->revision : 0;
  if (*revisions_ == 0) had_all_ = Clock::now();
}

}  // namespace tracuu::server
