// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/body_pieces.hpp"

namespace tracuu::server {

class StoredAnswer;

/// Where an answer came from, for the log and the metrics.
enum class CacheUse {
  None,       ///< its route keeps none
  Miss,       ///< it was made for this request
  Shared,     ///< it was being made for another request already
  Hit,        ///< it was kept
  Unchanged,  ///< 304: the client has it
};

/// Names the shards that an answer was made without: "2/4".
inline constexpr std::string_view kMissingField = "Tracuu-Missing";

/// What an answered search found, for those who count.
struct FoundOutline {
  std::size_t hits = 0;
  bool is_relaxed = false;    ///< found only with less than was asked
  bool is_first_page = true;  ///< else a page after that
};

/// A rule of the webmaster's that did something to an answer.
struct UsedRule {
  std::string kind;  ///< "best_bet"
  std::string rule;  ///< its name
};

/// An answer without its connection: `message` adds Date, Content-Length and
/// Connection. Made only by the functions below, so that no answer leaves
/// without its security headers.
struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;   ///< of a HEAD request too: it is counted, then left out
  BodyPieces pieces;  ///< if set, makes the body in place of `body`; only for a StreamHandler
  BodyWork work;      ///< if set, has to be done before the first of `pieces` can be made
  std::shared_ptr<StoredAnswer const> stored;  ///< whose body is meant, until finish_response
  CacheUse cache = CacheUse::None;
  bool found_nothing = false;           ///< a search without a hit
  std::optional<FoundOutline> found{};  ///< of a search
  bool is_incomplete = false;           ///< made without a shard of the index (kMissingField)
  /// The webmaster's rules that are seen in it, each once; null: none.
  std::shared_ptr<std::vector<UsedRule> const> rules{};

  void set(std::string_view name, std::string_view value) { headers.emplace_back(name, value); }
  void replace(std::string_view name, std::string_view value);      ///< of a header that is there
  [[nodiscard]] std::string_view get(std::string_view name) const;  ///< empty if there is none
  void vary_by(std::string_view request_field);                     ///< adds it to Vary, once
  [[nodiscard]] std::size_t body_bytes() const;
};

/// JSON. finish_response adds who may read it.
[[nodiscard]] Response json_response(int status, std::string body);

/// A page: scripts, styles and forms only from here, none within it, never in a frame.
[[nodiscard]] Response html_response(int status, std::string body);

/// The style sheet; may be kept by browsers, since pages name its version.
[[nodiscard]] Response css_response(std::string body);

/// A script, likewise.
[[nodiscard]] Response script_response(std::string body);

/// A picture; may be kept by browsers, since pages name its version.
[[nodiscard]] Response image_response(std::string_view media_type, std::string body);

/// XML; `media_type` without its charset.
[[nodiscard]] Response xml_response(std::string_view media_type, std::string body);

/// XML that names a style sheet of ours, which browsers may load.
[[nodiscard]] Response styled_xml_response(std::string_view media_type, std::string body);

/// A body made in pieces; `media_type` with its charset.
[[nodiscard]] Response stream_response(std::string_view media_type, BodyPieces pieces);

/// 302, or 303 after a POST: the client goes to `location`.
[[nodiscard]] Response redirect_response(int status, std::string_view location);

/// Text of a type of its own, such as metrics.
[[nodiscard]] Response text_response(int status, std::string_view type, std::string body);

/// What is left to say to a client that has gone: nothing. It is for the log, under the status
/// that nginx made known for it.
inline constexpr int kClientGone = 499;
[[nodiscard]] Response client_gone_response();

/// 304 in place of `response`, whose fields about caching it repeats (RFC 9110 section 15.4.5).
[[nodiscard]] Response not_modified_response(Response const& response);

/// 204 that is kept by nobody: there is nothing to say.
[[nodiscard]] Response no_content_response();

/// 204 with Allow: the answer to OPTIONS.
[[nodiscard]] Response options_response(std::string const& allow);

}  // namespace tracuu::server
