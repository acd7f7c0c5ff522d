// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/oai_request.hpp"

#include <gtest/gtest.h>

#include "server/http/target.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {
namespace {

struct Row {
  char const* query;
  char const* error;  ///< "" = none
};

// Protocol 2.0, section 4: which arguments each verb takes, and 3.6: its errors.
TEST(OaiRequest, ChecksArguments) {
  Row const rows[] = {
      {"verb=Identify", ""},
      {"verb=Identify&x=1", "badArgument"},
      {"verb=Identify&identifier=x", "badArgument"},
      {"", "badVerb"},
      {"verb=", "badVerb"},
      {"verb=identify", "badVerb"},
      {"verb=Identify&verb=Identify", "badVerb"},
      {"verb=ListSets", ""},
      {"verb=ListSets&resumptionToken=x", ""},
      {"verb=ListMetadataFormats", ""},
      {"verb=ListMetadataFormats&identifier=oai:a:b", ""},
      {"verb=ListMetadataFormats&metadataPrefix=oai_dc", "badArgument"},
      {"verb=GetRecord", "badArgument"},
      {"verb=GetRecord&identifier=oai:a:b", "badArgument"},
      {"verb=GetRecord&metadataPrefix=oai_dc", "badArgument"},
      {"verb=GetRecord&identifier=oai:a:b&metadataPrefix=oai_dc", ""},
      {"verb=GetRecord&identifier=oai:a:b&metadataPrefix=marc", "cannotDisseminateFormat"},
      {"verb=GetRecord&identifier=a&identifier=a&metadataPrefix=oai_dc", "badArgument"},
      {"verb=GetRecord&identifier=a&metadataPrefix=oai_dc&set=a", "badArgument"},
      {"verb=ListRecords", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc", ""},
      {"verb=ListRecords&metadataPrefix=OAI_DC", "cannotDisseminateFormat"},
      {"verb=ListRecords&metadataPrefix=", "badArgument"},
      {"verb=ListRecords&metadataPrefix=a+b", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&set=", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&set=a:b", ""},
      {"verb=ListRecords&metadataPrefix=oai_dc&set=a:", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&set=x%C3%A3", "badArgument"},
      {"verb=ListIdentifiers&metadataPrefix=oai_dc&set=a&from=2023-01-01&until=2023-12-31", ""},
      {"verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"},
      {"verb=ListRecords&resumptionToken=x", ""},
      {"verb=ListRecords&resumptionToken=x&from=2023-01-01", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&from=2023", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&from=2023-02-29", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&from=2023-01-01T00:00:00", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&from=2023-01-01T00:00:00Z", ""},
      {"verb=ListRecords&metadataPrefix=oai_dc&from=", "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&from=2023-01-01&until=2023-01-01T00:00:00Z",
       "badArgument"},
      {"verb=ListRecords&metadataPrefix=oai_dc&from=2023-01-02&until=2023-01-01", "badArgument"},
  };
  for (Row const& row : rows) {
    OaiRequest const request = read_oai_request(decode_form(row.query).value());
    EXPECT_EQ(request.error ? request.error->code : "", row.error) << row.query;
    bool const repeats = request.error && request.error->code != "cannotDisseminateFormat";
    EXPECT_EQ(request.arguments.empty(), repeats) << row.query;
  }
}

TEST(OaiRequest, ADayIsWhole) {
  OaiRequest const request = read_oai_request(
      decode_form("verb=ListRecords&metadataPrefix=oai_dc&from=2023-07-11&until=2023-07-11")
          .value());
  EXPECT_EQ(schema::format_iso_instant(*request.from), "2023-07-11T00:00:00Z");
  EXPECT_EQ(schema::format_iso_instant(*request.until), "2023-07-11T23:59:59Z");
}

}  // namespace
}  // namespace tracuu::server
