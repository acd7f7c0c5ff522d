// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/request_key.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "server/branding/branding.hpp"
#include "server/http/accept_language.hpp"

namespace tracuu::server {
namespace {

void append(std::string& key, std::string_view part) {
  key += std::to_string(part.size());
  key += ':';
  key += part;
}

}  // namespace

std::string request_key(Request const& request, Context const& context) {
  std::vector<Parameter const*> parameters;
  parameters.reserve(request.parameters.size());
  for (Parameter const& parameter : request.parameters) parameters.push_back(&parameter);
  std::ranges::stable_sort(parameters, {},
                           [](Parameter const* each) -> std::string const& { return each->name; });
  std::string key;
  append(key, context.route);
  append(key, request.path);
  for (Parameter const* const parameter : parameters) {
    append(key, parameter->name);
    append(key, parameter->value);
  }
  append(key, base::language_tag(accepted_language(request.accept_language)));
  append(key, context.base_url);
  append(key, context.branding->fingerprint);
  return key;
}

}  // namespace tracuu::server
