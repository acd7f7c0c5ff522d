// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/index_copy.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <system_error>

#include "store/checked_build.hpp"
#include "store/copy_check.hpp"
#include "store/database.hpp"
#include "store/index_check.hpp"
#include "store/page_store.hpp"
#include "store/page_store_copy.hpp"
#include "store/writer_wait.hpp"

namespace tracuu::store {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;
using namespace std::chrono_literals;

constexpr int kMaxFreeAttempts = 4;
constexpr auto kPatience = 60s;

Error invalid(std::string message, std::string hint) {
  return {ErrorCode::InvalidArgument, std::move(message), std::move(hint)};
}

bool is_reader_error(ErrorCode code) {
  return code == ErrorCode::Busy || code == ErrorCode::IndexCorrupt;
}

/// A copy that is complete, and what is in it.
struct Copy {
  CheckedBuild build;
  std::size_t announcements = 0;
};

/// Busy if a writer overtook it.
Result<Copy> write_copy(Xapian::Database database, fs::path const& build) {
  auto copied = xapian_guard([&]() -> Result<Copy> {
    database.compact(build.string(), Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
    auto checked = CheckedBuild::open(
        build, [&](Xapian::Database const& copy) { return check_copy(database, copy); });
    if (!checked) return checked.error();
    return Copy{std::move(*checked), database.get_doccount()};
  });
  if (copied || is_reader_error(copied.error().code)) return copied;
  return build_error(build, "the copy cannot be written", copied.error(),
                     "make room (a copy takes about what the index takes) and run it again");
}

Result<Copy> copy_once(IndexFolder const& source, fs::path const& build) {
  std::error_code ignored;  // what stays goes with the build folder
  fs::remove_all(build, ignored);
  auto database = open_current(source);
  if (!database) return database.error();
  return write_copy(std::move(*database), build);
}

/// Copies beside a writer as often as that may help, then holds it off.
Result<Copy> copy_in_use(IndexFolder const& source, fs::path const& build) {
  for (int attempt = 1; attempt <= kMaxFreeAttempts; ++attempt) {
    auto copied = copy_once(source, build);
    bool const was_overtaken = !copied && copied.error().code == ErrorCode::Busy;
    if (!was_overtaken) return copied;
  }
  auto lock = wait_for_writer(source, kPatience);
  if (lock) return copy_once(source, build);
  return Error{ErrorCode::Busy,
               fmt::format("{}: a writer keeps changing the index", source.path().string()),
               "run the backup when it has finished"};
}

/// Without links, ".." or a slash at the end.
fs::path plain_path(fs::path const& path) {
  std::error_code unknown;
  fs::path const plain = fs::weakly_canonical(fs::absolute(path, unknown), unknown);
  return plain.has_filename() ? plain : plain.parent_path();
}

/// Copies `source` and switches `destination` to the copy. REQUIRES: the WriterLock
/// of `destination` is held.
template <class Write>
Result<CopyReport> copy_and_switch(IndexFolder const& source, IndexFolder const& destination,
                                   Write write) {
  CopyReport report;
  report.bytes_before = source.bytes_on_disk();
  auto const build_folder = destination.make_build_folder();
  if (!build_folder) return build_folder.error();
  fs::path const build = *build_folder / "copy";
  Result<Copy> const copied = write(source, build);
  Result<void> done;
  bool const is_other = plain_path(source.path()) != plain_path(destination.path());
  if (copied && is_other) done = copy_page_store(source.path(), destination.path());
  if (copied && done) done = destination.switch_to_build(copied->build);
  destination.remove_build_folders();
  if (!copied) return copied.error();
  if (!done) return done.error();
  report.announcements = copied->announcements;
  report.bytes_after = destination.bytes_on_disk();
  return report;
}

bool is_there(fs::path const& path) {
  std::error_code unknown;
  return fs::exists(path, unknown);
}

bool is_within(fs::path const& inner, fs::path const& outer) {
  auto const [rest, end] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  return rest == outer.end();
}

Result<void> check_apart(IndexFolder const& one, IndexFolder const& other) {
  fs::path const first = plain_path(one.path());
  fs::path const second = plain_path(other.path());
  if (first == second) {
    return invalid(
        fmt::format("{} and {} are the same folder", one.path().string(), other.path().string()),
        "name another folder");
  }
  if (is_within(first, second) || is_within(second, first)) {
    return invalid(fmt::format("{} and {}: one of them lies in the other", one.path().string(),
                               other.path().string()),
                   "name a folder outside of it");
  }
  return {};
}

/// Whether there is nothing but what a backup that was killed leaves.
bool is_free(fs::path const& folder) {
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::string const name = it->path().filename().string();
    bool const is_ours = name == "writer.lock" || name == "XAPIANDB.new" ||
                         name.starts_with("build-") || name.starts_with("failed-") ||
                         name.starts_with("gen-") || name.starts_with("pages.sqlite");
    if (!is_ours) return false;
  }
  return true;
}

/// Whether `destination` may be written to; InvalidArgument if not.
Result<void> check_destination(IndexFolder const& destination, OldBackup old) {
  auto const generation = destination.current_generation();
  if (generation) {
    if (old == OldBackup::Replace) return {};
    return invalid(fmt::format("{}: there is an index in this folder", destination.path().string()),
                   "name a new folder, or add --replace");
  }
  if (generation.error().code != ErrorCode::IndexMissing) return generation.error();
  if (is_free(destination.path())) return {};
  return invalid(fmt::format("{}: the folder holds other files", destination.path().string()),
                 "name a new folder");
}

/// After a failure: a folder that was made for the copy goes with it.
void remove_if_made(IndexFolder const& folder, bool was_there) {
  if (was_there) return;
  std::error_code ignored;
  fs::remove(folder.path() / "writer.lock", ignored);
  fs::path const pages = page_store_file(folder.path());
  for (char const* const ending : {"", "-wal", "-shm", "-journal"}) {
    fs::remove(pages.string() + ending, ignored);
  }
  fs::remove(folder.path(), ignored);
}

Error of_another_version(Error error) {
  if (error.code == ErrorCode::SchemaMismatch) {
    error.hint = "restore it with the tracuu that wrote it, or index the sources anew";
  }
  return error;
}

/// IndexCorrupt with the first problem.
Result<void> check_source(IndexFolder const& source) {
  auto const report = check_index(source);
  if (!report) return of_another_version(report.error());
  if (report->problems.empty()) return {};
  return Error{
      ErrorCode::IndexCorrupt,
      fmt::format("{}: the index is damaged: {}", source.path().string(), report->problems.front()),
      "nothing was changed; `tracuu check` names all its problems"};
}

}  // namespace

