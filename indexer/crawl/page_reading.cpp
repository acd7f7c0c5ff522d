// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/page_reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "indexer/bytes/http_response.hpp"
#include "indexer/html/html_charset.hpp"
#include "indexer/item/content_type.hpp"
#include "indexer/item/source_ending.hpp"

namespace tracuu::indexer {

namespace {

bool is_xml(std::string_view media_type) {
  return media_type.ends_with("/xml") || media_type.ends_with("+xml");
}

void read_page(std::string const& bytes, std::string const& charset, FetchAnswer const& answer,
               AnswerReading& reading) {
  std::string_view html = bytes;
  if (html.size() > kMaxCrawledPageBytes) {
    reading.is_partly_read = true;
    // After a tag, so that no letter is cut in two.
    std::size_t const tag = html.rfind('>', kMaxCrawledPageBytes - 1);
    html = html.substr(0, tag == std::string_view::npos ? kMaxCrawledPageBytes : tag + 1);
  }
  auto const unicode = examine_html(html, charset);
  auto const page =
      unicode ? HtmlDocument::parse(unicode->text) : base::Result<HtmlDocument>(unicode.error());
  if (!page) {
    reading.refusal = page.error().message;
    return;
  }
  reading.links = read_page_links(page->root(), answer.head, answer.url);
  reading.shape = page_shape(page->root(), answer.url);
}

}  // namespace

std::string header_of(std::string_view head, std::string_view name) {
  std::string value;
  while (!head.empty()) {
    std::size_t const end = std::min(head.find('\n'), head.size());
    std::string_view const line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    std::size_t const colon = std::min(line.find(':'), line.size());
    if (base::equals_ignoring_case(line.substr(0, colon), name)) {
      value = base::trim(line.substr(std::min(colon + 1, line.size())), " \t\r");
    }
  }
  return value;
}

AnswerReading read_answer(FetchAnswer const& answer, std::uint64_t max_bytes) {
  AnswerReading reading;
  reading.links = links_of_head(answer.head, answer.url);
  if (answer.truncated == "length" && answer.body.empty()) {
    reading.refusal = "it is larger than what is fetched of one address";
    return reading;
  }
  auto const head = parse_http_head(answer.head);
  if (!head) {
    reading.refusal = "the answer has no head of HTTP";
    return reading;
  }
  auto const body = decode_http_body(*head, answer.body, max_bytes);
  if (!body) {
    reading.refusal = body.error().message;
    return reading;
  }
  auto const seen = format_of_content(*body);
  auto told = format_of_response({head->media_type, head->file_name, answer.url});
  if (!told && says_nothing(head->media_type)) told = seen;
  if (!told && is_xml(head->media_type) && seen != SourceFormat::Html) {
    if (auto feed = read_site_map(*body, answer.url)) {
      reading.feed = std::move(*feed);
      reading.refusal = "a feed or a sitemap, read for its links";
      return reading;
    }
  }
  if (!told) {
    reading.refusal =
        head->media_type.empty()
            ? "no content type is told, and neither address nor content says what it is"
            : fmt::format("content type {} is not read", head->media_type.substr(0, 80));
    return reading;
  }
  SourceFormat const format = seen.value_or(*told);
  if (format == SourceFormat::Html) {
    read_page(*body, head->charset, answer, reading);
  } else if (body->empty()) {
    reading.refusal = "the answer is empty";
  }
  return reading;
}

}  // namespace tracuu::indexer
