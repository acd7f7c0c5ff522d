// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/update_merge.hpp"

#include <cerrno>
#include <random>
#include <utility>

#include "base/os_error.hpp"
#include "indexer/build_switch.hpp"
#include "indexer/index_report.hpp"
#include "indexer/kept_facts.hpp"

namespace tracuu::indexer {

namespace {

/// As in a full build (full_build.cpp): small enough for the processor's caches.
constexpr std::size_t kMergeBatchDocuments = 1'000;
constexpr std::size_t kMergeBatchBytes = 8u << 20;

constexpr char const* kInPlaceHint =
    "make room for the index a second time, or run it with --merge never, which changes the index "
    "in place";

bool is_about_room(base::Error const& error) {
  int const number = base::os_error_number(error.message);
  bool const is_unknown = number == 0 && error.code == base::ErrorCode::Io;
  return is_unknown || number == ENOSPC || number == EDQUOT;
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
      workers_(options.workers, *road_, options.limits.max_document_memory_bytes, options.weights,
               std::random_device{}()),
      next_number_(last_document + 1) {}

UpdateMerge::~UpdateMerge() {
  folder_.remove_build_folders();
}

base::Result<void> UpdateMerge::add(schema::Announcement announcement) {
  batch_bytes_ += text_size(announcement);
  batch_.push_back(std::move(announcement));
  bool const is_end = batch_.size() >= kMergeBatchDocuments || batch_bytes_ >= kMergeBatchBytes;
  return is_end ? end_batch() : base::Result<void>();
}

base::Result<void> UpdateMerge::end_batch() {
  if (batch_.empty()) return {};
  std::uint32_t const first = next_number_;
  next_number_ += static_cast<std::uint32_t>(batch_.size());
  batch_bytes_ = 0;
  return with_hint(workers_.push(std::exchange(batch_, {}), first));
}

base::Result<void> UpdateMerge::end_reading(Xapian::Database const& old) {
  if (auto ended = end_batch(); !ended) return ended;
  auto facts = workers_.finish();
  if (!facts) return with_hint(facts.error());
  facts_ = std::move(*facts);
  add_kept_facts(*facts_, old, kept_);
  return {};
}

base::Result<void> UpdateMerge::finish(std::map<std::string, std::string> const& metadata,
                                       std::function<void(IndexStage)> const& on_stage) {
  on_stage(IndexStage::Merging);
  if (auto written = with_hint(road_->finish(metadata)); !written) return written;
  on_stage(IndexStage::Checking);
  return check_and_switch(folder_, new_database_, *facts_, metadata);
}

}  // namespace tracuu::indexer
