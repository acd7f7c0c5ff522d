// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/urls/oai_request.hpp"

#include <algorithm>
#include <chrono>

#include "schema/date.hpp"

namespace tracuu::server {

namespace {

/// What a verb takes.
struct VerbRow {
  std::string_view name;
  OaiVerb verb;
  std::vector<std::string_view> required;
  std::vector<std::string_view> optional;
  bool is_list = false;  ///< takes resumptionToken in place of all else
};

std::vector<VerbRow> const& verb_rows() {
  static std::vector<VerbRow> const rows{
      {"GetRecord", OaiVerb::GetRecord, {"identifier", "metadataPrefix"}, {}},
      {"Identify", OaiVerb::Identify, {}, {}},
      {"ListIdentifiers",
       OaiVerb::ListIdentifiers,
       {"metadataPrefix"},
       {"from", "until", "set"},
       true},
      {"ListMetadataFormats", OaiVerb::ListMetadataFormats, {}, {"identifier"}},
      {"ListRecords", OaiVerb::ListRecords, {"metadataPrefix"}, {"from", "until", "set"}, true},
      {"ListSets", OaiVerb::ListSets, {}, {}, true},
  };
  return rows;
}

std::string const* find(std::vector<Parameter> const& arguments, std::string_view name) {
  auto const found = std::ranges::find(arguments, name, &Parameter::name);
  return found == arguments.end() ? nullptr : &found->value;
}

OaiRequest refused(std::string_view code, std::string message) {
  OaiRequest request;
  request.error = OaiError{code, std::move(message)};
  return request;
}

/// What is wrong with the names of the arguments; empty if nothing is.
std::string check_names(std::vector<Parameter> const& arguments, VerbRow const& row) {
  bool const resumes = row.is_list && find(arguments, "resumptionToken") != nullptr;
  for (Parameter const& argument : arguments) {
    if (argument.name == "verb") continue;
    if (std::ranges::count(arguments, argument.name, &Parameter::name) > 1) {
      return "The argument " + argument.name + " is repeated.";
    }
    if (resumes && argument.name != "resumptionToken") {
      return "The argument resumptionToken excludes " + argument.name + ".";
    }
    bool const is_known = resumes || std::ranges::count(row.required, argument.name) > 0 ||
                          std::ranges::count(row.optional, argument.name) > 0;
    if (!is_known) return "The argument " + argument.name + " is not known here.";
  }
  for (std::string_view const name : row.required) {
    if (!resumes && find(arguments, name) == nullptr) {
      return "The argument " + std::string(name) + " is missing.";
    }
  }
  return "";
}

/// What metadataPrefixType and setSpecType of the protocol's schema allow: the answer repeats
/// the arguments, and must be valid.
bool is_spec(std::string_view text, bool is_set) {
  constexpr std::string_view kMarks = "-_.!~*'()";
  bool const has_parts = !text.empty() && !text.starts_with(':') && !text.ends_with(':') &&
                         text.find("::") == std::string_view::npos;
  return has_parts && std::ranges::all_of(text, [&](char c) {
           bool const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           return is_letter || (c >= '0' && c <= '9') || (is_set && c == ':') ||
                  kMarks.find(c) != std::string_view::npos;
         });
}

/// What is wrong with the form of a set or format; empty if nothing is.
std::string check_specs(std::vector<Parameter> const& arguments) {
  for (auto const& [name, is_set] : {std::pair{"metadataPrefix", false}, std::pair{"set", true}}) {
    std::string const* const text = find(arguments, name);
    if (text != nullptr && !is_spec(*text, is_set)) return std::string(name) + " is malformed.";
  }
  return "";
}

struct End {
  schema::Instant first;
  schema::Instant last;
  bool is_day = false;
};

std::optional<End> read_end(std::string const& text) {
  using namespace std::chrono_literals;
  if (auto const instant = schema::parse_iso_instant(text)) return End{*instant, *instant, false};
  auto const day = text.size() == 10 ? schema::parse_iso_date(text) : std::nullopt;
  if (!day) return std::nullopt;
  schema::Instant const begin = std::chrono::sys_days{*day};
  return End{begin, begin + 24h - 1s, true};
}

/// Fills in from and until; what is wrong with them, or nothing.
std::string read_range(std::vector<Parameter> const& arguments, OaiRequest& request) {
  std::optional<End> from;
  std::optional<End> until;
  for (auto const& [name, end] : {std::pair{"from", &from}, std::pair{"until", &until}}) {
    std::string const* const text = find(arguments, name);
    if (text == nullptr) continue;
    *end = read_end(*text);
    if (!*end) return std::string(name) + " must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.";
  }
  if (from && until && from->is_day != until->is_day) {
    return "from and until must have the same granularity.";
  }
  if (from) request.from = from->first;
  if (until) request.until = until->last;
  if (from && until && *request.from > *request.until) return "from is later than until.";
  return "";
}

}  // namespace

OaiRequest read_oai_request(std::vector<Parameter> const& arguments) {
  std::string const* const verb = find(arguments, "verb");
  if (verb == nullptr) return refused("badVerb", "The argument verb is missing.");
  if (std::ranges::count(arguments, "verb", &Parameter::name) > 1) {
    return refused("badVerb", "The argument verb is repeated.");
  }
  auto const row = std::ranges::find(verb_rows(), *verb, &VerbRow::name);
  if (row == verb_rows().end()) return refused("badVerb", "There is no such verb.");
  if (std::string problem = check_names(arguments, *row); !problem.empty()) {
    return refused("badArgument", std::move(problem));
  }

  OaiRequest request;
  request.verb = row->verb;
  auto const value = [&](std::string_view name) {
    std::string const* const found = find(arguments, name);
    return found == nullptr ? std::string() : *found;
  };
  request.identifier = value("identifier");
  request.metadata_prefix = value("metadataPrefix");
  request.set = value("set");
  request.resumption_token = value("resumptionToken");
  if (std::string problem = check_specs(arguments); !problem.empty()) {
    return refused("badArgument", std::move(problem));
  }
  if (std::string problem = read_range(arguments, request); !problem.empty()) {
    return refused("badArgument", std::move(problem));
  }
  request.arguments = arguments;
  if (request.resumption_token.empty() && find(arguments, "resumptionToken") != nullptr) {
    request.error = OaiError{"badResumptionToken", "The token is empty."};
  }
  bool const names_format = find(arguments, "metadataPrefix") != nullptr;
  if (names_format && request.metadata_prefix != kOaiDublinCore) {
    request.error = OaiError{"cannotDisseminateFormat", "The only format is oai_dc."};
  }
  return request;
}

}  // namespace tracuu::server
