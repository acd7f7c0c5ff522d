// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "indexer/build_road.hpp"
#include "indexer/glass/glass_database.hpp"
#include "indexer/glass/inverted_batch.hpp"
#include "indexer/glass/segment.hpp"

namespace tracuu::indexer {

namespace {

/// What a batch takes in memory before it is written: more than one of real texts ever does.
constexpr std::size_t kFullBytes = 64 << 20;

class DirectRoad final : public BuildRoad {
 public:
  DirectRoad(std::filesystem::path build_folder, std::filesystem::path database,
             std::size_t threads, KeptDocuments const* kept)
      : database_(std::move(database)),
        threads_(threads),
        kept_(kept),
        files_(std::move(build_folder)) {}

  std::unique_ptr<BatchWriter> open_writer() override { return std::make_unique<Writer>(*this); }

  [[nodiscard]] bool waits_for_others() const override { return false; }

  base::Result<void> finish(std::map<std::string, std::string> const& metadata) override {
    std::vector<Segment> segments;
    for (auto const& [first_document, segment] : segments_) segments.push_back(segment);
    auto const written =
        write_glass_database(database_, files_, segments,
                             {metadata, threads_, kept_ != nullptr ? *kept_ : KeptDocuments()});
    if (!written) return disk_error(database_, written.error());
    return {};
  }

 private:
  class Writer final : public BatchWriter {
   public:
    explicit Writer(DirectRoad& road) : road_(road), writer_(road.files_) {}

    void add(DocumentContent const& content) override { batch_.add(content); }

    [[nodiscard]] bool is_full() const override { return batch_.memory_bytes() > kFullBytes; }

    base::Result<void> end_batch(std::uint32_t first_document) override {
      batch_.sort();
      auto const segment = writer_.write(batch_, first_document);
      batch_.clear();
      if (!segment) return disk_error(road_.files_.folder(), segment.error());
      std::scoped_lock const lock(road_.mutex_);
      road_.segments_.emplace(first_document, *segment);
      return {};
    }

   private:
    DirectRoad& road_;
    InvertedBatch batch_;
    SegmentWriter writer_;
  };

  std::filesystem::path database_;
  std::size_t threads_;
  KeptDocuments const* kept_;
  SegmentFiles files_;
  std::mutex mutex_;
  std::map<std::uint32_t, Segment> segments_;  ///< by their first document
};

}  // namespace

std::unique_ptr<BuildRoad> direct_road(std::filesystem::path build_folder,
                                       std::filesystem::path database, std::size_t threads,
                                       KeptDocuments const* kept) {
  return std::make_unique<DirectRoad>(std::move(build_folder), std::move(database), threads, kept);
}

}  // namespace tracuu::indexer
