// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/response.hpp"

#include <algorithm>

#include "server/http/stored_answer.hpp"

namespace tracuu::server {
namespace {

// Pages load nothing but /style.css, our scripts (one of which asks /api/v1/suggest) and the icon
// in a data: URL, so the policy can start from 'none'. It does not concern JSON-LD, a script
// element that is data (HTML, "data block"). Queries may hold names of persons: no referrer leaves.
constexpr char const* kPagePolicy =
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
constexpr char const* kStyledDataPolicy =
    "default-src 'none'; style-src 'self'; frame-ancestors 'none'";
constexpr char const* kDataPolicy = "default-src 'none'; frame-ancestors 'none'";

Response make_response(int status, char const* policy) {
  Response response;
  response.status = status;
  response.set("Content-Security-Policy", policy);
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  return response;
}

// What pages load under a name with its version.
Response asset_response(std::string_view media_type, std::string body) {
  Response response = make_response(200, kDataPolicy);
  response.set("Content-Type", std::string(media_type) + "; charset=utf-8");
  response.set("Cache-Control", "public, max-age=86400");
  response.body = std::move(body);
  return response;
}

}  // namespace

void Response::replace(std::string_view name, std::string_view value) {
  for (auto& header : headers) {
    if (header.first == name) header.second = value;
  }
}

std::string_view Response::get(std::string_view name) const {
  auto const found =
      std::ranges::find_if(headers, [&](auto const& header) { return header.first == name; });
  return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

void Response::vary_by(std::string_view request_field) {
  auto const vary =
      std::ranges::find_if(headers, [](auto const& header) { return header.first == "Vary"; });
  if (vary == headers.end()) {
    set("Vary", request_field);
  } else if (vary->second.find(request_field) == std::string::npos) {
    vary->second.append(", ").append(request_field);
  }
}

std::size_t Response::body_bytes() const {
  return stored ? stored->response().body.size() : body.size();
}

Response json_response(int status, std::string body) {
  Response response = make_response(status, kDataPolicy);
  response.set("Content-Type", "application/json; charset=utf-8");
  response.set("Cache-Control", "no-cache");
  response.set("Vary", "Accept-Language");
  response.body = std::move(body);
  return response;
}

Response html_response(int status, std::string body) {
  Response response = make_response(status, kPagePolicy);
  response.set("Content-Type", "text/html; charset=utf-8");
  response.set("Cache-Control", "no-cache");
  response.body = std::move(body);
  return response;
}

Response css_response(std::string body) {
  return asset_response("text/css", std::move(body));
}

Response script_response(std::string body) {
  return asset_response("text/javascript", std::move(body));
}

Response image_response(std::string_view media_type, std::string body) {
  Response response = make_response(200, kDataPolicy);
  response.set("Content-Type", media_type);
  response.set("Cache-Control", "public, max-age=86400");
  response.body = std::move(body);
  return response;
}

Response xml_response(std::string_view media_type, std::string body) {
  Response response = make_response(200, kDataPolicy);
  response.set("Content-Type", std::string(media_type) + "; charset=utf-8");
  response.set("Cache-Control", "no-cache");
  response.body = std::move(body);
  return response;
}

Response redirect_response(int status, std::string_view location) {
  Response response = make_response(status, kDataPolicy);
  response.set("Location", location);
  response.set("Cache-Control", "no-cache");
  return response;
}

Response styled_xml_response(std::string_view media_type, std::string body) {
  Response response = xml_response(media_type, std::move(body));
  response.replace("Content-Security-Policy", kStyledDataPolicy);
  return response;
}

Response stream_response(std::string_view media_type, BodyPieces pieces) {
  Response response = make_response(200, kDataPolicy);
  response.set("Content-Type", media_type);
  response.set("Cache-Control", "no-store");
  response.pieces = std::move(pieces);
  return response;
}

Response options_response(std::string const& allow) {
  Response response = make_response(204, kDataPolicy);
  response.set("Allow", allow);
  return response;
}

Response no_content_response() {
  Response response = make_response(204, kDataPolicy);
  response.set("Cache-Control", "no-store");
  return response;
}

Response text_response(int status, std::string_view type, std::string body) {
  Response response = make_response(status, kDataPolicy);
  response.set("Content-Type", type);
  response.set("Cache-Control", "no-store");
  response.body = std::move(body);
  return response;
}

Response client_gone_response() {
  Response response;
  response.status = kClientGone;
  return response;
}

Response not_modified_response(Response const& response) {
  // Browsers put the fields of a 304 in place of those they keep: another policy here would
  // take the style from a page that is opened again.
  std::string const policy(response.get("Content-Security-Policy"));
  Response unchanged = make_response(304, policy.empty() ? kDataPolicy : policy.c_str());
  for (char const* const name : {"ETag", "Cache-Control", "Vary"}) {
    if (auto const value = response.get(name); !value.empty()) unchanged.set(name, value);
  }
  return unchanged;
}

}  // namespace tracuu::server
