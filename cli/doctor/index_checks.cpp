// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor/index_checks.hpp"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>

#include "cli/wording/error_text.hpp"
#include "cli/wording/numbers.hpp"
#include "cli/wording/say.hpp"
#include "schema/date.hpp"
#include "search/searcher.hpp"
#include "store/index_folder.hpp"

namespace tracuu::cli {

namespace {

namespace fs = std::filesystem;

constexpr double kNoRoomBytes = 100e6;
constexpr unsigned long kFewInodes = 1'000;
constexpr std::size_t kMaxFilesLookedAt = 10'000;

/// Opens the shard and says what is in it; whether it could.
bool check_content(store::ShardAddress const& shard, Findings& findings) {
  base::Language const language = findings.language();
  auto const list = store::ShardList::of({shard});
  if (!list) return false;
  auto searcher = search::Searcher::open(*list);
  auto const stats =
      searcher ? searcher->stats() : base::Result<search::IndexStats>(searcher.error());
  if (!stats) {
    base::Error const told = in_language(stats.error(), language);
    std::string const message = told.message.find(shard.text()) == std::string::npos
                                    ? shard.text() + ": " + told.message
                                    : told.message;
    findings.add("index", Health::Failure, message, told.hint);
    return false;
  }
  findings.add(
      "index", Health::Good,
      say("doctor.index", language, shard.text(),
          say_count("count.announcement", "count.announcements", language, stats->announcements),
          stats->schema_version));
  auto const last = schema::parse_iso_date(stats->last_date);
  if (last && *last > schema::today()) {
    findings.add("index", Health::Note, say("doctor.index.future", language, stats->last_date),
                 say("doctor.index.future.hint", language));
  }
  return true;
}

void check_failed_build(fs::path const& folder, Findings& findings) {
  auto const failed = store::IndexFolder(folder).failed_build();
  if (!failed) return;
  base::Language const language = findings.language();
  findings.add("index", Health::Warning,
               say("check.failed_build", language, failed->path.string(), failed->why),
               say("doctor.failed_build.hint", language));
}

bool may(fs::path const& path, int rights) {
  return ::access(path.c_str(), rights) == 0;
}

/// A file below `folder` that belongs to another user than the folder does; nothing if there is
/// none.
std::optional<fs::path> foreign_file(fs::path const& folder) {
  struct stat status{};
  if (::stat(folder.c_str(), &status) != 0) return std::nullopt;
  ::uid_t const owner = status.st_uid;
  std::error_code failure;
  std::size_t seen = 0;
  fs::recursive_directory_iterator file(folder, failure);
  for (; !failure && file != fs::recursive_directory_iterator(); file.increment(failure)) {
    if (++seen > kMaxFilesLookedAt) break;
    if (::lstat(file->path().c_str(), &status) == 0 && status.st_uid != owner) return file->path();
  }
  return std::nullopt;
}

void check_rights(fs::path const& folder, bool is_written, Findings& findings) {
  base::Language const language = findings.language();
  std::string const name = folder.string();
  if (!may(folder, R_OK | X_OK)) {
    findings.add("rights", Health::Failure, say("doctor.rights.unreadable", language, name),
                 say("doctor.rights.hint", language));
    return;
  }
  if (auto const foreign = foreign_file(folder)) {
    findings.add("rights", Health::Warning,
                 say("doctor.rights.foreign", language, foreign->string()),
                 say("doctor.rights.foreign.hint", language, name));
  }
  if (may(folder, W_OK)) {
    findings.add("rights", Health::Good, say("doctor.rights.writable", language, name));
  } else if (is_written) {
    findings.add("rights", Health::Failure, say("doctor.rights.unwritable", language, name),
                 say("doctor.rights.hint", language));
  } else {
    findings.add("rights", Health::Note, say("doctor.rights.readable", language, name));
  }
}

/// A rebuild and a large update need the room of the index once more.
void check_disk(fs::path const& folder, Findings& findings) {
  base::Language const language = findings.language();
  struct statvfs disk{};
  if (::statvfs(folder.c_str(), &disk) != 0) return;
  double const free = static_cast<double>(disk.f_bavail) * static_cast<double>(disk.f_frsize);
  auto const needed = static_cast<double>(store::IndexFolder(folder).bytes_on_disk());
  std::string const free_text = size_text(free, language);
  std::string const needed_text = size_text(needed, language);
  if (disk.f_files > 0 && disk.f_favail < kFewInodes) {
    findings.add("disk", Health::Failure,
                 say("doctor.disk.inodes", language, std::to_string(disk.f_favail)),
                 say("doctor.disk.hint", language));
  } else if (free < kNoRoomBytes) {
    findings.add("disk", Health::Failure, say("doctor.disk.full", language, free_text),
                 say("doctor.disk.hint", language));
  } else if (free < needed) {
    findings.add("disk", Health::Warning,
                 say("doctor.disk.tight", language, free_text, needed_text),
                 say("doctor.disk.hint", language));
  } else {
    findings.add("disk", Health::Good, say("doctor.disk", language, free_text, needed_text));
  }
}

}  // namespace

void check_index(store::ShardList const& index, bool is_written, Findings& findings) {
  base::Language const language = findings.language();
  for (store::ShardAddress const& shard : index.shards()) {
    check_content(shard, findings);
    if (shard.is_remote() || !fs::exists(shard.folder())) continue;
    check_failed_build(shard.folder(), findings);
    check_rights(shard.folder(), is_written, findings);
    check_disk(shard.folder(), findings);
  }
  if (::geteuid() == 0) {
    findings.add("rights", Health::Note, say("doctor.rights.root", language),
                 say("doctor.rights.root.hint", language));
  }
}

}  // namespace tracuu::cli
