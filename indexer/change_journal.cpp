// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/change_journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <utility>

#include "base/os_error.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;
using nlohmann::json;

namespace {

constexpr std::string_view kEnding = ".jsonl";

Error io_error(fs::path const& path, std::string_view what, int error_number) {
  return base::os_error(path.string(), what, error_number);
}

/// "000007.jsonl" -> 7; 0 for any other name.
std::size_t number_of(fs::path const& file) {
  std::size_t number = 0;
  std::string const name = file.stem().string();
  auto const [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  bool const is_ours =
      file.extension() == kEnding && error == std::errc() && end == name.data() + name.size();
  return is_ours ? number : 0;
}

std::string to_line(std::span<Change const> changes) {
  json line = json::array();
  for (Change const& change : changes) {
    json one{{"id", change.id}};
    if (change.announcement) one["put"] = schema::to_json(*change.announcement);
    if (change.page) {
      one["page"] = {{"number", change.page->page},
                     {"text", schema::to_json(change.page->text)},
                     {"corrected", change.page->is_corrected}};
    }
    line.push_back(std::move(one));
  }
  return line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

/// Errors of page_text_from_json; throws what nlohmann does.
Result<PageChange> read_page_change(json const& object) {
  auto text = schema::page_text_from_json(object.at("text").get<std::string>());
  if (!text) return text.error();
  return PageChange{object.at("number").get<std::size_t>(), std::move(*text),
                    object.at("corrected").get<bool>()};
}

/// The changes of a line. One of the exception gates: nothing thrown by nlohmann passes it.
Result<std::vector<Change>> read_line(std::string const& line) {
  std::vector<Change> changes;
  try {
    for (json const& one : json::parse(line)) {
      Change change{one.at("id").get<std::string>(), std::nullopt};
      if (auto const put = one.find("put"); put != one.end()) {
        auto announcement = schema::announcement_from_json(put->get<std::string>());
        if (!announcement) return announcement.error();
        change.announcement = std::move(*announcement);
      }
      if (auto const found = one.find("page"); found != one.end()) {
        auto page = read_page_change(*found);
        if (!page) return page.error();
        change.page = std::move(*page);
      }
      changes.push_back(std::move(change));
    }
  } catch (json::exception const& failure) {
    return Error{ErrorCode::IndexCorrupt, failure.what(), ""};
  }
  return changes;
}

/// Hands the changes of each whole line to `take`, until it returns false.
template <class Take>
Result<void> read_lines(fs::path const& path, Take take) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return io_error(path, "read", errno);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (in.eof()) break;  // no end: it was never acknowledged
    auto const changes = read_line(line);
    if (!changes) {
      return Error{ErrorCode::IndexCorrupt,
                   fmt::format("{}:{}: a change that cannot be read: {}", path.string(), number,
                               changes.error().message),
                   "move the file elsewhere, and send its changes again"};
    }
    if (!take(*changes, line.size() + 1)) break;
  }
  if (in.bad()) return io_error(path, "read", errno);
  return {};
}

Result<void> sync_folder(fs::path const& folder) {
  int const file = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return io_error(folder, "open", errno);
  bool const synced = ::fsync(file) == 0;
  int const error_number = errno;
  ::close(file);
  if (!synced) return io_error(folder, "write", error_number);
  return {};
}

}  // namespace

Result<ChangeJournal> ChangeJournal::open(fs::path const& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return io_error(folder, "create", error.value());
  ChangeJournal journal(fs::absolute(folder, error));
  if (error) return io_error(folder, "open", error.value());
  for (fs::path const& synced : {journal.folder_, journal.folder_.parent_path()}) {
    if (auto const done = sync_folder(synced); !done) return done.error();
  }
  if (auto const surveyed = journal.survey(); !surveyed) return surveyed.error();
  return journal;
}

