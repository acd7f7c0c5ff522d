// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast documents are indexed, how large the index is and how much memory it
// takes, side by side in one run: ours with 1 and 2 workers, Xapian's own
// TermGenerator (without and with positions, no stemming, one database), SQLite FTS5. All read
// the same JSON Lines with our reader. The engines "update-…" add a tenth as much to an index of
// all (merged, with 1 and 2 workers, and in place) and are measured by what they add. Each engine
// runs in a process of its own, so that its peak memory is its own; rounds alternate, medians are
// printed.
//
//   bench_indexing --docs docs.jsonl.gz --rounds 3
//   bench_indexing --docs docs.jsonl.gz --documents 500000 --engines ours-2

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "indexer/bytes/line_reader.hpp"
#include "indexer/index_job.hpp"
#include "indexer/parsing/json_line.hpp"

namespace tracuu::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxLineBytes = 64u << 20;
constexpr std::uint32_t kSeed = 20261125;

struct Options {
  fs::path documents;
  fs::path folder = fs::temp_directory_path() / "tracuu-bench-indexing";
  std::size_t count = 0;  ///< documents to index; 0 = as many as there are
  int rounds = 3;
  std::vector<std::string> engines;
};

[[noreturn]] void give_up(std::string const& message) {
  fmt::print(stderr, "bench_indexing: {}\n", message);
  std::exit(1);
}

/// Calls visit(announcement) for each line of `file`.
void for_each_announcement(fs::path const& file,
                           std::function<void(schema::Announcement&)> const& visit) {
  auto lines = indexer::LineReader::open(file, kMaxLineBytes);
  if (!lines) give_up(to_string(lines.error()));
  while (true) {
    auto const line = lines->next();
    if (!line) give_up(to_string(line.error()));
    if (!*line) return;
    auto read = indexer::parse_json_line((*line)->text);
    if (!read) give_up(to_string(read.error()));
    visit(read->announcement);
  }
}

struct Corpus {
  fs::path file;
  std::size_t documents = 0;
  std::uint64_t text_bytes = 0;
};

/// The sentences of `text` in another order.
std::string shuffled(std::string const& text, std::mt19937& random) {
  std::vector<std::string> sentences;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t const stop = text.find(". ", begin);
    std::size_t const end = stop == std::string::npos ? text.size() : stop + 2;
    sentences.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  std::ranges::shuffle(sentences, random);
  std::string out;
  for (std::string const& sentence : sentences) out += sentence;
  return out;
}

/// Writes `options.count` documents as plain JSON Lines: those that there are,
/// then again and again with other ids and their sentences shuffled.
Corpus make_corpus(Options const& options) {
  Corpus corpus{options.folder / "documents.jsonl", 0, 0};
  std::ofstream out(corpus.file, std::ios::binary);
  std::mt19937 random(kSeed);
  for (std::size_t pass = 0; pass == 0 || corpus.documents < options.count; ++pass) {
    for_each_announcement(options.documents, [&](schema::Announcement& announcement) {
      if (options.count > 0 && corpus.documents == options.count) return;
      if (pass > 0) {
        announcement.id += fmt::format("-{}", pass);
        announcement.body = shuffled(announcement.body, random);
      }
      out << to_json(announcement) << '\n';
      ++corpus.documents;
      corpus.text_bytes += indexer::text_size(announcement);
    });
  }
  if (!out.flush()) give_up(corpus.file.string() + ": cannot be written");
  return corpus;
}

/// Every tenth document of `corpus` once more, with another id and its sentences shuffled.
Corpus make_update(Options const& options, Corpus const& corpus) {
  constexpr std::size_t kStride = 10;
  Corpus more{options.folder / "more.jsonl", 0, 0};
  std::ofstream out(more.file, std::ios::binary);
  std::mt19937 random(kSeed + 1);
  std::size_t number = 0;
  for_each_announcement(corpus.file, [&](schema::Announcement& announcement) {
    if (number++ % kStride != 0) return;
    announcement.id += "-more";
    announcement.body = shuffled(announcement.body, random);
    out << to_json(announcement) << '\n';
    ++more.documents;
    more.text_bytes += indexer::text_size(announcement);
  });
  if (!out.flush()) give_up(more.file.string() + ": cannot be written");
  return more;
}

