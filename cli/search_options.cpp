// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>

#include "cli/command_options.hpp"
#include "cli/wording/say.hpp"
#include "schema/written_period.hpp"

namespace tracuu::cli {

namespace {

std::map<std::string, search::SortOrder> const kSortOrders{
    {"relevance", search::SortOrder::Relevance},
    {"newest", search::SortOrder::Newest},
    {"oldest", search::SortOrder::Oldest}};

std::map<std::string, formats::ExportFormat> const kExportFormats{
    {"jsonl", formats::ExportFormat::JsonLines},
    {"csv", formats::ExportFormat::Csv},
    {"ris", formats::ExportFormat::Ris},
    {"bibtex", formats::ExportFormat::Bibtex}};

std::map<std::string, search::InForce> const kInForceStates{{"yes", search::InForce::Yes},
                                                            {"no", search::InForce::No},
                                                            {"unknown", search::InForce::Unknown}};

std::map<std::string, search::TimelineStep> const kTimelineSteps{
    {"year", search::TimelineStep::Year}, {"month", search::TimelineStep::Month}};

std::map<std::string, search::Facet> facets_by_name() {
  std::map<std::string, search::Facet> facets;
  for (search::FacetRow const& row : search::kFacets) facets.emplace(row.name, row.facet);
  return facets;
}
std::map<std::string, search::Facet> const kFacetsByName = facets_by_name();

/// "site, unit, place, …", as they are shown.
std::string facet_names() {
  std::vector<std::string> names;
  names.reserve(search::kFacetCount);
  for (search::FacetRow const& row : search::kFacets) names.emplace_back(row.name);
  return join_names(names);
}

std::string_view facet_help(search::Facet facet, base::Language language) {
  switch (facet) {
    case search::Facet::Site: return say("search.facet.site", language);
    case search::Facet::Unit: return say("search.facet.unit", language);
    case search::Facet::Place: return say("search.facet.place", language);
    case search::Facet::Author: return say("search.facet.author", language);
    case search::Facet::Category: return say("search.facet.category", language);
    case search::Facet::Type: return say("search.facet.type", language);
    case search::Facet::FileType: return say("search.facet.filetype", language);
    case search::Facet::Charset: return say("search.facet.charset", language);
    case search::Facet::Year: return say("search.facet.year", language);
  }
  return "";
}

void add_facet(CommandBuilder& command, search::FacetRow const& row,
               search::SearchRequest& request) {
  OptionWords words{fmt::format("--{}", row.name), std::string(row.option_value),
                    std::string(facet_help(row.facet, command.language()))};
  auto const set = [&request, facet = row.facet](std::string const& written) {
    request.filters[facet] = search::read_filter(facet, written);
  };
  if (row.match != search::FacetMatch::Year) {
    command.read(std::move(words), [set](std::string const& written) {
      set(written);
      return std::optional<std::string>();
    });
    return;
  }
  command.read(
      std::move(words),
      [set,
       language = command.language()](std::string const& written) -> std::optional<std::string> {
        auto const number = whole_number(written);
        if (!number || *number == 0 || *number > search::kMaxYear) {
          return say("usage.number_between", language, "1", std::to_string(search::kMaxYear));
        }
        set(written);
        return std::nullopt;
      });
}

/// Options that a page of hits has, and no export.
struct PageOptions {
  CommandBuilder::Option* limit;
  CommandBuilder::Option* page;
};

PageOptions add_filter_options(CommandBuilder& command, search::SearchRequest& request) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  add_date_option(command, {"--from", "DATE", text("search.from")}, request.filters.dates,
                  &schema::DateRange::from);
  add_date_option(command, {"--to", "DATE", text("search.to")}, request.filters.dates,
                  &schema::DateRange::to);
  command.choice({"--in-force", "STATE", text("search.in_force")}, kInForceStates,
                 request.filters.in_force);
  for (search::FacetRow const& row : search::kFacets) add_facet(command, row, request);
  command.choice({"--sort", "ORDER", text("search.sort")}, kSortOrders, request.sort);
  PageOptions const page{command.number({"-n,--limit", "N", text("search.limit")},
                                        {1, search::kMaxPageSize}, request.size),
                         command.number({"--page", "N", text("search.page")}, {1}, request.page)};
  command.flag({"--exact", "", text("search.exact")}, request.exact);
  return page;
}

/// What is counted over all that match.
void add_counting_options(CommandBuilder& command, search::SearchRequest& request) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  command.choices({"--facets", "LIST", say("search.facets", command.language(), facet_names())},
                  kFacetsByName, request.facets);
  command.number({"--facet-size", "N", text("search.facet_size")}, {1, search::kMaxFacetSize},
                 request.facet_size);
  command.choice({"--timeline", "STEP", text("search.timeline")}, kTimelineSteps, request.timeline);
  command.text({"--cursor", "TEXT", text("search.cursor")}, request.cursor);
}

}  // namespace

void add_date_option(CommandBuilder& command, OptionWords words, schema::DateRange& dates,
                     std::optional<schema::Date> schema::DateRange::* end) {
  command.read(std::move(words),
               [&dates, end, language = command.language()](
                   std::string const& text) -> std::optional<std::string> {
                 auto const period = schema::parse_written_period(text);
                 if (!period) return std::string(say("usage.period", language));
                 dates.*end = (*period).*end;
                 return std::nullopt;
               });
}

void add_search_options(CommandBuilder& command, SearchOptions& options) {
  auto const text = [&](TerminalKey<0> key) { return std::string(say(key, command.language())); };
  command.arguments({"QUERY", text("argument.query"), true, true}, options.query_words);
  require_index(command, options.index);
  PageOptions const page = add_filter_options(command, options.request);
  add_counting_options(command, options.request);
  command.flag({"--notes", "", text("search.notes")}, options.notes);
  auto* const json = command.flag({"--json", "", text("option.json")}, options.json);
  auto* const exporting = command.choice({"--export", "FORMAT", text("search.export")},
                                         kExportFormats, options.export_format);
  for (auto* const other : {json, page.page, page.limit}) command.excludes(exporting, other);
  command.needs(command.path({"-o,--output", "FILE", text("search.output")}, options.output),
                exporting);
  auto* const originals =
      command.path({"--originals", "FILE", text("search.originals")}, options.originals);
  for (auto* const other : {json, exporting, page.page, page.limit}) {
    command.excludes(originals, other);
  }
  command.number({"--time-limit", "MS", text("search.time_limit")}, {1}, options.time_limit_ms);
  command.path({"--words", "FILE", text("search.words")}, options.words);
  command.path({"--curation", "FILE", text("search.curation")}, options.curation);
  add_quiet_option(command, options.quiet);
  command.help().notes = {text("search.note")};
  command.help().examples = {"tracuu search thu tuc khai sinh", text("example.phrase"),
                             text("example.newest"),
                             "tracuu search khai sinh --export csv -o khai-sinh.csv"};
}

void add_explain_options(CommandBuilder& command, ExplainOptions& options) {
  command.arguments({"QUERY", std::string(say("argument.query", command.language())), true, true},
                    options.query_words);
  require_index(command, options.index);
  add_filter_options(command, options.request);
  command.path({"--words", "FILE", std::string(say("search.words", command.language()))},
               options.words);
  command.path({"--curation", "FILE", std::string(say("search.curation", command.language()))},
               options.curation);
}

}  // namespace tracuu::cli
