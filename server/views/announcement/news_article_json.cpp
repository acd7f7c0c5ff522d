// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/announcement/news_article_json.hpp"

#include <span>
#include <string>
#include <vector>

#include "formats/format.hpp"
#include "formats/json_fields.hpp"
#include "formats/plain_line.hpp"
#include "schema/cited_numbers.hpp"
#include "server/views/structured_data.hpp"

namespace tracuu::server {
namespace {

/// So many characters of the lead, or of the body if there is none.
constexpr std::size_t kMaxDescription = 300;

void add(formats::Json& object, char const* name, std::string_view text) {
  std::string const line = formats::plain_line(text);
  if (!line.empty()) object[name] = line;
}

formats::Json named(char const* type, std::string_view name) {
  return formats::Json{{"@type", type}, {"name", formats::plain_line(name)}};
}

void add_people(formats::Json& article, schema::Announcement const& announcement) {
  std::string const& unit = announcement.unit.empty() ? announcement.site : announcement.unit;
  if (!announcement.author.empty()) {
    article["author"] = named("Person", announcement.author);
  } else if (!unit.empty()) {
    article["author"] = named("GovernmentOrganization", unit);
  }
  if (!unit.empty()) article["publisher"] = named("GovernmentOrganization", unit);
}

}  // namespace

std::string news_article_json(schema::Announcement const& announcement, std::string_view address) {
  formats::Json article = formats::Json::object();
  article["@context"] = "https://schema.org";
  article["@type"] = "NewsArticle";
  article["@id"] = address;
  article["url"] = address;
  article["mainEntityOfPage"] = address;
  article["isAccessibleForFree"] = true;
  add(article, "headline", announcement.title);
  add(article, "description",
      formats::plain_summary(
          announcement.abstract.empty() ? announcement.body : announcement.abstract,
          kMaxDescription));
  if (announcement.date) article["datePublished"] = schema::format_iso_date(*announcement.date);
  article["inLanguage"] = announcement.language.empty() ? "vi" : announcement.language;
  add_people(article, announcement);
  add(article, "articleSection", announcement.category);
  if (!announcement.place.empty()) article["contentLocation"] = named("Place", announcement.place);
  add(article, "identifier", announcement.number);
  std::span<std::string const> const cited = schema::cited_numbers(announcement);
  if (!cited.empty()) article["citation"] = std::vector(cited.begin(), cited.end());
  if (formats::is_web_address(announcement.url))
    article["isBasedOn"] = formats::plain_uri(announcement.url);
  return json_for_script(article);
}

}  // namespace tracuu::server
