// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/shard_address.hpp"

namespace tracuu::store {

/// A term in a document, whose positions are asked for.
struct PositionsQuestion {
  Xapian::docid document = 0;
  std::string term;
};

using Positions = std::vector<Xapian::termpos>;

/// What a database says of itself: two of one state say the same.
struct DatabaseFigures {
  std::uint64_t documents = 0;
  std::uint64_t last_document = 0;
  std::uint64_t total_terms = 0;
  std::string name;  ///< its UUID

  friend bool operator==(DatabaseFigures const&, DatabaseFigures const&) = default;
};

/// May throw Xapian::Error.
[[nodiscard]] DatabaseFigures figures_of(Xapian::Database const& database);

/// A connection to xapian-tcpsrv beside Xapian's own, for questions that Xapian's client asks one
/// by one, waiting for each answer: here all are sent before the answers are read, so that many
/// take the time of one. It speaks the protocol of Xapian 1.4 (xapian-core, net/remoteprotocol.h,
/// version 39) and understands no other. Not thread-safe.
class RemoteBatch {
 public:
  /// Unavailable if nothing answers within `connect`, or in another protocol. `answer` is for all
  /// answers of a call.
  [[nodiscard]] static base::Result<RemoteBatch> open(ShardAddress const& shard,
                                                      std::chrono::milliseconds connect,
                                                      std::chrono::milliseconds answer);

  RemoteBatch(RemoteBatch&& other) noexcept;
  RemoteBatch& operator=(RemoteBatch&& other) noexcept;
  ~RemoteBatch();

  /// What it reads, as it was when it was opened or reopened.
  [[nodiscard]] DatabaseFigures const& figures() const { return figures_; }

  /// Goes on to the newest state. Unavailable.
  [[nodiscard]] base::Result<void> reopen();

  /// So many questions are asked at once: less than what systems hold back for a connection.
  static constexpr std::size_t kMostAsked = 256;

  /// Asks where terms stand in documents, kMostAsked at most; the next call is answers().
  /// Unavailable here and below: the connection is of no more use.
  [[nodiscard]] base::Result<void> ask(std::span<PositionsQuestion const> questions);

  /// For each of the `count` questions that were asked, the positions in order; none if the term
  /// does not stand there.
  [[nodiscard]] base::Result<std::vector<Positions>> answers(std::size_t count);

 private:
  struct Reply {
    unsigned char type = 0;
    std::string body;
  };

  explicit RemoteBatch(int socket, std::chrono::milliseconds answer)
      : socket_(socket), answer_(answer) {}

  [[nodiscard]] base::Result<void> send(std::string_view bytes);
  [[nodiscard]] base::Result<Reply> receive();
  [[nodiscard]] base::Result<void> read_figures(bool may_be_unchanged);
  [[nodiscard]] bool take_reply(Reply& reply);
  [[nodiscard]] base::Result<void> wait_for(short events);

  int socket_ = -1;
  std::chrono::milliseconds answer_;
  std::chrono::steady_clock::time_point deadline_{};
  std::string received_;
  std::size_t taken_ = 0;  ///< of what was received
  DatabaseFigures figures_;
};

}  // namespace tracuu::store
