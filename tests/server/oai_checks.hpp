// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "tests/server/xml_checks.hpp"

namespace tracuu::server {

/// What http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd, oai_dc.xsd and the text of
/// the protocol ask of an answer, by hand: the schemas name no licence by which they
/// could lie beside this file.

inline void expect_text(pugi::xml_node const& node, char const* pattern) {
  EXPECT_TRUE(std::regex_match(node.text().as_string(), std::regex(pattern)))
      << node.name() << ": " << node.text().as_string();
}

inline constexpr char const* kUtcSecond = R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)";
inline constexpr char const* kSetSpec = R"([A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*)";
inline constexpr char const* kUri =
    R"([a-z][a-z0-9+.\-]*:([A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]\-]|%[0-9A-F]{2})+)";

/// The names of the elements in `node`, each after a blank.
inline std::string child_names(pugi::xml_node const& node) {
  std::string names;
  for (pugi::xml_node const child : node.children()) {
    if (child.type() == pugi::node_element) names += std::string(" ") + child.name();
  }
  return names;
}

inline void expect_children(pugi::xml_node const& node, char const* pattern) {
  EXPECT_TRUE(std::regex_match(child_names(node), std::regex(pattern)))
      << node.name() << ":" << child_names(node);
}

inline void expect_valid_header(pugi::xml_node const& header) {
  expect_children(header, " identifier datestamp( setSpec)*");
  expect_text(header.child("identifier"), kUri);
  expect_text(header.child("datestamp"), kUtcSecond);
  for (pugi::xml_node const set : header.children("setSpec")) expect_text(set, kSetSpec);
}

inline void expect_valid_record(pugi::xml_node const& record) {
  pugi::xml_attribute const status = record.child("header").attribute("status");
  expect_children(record, status ? " header" : " header metadata");
  expect_valid_header(record.child("header"));
  if (status) {
    EXPECT_STREQ(status.value(), "deleted");
    return;
  }
  expect_children(record.child("metadata"), " oai_dc:dc");
  pugi::xml_node const dc = record.child("metadata").child("oai_dc:dc");
  EXPECT_STREQ(dc.attribute("xmlns:oai_dc").value(), "http://www.openarchives.org/OAI/2.0/oai_dc/");
  EXPECT_STREQ(dc.attribute("xmlns:dc").value(), "http://purl.org/dc/elements/1.1/");
  EXPECT_STREQ(dc.attribute("xsi:schemaLocation").value(),
               "http://www.openarchives.org/OAI/2.0/oai_dc/ "
               "http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
  expect_children(dc,
                  "( dc:(title|creator|subject|description|publisher|contributor|date|type|format|"
                  "identifier|source|language|relation|coverage|rights))*");
}

inline void expect_valid_request(pugi::xml_node const& request) {
  expect_text(request, kUri);
  for (pugi::xml_attribute const argument : request.attributes()) {
    EXPECT_TRUE(std::regex_match(
        argument.name(),
        std::regex("verb|identifier|metadataPrefix|from|until|set|resumptionToken")))
        << argument.name();
  }
}

inline void expect_valid_content(pugi::xml_node const& content) {
  std::string const name = content.name();
  if (name == "error") {
    EXPECT_TRUE(std::regex_match(
        content.attribute("code").value(),
        std::regex("cannotDisseminateFormat|idDoesNotExist|badArgument|badVerb|noMetadataFormats|"
                   "noRecordsMatch|badResumptionToken|noSetHierarchy")));
  } else if (name == "Identify") {
    expect_children(content,
                    " repositoryName baseURL protocolVersion adminEmail earliestDatestamp "
                    "deletedRecord granularity");
    expect_text(content.child("protocolVersion"), "2\\.0");
    expect_text(content.child("adminEmail"), R"(\S+@(\S+\.)+\S+)");
    expect_text(content.child("earliestDatestamp"), kUtcSecond);
    expect_text(content.child("deletedRecord"), "no|persistent|transient");
    expect_text(content.child("granularity"), "YYYY-MM-DDThh:mm:ssZ");
  } else if (name == "ListMetadataFormats") {
    expect_children(content, "( metadataFormat)+");
    expect_children(content.child("metadataFormat"), " metadataPrefix schema metadataNamespace");
  } else if (name == "ListSets") {
    expect_children(content, "( set)+( resumptionToken)?");
    for (pugi::xml_node const set : content.children("set")) {
      expect_children(set, " setSpec setName");
      expect_text(set.child("setSpec"), kSetSpec);
    }
  } else if (name == "GetRecord") {
    expect_children(content, " record");
    expect_valid_record(content.child("record"));
  } else if (name == "ListRecords") {
    EXPECT_TRUE(content.child("record"));
    for (pugi::xml_node const record : content.children("record")) expect_valid_record(record);
  } else if (name == "ListIdentifiers") {
    EXPECT_TRUE(content.child("header"));
    for (pugi::xml_node const header : content.children("header")) expect_valid_header(header);
  } else {
    ADD_FAILURE() << name;
  }
}

inline void expect_valid_oai(pugi::xml_document const& document, std::string const& xml) {
  EXPECT_TRUE(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
  pugi::xml_node const root = document.child("OAI-PMH");
  EXPECT_STREQ(root.attribute("xmlns").value(), "http://www.openarchives.org/OAI/2.0/");
  EXPECT_STREQ(root.attribute("xsi:schemaLocation").value(),
               "http://www.openarchives.org/OAI/2.0/ "
               "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd");
  expect_children(root, " responseDate request \\w+");
  expect_text(root.child("responseDate"), kUtcSecond);
  expect_valid_request(root.child("request"));
  std::string const code = root.child("error").attribute("code").value();
  if (code == "badVerb" || code == "badArgument") {
    EXPECT_FALSE(root.child("request").first_attribute()) << "arguments are not to be repeated";
  }
  pugi::xml_node last;
  for (pugi::xml_node const child : root.children()) {
    if (child.type() == pugi::node_element) last = child;
  }
  expect_valid_content(last);
}

}  // namespace tracuu::server
