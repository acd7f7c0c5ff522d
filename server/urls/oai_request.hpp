// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/instant.hpp"
#include "server/http/request.hpp"

namespace tracuu::server {

enum class OaiVerb {
  GetRecord,
  Identify,
  ListIdentifiers,
  ListMetadataFormats,
  ListRecords,
  ListSets,
};

/// An error of the protocol: it is an answer of status 200.
struct OaiError {
  std::string_view code;  ///< "badArgument"
  std::string message;
};

/// An OAI-PMH request (https://www.openarchives.org/OAI/openarchivesprotocol.html,
/// version 2.0, section 4), its arguments checked.
struct OaiRequest {
  OaiVerb verb = OaiVerb::Identify;
  std::string identifier;
  std::string metadata_prefix;
  std::string set;
  std::optional<schema::Instant> from;
  std::optional<schema::Instant> until;  ///< a day means its last second
  std::string resumption_token;

  /// The arguments as they came, for the answer to repeat; empty after badVerb and badArgument.
  std::vector<Parameter> arguments;
  std::optional<OaiError> error;  ///< all that can be told without an index
};

/// Reads the arguments of a request: each at most once, none that its verb does not
/// know, all that it needs, `resumptionToken` alone. Thread-safe.
[[nodiscard]] OaiRequest read_oai_request(std::vector<Parameter> const& arguments);

inline constexpr std::string_view kOaiDublinCore = "oai_dc";

}  // namespace tracuu::server
