// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/curation_option.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "cli/wording/say.hpp"
#include "search/curation/curation_file.hpp"

namespace tracuu::cli {

namespace {

std::string day_text(std::optional<schema::Date> const& day) {
  return day ? schema::format_iso_date(*day) : "…";
}

/// "acts since 2026-09-01", "acts from 2026-09-01 on".
std::string_view state_text(search::RuleState state, base::Language language) {
  switch (state) {
    case search::RuleState::Acts: return say("explain.rule.acts", language);
    case search::RuleState::Later: return say("explain.rule.later", language);
    case search::RuleState::Over: return say("explain.rule.over", language);
    case search::RuleState::Without: return say("explain.rule.without", language);
  }
  return "";
}

}  // namespace

base::Result<search::Searcher> open_searcher(store::ShardList const& index,
                                             std::filesystem::path const& file,
                                             search::SearcherSettings settings) {
  if (!file.empty()) {
    auto curation = search::read_curation(file);
    if (!curation) return curation.error();
    settings.curation = std::make_shared<search::LiveCuration const>(std::move(*curation));
  }
  return search::Searcher::open(index, settings);
}

std::string effects_text(std::vector<search::RuleEffect> const& effects, base::Language language) {
  std::string text;
  for (search::RuleEffect const& effect : effects) {
    text += fmt::format("  {:14} {}: {}", name_of(effect.kind), effect.rule,
                        state_text(effect.state, language));
    bool const has_dates = effect.dates.from || effect.dates.to;
    if (has_dates) {
      text += fmt::format(" [{} – {}]", day_text(effect.dates.from), day_text(effect.dates.to));
    }
    if (!effect.because.empty()) text += fmt::format("; “{}”", effect.because);
    if (!effect.what.empty()) text += fmt::format("; {}", effect.what);
    text +=
        fmt::format("  ({})\n", say("explain.rule.line", language, std::to_string(effect.line)));
  }
  return text;
}

}  // namespace tracuu::cli
