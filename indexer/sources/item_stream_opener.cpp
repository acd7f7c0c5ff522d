// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/item_stream_opener.hpp"

#include <cassert>
#include <utility>

#include "indexer/bytes/gzip_input.hpp"
#include "indexer/bytes/line_reader.hpp"
#include "indexer/bytes/packed_input.hpp"
#include "indexer/bytes/utf8_input.hpp"
#include "indexer/item/content_type.hpp"
#include "indexer/sources/archive_stream.hpp"
#include "indexer/sources/csv_stream.hpp"
#include "indexer/sources/feed_stream.hpp"
#include "indexer/sources/json_lines_stream.hpp"
#include "indexer/sources/json_stream.hpp"
#include "indexer/sources/message_stream.hpp"
#include "indexer/sources/web_archive_stream.hpp"
#include "indexer/sources/whole_file_stream.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Stream = std::unique_ptr<ItemStream>;

Result<Stream> open_stream(std::filesystem::path const& path, std::uint64_t file_bytes,
                           ItemOrigin origin, SourceLimits const& limits,
                           WebArchiveFolder* folder) {
  auto const ending = source_ending_of(path.filename().string(), limits);
  bool const is_archive = ending && (ending->container == SourceContainer::Zip ||
                                     ending->container == SourceContainer::Tar);
  if (is_archive) {
    return open_archive(path, file_bytes, ending->container, std::move(origin), limits);
  }
  Result<std::unique_ptr<ByteInput>> input = open_file_input(path);
  if (!input) return input.error();
  if (ending && ending->container == SourceContainer::WebArchive) {
    auto unpacked = unpacked_input(std::move(*input), packing_of(ending->text));
    return open_web_archive(std::move(origin), std::move(unpacked), limits, folder);
  }
  if (!ending) return open_by_content(std::move(*input), file_bytes, std::move(origin), limits);
  return open_member_stream(*ending, std::move(*input), file_bytes, std::move(origin), limits);
}

}  // namespace

std::unique_ptr<ByteInput> unpacked_input(std::unique_ptr<ByteInput> input, FilePacking packing) {
  switch (packing) {
    case FilePacking::Gzip: return open_gzip_input(std::move(input), GzipRule::Required);
    case FilePacking::Xz: return open_packed_input(std::move(input), Packing::Xz);
    case FilePacking::Zstd: return open_packed_input(std::move(input), Packing::Zstd);
    case FilePacking::None: break;
  }
  return input;
}

Result<Stream> open_item_stream(std::filesystem::path const& path, std::uint64_t file_bytes,
                                ItemOrigin origin, SourceLimits const& limits,
                                WebArchiveFolder* folder) {
  std::string const name = origin.name;
  Result<Stream> stream = open_stream(path, file_bytes, std::move(origin), limits, folder);
  if (!stream) return error_of_item(name, stream.error());
  return stream;
}

std::optional<Ending> source_ending_of(std::string_view name, SourceLimits const& limits) {
  auto const ending = ending_of(name);
  bool const is_picture = ending && ending->format == SourceFormat::Picture;
  return is_picture && !limits.takes_pictures ? std::nullopt : ending;
}

Stream open_member_stream(Ending const& ending, std::unique_ptr<ByteInput> input,
                          std::optional<std::uint64_t> bytes, ItemOrigin origin,
                          SourceLimits const& limits) {
  input = unpacked_input(std::move(input), packing_of(ending.text));
  switch (ending.container) {
    case SourceContainer::JsonLines:
      return open_json_lines(std::move(origin),
                             LineReader(open_utf8_input(std::move(input)), limits.max_item_bytes));
    case SourceContainer::Json: return open_json(std::move(origin), std::move(input), limits);
    case SourceContainer::Csv: return open_csv(std::move(origin), std::move(input), limits);
    case SourceContainer::Feed: return open_feed(std::move(origin), std::move(input), limits);
    case SourceContainer::Mail: return open_mail(std::move(origin), std::move(input), limits);
    case SourceContainer::SavedPage:
      return open_saved_page(std::move(origin), std::move(input), limits);
    case SourceContainer::WebArchive:
      return open_web_archive(std::move(origin), std::move(input), limits);
    case SourceContainer::Zip:
    case SourceContainer::Tar: assert(false);
    case SourceContainer::SingleFile: break;
  }
  return open_whole_file(std::move(origin), ending.format, std::move(input), bytes, limits);
}

Result<Stream> open_by_content(std::unique_ptr<ByteInput> input, std::optional<std::uint64_t> bytes,
                               ItemOrigin origin, SourceLimits const& limits) {
  Result<std::string_view> const read = input->read();
  if (!read) return read.error();
  std::string head(*read);
  auto const format = guess_of_head(head);
  if (!format) {
    return Error{ErrorCode::InvalidArgument, "the ending is not that of a source",
                 "accepted are " + accepted_endings()};
  }
  return open_whole_file(std::move(origin), *format, put_back(std::move(head), std::move(input)),
                         bytes, limits);
}

}  // namespace tracuu::indexer
