// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/curation_handler.hpp"

#include <string>
#include <utility>

#include "search/curation/curation_file.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/http/problem.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/problem_response.hpp"
#include "server/views/webmaster/curation_json.hpp"
#include "server/views/webmaster/curation_page_html.hpp"
#include "server/views/webmaster/webmaster_page.hpp"

namespace tracuu::server {
namespace {

constexpr char const* kTomlType = "application/toml; charset=utf-8";

Problem no_curation() {
  return make_problem(404, "NoCuration", "", "problem.curation.none");
}

std::vector<RuleUse> uses_of(AppState const& state) {
  std::vector<RuleUse> uses;
  for (auto const& [key, count] : state.rule_counts().all()) {
    RuleUse& use = uses.emplace_back(RuleUse{key.first, key.second, count.total, {}});
    for (auto const& [day, times] : count.days) use.days.push_back({day, times});
  }
  return uses;
}

CurationState state_of(CurationWatch const& watch, search::Searcher& searcher,
                       AppState const& app) {
  CurationWatch::Status const status = watch.status();
  CurationState state;
  state.rules = status.rules;
  state.loaded_at = status.loaded_at;
  if (status.failure) state.failure = status.failure->message;
  state.hidden = watch.hidden()->size();
  if (auto unknown = searcher.unknown_targets()) state.unknown = std::move(*unknown);
  state.uses = uses_of(app);
  return state;
}

/// The refusal of rules that are wrong; nothing if they are right.
std::optional<std::vector<search::CurationProblem>> problems_of(std::string_view toml) {
  search::CurationReading reading = search::parse_curation(toml);
  if (reading.problems.empty()) return std::nullopt;
  return std::move(reading.problems);
}

CurationPage page_of(CurationWatch const& watch, search::Searcher& searcher, AppState const& app) {
  CurationPage page;
  page.state = state_of(watch, searcher, app);
  if (auto text = watch.text()) {
    page.toml = std::move(text->toml);
    page.tag = std::move(text->tag);
  }
  return page;
}

Response curation_page(int status, CurationPage const& page, Context const& context) {
  return html_response(
      status, curation_page_html(page, context.language, context.webmaster, *context.branding));
}

/// Browsers send line ends of forms as CR LF (HTML, "multipart form data").
std::string with_unix_lines(std::string text) {
  std::erase(text, '\r');
  return text;
}

}  // namespace

base::Result<Response> handle_get_curation(Request const& request, Context const& context,
                                           search::Searcher&, AppState const& state) {
  if (auto const problems = check_lang_only(request); !problems.empty()) {
    return problem_response(problems.front(), context);
  }
  if (state.curation() == nullptr) return problem_response(no_curation(), context);
  auto text = state.curation()->text();
  if (!text) return text.error();
  Response response = text_response(200, kTomlType, std::move(text->toml));
  response.set("ETag", text->tag);
  return response;
}

base::Result<Response> handle_put_curation(Request const& request, Context const& context,
                                           search::Searcher&, AppState const& state) {
  if (auto const problems = check_lang_only(request); !problems.empty()) {
    return problem_response(problems.front(), context);
  }
  if (state.curation() == nullptr) return problem_response(no_curation(), context);
  if (request.if_match.empty()) {
    return problem_response(
        make_problem(428, "PreconditionRequired", "", "problem.curation.if_match"), context);
  }
  if (auto const wrong = problems_of(request.body)) {
    return json_response(422, curation_problems_json(*wrong, context.language));
  }
  auto const tag = state.curation()->put(
      request.body, request.if_match == "*" ? std::string_view() : request.if_match);
  if (!tag && tag.error().code == base::ErrorCode::Expired) {
    return problem_response(make_problem(412, "PreconditionFailed", "", "problem.curation.changed"),
                            context);
  }
  if (!tag) return tag.error();
  state.log("curation: saved by " + context.webmaster);
  Response response =
      json_response(200, curation_saved_json(state.curation()->status().rules, *tag));
  response.set("ETag", *tag);
  return response;
}

base::Result<Response> handle_curation_report(Request const& request, Context const& context,
                                              search::Searcher& searcher, AppState const& state) {
  if (auto const problems = check_lang_only(request); !problems.empty()) {
    return problem_response(problems.front(), context);
  }
  if (state.curation() == nullptr) return problem_response(no_curation(), context);
  return json_response(200, curation_report_json(state_of(*state.curation(), searcher, state)));
}

base::Result<Response> handle_curation_page(Request const& request, Context const& context,
                                            search::Searcher& searcher, AppState const& state) {
  ParameterReader reader(request.parameters);
  std::string const query = reader.text("q", search::kMaxQueryBytes);
  bool const is_saved = reader.choice("saved", false, {{"1", true}});
  if (auto const problems = reader.take_problems(); !problems.empty()) {
    return problem_response(problems.front(), context);
  }
  if (state.curation() == nullptr) {
    return html_response(
        200, curation_off_page_html(context.language, context.webmaster, *context.branding));
  }
  CurationPage page = page_of(*state.curation(), searcher, state);
  page.query = query;
  page.is_saved = is_saved;
  if (!query.empty()) {
    search::SearchRequest asked;
    asked.text = query;
    auto explanation = searcher.explain(asked);
    if (!explanation) return explanation.error();
    page.effects = std::move(explanation->rules);
  }
  return curation_page(200, page, context);
}

base::Result<Response> handle_save_curation(Request const& request, Context const& context,
                                            search::Searcher& searcher, AppState const& state) {
  ParameterReader reader(request.parameters);
  std::string const toml = with_unix_lines(reader.text("toml", search::kMaxCurationBytes));
  std::string const tag = reader.text("tag", 100);
  if (auto const problems = reader.take_problems(); !problems.empty()) {
    return problem_response(problems.front(), context);
  }
  if (state.curation() == nullptr) return problem_response(no_curation(), context);
  CurationPage page = page_of(*state.curation(), searcher, state);
  if (auto wrong = problems_of(toml)) {
    page.problems = std::move(*wrong);
    page.toml = toml;
    page.tag = tag;
    return curation_page(422, page, context);
  }
  // An empty tag would overwrite whatever is there.
  auto const saved = state.curation()->put(toml, tag.empty() ? "none" : tag);
  if (!saved && saved.error().code == base::ErrorCode::Expired) {
    page.is_changed = true;
    page.toml = toml;  // with the tag of the file as it is now: saving again overwrites it
    return curation_page(412, page, context);
  }
  if (!saved) return saved.error();
  state.log("curation: saved by " + context.webmaster);
  return redirect_response(
      303, context.base_path + webmaster_url(kCurationSection.path, "saved=1", context.language));
}

}  // namespace tracuu::server
