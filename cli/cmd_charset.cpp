// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include "cli/commands.hpp"
#include "cli/wording/error_text.hpp"
#include "cli/wording/numbers.hpp"
#include "cli/wording/say.hpp"
#include "indexer/parsing/charset_survey.hpp"

namespace tracuu::cli {

namespace {

using indexer::SurveyedCharset;
using indexer::SurveyedFile;
using Json = nlohmann::ordered_json;

std::string row(SurveyedCharset const& charset) {
  std::string const share =
      charset.words_judged == 0
          ? "-"
          : fmt::format("{:.1f} %", 100.0 * static_cast<double>(charset.syllables) /
                                        static_cast<double>(charset.words_judged));
  return fmt::format("  {:<14} {:>10} {:>12} {:>10}\n", charset.name, charset.paragraphs,
                     charset.words_judged, share);
}

std::string format(SurveyedFile const& file, Output const& output) {
  base::Language const language = output.language();
  std::string text =
      fmt::format("{}  {}  {}\n", output.bold(file.name), file.charset,
                  say("charset.confidence", language, decimal(file.confidence, 3, language)));
  text += fmt::format("  {:<14} {:>10} {:>12} {:>10}\n", say("charset.head.charset", language),
                      say("charset.head.paragraphs", language), say("charset.head.words", language),
                      say("charset.head.syllables", language));
  for (SurveyedCharset const& charset : file.charsets) text += row(charset);
  if (file.undecided_paragraphs > 0) {
    text += fmt::format("  {:<14} {:>10}  {}\n", say("charset.undecided", language),
                        file.undecided_paragraphs,
                        say("charset.from", language, printable(file.undecided_at)));
  }
  auto const add_line = [&text](std::string const& line) { text += "  " + line + '\n'; };
  if (!file.runner_up.empty()) add_line(say("charset.runner_up", language, file.runner_up));
  if (file.hinted_paragraphs > 0) {
    add_line(say("charset.hinted", language, std::to_string(file.hinted_paragraphs)));
  }
  return text;
}

std::string json_line(SurveyedFile const& file) {
  Json charsets = Json::array();
  for (SurveyedCharset const& charset : file.charsets) {
    charsets.push_back({{"charset", charset.name},
                        {"paragraphs", charset.paragraphs},
                        {"words_judged", charset.words_judged},
                        {"syllables", charset.syllables}});
  }
  Json const object{{"file", file.name},
                    {"charset", file.charset},
                    {"confidence", file.confidence},
                    {"charsets", std::move(charsets)},
                    {"runner_up", file.runner_up},
                    {"hinted_paragraphs", file.hinted_paragraphs},
                    {"undecided_paragraphs", file.undecided_paragraphs}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

base::Result<ExitCode> run(CharsetOptions const& options, Output& output) {
  bool refused = false;
  indexer::CharsetSurvey survey;
  survey.sources = options.files;
  survey.on_refused = [&](base::Error const& error) {
    refused = true;
    base::Error const told = in_language(error, output.language());
    output.print_error(
        printable(say("report.refusal", output.language(), base::to_string(told)) + '\n'));
  };
  if (options.convert) survey.on_text = [&](std::string_view text) { output.print(text); };
  for (SurveyedFile const& file : indexer::survey_charsets(survey)) {
    refused = refused || !file.is_clear;
    if (!options.convert) output.print(options.json ? json_line(file) : format(file, output));
  }
  return refused ? ExitCode::SomeRejected : ExitCode::Ok;
}

}  // namespace tracuu::cli
