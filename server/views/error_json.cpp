// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/error_json.hpp"

#include "server/views/json_fields.hpp"

namespace tracuu::server {

std::string error_json(Problem const& problem, search::Language language) {
  Json json;
  json["error"]["code"] = problem.code;
  json["error"]["message"] = problem.message(language);
  json["error"]["parameter"] = problem.parameter.empty() ? Json(nullptr) : Json(problem.parameter);
  return to_text(json);
}

}  // namespace tracuu::server
