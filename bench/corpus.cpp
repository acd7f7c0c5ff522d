// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/corpus.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <utility>

#include "indexer/index_job.hpp"
#include "store/document_lookup.hpp"

namespace tracuu::bench {

base::Result<void> index_corpus(std::vector<std::filesystem::path> const& documents,
                                std::filesystem::path const& index,
                                std::optional<std::size_t> workers) {
  indexer::IndexJobOptions job;
  job.sources = documents;
  job.index = index;
  job.rebuild = true;
  if (workers) job.workers = *workers;
  auto const report = indexer::run_index_job(job);
  if (!report) return report.error();
  fmt::print("indexed {} announcements, {} rejected\n", report->added, report->rejected.size());
  return {};
}

base::Result<std::vector<schema::Announcement>> read_corpus(std::filesystem::path const& index) {
  std::vector<schema::Announcement> announcements;
  try {
    Xapian::Database const database(index.string());
    auto const end = database.postlist_end("");
    for (auto document = database.postlist_begin(""); document != end; ++document) {
      auto announcement = store::stored_head(database.get_document(*document));
      if (!announcement) return announcement.error();
      announcements.push_back(std::move(*announcement));
    }
  } catch (Xapian::Error const& error) {
    return base::Error{base::ErrorCode::Io, error.get_description(), ""};
  }
  return announcements;
}

}  // namespace tracuu::bench
