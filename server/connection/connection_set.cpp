// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/connection/connection_set.hpp"

#include <new>

namespace tracuu::server {

ConnectionSet::Room ConnectionSet::room_for(std::string const& address, std::size_t most) const {
  std::lock_guard const lock(mutex_);
  if (sessions_.size() >= capacity_) return Room::SetIsFull;
  auto const open = of_address_.find(address);
  bool const is_full = open != of_address_.end() && open->second >= most;
  return is_full ? Room::AddressIsFull : Room::Free;
}

bool ConnectionSet::join(std::shared_ptr<Session> const& session, std::string const& address) {
  std::lock_guard const lock(mutex_);
  if (sessions_.size() >= capacity_) return false;
  auto const member = sessions_.emplace(session.get(), Member{session, address}).first;
  try {
    ++of_address_[address];
  } catch (std::bad_alloc const&) {
    sessions_.erase(member);
    throw;
  }
  return true;
}

void ConnectionSet::leave(Session const& session) {
  std::lock_guard const lock(mutex_);
  auto const member = sessions_.find(&session);
  if (member == sessions_.end()) return;
  auto const open = of_address_.find(member->second.address);
  if (--open->second == 0) of_address_.erase(open);
  sessions_.erase(member);
}

std::size_t ConnectionSet::count() const {
  std::lock_guard const lock(mutex_);
  return sessions_.size();
}

std::vector<std::shared_ptr<Session>> ConnectionSet::sessions() const {
  std::vector<std::shared_ptr<Session>> open;
  std::lock_guard const lock(mutex_);
  open.reserve(sessions_.size());
  for (auto const& [session, member] : sessions_) {
    if (auto shared = member.session.lock()) open.push_back(std::move(shared));
  }
  return open;
}

}  // namespace tracuu::server
