// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/download_handler.hpp"

#include <fmt/format.h>

#include "formats/export_writer.hpp"
#include "schema/date.hpp"
#include "server/handlers/page_handler.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/announcement/saved_file.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

base::Result<Response> handle_download(Request const& request, Context const& context,
                                       search::Searcher& searcher) {
  ParameterReader reader(request.parameters);
  auto const format = reader.choice<SavedFormat>("format", SavedFormat::Html,
                                                 {{"html", SavedFormat::Html},
                                                  {"text", SavedFormat::Text},
                                                  {"ris", SavedFormat::Ris},
                                                  {"bibtex", SavedFormat::Bibtex}});
  std::vector<Problem> const problems = reader.take_problems();
  if (!problems.empty()) return problem_response(problems.front(), context);
  auto const found = searcher.find(context.id);
  if (!found && found.error().code == base::ErrorCode::NotFound) {
    Context whole = context;
    whole.id += "/download";
    return handle_announcement_page(request, whole, searcher);
  }
  if (!found) return found.error();
  std::string const address =
      context.base_url + announcement_url(context.id, base::Language::Vietnamese);
  SavedFile const file = saved_file(format, found->announcement, address, schema::today());
  Response response = text_response(200, file.media_type, file.content);
  response.set("Content-Disposition", fmt::format("attachment; filename=\"{}\"", file.name));
  response.set("X-Robots-Tag", "noindex");  // its page is the one to find
  return response;
}

}  // namespace tracuu::server
