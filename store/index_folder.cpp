// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/index_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <fstream>
#include <random>
#include <string_view>
#include <utility>

#include "base/os_error.hpp"
#include "store/checked_build.hpp"
#include "store/packed_size.hpp"
#include "store/replica.hpp"
#include "store/replicated_view.hpp"

namespace tracuu::store {

namespace {

constexpr std::string_view kStubName = "XAPIANDB";
constexpr std::string_view kStubType = "auto ";
constexpr std::string_view kGenerationPrefix = "gen-";
constexpr std::string_view kBuildPrefix = "build-";
constexpr std::string_view kFailedPrefix = "failed-";
constexpr std::string_view kReasonName = "why.txt";

base::Error io_error(std::string_view what, std::filesystem::path const& path, int error_number) {
  return base::os_error(path.string(), what, error_number);
}

/// Writes `text` to a new file and makes sure that it is on the disk.
base::Result<void> write_synced(std::filesystem::path const& path, std::string_view text) {
  int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return io_error("create", path, errno);
  bool const written =
      ::write(file, text.data(), text.size()) == static_cast<::ssize_t>(text.size()) &&
      ::fsync(file) == 0;
  int const error_number = errno;
  ::close(file);
  if (!written) return io_error("write", path, error_number);
  return {};
}

/// Makes a file, or the renames inside a folder, survive a power cut.
base::Result<void> sync_to_disk(std::filesystem::path const& path) {
  int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return io_error("open", path, errno);
  bool const synced = ::fsync(file) == 0;
  int const error_number = errno;
  ::close(file);
  if (!synced) return io_error("write", path, error_number);
  return {};
}

unsigned generation_number(std::string_view name) {
  unsigned number = 0;
  if (name.starts_with(kGenerationPrefix)) {
    name.remove_prefix(kGenerationPrefix.size());
    std::from_chars(name.data(), name.data() + name.size(), number);
  }
  return number;
}

template <class Visit>
void for_each_name(std::filesystem::path const& folder, Visit visit) {
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    visit(it->path().filename().string());
  }
}

/// The line of a stub that names its database; the replicas' begin with notes.
base::Result<std::string> stub_line(std::filesystem::path const& folder) {
  std::ifstream stub(folder / kStubName);
  if (!stub) {
    return base::Error{base::ErrorCode::IndexMissing,
                       fmt::format("{}: there is no index in this folder", folder.string()),
                       "run `tracuu index SOURCE --db " + folder.string() + "` first"};
  }
  std::string line;
  while (std::getline(stub, line) && line.starts_with('#')) continue;
  return line;
}

/// What cannot be removed now (a reader's mount, say) is removed next time.
void remove_folder(std::filesystem::path const& path) {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

}  // namespace

IndexFolder::IndexFolder(std::filesystem::path path) : path_(std::move(path)) {}

base::Result<std::string> IndexFolder::current_generation() const {
  auto const line = stub_line(path_);
  if (!line) return line.error();
  if (auto const copy = replica_copy_of(*line)) return replica_generation(path_, *copy);
  bool const is_ours =
      line->starts_with(kStubType) && generation_number(line->substr(kStubType.size())) > 0;
  if (!is_ours) {
    return base::Error{base::ErrorCode::SchemaMismatch,
                       fmt::format("{}: {} was not written by tracuu", path_.string(), kStubName),
                       "name another folder"};
  }
  return line->substr(kStubType.size());
}

bool IndexFolder::is_replica() const {
  auto const line = stub_line(path_);
  return line && replica_copy_of(*line);
}

std::filesystem::path IndexFolder::generation_path(std::string const& generation) const {
  return path_ / folder_of_generation(generation);
}

base::Result<std::string> IndexFolder::next_generation() const {
  unsigned highest = 0;
  for_each_name(path_, [&](std::string const& name) {
    highest = std::max(highest, generation_number(name));
  });
  return fmt::format("{}{:06}-{:08x}", kGenerationPrefix, highest + 1, std::random_device{}());
}

base::Result<void> IndexFolder::switch_to(std::string const& generation) const {
  base::Result<void> synced = sync_to_disk(generation_path(generation));
  for_each_name(generation_path(generation), [&](std::string const& name) {
    if (synced) synced = sync_to_disk(generation_path(generation) / name);
  });
  if (!synced) return synced;
  auto const fresh = path_ / fmt::format("{}.new", kStubName);
  if (auto written = write_synced(fresh, fmt::format("{}{}\n", kStubType, generation)); !written) {
    return written;
  }
  if (::rename(fresh.c_str(), (path_ / kStubName).c_str()) != 0) {
    return io_error("replace", path_ / kStubName, errno);
  }
  if (synced = sync_to_disk(path_); !synced) return synced;
  // The folder may be new. Who may not read its parent goes without.
  std::error_code unknown;
  std::filesystem::path const whole_path = std::filesystem::absolute(path_ / "", unknown);
  auto const parent_synced = sync_to_disk(whole_path.parent_path().parent_path());
  static_cast<void>(parent_synced);
  if (is_for_replication(generation_path(generation)) || is_replicated(path_)) {
    show_to_replication(generation_path(generation));
  }
  for_each_name(path_, [&](std::string const& name) {
    if (name.starts_with(kGenerationPrefix) && name != generation) remove_folder(path_ / name);
  });
  remove_build_folders();
  remove_failed_builds();
  return {};
}

base::Result<void> IndexFolder::switch_to_build(CheckedBuild const& build) const {
  auto const generation = next_generation();
  if (!generation) return generation.error();
  if (auto noted = note_packed_size(build.path(), build.total_length()); !noted) return noted;
  std::error_code error;
  std::filesystem::rename(build.path(), generation_path(*generation), error);
  if (error) return io_error("rename", build.path(), error.value());
  return switch_to(*generation);
}

base::Result<std::filesystem::path> IndexFolder::set_failed_build_aside(
    std::filesystem::path const& build, std::string_view why) const {
  remove_failed_builds();
  auto const folder = path_ / fmt::format("{}{}", kFailedPrefix, ::getpid());
  std::error_code error;
  std::filesystem::rename(build, folder, error);
  if (error) return io_error("rename", build, error.value());
  auto const written = write_synced(folder / kReasonName, fmt::format("{}\n", why));
  if (!written) return written.error();
  return folder;
}

std::optional<IndexFolder::FailedBuild> IndexFolder::failed_build() const {
  std::optional<FailedBuild> found;
  for_each_name(path_, [&](std::string const& name) {
    if (!name.starts_with(kFailedPrefix)) return;
    found = FailedBuild{path_ / name, ""};
    std::ifstream reason(found->path / kReasonName);
    std::getline(reason, found->why);
  });
  return found;
}

base::Result<std::filesystem::path> IndexFolder::make_build_folder() const {
  remove_build_folders();
  remove_failed_builds();
  auto const folder = path_ / fmt::format("{}{}", kBuildPrefix, ::getpid());
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return io_error("create", folder, error.value());
  return folder;
}

std::uint64_t IndexFolder::bytes_on_disk() const {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator it(path_, error), end; !error && it != end;
       it.increment(error)) {
    std::error_code no_size;
    if (it->is_symlink(no_size)) continue;  // of a view for replication
    if (it->is_regular_file(no_size)) bytes += it->file_size(no_size);
  }
  return bytes;
}

