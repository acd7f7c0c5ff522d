// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_metadata.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <vector>

#include "analyzers/document_number.hpp"
#include "base/ascii.hpp"
#include "indexer/html/html_text.hpp"
#include "indexer/html/page_day.hpp"
#include "indexer/text/byline.hpp"
#include "indexer/text/page_line.hpp"
#include "indexer/text/text_form.hpp"
#include "indexer/text/url_host.hpp"

namespace tracuu::indexer {

using nlohmann::json;

namespace {

constexpr int kMaxJsonDepth = 32;

enum class MetaFact {
  OgTitle,
  DcTitle,
  SiteName,
  Url,
  Author,
  Publisher,
  OgDescription,
  DcDescription,
  Identifier,
  Subject,
  Type,
  Language,
  Published,
  Issued,
  DcDate,
  Robots,
};

struct MetaName {
  std::string_view name;  ///< of the attribute property, name or itemprop, in lower case
  MetaFact fact;
  std::string_view why;
};
constexpr std::array kMetaNames{
    MetaName{"og:title", MetaFact::OgTitle, "meta og:title"},
    MetaName{"og:site_name", MetaFact::SiteName, "meta og:site_name"},
    MetaName{"og:url", MetaFact::Url, "meta og:url"},
    MetaName{"og:description", MetaFact::OgDescription, "meta og:description"},
    MetaName{"author", MetaFact::Author, "meta author"},
    MetaName{"article:author", MetaFact::Author, "meta article:author"},
    MetaName{"article:section", MetaFact::Subject, "meta article:section"},
    MetaName{"article:published_time", MetaFact::Published, "meta article:published_time"},
    MetaName{"datepublished", MetaFact::Published, "meta datePublished"},
    MetaName{"pubdate", MetaFact::Published, "meta pubdate"},
    MetaName{"publishdate", MetaFact::Published, "meta publishdate"},
    MetaName{"robots", MetaFact::Robots, "meta robots"},
    MetaName{"dc.title", MetaFact::DcTitle, "meta DC.title"},
    MetaName{"dc.creator", MetaFact::Author, "meta DC.creator"},
    MetaName{"dc.publisher", MetaFact::Publisher, "meta DC.publisher"},
    MetaName{"dc.description", MetaFact::DcDescription, "meta DC.description"},
    MetaName{"dc.abstract", MetaFact::DcDescription, "meta DC.abstract"},
    MetaName{"dc.identifier", MetaFact::Identifier, "meta DC.identifier"},
    MetaName{"dc.source", MetaFact::Identifier, "meta DC.source"},
    MetaName{"dc.subject", MetaFact::Subject, "meta DC.subject"},
    MetaName{"dc.type", MetaFact::Type, "meta DC.type"},
    MetaName{"dc.language", MetaFact::Language, "meta DC.language"},
    MetaName{"dc.date.issued", MetaFact::Issued, "meta DC.date.issued"},
    MetaName{"dc.issued", MetaFact::Issued, "meta DC.issued"},
    MetaName{"dc.date", MetaFact::DcDate, "meta DC.date"},
    MetaName{"dc.date.created", MetaFact::DcDate, "meta DC.date.created"},
    MetaName{"dc.created", MetaFact::DcDate, "meta DC.created"},
};

/// `name` in lower case, with "dcterms.issued", "DCTERMS:issued" and "DC:issued" as "dc.issued".
std::string meta_name(std::string_view name) {
  std::string lower = base::to_lower_ascii(trim(name));
  if (lower.starts_with("dcterms")) lower.erase(2, 5);
  if (lower.starts_with("dc:")) lower[2] = '.';
  return lower;
}

/// What systems write where no person is named, folded.
constexpr std::array<std::string_view, 6> kNoAuthors{"admin",         "administrator", "quan tri",
                                                     "quan tri vien", "root",          "portal"};

/// The first that is found wins, so the sources are read in order of trust.
void set_once(FoundText& field, std::string_view value, HtmlNode const& element,
              std::string_view why) {
  value = trim(value);
  if (!field && !value.empty()) field = {std::string(value), &element, why};
}

void set_once(FoundDay& field, std::string_view value, HtmlNode const& element,
              std::string_view why) {
  if (field) return;
  if (auto const day = publication_day(value)) field = {*day, &element, why};
}

void add_author(std::string_view name, HtmlNode const& element, std::string_view why,
                HtmlMetadata& facts) {
  name = trim(name);
  bool const nobody = std::ranges::find(kNoAuthors, fold_line(name)) != kNoAuthors.end();
  if (nobody || is_site_name(name) || !url_host(name).empty()) return;
  set_once(looks_like_agency(name) ? facts.publisher : facts.author, name, element, why);
}

void add_url(std::string_view url, HtmlNode const& element, std::string_view why,
             HtmlMetadata& facts) {
  url = trim(url);
  if (!url_host(url).empty()) set_once(facts.url, url, element, why);
}

/// An identifier is the page's address, a name of the site, or what we look for: a number.
void add_identifier(std::string_view value, HtmlNode const& element, std::string_view why,
                    HtmlMetadata& facts) {
  if (!url_host(trim(value)).empty()) return add_url(value, element, why, facts);
  auto const numbers = analyzers::find_document_numbers(value);
  if (numbers.size() == 1) set_once(facts.number, numbers.front(), element, why);
}

void add_robots(std::string_view content, HtmlMetadata& facts) {
  std::string const rules = base::to_lower_ascii(content);
  bool const says_none = trim(rules) == "none";
  if (says_none || rules.find("noindex") != std::string::npos) facts.is_noindex = true;
}

void add_link(HtmlNode const& element, HtmlMetadata& facts) {
  std::string const rel = base::to_lower_ascii(attribute(element, "rel").value_or(""));
  std::string_view const url = trim(attribute(element, "href").value_or(""));
  if (url_host(url).empty()) return;
  if (rel == "canonical") facts.url = {std::string(url), &element, "link rel=canonical"};
  if (rel == "alternate" || rel == "shortlink") {
    set_once(facts.feed_url, url, element, "link rel=alternate or shortlink");
  }
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
  constexpr std::string_view kWhy = "an element marked as author";
  set_once(facts.author, byline->author, element, kWhy);
  set_once(facts.publisher, byline->unit, element, kWhy);
}

void add_fact(MetaName const& known, std::string_view value, HtmlNode const& element,
              HtmlMetadata& facts) {
  switch (known.fact) {
    case MetaFact::OgTitle: return set_once(facts.og_title, value, element, known.why);
    case MetaFact::DcTitle: return set_once(facts.dc_title, value, element, known.why);
    case MetaFact::SiteName: return set_once(facts.site_name, value, element, known.why);
    case MetaFact::Url: return add_url(value, element, known.why, facts);
    case MetaFact::Author: return add_author(value, element, known.why, facts);
    case MetaFact::Publisher: return set_once(facts.publisher, value, element, known.why);
    case MetaFact::OgDescription: return set_once(facts.og_description, value, element, known.why);
    case MetaFact::DcDescription: return set_once(facts.dc_description, value, element, known.why);
    case MetaFact::Identifier: return add_identifier(value, element, known.why, facts);
    case MetaFact::Subject: return set_once(facts.subject, value, element, known.why);
    case MetaFact::Type: return set_once(facts.type, value, element, known.why);
    case MetaFact::Language: return set_once(facts.language, value, element, known.why);
    case MetaFact::Published: return set_once(facts.published, value, element, known.why);
    case MetaFact::Issued: return set_once(facts.issued, value, element, known.why);
    case MetaFact::DcDate: return set_once(facts.dc_date, value, element, known.why);
    case MetaFact::Robots: return add_robots(value, facts);
  }
}

void add_meta(HtmlNode const& element, HtmlMetadata& facts) {
  auto const content = attribute(element, "content");
  if (!content) return;
  for (char const* const key : {"property", "name", "itemprop"}) {
    std::string const name = meta_name(attribute(element, key).value_or(""));
    auto const known = std::ranges::find(kMetaNames, std::string_view(name), &MetaName::name);
    if (known != kMetaNames.end()) add_fact(*known, *content, element, facts);
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

void add_json_ld_object(json const& object, HtmlNode const& script, HtmlMetadata& facts) {
  if (object.find("headline") == object.end() && object.find("articleBody") == object.end()) return;
  set_once(facts.headline, string_under(object, "headline"), script, "JSON-LD headline");
  set_once(facts.article_body, string_under(object, "articleBody"), script, "JSON-LD articleBody");
  set_once(facts.published, string_under(object, "datePublished"), script, "JSON-LD datePublished");
  add_url(string_under(object, "mainEntityOfPage", "@id"), script, "JSON-LD mainEntityOfPage",
          facts);
  add_author(string_under(object, "author"), script, "JSON-LD author", facts);
  set_once(facts.publisher, string_under(object, "publisher"), script, "JSON-LD publisher");
  set_once(facts.subject, string_under(object, "articleSection"), script, "JSON-LD articleSection");
}

/// schema.org Legislation: a document by its own number.
void add_legislation(json const& object, HtmlNode const& script, HtmlMetadata& facts) {
  std::string const identifier = string_under(object, "legislationIdentifier");
  auto numbers = analyzers::find_document_numbers(identifier);
  if (numbers.empty()) return;
  set_once(facts.number, numbers.front(), script, "JSON-LD legislationIdentifier");
  set_once(facts.headline, string_under(object, "name"), script, "JSON-LD name");
  set_once(facts.issued, string_under(object, "legislationDate"), script,
           "JSON-LD legislationDate");
  set_once(facts.publisher, string_under(object, "legislationPassedBy"), script,
           "JSON-LD legislationPassedBy");
}

void add_json_ld(HtmlNode const& script, HtmlMetadata& facts) {
  auto const keep = [](int depth, json::parse_event_t, json&) { return depth <= kMaxJsonDepth; };
  json const page =
      json::parse(inner_text(script, std::string::npos), keep, /*allow_exceptions=*/false);
  std::vector<json const*> waiting{&page};
  while (!waiting.empty()) {
    json const& value = *waiting.back();
    waiting.pop_back();
    if (value.is_object()) add_json_ld_object(value, script, facts);
    if (value.is_object()) add_legislation(value, script, facts);
    if (!value.is_structured()) continue;
    for (auto child = value.rbegin(); child != value.rend(); ++child) waiting.push_back(&*child);
  }
}

}  // namespace

bool asks_not_to_be_indexed(std::string_view html) {
  std::string const lower = base::to_lower_ascii(html);
  bool const may_ask =
      lower.find("robots") != std::string::npos &&
      (lower.find("noindex") != std::string::npos || lower.find("\"none\"") != std::string::npos ||
       lower.find("'none'") != std::string::npos);
  if (!may_ask) return false;
  base::Result<HtmlDocument> const page = HtmlDocument::parse(html);
  return page && read_html_metadata(page->root()).is_noindex;
}

HtmlMetadata read_html_metadata(HtmlNode const& root) {
  HtmlMetadata facts;
  set_once(facts.language, attribute(root, "lang").value_or(""), root, "html lang");
  std::vector<HtmlNode const*> json_ld;
  for_each_element(root, [&](HtmlNode const& element) {
    std::string const tag = tag_name(element);
    if (tag == "meta") {
      add_meta(element, facts);
    } else if (tag == "title") {
      set_once(facts.document_title, inner_text(element), element, "title");
    } else if (tag == "link") {
      add_link(element, facts);
    } else if (tag == "script" && attribute(element, "type") == "application/ld+json") {
      json_ld.push_back(&element);
    } else if (is_marked_author(element)) {
      add_marked_author(element, facts);
    }
    return true;
  });
  // After the meta elements, wherever in the page the scripts stand.
  for (HtmlNode const* const script : json_ld) add_json_ld(*script, facts);
  std::ranges::replace(facts.language.value, '_', '-');
  return facts;
}

}  // namespace tracuu::indexer
