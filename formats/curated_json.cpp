// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/curated_json.hpp"

namespace tracuu::formats {
namespace {

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json best_bet_json(search::BestBet const& bet, base::Language language) {
  Json json = Json::object();
  json["rule"] = bet.rule;
  json["id"] = text_or_null(bet.id);
  json["url"] = text_or_null(bet.url);
  json["title"] = bet.title;
  json["date"] = date_or_null(bet.date);
  json["site"] = text_or_null(bet.site);
  json["text"] = text_or_null(bet.text.in(language));
  return json;
}

Json alert_json(search::CuratedAlert const& alert, base::Language language) {
  Json json = Json::object();
  json["rule"] = alert.rule;
  json["level"] = name_of(alert.level);
  json["text"] = alert.text.in(language);
  json["url"] = text_or_null(alert.url);
  return json;
}

Json route_json(search::CuratedRoute const& route, base::Language language) {
  Json json = Json::object();
  json["rule"] = route.rule;
  json["text"] = route.text.in(language);
  json["url"] = text_or_null(route.url);
  Json search = Json::object();
  for (auto const& [name, value] : route.parameters) search[name] = value;
  json["search"] = route.parameters.empty() ? Json(nullptr) : std::move(search);
  json["redirect"] = route.is_redirect;
  return json;
}

Json day_or_null(std::optional<schema::Date> const& day) {
  return day ? Json(schema::format_iso_date(*day)) : Json(nullptr);
}

}  // namespace

void add_curated(Json& object, search::Curated const& curated, base::Language language) {
  if (curated.alert) object["alert"] = alert_json(*curated.alert, language);
  if (curated.route) object["route"] = route_json(*curated.route, language);
  if (curated.best_bets.empty()) return;
  Json bets = Json::array();
  for (search::BestBet const& bet : curated.best_bets) bets.push_back(best_bet_json(bet, language));
  object["best_bets"] = std::move(bets);
}

Json effects_json(std::vector<search::RuleEffect> const& effects) {
  Json rows = Json::array();
  for (search::RuleEffect const& effect : effects) {
    Json row = Json::object();
    row["kind"] = name_of(effect.kind);
    row["rule"] = effect.rule;
    row["line"] = effect.line;
    row["state"] = name_of(effect.state);
    row["from"] = day_or_null(effect.dates.from);
    row["to"] = day_or_null(effect.dates.to);
    row["because"] = text_or_null(effect.because);
    row["what"] = effect.what;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tracuu::formats
