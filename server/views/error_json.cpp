// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/error_json.hpp"

#include <utility>

#include "formats/json_fields.hpp"

namespace tracuu::server {

std::string error_json(Problem const& problem, base::Language language) {
  formats::Json error = formats::Json::object();
  error["code"] = problem.code;
  error["message"] = problem.message(language);
  error["parameter"] =
      problem.parameter.empty() ? formats::Json(nullptr) : formats::Json(problem.parameter);
  formats::Json json = formats::Json::object();
  json["error"] = std::move(error);
  return formats::to_text(json);
}

}  // namespace tracuu::server