void index_with_ours(Corpus const& corpus, fs::path const& index, std::size_t workers,
                     indexer::MergeWhen merge = indexer::MergeWhen::Auto) {
  indexer::IndexJobOptions job;
  job.sources = {corpus.file};
  job.index = index;
  job.workers = workers;
  job.merge = merge;
  auto const report = indexer::run_index_job(job);
  if (!report) give_up(to_string(report.error()));
  if (report->added != corpus.documents) give_up("documents were refused");
}

void index_with_term_generator(Corpus const& corpus, fs::path const& index, bool positions) {
  Xapian::WritableDatabase database(index.string(), Xapian::DB_CREATE);
  Xapian::TermGenerator generator;
  for_each_announcement(corpus.file, [&](schema::Announcement const& announcement) {
    Xapian::Document document;
    generator.set_document(document);
    auto const add = [&](std::string const& text, Xapian::termcount weight) {
      if (positions) {
        generator.index_text(text, weight);
      } else {
        generator.index_text_without_positions(text, weight);
      }
    };
    add(announcement.title, 4);
    add(announcement.abstract, 2);
    add(announcement.body, 1);
    document.add_boolean_term("Q" + announcement.id);
    document.set_data(to_json(announcement));
    database.add_document(document);
  });
  database.commit();
}

void run_sql(sqlite3* database, char const* sql) {
  if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
    give_up(sqlite3_errmsg(database));
  }
}

void index_with_fts5(Corpus const& corpus, fs::path const& index) {
  fs::create_directories(index);
  sqlite3* database = nullptr;
  if (sqlite3_open((index / "fts.db").c_str(), &database) != SQLITE_OK) give_up("SQLite");
  run_sql(database,
          "CREATE VIRTUAL TABLE announcements USING fts5(id UNINDEXED, title, abstract, body, "
          "tokenize = 'unicode61 remove_diacritics 2'); BEGIN");
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(database, "INSERT INTO announcements VALUES (?, ?, ?, ?)", -1, &insert,
                     nullptr);
  for_each_announcement(corpus.file, [&](schema::Announcement const& announcement) {
    int column = 0;
    for (std::string const* const text :
         {&announcement.id, &announcement.title, &announcement.abstract, &announcement.body}) {
      sqlite3_bind_text(insert, ++column, text->data(), static_cast<int>(text->size()),
                        SQLITE_STATIC);
    }
    if (sqlite3_step(insert) != SQLITE_DONE) give_up(sqlite3_errmsg(database));
    sqlite3_reset(insert);
  });
  sqlite3_finalize(insert);
  run_sql(database, "COMMIT");
  sqlite3_close(database);
}

using Engine = std::function<void(Corpus const&, fs::path const&)>;

/// Engines that add to an index of the whole corpus a tenth as much again, and are measured by
/// that.
bool is_update(std::string const& name) {
  return name.starts_with("update-");
}

std::map<std::string, Engine> const& engines() {
  static std::map<std::string, Engine> const all{
      {"ours-1", [](auto const& corpus, auto const& index) { index_with_ours(corpus, index, 1); }},
      {"ours-2", [](auto const& corpus, auto const& index) { index_with_ours(corpus, index, 2); }},
      {"xapian", [](auto const& corpus,
                    auto const& index) { index_with_term_generator(corpus, index, false); }},
      {"xapian-positions",
       [](auto const& corpus, auto const& index) {
         index_with_term_generator(corpus, index, true);
       }},
      {"fts5", index_with_fts5},
      {"update-1",
       [](auto const& corpus, auto const& index) { index_with_ours(corpus, index, 1); }},
      {"update-2",
       [](auto const& corpus, auto const& index) { index_with_ours(corpus, index, 2); }},
      {"update-in-place",
       [](auto const& corpus, auto const& index) {
         index_with_ours(corpus, index, 1, indexer::MergeWhen::Never);
       }},
  };
  return all;
}

