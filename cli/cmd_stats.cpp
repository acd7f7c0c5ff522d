// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string>

#include "cli/commands.hpp"
#include "cli/wording/numbers.hpp"
#include "cli/wording/say.hpp"
#include "search/searcher.hpp"

namespace tracuu::cli {

namespace {

std::string stats_json(search::IndexStats const& stats) {
  nlohmann::ordered_json object{{"announcements", stats.announcements},
                                {"first_date", nullptr},
                                {"last_date", nullptr},
                                {"distinct_terms", stats.terms},
                                {"mean_terms", stats.mean_terms},
                                {"bytes", stats.bytes},
                                {"schema_version", stats.schema_version},
                                {"generation", stats.generation},
                                {"revision", stats.revision}};
  if (stats.terms == 0 && stats.announcements > 0) object["distinct_terms"] = nullptr;
  for (search::ShardStats const& shard : stats.shards) {
    object["shards"].push_back({{"address", shard.address},
                                {"is_up", shard.is_up},
                                {"announcements", shard.announcements},
                                {"failure", shard.failure}});
  }
  if (!stats.first_date.empty()) object["first_date"] = stats.first_date;
  if (!stats.last_date.empty()) object["last_date"] = stats.last_date;
  return object.dump() + '\n';
}

std::string stats_text(search::IndexStats const& stats, base::Language language) {
  std::string text;
  auto const add_row = [&text](std::string_view name, std::string const& value) {
    text += fmt::format("{:<15} {}\n", name, value);
  };
  add_row(say("stats.announcements", language), std::to_string(stats.announcements));
  add_row(say("stats.published", language),
          say("stats.span", language, stats.first_date, stats.last_date));
  bool const is_counted = stats.terms > 0 || stats.announcements == 0;  // remote shards tell none
  add_row(say("stats.terms", language), is_counted
                                            ? std::to_string(stats.terms)
                                            : std::string(say("stats.not_counted", language)));
  add_row(say("stats.terms_each", language),
          say("stats.average", language, decimal(stats.mean_terms, 1, language)));
  add_row(say("stats.disk", language), megabytes_text(static_cast<double>(stats.bytes), language));
  add_row(say("stats.schema", language), stats.schema_version);
  add_row(say("stats.generation", language),
          say("stats.revision", language, stats.generation, stats.revision));
  for (search::ShardStats const& shard : stats.shards) {
    std::string const holds =
        say_count("count.announcement", "count.announcements", language, shard.announcements);
    add_row(say("stats.shard", language),
            shard.is_up ? fmt::format("{}: {}", shard.address, holds)
                        : say("stats.shard_down", language, shard.address, shard.failure));
  }
  return text;
}

}  // namespace

base::Result<ExitCode> run(StatsOptions const& options, Output& output) {
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return searcher.error();
  auto const stats = searcher->stats();
  if (!stats) return stats.error();
  output.print(options.json ? stats_json(*stats) : stats_text(*stats, output.language()));
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
