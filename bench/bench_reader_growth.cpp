// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the cost of a file grows with its size: each reader with inputs of 1, 2, 4 and 8 times,
// indexed as a full build with one worker in a process of its own. Prints a row of Markdown for
// each: processor seconds (readers in processes of their own with it) and the largest memory of a
// process. Ends with 1 if anything costs more than 2.2 times for twice the size, or more memory
// than the limit.
//
//   bench_reader_growth
//   bench_reader_growth --only HTML --largest 4

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bench/grown_input.hpp"
#include "indexer/index_job.hpp"

namespace tracuu::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kMaxRatio = 2.2;
constexpr double kMaxMegabytes = 700;
/// What costs less is the start of a process.
constexpr double kMeasurableSeconds = 0.1;
/// How often a doubling that looks too dear is measured again.
constexpr int kMoreRounds = 6;

struct Cost {
  double seconds = 0;
  double megabytes = 0;
  int exit_code = 0;
};

double seconds_of(timeval const& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Indexes `file` in a fork of this process, which then ends as a program does: with the readers
/// that it has started.
Cost cost_of(fs::path const& file, fs::path const& index) {
  fs::remove_all(index);
  std::fflush(stdout);  // so that the fork does not print it, too
  pid_t const id = fork();
  if (id == 0) {
    indexer::IndexJobOptions options;
    options.sources = {file};
    options.index = index;
    auto const report = indexer::run_index_job(options);
    std::exit(report && report->indexed() > 0 ? EXIT_SUCCESS : EXIT_FAILURE);
  }
  int status = 0;
  rusage usage{};
  wait4(id, &status, 0, &usage);
  return {seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024, status};
}

/// The least of several: what else the machine did is in the others.
void measure_again(Cost& least, fs::path const& file, fs::path const& index) {
  Cost const cost = cost_of(file, index);
  least.seconds = std::min(least.seconds, cost.seconds);
  least.megabytes = std::max(least.megabytes, cost.megabytes);
}

/// Processor time of a file against that of one of half its size; 0 if that is not worth comparing.
double ratio_of(Cost const& whole, Cost const& half) {
  return half.seconds < kMeasurableSeconds ? 0 : whole.seconds / half.seconds;
}

/// Prints the row of one kind of input; whether it is within the limits.
bool measure(GrownInput const& input, std::size_t largest, int rounds, fs::path const& folder) {
  std::string row = fmt::format("| {} | {} | {} |", input.reader, input.what, input.first_count);
  std::vector<Cost> costs;
  std::vector<fs::path> files;
  fs::path const index = folder / "index";
  bool is_good = true;
  double megabytes = 0;
  double worst = 0;
  for (std::size_t times = 1; times <= largest; times *= 2) {
    files.push_back(folder / fmt::format("grown-{}{}", times, input.ending));
    std::ofstream(files.back(), std::ios::binary) << input.make(input.first_count * times);
    costs.push_back(cost_of(files.back(), index));
    for (int round = 1; round < rounds; ++round) measure_again(costs.back(), files.back(), index);
    is_good = is_good && costs.back().exit_code == 0;
  }
  for (std::size_t i = 1; i < costs.size(); ++i) {
    for (int more = 0; more < kMoreRounds && ratio_of(costs[i], costs[i - 1]) > kMaxRatio; ++more) {
      measure_again(costs[i - 1], files[i - 1], index);
      measure_again(costs[i], files[i], index);
    }
    worst = std::max(worst, ratio_of(costs[i], costs[i - 1]));
  }
  for (Cost const& cost : costs) {
    row += fmt::format(" {:.2f} |", cost.seconds);
    megabytes = std::max(megabytes, cost.megabytes);
  }
  for (fs::path const& file : files) fs::remove(file);
  fmt::print("{} {:.2f} | {:.0f} |{}\n", row, worst, megabytes, is_good ? "" : " not indexed");
  std::fflush(stdout);
  return is_good && worst <= kMaxRatio && megabytes <= kMaxMegabytes;
}

int run(int argc, char** argv) {
  std::string only;
  std::size_t largest = 8;
  int rounds = 2;
  CLI::App app{"How the cost of a file grows with its size"};
  app.add_option("--only", only, "the reader to measure, or what grows");
  app.add_option("--largest", largest, "times the smallest input");
  app.add_option("--rounds", rounds, "times that each is measured");
  CLI11_PARSE(app, argc, argv);
  fs::path const folder =
      fs::temp_directory_path() / fmt::format("tracuu-reader-growth-{}", getpid());
  fs::create_directories(folder);
  std::string head = "| reader | grows by | from |";
  std::string rule = "|---|---|---:|";
  for (std::size_t times = 1; times <= largest; times *= 2) {
    head += fmt::format(" {} × s |", times);
    rule += "---:|";
  }
  fmt::print("{} worst ratio | MB |\n{}---:|---:|\n", head, rule);
  bool is_good = true;
  for (GrownInput const& input : grown_inputs()) {
    if (!only.empty() && input.reader != only && input.what != only) continue;
    is_good = measure(input, largest, rounds, folder) && is_good;
  }
  fs::remove_all(folder);
  return is_good ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  return tracuu::bench::run(argc, argv);
}
