// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/lead_handler.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "schema/web_address.hpp"
#include "server/http/parameter_reader.hpp"
#include "server/urls/lead_location.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"
#include "server/views/embedded_files.hpp"
#include "server/views/problem_response.hpp"
#include "server/views/search/lead_page_html.hpp"

namespace tracuu::server {
namespace {

constexpr std::size_t kMostAtAddress = 20;

/// What was asked for on the page: "url" with all that stands after it but the language, which a
/// rule of a server may have appended unencoded; else the page that led here.
std::string asked_address(Request const& request) {
  std::string asked;
  bool has_begun = false;
  for (Parameter const& parameter : request.parameters) {
    if (!has_begun && parameter.name == "url") {
      has_begun = true;
      asked = parameter.value;
    } else if (has_begun && parameter.name != "lang") {
      asked.append("&").append(parameter.name);
      if (!parameter.value.empty()) asked.append("=").append(parameter.value);
    }
  }
  if (has_begun) return asked;
  std::string const key = schema::web_address_key(request.referer);
  bool const names_page = key.size() > schema::host_of_key(key).size();
  return names_page ? request.referer : "";
}

/// Whether a link is asked for in place of a redirect, by "show=1" before "url": browsers hold
/// what a form leads to against the policy of its page (CSP, form-action), redirects too.
bool asks_for_link(Request const& request) {
  auto const first = request.parameters.begin();
  auto const url = std::ranges::find(request.parameters, "url", &Parameter::name);
  return std::ranges::any_of(first, url, [](Parameter const& parameter) {
    return parameter.name == "show" && parameter.value == "1";
  });
}

base::Result<LeadAnswer> answer_for(std::string asked, std::string const& base,
                                    Context const& context, search::Searcher& searcher) {
  LeadAnswer answer;
  auto lead = searcher.lead(asked);
  if (!lead) return lead.error();
  answer.lead = std::move(*lead);
  for (search::LeadCandidate const& candidate : answer.lead.candidates) {
    answer.locations.push_back(
        lead_location(candidate.announcement, asked, context.leads, base, context.language));
  }
  if (!answer.lead.words.empty()) {
    search::SearchRequest request;
    request.text = answer.lead.words;
    answer.search_url = base + search_url(request, context.language);
  }
  answer.asked = std::move(asked);
  return answer;
}

void refuse_no_address(std::string const& asked, ParameterReader& reader) {
  if (schema::web_address_key(asked).empty()) reader.refuse("url", "problem.parameter.address");
}

Response redirect_to(std::string const& location, unsigned status) {
  Response response = html_response(static_cast<int>(status), "");
  response.set("Location", location);
  return response;
}

}  // namespace

base::Result<Response> handle_lead_page(Request const& request, Context const& context,
                                        search::Searcher& searcher) {
  std::string asked = asked_address(request);
  bool const is_address =
      asked.size() <= search::kMaxAddressBytes && !schema::web_address_key(asked).empty();
  if (!is_address) {
    LeadAnswer nothing;
    nothing.asked = asked.substr(0, asked.size() <= search::kMaxAddressBytes ? asked.size() : 0);
    int const status = asked.empty() ? 200 : 404;
    return html_response(status, lead_page_html(nothing, context.language, *context.branding));
  }
  auto answer = answer_for(std::move(asked), context.base_path, context, searcher);
  if (!answer) return answer.error();
  search::LeadKind const kind = answer->lead.kind;
  bool const is_sure = kind == search::LeadKind::Exact || kind == search::LeadKind::Likely;
  Response response;
  if (is_sure && context.leads.redirect_status != 0 && !asks_for_link(request)) {
    response = redirect_to(answer->locations.front(), context.leads.redirect_status);
  } else {
    int const status = kind == search::LeadKind::None ? 404 : 200;
    response = html_response(status, lead_page_html(*answer, context.language, *context.branding));
    response.found_nothing = kind == search::LeadKind::None;
  }
  response.vary_by("Referer");
  return response;
}

base::Result<Response> handle_lead(Request const& request, Context const& context,
                                   search::Searcher& searcher) {
  ParameterReader reader(request.parameters);
  std::string asked = reader.text("url", search::kMaxAddressBytes);
  Context settled = context;
  settled.language = read_language(reader, context.language);
  reader.refuse_unknown();
  refuse_no_address(asked, reader);
  std::vector<Problem> const problems = reader.take_problems();
  if (!problems.empty()) return problem_response(problems.front(), context);
  auto const answer = answer_for(std::move(asked), context.base_url, settled, searcher);
  if (!answer) return answer.error();
  return json_response(200, lead_json(*answer));
}

base::Result<Response> handle_addressed(Request const& request, Context const& context,
                                        search::Searcher& searcher) {
  ParameterReader reader(request.parameters);
  std::string const asked = reader.text("url", search::kMaxAddressBytes);
  reader.refuse_unknown();
  refuse_no_address(asked, reader);
  std::vector<Problem> const problems = reader.take_problems();
  if (!problems.empty()) return problem_response(problems.front(), context);
  auto const found = searcher.look_up_address(asked, kMostAtAddress);
  if (!found) return found.error();
  return json_response(200, addressed_json(asked, *found));
}

base::Result<Response> handle_lead_script(Request const&, Context const&, AppState const&) {
  Response response = script_response(std::string(kLeadScript));
  response.set("Cross-Origin-Resource-Policy", "cross-origin");
  return response;
}

}  // namespace tracuu::server
