// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/remote_batch.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <limits>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

namespace tracuu::store {

namespace {

using Clock = std::chrono::steady_clock;

// xapian-core 1.4, net/remoteprotocol.h
constexpr unsigned char kProtocol = 39;
constexpr char kAskPositions = 10;
constexpr char kAskReopen = 12;
constexpr unsigned char kSaysFigures = 0;
constexpr unsigned char kSaysDone = 2;
constexpr unsigned char kSaysPosition = 13;

/// A number below this is a byte; else it is what is above it, seven bits a byte, lowest first, the
/// last with its eighth bit (net/length.cc).
constexpr std::uint64_t kManyBytes = 255;
constexpr unsigned kNumberBits = 7;
constexpr unsigned kNumberEnd = 1U << kNumberBits;

/// A reply longer than this is none to our questions.
constexpr std::uint64_t kMostReplyBytes = 1U << 20;

constexpr std::size_t kBytesAReading = 65'536;

base::Error unavailable(std::string message) {
  return {base::ErrorCode::Unavailable, std::move(message), ""};
}

base::Error system_failure(char const* what) {
  return unavailable(fmt::format("{}: {}", what, std::generic_category().message(errno)));
}

void append_number(std::string& text, std::uint64_t number) {
  if (number < kManyBytes) {
    text += static_cast<char>(number);
    return;
  }
  text += static_cast<char>(kManyBytes);
  for (number -= kManyBytes; number >= kNumberEnd; number >>= kNumberBits) {
    text += static_cast<char>(number % kNumberEnd);
  }
  text += static_cast<char>(number | kNumberEnd);
}

/// Takes a number from the beginning of `bytes`; nothing if it is not all there.
std::optional<std::uint64_t> take_number(std::string_view& bytes) {
  std::size_t at = 0;
  auto const next = [&] { return static_cast<unsigned char>(bytes[at++]); };
  if (bytes.empty()) return std::nullopt;
  std::uint64_t number = next();
  if (number == kManyBytes) {
    number = 0;
    unsigned shift = 0;
    while (true) {
      if (at == bytes.size() || shift > std::numeric_limits<std::uint64_t>::digits - kNumberBits) {
        return std::nullopt;
      }
      unsigned char const byte = next();
      number |= static_cast<std::uint64_t>(byte % kNumberEnd) << shift;
      shift += kNumberBits;
      if (byte >= kNumberEnd) break;
    }
    number += kManyBytes;
  }
  bytes.remove_prefix(at);
  return number;
}

void append_message(std::string& text, char type, std::string_view body) {
  text += type;
  append_number(text, body.size());
  text += body;
}

int milliseconds_until(Clock::time_point deadline) {
  auto const left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return left > 0 ? static_cast<int>(left) : 0;
}

struct FreeAddresses {
  void operator()(addrinfo* addresses) const { freeaddrinfo(addresses); }
};

/// A socket that is connected, or on its way; -1.
int begin_to_connect(addrinfo const& address) {
  int const kind = address.ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK;
  int const socket = ::socket(address.ai_family, kind, address.ai_protocol);
  if (socket < 0) return -1;
  if (::connect(socket, address.ai_addr, address.ai_addrlen) == 0 || errno == EINPROGRESS) {
    return socket;
  }
  close(socket);
  return -1;
}

bool is_connected_by(int socket, Clock::time_point deadline) {
  pollfd waiting{socket, POLLOUT, 0};
  if (poll(&waiting, 1, milliseconds_until(deadline)) <= 0) return false;
  int failure = 0;
  socklen_t size = sizeof(failure);
  return getsockopt(socket, SOL_SOCKET, SO_ERROR, &failure, &size) == 0 && failure == 0;
}

base::Result<int> connected_socket(ShardAddress const& shard, std::chrono::milliseconds time) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_ADDRCONFIG | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  int const failed =
      getaddrinfo(shard.host().c_str(), std::to_string(shard.port()).c_str(), &hints, &found);
  if (failed != 0) return unavailable(fmt::format("{}: {}", shard.text(), gai_strerror(failed)));
  std::unique_ptr<addrinfo, FreeAddresses> const addresses(found);
  auto const deadline = Clock::now() + time;
  for (addrinfo const* address = found; address != nullptr; address = address->ai_next) {
    int const socket = begin_to_connect(*address);
    if (socket < 0) continue;
    if (is_connected_by(socket, deadline)) return socket;
    close(socket);
  }
  return unavailable(fmt::format("{}: no connection", shard.text()));
}

}  // namespace

DatabaseFigures figures_of(Xapian::Database const& database) {
  return {database.get_doccount(), database.get_lastdocid(), database.get_total_length(),
          database.get_uuid()};
}

base::Result<RemoteBatch> RemoteBatch::open(ShardAddress const& shard,
                                            std::chrono::milliseconds connect,
                                            std::chrono::milliseconds answer) {
  auto const socket = connected_socket(shard, connect);
  if (!socket) return socket.error();
  RemoteBatch batch(*socket, answer);
  batch.deadline_ = Clock::now() + answer;
  if (auto greeted = batch.read_figures(false); !greeted) return greeted.error();
  return batch;
}

