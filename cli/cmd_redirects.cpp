// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/os_error.hpp"
#include "cli/commands.hpp"
#include "cli/curation_option.hpp"
#include "cli/files/line_sink.hpp"
#include "cli/wording/say.hpp"
#include "formats/published_address.hpp"
#include "formats/redirect_map.hpp"
#include "schema/web_address.hpp"
#include "search/searcher.hpp"
#include "store/index_export.hpp"

namespace tracuu::cli {

namespace {

using base::Result;
using formats::Redirect;

/// Where old addresses lead, for this command.
class Leads {
 public:
  explicit Leads(RedirectsOptions const& options) : options_(options) {}

  /// The published address, or the page of the service that `--base` names; "" if neither is there.
  [[nodiscard]] std::string target(schema::Announcement const& announcement,
                                   std::string_view asked) const {
    std::string published =
        options_.to_pages ? ""
                          : formats::published_address(announcement, asked, options_.closed_hosts);
    if (!published.empty() || options_.base.empty()) return published;
    return options_.base + "/announcements/" + formats::path_step(announcement.id);
  }

  [[nodiscard]] Redirect redirect_of(std::string const& asked, search::Lead const& lead) const {
    bool const is_sure =
        lead.kind == search::LeadKind::Exact || lead.kind == search::LeadKind::Likely;
    if (!is_sure) return {asked, "", note_of(lead)};
    search::LeadCandidate const& found = lead.candidates.front();
    std::string to = target(found.announcement, asked);
    if (to.empty())
      return {asked, "", "it was published there and nowhere else (--base names the service)"};
    return {asked, std::move(to),
            fmt::format("{} {:.2f}: {}", search::to_string(found.reason), found.certainty,
                        found.announcement.title)};
  }

 private:
  [[nodiscard]] static std::string note_of(search::Lead const& lead) {
    if (lead.candidates.empty()) return "nothing found";
    std::string note = "not sure:";
    constexpr std::size_t kShown = 3;
    for (std::size_t at = 0; at < lead.candidates.size() && at < kShown; ++at) {
      schema::Announcement const& one = lead.candidates[at].announcement;
      note += fmt::format(" {}", one.url.empty() ? one.id : one.url);
    }
    return note;
  }

  RedirectsOptions const& options_;
};

/// One address a line; blank lines and lines with "#" in front are none.
Result<std::vector<std::string>> read_addresses(std::filesystem::path const& file) {
  std::ifstream opened;
  bool const is_standard_input = file == "-";
  if (!is_standard_input) {
    opened.open(file);
    if (!opened) return base::os_error(file.string(), "open", errno);
  }
  std::istream& lines = is_standard_input ? std::cin : opened;
  std::vector<std::string> addresses;
  for (std::string line; std::getline(lines, line);) {
    std::string_view const address = base::trim(line, " \t\r");
    if (!address.empty() && !address.starts_with('#')) addresses.emplace_back(address);
  }
  if (lines.bad()) return base::os_error(file.string(), "read", errno);
  return addresses;
}

/// A path stands for an address of the site that was named.
std::string whole_address(std::string const& line, std::string const& site) {
  return line.starts_with('/') && !site.empty() ? "https://" + site + line : line;
}

Result<std::vector<Redirect>> leads_of_file(RedirectsOptions const& options,
                                            search::Searcher& searcher) {
  auto const addresses = read_addresses(options.from);
  if (!addresses) return addresses.error();
  Leads const leads(options);
  std::vector<Redirect> redirects;
  searcher.limit(search::SearchBudget::unlimited());
  for (std::string const& line : *addresses) {
    std::string const address = whole_address(line, options.site);
    if (schema::web_address_key(address).empty() || address.size() > search::kMaxAddressBytes) {
      redirects.push_back({address, "", "no web address"});
      continue;
    }
    auto const lead = searcher.lead(address);
    if (!lead) return lead.error();
    redirects.push_back(leads.redirect_of(address, *lead));
  }
  return redirects;
}

Result<std::vector<Redirect>> known_leads(RedirectsOptions const& options,
                                          search::Searcher& searcher) {
  Leads const leads(options);
  auto const hidden = searcher.hidden_announcements();
  if (!hidden) return hidden.error();
  std::set<std::string> const withdrawn(hidden->begin(), hidden->end());
  std::vector<Redirect> redirects;
  auto const report =
      store::export_index(options.index, [&](schema::Announcement const& announcement) {
        if (withdrawn.contains(announcement.id)) return Result<void>();
        for (std::string const& address : announcement.addresses) {
          std::string const to = leads.target(announcement, address);
          redirects.push_back({address, to, to.empty() ? "no address to lead to" : "known"});
        }
        return Result<void>();
      });
  if (!report) return report.error();
  return redirects;
}

}  // namespace

Result<ExitCode> run(RedirectsOptions const& options, Output& output) {
  if (options.from.empty() == !options.known) {
    return base::Error{base::ErrorCode::InvalidArgument,
                       "name either a file of old addresses or those that are known",
                       "--from FILE, or --known"};
  }
  if (options.to_pages && options.base.empty()) {
    return base::Error{base::ErrorCode::InvalidArgument, "pages of which service?",
                       "--base https://tim.example.gov.vn"};
  }
  auto searcher = open_searcher(options.index, options.curation);
  if (!searcher) return searcher.error();
  auto const redirects =
      options.known ? known_leads(options, *searcher) : leads_of_file(options, *searcher);
  if (!redirects) return redirects.error();
  formats::RedirectMap const map = formats::redirect_map(*redirects, options.format, options.site);
  auto sink = LineSink::open(options.output);
  if (!sink) return sink.error();
  if (auto const written = sink->append(map.text); !written) {
    return sink->reader_has_gone() ? Result<ExitCode>(ExitCode::Ok) : written.error();
  }
  if (auto const finished = sink->finish(); !finished) return finished.error();
  output.print_aside(say("redirects.done", output.language(), std::to_string(map.written),
                         std::to_string(map.unsure), std::to_string(map.conflicts),
                         std::to_string(map.refused)) +
                     '\n');
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
