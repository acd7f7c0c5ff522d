// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/rules_file.hpp"
#include "cli/wording/error_text.hpp"
#include "cli/wording/say.hpp"
#include "indexer/parsing/page_explanation.hpp"

namespace tracuu::cli {

namespace {

using indexer::ExplainedField;
using indexer::ExplainedPiece;
using indexer::PageExplanation;

constexpr std::size_t kMaxShownBytes = 160;

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The beginning of a text on one line, with its size if that is not all.
std::string shown(std::string_view text, base::Language language) {
  std::string line(text.substr(0, kMaxShownBytes));
  std::ranges::replace(line, '\n', ' ');
  std::ranges::replace(line, '\t', ' ');
  if (text.size() <= kMaxShownBytes) return line;
  while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80) line.pop_back();
  if (!line.empty() && (static_cast<unsigned char>(line.back()) & 0x80) != 0) line.pop_back();
  return say("explain_page.characters", language, std::to_string(count_code_points(text)),
             line + " …");
}

std::string row(ExplainedField const& field, Output const& output) {
  std::string text = fmt::format("{:<9} {}\n", field.field,
                                 output.bold(printable(shown(field.value, output.language()))));
  if (!field.element.empty()) text += fmt::format("{:<9} {}\n", "", printable(field.element));
  return text + fmt::format("{:<9} {}\n", "", field.why);
}

std::string row(ExplainedPiece const& piece, base::Language language) {
  std::string const begins =
      say("explain_page.characters", language, std::to_string(piece.code_points),
          printable(shown(piece.begins, language)));
  return fmt::format("{0:<9} {1}\n{0:<9} {2}\n{0:<9} {3}\n", "", printable(piece.element), begins,
                     piece.why);
}

std::string format(PageExplanation const& explanation, Output const& output) {
  std::string text = printable(explanation.name) + "\n\n";
  for (ExplainedField const& field : explanation.page.fields) text += row(field, output);
  base::Language const language = output.language();
  auto const line = [&](TerminalKey<0> key) { return fmt::format("\n{}\n", say(key, language)); };
  if (!explanation.page.left_out.empty()) text += line("explain_page.left_out");
  for (ExplainedPiece const& piece : explanation.page.left_out) text += row(piece, language);
  if (explanation.page.asks_not_to_be_indexed) {
    text += line("explain_page.noindex");
  }
  if (!explanation.missed_rules.empty()) text += line("explain_page.missed");
  for (std::string const& rule : explanation.missed_rules) {
    text += fmt::format("{:<9} {}\n", "", printable(rule));
  }
  return text;
}

}  // namespace

base::Result<ExitCode> run(ExplainPageOptions const& options, Output& output) {
  indexer::PageQuestion question{options.source, options.address, options.rules};
  if (question.rules.empty() && !options.index.empty()) question.rules = rules_of(options.index);
  base::Result<PageExplanation> const explanation = indexer::explain_page(question);
  if (!explanation) return explanation.error();
  if (explanation->refused) {
    base::Error const told = in_language(*explanation->refused, output.language());
    output.print_error(
        printable(say("report.refusal", output.language(), base::to_string(told)) + "\n"));
    return ExitCode::SomeRejected;
  }
  output.print_paged(format(*explanation, output));
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
