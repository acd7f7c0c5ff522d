// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/error_json.hpp"

#include "formats/json_fields.hpp"

namespace tracuu::server {

std::string error_json(Problem const& problem, base::Language language) {
  formats::Json json;
  json["error"]["code"] = problem.code;
  json["error"]["message"] = problem.message(language);
  json["error"]["parameter"] =
      problem.parameter.empty() ? formats::Json(nullptr) : formats::Json(problem.parameter);
  return formats::to_text(json);
}

}  // namespace tracuu::server
