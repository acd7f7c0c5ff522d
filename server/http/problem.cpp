// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/problem.hpp"

#include <utility>

namespace tracuu::server {

int http_status(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::InvalidArgument:
    case base::ErrorCode::QuerySyntax: return 422;
    case base::ErrorCode::NotFound: return 404;
    case base::ErrorCode::Expired: return 410;
    case base::ErrorCode::IndexMissing:
    case base::ErrorCode::IndexLocked:
    case base::ErrorCode::SchemaMismatch:
    case base::ErrorCode::Busy: return 503;
    case base::ErrorCode::IndexCorrupt:
    case base::ErrorCode::Io:
    case base::ErrorCode::Internal: return 500;
  }
  return 500;
}

namespace {

Problem foreign_cursor() {
  return {422, "InvalidArgument", "Tham số “cursor” không phải của yêu cầu này.",
          "Parameter “cursor” is not of this request.", "cursor"};
}

}  // namespace

Problem problem_from(base::Error const& error) {
  switch (error.code) {
    case base::ErrorCode::InvalidArgument:
    case base::ErrorCode::QuerySyntax:
      if (error.subject == "cursor") return foreign_cursor();
      // The only errors whose text is about what the client sent.
      return {http_status(error.code), to_string(error.code),
              "Yêu cầu không hợp lệ: " + error.message + ".",
              "The request is not valid: " + error.message + ".", ""};
    case base::ErrorCode::NotFound:
      return {http_status(error.code), to_string(error.code), "Không có thông báo này.",
              "There is no such announcement.", ""};
    case base::ErrorCode::Expired:
      return {http_status(error.code), to_string(error.code),
              "Kho dữ liệu đã thay đổi từ trang trước. Xin tìm lại từ đầu.",
              "The index has changed since the page before. Please search again from the start.",
              "cursor"};
    case base::ErrorCode::Busy: return server_busy();
    case base::ErrorCode::IndexMissing:
    case base::ErrorCode::IndexLocked:
    case base::ErrorCode::SchemaMismatch:
      return {http_status(error.code), "IndexNotReady",
              "Kho dữ liệu chưa sẵn sàng. Xin thử lại sau ít phút.",
              "The index is not ready. Please try again in a few minutes.", ""};
    case base::ErrorCode::IndexCorrupt:
    case base::ErrorCode::Io:
    case base::ErrorCode::Internal: return internal_problem();
  }
  return internal_problem();
}

Problem bad_request(std::string vietnamese, std::string english) {
  return {400, "BadRequest", std::move(vietnamese), std::move(english), ""};
}

Problem body_too_large() {
  return {413, "BodyTooLarge", "Nội dung gửi lên quá lớn.", "The request body is too large.", ""};
}

Problem no_such_page() {
  return {404, "NotFound", "Không có trang này.", "There is no such page.", ""};
}

Problem method_not_allowed() {
  return {405, "MethodNotAllowed", "Địa chỉ này không nhận phương thức đó.",
          "This address does not take that method.", ""};
}

Problem unauthorized() {
  return {401, "Unauthorized", "Thiếu mã truy cập, hoặc mã không đúng.",
          "The access token is missing or not valid.", ""};
}

Problem incomplete_body() {
  return {408, "IncompleteBody", "Nội dung gửi lên không đủ hoặc quá chậm.",
          "The request body did not come whole in time.", ""};
}

Problem unsupported_media_type() {
  return {415, "UnsupportedMediaType", "Địa chỉ này chỉ nhận nội dung dạng biểu mẫu.",
          "This address takes only forms (application/x-www-form-urlencoded).", ""};
}

Problem server_busy() {
  return {503, "Busy", "Máy chủ đang bận. Xin thử lại sau vài giây.",
          "The server is busy. Please try again in a few seconds.", ""};
}

Problem too_many_streams() {
  return {503, "Busy", "Đang có nhiều lượt xuất dữ liệu. Xin thử lại sau vài giây.",
          "Many exports are under way. Please try again in a few seconds.", ""};
}

Problem too_many_requests(std::chrono::seconds retry_after) {
  return {429,
          "TooManyRequests",
          "Địa chỉ của bạn gửi quá nhiều yêu cầu. Xin thử lại sau ít giây.",
          "Your address sends too many requests. Please try again in a few seconds.",
          "",
          retry_after};
}

Problem too_many_connections() {
  return {429, "TooManyConnections",
          "Địa chỉ của bạn mở quá nhiều kết nối. Xin thử lại sau ít giây.",
          "Your address has too many connections open. Please try again in a few seconds.", ""};
}

Problem not_acceptable() {
  return {406, "NotAcceptable", "Máy chủ chỉ gửi được nội dung nguyên dạng, gzip hoặc br.",
          "The server can send the body as it is, as gzip or as br only.", ""};
}

Problem internal_problem() {
  return {500, "Internal", "Máy chủ gặp lỗi. Lỗi đã được ghi lại.",
          "The server met an error. It has been logged.", ""};
}

}  // namespace tracuu::server
