// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/sitemap_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "formats/xml_text.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {

namespace {

constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
constexpr std::string_view kNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
constexpr std::size_t kPieceAnnouncements = 500;

std::string url_xml(std::string const& base_url, search::HarvestedAnnouncement const& harvested) {
  std::string const page =
      base_url + announcement_url(harvested.announcement.id, base::Language::Vietnamese);
  return fmt::format("<url><loc>{}</loc><lastmod>{}</lastmod></url>\n", formats::xml_text(page),
                     schema::format_iso_instant(harvested.indexed));
}

}  // namespace

std::string sitemap_index_xml(std::string const& base_url, std::uint32_t last_document) {
  std::uint32_t const documents = std::max(1u, last_document);
  std::uint32_t const count = (documents - 1) / kSitemapDocuments + 1;
  std::string xml = fmt::format("{}<sitemapindex xmlns=\"{}\">\n", kXmlHead, kNamespace);
  for (std::uint32_t number = 1; number <= count; ++number) {
    xml += fmt::format("<sitemap><loc>{}</loc></sitemap>\n",
                       formats::xml_text(base_url + sitemap_url(number)));
  }
  return xml + "</sitemapindex>\n";
}

SitemapWriter::SitemapWriter(search::Searcher searcher, std::string base_url, std::uint32_t number)
    : searcher_(std::move(searcher)), base_url_(std::move(base_url)) {
  request_.after = (number - 1) * kSitemapDocuments;
  request_.last = number * kSitemapDocuments;
  request_.size = kPieceAnnouncements;
  request_.whole = false;
}

base::Result<std::string> SitemapWriter::next_piece() {
  if (has_ended_) return std::string();
  std::string xml;
  if (!std::exchange(has_begun_, true)) {
    xml = fmt::format("{}<urlset xmlns=\"{}\">\n", kXmlHead, kNamespace);
    if (request_.after == 0) {
      for (std::string_view const page : {kHomePath, kArchivePath}) {
        xml += fmt::format("<url><loc>{}{}</loc></url>\n", formats::xml_text(base_url_), page);
      }
    }
  }
  auto const page = searcher_.harvest(request_);
  if (!page) return page.error();
  for (auto const& harvested : page->announcements) xml += url_xml(base_url_, harvested);
  request_.after = page->last_document;
  if (page->last_document == 0) {
    has_ended_ = true;
    xml += "</urlset>\n";
  }
  return xml;
}

}  // namespace tracuu::server
