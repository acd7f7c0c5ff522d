// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/posting_lists.hpp"

#include <algorithm>
#include <new>
#include <utility>

namespace tracuu::search {

namespace {

/// A list is skipped through so many times before it is read: rare questions leave no lists.
constexpr unsigned kFirstSkips = 2;

/// A permit is asked for once in so many postings: some 50 µs of reading.
constexpr std::size_t kPostingsAPermit = 4'096;

std::string key_of(std::vector<std::string> const& terms) {
  std::string key;
  for (std::string const& term : terms) key.append(term).push_back('\0');
  return key;
}

}  // namespace

void PostingLists::follow(Xapian::Database const& database, std::string_view state) {
  database_ = &database;
  if (state_ == state) return;
  lengths_ = nullptr;
  state_ = state;
}

PostingLists::Listed PostingLists::find(std::vector<std::string> const& terms,
                                        Permit const& permit) {
  if (Listed kept = find_kept(terms)) return kept;
  try {
    return read_and_keep(terms, permit);
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

PostingLists::Listed PostingLists::find_kept(std::vector<std::string> const& terms) const {
  return store_->find(state_, key_of(terms));
}

bool PostingLists::is_worth_reading(std::vector<std::string> const& terms) const {
  return store_->times_asked(state_, key_of(terms)) > kFirstSkips;
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
      kept->for_each(0, lengths_->size(), add);
    } else if (!read(term, permit, add)) {
      return nullptr;
    }
  }
  auto list = std::make_shared<PostingList>();
  merged_.for_met(0, [&](Xapian::docid document, double occurrences) {
    list->add(document, static_cast<Xapian::termcount>(occurrences));
  });
  list->complete(*lengths_);
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
  if (!lengths_) lengths_ = store_->lengths(state_);
  if (lengths_) return *lengths_;
  double const mean = std::max(1.0, database_->get_avlength());
  std::vector<float> lengths(std::size_t{database_->get_lastdocid()} + 1, -1);
  auto const end = database_->postlist_end("");
  for (auto posting = database_->postlist_begin(""); posting != end; ++posting) {
    lengths[*posting] = static_cast<float>(posting.get_doclength() / mean);
  }
  lengths_ = std::make_shared<std::vector<float> const>(std::move(lengths));
  store_->keep_lengths(state_, lengths_);
  return *lengths_;
}

}  // namespace tracuu::search
