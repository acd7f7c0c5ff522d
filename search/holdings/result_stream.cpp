// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/result_stream.hpp"

#include <xapian.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "schema/field.hpp"
#include "search/curation/adjusted_documents.hpp"
#include "search/curation/withholding.hpp"
#include "search/holdings/attachments.hpp"
#include "search/holdings/citations.hpp"
#include "search/matching/query_runner.hpp"
#include "store/database.hpp"
#include "store/document_lookup.hpp"
#include "store/shard_opening.hpp"

namespace tracuu::search {

namespace {

/// A writer that commits faster than a document can be read has to be met this often in a row.
constexpr int kMaxAttempts = 5;

struct FoundDocuments {
  std::vector<Xapian::docid> documents;
  std::vector<Note> notes;
  DocumentAdjustments adjustments{};
  bool are_cut = false;
};

FoundDocuments find_all(Xapian::Database const& database, SearchRequest request, bool has_remote) {
  if (!request.budget.deadline) request.budget.deadline = SearchBudget::Clock::time_point::max();
  request.page = 1;
  request.size = std::max<std::size_t>(1, database.get_doccount());
  MatchMemory memory;
  memory.follow(database, "", has_remote);
  FoundDocuments found;
  if (request.curation) {
    found.adjustments = adjust_documents(database, *request.curation, schema::today());
    request.adjustments = std::make_shared<DocumentAdjustments const>(found.adjustments);
  }
  QueryOutcome outcome = run_query(database, request, 0, &memory);
  found.are_cut = outcome.is_cut;
  found.notes = std::move(outcome.notes);
  found.documents.reserve(outcome.hits.size());
  for (ScoredDocument const& hit : outcome.hits) found.documents.push_back(hit.document);
  return found;
}

base::Result<StreamedResult> read_result(Xapian::Database const& database, Xapian::docid id,
                                         DocumentAdjustments const& adjustments) {
  Xapian::Document const document = database.get_document(id);
  auto announcement = store::stored_announcement(document);
  if (!announcement) return announcement.error();
  announcement->source_location = store::file_of(document);
  auto related = find_related(database, *announcement);
  if (!related) return related.error();
  withhold(adjustments, *related);
  auto const indexed = schema::parse_value_instant(document.get_value(schema::kIndexedSlot));
  std::size_t const cited_by = count_citing(database, *announcement, &adjustments);
  return StreamedResult{{std::move(*announcement), std::move(*related), {{}, cited_by}},
                        indexed.value_or(schema::Instant{})};
}

}  // namespace

struct ResultStream::Impl {
  store::ShardList index;
  store::ShardTimes times;
  Xapian::Database database;
  std::string database_name{};  ///< of all shards: their UUIDs
  FoundDocuments found;
  std::size_t next = 0;
  std::size_t lost = 0;

  /// Runs `work` again on the newest commit as long as a writer overtakes it. A generation
  /// that was replaced by a full build is not written to any more, and its files stay open.
  template <class Work>
  auto run(Work work) {
    for (int attempt = 1;; ++attempt) {
      auto result = store::xapian_guard(work);
      if (result || attempt == kMaxAttempts) return result;
      bool const is_lost = result.error().code == base::ErrorCode::Unavailable;
      if (!is_lost && result.error().code != base::ErrorCode::Busy) return result;
      auto const renewed =
          is_lost ? connect_again() : store::xapian_guard([&] { database.reopen(); });
      if (!renewed) return decltype(result)(renewed.error());
    }
  }

  /// xapian-tcpsrv ends connections that are idle for a minute, as of a reader who takes little.
  base::Result<void> connect_again() {
    auto again = store::open_shards(index, times);
    if (!again) return again.error();
    return store::xapian_guard([&]() -> base::Result<void> {
      if (again->get_uuid() != database_name) {
        return base::Error{base::ErrorCode::Unavailable,
                           "a shard of the index was replaced meanwhile", "start again"};
      }
      database = *again;
      return {};
    });
  }

  base::Result<std::optional<StreamedResult>> read(Xapian::docid id) {
    return run([&]() -> base::Result<std::optional<StreamedResult>> {
      try {
        auto result = read_result(database, id, found.adjustments);
        if (!result) return result.error();
        return std::optional(std::move(*result));
      } catch (Xapian::DocNotFoundError const&) {
        return std::optional<StreamedResult>();
      }
    });
  }
};

ResultStream::ResultStream(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ResultStream::ResultStream(ResultStream&&) noexcept = default;
ResultStream& ResultStream::operator=(ResultStream&&) noexcept = default;
ResultStream::~ResultStream() = default;

base::Result<ResultStream> ResultStream::open(store::ShardList const& index,
                                              SearchRequest const& request,
                                              store::ShardTimes const& times) {
  auto database = store::open_shards(index, times);
  if (!database) return database.error();
  auto impl = std::make_unique<Impl>();
  impl->index = index;
  impl->times = times;
  impl->database = std::move(*database);
  auto const found = impl->run([&]() -> base::Result<void> {
    impl->database_name = impl->database.get_uuid();
    impl->found = find_all(impl->database, request, index.has_remote());
    return {};
  });
  if (!found) return found.error();
  if (impl->found.are_cut) {
    return base::Error{base::ErrorCode::Busy, "finding all of them takes too long",
                       "narrow the search by date, site or more words"};
  }
  return ResultStream(std::move(impl));
}

std::size_t ResultStream::count() const {
  return impl_->found.documents.size();
}

std::vector<Note> const& ResultStream::notes() const {
  return impl_->found.notes;
}

base::Result<std::size_t> ResultStream::go_on_after(std::string_view id) {
  auto const document = impl_->run([&] { return store::document_of(impl_->database, id); });
  bool const is_gone = !document && document.error().code == base::ErrorCode::NotFound;
  if (!document && !is_gone) return document.error();
  std::vector<Xapian::docid> const& documents = impl_->found.documents;
  auto const hit = is_gone ? documents.end() : std::ranges::find(documents, *document);
  if (hit == documents.end()) {
    return base::Error{base::ErrorCode::Expired, "the announcement to go on after is no hit", ""};
  }
  impl_->next = static_cast<std::size_t>(hit - documents.begin()) + 1;
  return impl_->next;
}

base::Result<std::size_t> ResultStream::count_indexed_after(schema::Instant instant) {
  std::string const bound = schema::format_value_instant(instant);
  return impl_->run([&]() -> base::Result<std::size_t> {
    std::size_t count = 0;
    for (Xapian::docid const id : impl_->found.documents) {
      try {
        std::string const indexed =
            impl_->database.get_document(id).get_value(schema::kIndexedSlot);
        if (indexed > bound) ++count;
      } catch (Xapian::DocNotFoundError const&) {
        ++count;  // deleted since the search: no longer what it was
      }
    }
    return count;
  });
}

std::size_t ResultStream::position() const {
  return impl_->next;
}

std::size_t ResultStream::lost() const {
  return impl_->lost;
}

base::Result<std::optional<StreamedResult>> ResultStream::next() {
  std::vector<Xapian::docid> const& documents = impl_->found.documents;
  while (impl_->next < documents.size()) {
    auto result = impl_->read(documents[impl_->next]);
    if (!result) return result;
    ++impl_->next;
    if (*result) return result;
    ++impl_->lost;
  }
  return std::optional<StreamedResult>();
}

}  // namespace tracuu::search
