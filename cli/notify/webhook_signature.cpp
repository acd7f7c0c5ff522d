// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/notify/webhook_signature.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <new>

namespace tracuu::cli {

namespace {

constexpr std::string_view kSecretMark = "whsec_";
constexpr std::size_t kLeastSecretBytes = 24;
constexpr std::size_t kMostSecretBytes = 64;

base::Error no_secret() {
  return {base::ErrorCode::InvalidArgument, "the secret is not whsec_ and 24 to 64 bytes in base64",
          "make one: echo whsec_$(head -c 32 /dev/urandom | base64)"};
}

std::string to_base64(unsigned char const* bytes, std::size_t count) {
  std::string text(4 * ((count + 2) / 3) + 1, '\0');
  int const size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes,
                                   static_cast<int>(count));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace

base::Result<WebhookSecret> read_webhook_secret(std::string_view written) {
  if (!written.starts_with(kSecretMark)) return no_secret();
  std::string_view const base64 = written.substr(kSecretMark.size());
  if (base64.empty() || base64.size() % 4 != 0 || base64.size() > 2 * kMostSecretBytes) {
    return no_secret();
  }
  std::string bytes(base64.size(), '\0');
  int const size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                   reinterpret_cast<unsigned char const*>(base64.data()),
                                   static_cast<int>(base64.size()));
  if (size < 0) return no_secret();
  std::size_t padding = 0;
  while (padding < 2 && base64[base64.size() - 1 - padding] == '=') ++padding;
  bytes.resize(static_cast<std::size_t>(size) - padding);
  if (bytes.size() < kLeastSecretBytes || bytes.size() > kMostSecretBytes) return no_secret();
  return WebhookSecret{std::move(bytes)};
}

std::string webhook_signature(WebhookSecret const& secret, std::string_view id,
                              std::int64_t timestamp, std::string_view payload) {
  std::string const text = fmt::format("{}.{}.{}", id, timestamp, payload);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  // It fails for want of memory only.
  if (HMAC(EVP_sha256(), secret.bytes.data(), static_cast<int>(secret.bytes.size()),
           reinterpret_cast<unsigned char const*>(text.data()), text.size(), digest.data(),
           &size) == nullptr) {
    throw std::bad_alloc();
  }
  return "v1," + to_base64(digest.data(), size);
}

}  // namespace tracuu::cli
