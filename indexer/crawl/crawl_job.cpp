// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/crawl_job.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "indexer/crawl/crawl_run.hpp"

namespace tracuu::indexer {

using base::Result;

namespace {

/// A folder that is gone in the end, for what a dry run has to keep.
class ShortLivedFolder {
 public:
  ShortLivedFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "tracuu-crawl-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ShortLivedFolder(ShortLivedFolder const&) = delete;
  ShortLivedFolder& operator=(ShortLivedFolder const&) = delete;
  ~ShortLivedFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

Result<CrawlReport> run_in(CrawlOptions const& options, std::filesystem::path const& folder) {
  auto run = CrawlRunner::make(options, folder);
  if (!run) return run.error();
  return (*run)->run();
}

}  // namespace

Result<CrawlReport> run_crawl(CrawlOptions const& options) {
  if (!options.dry_run) return run_in(options, options.folder);
  ShortLivedFolder const folder;
  if (folder.path().empty()) {
    return base::Error{
        base::ErrorCode::Io, "no folder can be made for files that are in use for a short time",
        "is the disk full, or TMPDIR wrong?", std::filesystem::temp_directory_path().string()};
  }
  return run_in(options, folder.path());
}

}  // namespace tracuu::indexer
