// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/curation_option.hpp"
#include "cli/wording/say.hpp"
#include "search/api/note.hpp"
#include "search/searcher.hpp"

namespace tracuu::cli {

base::Result<ExitCode> run(ExplainOptions const& options, Output& output) {
  auto searcher = open_searcher(options.index, options.curation, {.everyday = options.words});
  if (!searcher) return searcher.error();
  search::SearchRequest request = options.request;
  request.budget = search::SearchBudget::unlimited();
  auto const explanation = searcher->explain(request);
  if (!explanation) return explanation.error();
  auto const heading = [&output](TerminalKey<0> key) {
    return output.bold(say(key, output.language()));
  };
  std::string text = fmt::format("{}\n  {}\n\n{}\n", heading("explain.read_as"), explanation->tree,
                                 heading("explain.words"));
  text += explanation->plan;
  text += fmt::format("\n{}\n  {}\n", heading("explain.ran"), explanation->engine_query);
  if (!explanation->notes.empty()) text += fmt::format("\n{}\n", heading("explain.notes"));
  for (search::Note const& note : explanation->notes) {
    text += fmt::format("  {}: {}\n", to_string(note.code), describe(note, options.language));
  }
  if (!explanation->rules.empty()) {
    text += fmt::format("\n{}\n", heading("explain.rules"));
    text += effects_text(explanation->rules, output.language());
  }
  output.print_paged(text);
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
