// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "base/wording.hpp"
#include "cli/commands.hpp"
#include "cli/wording/numbers.hpp"
#include "cli/wording/say.hpp"
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

/// Lines "name value", in one language.
class FieldLines {
 public:
  explicit FieldLines(base::Language language) : language_(language) {}

  void add_named(std::string_view name, std::string_view value) {
    // The names of Vietnamese fields are longer.
    std::size_t const width = language_ == base::Language::Vietnamese ? 13 : 9;
    if (!value.empty()) text_ += fmt::format("{:<{}} {}\n", name, width, printable(value));
  }
  void add(TerminalKey<0> name, std::string_view value) { add_named(say(name, language_), value); }
  void add(TerminalKey<0> name, std::optional<schema::Date> const& day) {
    if (day) add(name, schema::format_iso_date(*day));
  }

  [[nodiscard]] base::Language language() const { return language_; }
  [[nodiscard]] std::string const& text() const { return text_; }

 private:
  base::Language language_;
  std::string text_;
};

/// "TCVN3 (confidence 0.97)"; just the name of one that is certain.
std::string charset_text(schema::Announcement const& announcement, base::Language language) {
  if (announcement.charset_confidence >= 1) return announcement.charset;
  return say("show.confidence", language, announcement.charset,
             decimal(announcement.charset_confidence, 2, language));
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

/// "amended by"; in Vietnamese as the pages have it.
std::string relation_name(search::RelationLink const& link, base::Language language) {
  std::string name(link.name());
  std::string const key = "relation." + name;
  auto const row =
      std::ranges::lower_bound(base::kTextKeys, std::string_view(key), {}, &base::TextKeyRow::key);
  bool const is_known = row != base::kTextKeys.end() && row->key == key;
  if (language == base::Language::Vietnamese && is_known) {
    return std::string(base::detail::kTexts[row - base::kTextKeys.begin()].vietnamese);
  }
  std::ranges::replace(name, '_', ' ');
  return name;
}

/// Days and relations of an official document, as the documents of the index say them.
void add_relations(FieldLines& lines, search::FoundAnnouncement const& found) {
  schema::Announcement const& announcement = found.announcement;
  if (announcement.number.empty()) return;
  lines.add("show.issued", announcement.issued);
  lines.add("show.effective", announcement.effective);
  lines.add("show.expires", announcement.expires);
  lines.add("show.in_force", search::name_of(found.relations.in_force));
  for (search::RelationLink const& link : found.relations.links) {
    std::string const where = link.id.empty() ? "" : fmt::format(" ({})", link.id);
    lines.add_named(relation_name(link, lines.language()), link.number + where);
  }
}

void add_fields(FieldLines& lines, search::FoundAnnouncement const& found) {
  schema::Announcement const& announcement = found.announcement;
  lines.add("show.id_field", announcement.id);
  lines.add("show.date", announcement.date);
  lines.add("show.unit", announcement.unit);
  lines.add("show.author", announcement.author);
  lines.add("show.place", announcement.place);
  lines.add("show.number", announcement.number);
  lines.add("show.cites", fmt::format("{}", fmt::join(schema::cited_numbers(announcement), ", ")));
  add_relations(lines, found);
  for (schema::Signature const& signature : announcement.signatures) {
    lines.add("show.signed", signature_text(signature));
  }
  lines.add("show.pictures", announcement.picture_pages);
  lines.add("show.category", announcement.category);
  lines.add("show.site", announcement.site);
  lines.add("show.url", announcement.url);
  for (search::AttachmentLink const& link : found.related.attachments) {
    lines.add("show.attached", attachment_text(link));
  }
  if (auto const& page = found.related.page) {
    lines.add("show.page", fmt::format("{} ({})", page->title, page->id));
  }
  lines.add("show.source", announcement.source_file);
  lines.add("show.charset", charset_text(announcement, lines.language()));
}

std::string format(search::FoundAnnouncement const& found, Output const& output) {
  schema::Announcement const& announcement = found.announcement;
  FieldLines lines(output.language());
  add_fields(lines, found);
  std::string text = output.bold(announcement.title) + "\n" + lines.text();
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
