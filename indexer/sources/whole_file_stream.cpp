// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/whole_file_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/bytes/byte_reader.hpp"
#include "indexer/item/content_type.hpp"
#include "indexer/sources/message_stream.hpp"

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
        limits_(limits) {}

  Result<std::optional<SourceItem>> next() override {
    if (message_) return message_->next();
    if (std::exchange(is_read_, true)) return std::optional<SourceItem>();
    Result<std::string> bytes = read();
    if (!bytes) return error_of_item(origin_.name, bytes.error());
    if (format_ != SourceFormat::PlainText && open_message(*bytes)) return message_->next();
    return std::optional(
        SourceItem{format_, std::move(origin_.name), std::move(origin_.key), std::move(*bytes)});
  }

  [[nodiscard]] std::uint64_t consumed_bytes() const override { return input_.stored_bytes(); }

 private:
  Result<std::string> read() {
    std::uint64_t const max_bytes = max_file_bytes();
    if (file_bytes_.value_or(0) > max_bytes) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("{} bytes, more than the limit of {}", *file_bytes_, max_bytes), ""};
    }
    std::string bytes;
    Result<std::uint64_t> const head = input_.take_bytes(std::min(kHeadBytes, max_bytes), &bytes);
    if (!head) return head.error();
    // Of plain text, what may be indexed is kept: in charsets of two bytes a letter, twice the
    // limit of text.
    bool const is_text = format_ == SourceFormat::PlainText && !guess_of_head(bytes);
    std::uint64_t const kept =
        is_text ? std::max(2 * limits_.max_text_bytes, kHeadBytes) : max_bytes;
    bytes.reserve(static_cast<std::size_t>(std::min(kept, file_bytes_.value_or(0))));
    if (auto const rest = read_rest(input_, bytes, kept, max_bytes); !rest) return rest.error();
    return bytes;
  }

  /// Three hundred pages that were scanned in colours have a hundred megabytes.
  [[nodiscard]] std::uint64_t max_file_bytes() const {
    bool const may_be_scan = format_ == SourceFormat::Pdf || format_ == SourceFormat::Picture;
    bool const takes_scan = may_be_scan && limits_.takes_pictures;
    return takes_scan ? std::max(limits_.max_scan_bytes, limits_.max_item_bytes)
                      : limits_.max_item_bytes;
  }

  /// Word saves "single file pages" under the ending .doc, too. False for all else.
  bool open_message(std::string& bytes) {
    auto const format = guess_of_head(std::string_view(bytes).substr(0, kHeadBytes));
    bool const is_page = format == SourceFormat::Mht;
    if (!is_page && format != SourceFormat::Eml) return false;
    auto input = open_bytes_input(std::move(bytes));
    message_ = is_page ? open_saved_page(origin_, std::move(input), limits_)
                       : open_mail(origin_, std::move(input), limits_);
    return true;
  }

  static constexpr std::uint64_t kHeadBytes = 4096;

  ItemOrigin origin_;
  SourceFormat format_;
  ByteReader input_;
  std::optional<std::uint64_t> file_bytes_;
  SourceLimits limits_;
  std::unique_ptr<ItemStream> message_;  ///< what the file is in truth
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
