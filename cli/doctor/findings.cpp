// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor/findings.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

std::string_view sign_of(Health health) {
  switch (health) {
    case Health::Good: return "ok";
    case Health::Note: return "--";
    case Health::Warning: return "!";
    case Health::Failure: return "!!";
  }
  return "";
}

/// "2 warnings, 1 failure".
std::string verdict(Findings const& findings) {
  base::Language const language = findings.language();
  auto const count = [&findings](Health health) {
    return static_cast<std::size_t>(std::ranges::count(findings.all(), health, &Finding::health));
  };
  std::size_t const warnings = count(Health::Warning);
  std::size_t const failures = count(Health::Failure);
  if (warnings + failures == 0) return std::string(say("doctor.well", language));
  std::string text;
  if (failures > 0) {
    text += say_count("doctor.failure", "doctor.failures", language, failures);
  }
  if (warnings > 0) {
    if (!text.empty()) text += ", ";
    text += say_count("doctor.warning", "doctor.warnings", language, warnings);
  }
  return text;
}

}  // namespace

std::string_view name_of(Health health) {
  switch (health) {
    case Health::Good: return "good";
    case Health::Note: return "note";
    case Health::Warning: return "warning";
    case Health::Failure: return "failure";
  }
  return "";
}

std::string_view area_name(std::string_view area, base::Language language) {
  struct Area {
    std::string_view name;
    TerminalKey<0> key;
  };
  static constexpr Area kAreas[] = {
      {"clock", "doctor.area.clock"},     {"configuration", "doctor.area.configuration"},
      {"disk", "doctor.area.disk"},       {"index", "doctor.area.index"},
      {"limits", "doctor.area.limits"},   {"memory", "doctor.area.memory"},
      {"proxy", "doctor.area.proxy"},     {"rights", "doctor.area.rights"},
      {"service", "doctor.area.service"}, {"tokens", "doctor.area.tokens"},
      {"tools", "doctor.area.tools"},
  };
  auto const* const known = std::ranges::find(kAreas, area, &Area::name);
  return known == std::end(kAreas) ? area : say(known->key, language);
}

void Findings::add(std::string_view area, Health health, std::string_view message,
                   std::string_view hint) {
  all_.push_back({std::string(area), health, std::string(message), std::string(hint)});
}

Health Findings::worst() const {
  Health worst = Health::Good;
  for (Finding const& finding : all_) worst = std::max(worst, finding.health);
  return worst;
}

std::string findings_text(Findings const& findings, bool only_bad) {
  std::string text;
  for (Finding const& finding : findings.all()) {
    if (only_bad && finding.health < Health::Warning) continue;
    text += fmt::format("{:<3}{:<14} {}\n", sign_of(finding.health),
                        area_name(finding.area, findings.language()), finding.message);
    if (!finding.hint.empty()) text += fmt::format("{:<17} → {}\n", "", finding.hint);
  }
  return only_bad ? text : text + '\n' + verdict(findings) + '\n';
}

std::string findings_json(Findings const& findings) {
  using Json = nlohmann::ordered_json;
  Json all = Json::array();
  for (Finding const& finding : findings.all()) {
    all.push_back({{"area", finding.area},
                   {"health", name_of(finding.health)},
                   {"message", finding.message},
                   {"hint", finding.hint}});
  }
  Json const object{{"health", name_of(findings.worst())}, {"findings", std::move(all)}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace tracuu::cli
