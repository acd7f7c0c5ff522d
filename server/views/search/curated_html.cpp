// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/search/curated_html.hpp"

#include "formats/format.hpp"
#include "server/urls/links.hpp"

namespace tracuu::server {
namespace {

bool is_elsewhere(std::string const& url) {
  return !url.starts_with('/');
}

PageData alert_data(search::CuratedAlert const& alert, base::Language language) {
  PageData data{PageData::type::object};
  data.set("alert_level", std::string(name_of(alert.level)));
  data.set("is_urgent", alert.level == search::AlertLevel::Urgent);
  data.set("alert_text", alert.text.in(language));
  data.set("alert_url", text_or_false(alert.url));
  return data;
}

PageData route_data(search::CuratedRoute const& route, base::Language language) {
  PageData data{PageData::type::object};
  std::string const url = route_url(route, language);
  data.set("route_url", url);
  data.set("route_text", route.text.in(language));
  data.set("route_is_elsewhere", is_elsewhere(url));
  return data;
}

PageData best_bet_data(search::BestBet const& bet, SearchParams const& params) {
  PageData data{PageData::type::object};
  std::string const url =
      bet.id.empty() ? bet.url : found_announcement_url(bet.id, params.request, params.language);
  data.set("bet_url", url);
  data.set("bet_title", bet.title);
  data.set("bet_is_elsewhere", is_elsewhere(url));
  data.set("bet_text", text_or_false(bet.text.in(params.language)));
  data.set("bet_site", text_or_false(bet.id.empty() ? bet.url : bet.site));
  data.set("bet_day", false);
  if (bet.date) {
    data.set("bet_day", formats::format_day(*bet.date, params.language));
    data.set("bet_iso_date", schema::format_iso_date(*bet.date));
  }
  return data;
}

}  // namespace

void set_curated(PageData& data, search::SearchAnswer const& answer, SearchParams const& params) {
  search::Curated const& curated = answer.curated;
  PageData bets{PageData::type::list};
  for (search::BestBet const& bet : curated.best_bets) bets.push_back(best_bet_data(bet, params));
  data.set("has_best_bets", !curated.best_bets.empty());
  data.set("best_bets", bets);
  data.set("alert", curated.alert ? alert_data(*curated.alert, params.language) : PageData{false});
  data.set("route", curated.route ? route_data(*curated.route, params.language) : PageData{false});
}

}  // namespace tracuu::server
