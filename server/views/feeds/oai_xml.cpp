// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/feeds/oai_xml.hpp"

#include <fmt/format.h>

#include "formats/format.hpp"
#include "formats/plain_line.hpp"
#include "formats/xml_text.hpp"
#include "schema/cited_numbers.hpp"
#include "server/http/target.hpp"
#include "server/urls/links.hpp"
#include "server/urls/oai_set.hpp"
#include "server/urls/public_address.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {

namespace {

constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
)";

constexpr std::string_view kDublinCoreHead =
    R"(<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
)";

/// A page of records must not grow with the longest of documents.
constexpr std::size_t kDescriptionCodePoints = 2'000;

/// What the protocol says of an index without a document.
constexpr schema::Instant kBeginning{};

std::string request_xml(OaiRepository const& repository, OaiRequest const& request) {
  std::string attributes;
  for (auto const& [name, value] : request.arguments) {
    attributes += fmt::format(" {}=\"{}\"", name, formats::xml_text(value));
  }
  return fmt::format("<request{}>{}{}</request>\n", attributes,
                     formats::xml_text(repository.base_url), kOaiPath);
}

std::string answer_xml(OaiRepository const& repository, OaiRequest const& request,
                       std::string_view content) {
  return fmt::format("{}<responseDate>{}</responseDate>\n{}{}</OAI-PMH>\n", kHead,
                     schema::format_iso_instant(schema::now()), request_xml(repository, request),
                     content);
}

std::string header_xml(OaiRepository const& repository,
                       search::HarvestedAnnouncement const& harvested) {
  std::string xml = "<header>\n";
  xml += formats::xml_element("identifier",
                              oai_identifier(repository.base_url, harvested.announcement.id));
  xml += formats::xml_element("datestamp", schema::format_iso_instant(harvested.indexed));
  xml += formats::xml_element("setSpec", oai_set_spec(harvested.site));
  return xml + "</header>\n";
}

std::string deleted_header_xml(OaiRepository const& repository, store::Tombstone const& tombstone) {
  std::string xml = "<header status=\"deleted\">\n";
  xml += formats::xml_element("identifier", oai_identifier(repository.base_url, tombstone.id));
  xml += formats::xml_element("datestamp", schema::format_iso_instant(tombstone.deleted));
  xml += formats::xml_element("setSpec", oai_set_spec(tombstone.site));
  return xml + "</header>\n";
}

std::string dublin_core_xml(OaiRepository const& repository,
                            schema::Announcement const& announcement) {
  std::string xml(kDublinCoreHead);
  auto const add = [&xml](std::string_view element, std::string_view value) {
    xml += formats::xml_element(element, formats::plain_line(value));
  };
  add("dc:title", announcement.title);
  add("dc:creator", announcement.author);
  if (announcement.unit != announcement.author) add("dc:creator", announcement.unit);
  add("dc:subject", announcement.category);
  add("dc:description",
      formats::plain_summary(
          announcement.abstract.empty() ? announcement.body : announcement.abstract,
          kDescriptionCodePoints));
  add("dc:publisher", announcement.site);
  if (announcement.date) add("dc:date", schema::format_iso_date(*announcement.date));
  add("dc:type", "Text");
  if (formats::is_web_address(announcement.url))
    add("dc:identifier", formats::plain_uri(announcement.url));
  add("dc:identifier", announcement.number);
  add("dc:source",
      repository.base_url + announcement_url(announcement.id, base::Language::Vietnamese));
  add("dc:language", announcement.language);
  for (schema::Attachment const& attachment : announcement.attachments) {
    if (formats::is_web_address(attachment.url))
      add("dc:relation", formats::plain_uri(attachment.url));
  }
  for (std::string const& number : schema::cited_numbers(announcement)) add("dc:relation", number);
  add("dc:coverage", announcement.place);
  return xml + "</oai_dc:dc>\n";
}

std::string record_xml(OaiRepository const& repository,
                       search::HarvestedAnnouncement const& harvested) {
  return fmt::format("<record>\n{}<metadata>\n{}</metadata>\n</record>\n",
                     header_xml(repository, harvested),
                     dublin_core_xml(repository, harvested.announcement));
}

