// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/whole_file_stream.hpp"

#include <fmt/format.h>

#include <utility>

#include "indexer/bytes/byte_reader.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

class WholeFileStream : public ItemStream {
 public:
  WholeFileStream(ItemOrigin origin, SourceFormat format, std::unique_ptr<ByteInput> input,
                  std::optional<std::uint64_t> file_bytes, SourceLimits const& limits)
      : origin_(std::move(origin)),
        format_(format),
        input_(std::move(input)),
        file_bytes_(file_bytes),
        max_bytes_(limits.max_item_bytes) {}

  Result<std::optional<SourceItem>> next() override {
    if (std::exchange(is_read_, true)) return std::optional<SourceItem>();
    Result<std::string> bytes = read();
    if (!bytes) return error_of_item(origin_.name, bytes.error());
    return std::optional(
        SourceItem{format_, std::move(origin_.name), std::move(origin_.key), std::move(*bytes)});
  }

  [[nodiscard]] std::uint64_t consumed_bytes() const override { return input_.stored_bytes(); }

 private:
  Result<std::string> read() {
    if (file_bytes_.value_or(0) <= max_bytes_) return read_whole(input_, max_bytes_);
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{} bytes, more than the limit of {}", *file_bytes_, max_bytes_), ""};
  }

  ItemOrigin origin_;
  SourceFormat format_;
  ByteReader input_;
  std::optional<std::uint64_t> file_bytes_;
  std::uint64_t max_bytes_;
  bool is_read_ = false;
};

}  // namespace

std::unique_ptr<ItemStream> open_whole_file(ItemOrigin origin, SourceFormat format,
                                            std::unique_ptr<ByteInput> input,
                                            std::optional<std::uint64_t> file_bytes,
                                            SourceLimits const& limits) {
  return std::make_unique<WholeFileStream>(std::move(origin), format, std::move(input), file_bytes,
                                           limits);
}

}  // namespace tracuu::indexer
