// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "indexer/document/document_content.hpp"
#include "indexer/glass/glass_database.hpp"

namespace tracuu::indexer {

/// Takes the documents of one batch after the other to the database that a full build writes. Of
/// one thread.
class BatchWriter {
 public:
  virtual ~BatchWriter() = default;

  /// The next document of the batch.
  virtual void add(DocumentContent const& content) = 0;

  /// Whether what was added takes so much memory that it should be ended here: a batch of the
  /// reader's may be several of the writer's.
  [[nodiscard]] virtual bool is_full() const = 0;

  /// The batch is complete; its documents get the numbers from `first_document` on.
  /// disk_error(). REQUIRES: at least one document was added.
  [[nodiscard]] virtual base::Result<void> end_batch(std::uint32_t first_document) = 0;
};

/// A way from documents to a database of Xapian's. There are two, and the database holds the same
/// on both: straight to its tables (direct_road), and through Xapian itself (xapian_road).
class BuildRoad {
 public:
  virtual ~BuildRoad() = default;

  /// A writer for one thread. Writers may work at the same time, each on another batch; together
  /// their batches are numbered without a gap from document 1 on. Thread-safe.
  [[nodiscard]] virtual std::unique_ptr<BatchWriter> open_writer() = 0;

  /// Whether end_batch() may wait for other writers.
  [[nodiscard]] virtual bool waits_for_others() const = 0;

  /// A batch has failed and will never come: writers that wait for it fail, too. Thread-safe.
  virtual void give_up() {}

  /// Writes what is left of the database, and its metadata, by key. REQUIRES: at least one batch
  /// was ended, or documents are kept; all writers are done. disk_error().
  [[nodiscard]] virtual base::Result<void> finish(
      std::map<std::string, std::string> const& metadata) = 0;
};

/// Why what was to be written to `folder` could not be: a full disk is the likely cause. Io; a lack
/// of memory and an older database that is damaged are left as they are.
[[nodiscard]] base::Error disk_error(std::filesystem::path const& folder, base::Error const& cause);

/// Straight to the tables (indexer/glass/), through segments that lie in `build_folder`, to the
/// database in folder `database`, which is made. `threads` tables are written at once. What `kept`
/// holds when finish() is called goes into the database, too; null: nothing. It must outlive the
/// road, and the first batch is numbered after its last document.
[[nodiscard]] std::unique_ptr<BuildRoad> direct_road(std::filesystem::path build_folder,
                                                     std::filesystem::path database,
                                                     std::size_t threads,
                                                     KeptDocuments const* kept = nullptr);

/// Through Xapian::WritableDatabase to the database in folder `database`, which is made. Batches
/// are written in their order, by one thread at a time; memory: a batch a thread, and what Xapian
/// holds of some thousand documents between commits.
[[nodiscard]] std::unique_ptr<BuildRoad> xapian_road(std::filesystem::path database);

}  // namespace tracuu::indexer
