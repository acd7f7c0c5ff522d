// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/update_merge.hpp"

#include <random>
#include <utility>

#include "indexer/build_switch.hpp"
#include "indexer/index_report.hpp"
#include "indexer/kept_facts.hpp"

namespace tracuu::indexer {

namespace {

/// As in a full build (full_build.cpp): small enough for the processor's caches.
constexpr std::uint32_t kMergeBatchDocuments = 1'000;
constexpr std::size_t kMergeBatchBytes = 8u << 20;

constexpr char const* kInPlaceHint =
    "make room for the index a second time, or run it with --merge never, which changes the index "
    "in place";

bool is_about_room(base::Error const& error) {
  return error.code == base::ErrorCode::Io || error.code == base::ErrorCode::DiskFull;
}

base::Result<void> with_hint(base::Result<void> const& done) {
  if (done || !is_about_room(done.error())) return done;
  base::Error error = done.error();
  error.hint = kInPlaceHint;
  return error;
}

}  // namespace

base::Result<std::unique_ptr<UpdateMerge>> UpdateMerge::begin(IndexJobOptions const& options,
                                                              store::IndexFolder const& folder,
                                                              std::filesystem::path const& database,
                                                              Xapian::docid last_document) {
  auto const build_folder = folder.make_build_folder();
  if (!build_folder) return build_folder.error();
  return std::unique_ptr<UpdateMerge>(
      new UpdateMerge(options, folder, *build_folder, database, last_document));
}

UpdateMerge::UpdateMerge(IndexJobOptions const& options, store::IndexFolder const& folder,
                         std::filesystem::path const& build_folder,
                         std::filesystem::path const& database, Xapian::docid last_document)
    : folder_(folder),
      new_database_(build_folder / "merged"),
      kept_(database, last_document),
      road_(direct_road(build_folder, new_database_, options.workers, &kept_)),
      writer_(road_->open_writer()),
      builder_(options.weights),
      facts_(std::random_device{}()),
      next_number_(last_document + 1),
      first_of_batch_(next_number_) {}

UpdateMerge::~UpdateMerge() {
  folder_.remove_build_folders();
}

base::Result<void> UpdateMerge::add(schema::Announcement const& announcement) {
  DocumentContent const& content = builder_.build(announcement);
  batch_bytes_ += text_size(announcement);
  std::uint32_t const in_batch = next_number_ - first_of_batch_ + 1;
  bool const is_end = in_batch >= kMergeBatchDocuments || batch_bytes_ >= kMergeBatchBytes;
  facts_.add(next_number_++, content, in_batch == 1 || is_end);
  writer_->add(content);
  if (is_end || writer_->is_full()) return end_batch();
  return {};
}

base::Result<void> UpdateMerge::end_batch() {
  if (next_number_ == first_of_batch_) return {};
  auto const written = writer_->end_batch(first_of_batch_);
  first_of_batch_ = next_number_;
  batch_bytes_ = 0;
  return with_hint(written);
}

void UpdateMerge::note_facts(Xapian::Database const& old) {
  add_kept_facts(facts_, old, kept_);
}

base::Result<void> UpdateMerge::finish(std::map<std::string, std::string> const& metadata,
                                       std::function<void(IndexStage)> const& on_stage) {
  if (auto ended = end_batch(); !ended) return ended;
  on_stage(IndexStage::Merging);
  if (auto written = with_hint(road_->finish(metadata)); !written) return written;
  on_stage(IndexStage::Checking);
  return check_and_switch(folder_, new_database_, facts_, metadata);
}

}  // namespace tracuu::indexer
