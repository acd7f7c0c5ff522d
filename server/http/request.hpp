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

/// An HTTP request as the client sent it. All text is percent-decoded once,
/// valid UTF-8 and without NUL.
struct Request {
  Method method = Method::Get;
  std::string path;  ///< "/announcements/gv-1", without the query string
  /// The last slash of `path` was sent as "%2F": it is part of a name, no step of the path.
  bool last_slash_is_encoded = false;
  std::vector<Parameter> parameters;
  std::string accept_language;  ///< the header as sent; empty if there was none
  std::string accept;  ///< this and the three next, joined by commas if sent more than once
  std::string accept_encoding;
  std::string if_none_match;
  std::string if_match;
  std::string authorization;
  std::string content_type;
  std::string forwarded_for;  ///< X-Forwarded-For: hearsay unless a trusted proxy sent it
  std::string origin;
  std::string
      fetch_site;       ///< Sec-Fetch-Site: whose page sent the client here; empty in old browsers
  std::string referer;  ///< where the link stood, as far as the browser tells
  bool asks_not_to_be_counted = false;  ///< DNT or Sec-GPC
  bool is_robot = false;                ///< it calls itself one
  std::string query;                    ///< what stands after '?', as sent
  std::string body;                     ///< of routes that take one, as sent
};

}  // namespace tracuu::server
