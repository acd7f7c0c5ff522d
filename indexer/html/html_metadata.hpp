// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/html/found.hpp"
#include "indexer/html/html_document.hpp"

namespace tracuu::indexer {

/// What a page says about itself to machines.
struct HtmlMetadata {
  FoundText og_title;        ///< <meta property="og:title">
  FoundText headline;        ///< JSON-LD headline
  FoundText dc_title;        ///< DC.title, dcterms.title
  FoundText document_title;  ///< <title>, with the site's suffix
  FoundText site_name;       ///< og:site_name
  FoundText url;             ///< <link rel=canonical>, og:url, JSON-LD's page; absolute
  FoundText feed_url;        ///< <link rel=alternate> or shortlink; absolute
  FoundText language;        ///< <html lang>, DC.language: "vi", "vi-VN"
  FoundText author;          ///< meta author, DC.creator, rel=author, JSON-LD author: a person
  FoundText publisher;       ///< of these one that is an agency; DC.publisher, JSON-LD publisher
  FoundText article_body;    ///< JSON-LD articleBody
  FoundText og_description;  ///< og:description
  FoundText dc_description;  ///< DC.description, dcterms.abstract
  FoundText number;          ///< a document number in DC.identifier or DC.source
  FoundText subject;         ///< DC.subject, article:section
  FoundText type;            ///< DC.type
  FoundDay published;        ///< article:published_time, JSON-LD datePublished and their like
  FoundDay issued;           ///< DC.date.issued, dcterms.issued
  FoundDay dc_date;          ///< DC.date
  bool is_noindex = false;   ///< <meta name=robots content=noindex>: not meant for search
};

/// Whether the page asks search engines to leave it out (<meta name=robots content=noindex>).
/// Pages without the word are not parsed. Thread-safe.
[[nodiscard]] bool asks_not_to_be_indexed(std::string_view html);

/// Reads <head>, <html lang>, marked authors and the JSON-LD scripts anywhere
/// in the page; broken JSON-LD counts for nothing. The names of Dublin Core are those that
/// Circular 24/2011/TT-BTTTT has for portals of agencies, in any case, after "DC." or "DCTERMS.".
/// Thread-safe.
[[nodiscard]] HtmlMetadata read_html_metadata(HtmlNode const& root);

}  // namespace tracuu::indexer
