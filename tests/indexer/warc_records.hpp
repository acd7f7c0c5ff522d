// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <string>

namespace tracuu::test {

/// A record of a WARC file. `headers`: lines, each with its end.
inline std::string warc_record(std::string const& type, std::string const& url,
                               std::string const& date, std::string const& headers,
                               std::string const& block) {
  return fmt::format(
      "WARC/1.1\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: {}\r\n{}"
      "Content-Length: {}\r\n\r\n{}\r\n\r\n",
      type, url, date, headers, block.size(), block);
}

/// What a server answered. `http`: the head's first line, and the rest of it if it has one.
inline std::string warc_answer(std::string const& url, std::string const& date,
                               std::string const& http, std::string const& body = "") {
  return warc_record("response", url, date, "Content-Type: application/http;msgtype=response\r\n",
                     fmt::format("HTTP/1.1 {}\r\n\r\n{}", http, body));
}

inline std::string warc_page(std::string const& url, std::string const& date,
                             std::string const& body) {
  return warc_answer(url, date, "200 OK\r\nContent-Type: text/html; charset=utf-8", body);
}

/// `other`: the WARC-Refers-To-Target-URI; empty: none.
inline std::string warc_revisit(std::string const& url, std::string const& date,
                                std::string const& other = "") {
  return warc_record(
      "revisit", url, date,
      "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified\r\n" +
          (other.empty() ? "" : "WARC-Refers-To-Target-URI: " + other + "\r\n"),
      "HTTP/1.1 304 Not Modified\r\n\r\n");
}

/// A note of a crawl: `state` and, of some, the canonical address.
inline std::string warc_note(std::string const& url, std::string const& date,
                             std::string const& state, std::string const& canonical = "") {
  return warc_record("metadata", url, date, "Content-Type: application/warc-fields\r\n",
                     "tracuu-state: " + state + "\r\n" +
                         (canonical.empty() ? "" : "tracuu-canonical: " + canonical + "\r\n"));
}

}  // namespace tracuu::test
