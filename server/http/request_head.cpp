// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_head.hpp"

#include <algorithm>
#include <string>

#include "base/ascii.hpp"
#include "server/http/net.hpp"
#include "server/http/target.hpp"

namespace tracuu::server {
namespace {

using Parser = http::request_parser<http::empty_body>;

Problem url_too_long() {
  return make_problem(414, "UrlTooLong", "", "problem.url_too_long");
}

Problem malformed_request() {
  return bad_request("problem.malformed");
}

Problem problem_of(beast::error_code error) {
  if (error == http::error::body_limit) return body_too_large();
  if (error == http::error::bad_version) {
    return make_problem(505, "HttpVersion", "", "problem.http_version");
  }
  return malformed_request();
}

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get: return Method::Get;
    case http::verb::head: return Method::Head;
    case http::verb::options: return Method::Options;
    case http::verb::put: return Method::Put;
    case http::verb::post: return Method::Post;
    case http::verb::delete_: return Method::Delete;
    default: return Method::Other;
  }
}

bool is_form(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  return beast::iequals(beast::string_view(type.data(), type.size()),
                        "application/x-www-form-urlencoded");
}

// Refuses what RFC 9112 wants refused and what leaves room for a second reading of where the
// request ends, whatever the parser makes of it.
std::optional<Problem> check_framing(Parser const& parser, Method method) {
  auto const& fields = parser.get();
  std::size_t const codings = fields.count(http::field::transfer_encoding);
  std::size_t const lengths = fields.count(http::field::content_length);
  bool const is_chunked = beast::iequals(fields[http::field::transfer_encoding], "chunked");
  // RFC 9112 section 6.1: HTTP/1.0 has no codings, and both fields together are an attack.
  bool const is_plain = codings == 1 && is_chunked && lengths == 0 && fields.version() >= 11;
  if (codings > 0 && !is_plain) return bad_request("problem.transfer_encoding");
  if (lengths > 1 || (lengths == 1 && !base::is_number(fields[http::field::content_length]))) {
    return bad_request("problem.content_length");
  }
  bool const has_body = is_chunked || parser.content_length().value_or(0) > 0;
  if (has_body && (method == Method::Get || method == Method::Head)) {
    return bad_request("problem.body_of_get");
  }
  std::size_t const hosts = fields.count(http::field::host);
  bool const has_bad_host = hosts > 1 || (hosts == 0 && fields.version() >= 11) ||
                            !is_host_field(fields[http::field::host]);
  if (has_bad_host) return bad_request("problem.host");
  auto const authority = authority_of(fields.target());
  if (authority && (authority->empty() || !is_host_field(*authority))) {
    return bad_request("problem.host");
  }
  return std::nullopt;
}

// RFC 9110 section 5.3: fields of one name are one list.
std::string joined_fields(Parser const& parser, std::string_view name) {
  std::string joined;
  auto const [begin, end] = parser.get().equal_range(name);
  for (auto field = begin; field != end; ++field) {
    if (!joined.empty()) joined += ", ";
    joined += field->value();
  }
  return joined;
}

std::optional<Problem> read_target(std::string_view target, Request& request) {
  if (request.method == Method::Options && target == "*") {
    request.path = target;
    return std::nullopt;
  }
  std::size_t const question = target.find('?');
  if (question != std::string_view::npos) request.query = target.substr(question + 1);
  bool const is_too_long = target.size() > kMaxTargetBytes;
  base::Result<Target> decoded = decode_target(
      // The path alone is enough to choose between an answer in JSON and a page.
      is_too_long ? target.substr(0, std::min(target.find('?'), kMaxTargetBytes)) : target);
  if (decoded) {
    request.path = std::move(decoded->path);
    request.last_slash_is_encoded = decoded->last_slash_is_encoded;
    request.parameters = std::move(decoded->parameters);
  }
  if (is_too_long) return url_too_long();
  if (decoded) return std::nullopt;
  request.path = readable_path(target);
  return bad_request("problem.address_encoding", decoded.error().message);
}

