// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>

#include "cli/commands.hpp"
#include "search/searcher.hpp"

namespace tracuu::cli {

base::Result<ExitCode> run(StatsOptions const& options, Output& output) {
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return searcher.error();
  auto const stats = searcher->stats();
  if (!stats) return stats.error();
  std::string const terms = stats->terms == 0 && options.index.has_remote()
                                ? std::string("not counted: some shards are remote")
                                : fmt::format("{}", stats->terms);
  output.print(
      fmt::format("announcements   {}\n"
                  "published       {} to {}\n"
                  "distinct terms  {}\n"
                  "terms each      {:.1f} on average\n"
                  "on disk         {:.1f} MB\n"
                  "schema version  {}\n"
                  "generation      {}, revision {}\n",
                  stats->announcements, stats->first_date, stats->last_date, terms,
                  stats->mean_terms, static_cast<double>(stats->bytes) / 1e6, stats->schema_version,
                  stats->generation, stats->revision));
  for (search::ShardStats const& shard : stats->shards) {
    output.print(fmt::format("shard           {}: {}\n", shard.address,
                             shard.is_up ? fmt::format("{} announcements", shard.announcements)
                                         : "not searched: " + shard.failure));
  }
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
