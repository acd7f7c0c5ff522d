// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/wording.hpp"
#include "cli/commands.hpp"
#include "cli/curation_option.hpp"
#include "cli/files/line_sink.hpp"
#include "cli/wording/say.hpp"
#include "formats/archivists/originals_bag.hpp"
#include "formats/attached_name.hpp"
#include "formats/page_name.hpp"
#include "schema/date.hpp"
#include "search/api/facet_counts.hpp"
#include "search/api/found_announcement.hpp"
#include "search/api/hit.hpp"
#include "search/api/note.hpp"
#include "search/api/search_answer.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"
#include "server/server.hpp"

namespace tracuu::cli {

namespace {

using base::Language;

void append_part(std::string& line, std::string_view part) {
  if (part.empty()) return;
  if (!line.empty()) line += " · ";
  line += part;
}

std::string details(schema::Announcement const& announcement) {
  std::string line;
  if (announcement.date) append_part(line, schema::format_vietnamese_date(*announcement.date));
  append_part(line, announcement.unit);
  append_part(line, announcement.author);
  append_part(line, announcement.number);
  append_part(line, announcement.site);
  append_part(line, announcement.id);
  return line;
}

/// The attachments by name, and the page of which the hit is one.
std::string format_related(search::Related const& related, Language language,
                           Output const& output) {
  std::string text;
  std::string names;
  for (search::AttachmentLink const& link : related.attachments) append_part(names, link.text);
  if (!names.empty()) {
    text += fmt::format("     {}\n",
                        output.dim(base::wording("terminal.attachments", language, names)));
  }
  if (related.page) {
    text +=
        fmt::format("     {}\n", output.dim(base::wording("terminal.attached_to", language,
                                                          related.page->title, related.page->id)));
  }
  return text;
}

/// The attachments that were found, too.
std::string format_attached(search::Hit const& hit, Language language, Output const& output) {
  std::string text;
  for (search::AttachedHit const& attached : hit.attached) {
    std::string name = formats::attached_name(hit, attached);
    if (attached.found_on) {
      append_part(name,
                  formats::page_name(*attached.found_on, attached.announcement.filetype, language));
    }
    text += fmt::format("     {}\n", output.dim(base::wording("terminal.attached", language, name,
                                                              attached.announcement.id)));
    if (!attached.snippet.text.empty()) {
      text += fmt::format("       {}\n", output.marked(attached.snippet, kNoStyle));
    }
  }
  return text;
}

/// "trang 12 · trang 40": the pages that the snippet is from, each once.
std::string places_text(search::Hit const& hit, Language language) {
  std::vector<search::PagePlace> places;
  std::string text;
  for (search::SnippetFragment const& fragment : hit.fragments) {
    if (!fragment.page || std::ranges::find(places, *fragment.page) != places.end()) continue;
    places.push_back(*fragment.page);
    append_part(text, formats::page_name(*fragment.page, hit.announcement.filetype, language));
  }
  return text;
}

std::string format_hit(search::Hit const& hit, std::size_t rank, Language language,
                       Output const& output) {
  schema::Announcement const& announcement = hit.announcement;
  std::string text = fmt::format("{:>3}. {}\n", rank, output.marked(hit.title, kBold));
  text += fmt::format("     {}\n", output.dim(details(announcement)));
  if (!hit.snippet.text.empty()) {
    text += fmt::format("     {}\n", output.marked(hit.snippet, kNoStyle));
  }
  if (hit.found_on) text += fmt::format("     {}\n", output.dim(places_text(hit, language)));
  text += format_attached(hit, language, output);
  text += format_related(hit.related, language, output);
  for (schema::Announcement const& copy : hit.copies) {
    text += fmt::format("     = {}\n", output.dim(details(copy)));
  }
  std::string const at_page =
      hit.found_on ? formats::page_address(announcement, hit.found_on->page) : "";
  std::string const& address = at_page.empty() ? announcement.url : at_page;
  if (!address.empty()) text += fmt::format("     {}\n", output.dim(address));
  return text + "\n";
}

std::string format_total(search::SearchAnswer const& answer, Language language) {
  std::string const count = std::to_string(answer.total.lower);
  std::string const milliseconds =
      fmt::format("{:.1f}", static_cast<double>(answer.took.count()) / 1000);
  if (answer.total.is_exact() && answer.total.lower == 1) {
    return say("search.total.one", language, milliseconds) + '\n';
  }
  return (answer.total.is_exact()
              ? base::wording("terminal.total", language, count, milliseconds)
              : base::wording("terminal.total.over", language, count, milliseconds)) +
         "\n";
}

std::string format_counts(search::SearchAnswer const& answer, Language language,
                          Output const& output) {
  std::string text;
  if (answer.counted && !answer.counted->is_exact()) {
    text += base::wording("terminal.counted_over", language, std::to_string(answer.counted->lower));
    text += '\n';
  }
  auto const add_line = [&](std::string_view title, std::string const& values) {
    text += fmt::format("{} {}\n", output.bold(fmt::format("{}:", title)), printable(values));
  };
  for (search::FacetCounts const& facet : answer.facets) {
    std::string values;
    for (search::FacetValue const& value : facet.values) {
      std::string const& name = value.label.empty() ? value.value : value.label;
      append_part(values, fmt::format("{} ({})", name, value.count));
    }
    if (facet.distinct > facet.values.size()) append_part(values, "…");
    add_line(base::wording(search::facet_row(facet.facet).values_title, language), values);
  }
  std::string periods;
  for (search::TimelinePeriod const& period : answer.timeline) {
    append_part(periods, fmt::format("{} ({})", period.period, period.count));
  }
  if (!periods.empty()) add_line(base::wording("terminal.by_time", language), periods);
  return text.empty() ? text : text + "\n";
}

/// The main note, and how many more there are; all of them with --notes.
std::string format_notes(std::vector<search::Note> const& notes, SearchOptions const& options,
                         Output const& output) {
  std::string text;
  std::size_t const shown = options.notes ? notes.size() : std::min<std::size_t>(notes.size(), 1);
  for (std::size_t at = 0; at < shown; ++at) {
    if (at > 0) text += '\n';
    text += fmt::format("  {}", describe(notes[at], options.language));
  }
  if (shown < notes.size()) {
    std::string const more = base::wording("terminal.more_notes", options.language,
                                           std::to_string(notes.size() - shown));
    text += output.dim(fmt::format(" ({})", more));
  }
  return notes.empty() ? text : text + "\n";
}

/// What a webmaster's rules put above the hits.
std::string format_curated(search::Curated const& curated, Language language,
                           Output const& output) {
  std::string text;
  if (curated.alert) {
    text += fmt::format("! {}\n", output.bold(curated.alert->text.in(language)));
    if (!curated.alert->url.empty()) text += fmt::format("  {}\n", output.dim(curated.alert->url));
  }
  if (curated.route) {
    std::string target = curated.route->url;
    for (auto const& [name, value] : curated.route->parameters) {
      target += fmt::format("{}{}={}", target.empty() ? "" : " ", name, value);
    }
    text += fmt::format("→ {}  {}\n", curated.route->text.in(language), output.dim(target));
  }
  for (search::BestBet const& bet : curated.best_bets) {
    std::string line = bet.id;
    append_part(line, bet.url);
    text += fmt::format("★ {}\n", output.bold(bet.title));
    if (!bet.text.empty()) text += fmt::format("  {}\n", bet.text.in(language));
    text += fmt::format("  {}\n", output.dim(line));
  }
  return curated.empty() ? "" : text + '\n';
}

std::string format_answer(search::SearchAnswer const& answer, SearchOptions const& options,
                          Output const& output) {
  Language const language = options.language;
  std::string text;
  if (!options.quiet) {
    text += output.bold(format_total(answer, language));
    text += format_notes(answer.notes, options, output);
    text += '\n';
    text += format_curated(answer.curated, language, output);
  }
  text += format_counts(answer, language, output);
  std::size_t rank = (answer.page - 1) * answer.size;
  for (search::Hit const& hit : answer.hits) {
    text += format_hit(hit, ++rank, language, output);
  }
  if (answer.has_next && !options.quiet) {
    text += output.dim(fmt::format("… --page {}\n", answer.page + 1));
  }
  return text;
}

/// Told to who asked for quiet, too: what is found is not all there is.
void tell_missing(search::MissingShards const& missing, Language language, Output const& output) {
  if (missing.empty()) return;
  output.print_error(base::wording("terminal.missing", language, missing.text()) + "\n");
}

base::Result<void> write_all(formats::ExportWriter& writer, LineSink& sink) {
  for (;;) {
    auto const piece = writer.next_piece();
    if (!piece) return piece.error();
    if (piece->empty()) return sink.finish();
    if (auto written = sink.append(*piece); !written) return written;
  }
}

/// The request with its budget, which begins now: who searches at a terminal has time, unless told
/// otherwise.
search::SearchRequest limited_request(SearchOptions const& options) {
  search::SearchRequest request = options.request;
  request.budget =
      options.time_limit_ms
          ? search::SearchBudget::within(std::chrono::milliseconds(*options.time_limit_ms))
          : search::SearchBudget::unlimited();
  return request;
}

/// All hits, in a format for other programs; what there is to say goes to standard error.
base::Result<ExitCode> export_hits(SearchOptions const& options, search::Searcher& searcher,
                                   Output const& output) {
  search::SearchRequest request = limited_request(options);
  request.all_if_open = true;
  auto stream = searcher.stream(request);
  if (!stream) return stream.error();
  formats::ExportWriter writer(*options.export_format, std::move(*stream), schema::today());
  for (search::Note const& note : writer.stream().notes()) {
    output.print_aside(fmt::format("{}\n", describe(note, options.language)));
  }
  auto sink = LineSink::open(options.output);
  if (!sink) return sink.error();
  auto const written = write_all(writer, *sink);
  if (sink->reader_has_gone()) return ExitCode::Ok;
  if (!written) return written.error();
  std::size_t const count = writer.stream().count();
  if (std::size_t const lost = writer.stream().lost(); lost > 0) {
    output.print_error(
        say("export.lost", output.language(), std::to_string(lost), std::to_string(count)) + '\n');
  }
  return count == 0 ? ExitCode::NothingFound : ExitCode::Ok;
}

/// The files of all hits, as a bag in a zip archive.
base::Result<ExitCode> save_originals(SearchOptions const& options, search::Searcher& searcher,
                                      Output const& output) {
  search::SearchRequest request = limited_request(options);
  request.all_if_open = true;
  auto stream = searcher.stream(request);
  if (!stream) return stream.error();
  formats::BagSettings settings;
  settings.name = fmt::format("tracuu-originals-{}", schema::format_iso_date(schema::today()));
  settings.description = options.request.text;
  settings.language = options.language;
  settings.made = schema::now();
  settings.limits = {SIZE_MAX, UINT64_MAX};
  formats::OriginalsBag bag(std::move(*stream), std::move(settings));
  auto sink = LineSink::open(options.originals);
  if (!sink) return sink.error();
  for (;;) {
    auto const piece = bag.next_piece();
    if (!piece) return piece.error();
    if (piece->empty()) break;
    if (auto const written = sink->append(*piece); !written) return written.error();
  }
  if (auto const finished = sink->finish(); !finished) return finished.error();
  output.print_aside(say("search.originals_done", output.language(),
                         std::to_string(bag.announcements()), std::to_string(bag.missing())) +
                     '\n');
  if (bag.announcements() == 0) return ExitCode::NothingFound;
  return bag.missing() > 0 ? ExitCode::SomeRejected : ExitCode::Ok;
}

}  // namespace

base::Result<ExitCode> run(SearchOptions const& options, Output& output) {
  auto searcher = open_searcher(options.index, options.curation, {.everyday = options.words});
  if (!searcher) return searcher.error();
  if (!options.originals.empty()) return save_originals(options, *searcher, output);
  if (options.export_format) return export_hits(options, *searcher, output);
  auto const answer = searcher->search(limited_request(options));
  if (!answer) return answer.error();
  tell_missing(answer->missing, options.language, output);
  if (options.json) {
    output.print(formats::search_json(*answer, options.language) + "\n");
  } else {
    output.print_paged(format_answer(*answer, options, output));
  }
  return answer->hits.empty() ? ExitCode::NothingFound : ExitCode::Ok;
}

}  // namespace tracuu::cli