std::string resumption_xml(OaiList const& list) {
  if (list.next) {
    return fmt::format("<resumptionToken cursor=\"{}\">{}</resumptionToken>\n", list.cursor,
                       formats::xml_text(format_token(*list.next)));
  }
  // The last of several pages says that it is the last.
  if (list.cursor == 0) return "";
  return fmt::format("<resumptionToken cursor=\"{}\"/>\n", list.cursor);
}

}  // namespace

std::string oai_identifier(std::string_view base_url, std::string_view id) {
  return fmt::format("oai:{}:{}", host_of(base_url), percent_encode(id));
}

std::string oai_error_xml(OaiRepository const& repository, OaiRequest const& request,
                          OaiError const& error) {
  return answer_xml(
      repository, request,
      fmt::format("<error code=\"{}\">{}</error>\n", error.code, formats::xml_text(error.message)));
}

std::string oai_identify_xml(OaiRepository const& repository, OaiRequest const& request,
                             std::optional<schema::Instant> earliest) {
  std::string xml = "<Identify>\n";
  xml += formats::xml_element("repositoryName", repository.name);
  xml += formats::xml_element("baseURL", fmt::format("{}{}", repository.base_url, kOaiPath));
  xml += formats::xml_element("protocolVersion", "2.0");
  xml += formats::xml_element("adminEmail", repository.admin_email);
  xml += formats::xml_element("earliestDatestamp",
                              schema::format_iso_instant(earliest.value_or(kBeginning)));
  xml += formats::xml_element("deletedRecord", "transient");
  xml += formats::xml_element("granularity", "YYYY-MM-DDThh:mm:ssZ");
  return answer_xml(repository, request, xml + "</Identify>\n");
}

std::string oai_formats_xml(OaiRepository const& repository, OaiRequest const& request) {
  return answer_xml(repository, request, R"(<ListMetadataFormats>
<metadataFormat>
<metadataPrefix>oai_dc</metadataPrefix>
<schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema>
<metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace>
</metadataFormat>
</ListMetadataFormats>
)");
}

std::string oai_sets_xml(OaiRepository const& repository, OaiRequest const& request,
                         std::vector<search::HarvestSite> const& sites) {
  std::string xml = "<ListSets>\n";
  for (search::HarvestSite const& site : sites) {
    xml += "<set>\n" + formats::xml_element("setSpec", oai_set_spec(site.form)) +
           formats::xml_element("setName", site.name) + "</set>\n";
  }
  return answer_xml(repository, request, xml + "</ListSets>\n");
}

std::string oai_record_xml(OaiRepository const& repository, OaiRequest const& request,
                           search::HarvestedAnnouncement const& harvested) {
  return answer_xml(repository, request,
                    "<GetRecord>\n" + record_xml(repository, harvested) + "</GetRecord>\n");
}

std::string oai_deleted_xml(OaiRepository const& repository, OaiRequest const& request,
                            store::Tombstone const& tombstone) {
  return answer_xml(repository, request,
                    "<GetRecord>\n<record>\n" + deleted_header_xml(repository, tombstone) +
                        "</record>\n</GetRecord>\n");
}

std::string oai_list_xml(OaiRepository const& repository, OaiRequest const& request,
                         OaiList const& list) {
  bool const is_whole = request.verb == OaiVerb::ListRecords;
  std::string_view const element = is_whole ? "ListRecords" : "ListIdentifiers";
  std::string xml;
  for (auto const& harvested : list.announcements) {
    xml += is_whole ? record_xml(repository, harvested) : header_xml(repository, harvested);
  }
  for (auto const& tombstone : list.deleted) {
    std::string const header = deleted_header_xml(repository, tombstone);
    xml += is_whole ? "<record>\n" + header + "</record>\n" : header;
  }
  xml += resumption_xml(list);
  return answer_xml(repository, request, fmt::format("<{0}>\n{1}</{0}>\n", element, xml));
}

}  // namespace tracuu::server
