// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bytes/line_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/bytes/byte_reader.hpp"
#include "indexer/bytes/gzip_input.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// A packed file of some megabytes can hold blank lines for hours.
constexpr std::uint64_t kMaxBlankBytes = 1ull << 30;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\f\v") == std::string_view::npos;
}

}  // namespace

struct LineReader::Impl {
  ByteReader input;
  std::uint64_t max_line_bytes = 0;
  bool is_standard_input = false;
  bool ended = false;
  std::uint64_t line_number = 0;

  /// Steps over lines that are blank as far as can be seen, many at once.
  Result<void> skip_blank_lines();
  /// Nothing more is read after `error`.
  Error end_with(Error error);
};

Error LineReader::Impl::end_with(Error error) {
  ended = true;
  error.message += fmt::format(", after line {}", line_number);
  return error;
}

Result<void> LineReader::Impl::skip_blank_lines() {
  std::uint64_t skipped_bytes = 0;
  while (skipped_bytes <= kMaxBlankBytes) {
    auto const piece = input.peek();
    if (!piece) return piece.error();
    std::size_t const blank = std::min(piece->find_first_not_of(" \t\r\f\v\n"), piece->size());
    std::size_t const last_end = piece->substr(0, blank).rfind('\n');
    if (last_end == std::string_view::npos) return {};
    std::string_view const lines = piece->substr(0, last_end + 1);
    line_number += static_cast<std::uint64_t>(std::ranges::count(lines, '\n'));
    skipped_bytes += lines.size();
    input.take(lines.size());
  }
  return Error{ErrorCode::InvalidArgument,
               fmt::format("stopped: {} MB of nothing but blank lines", kMaxBlankBytes >> 20), ""};
}

LineReader::LineReader(std::unique_ptr<ByteInput> input, std::uint64_t max_line_bytes)
    : impl_(new Impl{ByteReader(std::move(input)), max_line_bytes}) {}
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;

Result<LineReader> LineReader::open(std::filesystem::path const& path,
                                    std::uint64_t max_line_bytes) {
  Result<std::unique_ptr<ByteInput>> file = open_file_input(path);
  if (!file) return file.error();
  std::string const ending = path.extension().string();
  if (ending == ".gz" || ending == ".GZ") {
    *file = open_gzip_input(std::move(*file), GzipRule::Required);
  }
  return LineReader(std::move(*file), max_line_bytes);
}

Result<LineReader> LineReader::open_standard_input(std::uint64_t max_line_bytes) {
  Result<std::unique_ptr<ByteInput>> input = indexer::open_standard_input();
  if (!input) return input.error();
  LineReader reader(open_gzip_input(std::move(*input), GzipRule::Recognised), max_line_bytes);
  reader.impl_->is_standard_input = true;
  return reader;
}

Result<std::optional<LineReader::Line>> LineReader::next() {
  while (!impl_->ended) {
    if (auto const skipped = impl_->skip_blank_lines(); !skipped) {
      return impl_->end_with(skipped.error());
    }
    Line line;
    auto const line_bytes = impl_->input.read_line(line.text, impl_->max_line_bytes);
    if (!line_bytes) return impl_->end_with(line_bytes.error());
    impl_->ended = !*line_bytes;
    if (!*line_bytes) break;
    line.number = ++impl_->line_number;
    if (**line_bytes > impl_->max_line_bytes) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("the line has {} bytes, more than the limit of {}", **line_bytes,
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
  return impl_->is_standard_input ? impl_->input.offset() : impl_->input.stored_bytes();
}

}  // namespace tracuu::indexer
