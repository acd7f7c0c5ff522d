// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/posting_lists.hpp"

#include <algorithm>
#include <limits>
#include <new>
#include <optional>
#include <utility>

#include "search/plans/lengths_by_match.hpp"
#include "store/changed_documents.hpp"
#include "store/database.hpp"

namespace tracuu::search {

namespace {

/// A list is skipped through so many times before it is read: rare questions leave no lists.
constexpr unsigned kFirstSkips = 2;

/// A permit is asked for once in so many postings: some 50 µs of reading.
constexpr std::size_t kPostingsAPermit = 4'096;

/// After all documents.
constexpr std::size_t kEndOfAll = std::numeric_limits<std::size_t>::max();

using Postings = std::vector<PostingList::Posting>;

std::string key_of(std::vector<std::string> const& terms) {
  std::string key;
  for (std::string const& term : terms) key.append(term).push_back('\0');
  return key;
}

/// One past the last document.
std::size_t end_of(Xapian::Database const& database) {
  return std::size_t{database.get_lastdocid()} + 1;
}

/// Calls `take` with each posting of `term` that is one of `documents`, which are in order. Skips
/// to the next of them and, where that has none, to the next of them after what it met: new
/// documents, which stand together at the end, cost no more than what they hold.
template <class Take>
void for_postings_of(Xapian::Database const& database, std::string const& term,
                     std::vector<Xapian::docid> const& documents, Take take) {
  auto const end = database.postlist_end(term);
  auto posting = database.postlist_begin(term);
  auto wanted = documents.begin();
  while (posting != end && wanted != documents.end()) {
    posting.skip_to(*wanted);
    if (posting == end) return;
    if (*posting == *wanted) {
      take(posting);
      ++wanted;
    } else {
      wanted = std::lower_bound(wanted, documents.end(), *posting);
    }
  }
}

/// What `documents` hold of `terms` together.
Postings postings_of(Xapian::Database const& database, std::vector<std::string> const& terms,
                     std::vector<Xapian::docid> const& documents) {
  Postings postings;
  for (std::string const& term : terms) {
    for_postings_of(database, term, documents, [&](Xapian::PostingIterator const& posting) {
      postings.push_back({*posting, posting.get_wdf()});
    });
  }
  if (terms.size() < 2) return postings;
  std::ranges::sort(postings, {}, &PostingList::Posting::document);
  Postings joined;
  for (PostingList::Posting const& posting : postings) {
    if (joined.empty() || joined.back().document != posting.document) {
      joined.push_back(posting);
    } else {
      joined.back().occurrences += posting.occurrences;
    }
  }
  return joined;
}

}  // namespace

void PostingLists::follow(Xapian::Database const& database, std::string_view generation,
                          bool has_remote) {
  database_ = &database;
  has_remote_ = has_remote;
  ListState state{std::string(generation), store::commits_of(database),
                  std::max(1.0, database.get_avlength())};
  if (state_ == state) return;
  lengths_ = nullptr;
  state_ = std::move(state);
  auto const known = store_->revision_of(generation);
  if (known && *known >= state_.revision) return;
  std::optional<std::vector<Xapian::docid>> changed;
  if (known) changed = store::changed_documents(database, *known);
  store_->go_to(state_, known.value_or(0), std::move(changed));
}

PostingLists::Listed PostingLists::find(std::vector<std::string> const& terms,
                                        Permit const& permit) {
  if (Listed kept = find_kept(terms)) return kept;
  return in_memory([&] { return read_and_keep(terms, permit); });
}

/// What `make` makes; the store lets go of its memory if there is too little.
template <class Make>
PostingLists::Listed PostingLists::in_memory(Make make) {
  try {
    return make();
  } catch (std::bad_alloc const&) {
    store_->clear();
    throw;
  }
}

PostingLists::Listed PostingLists::read_and_keep(std::vector<std::string> const& terms,
                                                 Permit const& permit) {
  Listed list = terms.size() == 1 ? read_one(terms.front(), permit) : read_merged(terms, permit);
  if (list) store_->keep(state_, key_of(terms), list);
  return list;
}

PostingLists::Listed PostingLists::find_kept(std::vector<std::string> const& terms) {
  std::string key = key_of(terms);
  auto const found = store_->find(state_, key);
  if (!found.kept || !found.changed) return found.kept;
  return in_memory([&] {
    auto const fresh = postings_of(*database_, terms, *found.changed);
    double const growth = state_.mean_length / found.mean_length;
    auto list = std::make_shared<PostingList const>(
        found.kept->followed(*found.changed, fresh, relative_lengths(), growth));
    store_->keep(state_, std::move(key), list);
    return list;
  });
}

bool PostingLists::is_worth_reading(std::vector<std::string> const& terms) const {
  return has_remote_ || store_->times_asked(key_of(terms)) > kFirstSkips;
}

PostingLists::Listed PostingLists::read_one(std::string const& term, Permit const& permit) {
  auto list = std::make_shared<PostingList>();
  bool const is_whole =
      read(term, permit, [&](Xapian::docid document, Xapian::termcount occurrences) {
        list->add(document, occurrences);
      });
  if (!is_whole) return nullptr;
  list->complete(relative_lengths());
  return list;
}

PostingLists::Listed PostingLists::read_merged(std::vector<std::string> const& terms,
                                               Permit const& permit) {
  merged_.reset(0, relative_lengths().size());
  auto const add = [&](Xapian::docid document, Xapian::termcount occurrences) {
    merged_.add(document, occurrences, true);
  };
  for (std::string const& term : terms) {
    if (Listed const kept = find_kept({term})) {
      kept->for_each(0, kEndOfAll, add);
    } else if (!read(term, permit, add)) {
      return nullptr;
    }
  }
  auto list = std::make_shared<PostingList>();
  merged_.for_met(0, [&](Xapian::docid document, double occurrences) {
    list->add(document, static_cast<Xapian::termcount>(occurrences));
  });
  list->complete(relative_lengths());
  return list;
}

/// False if `permit` ended the reading.
template <class Take>
bool PostingLists::read(std::string const& term, Permit const& permit, Take take) const {
  std::size_t left = 0;
  auto const end = database_->postlist_end(term);
  for (auto posting = database_->postlist_begin(term); posting != end; ++posting) {
    if (left == 0) {
      if (!permit(kPostingsAPermit)) return false;
      left = kPostingsAPermit;
    }
    --left;
    take(*posting, posting.get_wdf());
  }
  return true;
}

std::vector<float> const& PostingLists::relative_lengths() {
  if (lengths_) return lengths_->relative;
  auto const kept = store_->lengths(state_);
  if (kept.kept && !kept.changed) {
    lengths_ = kept.kept;
    return lengths_->relative;
  }
  auto lengths = std::make_shared<DocumentLengths>();
  if (kept.kept) {
    lengths->terms = kept.kept->terms;
    lengths->terms.resize(end_of(*database_), DocumentLengths::kNone);
    for (Xapian::docid const document : *kept.changed) {
      if (document < lengths->terms.size()) lengths->terms[document] = DocumentLengths::kNone;
    }
    for_postings_of(*database_, "", *kept.changed, [&](Xapian::PostingIterator const& posting) {
      lengths->terms[*posting] = posting.get_doclength();
    });
  } else {
    lengths->terms = read_lengths();
  }
  lengths->relative.reserve(lengths->terms.size());
  for (Xapian::termcount const terms : lengths->terms) {
    lengths->relative.push_back(
        terms == DocumentLengths::kNone ? -1 : static_cast<float>(terms / state_.mean_length));
  }
  lengths_ = lengths;
  store_->keep_lengths(state_, lengths_);
  return lengths_->relative;
}

std::vector<Xapian::termcount> PostingLists::read_lengths() const {
  if (has_remote_) {
    return lengths_by_match(*database_, end_of(*database_), DocumentLengths::kNone);
  }
  std::vector<Xapian::termcount> lengths(end_of(*database_), DocumentLengths::kNone);
  auto const end = database_->postlist_end("");
  for (auto posting = database_->postlist_begin(""); posting != end; ++posting) {
    lengths[*posting] = posting.get_doclength();
  }
  return lengths;
}

}  // namespace tracuu::search
