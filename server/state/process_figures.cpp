// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/process_figures.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <ctime>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <system_error>

namespace tracuu::server {
namespace {

namespace fs = std::filesystem;

// Places in /proc/[pid]/stat, the state of the process being 0 (proc(5) calls that the third).
constexpr std::size_t kUserTicks = 11;
constexpr std::size_t kKernelTicks = 12;
constexpr std::size_t kThreads = 17;
constexpr std::size_t kStartTicks = 19;
constexpr std::size_t kVirtualBytes = 20;
constexpr std::size_t kResidentPages = 21;

/// The numbers of a stat file after the name, which stands in parentheses and may hold anything;
/// the state, a letter, counts as 0.
std::optional<std::array<std::uint64_t, kResidentPages + 1>> stat_numbers(fs::path const& file) {
  std::ifstream stream(file);
  std::string const line{std::istreambuf_iterator<char>(stream), {}};
  std::size_t const name_end = line.rfind(") ");
  if (name_end == std::string::npos) return std::nullopt;
  std::istringstream rest(line.substr(name_end + 2));
  std::array<std::uint64_t, kResidentPages + 1> numbers{};
  std::string state;
  rest >> state;
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    std::int64_t number = 0;  // a few of them may be negative
    if (!(rest >> number)) return std::nullopt;
    numbers.at(i) = static_cast<std::uint64_t>(number);
  }
  return numbers;
}

/// Counts what is open; the folder that is read for that is one of them, as with other clients.
std::uint64_t entries(fs::path const& folder) {
  std::error_code error;
  std::uint64_t count = 0;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    ++count;
  }
  return count;
}

std::optional<std::uint64_t> soft_limit(decltype(RLIMIT_AS) resource) {
  ::rlimit limit{};
  bool const is_known = ::getrlimit(resource, &limit) == 0;
  if (!is_known || limit.rlim_cur == RLIM_INFINITY) return std::nullopt;
  return limit.rlim_cur;
}

/// Since the machine was started, from which the kernel counts the start of a process.
double machine_seconds() {
  ::timespec now{};
  ::clock_gettime(CLOCK_BOOTTIME, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

std::optional<ProcessFigures> process_figures(fs::path const& process) {
  auto const numbers = stat_numbers(process / "stat");
  if (!numbers) return std::nullopt;
  auto const number = [&](std::size_t place) { return static_cast<double>(numbers->at(place)); };
  auto const ticks_a_second = static_cast<double>(::sysconf(_SC_CLK_TCK));
  ProcessFigures figures;
  figures.cpu_seconds = (number(kUserTicks) + number(kKernelTicks)) / ticks_a_second;
  figures.up =
      std::chrono::duration<double>(machine_seconds() - number(kStartTicks) / ticks_a_second);
  figures.threads = numbers->at(kThreads);
  figures.virtual_bytes = numbers->at(kVirtualBytes);
  figures.resident_bytes =
      numbers->at(kResidentPages) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  figures.open_files = entries(process / "fd");
  figures.max_open_files = soft_limit(RLIMIT_NOFILE);
  figures.max_virtual_bytes = soft_limit(RLIMIT_AS);
  return figures;
}

}  // namespace tracuu::server
