// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/wording/say.hpp"
#include "search/curation/curation_file.hpp"
#include "search/curation/live_curation.hpp"
#include "search/searcher.hpp"

namespace tracuu::cli {

namespace {

/// What the index has not that rules of today hide or lower.
base::Result<std::string> unknown_targets(CurationOptions const& options, search::Curation curation,
                                          Output const& output) {
  search::SearcherSettings settings;
  settings.curation = std::make_shared<search::LiveCuration const>(std::move(curation));
  auto searcher = search::Searcher::open(options.index, settings);
  if (!searcher) return searcher.error();
  auto const unknown = searcher->unknown_targets();
  if (!unknown) return unknown.error();
  std::string text;
  for (std::string const& place : *unknown) {
    text += say("curation.unknown", output.language(), place) + "\n";
  }
  return text;
}

}  // namespace

base::Result<ExitCode> run(CurationOptions const& options, Output& output) {
  auto const toml = search::read_curation_text(options.file);
  if (!toml) return toml.error();
  search::CurationReading reading = search::parse_curation(*toml);
  std::string const name = options.file.string();
  if (!reading.problems.empty()) {
    for (search::CurationProblem const& problem : reading.problems) {
      output.print(fmt::format(
          "{}:{}: {}\n", name, std::max<std::size_t>(problem.line, 1),
          problem.key.empty() ? problem.message : problem.key + ": " + problem.message));
    }
    return ExitCode::Usage;
  }
  std::string const count = std::to_string(reading.curation.size());
  std::string text;
  if (!options.index.empty()) {
    auto const unknown = unknown_targets(options, std::move(reading.curation), output);
    if (!unknown) return unknown.error();
    text = *unknown;
  }
  output.print(text + say("curation.right", output.language(), name, count) + "\n");
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
