// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/opensearch_xml.hpp"

#include <fmt/format.h>

#include "formats/xml_text.hpp"
#include "server/urls/links.hpp"

namespace tracuu::server {

// ShortName has at most 16 characters, LongName 48. A '?' after a name means that it may be
// left empty.
std::string opensearch_xml(std::string const& base_url) {
  return fmt::format(
      R"(<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Tra Cứu</ShortName>
<LongName>Tra Cứu: tìm thông báo</LongName>
<Description>Tìm thông báo, văn bản của cơ quan nhà nước; có thể gõ không dấu.</Description>
<Url type="text/html" rel="results" pageOffset="1" template="{0}{1}"/>
<Url type="application/atom+xml" rel="results" template="{0}{2}"/>
<Url type="application/x-suggestions+json" rel="suggestions" template="{0}{3}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="{0}{4}"/>
<Query role="example" searchTerms="thu tuc khai sinh"/>
<Language>vi</Language>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
)",
      formats::xml_text(base_url), formats::xml_text(search_template()),
      formats::xml_text(feed_template()), formats::xml_text(suggest_template()), kOpensearchPath);
}

}  // namespace tracuu::server
