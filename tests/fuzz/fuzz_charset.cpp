// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "analyzers/charset/charset_table.hpp"
#include "analyzers/charset/legacy_charset.hpp"
#include "base/utf8.hpp"
#include "indexer/html/html_charset.hpp"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

bool is_utf8(std::string_view text) {
  return !tracuu::base::find_invalid_utf8(text);
}

}  // namespace

/// Any bytes in any charset: no crash, nothing but UTF-8 comes out, and text that
/// is not converted comes back as it was.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tracuu::analyzers;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  for (Charset const charset : kLegacyCharsets) {
    require(is_utf8(to_utf8(decode_bytes(bytes, charset).text)));
  }
  require(to_windows_1252(from_windows_1252(bytes)) == bytes);
  UnicodeText const text = examine_text(bytes);
  require(is_utf8(text.text));
  double const confidence = text.report.confidence();
  require(confidence >= 0 && confidence <= 1);
  if (is_utf8(bytes) && !text.report.has_conversions()) require(text.text == bytes);
  auto const page = tracuu::indexer::examine_html(bytes);
  require(!page || is_utf8(page->text));
  return 0;
}
