// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/answers/counted_request.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tracuu::server {
namespace {

constexpr std::size_t kLastPosition = 10'000;

std::string_view parameter(Request const& request, std::string_view name) {
  auto const found = std::ranges::find(request.parameters, name, &Parameter::name);
  return found == request.parameters.end() ? std::string_view() : std::string_view(found->value);
}

std::optional<std::size_t> read_position(std::string_view text) {
  std::size_t position = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), position);
  bool const is_number = error == std::errc() && end == text.data() + text.size();
  if (!is_number || position < 1 || position > kLastPosition) return std::nullopt;
  return position;
}

void count_search(Request const& request, Context const& context, Response const& outline,
                  QueryCounter& counter, std::size_t& last) {
  std::string_view const text = parameter(request, "q");
  if (!outline.found || outline.status != 200 || text.empty()) return;
  if (outline.found->is_first_page) {
    // Connections of a proxy carry many clients: a number for both, which is kept nowhere else.
    std::size_t const asked = std::hash<std::string>{}(context.client + '\n' + std::string(text));
    if (asked == last) return;
    last = asked;
  }
  counter.count({std::string(text), outline.found->hits, outline.found->is_relaxed,
                 outline.found->is_first_page});
}

void count_opened(Request const& request, Context const& context, Response const& outline,
                  QueryCounter& counter) {
  bool const is_there = outline.status == 200 || outline.status == 304;
  bool const is_followed_here = request.fetch_site.empty() || request.fetch_site == "same-origin";
  auto const position = read_position(parameter(request, "pos"));
  std::string_view const text = parameter(request, "q");
  if (!is_there || !is_followed_here || !position || text.empty()) return;
  counter.count_opened({std::string(text), context.id, *position});
}

}  // namespace

bool may_be_counted(Request const& request) {
  return !request.asks_not_to_be_counted && !request.is_robot && parameter(request, "log") != "0";
}

void count_request(Request const& request, Context const& context, Response const& outline,
                   QueryCounter& counter, std::size_t& last) {
  if (request.method != Method::Get || !may_be_counted(request)) return;
  if (context.route == "/search" || context.route == "/api/v1/search") {
    count_search(request, context, outline, counter, last);
  } else if (context.route == "/announcements/{id}") {
    count_opened(request, context, outline, counter);
  }
}

}  // namespace tracuu::server
