// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document/own_number.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/document_type.hpp"
#include "base/utf8.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

/// A title says its number within so many bytes, or not at all.
constexpr std::size_t kMaxTitleHeadBytes = 400;

/// NFC, in lower case, without blanks: forms of one number differ in these.
std::string squeezed(std::string_view text) {
  std::string result = nfc_lower(text);
  std::erase(result, ' ');
  return result;
}

bool take(std::string_view& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text.remove_prefix(beginning.size());
  return true;
}

/// Takes the name of a type that may have a number of type `symbol` off the front of `title`,
/// and "số" after it. The longest name counts: "thông tư liên tịch" is no "thông tư".
void take_type_name(std::string_view& title, std::string_view symbol) {
  std::size_t longest = 0;
  for (analyzers::DocumentType const& type : analyzers::kDocumentTypes) {
    if (!symbol.empty() && type.symbol != symbol) continue;
    std::string const name = squeezed(type.name);
    if (name.size() > longest && title.starts_with(name)) longest = name.size();
  }
  title.remove_prefix(longest);
  take(title, "số");
  if (!take(title, ":")) take(title, ".");
}

}  // namespace

std::string own_number_of_title(std::string_view title) {
  std::size_t end = std::min(title.size(), kMaxTitleHeadBytes);
  while (end < title.size() && !base::is_utf8_boundary(title, end)) --end;
  title = title.substr(0, end);
  std::vector<std::string> numbers = analyzers::find_document_numbers(title);
  if (numbers.empty()) return "";
  auto const normalized = analyzers::normalize_document_number(numbers.front());
  auto const parts = normalized ? analyzers::split_document_number(*normalized) : std::nullopt;
  if (!parts) return "";
  std::string const text = squeezed(title);
  std::string_view rest = text;
  take_type_name(rest, parts->type);
  return rest.starts_with(squeezed(numbers.front())) ? std::move(numbers.front()) : "";
}

void put_own_first(schema::Announcement& announcement) {
  std::vector<std::string> given = std::move(announcement.numbers);
  announcement.numbers.clear();
  if (!announcement.number.empty()) given.insert(given.begin(), announcement.number);
  std::unordered_set<std::string> known;
  for (std::string& number : given) {
    std::string key = analyzers::normalize_document_number(number).value_or(number);
    if (known.insert(std::move(key)).second) announcement.numbers.push_back(std::move(number));
  }
}

}  // namespace tracuu::indexer
