// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/source_reader.hpp"

#include <new>
#include <utility>

#include "base/memory_error.hpp"
#include "indexer/bytes/line_reader.hpp"
#include "indexer/sources/file_walk.hpp"
#include "indexer/sources/item_stream_opener.hpp"
#include "indexer/sources/json_lines_stream.hpp"
#include "indexer/sources/web_archive_folder.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::Result;

namespace {

using Item = std::optional<SourceItem>;

bool is_standard_input(fs::path const& source) {
  return source == "-";
}

}  // namespace

std::vector<SourcePart> whole_sources(std::vector<fs::path> sources) {
  std::vector<SourcePart> parts;
  parts.reserve(sources.size());
  for (fs::path& source : sources) parts.push_back({std::move(source)});
  return parts;
}

struct SourceReader::Impl {
  std::vector<SourcePart> sources;
  SourceLimits limits;
  Filter filter;
  std::shared_ptr<WebArchives> archives;
  std::string location;  ///< of the file being read, or of the last error
  std::size_t next_source = 0;
  std::optional<FileWalk> walk;        ///< over the source being read
  std::unique_ptr<ItemStream> stream;  ///< of the file being read
  /// Of that file; nothing for standard input.
  std::optional<std::uint64_t> file_bytes;
  std::uint64_t finished_bytes = 0;  ///< of all files before `stream`

  /// One step of reading: an item, an error, or nothing yet. False in `more` at the end.
  struct Step {
    Result<Item> item = Item();
    bool more = true;
  };
  Step step();

 private:
  Step open_source();
  Step open_file(FoundFile& file);
  Step next_item();
};

SourceReader::Impl::Step SourceReader::Impl::step() {
  if (stream) return next_item();
  if (!walk) return open_source();
  Result<std::optional<FoundFile>> found = walk->next();
  location = walk->location();
  if (!found) return {found.error(), true};
  if (*found) return open_file(**found);
  walk.reset();
  return {};
}

SourceReader::Impl::Step SourceReader::Impl::open_source() {
  if (next_source == sources.size()) return {Item(), false};
  SourcePart const& source = sources[next_source++];
  location.clear();
  if (!is_standard_input(source.source)) {
    walk.emplace(source);
    return {};
  }
  file_bytes.reset();
  Result<LineReader> opened = LineReader::open_standard_input(limits.max_item_bytes);
  if (!opened) return {error_of_item("<stdin>", opened.error()), true};
  stream = open_json_lines({"<stdin>", "<stdin>"}, std::move(*opened));
  return {};
}

SourceReader::Impl::Step SourceReader::Impl::open_file(FoundFile& file) {
  std::uint64_t const bytes = file.stamp.bytes;
  if (filter && !filter(file)) {
    finished_bytes += bytes;
    return {};
  }
  WebArchiveFolder* const folder =
      is_web_archive(file.path) ? &archives->folder_of(file.location) : nullptr;
  Result<std::unique_ptr<ItemStream>> opened =
      open_item_stream(file.path, bytes, {file.name, file.key}, limits, folder);
  if (!opened) {
    finished_bytes += bytes;
    return {opened.error(), true};
  }
  file_bytes = bytes;
  stream = std::move(*opened);
  return {};
}

SourceReader::Impl::Step SourceReader::Impl::next_item() {
  Result<Item> item = stream->next();
  if (item && *item) (*item)->location = location;
  if (!item || *item) return {std::move(item), true};
  finished_bytes += file_bytes.value_or(stream->consumed_bytes());
  stream.reset();
  return {};
}

SourceReader::SourceReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

SourceReader::SourceReader(std::vector<fs::path> sources, SourceLimits limits, Filter filter)
    : SourceReader(of_parts(whole_sources(std::move(sources)), limits, std::move(filter))) {}

SourceReader SourceReader::of_parts(std::vector<SourcePart> parts, SourceLimits limits,
                                    Filter filter, std::shared_ptr<WebArchives> archives) {
  auto impl = std::make_unique<Impl>();
  impl->sources = std::move(parts);
  impl->limits = limits;
  impl->filter = std::move(filter);
  impl->archives = archives ? std::move(archives) : std::make_shared<WebArchives>();
  impl->archives->set_sources(impl->sources);
  return SourceReader(std::move(impl));
}

SourceReader::SourceReader(SourceReader&&) noexcept = default;
SourceReader& SourceReader::operator=(SourceReader&&) noexcept = default;
SourceReader::~SourceReader() = default;

Result<std::optional<SourceItem>> SourceReader::next() {
  try {
    while (true) {
      Impl::Step step = impl_->step();
      if (!step.item || *step.item || !step.more) return std::move(step.item);
    }
  } catch (std::bad_alloc const&) {  // with what its file took of memory left, the run goes on
    base::Error error = base::out_of_memory();
    error.subject = location();
    leave_file();
    return error;
  }
}

void SourceReader::leave_file() {
  if (impl_->stream) impl_->finished_bytes += impl_->file_bytes.value_or(0);
  impl_->stream.reset();
}

std::string const& SourceReader::location() const {
  return impl_->location;
}

std::uint64_t SourceReader::consumed_bytes() const {
  return impl_->finished_bytes + (impl_->stream ? impl_->stream->consumed_bytes() : 0);
}

std::uint64_t SourceReader::total_bytes() const {
  std::uint64_t total = 0;
  for (SourcePart const& source : impl_->sources) {
    if (is_standard_input(source.source)) return 0;
    FileWalk walk(source);
    for (auto found = walk.next(); !found || *found; found = walk.next()) {
      if (found) total += (*found)->stamp.bytes;
    }
  }
  return total;
}

}  // namespace tracuu::indexer
