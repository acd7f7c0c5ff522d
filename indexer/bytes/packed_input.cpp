// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/packed_input.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <optional>
#include <string>
#include <utility>

#include "indexer/bytes/archive_pointer.hpp"

namespace tracuu::indexer {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

class PackedInput : public ByteInput {
 public:
  PackedInput(std::unique_ptr<ByteInput> packed, Packing packing)
      : packed_(std::move(packed)), packing_(packing) {}

  Result<std::string_view> read() override;
  [[nodiscard]] std::uint64_t stored_bytes() const override { return packed_->stored_bytes(); }

 private:
  Result<void> open();
  [[nodiscard]] Error failure() const;
  static la_ssize_t give_bytes(archive* reader, void* self, void const** bytes);

  std::unique_ptr<ByteInput> packed_;
  Packing packing_;
  ArchivePointer reader_;
  std::optional<Error> input_failure_;
  bool ended_ = false;
  std::array<char, 64 << 10> buffer_{};
};

la_ssize_t PackedInput::give_bytes(archive* reader, void* self, void const** bytes) {
  auto& input = *static_cast<PackedInput*>(self);
  Result<std::string_view> const piece = input.packed_->read();
  if (!piece) {
    input.input_failure_ = piece.error();
    archive_set_error(reader, EIO, "the file cannot be read");
    return -1;
  }
  *bytes = piece->data();
  return static_cast<la_ssize_t>(piece->size());
}

/// What the file said of itself, else what libarchive says.
Error PackedInput::failure() const {
  if (input_failure_) return *input_failure_;
  char const* const message = reader_ ? archive_error_string(reader_.get()) : nullptr;
  return {ErrorCode::Io, message != nullptr ? message : "the packed data are broken or truncated",
          ""};
}

Result<void> PackedInput::open() {
  reader_.reset(archive_read_new());
  if (!reader_) return Error{ErrorCode::Io, "no memory to unpack the file", ""};
  bool const is_xz = packing_ == Packing::Xz;
  is_xz ? archive_read_support_filter_xz(reader_.get())
        : archive_read_support_filter_zstd(reader_.get());
  archive_read_support_format_raw(reader_.get());
  archive_entry* entry = nullptr;
  if (archive_read_open(reader_.get(), this, nullptr, give_bytes, nullptr) != ARCHIVE_OK ||
      archive_read_next_header(reader_.get(), &entry) != ARCHIVE_OK) {
    return failure();
  }
  // What is not packed so comes through libarchive as it is.
  if (archive_filter_code(reader_.get(), 0) == (is_xz ? ARCHIVE_FILTER_XZ : ARCHIVE_FILTER_ZSTD)) {
    return {};
  }
  return Error{
      ErrorCode::InvalidArgument,
      fmt::format("the file is not packed with {}, as its ending says", is_xz ? "xz" : "Zstandard"),
      ""};
}

Result<std::string_view> PackedInput::read() {
  if (ended_) return std::string_view();
  if (!reader_) {
    if (auto const opened = open(); !opened) {
      ended_ = true;
      return opened.error();
    }
  }
  la_ssize_t const got = archive_read_data(reader_.get(), buffer_.data(), buffer_.size());
  ended_ = got <= 0;
  if (got < 0) return failure();
  return std::string_view(buffer_.data(), static_cast<std::size_t>(got));
}

}  // namespace

std::unique_ptr<ByteInput> open_packed_input(std::unique_ptr<ByteInput> packed, Packing packing) {
  return std::make_unique<PackedInput>(std::move(packed), packing);
}

}  // namespace tracuu::indexer
