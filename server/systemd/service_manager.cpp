// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/systemd/service_manager.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <systemd/sd-daemon.h>

#include <cstdint>
#include <ctime>
#include <string>

namespace tracuu::server {
namespace {

constexpr int kKeepEnvironment = 0;  // of sd_listen_fds and its like: for who comes after us

// Of the clock that the manager compares with (sd_notify(3), MONOTONIC_USEC).
std::uint64_t monotonic_microseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000 +
         static_cast<std::uint64_t>(now.tv_nsec) / 1'000;
}

std::string assignments(ServicePhase phase) {
  switch (phase) {
    case ServicePhase::Ready: return "READY=1";
    case ServicePhase::Reloading:
      return "RELOADING=1\nMONOTONIC_USEC=" + std::to_string(monotonic_microseconds());
    case ServicePhase::Stopping: return "STOPPING=1";
  }
  return "";
}

// Who does not listen to us is not served worse for it.
void notify(std::string const& state) {
  (void)::sd_notify(kKeepEnvironment, state.c_str());
}

bool is_listening_tcp(int socket) {
  return ::sd_is_socket_inet(socket, AF_UNSPEC, SOCK_STREAM, 1, 0) > 0;
}

}  // namespace

base::Result<std::vector<int>> inherited_sockets() {
  int const count = ::sd_listen_fds(kKeepEnvironment);
  std::vector<int> sockets;
  for (int i = 0; i < count; ++i) {
    int const socket = SD_LISTEN_FDS_START + i;
    if (!is_listening_tcp(socket)) {
      return base::Error{
          base::ErrorCode::InvalidArgument,
          "what was passed as socket " + std::to_string(i + 1) + " is no TCP socket that listens",
          "in tracuu.socket: ListenStream= with an address and a port, no Accept="};
    }
    sockets.push_back(socket);
  }
  return sockets;
}

void keep_for_next_program(std::vector<int> const& sockets) {
  for (int const socket : sockets) {
    int const flags = ::fcntl(socket, F_GETFD);
    if (flags >= 0) ::fcntl(socket, F_SETFD, flags & ~FD_CLOEXEC);
  }
}

Supervision supervision_of_manager() {
  Supervision supervision;
  supervision.tell = [](ServicePhase phase, std::string const& status) {
    notify(assignments(phase) + "\nSTATUS=" + status);
  };
  std::uint64_t allowed_microseconds = 0;
  if (::sd_watchdog_enabled(kKeepEnvironment, &allowed_microseconds) > 0) {
    supervision.beat = [] { notify("WATCHDOG=1"); };
    supervision.beat_interval = std::chrono::milliseconds(allowed_microseconds / 2'000);
  }
  return supervision;
}

}  // namespace tracuu::server
