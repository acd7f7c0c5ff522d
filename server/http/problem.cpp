// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/problem.hpp"

namespace tracuu::server {

int http_status(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::InvalidArgument: return 422;
    case base::ErrorCode::NotFound: return 404;
    case base::ErrorCode::Expired: return 410;
    case base::ErrorCode::IndexMissing:
    case base::ErrorCode::IndexLocked:
    case base::ErrorCode::SchemaMismatch:
    case base::ErrorCode::OutOfMemory:
    case base::ErrorCode::Unavailable:
    case base::ErrorCode::Busy: return 503;
    case base::ErrorCode::DiskFull: return 507;
    case base::ErrorCode::IndexCorrupt:
    case base::ErrorCode::Io:
    case base::ErrorCode::Internal: return 500;
  }
  return 500;
}

Problem problem_from(base::Error const& error) {
  int const status = http_status(error.code);
  std::string const code = to_string(error.code);
  switch (error.code) {
    case base::ErrorCode::InvalidArgument:
      if (error.subject == "cursor") return make_problem(status, code, "cursor", "problem.cursor");
      // The only errors whose text is about what the client sent.
      return make_problem(status, code, "", "problem.invalid", error.message);
    case base::ErrorCode::NotFound:
      if (error.subject == "page") return no_such_document_page();
      if (error.subject == "withdrawn") {
        return make_problem(status, "Withdrawn", "", "problem.withdrawn");
      }
      return make_problem(status, code, "", "problem.no_announcement");
    case base::ErrorCode::Expired: return make_problem(status, code, "cursor", "problem.expired");
    case base::ErrorCode::OutOfMemory:
    case base::ErrorCode::Busy: return server_busy();
    case base::ErrorCode::DiskFull:
      return make_problem(status, "InsufficientStorage", "", "problem.disk_full");
    case base::ErrorCode::IndexMissing:
    case base::ErrorCode::IndexLocked:
    case base::ErrorCode::SchemaMismatch:
      return make_problem(status, "IndexNotReady", "", "problem.not_ready");
    case base::ErrorCode::Unavailable: return make_problem(status, code, "", "problem.unavailable");
    case base::ErrorCode::IndexCorrupt:
    case base::ErrorCode::Io:
    case base::ErrorCode::Internal: return internal_problem();
  }
  return internal_problem();
}

Problem body_too_large() {
  return make_problem(413, "BodyTooLarge", "", "problem.body_too_large");
}

Problem no_such_page() {
  return make_problem(404, "NotFound", "", "problem.no_page");
}

Problem no_such_document_page() {
  return make_problem(404, "NotFound", "", "problem.no_document_page");
}

Problem no_page_image() {
  return make_problem(404, "NotFound", "", "problem.no_page_image");
}

Problem no_such_correction() {
  return make_problem(404, "NotFound", "", "problem.no_correction");
}

Problem method_not_allowed() {
  return make_problem(405, "MethodNotAllowed", "", "problem.method");
}

Problem unauthorized() {
  return make_problem(401, "Unauthorized", "", "problem.unauthorized");
}

Problem read_only(std::string const& writer) {
  return make_problem(403, "ReadOnly", "", "problem.read_only", writer);
}

Problem incomplete_body() {
  return make_problem(408, "IncompleteBody", "", "problem.incomplete_body");
}

Problem unsupported_media_type() {
  return make_problem(415, "UnsupportedMediaType", "", "problem.media_type");
}

Problem server_busy() {
  return make_problem(503, "Busy", "", "problem.busy");
}

Problem too_many_changes() {
  constexpr std::chrono::seconds kUntilSomeAreWritten{30};
  Problem problem = make_problem(503, "Busy", "", "problem.many_changes");
  problem.retry_after = kUntilSomeAreWritten;
  return problem;
}

Problem too_many_streams() {
  return make_problem(503, "Busy", "", "problem.many_streams");
}

Problem too_many_streams_of_client() {
  return make_problem(429, "TooManyRequests", "", "problem.own_streams");
}

Problem too_many_requests(std::chrono::seconds retry_after) {
  Problem problem = make_problem(429, "TooManyRequests", "", "problem.many_requests");
  problem.retry_after = retry_after;
  return problem;
}

Problem too_many_connections() {
  return make_problem(429, "TooManyConnections", "", "problem.many_connections");
}

Problem not_acceptable() {
  return make_problem(406, "NotAcceptable", "", "problem.not_acceptable");
}

Problem internal_problem() {
  return make_problem(500, "Internal", "", "problem.internal");
}

}  // namespace tracuu::server
