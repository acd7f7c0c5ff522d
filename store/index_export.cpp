// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/index_export.hpp"

#include <fmt/format.h>

#include <string>

#include "store/database.hpp"
#include "store/document_lookup.hpp"
#include "store/shard_opening.hpp"

namespace tracuu::store {

namespace {

using Take = std::function<base::Result<void>(schema::Announcement const&)>;

class Export {
 public:
  Export(Xapian::Database database, Take const& take)
      : database_(std::move(database)), take_(take) {}

  base::Result<ExportReport> run() {
    constexpr int kMaxReopens = 1'000;  // a writer that commits all the time
    for (int reopens = 0; reopens < kMaxReopens; ++reopens) {
      try {
        if (auto done = rest(); !done) return done.error();
        return report_;
      } catch (Xapian::DatabaseModifiedError const&) {
        report_.overtaken_at = report_.announcements;
        if (auto opened = reopen(); !opened) return opened.error();
      }
    }
    return base::Error{base::ErrorCode::Busy, "a writer keeps changing the index",
                       "export when it has finished"};
  }

 private:
  /// Everything after the last document that was taken.
  base::Result<void> rest() {
    auto const end = database_.postlist_end("");
    auto document = database_.postlist_begin("");
    document.skip_to(last_ + 1);
    for (; document != end; ++document) {
      auto const announcement = stored_announcement(database_.get_document(*document));
      if (!announcement) return announcement.error();
      last_ = *document;
      if (auto taken = take_(*announcement); !taken) return taken;
      ++report_.announcements;
    }
    return {};
  }

  base::Result<void> reopen() {
    auto opened = xapian_guard([&] { database_.reopen(); });
    if (opened) return opened;
    return base::Error{base::ErrorCode::Busy,
                       fmt::format("the index was replaced after {} announcements: {}",
                                   report_.announcements, opened.error().message),
                       "run the export again"};
  }

  Xapian::Database database_;
  Take const& take_;
  Xapian::docid last_ = 0;
  ExportReport report_;
};

}  // namespace

base::Result<ExportReport> export_index(ShardList const& index, Take const& take) {
  auto database = open_shards(index);
  if (!database) return database.error();
  return xapian_guard([&] { return Export(std::move(*database), take).run(); });
}

}  // namespace tracuu::store
