// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_metadata.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include "analyzers/date_expression.hpp"
#include "base/ascii.hpp"
#include "indexer/html/html_text.hpp"
#include "indexer/text/byline.hpp"
#include "indexer/text/text_form.hpp"
#include "indexer/text/url_host.hpp"

namespace tracuu::indexer {

using nlohmann::json;

namespace {

constexpr int kMaxJsonDepth = 32;

enum class MetaFact { Title, SiteName, Url, Author, Date };

struct MetaName {
  std::string_view name;  ///< of the attribute property, name or itemprop, in lower case
  MetaFact fact;
};
constexpr std::array kMetaNames{
    MetaName{"og:title", MetaFact::Title},
    MetaName{"og:site_name", MetaFact::SiteName},
    MetaName{"og:url", MetaFact::Url},
    MetaName{"author", MetaFact::Author},
    MetaName{"article:author", MetaFact::Author},
    MetaName{"dc.creator", MetaFact::Author},
    MetaName{"article:published_time", MetaFact::Date},
    MetaName{"datepublished", MetaFact::Date},
    MetaName{"pubdate", MetaFact::Date},
    MetaName{"publishdate", MetaFact::Date},
    MetaName{"dc.date.issued", MetaFact::Date},
    MetaName{"dcterms.issued", MetaFact::Date},
    MetaName{"dc.date", MetaFact::Date},
};

/// What systems write where no person is named, folded.
constexpr std::array<std::string_view, 6> kNoAuthors{"admin",         "administrator", "quan tri",
                                                     "quan tri vien", "root",          "portal"};

/// The first that is found wins, so the sources are read in order of trust.
void set_once(std::string& field, std::string_view value) {
  if (field.empty()) field = trim(value);
}

void add_author(std::string_view name, HtmlMetadata& facts) {
  name = trim(name);
  bool const nobody = std::ranges::find(kNoAuthors, fold_line(name)) != kNoAuthors.end();
  if (nobody || !url_host(name).empty()) return;
  set_once(looks_like_agency(name) ? facts.publisher : facts.author, name);
}

void add_url(std::string_view url, HtmlMetadata& facts) {
  url = trim(url);
  if (!url_host(url).empty()) set_once(facts.url, url);
}

void add_link(HtmlNode const& element, HtmlMetadata& facts) {
  std::string const rel = base::to_lower_ascii(attribute(element, "rel").value_or(""));
  std::string_view const url = trim(attribute(element, "href").value_or(""));
  if (url_host(url).empty()) return;
  if (rel == "canonical") facts.url = url;
  if (rel == "alternate" || rel == "shortlink") set_once(facts.feed_url, url);
}

/// An author's name in the visible page, as WordPress and its like mark it.
bool is_marked_author(HtmlNode const& element) {
  if (attribute(element, "rel") == "author" || attribute(element, "itemprop") == "author") {
    return true;
  }
  std::vector<std::string> const names = class_names(element);
  return std::ranges::any_of(
      names, [](std::string const& name) { return name == "author" || name == "tacgia"; });
}

void add_marked_author(HtmlNode const& element, HtmlMetadata& facts) {
  auto const byline = parse_byline(inner_text(element));
  if (!byline) return;
  set_once(facts.author, byline->author);
  set_once(facts.publisher, byline->unit);
}

void add_meta(HtmlNode const& element, HtmlMetadata& facts) {
  auto const content = attribute(element, "content");
  if (!content) return;
  for (char const* const key : {"property", "name", "itemprop"}) {
    std::string const name = base::to_lower_ascii(attribute(element, key).value_or(""));
    auto const known = std::ranges::find(kMetaNames, std::string_view(name), &MetaName::name);
    if (known == kMetaNames.end()) continue;
    switch (known->fact) {
      case MetaFact::Title: set_once(facts.og_title, *content); break;
      case MetaFact::SiteName: set_once(facts.site_name, *content); break;
      case MetaFact::Url: add_url(*content, facts); break;
      case MetaFact::Author: add_author(*content, facts); break;
      case MetaFact::Date:
        if (!facts.date) facts.date = publication_day(*content);
        break;
    }
  }
}

/// The string under `key`; of an array its first; of an object what stands
/// under `inner_key`.
std::string string_under(json const& object, char const* key, char const* inner_key = "name") {
  auto const found = object.find(key);
  if (found == object.end()) return "";
  json const* value = &*found;
  if (value->is_array() && !value->empty()) value = &value->front();
  if (value->is_object()) {
    auto const inner = value->find(inner_key);
    if (inner == value->end()) return "";
    value = &*inner;
  }
  return value->is_string() ? value->get<std::string>() : "";
}

void add_json_ld_object(json const& object, HtmlMetadata& facts) {
  if (object.find("headline") == object.end() && object.find("articleBody") == object.end()) return;
  set_once(facts.headline, string_under(object, "headline"));
  set_once(facts.article_body, string_under(object, "articleBody"));
  if (!facts.date) facts.date = publication_day(string_under(object, "datePublished"));
  add_url(string_under(object, "mainEntityOfPage", "@id"), facts);
  add_author(string_under(object, "author"), facts);
  set_once(facts.publisher, string_under(object, "publisher"));
}

void add_json_ld(std::string_view text, HtmlMetadata& facts) {
  auto const keep = [](int depth, json::parse_event_t, json&) { return depth <= kMaxJsonDepth; };
  json const page = json::parse(text, keep, /*allow_exceptions=*/false);
  std::vector<json const*> waiting{&page};
  while (!waiting.empty()) {
    json const& value = *waiting.back();
    waiting.pop_back();
    if (value.is_object()) add_json_ld_object(value, facts);
    if (!value.is_structured()) continue;
    for (auto child = value.rbegin(); child != value.rend(); ++child) waiting.push_back(&*child);
  }
}

std::optional<int> two_digits(std::string_view text, std::size_t at) {
  auto const digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  if (!digit(at) || !digit(at + 1)) return std::nullopt;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// Minutes that `time`, "18:30:00.000Z" or "18:30+00:00", must be moved by to be
/// local in Vietnam; nothing if it names no zone.
std::optional<std::chrono::minutes> shift_to_vietnam(std::string_view time) {
  constexpr std::chrono::minutes kVietnam = std::chrono::hours(7);
  std::size_t const zone = time.find_first_of("Zz+-");
  if (zone == std::string_view::npos) return std::nullopt;
  if (time[zone] == 'Z' || time[zone] == 'z') return kVietnam;
  auto const hours = two_digits(time, zone + 1);
  if (!hours) return std::nullopt;
  std::size_t const minutes_at = zone + (time.substr(zone + 3).starts_with(':') ? 4 : 3);
  std::chrono::minutes const offset =
      std::chrono::hours(*hours) + std::chrono::minutes(two_digits(time, minutes_at).value_or(0));
  return time[zone] == '+' ? kVietnam - offset : kVietnam + offset;
}

}  // namespace

std::optional<schema::Date> publication_day(std::string_view timestamp) {
  timestamp = trim(timestamp);
  auto const written = schema::parse_iso_date(timestamp);
  if (!written) {
    auto const found = analyzers::find_date(timestamp);
    return found ? std::optional(found->date) : std::nullopt;
  }
  if (timestamp.size() < 16) return written;
  std::string_view const time = timestamp.substr(11);
  auto const hour = two_digits(time, 0);
  auto const minute = two_digits(time, 3);
  auto const shift = shift_to_vietnam(time);
  if (!hour || !minute || !shift) return written;
  auto const local = std::chrono::sys_days(*written) + std::chrono::hours(*hour) +
                     std::chrono::minutes(*minute) + *shift;
  return schema::Date(std::chrono::floor<std::chrono::days>(local));
}

HtmlMetadata read_html_metadata(HtmlNode const& root) {
  HtmlMetadata facts;
  set_once(facts.language, attribute(root, "lang").value_or(""));
  std::ranges::replace(facts.language, '_', '-');
  std::vector<std::string> json_ld;
  for_each_element(root, [&](HtmlNode const& element) {
    std::string const tag = tag_name(element);
    if (tag == "meta") {
      add_meta(element, facts);
    } else if (tag == "title") {
      set_once(facts.document_title, inner_text(element));
    } else if (tag == "link") {
      add_link(element, facts);
    } else if (tag == "script" && attribute(element, "type") == "application/ld+json") {
      json_ld.push_back(inner_text(element, std::string::npos));
    } else if (is_marked_author(element)) {
      add_marked_author(element, facts);
    }
    return true;
  });
  // After the meta elements, wherever in the page the scripts stand.
  for (std::string const& text : json_ld) add_json_ld(text, facts);
  return facts;
}

}  // namespace tracuu::indexer
