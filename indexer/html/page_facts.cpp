// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/page_facts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/contains.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr int kMaxLevelsRound = 64;

/// As fold_words() writes them. Made for this project.
constexpr std::array<std::string_view, 46> kSectionNames{
    "chi tiet",
    "chi tiet tin",
    "chi tiet tin tuc",
    "chi tiet bai viet",
    "chi tiet van ban",
    "chi tiet thong bao",
    "noi dung",
    "noi dung chi tiet",
    "noi dung van ban",
    "noi dung tin",
    "xem chi tiet",
    "tin tuc",
    "tin",
    "tin tuc su kien",
    "tin hoat dong",
    "su kien",
    "bai viet",
    "ban tin",
    "thong bao",
    "thong tin",
    "thong tin van ban",
    "thong tin chi tiet",
    "thuoc tinh",
    "thuoc tinh van ban",
    "van ban",
    "van ban phap luat",
    "van ban phap quy",
    "van ban quy pham phap luat",
    "van ban chi dao dieu hanh",
    "van ban chi dao",
    "van ban moi",
    "he thong van ban",
    "toan van",
    "cong van",
    "trang chu",
    "gioi thieu",
    "lien he",
    "home",
    "home page",
    "index",
    "default",
    "untitled",
    "untitled document",
    "new page 1",
    "document",
    "trang moi",
};

bool has_header_class(HtmlNode const& element) {
  std::vector<std::string> const names = class_names(element);
  return std::ranges::any_of(names, [](std::string const& name) {
    return name == "header" || name == "entrymeta" || name == "tags" || name == "banner";
  });
}

}  // namespace

PageFacts::PageFacts(HtmlNode const& page, PagePlace const& page_place,
                     ExtractionRules const* page_rules)
    : root(page), place(page_place), rules(page_rules), metadata(read_html_metadata(page)) {
  if (place.url.empty()) place.url = metadata.url.value;
  for (HtmlNode const* const node : ruled(RuleField::LeaveOut)) left_out.insert(node);
  std::vector<HtmlNode const*> const body = ruled(RuleField::Body);
  content = body.empty() ? find_page_content(page, left_out)
                         : content_of_elements(body, left_out, ExtractionRules::kWhy);
  lines = visible_lines(page, left_out);
  fields = read_page_attributes(content.lines);
  if (!fields.describe_document() && !fields.issued && !fields.published) {
    fields = read_page_attributes(lines);
  }
  std::vector<std::string_view> texts;
  for (TextLine const& line : content.lines) texts.push_back(line.text);
  official = read_official_head(texts);
}

std::vector<HtmlNode const*> PageFacts::ruled(RuleField field) const {
  return rules == nullptr ? std::vector<HtmlNode const*>() : rules->select(root, place, field);
}

FoundText PageFacts::ruled_text(RuleField field) const {
  for (HtmlNode const* const element : ruled(field)) {
    std::string text = tag_name(*element) == "meta"
                           ? std::string(trim(attribute(*element, "content").value_or("")))
                           : inner_text(*element);
    if (!text.empty()) return {std::move(text), element, ExtractionRules::kWhy};
  }
  return {};
}

bool PageFacts::is_beside(HtmlNode const& element) const {
  if (stands_beside_text(element)) return true;
  if (left_out.empty()) return false;
  HtmlNode const* node = &element;
  while (node != nullptr && !left_out.contains(node)) node = parent_of(*node);
  return node != nullptr;
}

HtmlNode const* PageFacts::official_block(std::vector<std::size_t> const& of_lines) const {
  bool const is_known = !of_lines.empty() && of_lines.front() < content.lines.size();
  return is_known ? content.lines[of_lines.front()].block : nullptr;
}

bool PageFacts::is_official() const {
  bool const has_number_and_day = !official.number.empty() && official.date;
  return fields.describe_document() || official.has_motto ||
         (official.has_letterhead && has_number_and_day);
}

bool stands_beside_text(HtmlNode const& element) {
  bool in_header = false;
  HtmlNode const* node = &element;
  for (int level = 0; node != nullptr && level < kMaxLevelsRound;
       ++level, node = parent_of(*node)) {
    std::string const tag = tag_name(*node);
    if (tag == "article" || tag == "main") return false;
    if (tag == "form" || tag == "body" || !is_page_chrome(*node)) continue;
    if (tag != "header" && !has_header_class(*node)) return true;
    in_header = true;
  }
  return in_header;
}

bool is_section_name(std::string_view text) {
  constexpr std::size_t kMaxSectionBytes = 120;
  if (text.size() > kMaxSectionBytes) return false;
  std::string const words = fold_words(text);
  return words.empty() || base::contains(kSectionNames, words);
}

}  // namespace tracuu::indexer
