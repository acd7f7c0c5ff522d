// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/batch_handler.hpp"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "formats/archivists/batch_writer.hpp"
#include "formats/archivists/query_table.hpp"
#include "schema/date.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/http/upload.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/archive/batch_page_html.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

using formats::BatchFormat;

/// What one query of a batch may take; it is told of those that were not counted in it.
constexpr std::chrono::seconds kBatchQueryTime{5};
/// After this others get their turn.
constexpr std::chrono::milliseconds kBatchStep{200};
constexpr std::size_t kMostFirstHits = 20;

struct BatchParams {
  BatchFormat format = BatchFormat::Json;
  formats::BatchOptions options;
  std::string lines;  ///< the field `queries`
  base::Language language = base::Language::Vietnamese;
  std::vector<Problem> problems;
};

BatchParams read_batch_params(Upload const& upload, Context const& context) {
  ParameterReader reader(upload.parameters);
  BatchParams params;
  params.language = read_language(reader, context.language);
  bool const is_page = context.audience == Audience::People;
  params.format = reader.choice<BatchFormat>(
      "format", is_page ? BatchFormat::Csv : BatchFormat::Json,
      {{"json", BatchFormat::Json}, {"csv", BatchFormat::Csv}, {"xlsx", BatchFormat::Xlsx}});
  params.options.first_hits = reader.number("hits", params.options.first_hits, 0, kMostFirstHits);
  params.options.query_time = kBatchQueryTime;
  params.lines = reader.text("queries", kMaxBatchBytes);
  if (!is_page) reader.refuse_unknown();
  params.problems = reader.take_problems();
  return params;
}

base::Result<formats::QueryTable> read_table(Upload const& upload, BatchParams const& params) {
  if (!upload.files.empty()) return formats::read_query_table(upload.files.front().bytes);
  return formats::read_query_lines(params.lines);
}

Response refused_table(base::Error const& error, Context const& context) {
  std::string const why =
      error.hint.empty() ? error.message : fmt::format("{}; {}", error.message, error.hint);
  return problem_response(make_problem(422, "InvalidArgument", "", "problem.table", why), context);
}

}  // namespace

base::Result<Response> handle_batch_page(Request const&, Context const& context, AppState const&) {
  return html_response(200, batch_page_html(context.language, *context.branding));
}

base::Result<Response> handle_batch_search(Request const& request, Context const& context,
                                           search::Searcher& searcher) {
  auto const upload = read_upload(request);
  if (!upload) {
    return problem_response(bad_request("problem.form_encoding", upload.error().message), context);
  }
  BatchParams const params = read_batch_params(*upload, context);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  auto table = read_table(*upload, params);
  if (!table) return refused_table(table.error(), context);
  auto own = searcher.another();  // the worker's is lent for the call only
  if (!own) return own.error();
  auto const revision = searcher.revision();
  if (!revision) return revision.error();
  std::string const count = std::to_string(table->queries.size());
  auto page_address = [base = context.base_url, language = params.language](std::string_view id) {
    return base + announcement_url(id, language);
  };
  auto const writer = std::make_shared<formats::BatchWriter>(
      params.format, formats::BatchSearch(std::move(*table), std::move(*own), params.options),
      params.language, std::move(page_address));
  Response response = stream_response(formats::media_type(params.format),
                                      [writer] { return writer->next_piece(); });
  if (params.format == BatchFormat::Xlsx) {
    response.work = [writer] { return writer->work(kBatchStep); };
  }
  if (params.format != BatchFormat::Json) {
    response.set("Content-Disposition", fmt::format("attachment; filename=\"tracuu-batch-{}.{}\"",
                                                    schema::format_iso_date(schema::today()),
                                                    formats::file_ending(params.format)));
  }
  response.set("Tracuu-Total", count);
  response.set("Tracuu-Revision", *revision);
  return response;
}

}  // namespace tracuu::server
