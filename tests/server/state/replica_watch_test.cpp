// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/replica_watch.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "tests/support/comes_true.hpp"

namespace tracuu::server {
namespace {

using namespace std::chrono_literals;
using search::IndexIdentity;

TEST(ReplicaWatch, ReadsWhatAWriterSaysOfItself) {
  auto const said = identity_in_status(R"({"status":"ready","index":{"uuid":"9f","revision":17}})");
  ASSERT_TRUE(said.has_value());
  EXPECT_EQ(said->uuid, "9f");
  EXPECT_EQ(said->revision, 17u);
  for (char const* const other :
       {"", "{", "[]", R"({"status":"no_index"})", R"({"index":17})", R"({"index":{"uuid":"9f"}})",
        R"({"index":{"uuid":9,"revision":17}})", R"({"index":{"uuid":"9f","revision":-1}})"}) {
    EXPECT_FALSE(identity_in_status(other).has_value()) << other;
  }
}

/// A writer whose index has as many commits as it is told.
class Writer {
 public:
  explicit Writer(std::uint64_t revision) : revision_(revision), thread_([this] { run(); }) {}
  ~Writer() {
    net::post(io_, [this] { acceptor_.close(); });
    thread_.join();
  }
  void commit() { ++revision_; }
  [[nodiscard]] tcp::endpoint endpoint() const { return endpoint_; }

 private:
  void run() {
    accept();
    io_.run();
  }
  void accept() {
    acceptor_.async_accept([this](beast::error_code error, tcp::socket socket) {
      if (error) return;
      beast::flat_buffer buffer;
      http::request<http::empty_body> request;
      beast::error_code gone;
      http::read(socket, buffer, request, gone);
      std::string const body =
          R"({"index":{"uuid":"9f","revision":)" + std::to_string(revision_) + "}}";
      net::write(socket,
                 net::buffer("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
                             "\r\n\r\n" + body),
                 gone);
      accept();
    });
  }

  std::atomic<std::uint64_t> revision_;
  net::io_context io_;
  tcp::acceptor acceptor_{io_, {net::ip::address_v4::loopback(), 0}};
  tcp::endpoint const endpoint_ = acceptor_.local_endpoint();
  std::thread thread_;
};

/// The follower's own state, as a test sets it.
class OwnState {
 public:
  void set(std::optional<IndexIdentity> const& now) {
    std::lock_guard const lock(mutex_);
    state_ = now;
  }
  [[nodiscard]] std::optional<IndexIdentity> get() const {
    std::lock_guard const lock(mutex_);
    return state_;
  }

 private:
  mutable std::mutex mutex_;
  std::optional<IndexIdentity> state_;
};

// It was counted from when the follower last had all, which is never of a writer that is always at
// work.
TEST(ReplicaWatch, CountsFromTheFirstCommitThatIsLacking) {
  Writer writer(1);
  OwnState own;
  own.set(IndexIdentity{"9f", 1});
  ReplicaWatch const watch(writer.endpoint(), [&] { return own.get(); }, {2ms, 5s});
  auto const lacks = [&](std::uint64_t commits) {
    return test::comes_true([&] { return watch.current().revisions == commits; });
  };
  EXPECT_TRUE(lacks(0));
  writer.commit();
  EXPECT_TRUE(lacks(1));
  auto const begin = std::chrono::steady_clock::now();
  for (std::uint64_t revision = 2; revision < 40; ++revision) {
    writer.commit();
    EXPECT_TRUE(lacks(2));
    own.set(IndexIdentity{"9f", revision});
    EXPECT_TRUE(lacks(1));
  }
  EXPECT_LT(watch.current().behind, (std::chrono::steady_clock::now() - begin) / 2);
}

TEST(ReplicaWatch, CountsCommitsAndSeconds) {
  auto writer = std::make_unique<Writer>(7);
  OwnState own;
  own.set(IndexIdentity{"9f", 7});
  ReplicaWatch const watch(writer->endpoint(), [&] { return own.get(); }, {5ms, 5s});
  auto const lacks = [&](std::optional<std::uint64_t> revisions) {
    return test::comes_true([&] {
      ReplicaLag const lag = watch.current();
      return lag.is_writer_reached && lag.revisions == revisions;
    });
  };
  EXPECT_TRUE(lacks(0));
  EXPECT_EQ(watch.current().behind, 0ms);
  writer->commit();
  writer->commit();
  EXPECT_TRUE(lacks(2));
  EXPECT_TRUE(test::comes_true([&] { return watch.current().behind > 20ms; })) << "it grows";
  own.set(IndexIdentity{"9f", 9});
  EXPECT_TRUE(lacks(0));
  own.set(IndexIdentity{"another", 9});
  EXPECT_TRUE(lacks(std::nullopt)) << "another generation";
  own.set(std::nullopt);
  EXPECT_TRUE(lacks(std::nullopt)) << "it can't be read";
  own.set(IndexIdentity{"9f", 9});
  EXPECT_TRUE(lacks(0));
  writer.reset();
  EXPECT_TRUE(test::comes_true([&] { return !watch.current().is_writer_reached; }));
  EXPECT_EQ(watch.current().revisions, 0u) << "as it was known last";
  EXPECT_TRUE(test::comes_true([&] { return watch.current().behind > 20ms; })) << "who knows";
}

}  // namespace
}  // namespace tracuu::server
