// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/table_reading.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <string_view>

#include "schema/field_limits.hpp"
#include "store/database.hpp"

namespace tracuu::store {

namespace {

constexpr char const* kTables[] = {"postlist", "docdata", "termlist", "position"};

constexpr std::size_t kMaxTableProblems = 20;

/// The readings of a database, and what they find wrong. Not thread-safe.
class TableReading {
 public:
  explicit TableReading(Xapian::Database const& database) : database_(database) {}

  std::vector<std::string> read() {
    in_table("postlist", [this] { read_postings(); });
    in_table("postlist", [this] { read_values(); });
    in_table("termlist", [this] { read_term_lists(); });
    in_table("position", [this] { read_positions(); });
    return std::move(problems_);
  }

 private:
  template <class Read>
  void in_table(char const* table, Read read) {
    table_ = table;
    if (auto const done = xapian_guard(read); !done) add_problem(done.error().message);
  }

  void add_problem(std::string_view what) {
    if (problems_.size() < kMaxTableProblems) {
      problems_.push_back(fmt::format("table {}: {}", table_, what));
    }
  }

  void read_postings() {
    auto const end = database_.allterms_end();
    for (auto term = database_.allterms_begin(); term != end; ++term) {
      std::size_t documents = 0;
      std::size_t occurrences = 0;
      auto const last = database_.postlist_end(*term);
      for (auto posting = database_.postlist_begin(*term); posting != last; ++posting) {
        ++documents;
        occurrences += posting.get_wdf();
      }
      bool const is_as_counted =
          documents == term.get_termfreq() && occurrences == database_.get_collection_freq(*term);
      if (!is_as_counted) add_problem(fmt::format("term '{}': its counts differ", *term));
    }
  }

  void read_values() {
    for (Xapian::valueno slot = 0; slot < schema::kSlotEnd; ++slot) {
      std::size_t values = 0;
      auto const end = database_.valuestream_end(slot);
      for (auto value = database_.valuestream_begin(slot); value != end; ++value) ++values;
      if (values != database_.get_value_freq(slot)) {
        add_problem(fmt::format("slot {}: the number of values differs", slot));
      }
    }
  }

  void read_term_lists() {
    auto const end = database_.postlist_end("");
    for (auto document = database_.postlist_begin(""); document != end; ++document) {
      std::size_t occurrences = 0;
      auto const last = database_.termlist_end(*document);
      for (auto term = database_.termlist_begin(*document); term != last; ++term) {
        occurrences += term.get_wdf();
      }
      if (occurrences != database_.get_doclength(*document)) {
        add_problem(fmt::format("document {}: its length differs", *document));
      }
    }
  }

  /// Term by term, as the table lies.
  void read_positions() {
    auto const end = database_.allterms_end();
    for (auto term = database_.allterms_begin(); term != end; ++term) {
      auto const last = database_.postlist_end(*term);
      for (auto posting = database_.postlist_begin(*term); posting != last; ++posting) {
        Xapian::termpos before = 0;
        auto const last_position = posting.positionlist_end();
        for (auto at = posting.positionlist_begin(); at != last_position; ++at) {
          if (before != 0 && *at <= before) {
            add_problem(fmt::format("term '{}': positions out of order", *term));
          }
          before = *at;
        }
      }
    }
  }

  Xapian::Database const& database_;
  char const* table_ = "";
  std::vector<std::string> problems_;
};

}  // namespace

bool are_tables_writable(std::filesystem::path const& generation) {
  for (char const* const table : kTables) {
    std::filesystem::path const file = generation / fmt::format("{}.glass", table);
    bool const is_there = ::faccessat(AT_FDCWD, file.c_str(), F_OK, AT_EACCESS) == 0;
    if (is_there && ::faccessat(AT_FDCWD, file.c_str(), R_OK | W_OK, AT_EACCESS) != 0) return false;
  }
  return true;
}

std::vector<std::string> read_tables(Xapian::Database const& database) {
  return TableReading(database).read();
}

}  // namespace tracuu::store
