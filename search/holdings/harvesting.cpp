// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/holdings/harvesting.hpp"

#include <algorithm>
#include <utility>

#include "analyzers/analyzer_registry.hpp"
#include "schema/field.hpp"
#include "schema/term.hpp"
#include "search/holdings/holdings.hpp"
#include "store/document_lookup.hpp"
#include "store/tombstones.hpp"

namespace tracuu::search {

namespace {

using schema::FieldId;

constexpr std::string_view kSitePrefix = schema::field(FieldId::Site).prefix;

std::string form_of_site(std::string_view name) {
  return analyzers::analyzer(schema::field(FieldId::Site).analyzer).normalize_term(name);
}

/// The documents of a site, or all that have a time of indexing: which is all.
class DocumentWalk {
 public:
  DocumentWalk(Xapian::Database const& database, HarvestRequest const& request)
      : values_(database.valuestream_begin(schema::kIndexedSlot)),
        values_end_(database.valuestream_end(schema::kIndexedSlot)),
        is_of_site_(!request.site.empty()),
        last_(request.last) {
    if (is_of_site_) {
      std::string const term = schema::make_term(FieldId::Site, request.site);
      postings_ = database.postlist_begin(term);
      postings_end_ = database.postlist_end(term);
      if (postings_ != postings_end_) postings_.skip_to(request.after + 1);
    } else if (values_ != values_end_) {
      values_.skip_to(request.after + 1);
    }
    settle();
  }

  /// 0 at the end.
  [[nodiscard]] Xapian::docid document() const { return document_; }
  [[nodiscard]] std::string indexed() const { return *values_; }

  void step() {
    if (is_of_site_) {
      ++postings_;
    } else {
      ++values_;
    }
    settle();
  }

 private:
  void settle() {
    document_ = 0;
    if (is_of_site_) {
      if (postings_ == postings_end_ || values_ == values_end_) return;
      values_.skip_to(*postings_);
    }
    if (values_ == values_end_ || values_.get_docid() > last_) return;
    document_ = values_.get_docid();
  }

  Xapian::ValueIterator values_;
  Xapian::ValueIterator values_end_;
  Xapian::PostingIterator postings_;
  Xapian::PostingIterator postings_end_;
  bool is_of_site_;
  Xapian::docid last_;
  Xapian::docid document_ = 0;
};

base::Result<HarvestedAnnouncement> read_announcement(Xapian::Document const& document,
                                                      bool whole) {
  HarvestedAnnouncement harvested;
  harvested.indexed = schema::parse_value_instant(document.get_value(schema::kIndexedSlot))
                          .value_or(schema::Instant{});
  if (!whole) {
    harvested.announcement.id = document.get_value(schema::kIdSlot);
    return harvested;
  }
  auto announcement = store::stored_announcement(document);
  if (!announcement) return announcement.error();
  harvested.site = form_of_site(announcement->site);
  harvested.announcement = std::move(*announcement);
  return harvested;
}

}  // namespace

base::Result<HarvestPage> harvest_page(Xapian::Database const& database,
                                       std::string const& generation, HarvestRequest const& request,
                                       std::vector<Xapian::docid> const& hidden) {
  std::string const from = request.from ? schema::format_value_instant(*request.from) : "";
  std::string const until = request.until ? schema::format_value_instant(*request.until) : "9";
  HarvestPage page;
  page.generation = generation;
  Xapian::docid last = 0;
  for (DocumentWalk walk(database, request); walk.document() != 0; walk.step()) {
    std::string const indexed = walk.indexed();
    if (indexed < from || indexed > until) continue;
    if (std::ranges::binary_search(hidden, walk.document())) continue;
    if (page.announcements.size() == request.size) {
      page.last_document = last;
      break;
    }
    auto announcement = read_announcement(database.get_document(walk.document()), request.whole);
    if (!announcement) return announcement.error();
    page.announcements.push_back(std::move(*announcement));
    last = walk.document();
  }
  return page;
}

base::Result<HarvestedAnnouncement> harvest_announcement(Xapian::Database const& database,
                                                         std::string_view id) {
  auto const found = store::document_of(database, id);
  if (!found) return found.error();
  return read_announcement(database.get_document(*found), true);
}

DeletedPage deleted_page(std::vector<Xapian::Database> const& shards,
                         DeletedRequest const& request) {
  DeletedPage page;
  store::for_each_tombstone(shards, request.after, [&](store::Tombstone const& tombstone) {
    bool const is_wanted = (!request.from || tombstone.deleted >= *request.from) &&
                           (!request.until || tombstone.deleted <= *request.until) &&
                           (request.site.empty() || tombstone.site == request.site);
    if (!is_wanted) return true;
    page.has_more = page.tombstones.size() == request.size;
    if (!page.has_more) page.tombstones.push_back(tombstone);
    return !page.has_more;
  });
  return page;
}

HarvestScope read_harvest_scope(Xapian::Database const& database) {
  HarvestScope scope;
  std::string const prefix(kSitePrefix);
  auto const end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    scope.sites.push_back((*term).substr(prefix.size()));
  }
  scope.last_document = database.get_lastdocid();
  scope.earliest =
      schema::parse_value_instant(database.get_value_lower_bound(schema::kIndexedSlot));
  scope.latest = schema::parse_value_instant(database.get_value_upper_bound(schema::kIndexedSlot));
  return scope;
}

base::Result<std::vector<HarvestSite>> harvest_sites(Xapian::Database const& database,
                                                     Columns& columns,
                                                     std::vector<Xapian::docid> const& hidden) {
  HoldingsRequest request;
  request.facets = {Facet::Site};
  auto const held = count_holdings(database, columns, request, hidden);
  if (!held) return held.error();
  std::vector<HarvestSite> sites;
  for (FacetValue const& value : held->facets.front().counts.values) {
    sites.push_back({form_of_site(value.value), value.value});
  }
  std::ranges::sort(sites, {}, &HarvestSite::form);
  return sites;
}

std::optional<schema::Instant> earliest_datestamp(std::vector<Xapian::Database> const& shards) {
  std::optional<schema::Instant> earliest;
  for (Xapian::Database const& shard : shards) {
    auto const least =
        schema::parse_value_instant(shard.get_value_lower_bound(schema::kIndexedSlot));
    if (least) earliest = std::min(earliest.value_or(*least), *least);
  }
  store::for_each_tombstone(shards, "", [&](store::Tombstone const& tombstone) {
    earliest = std::min(earliest.value_or(tombstone.deleted), tombstone.deleted);
    return true;
  });
  return earliest;
}

}  // namespace tracuu::search
