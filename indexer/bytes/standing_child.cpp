// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/standing_child.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "indexer/bytes/child_output.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr int kIdleMilliseconds = 60'000;
constexpr std::size_t kMaxRequestBytes = 4'000;
/// No wait status: the program itself has ended, not its fork.
constexpr int kProgramEnded = -1;

/// What goes over the socket with each request, as one message (SOCK_SEQPACKET keeps it whole),
/// beside the descriptors of the input and the output.
struct RequestHead {
  ChildLimits limits;
  std::uint64_t request_bytes = 0;
};
struct Request {
  RequestHead head;
  std::string text;
  Descriptor input;
  Descriptor output;
};

/// The control message that carries two descriptors (cmsg(3)).
struct DescriptorMessage {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(2 * sizeof(int))> bytes{};
};

Error standing_child_error(std::string_view what) {
  return {ErrorCode::Io, fmt::format("{}: {}", what, std::strerror(errno)), ""};
}

/// The next request; nothing if the socket has closed, stays silent or carries something else.
std::optional<Request> receive_request() {
  pollfd ready{STDIN_FILENO, POLLIN, 0};
  if (poll(&ready, 1, kIdleMilliseconds) <= 0) return std::nullopt;
  Request request;
  request.text.resize(kMaxRequestBytes);
  std::array<iovec, 2> parts{iovec{&request.head, sizeof request.head},
                             iovec{request.text.data(), request.text.size()}};
  DescriptorMessage control;
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = parts.size();
  message.msg_control = control.bytes.data();
  message.msg_controllen = control.bytes.size();
  ssize_t const got = recvmsg(STDIN_FILENO, &message, MSG_CMSG_CLOEXEC);
  cmsghdr const* const header = CMSG_FIRSTHDR(&message);
  if (got < static_cast<ssize_t>(sizeof request.head) || header == nullptr ||
      header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN(2 * sizeof(int)) ||
      request.head.request_bytes > kMaxRequestBytes) {
    return std::nullopt;
  }
  std::array<int, 2> numbers{};
  std::memcpy(numbers.data(), CMSG_DATA(header), sizeof numbers);
  request.input = Descriptor(numbers[0]);
  request.output = Descriptor(numbers[1]);
  request.text.resize(request.head.request_bytes);
  return request;
}

/// In the fork: the descriptors in place, the limits on, then the work.
[[noreturn]] void answer_and_end(Request const& request, int (*answer)(std::string_view request)) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  dup2(request.input.get(), STDIN_FILENO);
  dup2(request.output.get(), STDOUT_FILENO);
  limit_process(0, request.head.limits);
  // What the libraries would tidy up goes with the process.
  _exit(answer(request.text));
}

}  // namespace

Result<std::unique_ptr<StandingChild>> StandingChild::start(
    fs::path const& program, std::vector<std::string> const& arguments) {
  std::array<int, 2> ends{-1, -1};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return standing_child_error("cannot make a pair of sockets");
  }
  std::unique_ptr<StandingChild> standing(new StandingChild);
  standing->name_ = program.filename().string();
  standing->socket_ = Descriptor(ends[0]);
  Descriptor const theirs(ends[1]);
  Descriptor const nowhere(open("/dev/null", O_WRONLY | O_CLOEXEC));
  int const failed = standing->child_.start(program, arguments, theirs.get(), nowhere.get());
  if (failed != 0) {
    return Error{ErrorCode::Io,
                 fmt::format("cannot start {}: {}", standing->name_, std::strerror(failed)), ""};
  }
  return standing;
}

bool StandingChild::send(std::string_view request, ChildLimits const& limits, int input,
                         int output) const {
  RequestHead head{limits, request.size()};
  std::string text(request);
  std::array<iovec, 2> parts{iovec{&head, sizeof head}, iovec{text.data(), text.size()}};
  DescriptorMessage control;
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = parts.size();
  message.msg_control = control.bytes.data();
  message.msg_controllen = control.bytes.size();
  cmsghdr* const header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(2 * sizeof(int));
  std::array<int, 2> const numbers{input, output};
  std::memcpy(CMSG_DATA(header), numbers.data(), sizeof numbers);
  ssize_t sent = -1;
  do {
    sent = sendmsg(socket_.get(), &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent >= 0;
}

std::optional<int> StandingChild::receive_status(SpawnedChild::Clock::time_point deadline) const {
  for (;;) {
    pollfd ready{socket_.get(), POLLIN, 0};
    int const waiting = poll(&ready, 1, milliseconds_until(deadline));
    if (waiting > 0) break;
    if (SpawnedChild::Clock::now() >= deadline) return std::nullopt;
  }
  int status = 0;
  if (recv(socket_.get(), &status, sizeof status, 0) != sizeof status) return kProgramEnded;
  return status;
}

Result<std::string> StandingChild::run(std::string_view request,
                                       std::span<std::string_view const> input,
                                       ChildLimits const& limits) {
  Result<Descriptor> const file = memory_file(input);
  if (!file) return file.error();
  std::array<int, 2> ends{-1, -1};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return standing_child_error("cannot make a pipe");
  Descriptor const output(ends[0]);
  Descriptor child_output(ends[1]);
  auto const deadline = SpawnedChild::Clock::now() + limits.time;
  is_usable_ = false;  // until it has answered
  if (request.size() > kMaxRequestBytes ||
      !send(request, limits, file->get(), child_output.get())) {
    return standing_child_error(fmt::format("{} takes no more work", name_));
  }
  child_output.reset();
  Result<std::string> text = read_child_output(output, name_, limits, deadline);
  if (!text) return text;
  auto const status = receive_status(deadline);
  if (status == kProgramEnded) {
    return Error{ErrorCode::Io, fmt::format("{} has ended", name_), ""};
  }
  if (auto const ending = child_ending(status, name_, limits); !ending) {
    is_usable_ = status && WIFEXITED(*status);
    return ending.error();
  }
  is_usable_ = true;
  return text;
}

void serve_standing_child(int (*answer)(std::string_view request)) {
  while (auto request = receive_request()) {
    pid_t const id = fork();
    if (id == 0) answer_and_end(*request, answer);
    request.reset();  // so that the output closes with the fork
    int status = SIGKILL;
    while (id > 0 && waitpid(id, &status, 0) < 0 && errno == EINTR) {
    }
    if (::send(STDIN_FILENO, &status, sizeof status, MSG_NOSIGNAL) != sizeof status) return;
  }
}

}  // namespace tracuu::indexer
