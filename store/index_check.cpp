// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/index_check.hpp"

#include <fmt/format.h>

#include <sstream>

#include "schema/announcement.hpp"
#include "schema/field.hpp"
#include "schema/stored_announcement.hpp"
#include "schema/term.hpp"
#include "store/database.hpp"
#include "store/index_format.hpp"
#include "store/table_reading.hpp"

namespace tracuu::store {

namespace {

/// A damaged index may have as many problems as announcements: the first tell.
constexpr std::size_t kMaxProblems = 100;

void check_announcement(Xapian::Database const& database, Xapian::docid id, CheckReport& report) {
  Xapian::Document const document = database.get_document(id);
  auto const stored = schema::StoredAnnouncement::open(document.get_data());
  auto const announcement = stored ? stored->whole() : stored.error();
  if (!announcement) {
    report.problems.push_back(fmt::format("document {}: {}", id, announcement.error().message));
    return;
  }
  if (schema::content_hash(*announcement) != document.get_value(schema::kContentHashSlot)) {
    report.problems.push_back(
        fmt::format("announcement '{}': content hash differs", announcement->id));
  }
  if (database.get_termfreq(schema::make_id_term(announcement->id)) != 1) {
    report.problems.push_back(
        fmt::format("announcement '{}': its id is not unique", announcement->id));
  }
}

void check_announcements(Xapian::Database const& database, CheckReport& report) {
  auto const end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document) {
    ++report.announcements;
    check_announcement(database, *document, report);
    if (report.problems.size() >= kMaxProblems) return;
  }
  if (report.announcements != database.get_doccount()) {
    report.problems.push_back(fmt::format("{} announcements counted, {} stored",
                                          report.announcements, database.get_doccount()));
  }
}

void check_structure(std::string const& path, CheckReport& report) {
  std::ostringstream details;
  std::size_t const errors = Xapian::Database::check(path, 0, &details);
  if (errors == 0) return;
  report.problems.push_back(fmt::format("{} errors in the tables: {}", errors, details.str()));
}

}  // namespace

base::Result<CheckReport> check_index(IndexFolder const& folder) {
  auto const generation = folder.current_generation();
  if (!generation) return generation.error();
  std::string const path = folder.generation_path(*generation).string();
  return xapian_guard([&]() -> base::Result<CheckReport> {
    CheckReport report;
    report.is_structure_checked = are_tables_writable(path);
    if (report.is_structure_checked) check_structure(path, report);
    Xapian::Database const database(path);
    if (!report.is_structure_checked) report.problems = read_tables(database);
    if (auto known = check_schema_version(database, folder.path()); !known) return known.error();
    report.schema_version = kSchemaVersion;
    check_announcements(database, report);
    return report;
  });
}

}  // namespace tracuu::store
