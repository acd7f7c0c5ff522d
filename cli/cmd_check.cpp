// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "store/index_check.hpp"

namespace tracuu::cli {

base::Result<ExitCode> run(CheckOptions const& options, Output& output) {
  auto const path = store::folder_of(options.index, "check");
  if (!path) return path.error();
  store::IndexFolder const folder(*path);
  auto const report = store::check_index(folder);
  if (!report) return report.error();
  for (std::string const& problem : report->problems) {
    output.print(fmt::format("problem: {}\n", problem));
  }
  output.print(fmt::format("{}: schema version {}, {} announcements, {}\n", path->string(),
                           report->schema_version, report->announcements,
                           report->problems.empty() ? "no problem found" : "damaged"));
  if (!report->is_structure_checked) {
    output.print(
        "its files may only be read here: all terms, postings, positions, values and texts were "
        "read; blocks in no use were not checked\n");
  }
  if (auto const failed = folder.failed_build()) {
    output.print(fmt::format("{}: a full build that failed and is not in use: {}\n",
                             failed->path.string(), failed->why));
  }
  return report->problems.empty() ? ExitCode::Ok : ExitCode::IndexUnusable;
}

}  // namespace tracuu::cli
