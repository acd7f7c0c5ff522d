// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/test_index.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <string>

#include "indexer/index_job.hpp"
#include "store/exported_line.hpp"

namespace tracuu::server {
namespace {

std::filesystem::path make_new_folder() {
  static std::atomic<int> next{0};
  std::string const name =
      "tracuu-server-test-" + std::to_string(::getpid()) + "-" + std::to_string(next++);
  std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

void index_announcements(std::vector<schema::Announcement> const& announcements,
                         std::filesystem::path const& index, bool rebuild) {
  std::filesystem::path const source = make_new_folder() / "announcements.jsonl";
  std::ofstream lines(source);
  for (schema::Announcement const& announcement : announcements) {
    // As exported: taken as it is, so that what must be escaped arrives.
    lines << store::exported_line(schema::to_json(announcement)) << '\n';
  }
  lines.close();
  indexer::IndexJobOptions options;
  options.sources = {source};
  options.index = index;
  options.rebuild = rebuild;
  auto const report = indexer::run_index_job(options);
  if (!report || report->indexed() != announcements.size()) std::abort();
}

}  // namespace

std::filesystem::path make_test_index(std::vector<schema::Announcement> const& announcements) {
  std::filesystem::path index = make_new_folder() / "index";
  index_announcements(announcements, index, false);
  return index;
}

void rebuild_test_index(std::filesystem::path const& index,
                        std::vector<schema::Announcement> const& announcements) {
  index_announcements(announcements, index, true);
}

void add_to_test_index(std::filesystem::path const& index,
                       schema::Announcement const& announcement) {
  index_announcements({announcement}, index, false);
}

}  // namespace tracuu::server
