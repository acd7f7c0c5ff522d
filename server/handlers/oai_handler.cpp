// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/oai_handler.hpp"

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "server/http/target.hpp"
#include "server/urls/oai_request.hpp"
#include "server/urls/oai_set.hpp"
#include "server/urls/public_address.hpp"
#include "server/urls/request_params.hpp"
#include "server/urls/resumption_token.hpp"
#include "server/views/feeds/oai_xml.hpp"

namespace tracuu::server {

namespace {

using Answer = base::Result<std::string>;
/// Nothing: there is none, and there was none.
using Found = std::variant<std::monostate, search::HarvestedAnnouncement, store::Tombstone>;

/// Announcements in a page of ListRecords, and of ListIdentifiers.
constexpr std::size_t kRecords = 100;
constexpr std::size_t kIdentifiers = 1'000;

class OaiAnswer {
 public:
  OaiAnswer(OaiRepository repository, OaiRequest request, search::Searcher& searcher)
      : repository_(std::move(repository)), request_(std::move(request)), searcher_(searcher) {}

  Answer xml() {
    if (request_.error) return error(*request_.error);
    switch (request_.verb) {
      case OaiVerb::Identify: return identify();
      case OaiVerb::ListMetadataFormats: return formats();
      case OaiVerb::ListSets: return sets();
      case OaiVerb::GetRecord: return record();
      case OaiVerb::ListIdentifiers:
      case OaiVerb::ListRecords: return list();
    }
    return base::Error{};
  }

 private:
  Answer error(OaiError const& error) { return oai_error_xml(repository_, request_, error); }
  Answer identify() {
    auto const earliest = searcher_.earliest_datestamp();
    if (!earliest) return earliest.error();
    return oai_identify_xml(repository_, request_, *earliest);
  }
  Answer no_such_id() { return error({"idDoesNotExist", "There is no such announcement."}); }
  Answer bad_token() {
    return error({"badResumptionToken",
                  "The token is not valid, or the index has been built anew: start again."});
  }

  /// The announcement that the request names, or what is left of it.
  base::Result<Found> find() {
    // Announcements are known by their ids, and ids by what makes the identifier.
    std::string const prefix = oai_identifier(repository_.base_url, "");
    if (!request_.identifier.starts_with(prefix)) return Found();
    auto const id = decode_target("/" + request_.identifier.substr(prefix.size()));
    bool const is_ours =
        id && oai_identifier(repository_.base_url, id->path.substr(1)) == request_.identifier;
    if (!is_ours) return Found();
    auto found = searcher_.harvest_one(id->path.substr(1));
    if (found) return Found(std::move(*found));
    if (found.error().code != base::ErrorCode::NotFound) return found.error();
    auto deleted = searcher_.find_deleted(id->path.substr(1));
    if (deleted) return Found(std::move(*deleted));
    if (deleted.error().code != base::ErrorCode::NotFound) return deleted.error();
    return Found();
  }

  Answer formats() {
    if (request_.identifier.empty()) return oai_formats_xml(repository_, request_);
    auto const found = find();
    if (!found) return found.error();
    bool const is_known = !std::holds_alternative<std::monostate>(*found);
    return is_known ? Answer(oai_formats_xml(repository_, request_)) : no_such_id();
  }

  Answer sets() {
    if (!request_.resumption_token.empty()) return bad_token();
    auto const sites = searcher_.harvest_sites();
    if (!sites) return sites.error();
    if (sites->empty()) {
      return error({"noSetHierarchy", "No announcement names its site."});
    }
    return oai_sets_xml(repository_, request_, *sites);
  }

  Answer record() {
    auto const found = find();
    if (!found) return found.error();
    if (auto const* const there = std::get_if<search::HarvestedAnnouncement>(&*found)) {
      return oai_record_xml(repository_, request_, *there);
    }
    if (auto const* const deleted = std::get_if<store::Tombstone>(&*found)) {
      return oai_deleted_xml(repository_, request_, *deleted);
    }
    return no_such_id();
  }

