// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/oai_handler.hpp"

#include <optional>
#include <string>
#include <utility>

#include "server/oai_request.hpp"
#include "server/oai_set.hpp"
#include "server/public_address.hpp"
#include "server/request_params.hpp"
#include "server/resumption_token.hpp"
#include "server/views/oai_xml.hpp"

namespace tracuu::server {

namespace {

using Answer = base::Result<std::string>;
using Found = std::optional<search::HarvestedAnnouncement>;

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
      case OaiVerb::Identify: return oai_identify_xml(repository_, request_);
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
  Answer no_such_id() { return error({"idDoesNotExist", "There is no such announcement."}); }
  Answer bad_token() {
    return error({"badResumptionToken",
                  "The token is not valid, or the index has been built anew: start again."});
  }

  /// The announcement that the request names, if there is one.
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
    if (found.error().code == base::ErrorCode::NotFound) return Found();
    return found.error();
  }

  Answer formats() {
    if (request_.identifier.empty()) return oai_formats_xml(repository_, request_);
    auto const found = find();
    if (!found) return found.error();
    return *found ? Answer(oai_formats_xml(repository_, request_)) : no_such_id();
  }

  Answer sets() {
    if (!request_.resumption_token.empty()) return bad_token();
    auto const scope = searcher_.harvest_scope();
    if (!scope) return scope.error();
    if (scope->sites.empty()) {
      return error({"noSetHierarchy", "No announcement names its site."});
    }
    return oai_sets_xml(repository_, request_, scope->sites);
  }

  Answer record() {
    auto const found = find();
    if (!found) return found.error();
    return *found ? Answer(oai_record_xml(repository_, request_, **found)) : no_such_id();
  }

  /// Where the request begins or goes on.
  std::optional<ResumptionToken> position() const {
    if (!request_.resumption_token.empty()) return parse_token(request_.resumption_token);
    return ResumptionToken{"", 0, 0, request_.from, request_.until, request_.set};
  }

  Answer list() {
    bool const is_first = request_.resumption_token.empty();
    std::optional<ResumptionToken> const at = position();
    if (!at) return bad_token();
    search::HarvestRequest asked;
    asked.after = at->after;
    asked.from = at->from;
    asked.until = at->until;
    asked.size = request_.verb == OaiVerb::ListRecords ? kRecords : kIdentifiers;
    if (!at->set_spec.empty()) {
      auto const site = site_of_set(at->set_spec);
      if (!site) return error({"noRecordsMatch", "There is no such set."});
      asked.site = *site;
    }
    auto page = searcher_.harvest(asked);
    if (!page) return page.error();
    if (!is_first && page->generation != at->generation) return bad_token();
    if (page->announcements.empty()) {
      return error({"noRecordsMatch", "No announcement was indexed then and there."});
    }
    return list_xml(*at, std::move(*page));
  }

  Answer list_xml(ResumptionToken const& at, search::HarvestPage page) {
    OaiList list;
    list.cursor = at.cursor;
    list.announcements = std::move(page.announcements);
    if (page.last_document != 0) {
      list.next = at;
      list.next->generation = page.generation;
      list.next->after = page.last_document;
      list.next->cursor += list.announcements.size();
    }
    return oai_list_xml(repository_, request_, list);
  }

  OaiRepository repository_;
  OaiRequest request_;
  search::Searcher& searcher_;
};

}  // namespace

base::Result<Response> handle_oai(Request const& request, search::Searcher& searcher) {
  auto const scope = searcher.harvest_scope();
  if (!scope) return scope.error();
  OaiRepository repository{request.base_url, request.admin_email, scope->earliest};
  if (repository.admin_email.empty()) {
    std::string const host = host_of(request.base_url);
    bool const is_domain = host.find('.') != std::string::npos;  // which the schema asks for
    repository.admin_email = "webmaster@" + (is_domain ? host : "localhost.localdomain");
  }
  OaiAnswer answer(std::move(repository), read_oai_request(request.parameters), searcher);
  auto xml = answer.xml();
  if (!xml) return xml.error();
  return xml_response("text/xml", std::move(*xml));
}

}  // namespace tracuu::server