// Programs that fetch pages for search engines, previews and watches name themselves so.
bool is_name_of_robot(std::string_view user_agent) {
  constexpr std::string_view kNames[] = {"bot", "crawl", "spider", "slurp", "preview", "monitor"};
  std::string const name = base::to_lower_ascii(user_agent);
  return std::ranges::any_of(
      kNames, [&](std::string_view each) { return name.find(each) != std::string::npos; });
}

}  // namespace

HeadScan scan_head(std::string_view bytes) {
  std::size_t line_begin = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    char const c = bytes[at];
    if (c == '\0') return {HeadScanState::Malformed};
    if (c == '\r') {
      if (at + 1 == bytes.size()) return {};
      if (bytes[at + 1] != '\n') return {HeadScanState::Malformed};
      if (at == line_begin) return {HeadScanState::Complete, at + 2};
      line_begin = at + 2;
      ++at;
      continue;
    }
    if (c == '\n') return {HeadScanState::Malformed};
    bool const folds = at == line_begin && (c == ' ' || c == '\t');
    if (folds) return {HeadScanState::Malformed};
  }
  return {};
}

RequestHead read_head(std::string_view head, std::uint64_t body_limit_bytes) {
  Parser parser;
  parser.body_limit(body_limit_bytes);
  // The session has counted already; Beast's default of 8 KB must not be a second limit.
  parser.header_limit(static_cast<std::uint32_t>(head.size() + 1));
  beast::error_code error;
  parser.put(net::buffer(head), error);

  RequestHead read;
  auto const& fields = parser.get();
  read.request.method = method_of(fields.method());
  read.request.accept_language = std::string(fields[http::field::accept_language]);
  read.request.authorization = std::string(fields[http::field::authorization]);
  read.request.content_type = std::string(fields[http::field::content_type]);
  read.request.accept = joined_fields(parser, "Accept");
  read.request.accept_encoding = joined_fields(parser, "Accept-Encoding");
  read.request.if_none_match = joined_fields(parser, "If-None-Match");
  read.request.if_match = joined_fields(parser, "If-Match");
  read.request.forwarded_for = joined_fields(parser, "X-Forwarded-For");
  read.request.referer = std::string(fields[http::field::referer]);
  read.request.origin = std::string(fields[http::field::origin]);
  read.request.fetch_site = std::string(fields["Sec-Fetch-Site"]);
  read.request.asks_not_to_be_counted = fields["DNT"] == "1" || fields["Sec-GPC"] == "1";
  read.request.is_robot = is_name_of_robot(fields[http::field::user_agent]);
  std::optional<Problem> const target_problem = read_target(fields.target(), read.request);
  if (error) {
    read.problem = problem_of(error);
  } else if (!parser.is_header_done()) {
    read.problem = malformed_request();
  } else if (auto framing_problem = check_framing(parser, read.request.method)) {
    read.problem = std::move(framing_problem);
  } else if (target_problem) {
    read.problem = target_problem;
  } else {
    read.version = static_cast<int>(fields.version());
    read.keep_alive = fields.keep_alive();
    // RFC 9112 section 3.2.2: what an absolute form says goes before the field.
    read.host = std::string(authority_of(fields.target()).value_or(fields[http::field::host]));
    read.body_bytes = parser.content_length().value_or(0);
    read.is_chunked = fields.count(http::field::transfer_encoding) > 0;
    read.has_form = is_form(fields[http::field::content_type]);
    read.expects_continue = beast::iequals(fields[http::field::expect], "100-continue");
  }
  return read;
}

RequestHead read_oversized_head(std::string_view bytes) {
  RequestHead read;
  if (bytes.find('\n') == std::string_view::npos) {
    read.problem = url_too_long();
  } else {
    read.problem = make_problem(431, "HeaderTooLarge", "", "problem.header_too_large");
  }
  return read;
}

RequestHead read_malformed_head() {
  RequestHead read;
  read.problem = malformed_request();
  return read;
}

}  // namespace tracuu::server
