// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/upload.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "server/http/target.hpp"

namespace tracuu::server {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::string_view kUploadLineEnd = "\r\n";
constexpr std::size_t kMaxBoundaryBytes = 70;  // RFC 2046 section 5.1.1
constexpr std::size_t kMaxPartHeadBytes = 8'192;

Error malformed_form(std::string_view why) {
  return {ErrorCode::InvalidArgument, std::string(why), ""};
}

std::string_view without_blanks(std::string_view text) {
  std::size_t const begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

std::string media_type_of(std::string_view content_type) {
  return base::to_lower_ascii(without_blanks(content_type.substr(0, content_type.find(';'))));
}

struct Part {
  std::string name;
  std::optional<std::string> file_name;
  std::string_view bytes;
};

/// Takes the parts off a body, one by one.
class PartReader {
 public:
  PartReader(std::string_view body, std::string const& boundary)
      : rest_(body), delimiter_("--" + boundary) {}

  /// The next part; nothing at the end of the form.
  Result<std::optional<Part>> next() {
    if (!has_begun_) {
      if (auto const begun = skip_preamble(); !begun) return begun.error();
    }
    if (rest_.starts_with("--")) return std::optional<Part>();
    if (!skip_line_end()) return malformed_form("text follows a boundary");
    std::size_t const head_end = rest_.find("\r\n\r\n");
    if (head_end == std::string_view::npos || head_end > kMaxPartHeadBytes) {
      return malformed_form("the head of a part does not end");
    }
    auto part = read_part_head(rest_.substr(0, head_end));
    if (!part) return part.error();
    rest_.remove_prefix(head_end + 4);
    std::string const end = std::string(kUploadLineEnd) + delimiter_;
    std::size_t const length = rest_.find(end);
    if (length == std::string_view::npos) return malformed_form("a part does not end");
    part->bytes = rest_.substr(0, length);
    rest_.remove_prefix(length + end.size());
    return std::optional(std::move(*part));
  }

 private:
  Result<void> skip_preamble() {
    has_begun_ = true;
    if (!rest_.starts_with(delimiter_)) {
      std::size_t const first = rest_.find(std::string(kUploadLineEnd) + delimiter_);
      if (first == std::string_view::npos) return malformed_form("no part begins");
      rest_.remove_prefix(first + kUploadLineEnd.size());
    }
    rest_.remove_prefix(delimiter_.size());
    return {};
  }

  bool skip_line_end() {
    std::size_t const blanks = std::min(rest_.find_first_not_of(" \t"), rest_.size());
    rest_.remove_prefix(blanks);
    if (!rest_.starts_with(kUploadLineEnd)) return false;
    rest_.remove_prefix(kUploadLineEnd.size());
    return true;
  }

  static Result<Part> read_part_head(std::string_view head) {
    while (!head.empty()) {
      std::string_view const line = head.substr(0, head.find(kUploadLineEnd));
      head.remove_prefix(std::min(head.size(), line.size() + kUploadLineEnd.size()));
      std::string_view const name = line.substr(0, line.find(':'));
      if (base::to_lower_ascii(name) != "content-disposition") continue;
      std::string_view const value = line.substr(std::min(line.size(), name.size() + 1));
      auto field = header_parameter(value, "name");
      bool const is_text = field && !base::find_invalid_utf8(*field);
      if (!is_text) break;
      return Part{std::move(*field), header_parameter(value, "filename"), ""};
    }
    return malformed_form("a part has no name");
  }

  std::string_view rest_;
  std::string delimiter_;
  bool has_begun_ = false;
};

/// What browsers of old send is a whole path, and what they now send may be no UTF-8.
std::string plain_file_name(std::string_view name) {
  name.remove_prefix(std::min(name.find_last_of("/\\") + 1, name.size()));
  std::string plain(name);
  std::erase_if(plain, [](unsigned char c) { return c < ' ' || c == 0x7F; });
  return base::find_invalid_utf8(plain) ? "" : plain;
}

Result<void> add_part(Part const& part, Upload& upload) {
  if (part.file_name) {
    bool const is_chosen = !part.file_name->empty() || !part.bytes.empty();
    if (is_chosen) {
      upload.files.push_back({plain_file_name(*part.file_name), std::string(part.bytes)});
    }
    return {};
  }
  bool const is_text =
      !base::find_invalid_utf8(part.bytes) && part.bytes.find('\0') == std::string_view::npos;
  if (!is_text) return malformed_form("the field " + part.name + " is not UTF-8");
  upload.parameters.push_back({part.name, std::string(part.bytes)});
  return {};
}

Result<void> read_parts(Request const& request, Upload& upload) {
  auto const boundary = header_parameter(request.content_type, "boundary");
  bool const is_boundary = boundary && !boundary->empty() && boundary->size() <= kMaxBoundaryBytes;
  if (!is_boundary) return malformed_form("the form names no boundary");
  PartReader reader(request.body, *boundary);
  for (std::size_t count = 0; count <= kMaxUploadParts; ++count) {
    auto const part = reader.next();
    if (!part) return part.error();
    if (!*part) return {};
    if (auto added = add_part(**part, upload); !added) return added;
  }
  return malformed_form("the form has too many parts");
}

}  // namespace

Result<Upload> read_upload(Request const& request) {
  Upload upload;
  upload.parameters = request.parameters;
  std::string const type = media_type_of(request.content_type);
  if (type == "multipart/form-data") {
    if (auto const read = read_parts(request, upload); !read) return read.error();
  } else if (type == "application/x-www-form-urlencoded") {
    auto fields = decode_form(request.body);
    if (!fields) return fields.error();
    std::ranges::move(*fields, std::back_inserter(upload.parameters));
  } else if (!request.body.empty()) {
    upload.files.push_back({"", request.body});
  }
  return upload;
}

std::optional<std::string> header_parameter(std::string_view value, std::string_view parameter) {
  std::size_t at = value.find(';');
  while (at < value.size()) {
    value.remove_prefix(at + 1);
    std::size_t const equals = value.find_first_of("=;");
    if (equals == std::string_view::npos) return std::nullopt;
    std::string const name = base::to_lower_ascii(without_blanks(value.substr(0, equals)));
    if (value[equals] == ';') {
      at = equals;
      continue;
    }
    value.remove_prefix(equals + 1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    std::string text;
    if (value.starts_with('"')) {
      std::size_t end = 1;
      for (; end < value.size() && value[end] != '"'; ++end) {
        // Of a quoted pair (RFC 9110 section 5.6.4) the quote and the backslash alone: browsers
        // send the backslashes of a path as they are.
        bool const is_pair = value[end] == '\\' && end + 1 < value.size() &&
                             (value[end + 1] == '"' || value[end + 1] == '\\');
        if (is_pair) ++end;
        text += value[end];
      }
      value.remove_prefix(std::min(end + 1, value.size()));
      at = value.find(';');
    } else {
      at = std::min(value.find(';'), value.size());
      text = without_blanks(value.substr(0, at));
    }
    if (name == parameter) return text;
  }
  return std::nullopt;
}

}  // namespace tracuu::server
