// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/suggest_handler.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "schema/date.hpp"
#include "search/api/search_request.hpp"
#include "search/suggesting/suggester.hpp"
#include "server/http/accept_language.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/views/problem_response.hpp"
#include "server/views/search/suggest_json.hpp"

namespace tracuu::server {

base::Result<Response> suggest_from(SuggestionSnapshot const* snapshot, Request const& request,
                                    Context const& context, Withheld is_withheld) {
  ParameterReader reader(request.parameters);
  std::string const typed = reader.text("q", search::kMaxQueryBytes);
  search::SuggestOptions options;
  options.is_withheld = std::move(is_withheld);
  options.limit = reader.number("limit", options.limit, 1, search::kMaxSuggestions);
  options.site = reader.text("site", kMaxFilterBytes);
  auto const language = reader.choice<base::Language>(
      "lang", accepted_language(request.accept_language),
      {{"vi", base::Language::Vietnamese}, {"en", base::Language::English}});
  bool const for_browsers = reader.choice("format", false, {{"json", false}, {"opensearch", true}});
  reader.refuse_unknown();
  std::vector<Problem> const problems = reader.take_problems();
  if (!problems.empty()) return problem_response(problems.front(), context);
  if (snapshot == nullptr) {
    return base::Error{base::ErrorCode::IndexMissing, "there are no suggestions yet", ""};
  }
  auto const suggestions = search::suggest(snapshot->index, typed, options);
  if (for_browsers) {
    Response response = json_response(200, suggest_opensearch_json(typed, suggestions));
    response.replace("Content-Type", "application/x-suggestions+json; charset=utf-8");
    return response;
  }
  return json_response(200, suggest_json(typed, snapshot->revision, suggestions, language));
}

base::Result<Response> handle_suggest(Request const& request, Context const& context,
                                      AppState const& state) {
  CurationWatch const* const curation = state.curation();
  if (curation == nullptr) return suggest_from(state.suggestions().get(), request, context);
  auto const rules = curation->live()->current();
  auto const hidden = curation->hidden();
  auto const is_withheld = [&](std::string_view text, std::string_view id) {
    return (!id.empty() && std::ranges::binary_search(*hidden, id)) ||
           rules->forbids_suggesting(text, schema::today());
  };
  return suggest_from(state.suggestions().get(), request, context, is_withheld);
}

}  // namespace tracuu::server
