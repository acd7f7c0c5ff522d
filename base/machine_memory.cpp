// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/machine_memory.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>
#include <string_view>

namespace tracuu::base {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();

/// The control group of this process in version 2, "/system.slice/tracuu.service"; "/" if none is
/// told (https://docs.kernel.org/admin-guide/cgroup-v2.html).
std::string control_group(fs::path const& root) {
  constexpr std::string_view kVersion2 = "0::";
  std::ifstream file(root / "proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(kVersion2)) return line.substr(kVersion2.size());
  }
  return "/";
}

/// The least of the limits of the group and of those that it is in; "max" is none.
std::uint64_t group_limit(fs::path const& root) {
  fs::path const groups = root / "sys/fs/cgroup";
  std::uint64_t least = kNoLimit;
  fs::path group = fs::path(control_group(root)).relative_path();
  while (true) {
    std::uint64_t limit = 0;
    if (std::ifstream(groups / group / "memory.max") >> limit) least = std::min(least, limit);
    if (group.empty()) return least;
    group = group.parent_path();
  }
}

std::uint64_t physical_memory() {
  long const pages = ::sysconf(_SC_PHYS_PAGES);
  long const bytes = ::sysconf(_SC_PAGESIZE);
  if (pages <= 0 || bytes <= 0) return kNoLimit;
  return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(bytes);
}

std::uint64_t address_space_limit() {
  ::rlimit limit{};
  bool const is_known = ::getrlimit(RLIMIT_AS, &limit) == 0;
  return is_known && limit.rlim_cur != RLIM_INFINITY ? limit.rlim_cur : kNoLimit;
}

}  // namespace

std::uint64_t machine_memory_bytes(fs::path const& root) {
  std::uint64_t const least =
      std::min({physical_memory(), group_limit(root), address_space_limit()});
  return std::max<std::uint64_t>(1, least);
}

}  // namespace tracuu::base