RemoteBatch::RemoteBatch(RemoteBatch&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)),
      answer_(other.answer_),
      deadline_(other.deadline_),
      received_(std::move(other.received_)),
      taken_(other.taken_),
      figures_(std::move(other.figures_)) {}

RemoteBatch& RemoteBatch::operator=(RemoteBatch&& other) noexcept {
  std::swap(socket_, other.socket_);
  answer_ = other.answer_;
  deadline_ = other.deadline_;
  std::swap(received_, other.received_);
  std::swap(taken_, other.taken_);
  std::swap(figures_, other.figures_);
  return *this;
}

RemoteBatch::~RemoteBatch() {
  if (socket_ >= 0) close(socket_);
}

base::Result<void> RemoteBatch::reopen() {
  deadline_ = Clock::now() + answer_;
  std::string message;
  append_message(message, kAskReopen, "");
  if (auto sent = send(message); !sent) return sent;
  return read_figures(true);
}

/// Of "done" alone, nothing is new.
base::Result<void> RemoteBatch::read_figures(bool may_be_unchanged) {
  auto const reply = receive();
  if (!reply) return reply.error();
  if (may_be_unchanged && reply->type == kSaysDone) return {};
  std::string_view bytes = reply->body;
  bool const is_known = reply->type == kSaysFigures && bytes.size() > 2 &&
                        static_cast<unsigned char>(bytes.front()) == kProtocol;
  if (!is_known) return unavailable("the shard speaks another protocol than that of Xapian 1.4");
  bytes.remove_prefix(2);
  auto const documents = take_number(bytes);
  auto const ids_beyond = take_number(bytes);
  auto const shortest = take_number(bytes);
  auto const longest = take_number(bytes);
  if (!documents || !ids_beyond || !shortest || !longest || bytes.empty()) {
    return unavailable("the shard's greeting is not whole");
  }
  bytes.remove_prefix(1);  // whether there are positions
  auto const total_terms = take_number(bytes);
  if (!total_terms) return unavailable("the shard's greeting is not whole");
  figures_ = {*documents, *documents + *ids_beyond, *total_terms, std::string(bytes)};
  return {};
}

base::Result<void> RemoteBatch::ask(std::span<PositionsQuestion const> questions) {
  deadline_ = Clock::now() + answer_;
  std::string messages;
  for (PositionsQuestion const& question : questions) {
    std::string body;
    append_number(body, question.document);
    append_message(messages, kAskPositions, body + question.term);
  }
  return send(messages);
}

base::Result<std::vector<Positions>> RemoteBatch::answers(std::size_t count) {
  std::vector<Positions> answers(count);
  for (Positions& positions : answers) {
    std::uint64_t next = 0;
    while (true) {
      auto const reply = receive();
      if (!reply) return reply.error();
      if (reply->type == kSaysDone) break;
      std::string_view bytes = reply->body;
      auto const step = take_number(bytes);
      if (reply->type != kSaysPosition || !step) {
        return unavailable("the shard did not answer with positions");
      }
      next += *step;
      positions.push_back(static_cast<Xapian::termpos>(next++));
    }
  }
  return answers;
}

base::Result<void> RemoteBatch::wait_for(short events) {
  pollfd waiting{socket_, events, 0};
  int const ready = poll(&waiting, 1, milliseconds_until(deadline_));
  if (ready > 0) return {};
  return unavailable("the shard takes too long to answer");
}

base::Result<void> RemoteBatch::send(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
      continue;
    }
    if (errno != EAGAIN && errno != EINTR) return system_failure("asking a shard");
    if (auto ready = wait_for(POLLOUT); !ready) return ready;
  }
  return {};
}

base::Result<RemoteBatch::Reply> RemoteBatch::receive() {
  Reply reply;
  while (!take_reply(reply)) {
    if (received_.size() - taken_ > kMostReplyBytes) {
      return unavailable("the shard's answer is too long");
    }
    received_.erase(0, std::exchange(taken_, 0));
    std::size_t const before = received_.size();
    received_.resize(before + kBytesAReading);
    ssize_t const read = recv(socket_, received_.data() + before, kBytesAReading, 0);
    received_.resize(before + (read > 0 ? static_cast<std::size_t>(read) : 0));
    if (read > 0) continue;
    if (read == 0) return unavailable("the shard has closed the connection");
    if (errno != EAGAIN && errno != EINTR) return system_failure("reading from a shard");
    if (auto ready = wait_for(POLLIN); !ready) return ready.error();
  }
  return reply;
}

/// False if there is none, or not all of it.
bool RemoteBatch::take_reply(Reply& reply) {
  std::string_view bytes = std::string_view(received_).substr(taken_);
  if (bytes.empty()) return false;
  auto const type = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  auto const length = take_number(bytes);
  if (!length || *length > bytes.size()) return false;
  reply = {type, std::string(bytes.substr(0, *length))};
  taken_ = received_.size() - bytes.size() + *length;
  return true;
}

}  // namespace tracuu::store
