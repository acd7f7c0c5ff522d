// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/wording/error_text.hpp"
#include "cli/wording/say.hpp"
#include "search/searcher.hpp"
#include "store/index_check.hpp"
#include "store/shard_list.hpp"

namespace tracuu::cli {

namespace {

using Json = nlohmann::ordered_json;

/// What was found of one shard.
struct CheckedShard {
  std::string address;
  bool is_remote = false;  ///< of which only its answers can be read
  store::CheckReport report;
  std::optional<store::IndexFolder::FailedBuild> failed_build;
};

base::Result<CheckedShard> check_folder(store::ShardAddress const& shard) {
  store::IndexFolder const folder(shard.folder());
  auto const report = store::check_index(folder);
  if (!report) return report.error();
  return CheckedShard{shard.text(), false, *report, folder.failed_build()};
}

/// A remote shard's files can't be read from here: whether it answers, with a schema of this
/// version.
base::Result<CheckedShard> check_remote(store::ShardAddress const& shard) {
  auto list = store::ShardList::of({shard});
  if (!list) return list.error();
  auto searcher = search::Searcher::open(*list);
  if (!searcher) return searcher.error();
  auto const stats = searcher->stats();
  if (!stats) return stats.error();
  CheckedShard found{shard.text(), true, {}, std::nullopt};
  found.report.schema_version = stats->schema_version;
  found.report.announcements = stats->announcements;
  found.report.is_structure_checked = false;
  return found;
}

Json check_json(CheckedShard const& found) {
  Json failed = nullptr;
  if (found.failed_build) {
    failed = {{"path", found.failed_build->path.string()}, {"why", found.failed_build->why}};
  }
  return Json{{"index", found.address},
              {"whole", found.report.problems.empty()},
              {"schema_version", found.report.schema_version},
              {"announcements", found.report.announcements},
              {"problems", found.report.problems},
              {"structure_checked", found.report.is_structure_checked},
              {"failed_build", failed}};
}

void print_checked_shard(CheckedShard const& found, Output const& output) {
  base::Language const language = output.language();
  store::CheckReport const& report = found.report;
  for (std::string const& problem : report.problems) {
    output.print(say("check.problem", language, text_in(problem, language)) + '\n');
  }
  std::string_view const verdict = found.is_remote           ? say("check.answers", language)
                                   : report.problems.empty() ? say("check.whole", language)
                                                             : say("check.damaged", language);
  output.print_remark(
      say("check.result", language, found.address, report.schema_version,
          say_count("count.announcement", "count.announcements", language, report.announcements),
          verdict) +
      '\n');
  if (!found.is_remote && !report.is_structure_checked) {
    output.print_remark(fmt::format("{}\n", say("check.read_only", language)));
  }
  if (found.failed_build) {
    output.print(say("check.failed_build", language, found.failed_build->path.string(),
                     found.failed_build->why) +
                 '\n');
  }
}

void print_json(Json const& json, Output const& output) {
  output.print(json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
}

}  // namespace

/// All shards, also after one that is damaged: the first of what was found wrong is the exit code.
base::Result<ExitCode> run(CheckOptions const& options, Output& output) {
  std::vector<store::ShardAddress> const& shards = options.index.shards();
  ExitCode worst = ExitCode::Ok;
  Json all = Json::array();
  for (store::ShardAddress const& shard : shards) {
    auto const found = shard.is_remote() ? check_remote(shard) : check_folder(shard);
    if (!found && shards.size() == 1) return found.error();
    ExitCode code = ExitCode::Ok;
    if (!found) {
      code = exit_code(found.error().code);
      output.print_error(fmt::format("{}: {}\n", shard.text(),
                                     to_string(in_language(found.error(), output.language()))));
      all.push_back({{"index", shard.text()}, {"error", found.error().message}});
    } else {
      if (!found->report.problems.empty()) code = ExitCode::IndexUnusable;
      if (options.json) {
        all.push_back(check_json(*found));
      } else {
        print_checked_shard(*found, output);
      }
    }
    if (worst == ExitCode::Ok) worst = code;
  }
  if (options.json) print_json(shards.size() == 1 ? all[0] : Json{{"shards", all}}, output);
  return worst;
}

}  // namespace tracuu::cli
