// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/originals_handler.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>

#include "formats/archivists/originals_bag.hpp"
#include "schema/date.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

formats::BagSettings bag_settings(SearchParams const& params, Context const& context) {
  formats::BagSettings settings;
  settings.name = fmt::format("tracuu-originals-{}", schema::format_iso_date(schema::today()));
  settings.description = context.base_url + search_url(params.request, params.language);
  settings.language = params.language;
  settings.made = schema::now();
  settings.page_address = [base = context.base_url,
                           language = params.language](std::string_view id) {
    return base + announcement_url(id, language);
  };
  return settings;
}

}  // namespace

base::Result<Response> handle_originals(Request const& request, Context const& context,
                                        search::Searcher& searcher) {
  if (!context.has_originals) return problem_response(no_such_page(), context);
  SearchParams params = read_query_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  params.language = context.language;
  params.request.all_if_open = true;
  auto stream = searcher.stream(params.request);
  if (!stream) return stream.error();
  if (stream->count() > kMaxOriginals) {
    return problem_response(
        make_problem(422, "InvalidArgument", "q", "problem.many_originals",
                     std::to_string(stream->count()), std::to_string(kMaxOriginals)),
        context);
  }
  std::string const count = std::to_string(stream->count());
  formats::BagSettings settings = bag_settings(params, context);
  std::string const name = settings.name;
  auto const bag = std::make_shared<formats::OriginalsBag>(std::move(*stream), std::move(settings));
  Response response = stream_response("application/zip", [bag] { return bag->next_piece(); });
  response.set("Content-Disposition", fmt::format("attachment; filename=\"{}.zip\"", name));
  response.set("Tracuu-Total", count);
  response.set("X-Robots-Tag", "noindex");
  return response;
}

}  // namespace tracuu::server
