// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/os_error.hpp"
#include "store/index_format.hpp"

namespace tracuu::store {

namespace {

struct KnownError {
  std::string_view xapian_type;
  base::ErrorCode code;
  std::string_view hint;
};

constexpr char const* kCheckDisk = "check free disk space and permissions";
constexpr char const* kCheckShard = "check that xapian-tcpsrv runs there and can be reached";
constexpr char const* kRebuild = "run `tracuu check`; rebuild with `tracuu index --rebuild`";

constexpr KnownError kKnownErrors[] = {
    {"DatabaseModifiedError", base::ErrorCode::Busy, "try again"},
    {"DatabaseLockError", base::ErrorCode::IndexLocked,
     "another tracuu is writing to this index; wait until it has finished"},
    {"DatabaseNotFoundError", base::ErrorCode::IndexMissing, "run `tracuu index` first"},
    {"DatabaseOpeningError", base::ErrorCode::IndexMissing,
     "check the folder, or run `tracuu index` first"},
    {"DatabaseCorruptError", base::ErrorCode::IndexCorrupt, kRebuild},
    {"DatabaseVersionError", base::ErrorCode::SchemaMismatch,
     "the index was written by another Xapian; rebuild with `tracuu index --rebuild`"},
    {"NetworkError", base::ErrorCode::Unavailable, kCheckShard},
    {"NetworkTimeoutError", base::ErrorCode::Unavailable, kCheckShard},
    {"DatabaseCreateError", base::ErrorCode::Io, kCheckDisk},
    // One table names a document that another lacks, or holds what cannot be unpacked.
    {"DocNotFoundError", base::ErrorCode::IndexCorrupt, kRebuild},
    {"RangeError", base::ErrorCode::IndexCorrupt, kRebuild},
    {"SerialisationError", base::ErrorCode::IndexCorrupt, kRebuild},
};

bool is_network_error(Xapian::Error const& error) {
  return std::string_view(error.get_type()).starts_with("Network");
}

}  // namespace

base::Error to_error(Xapian::Error const& error) {
  std::string message = error.get_msg();
  // The connection, without which nobody knows which shard it was.
  if (is_network_error(error) && !error.get_context().empty()) {
    message = fmt::format("{}: {}", error.get_context(), message);
  }
  char const* const system_error = error.get_error_string();
  if (system_error != nullptr) message += fmt::format(" ({})", system_error);
  // In the message alone if Xapian met one failure after another.
  if (int const number = base::os_error_number(message); number != 0) {
    return base::with_os_error({base::ErrorCode::Io, std::move(message), ""}, number);
  }
  if (std::string_view(error.get_type()) == "DatabaseError") {
    // Either the system refused, or a table ends too early ("EOF reading block 7").
    if (system_error != nullptr) return {base::ErrorCode::Io, std::move(message), kCheckDisk};
    return {base::ErrorCode::IndexCorrupt, std::move(message), kRebuild};
  }
  for (KnownError const& known : kKnownErrors) {
    if (known.xapian_type == error.get_type()) {
      return {known.code, std::move(message), std::string(known.hint)};
    }
  }
  return {base::ErrorCode::Internal, fmt::format("{}: {}", error.get_type(), message), ""};
}

base::Result<void> check_schema_version(Xapian::Database const& database,
                                        std::filesystem::path const& folder) {
  std::string const version = database.get_metadata(std::string(kSchemaVersionKey));
  if (version == kSchemaVersion) return {};
  if (version.empty() && database.get_doccount() == 0 && IndexFolder(folder).is_replica()) {
    return base::Error{
        base::ErrorCode::IndexMissing,
        fmt::format("{}: the replica is empty until all has been copied to it", folder.string()),
        "wait, and see what xapian-replicate says"};
  }
  if (version.empty()) {  // each index has one: what says it was lost
    return base::Error{base::ErrorCode::IndexCorrupt,
                       fmt::format("{}: the index names no schema version", folder.string()),
                       kRebuild};
  }
  return base::Error{base::ErrorCode::SchemaMismatch,
                     fmt::format("{}: the index has schema version '{}', this program knows {}",
                                 folder.string(), version, kSchemaVersion),
                     "rebuild it with `tracuu index --rebuild`"};
}

Xapian::rev commits_of(Xapian::Database const& database) {
  if (database.size() != 1) return 0;
  try {
    return database.get_revision();
  } catch (Xapian::UnimplementedError const&) {
    return 0;
  }
}

base::Result<Xapian::Database> open_current(IndexFolder const& folder) {
  constexpr int kMaxAttempts = 5;
  for (int attempt = 1;; ++attempt) {
    auto const generation = folder.current_generation();
    if (!generation) return generation.error();
    auto opened = xapian_guard([&]() -> base::Result<Xapian::Database> {
      Xapian::Database database(folder.generation_path(*generation).string());
      if (auto known = check_schema_version(database, folder.path()); !known) return known.error();
      return database;
    });
    bool const was_overtaken = !opened && (opened.error().code == base::ErrorCode::IndexMissing ||
                                           opened.error().code == base::ErrorCode::Busy);
    if (!was_overtaken || attempt == kMaxAttempts) return opened;
  }
}

}  // namespace tracuu::store
