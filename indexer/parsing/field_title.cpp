// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/field_title.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxTitleBytes = 500;

/// The first line of `text`; of a long one its first sentence, or as many words as go in.
std::string beginning_of(std::string_view text) {
  text = trim(text);
  text = trim(text.substr(0, text.find('\n')));
  if (text.size() <= kMaxTitleBytes) return std::string(text);
  std::string_view const head = text.substr(0, kMaxTitleBytes);
  std::size_t const sentence = head.rfind(". ");
  if (sentence != std::string_view::npos) return std::string(head.substr(0, sentence));
  std::size_t end = head.rfind(' ');
  if (end == std::string_view::npos) end = kMaxTitleBytes;
  while (end > 0 && !base::is_utf8_boundary(text, end)) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace

void complete_title(schema::Announcement& announcement, bool takes_text) {
  if (!trim(announcement.title).empty()) return;
  if (!trim(announcement.abstract).empty()) {
    announcement.title = beginning_of(announcement.abstract);
    if (announcement.title == trim(announcement.abstract)) announcement.abstract.clear();
  } else if (!announcement.numbers.empty()) {
    announcement.title = announcement.numbers.front();
  } else if (takes_text) {
    announcement.title = beginning_of(announcement.body);
  }
}

}  // namespace tracuu::indexer
