// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/folder_watch.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "indexer/item/source_name.hpp"

namespace tracuu::indexer {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kQuiet = 300ms;
constexpr auto kLongest = 1'500ms;
constexpr auto kRestOfOpenFile = 1s;
constexpr auto kLongestOfOpenFile = 10s;
constexpr auto kLookForLostSources = 1s;

constexpr std::uint32_t kEvents = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE |
                                  IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF |
                                  IN_ONLYDIR | IN_EXCL_UNLINK;

/// A source, or a file or folder below it.
struct Place {
  std::size_t source = 0;
  std::string below;  ///< "" = the source itself

  bool operator==(Place const&) const = default;
  friend bool operator<(Place const& one, Place const& other) {
    return std::tie(one.source, one.below) < std::tie(other.source, other.below);
  }
};

bool is_below(Place const& place, Place const& above) {
  if (place.source != above.source) return false;
  if (above.below.empty()) return true;
  return place.below.size() > above.below.size() && place.below.starts_with(above.below) &&
         place.below[above.below.size()] == '/';
}

struct Source {
  fs::path path;
  std::string only_name = "";  ///< of a single file: its folder is watched for it; "" = a folder
  std::string location = "";
  bool is_lost = false;
};

/// A place that was changed and is not reported yet.
struct Pending {
  Clock::time_point first;
  Clock::time_point last;
  bool is_open = false;  ///< somebody is writing to it
};

std::string joined(std::string const& folder, std::string_view name) {
  return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

/// A file that was just made is open for writing; a link to one is not.
bool is_being_made(fs::path const& path) {
  struct stat status{};
  return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1;
}

std::string limit_hint(char const* setting) {
  return fmt::format("raise the limit: sysctl {}=1048576", setting);
}

}  // namespace

Error watch_error(fs::path const& path, int error_number) {
  std::string const name = utf8_name(path.string());
  if (error_number == ENOSPC) {
    return {ErrorCode::Io, fmt::format("{}: too many folders to follow", name),
            limit_hint("fs.inotify.max_user_watches")};
  }
  if (error_number == EMFILE || error_number == ENFILE) {
    return {ErrorCode::Io, fmt::format("{}: too many programs follow folders", name),
            limit_hint("fs.inotify.max_user_instances")};
  }
  return {ErrorCode::Io,
          fmt::format("{}: cannot be followed: {}", name, std::strerror(error_number)), ""};
}

struct FolderWatch::Impl {
  int inotify = -1;
  std::string index_location;
  std::vector<Source> sources;
  std::map<int, std::vector<Place>> watched;  ///< by watch descriptor: the folders it is for
  std::map<Place, Pending> pending;
  bool is_everything = false;
  Clock::time_point last_event;

  ~Impl() {
    if (inotify >= 0) ::close(inotify);
  }

  Result<void> add_source(std::size_t number);
  Result<void> add_folders(Place const& top);
  Result<bool> add_folder(Place const& place, fs::path const& path);
  void forget_folders(Place const& top);
  Result<void> look_for_lost_sources();
  Result<void> start_again();

  Result<void> read_events();
  Result<void> take(inotify_event const& event, std::string_view name);
  void take_loss(Place const& place);
  Result<void> take_folder(Place const& place, std::uint32_t mask);
  void take_file(Place const& place, std::uint32_t mask);
  void mark(Place const& place, std::optional<bool> is_open = false);

