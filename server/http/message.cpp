// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/message.hpp"

#include <fmt/chrono.h>

#include <ctime>

namespace tracuu::server {

Message make_message(Response response, MessageOptions options) {
  Message message(static_cast<http::status>(response.status),
                  static_cast<unsigned>(options.version));
  message.set(http::field::server, "tracuu");
  message.set(http::field::date, http_date());
  for (auto const& [name, value] : response.headers) message.set(name, value);
  message.body() = std::move(response.body);
  message.keep_alive(options.keep_alive);
  // 204 must not have the field, and of 304 it would be a lie (RFC 9110 section 8.6).
  if (response.status != 204 && response.status != 304)
    message.content_length(message.body().size());
  return message;
}

std::string head_text(Message const& message) {
  http::fields::writer const writer(message, static_cast<unsigned>(message.version()),
                                    message.result_int());
  return beast::buffers_to_string(writer.get());
}

std::string http_date() {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(std::time(nullptr)));
}

}  // namespace tracuu::server
