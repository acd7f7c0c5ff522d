// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/update.hpp"

#include <string>
#include <unordered_set>

#include "indexer/announcement_reader.hpp"
#include "indexer/document_builder.hpp"
#include "indexer/xapian_document.hpp"
#include "schema/database.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"

namespace tracuu::indexer {

namespace {

/// Changes between commits: readers see an update grow in steps of this size.
constexpr std::size_t kCommitEvery = 5'000;

constexpr std::size_t kProgressEvery = 50;

class LiveUpdate {
 public:
  LiveUpdate(IndexOptions const& options, Xapian::WritableDatabase database)
      : options_(options), database_(std::move(database)), builder_(options.weights) {}

  IndexReport run() {
    SourceReader reader(options_.sources, options_.limits);
    std::uint64_t const total_bytes = options_.on_progress ? reader.total_bytes() : 0;
    while (true) {
      auto item = reader.next();
      if (!item) {
        report_.rejected.push_back({to_string(item.error())});
        continue;
      }
      if (!*item) break;
      add(**item);
      show_progress(reader.consumed_bytes(), total_bytes);
    }
    database_.commit();
    return std::move(report_);
  }

 private:
  void add(SourceItem const& item) {
    auto announcement = read_announcement(item, options_.limits);
    if (!announcement) {
      report_.rejected.push_back({to_string(announcement.error())});
      return;
    }
    complete(*announcement);
    if (!ids_.insert(announcement->id).second) {
      report_.rejected.push_back(duplicate_id(*announcement));
      return;
    }
    put(*announcement);
  }

  void put(schema::Announcement const& announcement) {
    std::string const id_term = schema::make_id_term(announcement.id);
    auto const found = database_.postlist_begin(id_term);
    bool const is_known = found != database_.postlist_end(id_term);
    if (is_known && stored_hash(*found) == schema::content_hash(announcement)) {
      ++report_.unchanged;
      return;
    }
    database_.replace_document(id_term, to_xapian_document(builder_.build(announcement)));
    ++(is_known ? report_.updated : report_.added);
    report_.text_bytes += text_size(announcement);
    if (report_.indexed() % kCommitEvery == 0) database_.commit();
  }

  std::string stored_hash(Xapian::docid document) {
    return database_.get_document(document).get_value(schema::kContentHashSlot);
  }

  void show_progress(std::uint64_t consumed_bytes, std::uint64_t total_bytes) {
    std::size_t const done = ids_.size() + report_.rejected.size();
    if (options_.on_progress && done % kProgressEvery == 0) {
      options_.on_progress({done, consumed_bytes, total_bytes, false});
    }
  }

  IndexOptions const& options_;
  Xapian::WritableDatabase database_;
  DocumentBuilder builder_;
  std::unordered_set<std::string> ids_;
  IndexReport report_;
};

}  // namespace

base::Result<IndexReport> run_update(IndexOptions const& options,
                                     schema::IndexFolder const& folder) {
  auto const generation = folder.current_generation();
  if (!generation) return generation.error();
  return schema::xapian_guard([&]() -> base::Result<IndexReport> {
    Xapian::WritableDatabase database(folder.generation_path(*generation).string(),
                                      Xapian::DB_OPEN);
    auto known = schema::check_schema_version(database, folder.path());
    if (!known) return known.error();
    return LiveUpdate(options, std::move(database)).run();
  });
}

}  // namespace tracuu::indexer
