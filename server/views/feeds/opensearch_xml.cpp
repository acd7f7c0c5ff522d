// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/feeds/opensearch_xml.hpp"

#include <fmt/format.h>

#include <string_view>

#include "base/utf8.hpp"
#include "base/wording.hpp"
#include "formats/xml_text.hpp"
#include "server/urls/links.hpp"

namespace tracuu::server {

namespace {

constexpr std::size_t kShortName = 16;
constexpr std::size_t kLongName = 48;

/// The words of `name` that are at most `max` characters together; of a longer first word its
/// beginning.
std::string shortened_name(std::string_view name, std::size_t max) {
  std::size_t end = 0;
  std::size_t words_end = 0;
  for (std::size_t points = 0; points < max && end < name.size(); ++points) {
    end += base::decode_utf8(name, end).bytes;
    if (end == name.size() || name[end] == ' ') words_end = end;
  }
  return std::string(name.substr(0, words_end == 0 ? end : words_end));
}

}  // namespace

// A '?' after a name means that it may be left empty.
std::string opensearch_xml(std::string const& base_url, Branding const& branding) {
  std::string const& name = branding.name.in(base::Language::Vietnamese);
  std::string const what = base::wording("opensearch.name", base::Language::Vietnamese, name);
  std::string const whole = shortened_name(what, kLongName);
  return fmt::format(
      R"(<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{5}</ShortName>
<LongName>{6}</LongName>
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
      formats::xml_text(feed_template()), formats::xml_text(suggest_template()), kOpensearchPath,
      formats::xml_text(shortened_name(name, kShortName)),
      formats::xml_text(whole == what ? whole : shortened_name(name, kLongName)));
}

}  // namespace tracuu::server
