// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "indexer/office/office_charset.hpp"
#include "indexer/office/office_text.hpp"
#include "tests/indexer/office_files.hpp"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

/// The parts of a Word document, one after the other, parted by U+001D: no crash, fonts within the
/// text, no marks left in it, nothing but UTF-8 after conversion.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace tracuu::indexer;
  constexpr std::array kParts{"word/document.xml", "word/styles.xml", "word/numbering.xml",
                              "word/footnotes.xml", "word/header1.xml"};
  constexpr std::size_t kMaxInputBytes = 1 << 16;
  std::string_view rest(reinterpret_cast<char const*>(data), std::min(size, kMaxInputBytes));
  tracuu::test::ZipMembers members;
  for (char const* const part : kParts) {
    std::size_t const end = std::min(rest.find('\x1D'), rest.size());
    if (end > 0) members.emplace_back(part, std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  auto read = read_docx(tracuu::test::make_zip(members), 1 << 20);
  if (!read) return 0;
  std::size_t done = 0;
  for (FontStretch const& font : read->fonts) {
    require(font.begin >= done && font.begin < font.end && font.end <= read->text.size());
    done = font.end;
  }
  require(read->text.find('\x07') == std::string::npos);
  (void)convert_office_text(*read);
  require(!tracuu::base::find_invalid_utf8(read->text));
  return 0;
}
