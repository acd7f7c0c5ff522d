// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/zip_member.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <cstddef>
#include <memory>

#include "indexer/bytes/archive_pointer.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t kPieceBytes = 64 << 10;
/// Office files have some hundreds of members at most.
constexpr std::size_t kMaxMembers = 100'000;

Error broken(ArchivePointer const& opened) {
  char const* const reason = archive_error_string(opened.get());
  return {ErrorCode::InvalidArgument,
          fmt::format("the zip archive is broken: {}", reason == nullptr ? "unknown" : reason), ""};
}

Result<std::string> unpack(ArchivePointer const& opened, std::string_view name,
                           std::uint64_t max_bytes) {
  std::string bytes;
  for (;;) {
    std::size_t const filled = bytes.size();
    bytes.resize(filled + kPieceBytes);
    la_ssize_t const got = archive_read_data(opened.get(), bytes.data() + filled, kPieceBytes);
    if (got < 0) return broken(opened);
    bytes.resize(filled + static_cast<std::size_t>(got));
    if (got == 0) return bytes;
    if (bytes.size() > max_bytes) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("{} in the archive unpacks to more than the limit of {} bytes", name,
                               max_bytes),
                   ""};
    }
  }
}

/// Opens `zip` in `opened`. Only with the reader that goes by the directory at the end: a file cut
/// off has none.
Result<void> open_zip(ArchivePointer const& opened, std::string_view zip) {
  if (!opened) return Error{ErrorCode::Internal, "no memory to read the archive", ""};
  archive_read_support_format_zip_seekable(opened.get());
  if (archive_read_open_memory(opened.get(), zip.data(), zip.size()) != ARCHIVE_OK) {
    return Error{ErrorCode::InvalidArgument, "not a zip archive, or one that is cut off", ""};
  }
  return {};
}

}  // namespace

Result<std::optional<std::string>> read_zip_member(std::string_view zip, std::string_view name,
                                                   std::uint64_t max_bytes) {
  ArchivePointer const opened(archive_read_new());
  Result<void> const open = open_zip(opened, zip);
  if (!open) return open.error();
  for (std::size_t members = 0; members < kMaxMembers; ++members) {
    archive_entry* entry = nullptr;
    int const status = archive_read_next_header(opened.get(), &entry);
    if (status == ARCHIVE_EOF) return std::optional<std::string>();
    if (status < ARCHIVE_WARN) return broken(opened);
    char const* const path = archive_entry_pathname(entry);
    bool const is_wanted =
        name.empty() ? archive_entry_filetype(entry) == AE_IFREG : path != nullptr && path == name;
    if (!is_wanted) continue;
    if (archive_entry_is_encrypted(entry) != 0) {
      return Error{ErrorCode::InvalidArgument, fmt::format("{} in the archive is encrypted", name),
                   "save it without a password"};
    }
    Result<std::string> bytes = unpack(opened, name, max_bytes);
    if (!bytes) return bytes.error();
    return std::optional<std::string>(std::move(*bytes));
  }
  return Error{ErrorCode::InvalidArgument, "the archive has too many members", ""};
}

Result<ZipNames> read_zip_names(std::string_view zip) {
  ArchivePointer const opened(archive_read_new());
  Result<void> const open = open_zip(opened, zip);
  if (!open) return open.error();
  ZipNames names;
  for (std::size_t members = 0; members < kMaxMembers; ++members) {
    archive_entry* entry = nullptr;
    int const status = archive_read_next_header(opened.get(), &entry);
    if (status == ARCHIVE_EOF) return names;
    if (status < ARCHIVE_WARN) return broken(opened);
    if (char const* const path = archive_entry_pathname(entry); path != nullptr) names.insert(path);
  }
  return Error{ErrorCode::InvalidArgument, "the archive has too many members", ""};
}

}  // namespace tracuu::indexer
