// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/crawl/nginx_server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <vector>

#include "tests/support/comes_true.hpp"

extern char** environ;

namespace tracuu::test {

namespace {

/// Runs a program in the background, silently; -1 if it is not there.
int spawn_silently(std::vector<std::string> arguments) {
  std::vector<char*> pointers;
  for (std::string& each : arguments) pointers.push_back(each.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int const stream : {1, 2}) {
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0);
  }
  int child = -1;
  bool const is_there =
      posix_spawnp(&child, pointers.front(), &actions, nullptr, pointers.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  return is_there ? child : -1;
}

bool succeeds(std::vector<std::string> const& arguments) {
  int const child = spawn_silently(arguments);
  int status = -1;
  return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

int free_port() {
  int const probe = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t bytes = sizeof address;
  bind(probe, reinterpret_cast<sockaddr*>(&address), bytes);
  getsockname(probe, reinterpret_cast<sockaddr*>(&address), &bytes);
  close(probe);
  return ntohs(address.sin_port);
}

bool accepts(int port) {
  int const probe = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in const address = loopback(port);
  bool const connected =
      connect(probe, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
  close(probe);
  return connected;
}

constexpr char const* kConfiguration = R"(daemon off; master_process off; pid {0}/nginx.pid;
error_log {0}/error.log;
events {{}}
http {{
  access_log off; client_body_temp_path {0}/body; proxy_temp_path {0}/proxy;
  fastcgi_temp_path {0}/f; uwsgi_temp_path {0}/u; scgi_temp_path {0}/s;
  types {{ text/html html; application/pdf pdf; text/plain txt; }}
  server {{
    listen 127.0.0.1:{1} ssl http2; server_name localhost; root {0}/root;
    ssl_certificate {0}/own.pem; ssl_certificate_key {0}/own.key;
    {2}
  }}
}}
)";

}  // namespace

bool NginxServer::is_there() {
  return succeeds({"nginx", "-v"}) && succeeds({"openssl", "version"});
}

NginxServer::NginxServer(std::string_view inside) : port_(free_port()) {
  std::string const folder = folder_.path().string();
  std::filesystem::create_directories(root());
  if (!succeeds({"openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                 "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
                 folder + "/own.key", "-out", ca_file()})) {
    return;
  }
  auto const file =
      folder_.write("nginx.conf", fmt::format(fmt::runtime(kConfiguration), folder, port_, inside));
  child_ = spawn_silently({"nginx", "-c", file.string(), "-p", folder});
  if (child_ > 0 && !comes_true([this] { return accepts(port_); })) {
    ADD_FAILURE() << "nginx does not start: " << read_file(folder_.path() / "error.log");
  }
}

NginxServer::~NginxServer() {
  if (child_ <= 0) return;
  kill(child_, SIGTERM);
  waitpid(child_, nullptr, 0);
}

std::string NginxServer::url(std::string_view target) const {
  return fmt::format("https://localhost:{}{}", port_, target);
}

}  // namespace tracuu::test
