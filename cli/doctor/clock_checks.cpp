// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor/clock_checks.hpp"

#include <sys/timex.h>

#include <chrono>

#include "base/machine_memory.hpp"
#include "cli/wording/numbers.hpp"
#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

// This program is not older: a clock that says so was never set.
constexpr std::chrono::sys_days kNotBefore{std::chrono::year{2026} / 1 / 1};
constexpr double kLittleMemoryBytes = 1e9;

/// Whether the kernel says that nothing keeps its clock right.
bool is_unkept() {
  timex state{};
  return ::adjtimex(&state) == TIME_ERROR;
}

}  // namespace

void check_clock(Findings& findings) {
  base::Language const language = findings.language();
  std::string_view const hint = say("doctor.clock.hint", language);
  if (std::chrono::system_clock::now() < kNotBefore) {
    findings.add("clock", Health::Failure, say("doctor.clock.wrong", language), hint);
  } else if (is_unkept()) {
    findings.add("clock", Health::Warning, say("doctor.clock.unkept", language), hint);
  } else {
    findings.add("clock", Health::Good, say("doctor.clock.good", language));
  }
}

void check_memory(Findings& findings) {
  base::Language const language = findings.language();
  auto const bytes = static_cast<double>(base::machine_memory_bytes());
  std::string const message = say("doctor.memory", language, size_text(bytes, language));
  if (bytes < kLittleMemoryBytes) {
    findings.add("memory", Health::Warning, message, say("doctor.memory.hint", language));
  } else {
    findings.add("memory", Health::Good, message);
  }
}

}  // namespace tracuu::cli
