// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/curation_watch.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <system_error>
#include <utility>

#include "base/os_error.hpp"
#include "base/sha256.hpp"
#include "search/curation/curation_file.hpp"

namespace tracuu::server {
namespace {

using base::Error;
using base::ErrorCode;

/// A change is read once it is the same at two looks: an editor may be writing it.
constexpr std::chrono::milliseconds kLookInterval{200};

std::string tag_of(std::string_view toml) {
  return fmt::format("\"{}\"", base::sha256_hex(toml).substr(0, 32));
}

Error io_failure(std::filesystem::path const& file, int number) {
  ErrorCode const code = number == ENOSPC || number == EDQUOT ? ErrorCode::DiskFull : ErrorCode::Io;
  return {code, std::system_category().message(number), "", file.string()};
}

/// All of `bytes` to `file`, on the disk when it returns; else errno.
int write_through(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t const written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0 ? 0 : errno;
}

/// `bytes` in place of `file`, whole or not at all. Rights and owner stay, where we may.
base::Result<void> replace_file(std::filesystem::path const& file, std::string_view bytes) {
  std::string fresh = file.string() + ".XXXXXX";
  int const descriptor = ::mkstemp(fresh.data());
  if (descriptor < 0) return io_failure(file, errno);
  struct stat old{};
  bool const is_there = ::stat(file.c_str(), &old) == 0;
  (void)::fchmod(descriptor, is_there ? old.st_mode & 07777 : 0640);
  if (is_there) (void)!::fchown(descriptor, old.st_uid, old.st_gid);
  int failure = write_through(descriptor, bytes);
  ::close(descriptor);
  if (failure == 0 && ::rename(fresh.c_str(), file.c_str()) != 0) failure = errno;
  if (failure != 0) {
    ::unlink(fresh.c_str());
    return io_failure(file, failure);
  }
  std::filesystem::path const folder = file.has_parent_path() ? file.parent_path() : ".";
  int const opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened >= 0) {
    (void)::fsync(opened);
    ::close(opened);
  }
  return {};
}

}  // namespace

base::Result<std::unique_ptr<CurationWatch>> CurationWatch::start(std::filesystem::path file,
                                                                  store::ShardList index,
                                                                  store::ShardTimes times,
                                                                  Log log) {
  std::unique_ptr<CurationWatch> watch(
      new CurationWatch(std::move(file), std::move(index), times, std::move(log)));
  if (auto const loaded = watch->load(); !loaded) return loaded.error();
  watch->seen_ = watch->read_;
  watch->look_up_hidden();
  watch->thread_ =
      std::jthread([raw = watch.get()](std::stop_token const& stop) { raw->run(stop); });
  return watch;
}

CurationWatch::CurationWatch(std::filesystem::path file, store::ShardList index,
                             store::ShardTimes times, Log log)
    : file_(std::move(file)), index_(std::move(index)), times_(times), log_(std::move(log)) {}

CurationWatch::Status CurationWatch::status() const {
  std::lock_guard const lock(mutex_);
  return status_;
}

std::shared_ptr<std::vector<std::string> const> CurationWatch::hidden() const {
  std::lock_guard const lock(mutex_);
  return hidden_;
}

base::Result<CurationWatch::Text> CurationWatch::text() const {
  if (!stamp()) return Text{"", tag_of("")};
  auto toml = search::read_curation_text(file_);
  if (!toml) return toml.error();
  std::string tag = tag_of(*toml);
  return Text{std::move(*toml), std::move(tag)};
}

base::Result<std::string> CurationWatch::put(std::string_view toml, std::string_view tag) {
  std::lock_guard const one(put_mutex_);
  if (!tag.empty()) {
    auto const now = text();
    if (!now) return now.error();
    if (now->tag != tag) {
      return Error{ErrorCode::Expired, "the file was changed since it was read", "", "If-Match"};
    }
  }
  auto rules = search::read_curation(toml, "");
  if (!rules) return rules.error();
  if (auto const written = replace_file(file_, toml); !written) return written.error();
  {
    std::lock_guard const lock(mutex_);
    read_ = stamp();
  }
  take(std::make_shared<search::Curation const>(std::move(*rules)));
  return tag_of(toml);
}

