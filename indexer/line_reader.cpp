// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/line_reader.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr unsigned kBufferBytes = 64 << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct CloseGzip {
  void operator()(gzFile file) const { gzclose_r(file); }
};
using GzipFile = std::unique_ptr<gzFile_s, CloseGzip>;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\f\v") == std::string_view::npos;
}

}  // namespace

struct LineReader::Impl {
  GzipFile file;
  std::uint64_t max_line_bytes = 0;
  bool must_be_gzip = false;
  bool is_standard_input = false;
  bool ended = false;
  std::uint64_t line_number = 0;
  std::uint64_t unpacked_bytes = 0;
  std::array<char, kBufferBytes> buffer{};
  std::string_view pending;  ///< part of `buffer` not yet consumed

  /// Refills `pending`; false at the end of the file.
  Result<bool> fill();
  /// Appends up to the line end, which is consumed; false if the file ends
  /// with nothing read. Bytes past max_line_bytes are counted, not kept.
  Result<bool> read_line(std::string& line, std::uint64_t& line_bytes);

 private:
  Error broken_file();
};

Error LineReader::Impl::broken_file() {
  int code = Z_OK;
  std::string reason = gzerror(file.get(), &code);
  if (code == Z_ERRNO) reason = std::strerror(errno);
  if (code == Z_BUF_ERROR) reason = "the gzip file is truncated";
  return {ErrorCode::Io, fmt::format("{}, after line {}", reason, line_number), ""};
}

Result<bool> LineReader::Impl::fill() {
  bool const first = unpacked_bytes == 0;
  int const got = gzread(file.get(), buffer.data(), kBufferBytes);
  int code = Z_OK;
  gzerror(file.get(), &code);
  // A truncated file is reported only once its readable bytes are used up.
  if (got < 0 || (got == 0 && code != Z_OK)) return broken_file();
  if (first && must_be_gzip && gzdirect(file.get()) == 1) {
    return Error{ErrorCode::InvalidArgument, "is not a gzip file", "remove .gz from its name"};
  }
  unpacked_bytes += static_cast<std::uint64_t>(got);
  pending = std::string_view(buffer.data(), static_cast<std::size_t>(got));
  if (first && pending.starts_with(kByteOrderMark)) pending.remove_prefix(kByteOrderMark.size());
  return got > 0;
}

Result<bool> LineReader::Impl::read_line(std::string& line, std::uint64_t& line_bytes) {
  while (true) {
    if (pending.empty()) {
      Result<bool> const filled = fill();
      if (!filled) return filled.error();
      if (!*filled) return line_bytes > 0;
      continue;
    }
    std::size_t const end = std::min(pending.find('\n'), pending.size());
    line_bytes += end;
    if (line_bytes <= max_line_bytes) line.append(pending.substr(0, end));
    bool const ended_line = end < pending.size();
    pending.remove_prefix(end + (ended_line ? 1 : 0));
    if (ended_line) return true;
  }
}

LineReader::LineReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;

Result<LineReader> LineReader::open(std::filesystem::path const& path,
                                    std::uint64_t max_line_bytes) {
  auto impl = std::make_unique<Impl>();
  impl->file.reset(gzopen(path.c_str(), "rb"));
  if (!impl->file) return Error{ErrorCode::Io, std::strerror(errno), ""};
  gzbuffer(impl->file.get(), kBufferBytes);
  impl->max_line_bytes = max_line_bytes;
  std::string const ending = path.extension().string();
  impl->must_be_gzip = ending == ".gz" || ending == ".GZ";
  return LineReader(std::move(impl));
}

Result<LineReader> LineReader::open_standard_input(std::uint64_t max_line_bytes) {
  auto impl = std::make_unique<Impl>();
  int const descriptor = dup(STDIN_FILENO);  // so that closing leaves standard input open
  if (descriptor < 0) return Error{ErrorCode::Io, std::strerror(errno), ""};
  impl->file.reset(gzdopen(descriptor, "rb"));
  if (!impl->file) {
    close(descriptor);
    return Error{ErrorCode::Io, "cannot be read", ""};
  }
  gzbuffer(impl->file.get(), kBufferBytes);
  impl->max_line_bytes = max_line_bytes;
  impl->is_standard_input = true;
  return LineReader(std::move(impl));
}

Result<std::optional<LineReader::Line>> LineReader::next() {
  while (!impl_->ended) {
    Line line;
    std::uint64_t line_bytes = 0;
    Result<bool> const read = impl_->read_line(line.text, line_bytes);
    impl_->ended = !read || !*read;
    if (!read) return read.error();
    if (!*read) break;
    line.number = ++impl_->line_number;
    if (line_bytes > impl_->max_line_bytes) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("the line has {} bytes, more than the limit of {}", line_bytes,
                               impl_->max_line_bytes),
                   ""};
    }
    if (line.text.ends_with('\r')) line.text.pop_back();
    if (!is_blank(line.text)) return std::optional(std::move(line));
  }
  return std::optional<Line>();
}

std::uint64_t LineReader::line_number() const {
  return impl_->line_number;
}
bool LineReader::at_end() const {
  return impl_->ended;
}

std::uint64_t LineReader::consumed_bytes() const {
  if (impl_->is_standard_input) return impl_->unpacked_bytes;
  auto const offset = gzoffset(impl_->file.get());
  return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

}  // namespace tracuu::indexer
