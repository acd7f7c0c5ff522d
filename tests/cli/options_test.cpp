// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace tracuu::cli {
namespace {

std::string date_text(std::optional<schema::Date> const& date) {
  return date ? schema::format_iso_date(*date) : "";
}

std::string to_text(search::SearchRequest const& request) {
  std::string text = fmt::format("'{}' page {} size {}", request.text, request.page, request.size);
  if (!request.filters.dates.is_open()) {
    text += fmt::format(" {}..{}", date_text(request.filters.dates.from),
                        date_text(request.filters.dates.to));
  }
  if (request.filters.in_force) {
    text += fmt::format(" in force: {}", search::name_of(*request.filters.in_force));
  }
  for (search::FacetRow const& row : search::kFacets) {
    search::FacetFilter const& filter = request.filters[row.facet];
    if (filter.is_on()) text += fmt::format(" {} {}", row.name, search::write_filter(filter));
  }
  for (search::Facet const facet : request.facets) {
    text += fmt::format(" facet {}", search::facet_row(facet).name);
  }
  if (request.facet_size != 10) text += fmt::format(" of {}", request.facet_size);
  if (request.timeline == search::TimelineStep::Year) text += " by year";
  if (request.timeline == search::TimelineStep::Month) text += " by month";
  if (!request.cursor.empty()) text += " behind " + request.cursor;
  if (request.sort == search::SortOrder::Newest) text += " newest";
  if (request.sort == search::SortOrder::Oldest) text += " oldest";
  if (request.exact) text += " exact";
  return text;
}

std::string to_text(BatchOptions const& options) {
  std::string text = "batch " + options.queries.string() + " in " + options.index.text();
  if (!options.output.empty()) text += " to " + options.output.string();
  return text + fmt::format(" hits {}{}", options.hits, options.json ? " json" : "");
}

std::string to_text(IdentifyOptions const& options) {
  std::string text = "identify";
  for (auto const& source : options.sources) text += " " + source.string();
  return text + " in " + options.index.text() + (options.quiet ? " quiet" : "");
}

std::string to_text(NotifyOptions const& options) {
  return "notify " + options.config_file.string() + " in " + options.index.text() +
         (options.dry_run ? " dry" : "");
}

std::string to_text(CrawlOptions const& options) {
  std::string text = "crawl";
  for (std::string const& site : options.crawl.sites) text += " " + site;
  return text + " -> " + options.index.string() + (options.no_index ? " archive only" : "");
}

std::string to_text(RedirectsOptions const& options) {
  return "redirects of " + options.index.text();
}

std::string to_text(QueriesOptions const& options) {
  return "queries of " + options.index.string();
}

std::string to_text(IndexOptions const& options) {
  std::string text = "index";
  for (auto const& source : options.sources) text += " " + source.string();
  text += " -> " + options.index.string();
  if (options.rebuild) text += " rebuild";
  if (options.through_xapian) text += " through Xapian";
  if (options.merge == indexer::MergeWhen::Always) text += " always merged";
  if (options.merge == indexer::MergeWhen::Never) text += " never merged";
  if (options.dry_run) text += " dry";
  if (options.reread) text += " reread";
  if (options.prune) text += " prune";
  if (options.prune_missing) text += " missing";
  if (options.watch) text += " watch";
  if (!options.report.empty()) text += " report " + options.report;
  if (options.quiet) text += " quiet";
  return text;
}
std::string to_text(SearchOptions const& options) {
  std::string text = fmt::format("search {} {}{}{}", options.index.text(), to_text(options.request),
                                 options.language == base::Language::English ? " en" : "",
                                 options.json ? " json" : "");
  if (options.time_limit_ms) text += fmt::format(" within {} ms", *options.time_limit_ms);
  if (options.export_format) {
    text += fmt::format(" export {}", formats::file_ending(*options.export_format));
  }
  if (!options.output.empty()) text += " -> " + options.output.string();
  if (options.quiet) text += " quiet";
  return text;
}
std::string to_text(ExplainOptions const& options) {
  return fmt::format("explain {} {}", options.index.text(), to_text(options.request));
}
std::string to_text(ShowOptions const& options) {
  return fmt::format("show {} {}{}", options.index.text(), options.id, options.json ? " json" : "");
}
std::string to_text(StatsOptions const& options) {
  return "stats " + options.index.text() + (options.json ? " json" : "");
}
std::string to_text(CheckOptions const& options) {
  return "check " + options.index.text() + (options.json ? " json" : "") +
         (options.quiet ? " quiet" : "");
}
std::string to_text(DoctorOptions const& options) {
  std::string text = "doctor";
  if (!options.config_file.empty()) text += " as " + options.config_file.string();
  if (options.index) text += " of " + options.index->text();
  return text + (options.json ? " json" : "") + (options.quiet ? " quiet" : "");
}
std::string to_text(ExportOptions const& options) {
  std::string const output = options.output.string();
  return fmt::format("export {} -> {}", options.index.text(), output.empty() ? "out" : output);
}
std::string to_text(BackupOptions const& options) {
  return fmt::format("backup {} -> {}{}", options.index.string(), options.destination.string(),
                     options.replace ? " replace" : "");
}
std::string to_text(RestoreOptions const& options) {
  return fmt::format("restore {} -> {}", options.source.string(), options.index.string());
}
std::string to_text(CompactOptions const& options) {
  return "compact " + options.index.string();
}
std::string to_text(CharsetOptions const& options) {
  std::string text = "charset";
  for (auto const& file : options.files) text += " " + file.string();
  return text + (options.json ? " json" : "") + (options.convert ? " convert" : "");
}
std::string to_text(ExplainPageOptions const& options) {
  return fmt::format("explain-page {} {} rules {} of {}", options.source.string(), options.address,
                     options.rules.string(), options.index.string());
}
std::string to_text(CurationOptions const& options) {
  return fmt::format("curation {} {} of {}", options.action, options.file.string(),
                     options.index.text());
}
std::string to_text(TokenOptions const& options) {
  return "token " + options.name;
}
std::string to_text(ServeOptions const& options) {
  std::string text = "serve";
  if (options.index) text += " " + options.index->text();
  if (options.address) text += " " + *options.address;
  if (options.port) text += fmt::format(" :{}", *options.port);
  if (!options.config_file.empty()) text += " as " + options.config_file.string();
  return text + (options.check_config ? " check" : "");
}

/// What the command line means; "exit 2" if it is refused.
std::string parsed(std::vector<char const*> words) {
  words.insert(words.begin(), "tracuu");
  ::setenv("LC_ALL", "C", 1);
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  auto const result = parse_options(static_cast<int>(words.size()), words.data());
  (void)::testing::internal::GetCapturedStdout();
  (void)::testing::internal::GetCapturedStderr();
  if (auto const* const code = std::get_if<ExitCode>(&result)) {
    return fmt::format("exit {}", static_cast<int>(*code));
  }
  return std::visit([](auto const& options) { return to_text(options); },
                    std::get<Command>(result));
}

TEST(ParseOptions, ReadsCommands) {
  ::unsetenv("TRACUU_DB");
  struct {
    std::vector<char const*> words;
    char const* expected;
  } const rows[] = {
      {{"index", "a", "b.jsonl", "--db", "x"}, "index a b.jsonl -> x"},
      {{"index", "-", "--db", "x", "--rebuild"}, "index - -> x rebuild"},
      {{"index", "a", "--db", "x", "--rebuild", "--through-xapian"},
       "index a -> x rebuild through Xapian"},
      {{"index", "a", "--db", "x", "--merge", "always"}, "index a -> x always merged"},
      {{"index", "a", "--db", "x", "--merge", "never"}, "index a -> x never merged"},
      {{"index", "a", "--db", "x", "--merge", "auto"}, "index a -> x"},
      {{"index", "a", "--db", "x", "--prune", "--prune-missing"}, "index a -> x prune missing"},
      {{"index", "a", "--db", "x", "--reread", "--dry-run"}, "index a -> x dry reread"},
      {{"index", "a", "--db", "x", "--watch", "--prune", "--report", "r.json"},
       "index a -> x prune watch report r.json"},
      {{"index", "a", "--db", "x", "--report", "-"}, "index a -> x report -"},
      {{"search", "thủ", "tục", "--db", "x"}, "search x 'thủ tục' page 1 size 10"},
      {{"search", "\"khai sinh\" -họp", "--db", "x"},
       "search x '\"khai sinh\" -họp' page 1 size 10"},
      {{"search", "--db", "x", "--", "-họp", "dân"}, "search x '-họp dân' page 1 size 10"},
      {{"search", "a", "--db", "x", "--json", "--lang", "en"},
       "search x 'a' page 1 size 10 en json"},
      {{"search", "a", "--db=x", "--from", "2023", "--to", "2023-06"},
       "search x 'a' page 1 size 10 2023-01-01..2023-06-30"},
      {{"search", "a", "--db=x", "--from", "01/03/2024", "--to", "7/2024"},
       "search x 'a' page 1 size 10 2024-03-01..2024-07-31"},
      {{"search", "a", "--db=x", "--from", "11-7-2023", "--to", "11.8.2023"},
       "search x 'a' page 1 size 10 2023-07-11..2023-08-11"},
      {{"search", "a", "--db=x", "--from", "năm 2009", "--to", "quý III/2010"},
       "search x 'a' page 1 size 10 2009-01-01..2010-09-30"},
      {{"search", "a", "--db=x", "-n", "5", "-q"}, "search x 'a' page 1 size 5 quiet"},
      {{"index", "a", "--db", "x", "-n", "-q"}, "index a -> x dry quiet"},
      {{"stats", "--db", "x", "--json"}, "stats x json"},
      {{"check", "--db", "x", "--json", "-q"}, "check x json quiet"},
      {{"doctor"}, "doctor"},
      {{"doctor", "--config", "a.toml", "--db", "x", "--db", "tcp://h:1", "--json", "-q"},
       "doctor as a.toml of x, tcp://h:1 json quiet"},
      {{"doctor", "x"}, "exit 2"},
      {{"search", "a", "--db=x", "--from", "2023-02-05"},
       "search x 'a' page 1 size 10 2023-02-05.."},
      {{"search", "a", "--db", "x", "--site", "s.example", "--unit", "tư pháp"},
       "search x 'a' page 1 size 10 site s.example unit tư pháp"},
      {{"search", "a", "--db", "x", "--author", "\"Hồng Hạ\"", "--facets", "author"},
       "search x 'a' page 1 size 10 author \"Hồng Hạ\" facet author"},
      {{"search", "a", "--db", "x", "--charset", "tcvn3", "--facets", "charset"},
       "search x 'a' page 1 size 10 charset tcvn3 facet charset"},
      {{"search", "a", "--db", "x", "--filetype", "pdf", "--facets", "filetype"},
       "search x 'a' page 1 size 10 filetype pdf facet filetype"},
      {{"search", "a", "--db", "x", "--limit", "50", "--page", "3", "--sort", "newest"},
       "search x 'a' page 3 size 50 newest"},
      {{"search", "a", "--db", "x", "--in-force", "yes"},
       "search x 'a' page 1 size 10 in force: yes"},
      {{"search", "a", "--db", "x", "--sort", "oldest", "--exact"},
       "search x 'a' page 1 size 10 oldest exact"},
      {{"search", "a", "--db", "x", "--place", "xã An Khê", "--category", "Tin", "--type", "QĐ",
        "--year", "2023"},
       "search x 'a' page 1 size 10 place xã An Khê category Tin type QĐ year 2023"},
      {{"search", "a", "--db", "x", "--facets", "year,site", "--facet-size", "3", "--timeline",
        "month", "--cursor", "AbC"},
       "search x 'a' page 1 size 10 facet year facet site of 3 by month behind AbC"},
      {{"search", "--db", "x", "--facets", "site", "--timeline", "year", "--", "a"},
       "search x 'a' page 1 size 10 facet site by year"},
      {{"search", "a", "--db", "x", "--time-limit", "200"},
       "search x 'a' page 1 size 10 within 200 ms"},
      {{"search", "a", "--db", "x", "--time-limit", "0"}, "exit 2"},
      {{"search", "a", "--db", "x", "--facets", "colour"}, "exit 2"},
      {{"search", "a", "--db", "x", "--year", "0"}, "exit 2"},
      {{"search", "a", "--db", "x", "--timeline", "day"}, "exit 2"},
      {{"search", "a", "--db", "x", "--export", "csv"}, "search x 'a' page 1 size 10 export csv"},
      {{"search", "a", "--db", "x", "--export", "bibtex", "-o", "a.bib.gz"},
       "search x 'a' page 1 size 10 export bib -> a.bib.gz"},
      {{"search", "a", "--db", "x", "--export", "xml"}, "exit 2"},
      {{"search", "a", "--db", "x", "--export", "csv", "--json"}, "exit 2"},
      {{"search", "a", "--db", "x", "--export", "csv", "--page", "2"}, "exit 2"},
      {{"search", "a", "--db", "x", "--export", "csv", "--limit", "5"}, "exit 2"},
      {{"search", "a", "--db", "x", "-o", "a.csv"}, "exit 2"},
      {{"search", "a", "--db", "x", "--db", "tcp://10.0.0.2:7101"},
       "search x, tcp://10.0.0.2:7101 'a' page 1 size 10"},
      {{"search", "--db", "x", "a", "--db", "y", "b"}, "search x, y 'a b' page 1 size 10"},
      {{"search", "a", "--db", "x", "--db", "x"}, "exit 2"},
      {{"search", "a", "--db", "tcp://10.0.0.2"}, "exit 2"},
      {{"search", "a"}, "exit 2"},
      {{"serve", "--db", "x", "--db", "tcp://h:1"}, "serve x, tcp://h:1"},
      {{"serve", "--db", "http://h:1"}, "exit 2"},
      {{"index", "a", "--db", "tcp://10.0.0.2:7101"}, "exit 2"},
      {{"compact", "--db", "tcp://10.0.0.2:7101"}, "exit 2"},
      {{"serve", "--db", "x", "--public-url", "tim.example"}, "exit 2"},
      {{"serve", "--db", "x", "--public-url", "https://a?b"}, "exit 2"},
      {{"explain", "a", "b", "--db", "x"}, "explain x 'a b' page 1 size 10"},
      {{"curation", "check", "r.toml"}, "curation check r.toml of "},
      {{"curation", "check", "r.toml", "--db", "x"}, "curation check r.toml of x"},
      {{"curation", "look", "r.toml"}, "exit 2"},
      {{"explain-page", "a.warc", "http://a/b", "--rules", "r", "--db", "x"},
       "explain-page a.warc http://a/b rules r of x"},
      {{"show", "lg-1", "--db", "x", "--json"}, "show x lg-1 json"},
      {{"stats", "--db", "x"}, "stats x"},
      {{"check", "--db", "x"}, "check x"},
      {{"export", "--db", "x"}, "export x -> out"},
      {{"export", "--db", "x", "--output", "a.jsonl.gz"}, "export x -> a.jsonl.gz"},
      {{"export", "--db", "x", "-o", "a.jsonl"}, "export x -> a.jsonl"},
      {{"backup", "y", "--db", "x"}, "backup x -> y"},
      {{"backup", "y", "--db", "x", "--replace"}, "backup x -> y replace"},
      {{"backup", "--db", "x"}, "exit 2"},
      {{"restore", "y", "--db", "x"}, "restore y -> x"},
      {{"restore", "--db", "x"}, "exit 2"},
      {{"compact", "--db", "x"}, "compact x"},
      {{"compact", "y", "--db", "x"}, "exit 2"},
      {{"charset", "a.txt", "b"}, "charset a.txt b"},
      {{"charset", "a.txt", "--json"}, "charset a.txt json"},
      {{"charset", "a.txt", "--convert"}, "charset a.txt convert"},
      {{"charset", "a.txt", "--json", "--convert"}, "exit 2"},
      {{"charset"}, "exit 2"},
      {{"token", "portal"}, "token portal"},
      {{"token"}, "exit 2"},
      {{"serve", "--db", "x"}, "serve x"},
      {{"serve", "--db", "x", "--address", "::1", "--port", "0"}, "serve x ::1 :0"},
      {{"serve", "--config", "a.toml"}, "serve as a.toml"},
      {{"serve", "--config", "a.toml", "--check-config", "--db", "x"}, "serve x as a.toml check"},
      // Not understood.
      {{}, "exit 2"},
      {{"find", "a"}, "exit 2"},
      {{"search", "a"}, "exit 2"},
      {{"search", "--db", "x"}, "exit 2"},
      {{"search", "a", "--db", "x", "--from", "hôm qua"}, "exit 2"},
      {{"search", "a", "--db", "x", "--to", "2023-13"}, "exit 2"},
      {{"search", "a", "--db", "x", "--limit", "-1"}, "exit 2"},
      {{"search", "a", "--db", "x", "--page", "một"}, "exit 2"},
      {{"search", "a", "--db", "x", "--sort", "best"}, "exit 2"},
      {{"search", "a", "--db", "x", "--lang", "fr"}, "exit 2"},
      {{"search", "a", "--db", "x", "--rebuild"}, "exit 2"},
      {{"index", "--db", "x"}, "exit 2"},
      {{"index", "a", "--db", "x", "--workers", "0"}, "exit 2"},
      {{"index", "a", "--db", "x", "--prune", "--rebuild"}, "exit 2"},
      {{"index", "a", "--db", "x", "--prune-missing"}, "exit 2"},
      {{"index", "a", "--db", "x", "--watch", "--dry-run"}, "exit 2"},
      {{"index", "a", "--db", "x", "--report"}, "exit 2"},
      {{"index", "a", "--db", "x", "--workers", "65"}, "exit 2"},
      {{"serve", "--db", "x", "--port", "65536"}, "exit 2"},
      {{"stats", "--db", "x", "more"}, "exit 2"},
      // Asked for.
      {{"--help"}, "exit 0"},
      {{"search", "--help"}, "exit 0"},
      {{"--version"}, "exit 0"},
      {{"-V"}, "exit 0"},
      {{"help"}, "exit 0"},
      {{"help", "search"}, "exit 0"},
      {{"help", "nonsense"}, "exit 2"},
  };
  for (auto const& row : rows) {
    std::string line;
    for (char const* const word : row.words) line += fmt::format("{} ", word);
    EXPECT_EQ(parsed(row.words), row.expected) << line;
  }
}

TEST(ParseOptions, TakesTheIndexFromTheEnvironment) {
  ::setenv("TRACUU_DB", "from-environment", 1);
  EXPECT_EQ(parsed({"stats"}), "stats from-environment");
  EXPECT_EQ(parsed({"stats", "--db", "x"}), "stats x") << "the option wins";
  EXPECT_EQ(parsed({"serve"}), "serve from-environment");
  ::unsetenv("TRACUU_DB");
}

TEST(ParseOptions, HasSensibleDefaults) {
  char const* const words[] = {"tracuu", "index", "a", "--db", "x"};
  auto const options =
      std::get<IndexOptions>(std::get<Command>(parse_options(std::size(words), words)));
  EXPECT_GE(options.workers, 1u);
  EXPECT_FALSE(options.rebuild);
  EXPECT_FALSE(options.through_xapian);
}

}  // namespace
}  // namespace tracuu::cli
