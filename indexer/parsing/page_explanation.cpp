// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/parsing/page_explanation.hpp"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <utility>

#include "indexer/html/html_charset.hpp"
#include "indexer/item/content_type.hpp"
#include "indexer/sources/source_reader.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

bool is_page(SourceItem const& item) {
  auto const format = format_to_read(item);
  return format && *format == SourceFormat::Html;
}

/// Whether the item is the one that is asked for.
bool is_asked_for(SourceItem const& item, std::string_view address) {
  if (address.empty()) return is_page(item);
  return item.url == address || item.key == address || item.name == address ||
         std::string_view(item.key).ends_with("/" + std::string(address));
}

/// The first item of the source that is asked for.
Result<SourceItem> find_item(PageQuestion const& question) {
  SourceReader reader({question.source}, SourceLimits());
  std::optional<Error> first_error;
  std::size_t items = 0;
  while (true) {
    Result<std::optional<SourceItem>> item = reader.next();
    if (!item) {
      if (!first_error) first_error = item.error();
      continue;
    }
    if (!*item) break;
    ++items;
    if (is_asked_for(**item, question.address)) return std::move(**item);
  }
  if (items == 0 && first_error) return *first_error;
  std::string const what = question.address.empty() ? "no page" : "no page " + question.address;
  return Error{ErrorCode::NotFound, fmt::format("{} holds {}", question.source.string(), what),
               "name a page by its address, or by its path in the archive"};
}

Result<std::optional<ExtractionRules>> read_rules(std::filesystem::path const& file) {
  if (file.empty()) return std::optional<ExtractionRules>();
  Result<ExtractionRules> rules = ExtractionRules::read_file(file);
  if (!rules) return rules.error();
  return std::optional<ExtractionRules>(std::move(*rules));
}

}  // namespace

Result<PageExplanation> explain_page(PageQuestion const& question) {
  Result<std::optional<ExtractionRules>> const rules = read_rules(question.rules);
  if (!rules) return rules.error();
  Result<SourceItem> const item = find_item(question);
  if (!item) return item.error();
  if (!is_page(*item)) {
    return Error{ErrorCode::InvalidArgument, item->name + " is no page of HTML", ""};
  }
  PageExplanation explanation;
  explanation.name = item->name;
  auto const text = html_as_unicode(item->bytes, item->charset);
  if (!text) {
    explanation.refused = error_of_item(item->name, text.error());
    return explanation;
  }
  std::string_view const path = item->url.empty() ? std::string_view(item->key) : "";
  ExtractionRules const* const asked = *rules ? &**rules : nullptr;
  Result<HtmlExplanation> page = explain_html_page(text->text, {item->url, path}, asked);
  if (!page) {
    explanation.refused = error_of_item(item->name, page.error());
    return explanation;
  }
  explanation.page = std::move(*page);
  if (asked != nullptr) {
    for (RuleMisses const& miss : asked->misses()) explanation.missed_rules.push_back(miss.rule);
  }
  return explanation;
}

}  // namespace tracuu::indexer
