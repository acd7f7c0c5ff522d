// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <string>

namespace tracuu::server {

/// Parses `xml`; fails the test if it is not well-formed, or holds a character that
/// XML 1.0 forbids, which pugixml would let pass.
inline void parse_xml(std::string const& xml, pugi::xml_document& document) {
  pugi::xml_parse_result const parsed =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_full, pugi::encoding_utf8);
  ASSERT_TRUE(parsed) << parsed.description() << " at " << parsed.offset << "\n" << xml;
  for (char const c : xml) {
    bool const is_forbidden = c >= '\0' && c < ' ' && c != '\t' && c != '\n' && c != '\r';
    ASSERT_FALSE(is_forbidden) << "byte " << static_cast<int>(c);
  }
}

/// Every text field holds markup, forbidden characters and bytes that are not for XML.
inline std::string hostile_text() {
  return "<a href=\"x\">&amp; ]]> 'q'\x01\x0B\x1F\xEF\xBF\xBF</a> é";
}

}  // namespace tracuu::server
