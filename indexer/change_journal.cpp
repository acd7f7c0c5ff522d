// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/change_journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <fstream>
#include <utility>

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;
using nlohmann::json;

namespace {

constexpr std::string_view kEnding = ".jsonl";

Error io_error(fs::path const& path, std::string_view what, int error_number) {
  return {ErrorCode::Io,
          fmt::format("{}: cannot {}: {}", path.string(), what, std::strerror(error_number)),
          "check free disk space and permissions"};
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
    line.push_back(std::move(one));
  }
  return line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

/// One of the exception gates: nothing thrown by nlohmann passes it.
Result<void> read_line(std::string const& line, std::vector<Change>& changes) {
  try {
    for (json const& one : json::parse(line)) {
      Change change{one.at("id").get<std::string>(), std::nullopt};
      if (auto const put = one.find("put"); put != one.end()) {
        auto announcement = schema::announcement_from_json(put->get<std::string>());
        if (!announcement) return announcement.error();
        change.announcement = std::move(*announcement);
      }
      changes.push_back(std::move(change));
    }
  } catch (json::exception const& failure) {
    return Error{ErrorCode::IndexCorrupt, failure.what(), ""};
  }
  return {};
}

Result<std::vector<Change>> read_file(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return io_error(path, "read", errno);
  std::vector<Change> changes;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (in.eof()) break;  // no end: it was never acknowledged
    if (auto const read = read_line(line, changes); !read) {
      return Error{ErrorCode::IndexCorrupt,
                   fmt::format("{}:{}: a change that cannot be read: {}", path.string(), number,
                               read.error().message),
                   "move the file elsewhere, and send its changes again"};
    }
  }
  return changes;
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

Result<ChangeJournal> ChangeJournal::open(fs::path folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return io_error(folder, "create", error.value());
  ChangeJournal journal(std::move(folder));
  for (auto const& entry : fs::directory_iterator(journal.folder_, error)) {
    journal.next_number_ = std::max(journal.next_number_, number_of(entry.path()) + 1);
  }
  if (error) return io_error(journal.folder_, "read", error.value());
  if (auto const files = journal.closed_files(); !files) return files.error();
  return journal;
}

ChangeJournal::ChangeJournal(ChangeJournal&& other) noexcept
    : folder_(std::move(other.folder_)),
      next_number_(other.next_number_),
      file_(std::exchange(other.file_, -1)),
      durable_bytes_(other.durable_bytes_) {}

ChangeJournal& ChangeJournal::operator=(ChangeJournal&& other) noexcept {
  std::swap(folder_, other.folder_);
  std::swap(next_number_, other.next_number_);
  std::swap(file_, other.file_);
  std::swap(durable_bytes_, other.durable_bytes_);
  return *this;
}

ChangeJournal::~ChangeJournal() {
  if (file_ >= 0) ::close(file_);
}

Result<void> ChangeJournal::append(std::span<Change const> changes) {
  if (auto const opened = open_file(); !opened) return opened;
  std::string const line = to_line(changes);
  std::size_t written = 0;
  while (written < line.size()) {
    ::ssize_t const count = ::write(file_, line.data() + written, line.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    written += static_cast<std::size_t>(count);
  }
  if (written == line.size() && ::fdatasync(file_) == 0) {
    durable_bytes_ += line.size();
    return {};
  }
  Error const error = io_error(file_of(next_number_), "write", errno);
  // Half a line must not stand before the next one. Where even this fails, the
  // file is left: its last line has no end.
  if (::ftruncate(file_, static_cast<::off_t>(durable_bytes_)) != 0) begin_next_file();
  return error;
}

Result<void> ChangeJournal::open_file() {
  if (file_ >= 0) return {};
  fs::path const path = file_of(next_number_);
  file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (file_ < 0) return io_error(path, "create", errno);
  durable_bytes_ = 0;
  return sync_folder(folder_);
}

void ChangeJournal::begin_next_file() {
  if (file_ < 0) return;
  ::close(file_);
  file_ = -1;
  ++next_number_;
}

Result<std::vector<ChangeJournal::File>> ChangeJournal::closed_files() const {
  std::vector<File> files;
  std::error_code error;
  for (auto const& entry : fs::directory_iterator(folder_, error)) {
    std::size_t const number = number_of(entry.path());
    if (number > 0 && number < next_number_) files.push_back({number, {}});
  }
  if (error) return io_error(folder_, "read", error.value());
  std::ranges::sort(files, {}, &File::number);
  for (File& file : files) {
    auto changes = read_file(file_of(file.number));
    if (!changes) return changes.error();
    file.changes = std::move(*changes);
  }
  return files;
}

void ChangeJournal::remove(std::size_t number) const {
  std::error_code ignored;  // applied again at the next start, which does no harm
  fs::remove(file_of(number), ignored);
}

fs::path ChangeJournal::file_of(std::size_t number) const {
  return folder_ / fmt::format("{:06}{}", number, kEnding);
}

}  // namespace tracuu::indexer
