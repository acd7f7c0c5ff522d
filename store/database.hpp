// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>
#include <type_traits>
#include <utility>

#include "base/result.hpp"
#include "store/index_folder.hpp"

namespace tracuu::store {

/// What a Xapian exception means to our callers.
[[nodiscard]] base::Error to_error(Xapian::Error const& error);

/// SchemaMismatch, naming `folder`, if this program does not know the format of
/// `database`. May throw Xapian::Error.
[[nodiscard]] base::Result<void> check_schema_version(Xapian::Database const& database,
                                                      std::filesystem::path const& folder);

/// The generation in use, opened for reading. IndexMissing, SchemaMismatch,
/// IndexCorrupt, Io. A generation that is replaced while it is opened is no failure.
[[nodiscard]] base::Result<Xapian::Database> open_current(IndexFolder const& folder);

/// Counts the commits of `database`; 0 if it is put together of shards, or remote: Xapian counts
/// for one folder of this machine only. May throw Xapian::Error.
[[nodiscard]] Xapian::rev commits_of(Xapian::Database const& database);

/// The gate at which Xapian's exceptions stop: runs `work` and returns what it
/// returns (a Result as it is, anything else wrapped in one), or the exception
/// as an Error. A DatabaseModifiedError becomes ErrorCode::Busy: the whole
/// operation is to be run again on the reopened database.
template <class Work>
[[nodiscard]] auto xapian_guard(Work&& work) {
  using Returned = std::invoke_result_t<Work>;
  constexpr bool kIsResult = requires { std::declval<Returned>().has_error(); };
  if constexpr (kIsResult) {
    try {
      return std::forward<Work>(work)();
    } catch (Xapian::Error const& error) {
      return Returned(to_error(error));
    }
  } else {
    using Wrapped = base::Result<Returned>;
    try {
      if constexpr (std::is_void_v<Returned>) {
        std::forward<Work>(work)();
        return Wrapped();
      } else {
        return Wrapped(std::forward<Work>(work)());
      }
    } catch (Xapian::Error const& error) {
      return Wrapped(to_error(error));
    }
  }
}

}  // namespace tracuu::store
