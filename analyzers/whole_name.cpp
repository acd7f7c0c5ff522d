// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/whole_name.hpp"

#include <unicode/uchar.h>

#include "analyzers/nfc_filter.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

std::string whole_name(std::string_view text) {
  auto const composed = NfcFilter().filter(text);
  if (composed) text = composed->text();
  std::string name;
  bool blank_due = false;
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    std::string_view const letter = text.substr(at, point.bytes);
    at += point.bytes;
    if (point.value == base::kInvalidCodePoint) continue;
    if (u_isUWhiteSpace(static_cast<UChar32>(point.value)) != 0) {
      blank_due = !name.empty();
      continue;
    }
    if (name.size() + letter.size() + (blank_due ? 1 : 0) > kMaxWholeNameBytes) break;
    if (blank_due) name += ' ';
    blank_due = false;
    name += letter;
  }
  return name;
}

}  // namespace tracuu::analyzers