/// What an earlier run has left.
Result<void> ChangeJournal::survey() {
  std::error_code error;
  for (auto const& entry : fs::directory_iterator(folder_, error)) {
    if (std::size_t const number = number_of(entry.path()); number > 0) closed_.push_back({number});
  }
  if (error) return io_error(folder_, "read", error.value());
  std::ranges::sort(closed_, {}, &File::number);
  for (File& file : closed_) {
    auto const read = read_lines(file_of(file.number),
                                 [&](std::vector<Change> const& changes, std::size_t line_bytes) {
                                   file.changes += changes.size();
                                   file.bytes += line_bytes;
                                   return true;
                                 });
    if (!read) return read;
    changes_ += file.changes;
    bytes_ += file.bytes;
    open_.number = file.number + 1;
  }
  return {};
}

ChangeJournal::ChangeJournal(ChangeJournal&& other) noexcept
    : folder_(std::move(other.folder_)),
      closed_(std::move(other.closed_)),
      open_(other.open_),
      file_(std::exchange(other.file_, -1)),
      changes_(other.changes_),
      bytes_(other.bytes_) {}

ChangeJournal& ChangeJournal::operator=(ChangeJournal&& other) noexcept {
  std::swap(folder_, other.folder_);
  std::swap(closed_, other.closed_);
  std::swap(open_, other.open_);
  std::swap(file_, other.file_);
  std::swap(changes_, other.changes_);
  std::swap(bytes_, other.bytes_);
  return *this;
}

ChangeJournal::~ChangeJournal() {
  if (file_ >= 0) ::close(file_);
}

Result<void> ChangeJournal::append(std::span<Change const> changes) {
  std::string const line = to_line(changes);
  if (auto opened = open_file(); !opened) return opened;
  if (auto written = write_line(line); !written) return written;
  open_.changes += changes.size();
  open_.bytes += line.size();
  changes_ += changes.size();
  bytes_ += line.size();
  if (open_.bytes >= kFileBytes) begin_next_file();
  return {};
}

Result<void> ChangeJournal::write_line(std::string_view line) {
  std::size_t written = 0;
  int error_number = 0;
  while (written < line.size() && error_number == 0) {
    ::ssize_t const count = ::write(file_, line.data() + written, line.size() - written);
    if (count > 0) {
      written += static_cast<std::size_t>(count);
    } else if (count == 0 || errno != EINTR) {
      error_number = count == 0 ? ENOSPC : errno;
    }
  }
  if (error_number == 0 && ::fdatasync(file_) != 0) error_number = errno;
  if (error_number == 0) return {};
  Error const error = io_error(file_of(open_.number), "write", error_number);
  // Half a line must not stand before the next one. Where even this fails, the
  // file is left: its last line has no end.
  if (::ftruncate(file_, static_cast<::off_t>(open_.bytes)) != 0) begin_next_file();
  return error;
}

Result<void> ChangeJournal::open_file() {
  if (file_ >= 0) return {};
  fs::path const path = file_of(open_.number);
  file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (file_ < 0) return io_error(path, "create", errno);
  return sync_folder(folder_);
}

void ChangeJournal::begin_next_file() {
  if (file_ < 0) return;
  ::close(file_);
  file_ = -1;
  closed_.push_back(open_);
  open_ = {open_.number + 1, 0, 0};
}

Result<void> ChangeJournal::read(File const& file,
                                 std::function<bool(Change const&)> const& take) const {
  return read_lines(file_of(file.number), [&](std::vector<Change> const& changes, std::size_t) {
    return std::ranges::all_of(changes, take);
  });
}

void ChangeJournal::remove(std::size_t number) {
  auto const file = std::ranges::find(closed_, number, &File::number);
  if (file == closed_.end()) return;
  std::error_code ignored;  // applied again at the next start, which does no harm
  fs::remove(file_of(number), ignored);
  changes_ -= file->changes;
  bytes_ -= file->bytes;
  closed_.erase(file);
}

fs::path ChangeJournal::file_of(std::size_t number) const {
  return folder_ / fmt::format("{:06}{}", number, kEnding);
}

}  // namespace tracuu::indexer
