// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/discovery_handler.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/handlers/sitemap_writer.hpp"
#include "server/urls/links.hpp"
#include "server/views/feeds/opensearch_xml.hpp"
#include "server/views/openapi_document.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {

namespace {

/// "12.xml" -> 12, within what documents can be numbered by.
std::optional<std::uint32_t> sitemap_number(std::string_view name) {
  constexpr std::string_view kEnding = ".xml";
  constexpr std::uint32_t kLast = UINT32_MAX / kSitemapDocuments;
  if (!name.ends_with(kEnding) || name.starts_with('0')) return std::nullopt;
  name.remove_suffix(kEnding.size());
  std::uint32_t number = 0;
  char const* const end = name.data() + name.size();
  auto const [rest, error] = std::from_chars(name.data(), end, number);
  if (error != std::errc{} || rest != end || number < 1 || number > kLast) return std::nullopt;
  return number;
}

}  // namespace

base::Result<Response> handle_opensearch(Request const&, Context const& context, AppState const&) {
  return xml_response("application/opensearchdescription+xml",
                      opensearch_xml(context.base_url, *context.branding));
}

base::Result<Response> handle_robots(Request const&, Context const& context, AppState const&) {
  std::string text = "User-agent: *\n";
  for (std::string_view const path :
       {kSearchPath, kApiPath, kFeedPath, kOaiPath, kComparePath, kNumberPath, kGoPath}) {
    text += fmt::format("Disallow: {}{}\n", context.base_path, path);
  }
  // Of a document one page of ours is enough; pictures of its pages cost more than they tell.
  text += fmt::format("Disallow: {}/announcements/*/pages/\n", context.base_path);
  text += fmt::format("\nSitemap: {}{}\n", context.base_url, kSitemapIndexPath);
  return text_response(200, "text/plain; charset=utf-8", std::move(text));
}

base::Result<Response> handle_sitemap_index(Request const&, Context const& context,
                                            search::Searcher& searcher) {
  auto const scope = searcher.harvest_scope();
  if (!scope) return scope.error();
  return xml_response("application/xml", sitemap_index_xml(context.base_url, scope->last_document));
}

base::Result<Response> handle_sitemap(Request const&, Context const& context,
                                      search::Searcher& searcher) {
  auto const scope = searcher.harvest_scope();
  if (!scope) return scope.error();
  auto const number = sitemap_number(context.id);
  bool const is_there =
      number && (*number == 1 || (*number - 1) * kSitemapDocuments < scope->last_document);
  if (!is_there) return problem_response(no_such_page(), context);
  auto own = searcher.another();
  if (!own) return own.error();
  auto const writer = std::make_shared<SitemapWriter>(std::move(*own), context.base_url, *number);
  return stream_response("application/xml; charset=utf-8",
                         [writer] { return writer->next_piece(); });
}

base::Result<Response> handle_openapi(Request const&, Context const& context, AppState const&) {
  if (context.base_path.empty()) return json_response(200, std::string(kOpenapiJson));
  auto contract = nlohmann::ordered_json::parse(kOpenapiJson);
  contract["servers"] = {{{"url", context.base_path}}};
  return json_response(200, contract.dump());
}

}  // namespace tracuu::server
