// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/webmaster/curation_page_html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/format.hpp"
#include "server/http/target.hpp"
#include "server/views/webmaster/webmaster_page.hpp"

namespace tracuu::server {
namespace {

using base::Language;
using search::RuleKind;
using search::RuleState;

base::TextKey<0> title_of(std::string_view kind) {
  if (kind == "best_bet") return "curation.kind.best_bet";
  if (kind == "route") return "curation.kind.route";
  if (kind == "synonym") return "curation.kind.synonym";
  if (kind == "never_suggest") return "curation.kind.never_suggest";
  if (kind == "alert") return "curation.kind.alert";
  if (kind == "hide") return "curation.kind.hide";
  return "curation.kind.lower";
}

base::TextKey<0> title_of(RuleState state) {
  switch (state) {
    case RuleState::Acts: return "curation.state.acts";
    case RuleState::Later: return "curation.state.later";
    case RuleState::Over: return "curation.state.over";
    case RuleState::Without: return "curation.state.without";
  }
  return "curation.state.acts";
}

std::string dates_text(schema::DateRange const& dates, Language language) {
  if (dates.is_open()) return "";
  std::string const from = dates.from ? formats::format_day(*dates.from, language) : "…";
  std::string const to = dates.to ? formats::format_day(*dates.to, language) : "…";
  return from + " – " + to;
}

PageData effects_data(std::vector<search::RuleEffect> const& effects, Language language) {
  PageData rows{PageData::type::list};
  for (search::RuleEffect const& effect : effects) {
    PageData row{PageData::type::object};
    row.set("kind", std::string(base::wording(title_of(name_of(effect.kind)), language)));
    row.set("rule", effect.rule);
    row.set("line", std::to_string(effect.line));
    row.set("state", std::string(base::wording(title_of(effect.state), language)));
    row.set("acts", effect.state == RuleState::Acts);
    row.set("dates", text_or_false(dates_text(effect.dates, language)));
    row.set("because", text_or_false(effect.because));
    row.set("what", text_or_false(effect.what));
    rows.push_back(row);
  }
  return rows;
}

PageData uses_data(std::vector<RuleUse> const& uses, Language language) {
  std::vector<RuleUse const*> sorted;
  sorted.reserve(uses.size());
  for (RuleUse const& use : uses) sorted.push_back(&use);
  std::ranges::stable_sort(sorted, std::ranges::greater{}, [](auto* use) { return use->count; });
  PageData rows{PageData::type::list};
  for (RuleUse const* const use : sorted) {
    PageData row{PageData::type::object};
    row.set("kind", std::string(base::wording(title_of(use->kind), language)));
    row.set("rule", use->rule);
    row.set("count", formats::format_count(use->count, language));
    std::size_t const today = use->days.empty() || use->days.back().first != schema::today()
                                  ? 0
                                  : use->days.back().second;
    row.set("today", formats::format_count(today, language));
    rows.push_back(row);
  }
  return rows;
}

PageData lines_data(std::vector<std::string> const& lines) {
  PageData rows{PageData::type::list};
  for (std::string const& line : lines) {
    PageData row{PageData::type::object};
    row.set("text", line);
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::string curation_page_html(CurationPage const& page, Language language,
                               std::string const& webmaster, Branding const& branding) {
  std::string const parameters = page.query.empty() ? "" : "q=" + percent_encode(page.query);
  PageData data = webmaster_data(kCurationSection, language, parameters, webmaster, branding);
  data.set("is_on", true);
  data.set("is_saved", page.is_saved);
  data.set("is_changed", page.is_changed);
  data.set("failure", text_or_false(page.state.failure));
  data.set("rule_line", base::wording("curation.rules_count", language,
                                      formats::format_count(page.state.rules, language)));
  data.set("hidden_line",
           page.state.hidden == 0
               ? PageData{false}
               : PageData{base::wording("curation.hidden_count", language,
                                        formats::format_count(page.state.hidden, language))});
  data.set("has_unknown", !page.state.unknown.empty());
  data.set("unknown", lines_data(page.state.unknown));
  data.set("tried", page.query);
  data.set("has_tried", !page.query.empty());
  data.set("has_effects", !page.effects.empty());
  data.set("effects", effects_data(page.effects, language));
  data.set("has_uses", !page.state.uses.empty());
  data.set("uses", uses_data(page.state.uses, language));
  std::vector<std::string> problems;
  for (search::CurationProblem const& problem : page.problems) problems.push_back(problem.text());
  data.set("has_problems", !problems.empty());
  data.set("problems", lines_data(problems));
  data.set("toml", page.toml);
  data.set("tag", page.tag);
  data.set("rows", std::to_string(std::clamp<std::size_t>(
                       static_cast<std::size_t>(std::ranges::count(page.toml, '\n')) + 3, 12, 40)));
  data.set("action_url", webmaster_url(kCurationSection.path, "", language));
  return render_webmaster_page(kWebmasterCurationTemplate, language, data);
}

std::string curation_off_page_html(Language language, std::string const& webmaster,
                                   Branding const& branding) {
  PageData data = webmaster_data(kCurationSection, language, "", webmaster, branding);
  data.set("is_on", false);
  return render_webmaster_page(kWebmasterCurationTemplate, language, data);
}

}  // namespace tracuu::server
