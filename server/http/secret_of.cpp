// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/secret_of.hpp"

#include <openssl/evp.h>

#include <vector>

#include "server/http/net.hpp"

namespace tracuu::server {
namespace {

/// Of 64 hex digits, a user and what base64 adds: far below that.
constexpr std::size_t kMaxBasicBytes = 4'096;

std::optional<std::string_view> after_scheme(std::string_view field, std::string_view scheme) {
  if (!beast::iequals(field.substr(0, scheme.size()), scheme)) return std::nullopt;
  field.remove_prefix(scheme.size());
  return field;
}

std::optional<std::string> decode(std::string_view base64) {
  if (base64.empty() || base64.size() > kMaxBasicBytes || base64.size() % 4 != 0) {
    return std::nullopt;
  }
  std::vector<unsigned char> bytes(base64.size() / 4 * 3);
  auto const* const text = reinterpret_cast<unsigned char const*>(base64.data());
  int const size = EVP_DecodeBlock(bytes.data(), text, static_cast<int>(base64.size()));
  if (size < 0) return std::nullopt;
  // EVP_DecodeBlock counts the bytes that padding stands for, too.
  std::size_t const padding = base64.size() - (base64.find_last_not_of('=') + 1);
  if (padding > 2) return std::nullopt;
  return std::string(bytes.begin(), bytes.begin() + size - static_cast<std::ptrdiff_t>(padding));
}

}  // namespace

std::optional<std::string> secret_of(std::string_view authorization) {
  if (auto const token = after_scheme(authorization, "Bearer ")) return std::string(*token);
  auto const encoded = after_scheme(authorization, "Basic ");
  auto const pair = encoded ? decode(*encoded) : std::nullopt;
  if (!pair) return std::nullopt;
  std::size_t const colon = pair->find(':');
  if (colon == std::string::npos) return std::nullopt;
  return pair->substr(colon + 1);
}

}  // namespace tracuu::server
