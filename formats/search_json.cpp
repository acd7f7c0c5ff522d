// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/search_json.hpp"

#include "formats/attached_name.hpp"
#include "formats/curated_json.hpp"
#include "formats/json_fields.hpp"
#include "formats/marked_html.hpp"
#include "formats/page_name.hpp"
#include "schema/instant.hpp"
#include "search/api/facet_counts.hpp"
#include "search/api/hit.hpp"

namespace tracuu::formats {
namespace {

/// Where else the text was published.
Json copy_json(schema::Announcement const& copy) {
  Json json = Json::object();
  json["id"] = copy.id;
  json["url"] = copy.url;
  json["title"] = copy.title;
  add_description(json, copy);
  return json;
}

Json fragments_json(search::Hit const& hit) {
  std::vector<search::Stretch> stretches;
  for (search::SnippetFragment const& fragment : hit.fragments) {
    stretches.push_back(fragment.stretch);
  }
  Json const places = matches_json(hit.snippet.text, stretches);
  Json json = Json::array();
  for (std::size_t at = 0; at < hit.fragments.size(); ++at) {
    Json fragment = Json::object();
    fragment["begin"] = places[at][0];
    fragment["end"] = places[at][1];
    add_place(fragment, hit.fragments[at].page);
    json.push_back(std::move(fragment));
  }
  return json;
}

Json found_on_json(schema::Announcement const& announcement,
                   std::optional<search::PagePlace> const& found_on) {
  if (!found_on) return nullptr;
  Json json = Json::object();
  add_place(json, found_on);
  std::string const address = page_address(announcement, found_on->page);
  json["url"] = address.empty() ? Json(nullptr) : Json(address);
  return json;
}

/// An attachment of the hit that was found, too.
Json attached_json(search::Hit const& hit, search::AttachedHit const& attached) {
  Json json = copy_json(attached.announcement);
  json["name"] = attached_name(hit, attached);
  json["filetype"] = attached.announcement.filetype;
  json["snippet_html"] = marked_html(attached.snippet);
  json["snippet_marked"] = marked_json(attached.snippet);
  json["found_on"] = found_on_json(attached.announcement, attached.found_on);
  return json;
}

Json hit_json(search::Hit const& hit) {
  Json json = Json::object();
  json["id"] = hit.announcement.id;
  json["url"] = hit.announcement.url;
  json["title"] = hit.announcement.title;
  json["title_html"] = marked_html(hit.title);
  json["snippet_html"] = marked_html(hit.snippet);
  json["title_marked"] = marked_json(hit.title);
  json["snippet_marked"] = marked_json(hit.snippet);
  json["fragments"] = fragments_json(hit);
  json["found_on"] = found_on_json(hit.announcement, hit.found_on);
  add_description(json, hit.announcement);
  json["in_force"] = search::name_of(hit.in_force);
  json["score"] = hit.score;
  json["copies"] = Json::array();
  for (schema::Announcement const& copy : hit.copies) json["copies"].push_back(copy_json(copy));
  json["attached"] = Json::array();
  for (search::AttachedHit const& attached : hit.attached) {
    json["attached"].push_back(attached_json(hit, attached));
  }
  add_related(json, hit.related);
  return json;
}

Json chosen(Json hit, std::vector<HitField> const& fields) {
  if (fields.empty()) return hit;
  Json json = Json::object();
  for (auto const& [name, field] : kHitFieldNames) {
    if (has_field(fields, field)) json[std::string(name)] = std::move(hit[std::string(name)]);
  }
  return json;
}

Json facets_json(std::vector<search::FacetCounts> const& facets) {
  Json json = Json::object();
  for (search::FacetCounts const& counts : facets) {
    Json values = Json::array();
    for (search::FacetValue const& value : counts.values) {
      Json row = Json::object();
      row["value"] = value.value;
      row["label"] = value.label.empty() ? value.value : value.label;
      row["count"] = value.count;
      values.push_back(std::move(row));
    }
    Json& facet = json[std::string(search::facet_row(counts.facet).name)];
    facet["values"] = std::move(values);
    facet["distinct"] = counts.distinct;
  }
  return json;
}

Json periods_json(std::vector<search::TimelinePeriod> const& periods) {
  Json json = Json::array();
  for (search::TimelinePeriod const& period : periods) {
    json.push_back({{"period", period.period}, {"count", period.count}});
  }
  return json;
}

/// Null if all of the index was searched.
Json missing_json(search::MissingShards const& missing) {
  if (missing.empty()) return nullptr;
  return {{"shards", missing.numbers}, {"of", missing.of}};
}

/// Null if no earlier state was asked for.
Json change_json(std::optional<search::ResultChange> const& change) {
  if (!change) return nullptr;
  Json json = Json::object();
  json["since"] = schema::format_iso_instant(change->then.newest);
  json["then"] = change->then.count;
  json["now"] = change->now;
  json["unchanged"] = change->unchanged;
  json["new_or_changed"] = change->new_or_changed();
  json["gone_or_changed"] = change->gone_or_changed();
  return json;
}

double milliseconds(search::SearchAnswer const& answer) {
  return static_cast<double>(answer.took.count()) / 1000.0;
}

}  // namespace

std::string search_json(search::SearchAnswer const& answer, base::Language language,
                        std::vector<HitField> const& fields, std::string const& permalink) {
  Json hits = Json::array();
  for (search::Hit const& hit : answer.hits) hits.push_back(chosen(hit_json(hit), fields));

  Json json = Json::object();
  json["query"] = query_json(answer.text, answer.read_as, answer.notes, language);
  json["total"] = count_json(answer.total);
  json["with_all_words"] = count_json(answer.with_all_words);
  json["cut"] = answer.is_cut;
  json["missing"] = missing_json(answer.missing);
  json["took_ms"] = milliseconds(answer);
  json["revision"] = answer.revision;
  json["permalink"] = permalink.empty() ? Json(nullptr) : Json(permalink);
  json["change"] = change_json(answer.change);
  json["page"] = answer.page;
  json["size"] = answer.size;
  add_curated(json, answer.curated, language);
  json["hits"] = std::move(hits);
  json["counted"] = answer.counted ? count_json(*answer.counted) : Json(nullptr);
  json["facets"] = facets_json(answer.facets);
  json["timeline"] = periods_json(answer.timeline);
  json["next"] = answer.has_next ? Json(answer.page + 1) : Json(nullptr);
  json["next_cursor"] = answer.next_cursor.empty() ? Json(nullptr) : Json(answer.next_cursor);
  return to_text(json);
}

std::string timeline_json(search::SearchAnswer const& answer, base::Language language) {
  Json json = Json::object();
  json["query"] = query_json(answer.text, answer.read_as, answer.notes, language);
  json["total"] = count_json(answer.total);
  json["with_all_words"] = count_json(answer.with_all_words);
  json["cut"] = answer.is_cut;
  json["missing"] = missing_json(answer.missing);
  json["took_ms"] = milliseconds(answer);
  json["revision"] = answer.revision;
  json["counted"] = answer.counted ? count_json(*answer.counted) : Json(nullptr);
  json["timeline"] = periods_json(answer.timeline);
  return to_text(json);
}

}  // namespace tracuu::formats