  /// Where the request begins or goes on.
  std::optional<ResumptionToken> position() const {
    if (!request_.resumption_token.empty()) return parse_token(request_.resumption_token);
    ResumptionToken first;
    first.from = request_.from;
    first.until = request_.until;
    first.set_spec = request_.set;
    return first;
  }

  /// First all announcements, then the deleted ones.
  Answer list() {
    bool const is_first = request_.resumption_token.empty();
    std::optional<ResumptionToken> const at = position();
    if (!at) return bad_token();
    auto const site =
        at->set_spec.empty() ? std::optional<std::string>("") : site_of_set(at->set_spec);
    if (!site) return error({"noRecordsMatch", "There is no such set."});
    search::HarvestPage page;
    page.generation = at->generation;
    if (!at->after_deleted) {
      auto read = searcher_.harvest(announcements_behind(*at, *site));
      if (!read) return read.error();
      if (!is_first && read->generation != at->generation) return bad_token();
      page = std::move(*read);
    }
    search::DeletedPage deleted;
    if (page.last_document == 0) {
      auto read = searcher_.harvest_deleted(deleted_behind(*at, *site, page.announcements.size()));
      if (!read) return read.error();
      deleted = std::move(*read);
    }
    bool const is_empty =
        page.announcements.empty() && deleted.tombstones.empty() && !deleted.has_more;
    if (is_empty)
      return error({"noRecordsMatch", "Nothing was indexed or deleted then and there."});
    return list_xml(*at, std::move(page), std::move(deleted));
  }

  [[nodiscard]] std::size_t page_size() const {
    return request_.verb == OaiVerb::ListRecords ? kRecords : kIdentifiers;
  }

  search::HarvestRequest announcements_behind(ResumptionToken const& at,
                                              std::string const& site) const {
    search::HarvestRequest asked;
    asked.after = at.after;
    asked.from = at.from;
    asked.until = at.until;
    asked.size = page_size();
    asked.site = site;
    return asked;
  }

  search::DeletedRequest deleted_behind(ResumptionToken const& at, std::string const& site,
                                        std::size_t on_page) const {
    return {at.after_deleted.value_or(""), page_size() - on_page, at.from, at.until, site};
  }

  Answer list_xml(ResumptionToken const& at, search::HarvestPage page,
                  search::DeletedPage deleted) {
    OaiList list;
    list.cursor = at.cursor;
    list.announcements = std::move(page.announcements);
    list.deleted = std::move(deleted.tombstones);
    if (page.last_document != 0 || deleted.has_more) {
      list.next = at;
      list.next->generation = page.generation;
      list.next->after = page.last_document;
      list.next->cursor += list.announcements.size() + list.deleted.size();
      if (deleted.has_more) {
        list.next->after_deleted =
            list.deleted.empty() ? at.after_deleted.value_or("") : list.deleted.back().id;
      }
    }
    return oai_list_xml(repository_, request_, list);
  }

  OaiRepository repository_;
  OaiRequest request_;
  search::Searcher& searcher_;
};

}  // namespace

namespace {

/// Repositories of the program's own name are told from each other by their host.
std::string repository_name(Context const& context, std::string const& host) {
  std::string const& name = context.branding->name.in(base::Language::Vietnamese);
  return name == own_branding().name.in(base::Language::Vietnamese) ? name + ' ' + host : name;
}

}  // namespace

base::Result<Response> handle_oai(Request const& request, Context const& context,
                                  search::Searcher& searcher) {
  std::string const host = host_of(context.base_url);
  OaiRepository repository{context.base_url, context.admin_email, repository_name(context, host)};
  if (repository.admin_email.empty()) {
    bool const is_domain = host.find('.') != std::string::npos;  // which the schema asks for
    repository.admin_email = "webmaster@" + (is_domain ? host : "localhost.localdomain");
  }
  OaiAnswer answer(std::move(repository), read_oai_request(request.parameters), searcher);
  auto xml = answer.xml();
  if (!xml) return xml.error();
  return xml_response("text/xml", std::move(*xml));
}

}  // namespace tracuu::server