std::optional<CurationWatch::Stamp> CurationWatch::stamp() const {
  struct stat found{};
  if (::stat(file_.c_str(), &found) != 0) return std::nullopt;
  return Stamp{
      static_cast<std::int64_t>(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec,
      static_cast<std::uint64_t>(found.st_size), found.st_ino};
}

void CurationWatch::run(std::stop_token const& stop) {
  while (!stop.stop_requested()) {
    try {
      look();
      look_up_hidden();
    } catch (std::exception const& exception) {  // most likely the lack of memory
      tell_failure({ErrorCode::OutOfMemory, exception.what(), "", file_.string()});
    }
    std::unique_lock lock(sleep_mutex_);
    wakes_.wait_for(lock, stop, kLookInterval, [] { return false; });
  }
}

void CurationWatch::look() {
  auto const now = stamp();
  bool const has_settled = now == seen_;
  seen_ = now;
  bool is_news = false;
  {
    std::lock_guard const lock(mutex_);
    is_news = now != read_;
  }
  if (!is_news || !has_settled) return;
  if (!now) {  // the rules stay: nobody is shown what was hidden because a file is moved
    tell_failure({ErrorCode::Io, "is gone; its rules still count", "put it back, or save it empty",
                  file_.string()});
    std::lock_guard const lock(mutex_);
    read_ = now;
    return;
  }
  if (auto const loaded = load(); !loaded) tell_failure(loaded.error());
}

/// Reads the file. Without one there are no rules.
base::Result<void> CurationWatch::load() {
  auto const now = stamp();
  {
    std::lock_guard const lock(mutex_);
    read_ = now;
  }
  if (!now) {
    if (log_) log_(fmt::format("curation: {} is not there yet: no rules", file_.string()));
    return {};
  }
  auto rules = search::read_curation(file_);
  if (!rules) return rules.error();
  take(std::make_shared<search::Curation const>(std::move(*rules)));
  return {};
}

void CurationWatch::take(std::shared_ptr<search::Curation const> rules) {
  std::size_t const count = rules->size();
  bool const is_other = live_->current()->hash != rules->hash;
  live_->set(std::move(rules));
  bool was_broken = false;
  {
    std::lock_guard const lock(mutex_);
    was_broken = status_.failure.has_value();
    status_.rules = count;
    status_.failure.reset();
    status_.loaded_at = std::chrono::system_clock::now();
    ++status_.loads;
    last_failure_.clear();
  }
  if (log_ && (is_other || was_broken)) {
    log_(fmt::format("curation: {} rules of {} count", count, file_.string()));
  }
}

void CurationWatch::tell_failure(base::Error const& error) {
  std::string const text = to_string(error);
  {
    std::lock_guard const lock(mutex_);
    status_.failure = error;
    ++status_.failures;
    if (text == last_failure_) return;
    last_failure_ = text;
  }
  if (log_) log_("curation: the rules before count still: " + text);
}

/// Without a searcher, or as the index has it: suggestions ask for it.
void CurationWatch::look_up_hidden() {
  bool const hides = !live_->current()->hidden.empty();
  if (!hides && hidden()->empty()) return;
  if (!searcher_) {
    search::SearcherSettings settings;
    settings.shard_times = times_;
    settings.curation = live_;
    auto opened = search::Searcher::open(index_, settings);
    if (!opened) return;
    searcher_.emplace(std::move(*opened));
  }
  auto const revision = searcher_->revision();
  if (!revision) {
    searcher_.reset();
    return;
  }
  if (*revision == hidden_revision_) return;
  auto ids = searcher_->hidden_announcements();
  if (!ids) return;
  hidden_revision_ = *revision;
  auto fresh = std::make_shared<std::vector<std::string> const>(std::move(*ids));
  std::lock_guard const lock(mutex_);
  hidden_ = std::move(fresh);
}

}  // namespace tracuu::server
