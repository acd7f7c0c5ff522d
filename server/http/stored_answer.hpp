// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "server/http/content_coding.hpp"
#include "server/http/response.hpp"

namespace tracuu::server {

/// An answer that several requests share, with its body packed once for each coding that is asked
/// for. Thread-safe.
class StoredAnswer {
 public:
  explicit StoredAnswer(Response response) : response_(std::move(response)) {}

  /// As it was made, with the body as it is.
  [[nodiscard]] Response const& response() const { return response_; }

  /// The body in `coding`; null if that saves less than half, which is not worth keeping.
  [[nodiscard]] std::string const* body(ContentCoding coding) const;

  /// True if body() has nothing to do any more: it was asked for this coding before.
  [[nodiscard]] bool is_packed(ContentCoding coding) const;

  /// What it may come to take, with its body packed in all codings.
  [[nodiscard]] std::size_t max_bytes() const;

 private:
  struct Packed {
    std::once_flag once;
    std::atomic<bool> is_done{false};
    std::optional<std::string> body;
  };

  [[nodiscard]] Packed& packed(ContentCoding coding) const {
    return coding == ContentCoding::Gzip ? gzip_ : brotli_;
  }

  Response const response_;
  mutable Packed gzip_;
  mutable Packed brotli_;
};

using SharedAnswer = std::shared_ptr<StoredAnswer const>;

}  // namespace tracuu::server
