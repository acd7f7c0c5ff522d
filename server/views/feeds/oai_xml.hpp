// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/api/harvest.hpp"
#include "server/urls/oai_request.hpp"
#include "server/urls/resumption_token.hpp"

namespace tracuu::server {

/// Who answers.
struct OaiRepository {
  std::string base_url;     ///< without "/oai"
  std::string admin_email;  ///< never empty
  std::string name;         ///< of the service
};

/// A page of a list, for ListRecords and ListIdentifiers.
struct OaiList {
  std::vector<search::HarvestedAnnouncement> announcements;
  std::vector<store::Tombstone> deleted;  ///< after them
  std::optional<ResumptionToken> next;
  std::uint64_t cursor = 0;  ///< how many came on the pages before; 0 = it is the first
};

/// The name of an announcement in harvests: "oai:tim.example.gov.vn:gv-1", its id
/// percent-encoded. Thread-safe, as all of this file.
[[nodiscard]] std::string oai_identifier(std::string_view base_url, std::string_view id);

/// The whole answers, by the schema http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd.
/// `request` is what they repeat.
[[nodiscard]] std::string oai_error_xml(OaiRepository const& repository, OaiRequest const& request,
                                        OaiError const& error);
[[nodiscard]] std::string oai_identify_xml(OaiRepository const& repository,
                                           OaiRequest const& request,
                                           std::optional<schema::Instant> earliest);
[[nodiscard]] std::string oai_formats_xml(OaiRepository const& repository,
                                          OaiRequest const& request);
[[nodiscard]] std::string oai_sets_xml(OaiRepository const& repository, OaiRequest const& request,
                                       std::vector<search::HarvestSite> const& sites);
[[nodiscard]] std::string oai_record_xml(OaiRepository const& repository, OaiRequest const& request,
                                         search::HarvestedAnnouncement const& harvested);

[[nodiscard]] std::string oai_deleted_xml(OaiRepository const& repository,
                                          OaiRequest const& request,
                                          store::Tombstone const& tombstone);

/// ListRecords or ListIdentifiers, as the request's verb says.
[[nodiscard]] std::string oai_list_xml(OaiRepository const& repository, OaiRequest const& request,
                                       OaiList const& list);

}  // namespace tracuu::server
