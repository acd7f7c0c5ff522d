// SPDX-License-Identifier: GPL-3.0-or-later
#include <xapian.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/build_road.hpp"
#include "indexer/document/xapian_document.hpp"
#include "store/database.hpp"
#include "store/write_transaction.hpp"

namespace tracuu::indexer {

namespace {

/// Documents between commits: Xapian holds the postings of so many in memory.
constexpr std::uint32_t kDocumentsACommit = 5'000;

/// Postings that wait between commits, and that a batch has before it is written: Xapian takes some
/// hundred bytes for each.
constexpr std::size_t kPostingsARoadCommit = 2'000'000;
constexpr std::size_t kPostingsABatch = 500'000;

class XapianRoad final : public BuildRoad {
 public:
  explicit XapianRoad(std::filesystem::path database) : path_(std::move(database)) {}

  std::unique_ptr<BatchWriter> open_writer() override { return std::make_unique<Writer>(*this); }

  [[nodiscard]] bool waits_for_others() const override { return true; }

  void give_up() override {
    {
      std::scoped_lock const lock(mutex_);
      is_given_up_ = true;
    }
    turn_came_.notify_all();
  }

  base::Result<void> finish(std::map<std::string, std::string> const& metadata) override {
    return finished(store::xapian_guard([&] {
      for (auto const& [key, value] : metadata) database_->database().set_metadata(key, value);
      database_->commit();
      database_.reset();
    }));
  }

 private:
  class Writer final : public BatchWriter {
   public:
    explicit Writer(XapianRoad& road) : road_(road) {}

    void add(DocumentContent const& content) override {
      documents_.push_back(to_xapian_document(content));
      postings_ += documents_.back().termlist_count();
    }

    [[nodiscard]] bool is_full() const override { return postings_ > kPostingsABatch; }

    base::Result<void> end_batch(std::uint32_t first_document) override {
      postings_ = 0;
      return road_.write(std::exchange(documents_, {}), first_document);
    }

   private:
    XapianRoad& road_;
    std::vector<Xapian::Document> documents_;
    std::size_t postings_ = 0;  ///< of them
  };

  /// Waits for the batch's turn: Xapian numbers documents as they come.
  base::Result<void> write(std::vector<Xapian::Document> const& documents,
                           std::uint32_t first_document) {
    std::unique_lock lock(mutex_);
    turn_came_.wait(lock, [&] { return is_given_up_ || next_document_ == first_document; });
    if (is_given_up_) {
      return base::Error{base::ErrorCode::Internal, "an earlier batch has failed", ""};
    }
    auto const written = store::xapian_guard([&] {
      if (!database_) database_.emplace(path_, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
      for (Xapian::Document const& document : documents) {
        database_->database().add_document(document);
        postings_ += document.termlist_count();
        if (next_document_++ % kDocumentsACommit != 0 && postings_ < kPostingsARoadCommit) continue;
        database_->commit();
        postings_ = 0;
      }
    });
    turn_came_.notify_all();
    return finished(written);
  }

  base::Result<void> finished(base::Result<void> const& written) const {
    if (!written) return disk_error(path_, written.error());
    return {};
  }

  std::filesystem::path path_;
  std::mutex mutex_;  ///< guards all below
  std::condition_variable turn_came_;
  std::uint32_t next_document_ = 1;
  std::size_t postings_ = 0;  ///< since the last commit
  bool is_given_up_ = false;
  std::optional<store::WriteTransaction> database_;
};

}  // namespace

std::unique_ptr<BuildRoad> xapian_road(std::filesystem::path database) {
  return std::make_unique<XapianRoad>(std::move(database));
}

}  // namespace tracuu::indexer
