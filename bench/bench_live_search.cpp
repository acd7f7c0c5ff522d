// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search costs in-process beside a live writer that takes changes: single titles of the
// announcements, one search after the other, alone and then beside, in milliseconds of processor
// time and of the clock; how many changes were written meanwhile, and how long the rest takes. Puts
// the announcements of --docs, one a submit, --rate a second. Changes the index: give a copy.
//
//   bench_live_search --db copy.db --docs new.jsonl --rate 300 --seconds 15
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "bench/processor_time.hpp"
#include "bench/quantile.hpp"
#include "indexer/change_reader.hpp"
#include "indexer/live_writer.hpp"
#include "search/searcher.hpp"

namespace tracuu::bench {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

struct Times {
  std::vector<double> processor;
  std::vector<double> clock;
};

Times search_for(search::Searcher& searcher, std::vector<std::string> const& queries,
                 double seconds) {
  Times times;
  auto const begin = Clock::now();
  for (std::size_t i = 0; times.clock.empty() || milliseconds_since(begin) < 1e3 * seconds; ++i) {
    search::SearchRequest request;
    request.text = queries[i % queries.size()];
    auto const start = Clock::now();
    double const used = processor_milliseconds();
    if (!searcher.search(request)) return {};
    times.processor.push_back(processor_milliseconds() - used);
    times.clock.push_back(milliseconds_since(start));
  }
  return times;
}

void print(char const* name, Times& times) {
  fmt::print("{:<7} {:5} searches, processor {:6.2f} / {:6.2f}, clock {:6.2f} / {:6.2f} ms\n", name,
             times.clock.size(), quantile(times.processor, 0.5), quantile(times.processor, 0.99),
             quantile(times.clock, 0.5), quantile(times.clock, 0.99));
}

/// Submits `changes`, one after the other, `rate` a second, until it is stopped.
std::size_t put(indexer::LiveWriter& writer, std::vector<indexer::Change> const& changes,
                double rate, std::atomic<bool> const& stop) {
  auto const begin = Clock::now();
  std::size_t taken = 0;
  while (!stop) {
    auto const due = std::chrono::duration<double>(static_cast<double>(taken) / rate);
    std::this_thread::sleep_until(begin + std::chrono::duration_cast<Clock::duration>(due));
    if (writer.submit({changes[taken % changes.size()]})) ++taken;
  }
  return taken;
}

int run(std::string const& index, std::vector<indexer::Change> const& changes, double rate,
        double seconds) {
  indexer::LiveWriterOptions options;
  options.index = index;
  options.pack_after = std::chrono::milliseconds(0);
  auto const writer = indexer::LiveWriter::start(std::move(options));
  auto searcher = search::Searcher::open(index);
  if (!writer || !searcher) return 1;
  constexpr std::size_t kQueries = 500;
  std::vector<std::string> queries;
  for (indexer::Change const& change : changes) {
    if (queries.size() < kQueries && change.announcement) {
      queries.push_back(change.announcement->title);
    }
  }
  (void)search_for(*searcher, queries, seconds);  // warms up
  Times alone = search_for(*searcher, queries, seconds);
  std::atomic<bool> stop = false;
  std::size_t taken = 0;
  std::jthread putting([&] { taken = put(**writer, changes, rate, stop); });
  Times beside = search_for(*searcher, queries, seconds);
  stop = true;
  putting.join();
  std::uint64_t const committed = (*writer)->status().committed;
  auto const begin = Clock::now();
  bool const is_done = (*writer)->wait_until_committed(std::chrono::minutes(2));
  double const rest = milliseconds_since(begin) / 1e3;
  if (!is_done || alone.clock.empty() || beside.clock.empty()) return 1;
  print("alone", alone);
  print("beside", beside);
  fmt::print("p50 beside: {:.2f} times the processor time, {:.2f} times the clock\n",
             quantile(beside.processor, 0.5) / quantile(alone.processor, 0.5),
             quantile(beside.clock, 0.5) / quantile(alone.clock, 0.5));
  fmt::print("{} changes taken, {} committed meanwhile, the rest after {:.2f} s\n", taken,
             committed, rest);
  return 0;
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  CLI::App app{"what a search costs beside a live writer: p50 / p99"};
  std::string index;
  std::string file;
  double rate = 300;
  double seconds = 15;
  app.add_option("--db", index, "folder of an index, which is changed")->required();
  app.add_option("--docs", file, "JSON Lines")->required();
  app.add_option("--rate", rate, "changes a second")->check(CLI::PositiveNumber);
  app.add_option("--seconds", seconds, "of each part")->check(CLI::PositiveNumber);
  CLI11_PARSE(app, argc, argv);
  std::ifstream in(file, std::ios::binary);
  std::string const lines{std::istreambuf_iterator<char>(in), {}};
  auto const changes = tracuu::indexer::read_changes(lines);
  if (!changes || changes->empty()) {
    fmt::print(stderr, "{}\n", changes ? "there are no announcements" : to_string(changes.error()));
    return 1;
  }
  return tracuu::bench::run(index, *changes, rate, seconds);
}
