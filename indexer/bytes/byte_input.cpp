// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/byte_input.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t kFileBufferBytes = 64 << 10;

Error system_error() {
  return {ErrorCode::Io, std::strerror(errno), ""};
}

class DescriptorInput : public ByteInput {
 public:
  explicit DescriptorInput(int descriptor) : descriptor_(descriptor) {}
  ~DescriptorInput() override { close(descriptor_); }

  Result<std::string_view> read() override {
    ssize_t got = -1;
    do {
      got = ::read(descriptor_, buffer_.data(), buffer_.size());
    } while (got < 0 && errno == EINTR);
    if (got < 0) return system_error();
    stored_bytes_ += static_cast<std::uint64_t>(got);
    return std::string_view(buffer_.data(), static_cast<std::size_t>(got));
  }

  [[nodiscard]] std::uint64_t stored_bytes() const override { return stored_bytes_; }

 private:
  int descriptor_;
  std::uint64_t stored_bytes_ = 0;
  std::array<char, kFileBufferBytes> buffer_{};
};

class PutBackInput : public ByteInput {
 public:
  PutBackInput(std::string head, std::unique_ptr<ByteInput> rest)
      : head_(std::move(head)), rest_(std::move(rest)) {}

  Result<std::string_view> read() override {
    if (!std::exchange(is_given_, true) && !head_.empty()) return std::string_view(head_);
    return rest_->read();
  }

  [[nodiscard]] std::uint64_t stored_bytes() const override { return rest_->stored_bytes(); }

 private:
  std::string head_;
  std::unique_ptr<ByteInput> rest_;
  bool is_given_ = false;
};

class BytesInput : public ByteInput {
 public:
  explicit BytesInput(std::string bytes) : bytes_(std::move(bytes)) {}

  Result<std::string_view> read() override {
    return std::exchange(is_read_, true) ? std::string_view() : std::string_view(bytes_);
  }
  [[nodiscard]] std::uint64_t stored_bytes() const override { return is_read_ ? bytes_.size() : 0; }

 private:
  std::string bytes_;
  bool is_read_ = false;
};

Result<std::unique_ptr<ByteInput>> own_descriptor(int descriptor) {
  if (descriptor < 0) return system_error();
  return std::unique_ptr<ByteInput>(std::make_unique<DescriptorInput>(descriptor));
}

}  // namespace

Result<std::unique_ptr<ByteInput>> open_file_input(std::filesystem::path const& path) {
  return own_descriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

std::unique_ptr<ByteInput> open_bytes_input(std::string bytes) {
  return std::make_unique<BytesInput>(std::move(bytes));
}

Result<std::unique_ptr<ByteInput>> open_standard_input() {
  return own_descriptor(dup(STDIN_FILENO));
}

std::unique_ptr<ByteInput> put_back(std::string head, std::unique_ptr<ByteInput> rest) {
  return std::make_unique<PutBackInput>(std::move(head), std::move(rest));
}

}  // namespace tracuu::indexer
