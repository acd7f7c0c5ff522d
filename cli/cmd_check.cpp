// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <string>

#include "cli/commands.hpp"
#include "cli/wording/error_text.hpp"
#include "cli/wording/say.hpp"
#include "store/index_check.hpp"
#include "store/shard_list.hpp"

namespace tracuu::cli {

namespace {

using Json = nlohmann::ordered_json;

/// What was found of the index in `folder`.
struct Findings {
  std::string folder;
  store::CheckReport report;
  std::optional<store::IndexFolder::FailedBuild> failed_build;
};

std::string check_json(Findings const& found) {
  Json failed = nullptr;
  if (found.failed_build) {
    failed = {{"path", found.failed_build->path.string()}, {"why", found.failed_build->why}};
  }
  Json const object{{"index", found.folder},
                    {"whole", found.report.problems.empty()},
                    {"schema_version", found.report.schema_version},
                    {"announcements", found.report.announcements},
                    {"problems", found.report.problems},
                    {"structure_checked", found.report.is_structure_checked},
                    {"failed_build", failed}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

void print_findings(Findings const& found, Output const& output) {
  base::Language const language = output.language();
  store::CheckReport const& report = found.report;
  for (std::string const& problem : report.problems) {
    output.print(say("check.problem", language, text_in(problem, language)) + '\n');
  }
  std::string_view const verdict =
      report.problems.empty() ? say("check.whole", language) : say("check.damaged", language);
  output.print_remark(
      say("check.result", language, found.folder, report.schema_version,
          say_count("count.announcement", "count.announcements", language, report.announcements),
          verdict) +
      '\n');
  if (!report.is_structure_checked) {
    output.print_remark(fmt::format("{}\n", say("check.read_only", language)));
  }
  if (found.failed_build) {
    output.print(say("check.failed_build", language, found.failed_build->path.string(),
                     found.failed_build->why) +
                 '\n');
  }
}

}  // namespace

base::Result<ExitCode> run(CheckOptions const& options, Output& output) {
  auto const path = store::folder_of(options.index, "check");
  if (!path) return path.error();
  store::IndexFolder const folder(*path);
  auto const report = store::check_index(folder);
  if (!report) return report.error();
  Findings const found{path->string(), *report, folder.failed_build()};
  options.json ? output.print(check_json(found)) : print_findings(found, output);
  return report->problems.empty() ? ExitCode::Ok : ExitCode::IndexUnusable;
}

}  // namespace tracuu::cli
