// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tracuu::server {

enum class Method { Get, Head, Options, Put, Post, Delete, Other };

/// One name=value of the query string, decoded.
struct Parameter {
  std::string name;
  std::string value;
};

/// What handlers see of an HTTP request. All text is percent-decoded once,
/// valid UTF-8 and without NUL.
struct Request {
  Method method = Method::Get;
  std::string path;  ///< "/announcements/gv-1", without the query string
  std::vector<Parameter> parameters;
  std::string accept_language;  ///< the header as sent; empty if there was none
  std::string accept_encoding;  ///< this and the next, joined by commas if sent more than once
  std::string if_none_match;
  std::string authorization;
  std::string forwarded_for;  ///< X-Forwarded-For: hearsay unless a trusted proxy sent it
  std::string origin;
  std::string query;        ///< what stands after '?', as sent
  std::string client;       ///< address of the client, as client_behind found it
  std::string limit_key;    ///< whose requests count together; empty: no limit counts for them
  std::string base_url;     ///< "https://tim.example.gov.vn": where the client reached us
  std::string admin_email;  ///< for those who harvest
  std::string route;        ///< pattern of the route; empty if there is none
  std::string id;           ///< what stands for {id} in the pattern
  std::string body;         ///< of routes that take one, as sent
};

/// True if the client of this path is a program, which wants its errors as JSON.
[[nodiscard]] inline bool wants_json(Request const& request) {
  return request.path.starts_with("/api/") || request.path == "/healthz" ||
         request.path == "/readyz" || request.path == "/openapi.json";
}

}  // namespace tracuu::server
