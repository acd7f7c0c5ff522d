// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/identify_handler.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "formats/archivists/identified_file.hpp"
#include "indexer/file_reading.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/http/upload.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/archive/identify_page_html.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

Response refused_upload(Context const& context, base::TextKey<0> key) {
  return problem_response(make_problem(422, "InvalidArgument", "file", key), context);
}

base::Result<formats::IdentifiedFile> identify(UploadedFile const& file,
                                               search::Searcher& searcher) {
  std::filesystem::path const* const folder = searcher.index().sole_folder();
  auto traits = indexer::read_file_traits(file.name, file.bytes,
                                          folder == nullptr ? std::filesystem::path() : *folder);
  auto matches = searcher.match_file(traits);
  if (!matches) return matches.error();
  return formats::IdentifiedFile{file.name, file.bytes.size(), std::move(traits),
                                 std::move(*matches)};
}

}  // namespace

base::Result<Response> handle_identify_page(Request const&, Context const& context,
                                            AppState const& state) {
  return html_response(200,
                       identify_page_html({{}, context.language, state.config().body_limit_bytes},
                                          *context.branding));
}

base::Result<Response> handle_identify(Request const& request, Context const& context,
                                       search::Searcher& searcher) {
  auto const upload = read_upload(request);
  if (!upload) {
    return problem_response(bad_request("problem.form_encoding", upload.error().message), context);
  }
  ParameterReader reader(upload->parameters);
  base::Language const language = read_language(reader, context.language);
  std::string const name = reader.text("name", kMaxFilterBytes);
  bool const is_page = context.audience == Audience::People;
  if (!is_page) reader.refuse_unknown();
  std::vector<Problem> const problems = reader.take_problems();
  if (!problems.empty()) return problem_response(problems.front(), context);
  if (upload->files.empty()) return refused_upload(context, "problem.no_file");
  if (upload->files.size() > kMaxIdentifiedFiles) {
    return refused_upload(context, "problem.many_files");
  }
  std::vector<formats::IdentifiedFile> files;
  for (UploadedFile file : upload->files) {
    if (file.name.empty()) file.name = name;
    auto identified = identify(file, searcher);
    if (!identified) return identified.error();
    files.push_back(std::move(*identified));
  }
  if (is_page) {
    return html_response(200,
                         identify_page_html({std::move(files), language, 0}, *context.branding));
  }
  return json_response(200, formats::identified_json(files, language));
}

}  // namespace tracuu::server
