// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <utility>

#include "indexer/file_walk.hpp"
#include "indexer/line_reader.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Item = std::optional<SourceItem>;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char const* kAcceptedEndings =
    "accepted are .jsonl .ndjson .jsonl.gz .ndjson.gz .html .htm .txt .pdf .docx .odt .doc";

struct Ending {
  std::string_view text;
  SourceFormat format;
};
constexpr std::array kEndings{
    Ending{".jsonl", SourceFormat::JsonLine},    Ending{".ndjson", SourceFormat::JsonLine},
    Ending{".jsonl.gz", SourceFormat::JsonLine}, Ending{".ndjson.gz", SourceFormat::JsonLine},
    Ending{".html", SourceFormat::Html},         Ending{".htm", SourceFormat::Html},
    Ending{".txt", SourceFormat::PlainText},     Ending{".pdf", SourceFormat::Pdf},
    Ending{".docx", SourceFormat::Docx},         Ending{".odt", SourceFormat::Odt},
    Ending{".doc", SourceFormat::Doc},
};

char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::optional<SourceFormat> format_of(std::string name) {
  for (char& c : name) c = lower_ascii(c);
  for (Ending const& ending : kEndings) {
    if (name.ends_with(ending.text)) return ending.format;
  }
  return std::nullopt;
}

/// Adds the name of the file or line to a message that does not have it yet.
Error named(std::string const& name, Error error) {
  error.message = fmt::format("{}: {}", name, error.message);
  return error;
}

Result<std::string> read_whole(FoundFile const& file, std::uint64_t max_bytes) {
  if (file.bytes > max_bytes) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{} bytes, more than the limit of {}", file.bytes, max_bytes), ""};
  }
  std::ifstream stream(file.path, std::ios::binary);
  if (!stream) return Error{ErrorCode::Io, std::strerror(errno), ""};
  std::string bytes(file.bytes, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (stream.bad()) return Error{ErrorCode::Io, "cannot be read", ""};
  // The file may have been cut since it was measured.
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (bytes.starts_with(kByteOrderMark)) bytes.erase(0, kByteOrderMark.size());
  return bytes;
}

bool is_standard_input(fs::path const& source) {
  return source == "-";
}

}  // namespace

struct SourceReader::Impl {
  std::vector<fs::path> sources;
  SourceLimits limits;
  std::size_t next_source = 0;
  std::optional<FileWalk> walk;     ///< over the source being read
  std::optional<LineReader> lines;  ///< of `file`, while it is JSON Lines
  FoundFile file;
  std::uint64_t finished_bytes = 0;  ///< of all files before `lines`

  /// One step of reading: an item, an error, or nothing yet. False in `more` at the end.
  struct Step {
    Result<Item> item = Item();
    bool more = true;
  };
  Step step();

 private:
  Step open_source();
  Step open_file(FoundFile found);
  Step next_line();
  Step failed(Error error) { return {named(file.name, std::move(error)), true}; }
};

SourceReader::Impl::Step SourceReader::Impl::step() {
  if (lines) return next_line();
  if (!walk) return open_source();
  Result<std::optional<FoundFile>> found = walk->next();
  if (!found) return {found.error(), true};
  if (*found) return open_file(std::move(**found));
  walk.reset();
  return {};
}

SourceReader::Impl::Step SourceReader::Impl::open_source() {
  if (next_source == sources.size()) return {Item(), false};
  fs::path const& source = sources[next_source++];
  if (!is_standard_input(source)) {
    walk.emplace(source);
    return {};
  }
  file = {source, "<stdin>", "<stdin>", 0};
  Result<LineReader> opened = LineReader::open_standard_input(limits.max_item_bytes);
  if (!opened) return failed(opened.error());
  lines = std::move(*opened);
  return {};
}

SourceReader::Impl::Step SourceReader::Impl::open_file(FoundFile found) {
  file = std::move(found);
  std::optional<SourceFormat> const format = format_of(file.path.filename().string());
  if (format == SourceFormat::JsonLine) {
    Result<LineReader> opened = LineReader::open(file.path, limits.max_item_bytes);
    if (!opened) {
      finished_bytes += file.bytes;
      return failed(opened.error());
    }
    lines = std::move(*opened);
    return {};
  }
  finished_bytes += file.bytes;
  if (!format) {
    return failed(
        {ErrorCode::InvalidArgument, "the ending is not that of a source", kAcceptedEndings});
  }
  Result<std::string> bytes = read_whole(file, limits.max_item_bytes);
  if (!bytes) return failed(bytes.error());
  return {Item(SourceItem{*format, file.name, file.key, std::move(*bytes)}), true};
}

SourceReader::Impl::Step SourceReader::Impl::next_line() {
  Result<std::optional<LineReader::Line>> line = lines->next();
  if (line && *line) {
    std::string const number = fmt::format(":{}", (*line)->number);
    return {Item(SourceItem{SourceFormat::JsonLine, file.name + number, file.key + number,
                            std::move((*line)->text)}),
            true};
  }
  if (!lines->at_end()) {
    return {named(fmt::format("{}:{}", file.name, lines->line_number()), line.error()), true};
  }
  finished_bytes += is_standard_input(file.path) ? lines->consumed_bytes() : file.bytes;
  lines.reset();
  if (!line) return failed(line.error());
  return {};
}

SourceReader::SourceReader(std::vector<fs::path> sources, SourceLimits limits)
    : impl_(std::make_unique<Impl>()) {
  impl_->sources = std::move(sources);
  impl_->limits = limits;
}
SourceReader::SourceReader(SourceReader&&) noexcept = default;
SourceReader& SourceReader::operator=(SourceReader&&) noexcept = default;
SourceReader::~SourceReader() = default;

Result<std::optional<SourceItem>> SourceReader::next() {
  while (true) {
    Impl::Step step = impl_->step();
    if (!step.item || *step.item || !step.more) return std::move(step.item);
  }
}

std::uint64_t SourceReader::consumed_bytes() const {
  return impl_->finished_bytes + (impl_->lines ? impl_->lines->consumed_bytes() : 0);
}

std::uint64_t SourceReader::total_bytes() const {
  std::uint64_t total = 0;
  for (fs::path const& source : impl_->sources) {
    if (is_standard_input(source)) return 0;
    FileWalk walk(source);
    for (auto found = walk.next(); !found || *found; found = walk.next()) {
      if (found) total += (*found)->bytes;
    }
  }
  return total;
}

}  // namespace tracuu::indexer
