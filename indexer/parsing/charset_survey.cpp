// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/charset_survey.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "analyzers/charset/legacy_charset.hpp"
#include "indexer/parsing/item_charset.hpp"
#include "indexer/sources/source_reader.hpp"

namespace tracuu::indexer {

using analyzers::Charset;
using analyzers::CharsetCount;
using analyzers::CharsetReport;
using analyzers::UnicodeText;

namespace {

constexpr std::array kAllCharsets{Charset::Utf8,       Charset::Utf16, Charset::Tcvn3,
                                  Charset::VniWindows, Charset::Vps,   Charset::Viscii,
                                  Charset::Windows1258};

/// One file while its items are read.
struct OpenFile {
  std::string name;
  CharsetReport report;
  std::string undecided_at;
  bool is_clear = true;

  void add(SourceItem const& item, UnicodeText const& text) {
    report.add(text.report);
    is_clear = is_clear && text.report.is_clear();
    if (text.report.undecided_paragraphs() > 0 && undecided_at.empty()) {
      undecided_at = fmt::format("{}, byte {}", item.name, text.undecided_byte.value_or(0));
    }
  }
};

/// "file.jsonl" for the line "file.jsonl:17".
std::string file_of(SourceItem const& item) {
  return is_json(item.format) ? item.name.substr(0, item.name.rfind(':')) : item.name;
}

SurveyedFile summary_of(OpenFile const& file) {
  CharsetReport const& report = file.report;
  SurveyedFile summary;
  summary.name = file.name;
  summary.charset = report.name();
  summary.confidence = report.confidence();
  for (Charset const charset : kAllCharsets) {
    CharsetCount const& count = report.count(charset);
    if (count.paragraphs == 0) continue;
    summary.charsets.push_back({std::string(charset_name(charset)), count.paragraphs,
                                count.marked_words, count.legal_marked_words});
  }
  if (auto const second = report.runner_up()) summary.runner_up = charset_name(*second);
  summary.hinted_paragraphs = report.hinted_paragraphs();
  summary.undecided_paragraphs = report.undecided_paragraphs();
  summary.undecided_at = file.undecided_at;
  summary.is_clear = file.is_clear;
  return summary;
}

}  // namespace

std::vector<SurveyedFile> survey_charsets(CharsetSurvey const& survey) {
  std::vector<OpenFile> files;
  SourceReader reader(survey.sources, {});
  for (;;) {
    auto const item = reader.next();
    if (!item) {
      survey.on_refused(item.error());
      continue;
    }
    if (!*item) break;
    auto const text = examine_item(**item);
    if (!text) {
      survey.on_refused(text.error());
      continue;
    }
    survey.on_text(text->text);
    std::string name = file_of(**item);
    if (files.empty() || files.back().name != name)
      files.push_back({std::move(name), {}, {}, true});
    files.back().add(**item, *text);
  }
  std::vector<SurveyedFile> summaries;
  for (OpenFile const& file : files) summaries.push_back(summary_of(file));
  return summaries;
}

}  // namespace tracuu::indexer
