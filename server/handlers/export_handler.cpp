// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/export_handler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "formats/export_writer.hpp"
#include "schema/announcement_id.hpp"
#include "schema/date.hpp"
#include "search/api/note.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

namespace {

struct ExportParams {
  formats::ExportFormat format = formats::ExportFormat::JsonLines;
  std::string after;  ///< id of the announcement to go on after; empty: from the start
  SearchParams search;
};

/// How a query is read (all hits are exported), `format` and `after`.
ExportParams read_export_params(Request const& request) {
  auto const is_own = [](Parameter const& parameter) {
    return parameter.name == "format" || parameter.name == "after";
  };
  Request own;
  Request rest = request;
  std::erase_if(rest.parameters, is_own);
  std::ranges::copy_if(request.parameters, std::back_inserter(own.parameters), is_own);

  ExportParams params;
  params.search = read_query_params(rest);
  params.search.request.all_if_open = true;
  ParameterReader reader(own.parameters);
  params.after = reader.text("after", schema::kMaxEncodedIdBytes);
  params.format = reader.choice<formats::ExportFormat>("format", formats::ExportFormat::JsonLines,
                                                       {{"jsonl", formats::ExportFormat::JsonLines},
                                                        {"csv", formats::ExportFormat::Csv},
                                                        {"ris", formats::ExportFormat::Ris},
                                                        {"bibtex", formats::ExportFormat::Bibtex}});
  for (Problem& problem : reader.take_problems()) params.search.problems.push_back(problem);
  return params;
}

/// Names of files are made of nothing that came from outside.
std::string disposition(formats::ExportFormat format) {
  return fmt::format("attachment; filename=\"tracuu-{}.{}\"",
                     schema::format_iso_date(schema::today()), formats::file_ending(format));
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

base::Result<Response> handle_export(Request const& request, Context const& context,
                                     search::Searcher& searcher) {
  ExportParams const params = read_export_params(request);
  if (!params.search.problems.empty()) {
    return problem_response(params.search.problems.front(), context);
  }
  auto stream = searcher.stream(params.search.request);
  if (!stream) return stream.error();
  if (!params.after.empty()) {
    auto const skipped = stream->go_on_after(params.after);
    if (!skipped && skipped.error().code == base::ErrorCode::Expired) {
      return problem_response(make_problem(410, "Expired", "after", "problem.export_expired"),
                              context);
    }
    if (!skipped) return skipped.error();
  }
  auto const revision = searcher.revision();
  if (!revision) return revision.error();
  std::string const count = std::to_string(stream->count());
  std::string const position = std::to_string(stream->position());
  std::string const notes = note_codes(stream->notes());
  auto const writer =
      std::make_shared<formats::ExportWriter>(params.format, std::move(*stream), schema::today());
  Response response = stream_response(formats::media_type(params.format),
                                      [writer] { return writer->next_piece(); });
  response.set("Content-Disposition", disposition(params.format));
  response.set("Tracuu-Total", count);
  response.set("Tracuu-Position", position);
  response.set("Tracuu-Revision", *revision);
  if (!notes.empty()) response.set("Tracuu-Notes", notes);
  return response;
}

}  // namespace tracuu::server
