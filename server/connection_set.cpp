// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection_set.hpp"

namespace tracuu::server {

bool ConnectionSet::join(std::shared_ptr<Session> const& session) {
  std::lock_guard const lock(mutex_);
  if (sessions_.size() >= capacity_) return false;
  sessions_.emplace(session.get(), session);
  return true;
}

void ConnectionSet::leave(Session const& session) {
  std::lock_guard const lock(mutex_);
  sessions_.erase(&session);
}

std::size_t ConnectionSet::count() const {
  std::lock_guard const lock(mutex_);
  return sessions_.size();
}

std::vector<std::shared_ptr<Session>> ConnectionSet::sessions() const {
  std::vector<std::shared_ptr<Session>> open;
  std::lock_guard const lock(mutex_);
  open.reserve(sessions_.size());
  for (auto const& [session, weak] : sessions_) {
    if (auto shared = weak.lock()) open.push_back(std::move(shared));
  }
  return open;
}

}  // namespace tracuu::server
