// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/list_handler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "formats/archivists/id_list.hpp"
#include "formats/export_format.hpp"
#include "schema/date.hpp"
#include "search/api/found_announcement.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/http/upload.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/archive/list_page_html.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

using formats::ExportFormat;
using Ids = std::vector<std::string>;

/// What came with the request.
struct ListParams {
  Ids ids;
  std::optional<ExportFormat> format;  ///< nothing: a page
  base::Language language = base::Language::Vietnamese;
  std::vector<Problem> problems;
};

Problem unread_list(std::string const& why) {
  return make_problem(422, "InvalidArgument", "ids", "problem.list", why);
}

/// "a,b" of an address: ids that hold no comma.
Ids split_ids(std::string_view text) {
  Ids ids;
  while (!text.empty()) {
    std::string_view const id = text.substr(0, text.find(','));
    ids.emplace_back(id);
    text.remove_prefix(std::min(text.size(), id.size() + 1));
  }
  return ids;
}

void add_read_list(std::string_view bytes, ListParams& params) {
  auto ids = formats::read_id_list(bytes);
  if (ids) {
    std::ranges::move(*ids, std::back_inserter(params.ids));
  } else {
    params.problems.push_back(unread_list(ids.error().message));
  }
}

ListParams read_list_params(Request const& request, Upload const& upload, Context const& context) {
  ParameterReader reader(upload.parameters);
  ListParams params;
  params.language = read_language(reader, context.language);
  params.format = reader.choice<std::optional<ExportFormat>>("format", std::nullopt,
                                                             {{"html", std::nullopt},
                                                              {"jsonl", ExportFormat::JsonLines},
                                                              {"csv", ExportFormat::Csv},
                                                              {"ris", ExportFormat::Ris},
                                                              {"bibtex", ExportFormat::Bibtex}});
  std::string const ids = reader.text("ids", kMaxListBytes);
  params.ids = reader.texts("id", kMaxFilterBytes);
  params.problems = reader.take_problems();
  bool const is_of_form = request.method == Method::Post;
  if (is_of_form && ids.find('\n') != std::string::npos) {
    add_read_list(ids, params);
  } else {
    std::ranges::move(is_of_form && ids.find(',') == std::string::npos ? Ids{ids} : split_ids(ids),
                      std::back_inserter(params.ids));
  }
  for (UploadedFile const& file : upload.files) add_read_list(file.bytes, params);
  params.ids = formats::unique_ids(std::move(params.ids));
  if (params.ids.size() > formats::kMaxListed) {
    params.problems.push_back(
        unread_list(fmt::format("the list has more than {} announcements", formats::kMaxListed)));
  }
  return params;
}

/// What the index has of the list, in its order, and what it lacks.
struct ListedAnnouncements {
  std::vector<search::FoundAnnouncement> found;
  Ids missing;
};

base::Result<ListedAnnouncements> find_listed(Ids const& ids, search::Searcher& searcher) {
  ListedAnnouncements listed;
  for (std::string const& id : ids) {
    auto found = searcher.find(id);
    if (found) {
      listed.found.push_back(std::move(*found));
    } else if (found.error().code == base::ErrorCode::NotFound) {
      listed.missing.push_back(id);
    } else {
      return found.error();
    }
  }
  return listed;
}

Response list_file(ExportFormat format, ListedAnnouncements const& listed) {
  schema::Date const today = schema::today();
  std::string text = formats::export_head(format);
  for (search::FoundAnnouncement const& found : listed.found) {
    text += formats::export_entry(format, found, today);
  }
  Response response = text_response(200, formats::media_type(format), std::move(text));
  response.set("Content-Disposition",
               fmt::format("attachment; filename=\"tracuu-list-{}.{}\"",
                           schema::format_iso_date(today), formats::file_ending(format)));
  response.set("Tracuu-Total", std::to_string(listed.found.size()));
  response.set("Tracuu-Not-Found", std::to_string(listed.missing.size()));
  response.set("X-Robots-Tag", "noindex");
  return response;
}

}  // namespace

base::Result<Response> handle_list(Request const& request, Context const& context,
                                   search::Searcher& searcher) {
  auto const upload = read_upload(request);
  if (!upload) {
    return problem_response(bad_request("problem.form_encoding", upload.error().message), context);
  }
  ListParams params = read_list_params(request, *upload, context);
  if (!params.problems.empty()) return problem_response(params.problems.front(), context);
  auto listed = find_listed(params.ids, searcher);
  if (!listed) return listed.error();
  if (params.format) return list_file(*params.format, *listed);
  ListPage page;
  page.ids = std::move(params.ids);
  for (search::FoundAnnouncement& found : listed->found) {
    page.announcements.push_back(std::move(found.announcement));
  }
  page.missing = std::move(listed->missing);
  page.language = params.language;
  page.base_url = context.base_url;
  return html_response(200, list_page_html(page, *context.branding));
}

}  // namespace tracuu::server
