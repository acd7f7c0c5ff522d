// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/incomplete_answer.hpp"

#include <fmt/format.h>

#include <string>

#include "base/wording.hpp"

namespace tracuu::server {
namespace {

/// Where the contents of each page begin (templates/top).
constexpr std::string_view kEndOfHead = "</header>";

}  // namespace

void tell_missing(Response& response, search::MissingShards const& missing,
                  base::Language language) {
  if (missing.empty()) return;
  response.is_incomplete = true;
  response.set(kMissingField, missing.text());
  if (response.get("Cache-Control").empty()) {
    response.set("Cache-Control", "no-store");
  } else {
    response.replace("Cache-Control", "no-store");
  }
  std::size_t const head = response.body.find(kEndOfHead);
  bool const is_page = response.get("Content-Type").starts_with("text/html");
  if (!is_page || head == std::string::npos) return;
  // The numbers of shards need no escaping.
  std::string const notice = fmt::format("<p class=\"missing\" role=\"status\">{}</p>\n",
                                         base::wording("page.missing", language, missing.text()));
  response.body.insert(head + kEndOfHead.size(), notice);
}

}  // namespace tracuu::server
