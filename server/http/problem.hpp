// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "base/language.hpp"
#include "base/wording.hpp"

namespace tracuu::server {

/// A refusal as the client sees it: in JSON for programs, as a page for people.
/// Holds nothing from inside (paths, engine messages): those go to the log.
struct Problem {
  int status = 500;
  std::string code;        ///< stable, in PascalCase: "InvalidArgument" (docs/api.md lists them)
  std::string vietnamese;  ///< one sentence for a person
  std::string english;
  std::string parameter;                ///< the parameter that is wrong; empty if it is none
  std::chrono::seconds retry_after{2};  ///< told with 503 and 429

  [[nodiscard]] std::string const& message(base::Language language) const {
    return language == base::Language::English ? english : vietnamese;
  }
};

/// A problem that says the text of `key` in the table of wording, with its `arguments`.
/// `parameter` is the one that is wrong; empty if it is none.
template <std::convertible_to<std::string_view>... Arguments>
[[nodiscard]] Problem make_problem(int status, std::string code, std::string_view parameter,
                                   base::TextKey<sizeof...(Arguments)> key,
                                   Arguments const&... arguments) {
  using base::Language;
  return {status, std::move(code),
          std::string(base::wording(key, Language::Vietnamese, arguments...)),
          std::string(base::wording(key, Language::English, arguments...)), std::string(parameter)};
}

/// The HTTP status of a failed search or look-up: the one place where kinds of
/// failure become numbers.
[[nodiscard]] int http_status(base::ErrorCode code);

/// What may be told to a client about `error`.
[[nodiscard]] Problem problem_from(base::Error const& error);

/// 400 "BadRequest": a request that is not well-formed HTTP or not well encoded; the text of `key`
/// says what is wrong with it.
template <std::convertible_to<std::string_view>... Arguments>
[[nodiscard]] Problem bad_request(base::TextKey<sizeof...(Arguments)> key,
                                  Arguments const&... arguments) {
  return make_problem(400, "BadRequest", "", key, arguments...);
}

/// 413 for a body over the limit.
[[nodiscard]] Problem body_too_large();

/// 404 for a path that no route has.
[[nodiscard]] Problem no_such_page();

/// 404 for a page that a document does not have.
[[nodiscard]] Problem no_such_document_page();

/// 404 for a page of which there is no picture: its file is not there any more, is another one now
/// or can't be drawn, or pictures are not shown.
[[nodiscard]] Problem no_page_image();

/// 404 for a page of which nobody corrected the text.
[[nodiscard]] Problem no_such_correction();

/// 405 for a path that has routes, but none with this method.
[[nodiscard]] Problem method_not_allowed();

/// 401 for a change without a token, or with one that is not known.
[[nodiscard]] Problem unauthorized();

/// 403 for a change that was sent to a follower: `writer` takes it.
[[nodiscard]] Problem read_only(std::string const& writer);

/// 408 for a body that did not come whole in time.
[[nodiscard]] Problem incomplete_body();

/// 415: a POST to a page that takes forms, of something else.
[[nodiscard]] Problem unsupported_media_type();

/// 503 for a request that found the queue full or the server stopping.
[[nodiscard]] Problem server_busy();

/// 503 for a change while too many others wait to be written.
[[nodiscard]] Problem too_many_changes();

/// 503 for an export or sitemap when so many are under way already.
[[nodiscard]] Problem too_many_streams();

/// 429 for a client that has as many exports and sitemaps under way as one may have.
[[nodiscard]] Problem too_many_streams_of_client();

/// 429 for a client that has asked too much: it may ask again `retry_after` from now.
[[nodiscard]] Problem too_many_requests(std::chrono::seconds retry_after);

/// 429 for a client with too many connections open.
[[nodiscard]] Problem too_many_connections();

/// 406 for a client that takes the answer in no coding that there is.
[[nodiscard]] Problem not_acceptable();

/// 500 for what should never happen: an exception that reached the edge.
[[nodiscard]] Problem internal_problem();

}  // namespace tracuu::server
