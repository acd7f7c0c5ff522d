// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/state/token_set.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <new>
#include <span>

#include "base/ascii.hpp"

namespace tracuu::server {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string to_hex(std::span<unsigned char const> bytes) {
  std::string hex;
  for (unsigned char const byte : bytes) hex += fmt::format("{:02x}", byte);
  return hex;
}

/// False unless `hex` has exactly the digits for `bytes`.
bool read_hex(std::string_view hex, std::span<unsigned char> bytes) {
  if (hex.size() != 2 * bytes.size()) return false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    char const* const begin = hex.data() + 2 * i;
    auto const [end, error] = std::from_chars(begin, begin + 2, bytes[i], 16);
    if (error != std::errc() || end != begin + 2) return false;
  }
  return true;
}

using Hash = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Hash hash_of(std::string_view token) {
  Hash hash;
  auto const* const bytes = reinterpret_cast<unsigned char const*>(token.data());
  if (SHA256(bytes, token.size(), hash.data()) == nullptr) throw std::bad_alloc();
  return hash;
}

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

}  // namespace

Result<TokenSet> TokenSet::read(std::filesystem::path const& file) {
  std::ifstream in(file);
  if (!in) {
    return Error{ErrorCode::Io,
                 fmt::format("{}: cannot be read: {}", file.string(), std::strerror(errno)), ""};
  }
  // libcrypto sets itself up when it is first used, and for good: now, while there is memory.
  static_cast<void>(hash_of(""));
  TokenSet tokens;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (auto const added = tokens.add_line(line); !added) {
      return Error{ErrorCode::InvalidArgument,
                   fmt::format("{}:{}: {}", file.string(), number, added.error().message),
                   "make lines with `tracuu token NAME`"};
    }
  }
  return tokens;
}

Result<void> TokenSet::add_line(std::string_view line) {
  line = base::trim(line, kBlanks);
  if (line.empty() || line.front() == '#') return {};
  std::string_view const name = line.substr(0, line.find_first_of(kBlanks));
  std::size_t const hash_begin = line.find_first_not_of(kBlanks, name.size());
  Token token{std::string(name), {}};
  bool const is_whole = hash_begin != std::string_view::npos && is_name(name) &&
                        read_hex(line.substr(hash_begin), token.hash);
  if (!is_whole) return Error{ErrorCode::InvalidArgument, "is not a name and 64 hex digits", ""};
  if (std::ranges::count(tokens_, token.name, &Token::name) > 0) {
    return Error{ErrorCode::InvalidArgument, fmt::format("the name {} is there twice", name), ""};
  }
  tokens_.push_back(std::move(token));
  return {};
}

std::optional<std::string> TokenSet::find(std::string_view token) const {
  Hash const hash = hash_of(token);
  std::optional<std::string> name;
  for (Token const& known : tokens_) {
    if (CRYPTO_memcmp(hash.data(), known.hash.data(), hash.size()) == 0) name = known.name;
  }
  return name;
}

Result<NewToken> make_token(std::string_view name) {
  if (!is_name(name)) {
    return Error{ErrorCode::InvalidArgument,
                 "the name may have letters, digits, '-', '_' and '.' only", ""};
  }
  std::array<unsigned char, 32> random;
  if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) {
    return Error{ErrorCode::Internal, "the system gives no random bytes", ""};
  }
  NewToken made{to_hex(random), ""};
  made.line = fmt::format("{} {}", name, to_hex(hash_of(made.token)));
  return made;
}

}  // namespace tracuu::server
