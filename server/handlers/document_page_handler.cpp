// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/document_page_handler.hpp"

#include <fmt/format.h>

#include <utility>

#include "formats/document_page_json.hpp"
#include "indexer/page_image.hpp"
#include "server/handlers/announcement_handler.hpp"
#include "server/handlers/page_handler.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/announcement/document_page_html.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

/// There is no announcement with the id; of one that only lacks the page the error says so.
bool lacks_announcement(base::Error const& error) {
  return error.code == base::ErrorCode::NotFound && error.subject.empty();
}

/// The path after "announcements/" taken for an id as a whole.
Context with_whole_id(Context context) {
  context.id += fmt::format("/pages/{}", context.page);
  return context;
}

indexer::PageImagePlace place_of(search::PageReading const& reading) {
  return {reading.announcement.source_location, reading.announcement.file_hash, reading.page,
          reading.words ? reading.words->turned : 0};
}

/// Where the picture of the page is; empty if there is none.
std::string image_url(search::PageReading const& reading, Context const& context) {
  schema::Announcement const& announcement = reading.announcement;
  bool const has_image = context.has_page_images && !announcement.file_hash.empty() &&
                         indexer::may_have_page_image(place_of(reading));
  return has_image ? page_image_url(announcement.id, reading.page, announcement.file_hash) : "";
}

}  // namespace

base::Result<Response> handle_document_page_view(Request const& request, Context const& context,
                                                 search::Searcher& searcher) {
  SearchParams origin = read_search_params(request, UnknownParameters::Ignore);
  if (!origin.problems.empty() || origin.is_empty()) origin.request = {};
  auto reading = searcher.read_page(context.id, context.page, origin.request);
  if (reading) {
    std::string image = image_url(*reading, context);
    return html_response(
        200, document_page_html({std::move(*reading), std::move(origin), std::move(image)},
                                *context.branding));
  }
  if (!lacks_announcement(reading.error())) return reading.error();
  return handle_announcement_page(request, with_whole_id(context), searcher);
}

base::Result<Response> handle_document_page(Request const& request, Context const& context,
                                            search::Searcher& searcher) {
  SearchParams const params = read_query_params(request);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  auto const reading = searcher.read_page(context.id, context.page, params.request);
  if (reading) {
    std::string const image = image_url(*reading, context);
    return json_response(
        200, formats::document_page_json(*reading, image.empty() ? "" : context.base_url + image));
  }
  if (!lacks_announcement(reading.error())) return reading.error();
  return handle_announcement(request, with_whole_id(context), searcher);
}

base::Result<Response> handle_page_image(Request const& request, Context const& context,
                                         search::Searcher& searcher, PageImages& images) {
  auto const reading = searcher.read_page(context.id, context.page, {});
  if (!reading && lacks_announcement(reading.error())) {
    Context whole = with_whole_id(context);
    whole.id += "/image";
    return handle_announcement_page(request, whole, searcher);
  }
  if (!reading) return reading.error();
  if (image_url(*reading, context).empty()) return problem_response(no_page_image(), context);
  auto const image = images.find(place_of(*reading));
  if (!image) return problem_response(no_page_image(), context);
  return image_response("image/jpeg", **image);
}

}  // namespace tracuu::server