  [[nodiscard]] fs::path path_of(Place const& place) const;
  [[nodiscard]] bool is_index(Place const& place) const;
  [[nodiscard]] std::optional<Clock::time_point> due(Pending const& one) const;
  [[nodiscard]] Clock::time_point next_due() const;
  [[nodiscard]] bool has_lost_sources() const;
  FolderChanges take_due(Clock::time_point now);
};

fs::path FolderWatch::Impl::path_of(Place const& place) const {
  Source const& source = sources[place.source];
  return place.below.empty() ? source.path : source.path / place.below;
}

bool FolderWatch::Impl::is_index(Place const& place) const {
  std::string const& location = sources[place.source].location;
  return (place.below.empty() ? location : joined(location, place.below)) == index_location;
}

bool FolderWatch::Impl::has_lost_sources() const {
  return std::ranges::any_of(sources, &Source::is_lost);
}

Result<void> FolderWatch::Impl::add_source(std::size_t number) {
  Source& source = sources[number];
  std::error_code failure;
  fs::file_status const status = fs::status(source.path, failure);
  source.is_lost = !fs::exists(status);
  if (source.is_lost) return {};
  source.only_name.clear();
  source.location = location_of({source.path});
  if (fs::is_directory(status)) return add_folders({number, ""});
  source.only_name = source.path.filename().string();
  fs::path const folder = source.path.has_parent_path() ? source.path.parent_path() : ".";
  auto const added = add_folder({number, ""}, folder);
  if (!added) return added.error();
  return {};
}

/// False if there is nothing to be watched: it is gone, no folder, or not for us.
Result<bool> FolderWatch::Impl::add_folder(Place const& place, fs::path const& path) {
  std::uint32_t const follow = place.below.empty() ? 0 : IN_DONT_FOLLOW;
  int const descriptor = ::inotify_add_watch(inotify, path.c_str(), kEvents | follow);
  if (descriptor < 0) {
    if (errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ELOOP) return false;
    return watch_error(path, errno);
  }
  std::vector<Place>& places = watched[descriptor];
  if (std::ranges::find(places, place) == places.end()) places.push_back(place);
  std::sort(places.begin(), places.end());  // the first source first
  return true;
}

Result<void> FolderWatch::Impl::add_folders(Place const& top) {
  std::vector<Place> places{top};
  while (!places.empty()) {
    Place const place = std::move(places.back());
    places.pop_back();
    fs::path const path = path_of(place);
    if (is_index(place)) continue;
    auto const added = add_folder(place, path);
    if (!added) return added.error();
    if (!*added) continue;
    std::error_code failure;
    fs::directory_iterator entry(path, failure);
    for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
      std::string const name = entry->path().filename().string();
      std::error_code unknown;
      bool const is_folder = entry->symlink_status(unknown).type() == fs::file_type::directory;
      if (is_folder && is_source_name(name)) {
        places.push_back({place.source, joined(place.below, name)});
      }
    }
  }
  return {};
}

void FolderWatch::Impl::forget_folders(Place const& top) {
  for (auto one = watched.begin(); one != watched.end();) {
    std::erase_if(one->second,
                  [&](Place const& place) { return place == top || is_below(place, top); });
    if (one->second.empty()) {
      ::inotify_rm_watch(inotify, one->first);
      one = watched.erase(one);
    } else {
      ++one;
    }
  }
}

Result<void> FolderWatch::Impl::look_for_lost_sources() {
  for (std::size_t number = 0; number < sources.size(); ++number) {
    if (!sources[number].is_lost) continue;
    if (auto added = add_source(number); !added) return added;
    if (!sources[number].is_lost) mark({number, ""});
  }
  return {};
}

/// After lost events: folders may have come that nobody watches.
Result<void> FolderWatch::Impl::start_again() {
  is_everything = true;
  last_event = Clock::now();
  for (std::size_t number = 0; number < sources.size(); ++number) {
    if (auto added = add_source(number); !added) return added;
  }
  return {};
}

Result<void> FolderWatch::Impl::read_events() {
  alignas(inotify_event) std::array<char, 64 << 10> buffer{};
  while (true) {
    ssize_t const got = ::read(inotify, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return {};
    if (got < 0) return watch_error("inotify", errno);
    for (ssize_t at = 0; at < got;) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      char const* const name = buffer.data() + at + sizeof event;
      auto taken = take(event, event.len > 0 ? name : "");
      if (!taken) return taken;
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  }
}

Result<void> FolderWatch::Impl::take(inotify_event const& event, std::string_view name) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) return start_again();
  auto const found = watched.find(event.wd);
  if (found == watched.end()) return {};
  std::vector<Place> const places = found->second;
  if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED)) != 0) {
    for (Place const& place : places) take_loss(place);
    if ((event.mask & IN_IGNORED) != 0) watched.erase(event.wd);
    return {};
  }
  if (name.empty()) return {};
  for (Place const& place : places) {
    Source const& source = sources[place.source];
    if (!source.only_name.empty()) {
      if (name != source.only_name) continue;
      take_file(place, event.mask);
      return {};
    }
    if (!is_source_name(name)) continue;
    Place const changed{place.source, joined(place.below, name)};
    if ((event.mask & IN_ISDIR) != 0) return take_folder(changed, event.mask);
    take_file(changed, event.mask);
    return {};
  }
  return {};
}

/// The folder of a source itself went away; of those below their own folder tells.
void FolderWatch::Impl::take_loss(Place const& place) {
  Source& source = sources[place.source];
  if (!place.below.empty() || source.is_lost) return;
  source.is_lost = true;
  forget_folders(place);
  mark(place);
}