/// What one run of an engine took.
struct Measure {
  double seconds = 0;
  double cpu_seconds = 0;
  double peak_megabytes = 0;
  std::uint64_t index_bytes = 0;
};

std::uint64_t bytes_below(fs::path const& folder) {
  std::uint64_t bytes = 0;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

double seconds_of(timeval const& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Measure measure(Engine const& engine, Corpus const& corpus, fs::path const& index) {
  auto const begin = std::chrono::steady_clock::now();
  pid_t const child = fork();
  if (child < 0) give_up("fork failed");
  if (child == 0) {
    engine(corpus, index);
    std::_Exit(0);
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child || status != 0) give_up("an engine failed");
  auto const took = std::chrono::steady_clock::now() - begin;
  return {std::chrono::duration<double>(took).count(),
          seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024, bytes_below(index)};
}

double median(std::vector<Measure> const& runs, double Measure::* value) {
  std::vector<double> values;
  for (Measure const& run : runs) values.push_back(run.*value);
  std::ranges::sort(values);
  return values[values.size() / 2];
}

/// `all_text`: of what the index holds.
void print(std::string const& name, Corpus const& corpus, std::uint64_t all_text,
           std::vector<Measure> const& runs) {
  auto const documents = static_cast<double>(corpus.documents);
  auto const text = static_cast<double>(corpus.text_bytes);
  double const seconds = median(runs, &Measure::seconds);
  fmt::print("{:<16} {:>9.0f} {:>8.2f} {:>12.0f} {:>10.2f} {:>9.0f}\n", name, documents / seconds,
             text / 1e6 / seconds, documents / median(runs, &Measure::cpu_seconds),
             static_cast<double>(runs.back().index_bytes) / static_cast<double>(all_text),
             median(runs, &Measure::peak_megabytes));
}

void run(Options const& options) {
  fs::create_directories(options.folder);
  Corpus const corpus = make_corpus(options);
  Corpus const more = make_update(options, corpus);
  fmt::print("{} documents, {:.1f} MB of text, median of {} rounds\n", corpus.documents,
             static_cast<double>(corpus.text_bytes) / 1e6, options.rounds);
  fmt::print("{:<16} {:>9} {:>8} {:>12} {:>10} {:>9}\n", "engine", "docs/s", "MB/s", "docs/CPU s",
             "index/text", "peak MB");
  std::map<std::string, std::vector<Measure>> runs;
  for (int round = 0; round < options.rounds; ++round) {
    for (auto const& [name, engine] : engines()) {
      bool const is_wanted = options.engines.empty() ||
                             std::ranges::find(options.engines, name) != options.engines.end();
      if (!is_wanted) continue;
      fs::path const index = options.folder / name;
      fs::remove_all(index);
      if (is_update(name)) index_with_ours(corpus, index, 2);
      runs[name].push_back(measure(engine, is_update(name) ? more : corpus, index));
    }
  }
  for (auto const& [name, measures] : runs) {
    std::uint64_t const all_text = corpus.text_bytes + (is_update(name) ? more.text_bytes : 0);
    print(name, is_update(name) ? more : corpus, all_text, measures);
  }
  fs::remove_all(options.folder);
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  using namespace tracuu;
  bench::Options options;
  std::vector<std::string> names;
  for (auto const& [name, engine] : bench::engines()) names.push_back(name);
  CLI::App app{"Measures indexing side by side with other engines"};
  app.add_option("--docs", options.documents, "JSON Lines of documents (.gz too)")->required();
  app.add_option("--documents", options.count,
                 "how many to index: beyond those in --docs, varied copies; 0 = all, once");
  app.add_option("--rounds", options.rounds, "runs of each engine")->capture_default_str();
  app.add_option("--folder", options.folder, "where to work (is removed)")->capture_default_str();
  app.add_option("--engines", options.engines, "which to run, all by default")
      ->delimiter(',')
      ->check(CLI::IsMember(names));
  CLI11_PARSE(app, argc, argv);
  bench::run(options);
}
