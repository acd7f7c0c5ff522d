// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/finish_response.hpp"

#include <algorithm>

#include "server/answers/below_path.hpp"
#include "server/http/content_coding.hpp"
#include "server/http/stored_answer.hpp"
#include "server/state/runtime_state.hpp"
#include "server/views/problem_response.hpp"

namespace tracuu::server {
namespace {

constexpr char const* kExposedFields =
    "Content-Disposition, ETag, Retry-After, Tracuu-Missing, Tracuu-Notes, Tracuu-Position, "
    "Tracuu-Revision, Tracuu-Total";
constexpr char const* kPreflightSeconds = "86400";

// Whether the answer is for programs: pages are for people only.
bool is_data(Request const& request, Context const& context, Response const& response) {
  return context.audience == Audience::Programs || request.path == "*" ||
         response.get("Content-Type").find("xml") != std::string_view::npos;
}

// The API is for reading, without cookies or other credentials.
void allow_origin(Response& response, Request const& request, Context const& context,
                  RuntimeSettings const& settings) {
  if (!is_data(request, context, response)) return;
  auto const& origins = settings.cors_origins;
  if (origins.empty()) return;
  if (std::ranges::find(origins, "*") != origins.end()) {
    response.set("Access-Control-Allow-Origin", "*");
  } else {
    response.vary_by("Origin");
    // What is sent is our own text, never the client's.
    auto const named = std::ranges::find(origins, request.origin);
    if (named == origins.end()) return;
    response.set("Access-Control-Allow-Origin", *named);
  }
  if (request.method == Method::Options) {
    response.set("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
    response.set("Access-Control-Allow-Headers", "If-None-Match");
    response.set("Access-Control-Max-Age", kPreflightSeconds);
  } else {
    response.set("Access-Control-Expose-Headers", kExposedFields);
  }
}

// The body in the chosen coding, if it can be had and is worth it.
bool pack(Response& response, ContentCoding coding, bool must_pack, ServerConfig const& config) {
  if (!must_pack && response.body_bytes() < config.compression_min_bytes) return false;
  if (response.stored != nullptr) {
    if (auto const* const packed = response.stored->body(coding)) {
      response.body = *packed;
      response.stored.reset();
      return true;
    }
    if (!must_pack) return false;
  }
  std::string const& plain = response.stored ? response.stored->response().body : response.body;
  std::string packed = encode_body(plain, coding);
  if (!must_pack && packed.size() >= plain.size()) return false;
  response.body = std::move(packed);
  response.stored.reset();
  return true;
}

void choose_body(Response& response, CodingChoice choice, ServerConfig const& config) {
  bool const is_packed = *choice.coding != ContentCoding::Identity &&
                         pack(response, *choice.coding, !choice.identity_will_do, config);
  if (is_packed) response.set("Content-Encoding", name_of(*choice.coding));
  if (response.stored) response.body = response.stored->response().body;
  response.stored.reset();
}

// Chromium shows what is called a feed as its source; called XML, it gets its style sheet. Programs
// that read feeds do not ask for pages.
void name_feed_for_browsers(Response& response, Request const& request) {
  if (!response.get("Content-Type").starts_with("application/atom+xml")) return;
  response.vary_by("Accept");
  if (request.accept.find("text/html") == std::string::npos) return;
  response.replace("Content-Type", "application/xml; charset=utf-8");
}

}  // namespace

Response finish_response(Response response, Request const& request, Context const& context,
                         AppState const& state, Packing packing) {
  ServerConfig const& config = state.config();
  auto const runtime = state.runtime();
  put_below_path(response, context.base_path);
  allow_origin(response, request, context, runtime->settings);
  name_feed_for_browsers(response, request);
  if (response.pieces) return response;  // packed, no one could tell how far it has come
  bool const may_pack = config.compression && is_compressible(response.get("Content-Type"));
  if (may_pack || (config.compression && response.status == 304)) {
    response.vary_by("Accept-Encoding");
  }
  if (response.body_bytes() == 0) {
    response.stored.reset();
    return response;
  }
  CodingChoice choice;
  if (may_pack) choice = choose_coding(request.accept_encoding);
  bool const must_not_pack = packing == Packing::Never;
  if (must_not_pack && choice.identity_will_do) choice.coding = ContentCoding::Identity;
  if (!choice.coding || (must_not_pack && !choice.identity_will_do)) {
    CacheUse const cache = response.cache;
    response = problem_response(choice.coding ? server_busy() : not_acceptable(), context);
    response.cache = cache;
    put_below_path(response, context.base_path);
    response.vary_by("Accept-Encoding");
    allow_origin(response, request, context, runtime->settings);
    return response;
  }
  choose_body(response, choice, config);
  return response;
}

bool takes_long_to_finish(Response const& response, Request const& request,
                          ServerConfig const& config) {
  bool const is_large = !response.pieces && response.body_bytes() > kMaxBytesPackedAtOnce;
  if (!is_large || !config.compression) return false;
  if (!is_compressible(response.get("Content-Type"))) return false;
  CodingChoice const choice = choose_coding(request.accept_encoding);
  if (!choice.coding || *choice.coding == ContentCoding::Identity) return false;
  // One that is not worth packing is packed again for those who take nothing else.
  bool const is_known = response.stored != nullptr && response.stored->is_packed(*choice.coding);
  return !is_known || !choice.identity_will_do;
}

}  // namespace tracuu::server
