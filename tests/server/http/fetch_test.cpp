// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/fetch.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;

TEST(Fetch, ReadsTheAddressOfAServer) {
  struct {
    char const* text;
    char const* endpoint;  ///< "": refused
  } const rows[] = {
      {"http://10.0.0.1:8080", "10.0.0.1:8080"},
      {"http://10.0.0.1:8080/", "10.0.0.1:8080"},
      {"http://[fd00::1]:81", "[fd00::1]:81"},
      {"http://10.0.0.1", ""},
      {"http://10.0.0.1:0", ""},
      {"http://10.0.0.1:99999", ""},
      {"http://ghi.example:8080", ""},
      {"https://10.0.0.1:8080", ""},
      {"http://10.0.0.1:8080/tim", ""},
      {"http://a@10.0.0.1:8080", ""},
      {"http://10.0.0.1:8080?q", ""},
      {"10.0.0.1:8080", ""},
      {"", ""},
  };
  for (auto const& row : rows) {
    auto const endpoint = parse_status_address(row.text);
    std::string const seen =
        !endpoint ? ""
        : endpoint->address().is_v6()
            ? "[" + endpoint->address().to_string() + "]:" + std::to_string(endpoint->port())
            : endpoint->address().to_string() + ":" + std::to_string(endpoint->port());
    EXPECT_EQ(seen, row.endpoint) << row.text;
  }
}

/// Takes one connection, answers `answer` and hangs up; an empty one: says nothing until the client
/// has gone.
class OneAnswer {
 public:
  explicit OneAnswer(std::string answer)
      : thread_([this, answer = std::move(answer)] {
          tcp::socket socket = acceptor_.accept();
          beast::flat_buffer buffer;
          beast::error_code gone;
          http::read(socket, buffer, request_, gone);
          if (answer.empty()) {
            socket.wait(tcp::socket::wait_read, gone);
          } else {
            net::write(socket, net::buffer(answer), gone);
          }
        }) {}
  ~OneAnswer() { thread_.join(); }

  [[nodiscard]] tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }
  std::string target() {
    thread_.join();
    thread_ = std::thread([] {});
    return std::string(request_.target());
  }

 private:
  net::io_context io_;
  tcp::acceptor acceptor_{io_, {net::ip::address_v4::loopback(), 0}};
  http::request<http::empty_body> request_;
  std::thread thread_;
};

TEST(Fetch, GivesTheBody) {
  OneAnswer server("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 2\r\n\r\n{}");
  EXPECT_EQ(fetch(server.endpoint(), "/readyz", 5s, 100).value(), "{}");
  EXPECT_EQ(server.target(), "/readyz");
}

TEST(Fetch, GivesUpOnTheSilentAndTheTalkative) {
  OneAnswer const silent("");
  auto const begin = std::chrono::steady_clock::now();
  auto const nothing = fetch(silent.endpoint(), "/", 100ms, 100);
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().code, base::ErrorCode::Io);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
  OneAnswer const talkative("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n" +
                            std::string(101, 'x'));
  EXPECT_FALSE(fetch(talkative.endpoint(), "/", 5s, 100));
}

}  // namespace
}  // namespace tracuu::server
