// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "base/wording.hpp"
#include "cli/commands.hpp"
#include "formats/format.hpp"
#include "formats/page_name.hpp"
#include "schema/cited_numbers.hpp"
#include "search/api/document_matches.hpp"
#include "search/api/found_announcement.hpp"
#include "search/api/search_request.hpp"
#include "search/searcher.hpp"
#include "server/server.hpp"

namespace tracuu::cli {

namespace {

void append_field(std::string& text, std::string_view name, std::string_view value) {
  if (!value.empty()) text += fmt::format("{:<9} {}\n", name, printable(value));
}

/// "TCVN3 (confidence 0.97)"; just the name of one that is certain.
std::string charset_text(schema::Announcement const& announcement) {
  if (announcement.charset_confidence >= 1) return announcement.charset;
  return fmt::format("{} (confidence {:.2f})", announcement.charset,
                     announcement.charset_confidence);
}

/// "Phụ lục 1 (pages/phu-luc-1.pdf)": the id it was indexed as, else its address.
std::string attachment_text(search::AttachmentLink const& link) {
  std::string const& where = link.id.empty() ? link.url : link.id;
  return where.empty() ? link.text : fmt::format("{} ({})", link.text, where);
}

std::string signature_text(schema::Signature const& signature) {
  if (signature.time.empty()) return signature.signer;
  return fmt::format("{} ({})", signature.signer, signature.time);
}

/// Days and relations of an official document, as the documents of the index say them.
void append_relations(std::string& text, search::FoundAnnouncement const& found) {
  schema::Announcement const& announcement = found.announcement;
  if (announcement.number.empty()) return;
  auto const append_day = [&text](std::string_view name, std::optional<schema::Date> const& day) {
    if (day) append_field(text, name, schema::format_iso_date(*day));
  };
  append_day("issued", announcement.issued);
  append_day("effective", announcement.effective);
  append_day("expires", announcement.expires);
  append_field(text, "in force", std::string(search::name_of(found.relations.in_force)));
  for (search::RelationLink const& link : found.relations.links) {
    std::string kind(link.name());
    std::ranges::replace(kind, '_', ' ');
    std::string const where = link.id.empty() ? "" : fmt::format(" ({})", link.id);
    append_field(text, kind, link.number + where);
  }
}

std::string format(search::FoundAnnouncement const& found, Output const& output) {
  schema::Announcement const& announcement = found.announcement;
  std::string text = output.bold(announcement.title) + "\n";
  append_field(text, "id", announcement.id);
  if (announcement.date) append_field(text, "date", schema::format_iso_date(*announcement.date));
  append_field(text, "unit", announcement.unit);
  append_field(text, "author", announcement.author);
  append_field(text, "place", announcement.place);
  append_field(text, "number", announcement.number);
  append_field(text, "cites",
               fmt::format("{}", fmt::join(schema::cited_numbers(announcement), ", ")));
  append_relations(text, found);
  for (schema::Signature const& signature : announcement.signatures) {
    append_field(text, "signed", signature_text(signature));
  }
  append_field(text, "pictures", announcement.picture_pages);
  append_field(text, "category", announcement.category);
  append_field(text, "site", announcement.site);
  append_field(text, "url", announcement.url);
  for (search::AttachmentLink const& link : found.related.attachments) {
    append_field(text, "attached", attachment_text(link));
  }
  if (auto const& page = found.related.page) {
    append_field(text, "page", fmt::format("{} ({})", page->title, page->id));
  }
  append_field(text, "source", announcement.source_file);
  append_field(text, "charset", charset_text(announcement));
  for (std::string const* const part : {&announcement.abstract, &announcement.body}) {
    if (!part->empty()) text += fmt::format("\n{}\n", printable(*part));
  }
  return text;
}

/// "12 matches in the text", and each page with its own and a passage.
std::string format_matches(search::SearchedAnnouncement const& searched, base::Language language,
                           Output const& output) {
  schema::Announcement const& announcement = searched.found.announcement;
  search::DocumentMatches const& matches = searched.matches;
  std::string const count = formats::format_count(matches.count, language);
  std::string text = output.bold(announcement.title) + "\n";
  text += matches.count == 1 ? base::wording("announcement.matches.one", language, count)
                             : base::wording("announcement.matches", language, count);
  text += '\n';
  for (search::PageMatches const& each : matches.pages) {
    std::string const name =
        each.page ? formats::page_name(*each.page, announcement.filetype, language) : "–";
    text += fmt::format("\n{} ({})\n     {}\n", output.bold(name), each.count,
                        output.marked(each.passage, kNoStyle));
    std::string const address =
        each.page ? formats::page_address(announcement, each.page->page) : "";
    if (!address.empty()) text += fmt::format("     {}\n", output.dim(address));
  }
  return text;
}

base::Result<ExitCode> show_matches(ShowOptions const& options, search::Searcher& searcher,
                                    Output& output) {
  search::SearchRequest request;
  request.text = options.query;
  request.budget = search::SearchBudget::unlimited();
  auto const searched = searcher.search_in(options.id, request);
  if (!searched) return searched.error();
  if (options.json) {
    output.print(formats::searched_announcement_json(*searched) + "\n");
  } else {
    output.print_paged(format_matches(*searched, options.language, output));
  }
  return searched->matches.count == 0 ? ExitCode::NothingFound : ExitCode::Ok;
}

}  // namespace

base::Result<ExitCode> run(ShowOptions const& options, Output& output) {
  auto searcher = search::Searcher::open(options.index);
  if (!searcher) return searcher.error();
  if (!options.query.empty()) return show_matches(options, *searcher, output);
  auto const found = searcher->find(options.id);
  if (!found) return found.error();
  if (options.json) {
    output.print(formats::announcement_json(*found) + "\n");
  } else {
    output.print_paged(format(*found, output));
  }
  return ExitCode::Ok;
}

}  // namespace tracuu::cli
