// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "search/api/page_reading.hpp"
#include "server/branding/branding.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {

/// What the page of a page of a document is made from.
struct DocumentPage {
  search::PageReading reading;
  SearchParams origin;    ///< the search that led to it, if any, and the language of the page
  std::string image_url;  ///< of its picture; empty: there is none
};

/// One page of a document: its picture, with frames around what matched, beside its text, marked
/// for the search that led to it, with what a machine misread and who has put it right, and links
/// to the pages beside it. Thread-safe.
[[nodiscard]] std::string document_page_html(DocumentPage const& page,
                                             Branding const& branding = own_branding());

}  // namespace tracuu::server
