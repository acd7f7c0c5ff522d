// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "search/searcher.hpp"

namespace tracuu::server {

/// Documents of the index in one sitemap, which may have 50,000 addresses: these
/// and, in the first one, the page with the search box.
inline constexpr std::uint32_t kSitemapDocuments = 49'999;

/// The index of the sitemaps of announcements in documents up to `last_document`; the
/// first sitemap is always there.
[[nodiscard]] std::string sitemap_index_xml(std::string const& base_url,
                                            std::uint32_t last_document);

/// Writes one sitemap piece by piece: the announcements in its range of documents, as
/// they are when their piece is written. Not thread-safe, but may go from thread to thread.
class SitemapWriter {
 public:
  /// `number` counts from 1.
  SitemapWriter(search::Searcher searcher, std::string base_url, std::uint32_t number);

  /// The next piece; empty at the end. Errors of Searcher::harvest.
  [[nodiscard]] base::Result<std::string> next_piece();

 private:
  search::Searcher searcher_;
  std::string base_url_;
  search::HarvestRequest request_;
  bool has_begun_ = false;
  bool has_ended_ = false;
};

}  // namespace tracuu::server
