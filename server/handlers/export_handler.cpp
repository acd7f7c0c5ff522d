// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/export_handler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "server/export_writer.hpp"
#include "server/parameter_reader.hpp"
#include "server/request_params.hpp"

namespace tracuu::server {

namespace {

struct ExportParams {
  ExportFormat format = ExportFormat::JsonLines;
  SearchParams search;
};

/// How a query is read (all hits are exported), and `format`.
ExportParams read_export_params(Request const& request) {
  auto const is_format = [](Parameter const& parameter) { return parameter.name == "format"; };
  Request format_only;
  Request rest = request;
  std::erase_if(rest.parameters, is_format);
  std::ranges::copy_if(request.parameters, std::back_inserter(format_only.parameters), is_format);

  ExportParams params;
  params.search = read_query_params(rest);
  ParameterReader reader(format_only.parameters);
  params.format = reader.choice<ExportFormat>("format", ExportFormat::JsonLines,
                                              {{"jsonl", ExportFormat::JsonLines},
                                               {"csv", ExportFormat::Csv},
                                               {"ris", ExportFormat::Ris},
                                               {"bibtex", ExportFormat::Bibtex}});
  for (Problem& problem : reader.take_problems()) params.search.problems.push_back(problem);
  return params;
}

/// Names of files are made of nothing that came from outside.
std::string disposition(ExportFormat format) {
  return fmt::format("attachment; filename=\"tracuu-{}.{}\"", schema::format_iso_date(today()),
                     file_ending(format));
}

std::string note_codes(std::vector<search::Note> const& notes) {
  std::string codes;
  for (search::Note const& note : notes) {
    codes += codes.empty() ? "" : ", ";
    codes += search::to_string(note.code);
  }
  return codes;
}

}  // namespace

base::Result<Response> handle_export(Request const& request, search::Searcher& searcher) {
  ExportParams const params = read_export_params(request);
  if (!params.search.problems.empty()) {
    return problem_response(params.search.problems.front(), request);
  }
  auto stream = searcher.stream(params.search.request);
  if (!stream) return stream.error();
  std::string const count = std::to_string(stream->count());
  std::string const notes = note_codes(stream->notes());
  auto const writer = std::make_shared<ExportWriter>(params.format, std::move(*stream), today());
  Response response =
      stream_response(media_type(params.format), [writer] { return writer->next_piece(); });
  response.set("Content-Disposition", disposition(params.format));
  response.set("Tracuu-Total", count);
  if (!notes.empty()) response.set("Tracuu-Notes", notes);
  return response;
}

}  // namespace tracuu::server