Result<void> FolderWatch::Impl::take_folder(Place const& place, std::uint32_t mask) {
  if (is_index(place)) return {};
  mark(place);
  // The system itself forgets a folder that is deleted, not one that is moved.
  if ((mask & IN_MOVED_FROM) != 0) forget_folders(place);
  if ((mask & (IN_DELETE | IN_MOVED_FROM)) != 0) return {};
  return add_folders(place);
}

void FolderWatch::Impl::take_file(Place const& place, std::uint32_t mask) {
  if ((mask & IN_MODIFY) != 0) return mark(place, true);
  if ((mask & IN_CREATE) != 0) return mark(place, is_being_made(path_of(place)));
  if ((mask & IN_ATTRIB) != 0) return mark(place, std::nullopt);
  mark(place);
}

/// Without `is_open` that stays as it was.
void FolderWatch::Impl::mark(Place const& place, std::optional<bool> is_open) {
  last_event = Clock::now();
  Pending& one = pending.try_emplace(place, Pending{last_event, last_event}).first->second;
  one.last = last_event;
  one.is_open = is_open.value_or(one.is_open);
}

std::optional<Clock::time_point> FolderWatch::Impl::due(Pending const& one) const {
  if (!one.is_open) return std::nullopt;
  return std::min(one.last + kRestOfOpenFile, one.first + kLongestOfOpenFile);
}

/// When something is to be reported; far ahead if nothing is pending.
Clock::time_point FolderWatch::Impl::next_due() const {
  auto next = Clock::time_point::max();
  if (is_everything) next = last_event + kQuiet;
  for (auto const& [place, one] : pending) {
    auto const at = due(one).value_or(std::min(last_event + kQuiet, one.first + kLongest));
    next = std::min(next, at);
  }
  return next;
}

/// What is not open, all of it, and what is open and has waited long enough.
FolderChanges FolderWatch::Impl::take_due(Clock::time_point now) {
  FolderChanges changes;
  changes.is_everything = std::exchange(is_everything, false);
  std::optional<Place> above;
  for (auto one = pending.begin(); one != pending.end();) {
    if (due(one->second).value_or(now) > now) {
      ++one;
      continue;
    }
    Place const& place = one->first;
    if (!above || !is_below(place, *above)) {
      above = place;
      changes.parts.push_back({sources[place.source].path, place.below});
    }
    one = pending.erase(one);
  }
  if (changes.is_everything) changes.parts.clear();
  return changes;
}

FolderWatch::FolderWatch(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FolderWatch::FolderWatch(FolderWatch&&) noexcept = default;
FolderWatch& FolderWatch::operator=(FolderWatch&&) noexcept = default;
FolderWatch::~FolderWatch() = default;

Result<FolderWatch> FolderWatch::open(std::vector<fs::path> sources, fs::path const& index) {
  auto impl = std::make_unique<Impl>();
  impl->inotify = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (impl->inotify < 0) return watch_error("inotify", errno);
  impl->index_location = location_of({index});
  for (fs::path& source : sources) impl->sources.push_back({std::move(source)});
  for (std::size_t number = 0; number < impl->sources.size(); ++number) {
    if (auto const added = impl->add_source(number); !added) return added.error();
  }
  return FolderWatch(std::move(impl));
}

Result<FolderChanges> FolderWatch::wait(int stop,
                                        std::optional<std::chrono::milliseconds> longest) {
  auto const end = longest ? Clock::now() + *longest : Clock::time_point::max();
  while (true) {
    auto const now = Clock::now();
    if (impl_->next_due() <= now) {
      FolderChanges changes = impl_->take_due(now);
      if (!changes.empty()) return changes;
    }
    if (end <= now) return FolderChanges{};
    auto until = std::min(end, impl_->next_due());
    if (impl_->has_lost_sources()) until = std::min(until, now + kLookForLostSources);
    int timeout = -1;
    if (until != Clock::time_point::max()) {
      timeout = static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(until - now).count());
    }
    std::array<pollfd, 2> waiting{{{impl_->inotify, POLLIN, 0}, {stop, POLLIN, 0}}};
    int const ready = ::poll(waiting.data(), waiting.size(), timeout);
    if (ready < 0 && errno != EINTR) return watch_error("inotify", errno);
    if (waiting[1].revents != 0) return FolderChanges{};
    if (auto const read = impl_->read_events(); !read) return read.error();
    if (auto const looked = impl_->look_for_lost_sources(); !looked) return looked.error();
  }
}

bool FolderWatch::has_changes() const {
  pollfd events{impl_->inotify, POLLIN, 0};
  return impl_->next_due() != Clock::time_point::max() || ::poll(&events, 1, 0) > 0;
}

}  // namespace tracuu::indexer
