// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/segment_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace tracuu::indexer {

namespace {

/// A file that is shorter than what was written to it was changed by somebody else.
constexpr int kCutShort = EIO;

}  // namespace

SegmentFile::SegmentFile(std::filesystem::path path)
    : path_(std::move(path)),
      file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)),
      open_error_(file_ < 0 ? errno : 0) {}

SegmentFile::~SegmentFile() {
  if (file_ >= 0) ::close(file_);
}

base::Result<SegmentPart> SegmentFile::append(std::string_view bytes) {
  SegmentPart const part{end_.fetch_add(bytes.size()), bytes.size()};
  int error = open_error_;
  for (std::uint64_t at = part.offset; error == 0 && !bytes.empty();) {
    ssize_t const written = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0) {
      if (errno != EINTR) error = errno;
      continue;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
    at += static_cast<std::uint64_t>(written);
  }
  if (error == 0) return part;
  return base::Error{base::ErrorCode::Io,
                     fmt::format("{}: {}", path_.string(), std::generic_category().message(error)),
                     ""};
}

void SegmentFile::read(std::uint64_t offset, std::span<char> into) const {
  while (!into.empty()) {
    ssize_t const got = ::pread(file_, into.data(), into.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      throw std::system_error(got < 0 ? errno : kCutShort, std::generic_category(), path_.string());
    }
    into = into.subspan(static_cast<std::size_t>(got));
    offset += static_cast<std::uint64_t>(got);
  }
}

void SegmentFile::discard() {
  std::error_code ignored;  // what is left over goes with the build folder
  std::filesystem::resize_file(path_, 0, ignored);
}

}  // namespace tracuu::indexer
