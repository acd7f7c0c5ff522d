// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor/service_checks.hpp"

#include <netdb.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "cli/wording/error_text.hpp"
#include "cli/wording/say.hpp"
#include "server/state/token_set.hpp"

namespace tracuu::cli {

namespace {

namespace fs = std::filesystem;

constexpr ::timeval kPatience{2, 0};
constexpr std::size_t kFilesBesideConnections = 128;  // the index, logs, threads' pipes

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1";
}

/// An address range that is everybody: "0.0.0.0/0", "::/0".
bool holds_everybody(std::vector<std::string> const& ranges) {
  return std::ranges::any_of(ranges,
                             [](std::string const& range) { return range.ends_with("/0"); });
}

/// Where the service is reached on this machine.
std::string reached_at(std::string const& address) {
  if (address == "0.0.0.0") return "127.0.0.1";
  if (address == "::") return "::1";
  return address;
}

/// A socket that is closed when it goes.
class Connection {
 public:
  Connection(std::string const& address, std::uint16_t port) {
    ::addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    ::addrinfo* found = nullptr;
    if (::getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return;
    std::unique_ptr<::addrinfo, void (*)(::addrinfo*)> const owner(found, &::freeaddrinfo);
    socket_ = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
    is_open_ = ::connect(socket_, found->ai_addr, found->ai_addrlen) == 0;
  }
  ~Connection() {
    if (socket_ >= 0) ::close(socket_);
  }
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  [[nodiscard]] bool is_open() const { return is_open_; }

  /// The first line of the answer to `request`; empty if none comes in time.
  [[nodiscard]] std::string first_line(std::string_view request) const {
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) < 0) return "";
    std::array<char, 512> buffer{};
    ::ssize_t const bytes = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (bytes <= 0) return "";
    std::string_view const text(buffer.data(), static_cast<std::size_t>(bytes));
    return std::string(text.substr(0, std::min(text.find('\r'), text.size())));
  }

 private:
  int socket_ = -1;
  bool is_open_ = false;
};

void check_trust(server::ServerConfig const& config, Findings& findings) {
  base::Language const language = findings.language();
  auto const& proxies = config.runtime.trusted_proxies;
  if (holds_everybody(proxies)) {
    findings.add("proxy", Health::Failure, say("doctor.proxy.everybody", language),
                 say("doctor.proxy.everybody.hint", language));
  } else if (proxies.empty() && is_loopback(config.address)) {
    findings.add("proxy", Health::Warning, say("doctor.proxy.none", language),
                 say("doctor.proxy.none.hint", language));
  } else if (!is_loopback(config.address)) {
    findings.add("proxy", Health::Note, say("doctor.proxy.open", language, config.address),
                 say("doctor.proxy.open.hint", language));
  } else {
    findings.add("proxy", Health::Good, say("doctor.proxy.good", language));
  }
  if (holds_everybody(config.runtime.metrics_allow)) {
    findings.add("proxy", Health::Warning, say("doctor.metrics.everybody", language),
                 say("doctor.metrics.everybody.hint", language));
  }
}

}  // namespace

void check_proxies(server::ServerConfig const& config, Findings& findings) {
  base::Language const language = findings.language();
  std::string const& url = config.public_url;
  if (url.empty()) {
    findings.add("proxy", Health::Note, say("doctor.url.none", language),
                 say("doctor.url.none.hint", language));
  } else if (url.starts_with("http://")) {
    findings.add("proxy", Health::Warning, say("doctor.url.plain", language, url),
                 say("doctor.url.plain.hint", language));
  } else {
    findings.add("proxy", Health::Good, say("doctor.url", language, url));
  }
  check_trust(config, findings);
}

void check_tokens(server::ServerConfig const& config, Findings& findings) {
  base::Language const language = findings.language();
  if (config.tokens.empty()) {
    findings.add("tokens", Health::Note, say("doctor.tokens.none", language));
    return;
  }
  auto const tokens = server::TokenSet::read(config.tokens);
  if (!tokens) {
    base::Error const told = in_language(tokens.error(), language);
    findings.add("tokens", Health::Failure, told.message, told.hint);
    return;
  }
  std::string const name = config.tokens.string();
  struct stat status{};
  bool const is_known = ::stat(config.tokens.c_str(), &status) == 0;
  if (is_known && (status.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    findings.add("tokens", Health::Failure, say("doctor.tokens.writable", language, name),
                 say("doctor.tokens.hint", language, name));
  } else if (is_known && (status.st_mode & S_IROTH) != 0) {
    findings.add("tokens", Health::Warning, say("doctor.tokens.readable", language, name),
                 say("doctor.tokens.hint", language, name));
  } else {
    findings.add("tokens", Health::Good,
                 say("doctor.tokens", language, name, std::to_string(tokens->size())));
  }
}

void check_limits(server::ServerConfig const& config, std::string const& access_log,
                  Findings& findings) {
  base::Language const language = findings.language();
  fs::path const folder = fs::path(access_log).parent_path();
  if (!access_log.empty() && access_log != "-" &&
      ::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0) {
    findings.add("rights", Health::Failure, say("doctor.log", language, access_log),
                 say("doctor.rights.hint", language));
  }
  ::rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  std::size_t const wanted = config.max_connections + kFilesBesideConnections;
  // A service may raise its own limit up to the hard one; units set LimitNOFILE=.
  if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < wanted) {
    findings.add("limits", Health::Warning,
                 say("doctor.files", language, std::to_string(limit.rlim_max),
                     std::to_string(config.max_connections)),
                 say("doctor.files.hint", language));
  }
}

void check_running(server::ServerConfig const& config, Findings& findings) {
  base::Language const language = findings.language();
  std::string const address = reached_at(config.address);
  std::string const where = address + ":" + std::to_string(config.port);
  Connection const connection(address, config.port);
  if (!connection.is_open()) {
    findings.add("service", Health::Note, say("doctor.service.none", language, where),
                 say("doctor.service.none.hint", language));
    return;
  }
  std::string const line = connection.first_line("GET /readyz HTTP/1.1\r\nHost: " + where +
                                                 "\r\nConnection: close\r\n\r\n");
  if (line.starts_with("HTTP/1.1 200")) {
    findings.add("service", Health::Good, say("doctor.service", language, where));
  } else if (line.starts_with("HTTP/1.1 503")) {
    findings.add("service", Health::Warning, say("doctor.service.unready", language, where),
                 say("doctor.service.unready.hint", language, where));
  } else {
    findings.add("service", Health::Warning, say("doctor.service.other", language, where),
                 say("doctor.service.other.hint", language));
  }
}

}  // namespace tracuu::cli