Result<CopyReport> back_up(IndexFolder const& source, IndexFolder const& destination,
                           OldBackup old) {
  if (auto apart = check_apart(source, destination); !apart) return apart.error();
  if (auto opened = open_current(source); !opened) return opened.error();
  if (auto fits = check_destination(destination, old); !fits) return fits.error();
  bool const was_there = is_there(destination.path());
  auto report = [&]() -> Result<CopyReport> {
    auto lock = WriterLock::acquire(destination);
    if (!lock) return lock.error();
    // Another backup may have been faster.
    if (auto fits = check_destination(destination, old); !fits) return fits.error();
    return copy_and_switch(source, destination, copy_in_use);
  }();
  if (!report) remove_if_made(destination, was_there);
  return report;
}

Result<CopyReport> restore(IndexFolder const& source, IndexFolder const& destination) {
  if (auto apart = check_apart(source, destination); !apart) return apart.error();
  if (auto whole = check_source(source); !whole) return whole.error();
  bool const was_there = is_there(destination.path());
  auto report = [&]() -> Result<CopyReport> {
    auto lock = WriterLock::acquire(destination);
    if (!lock) return lock.error();
    auto const generation = destination.current_generation();
    if (!generation && generation.error().code != ErrorCode::IndexMissing) {
      return generation.error();
    }
    return copy_and_switch(source, destination, copy_in_use);
  }();
  if (!report) remove_if_made(destination, was_there);
  return report;
}

Result<CopyReport> compact(IndexFolder const& folder, std::chrono::milliseconds patience) {
  if (auto const generation = folder.current_generation(); !generation) return generation.error();
  auto lock = wait_for_writer(folder, patience);
  if (!lock) return lock.error();
  return copy_and_switch(folder, folder, copy_once);
}

}  // namespace tracuu::store