void IndexFolder::remove_build_folders() const {
  for_each_name(path_, [&](std::string const& name) {
    if (name.starts_with(kBuildPrefix)) remove_folder(path_ / name);
  });
}

void IndexFolder::remove_failed_builds() const {
  for_each_name(path_, [&](std::string const& name) {
    if (name.starts_with(kFailedPrefix)) remove_folder(path_ / name);
  });
}

base::Error build_error(std::filesystem::path const& build, std::string_view message,
                        base::Error const& cause, std::string hint) {
  int const number = base::os_error_number(cause.message);
  bool const is_about_room = number == 0 || number == ENOSPC || number == EDQUOT;
  if (cause.code == base::ErrorCode::OutOfMemory || !is_about_room) {
    return base::with_os_error(
        {cause.code, fmt::format("{}: {}: {}", build.string(), message, cause.message), cause.hint},
        number);
  }
  std::error_code unknown;
  auto const space = std::filesystem::space(build.parent_path(), unknown);
  return {number == 0 ? base::ErrorCode::Io : base::ErrorCode::DiskFull,
          fmt::format("{}: {}, {} MB are free on this disk: {}", build.string(), message,
                      unknown ? 0 : space.available / 1'000'000, cause.message),
          std::move(hint)};
}

base::Result<WriterLock> WriterLock::acquire(IndexFolder const& folder) {
  if (folder.is_replica()) {
    return base::Error{
        base::ErrorCode::InvalidArgument,
        fmt::format("{}: a replica, which xapian-replicate keeps, is only read",
                    folder.path().string()),
        "change the original; `tracuu backup DEST` makes a copy that may be changed"};
  }
  std::error_code error;
  std::filesystem::create_directories(folder.path(), error);
  if (error) return io_error("create", folder.path(), error.value());
  auto const path = folder.path() / "writer.lock";
  int const file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) return io_error("open", path, errno);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    ::close(file);
    return base::Error{base::ErrorCode::IndexLocked,
                       fmt::format("{}: another writer is at work", folder.path().string()),
                       "wait until the other `tracuu index` has finished"};
  }
  return WriterLock(file);
}

WriterLock::WriterLock(WriterLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

WriterLock::~WriterLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace tracuu::store
