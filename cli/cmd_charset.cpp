// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/legacy_charset.hpp"
#include "cli/commands.hpp"
#include "indexer/item_charset.hpp"
#include "indexer/source_reader.hpp"

namespace tracuu::cli {

namespace {

using analyzers::Charset;
using analyzers::CharsetCount;
using analyzers::CharsetReport;

/// What was found in one file; of JSON Lines, in all its lines.
struct SurveyedFile {
  std::string name;
  CharsetReport report;
  std::string undecided_at;  ///< where the first undecided paragraph is, for a person
};

constexpr std::array kAllCharsets{Charset::Utf8,       Charset::Utf16, Charset::Tcvn3,
                                  Charset::VniWindows, Charset::Vps,   Charset::Viscii,
                                  Charset::Windows1258};

double legal_share(CharsetCount const& count) {
  return count.marked_words == 0 ? 1
                                 : static_cast<double>(count.legal_marked_words) /
                                       static_cast<double>(count.marked_words);
}

std::string row(std::string_view charset, CharsetCount const& count) {
  std::string const share =
      count.marked_words == 0 ? "-" : fmt::format("{:.1f} %", legal_share(count) * 100);
  return fmt::format("  {:<14} {:>10} {:>10} {:>10}\n", charset, count.paragraphs,
                     count.marked_words, share);
}

std::string format(SurveyedFile const& file, Output const& output) {
  CharsetReport const& report = file.report;
  std::string text = fmt::format("{}  {}  confidence {:.3f}\n", output.bold(printable(file.name)),
                                 report.name(), report.confidence());
  text += fmt::format("  {:<14} {:>10} {:>10} {:>10}\n", "charset", "paragraphs", "words judged",
                      "syllables");
  for (Charset const charset : kAllCharsets) {
    CharsetCount const& count = report.count(charset);
    if (count.paragraphs > 0) text += row(analyzers::charset_name(charset), count);
  }
  if (report.undecided_paragraphs() > 0) {
    text += fmt::format("  {:<14} {:>10}  from {}\n", "undecided", report.undecided_paragraphs(),
                        file.undecided_at);
  }
  if (auto const second = report.runner_up()) {
    text += fmt::format("  runner-up: {}\n", analyzers::charset_name(*second));
  }
  if (report.hinted_paragraphs() > 0) {
    text +=
        fmt::format("  by font or declared charset: {} paragraphs\n", report.hinted_paragraphs());
  }
  return text;
}

nlohmann::ordered_json json_of(SurveyedFile const& file) {
  CharsetReport const& report = file.report;
  nlohmann::ordered_json counts = nlohmann::ordered_json::array();
  for (Charset const charset : kAllCharsets) {
    CharsetCount const& count = report.count(charset);
    if (count.paragraphs == 0) continue;
    counts.push_back({{"charset", analyzers::charset_name(charset)},
                      {"paragraphs", count.paragraphs},
                      {"words_judged", count.marked_words},
                      {"syllables", count.legal_marked_words}});
  }
  nlohmann::ordered_json object{{"file", file.name},
                                {"charset", report.name()},
                                {"confidence", report.confidence()},
                                {"charsets", std::move(counts)},
                                {"undecided_paragraphs", report.undecided_paragraphs()},
                                {"hinted_paragraphs", report.hinted_paragraphs()}};
  if (auto const second = report.runner_up()) {
    object["runner_up"] = analyzers::charset_name(*second);
  }
  return object;
}

std::string json_line(SurveyedFile const& file) {
  return json_of(file).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
         "\n";
}

/// "file.jsonl" for the line "file.jsonl:17".
std::string file_of(indexer::SourceItem const& item) {
  bool const is_line = item.format == indexer::SourceFormat::JsonLine;
  return is_line ? item.name.substr(0, item.name.rfind(':')) : item.name;
}

void add(std::vector<SurveyedFile>& files, indexer::SourceItem const& item,
         analyzers::UnicodeText const& text) {
  std::string name = file_of(item);
  if (files.empty() || files.back().name != name) files.push_back({std::move(name), {}, {}});
  SurveyedFile& file = files.back();
  file.report.add(text.report);
  if (text.report.undecided_paragraphs() > 0 && file.undecided_at.empty()) {
    file.undecided_at = fmt::format("{}, byte {}", item.name, text.undecided_byte.value_or(0));
  }
}

}  // namespace

base::Result<ExitCode> run(CharsetOptions const& options, Output& output) {
  std::vector<SurveyedFile> files;
  bool refused = false;
  indexer::SourceReader reader(options.files, {});
  for (;;) {
    auto const item = reader.next();
    if (item && !*item) break;
    auto const text =
        item ? indexer::examine_item(**item) : base::Result<analyzers::UnicodeText>(item.error());
    if (!text) {
      output.print_error(printable(fmt::format("refused: {}\n", to_string(text.error()))));
      refused = true;
      continue;
    }
    refused = refused || !text->report.is_clear();
    if (options.convert) output.print(text->text);
    add(files, **item, *text);
  }
  for (SurveyedFile const& file : files) {
    if (options.convert) break;
    output.print(options.json ? json_line(file) : format(file, output));
  }
  return refused ? ExitCode::SomeRejected : ExitCode::Ok;
}

}  // namespace tracuu::cli
