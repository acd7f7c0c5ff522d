// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/gzip_input.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t kGzipBufferBytes = 64 << 10;
constexpr std::string_view kGzipMagic = "\x1F\x8B";
/// A member begins with these: the magic and the only method that there is (RFC 1952).
constexpr std::string_view kMemberHead = "\x1F\x8B\x08";
constexpr int kGzipWindowBits = 15 + 16;  // zlib.h: 16 more means a gzip header

class GzipInput : public ByteInput {
 public:
  GzipInput(std::unique_ptr<ByteInput> packed, GzipRule rule)
      : packed_(std::move(packed)), rule_(rule) {}
  ~GzipInput() override {
    if (state_ == State::Unpacking || state_ == State::Ended) inflateEnd(&stream_);
  }

  Result<std::string_view> read() override;
  bool skip_damage() override;
  [[nodiscard]] std::uint64_t stored_bytes() const override { return packed_->stored_bytes(); }

 private:
  enum class State { Fresh, AsItIs, Unpacking, Ended, Failed };

  Result<void> start();
  Result<bool> refill();
  Result<bool> next_member();
  bool find_member();
  Result<std::string_view> unpack();
  Error fail(std::string reason);
  Error fail_of_damage();

  std::unique_ptr<ByteInput> packed_;
  GzipRule rule_;
  State state_ = State::Fresh;
  bool is_damaged_ = false;   ///< failed, but for bytes that may follow
  std::string head_;          ///< the first bytes, until they are consumed
  std::string_view pending_;  ///< packed bytes not yet consumed
  bool between_members_ = false;
  std::optional<Error> kept_failure_;  ///< told once the bytes before it are out
  z_stream stream_{};
  std::array<char, kGzipBufferBytes> buffer_{};
};

Error GzipInput::fail(std::string reason) {
  kept_failure_.reset();
  if (state_ != State::Fresh) inflateEnd(&stream_);
  state_ = State::Failed;
  return {ErrorCode::Io, std::move(reason), ""};
}

Error GzipInput::fail_of_damage() {
  is_damaged_ = true;
  return fail(std::string(kept_failure_->message));
}

/// Leaves the bytes before the next one that may be the head of a member; false at the end.
bool GzipInput::find_member() {
  head_ = std::string(std::exchange(pending_, {}));
  while (true) {
    std::size_t const at = std::min(head_.find(kMemberHead), head_.size());
    if (at < head_.size()) {
      head_.erase(0, at);
      pending_ = head_;
      return true;
    }
    // A head may lie over the end of a piece.
    head_.erase(0, head_.size() - std::min(head_.size(), kMemberHead.size() - 1));
    Result<std::string_view> const piece = packed_->read();
    if (!piece || piece->empty()) return false;
    head_ += *piece;
  }
}

bool GzipInput::skip_damage() {
  if (!std::exchange(is_damaged_, false) || !find_member()) return false;
  stream_ = {};
  if (inflateInit2(&stream_, kGzipWindowBits) != Z_OK) return false;
  between_members_ = false;
  state_ = State::Unpacking;
  return true;
}

Result<bool> GzipInput::refill() {
  if (!pending_.empty()) return true;
  Result<std::string_view> const piece = packed_->read();
  if (!piece) return piece.error();
  pending_ = *piece;
  return !pending_.empty();
}

Result<void> GzipInput::start() {
  while (head_.size() < kGzipMagic.size()) {  // a pipe may give one byte at a time
    Result<std::string_view> const piece = packed_->read();
    if (!piece) return piece.error();
    if (piece->empty()) break;
    head_ += *piece;
  }
  pending_ = head_;
  if (head_.starts_with(kGzipMagic)) {
    if (inflateInit2(&stream_, kGzipWindowBits) != Z_OK) return fail("zlib has no memory");
    state_ = State::Unpacking;
    return {};
  }
  if (rule_ == GzipRule::Required) {
    state_ = State::Failed;
    return Error{ErrorCode::InvalidArgument, "is not a gzip file", "remove .gz from its name"};
  }
  state_ = State::AsItIs;
  return {};
}

/// Goes on with the member after the one that ended; false if there is none.
Result<bool> GzipInput::next_member() {
  Result<bool> const more = refill();
  if (!more) return more.error();
  // Zeros fill the last block of a tape; what else begins no member is either all that comes, which
  // gzip(1) leaves out, too, or damage.
  if (!*more || pending_.front() == '\0') return false;
  if (pending_.front() != kGzipMagic.front()) {
    if (!find_member()) return false;
    kept_failure_ = Error{ErrorCode::Io, "the gzip file is broken between two members", ""};
    return fail_of_damage();
  }
  inflateReset(&stream_);
  between_members_ = false;
  return true;
}

Result<std::string_view> GzipInput::unpack() {
  stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
  stream_.avail_out = static_cast<uInt>(buffer_.size());
  while (stream_.avail_out == buffer_.size()) {
    if (between_members_) {
      Result<bool> const member = next_member();
      if (!member) return member.error();
      if (!*member) {
        state_ = State::Ended;
        return std::string_view();
      }
    }
    Result<bool> const more = refill();
    if (!more) return more.error();
    if (!*more) return fail("the gzip file is truncated");
    // zlib's own type wants bytes that may be written; it does not write them.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(pending_.data()));
    stream_.avail_in = static_cast<uInt>(pending_.size());
    int const code = inflate(&stream_, Z_NO_FLUSH);
    pending_.remove_prefix(pending_.size() - stream_.avail_in);
    between_members_ = code == Z_STREAM_END;
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
      kept_failure_ = Error{
          ErrorCode::Io,
          fmt::format("the gzip file is broken: {}", stream_.msg ? stream_.msg : "no memory"), ""};
      break;
    }
  }
  std::size_t const unpacked = buffer_.size() - stream_.avail_out;
  if (unpacked == 0 && kept_failure_) return fail_of_damage();
  return std::string_view(buffer_.data(), unpacked);
}

Result<std::string_view> GzipInput::read() {
  if (state_ == State::Fresh) {
    Result<void> const started = start();
    if (!started) return started.error();
  }
  if (kept_failure_) return fail_of_damage();
  if (state_ == State::Unpacking) return unpack();
  if (state_ != State::AsItIs) return std::string_view();
  if (!pending_.empty()) return std::exchange(pending_, {});
  return packed_->read();
}

}  // namespace

std::unique_ptr<ByteInput> open_gzip_input(std::unique_ptr<ByteInput> packed, GzipRule rule) {
  return std::make_unique<GzipInput>(std::move(packed), rule);
}

}  // namespace tracuu::indexer
