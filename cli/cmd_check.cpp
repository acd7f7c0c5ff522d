// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>
#include <vector>

#include "cli/commands.hpp"
#include "search/searcher.hpp"
#include "store/index_check.hpp"

namespace tracuu::cli {

namespace {

base::Result<ExitCode> check_folder(std::filesystem::path const& path, Output const& output) {
  store::IndexFolder const folder(path);
  auto const report = store::check_index(folder);
  if (!report) return report.error();
  for (std::string const& problem : report->problems) {
    output.print(fmt::format("problem: {}\n", problem));
  }
  output.print(fmt::format("{}: schema version {}, {} announcements, {}\n", path.string(),
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

/// Its files can only be read where they are: here, that it answers and is an index of this
/// version.
base::Result<ExitCode> check_remote(store::ShardAddress const& shard, Output const& output) {
  auto list = store::ShardList::of({shard});
  if (!list) return list.error();
  auto searcher = search::Searcher::open(*list);
  if (!searcher) return searcher.error();
  auto const stats = searcher->stats();
  if (!stats) return stats.error();
  output.print(
      fmt::format("{}: schema version {}, {} announcements, it answers; `tracuu check` on its "
                  "machine reads its "
                  "files\n",
                  shard.text(), stats->schema_version, stats->announcements));
  return ExitCode::Ok;
}

}  // namespace

/// All shards, also after one that is damaged: the worst of what was found.
base::Result<ExitCode> run(CheckOptions const& options, Output& output) {
  std::vector<store::ShardAddress> const& shards = options.index.shards();
  ExitCode worst = ExitCode::Ok;
  for (store::ShardAddress const& shard : shards) {
    auto const checked =
        shard.is_remote() ? check_remote(shard, output) : check_folder(shard.folder(), output);
    if (!checked && shards.size() == 1) return checked.error();
    ExitCode const code = checked ? *checked : exit_code(checked.error().code);
    if (!checked) {
      output.print_error(fmt::format("{}: {}\n", shard.text(), to_string(checked.error())));
    }
    if (worst == ExitCode::Ok) worst = code;
  }
  return worst;
}

}  // namespace tracuu::cli
