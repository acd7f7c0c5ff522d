// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/html/html_document.hpp"
#include "schema/date.hpp"

namespace tracuu::indexer {

/// What a page says about itself to machines. An unknown text is empty.
struct HtmlMetadata {
  std::string og_title;              ///< <meta property="og:title">
  std::string headline;              ///< JSON-LD headline
  std::string document_title;        ///< <title>, with the site's suffix
  std::string site_name;             ///< og:site_name
  std::string url;                   ///< <link rel=canonical>, og:url, JSON-LD's page; absolute
  std::string feed_url;              ///< <link rel=alternate> or shortlink; absolute
  std::string language;              ///< <html lang>: "vi", "vi-VN"
  std::string author;                ///< meta author, rel=author, JSON-LD author: a person
  std::string publisher;             ///< the same where it is an agency; JSON-LD publisher
  std::string article_body;          ///< JSON-LD articleBody
  std::optional<schema::Date> date;  ///< article:published_time, JSON-LD datePublished, DC.date
};

/// Reads <head>, <html lang>, marked authors and the JSON-LD scripts anywhere
/// in the page; broken JSON-LD counts for nothing. Thread-safe.
[[nodiscard]] HtmlMetadata read_html_metadata(HtmlNode const& root);

/// The day that a timestamp of a page names in Vietnam: "2023-07-10T18:30:00Z"
/// is 11 July there, seven hours ahead of UTC. Also other forms that
/// analyzers::find_date knows. Thread-safe.
[[nodiscard]] std::optional<schema::Date> publication_day(std::string_view timestamp);

}  // namespace tracuu::indexer
