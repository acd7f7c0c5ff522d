// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/systemd/service_manager.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <string>

namespace tracuu::server {
namespace {

constexpr int kFirstPassed = 3;  // SD_LISTEN_FDS_START

/// As a service manager would have it: NOTIFY_SOCKET is there, and one socket is passed.
class ServiceManagerTest : public ::testing::Test {
 protected:
  ServiceManagerTest() {
    ::unsetenv("LISTEN_FDS");
    ::unsetenv("WATCHDOG_USEC");
  }

  ~ServiceManagerTest() override {
    for (char const* const name :
         {"NOTIFY_SOCKET", "LISTEN_FDS", "LISTEN_PID", "WATCHDOG_USEC", "WATCHDOG_PID"}) {
      ::unsetenv(name);
    }
    if (manager_ >= 0) ::close(manager_);
    if (has_passed_) {
      before_ >= 0 ? ::dup2(before_, kFirstPassed) : ::close(kFirstPassed);
      if (before_ >= 0) ::close(before_);
    }
  }

  void listen_to_notices() {
    manager_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;  // an abstract one, whose name the system chooses
    ASSERT_EQ(::bind(manager_, reinterpret_cast<sockaddr*>(&address), sizeof(sa_family_t)), 0);
    socklen_t size = sizeof(address);
    ::getsockname(manager_, reinterpret_cast<sockaddr*>(&address), &size);
    std::size_t const name_bytes = size - offsetof(sockaddr_un, sun_path) - 1;
    ::setenv("NOTIFY_SOCKET", ("@" + std::string(address.sun_path + 1, name_bytes)).c_str(), 1);
  }

  [[nodiscard]] std::string notice() const {
    std::array<char, 1024> text{};
    ssize_t const bytes = ::recv(manager_, text.data(), text.size(), MSG_DONTWAIT);
    return bytes < 0 ? "" : std::string(text.data(), static_cast<std::size_t>(bytes));
  }

  void pass(int socket) {
    if (socket != kFirstPassed) {
      before_ = ::fcntl(kFirstPassed, F_DUPFD_CLOEXEC, 10);
      ASSERT_EQ(::dup2(socket, kFirstPassed), kFirstPassed);
      ::close(socket);
    }
    has_passed_ = true;
    ::setenv("LISTEN_FDS", "1", 1);
    ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
  }

 private:
  int manager_ = -1;
  int before_ = -1;
  bool has_passed_ = false;
};

bool ends_with_process(int file) {
  return (::fcntl(file, F_GETFD) & FD_CLOEXEC) != 0;
}

TEST_F(ServiceManagerTest, WithoutOneNothingIsPassedAndNothingToldToAnybody) {
  EXPECT_TRUE(inherited_sockets().value().empty());
  Supervision const supervision = supervision_of_manager();
  EXPECT_EQ(supervision.beat_interval.count(), 0);
  supervision.tell(ServicePhase::Ready, "serving");
}

TEST_F(ServiceManagerTest, APassedSocketIsOursAndNotOurChildrens) {
  int const socket = ::socket(AF_INET, SOCK_STREAM, 0);
  ASSERT_EQ(::listen(socket, 1), 0);
  pass(socket);
  auto const sockets = inherited_sockets();
  ASSERT_TRUE(sockets) << sockets.error().message;
  EXPECT_EQ(*sockets, std::vector<int>{kFirstPassed});
  EXPECT_TRUE(ends_with_process(kFirstPassed));
  keep_for_next_program(*sockets);
  EXPECT_FALSE(ends_with_process(kFirstPassed));
  EXPECT_EQ(inherited_sockets().value(), *sockets) << "the next program is told of it, too";
}

TEST_F(ServiceManagerTest, ASocketThatIsNoneOfOursIsRefused) {
  pass(::socket(AF_UNIX, SOCK_STREAM, 0));
  auto const sockets = inherited_sockets();
  ASSERT_FALSE(sockets);
  EXPECT_EQ(sockets.error().code, base::ErrorCode::InvalidArgument);
  EXPECT_NE(sockets.error().hint.find("ListenStream="), std::string::npos);
}

TEST_F(ServiceManagerTest, APassedSocketThatDoesNotListenIsRefused) {
  pass(::socket(AF_INET, SOCK_STREAM, 0));
  EXPECT_FALSE(inherited_sockets());
}

TEST_F(ServiceManagerTest, TheManagerHearsOfEachPhase) {
  listen_to_notices();
  Supervision const supervision = supervision_of_manager();
  supervision.tell(ServicePhase::Ready, "serving on port 8080");
  EXPECT_EQ(notice(), "READY=1\nSTATUS=serving on port 8080");
  supervision.tell(ServicePhase::Reloading, "reading");
  std::string const reloading = notice();
  EXPECT_TRUE(reloading.starts_with("RELOADING=1\nMONOTONIC_USEC=")) << reloading;
  EXPECT_TRUE(reloading.ends_with("\nSTATUS=reading")) << reloading;
  supervision.tell(ServicePhase::Stopping, "done");
  EXPECT_EQ(notice(), "STOPPING=1\nSTATUS=done");
}

TEST_F(ServiceManagerTest, TheWatchdogHearsOfUsTwiceInItsTime) {
  listen_to_notices();
  ::setenv("WATCHDOG_USEC", "3000000", 1);
  ::setenv("WATCHDOG_PID", std::to_string(::getpid()).c_str(), 1);
  Supervision const supervision = supervision_of_manager();
  EXPECT_EQ(supervision.beat_interval, std::chrono::milliseconds(1'500));
  supervision.beat();
  EXPECT_EQ(notice(), "WATCHDOG=1");
}

}  // namespace
}  // namespace tracuu::server
