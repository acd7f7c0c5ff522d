// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/crawl/warc_record.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <random>
#include <span>

namespace tracuu::indexer {

namespace {

/// RFC 4648, section 6, without padding: the 20 bytes of SHA-1 are 32 characters.
std::string base32(std::span<unsigned char const> bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned held = 0;
  unsigned bits = 0;
  for (unsigned char const byte : bytes) {
    held = (held << 8 | byte) & 0xFFFF;
    for (bits += 8; bits >= 5; bits -= 5) text += kDigits[held >> (bits - 5) & 0x1F];
  }
  if (bits > 0) text += kDigits[held << (5 - bits) & 0x1F];
  return text;
}

std::string one_line(std::string_view value) {
  std::string line(value);
  std::ranges::replace_if(line, [](char c) { return c == '\r' || c == '\n'; }, ' ');
  return line;
}

}  // namespace

WarcText::WarcText(std::string_view type, std::string_view date) : id_(random_record_id()) {
  add("WARC-Type", type);
  add("WARC-Record-ID", id_);
  add("WARC-Date", date);
}

void WarcText::add(std::string_view name, std::string_view value) {
  if (value.empty()) return;
  fields_ += fmt::format("{}: {}\r\n", name, one_line(value));
}

std::string WarcText::text(std::string_view front, std::string_view back) const {
  std::string text =
      fmt::format("WARC/1.1\r\n{}WARC-Block-Digest: {}\r\nContent-Length: {}\r\n\r\n", fields_,
                  warc_digest(front, back), front.size() + back.size());
  text.reserve(text.size() + front.size() + back.size() + 4);
  text += front;
  text += back;
  text += "\r\n\r\n";
  return text;
}

std::string warc_date(std::chrono::system_clock::time_point at) {
  auto const whole = std::chrono::floor<std::chrono::seconds>(at);
  auto const rest = std::chrono::duration_cast<std::chrono::microseconds>(at - whole);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:06}Z",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(whole)), rest.count());
}

std::string random_record_id() {
  std::random_device random;
  std::array<std::uint32_t, 4> words{random(), random(), random(), random()};
  words[1] = (words[1] & 0xFFFF0FFF) | 0x4000;      // version 4
  words[2] = (words[2] & 0x3FFFFFFF) | 0x80000000;  // variant of RFC 9562
  return fmt::format("<urn:uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:04x}{:08x}>", words[0],
                     words[1] >> 16, words[1] & 0xFFFF, words[2] >> 16, words[2] & 0xFFFF,
                     words[3]);
}

std::string warc_digest(std::string_view front, std::string_view back) {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(),
                                                                        EVP_MD_CTX_free);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned bytes = 0;
  bool const is_made = context && EVP_DigestInit_ex(context.get(), EVP_sha1(), nullptr) == 1 &&
                       EVP_DigestUpdate(context.get(), front.data(), front.size()) == 1 &&
                       EVP_DigestUpdate(context.get(), back.data(), back.size()) == 1 &&
                       EVP_DigestFinal_ex(context.get(), digest.data(), &bytes) == 1;
  if (!is_made) throw std::bad_alloc();  // it fails for want of memory only
  return "sha1:" + base32(std::span(digest).first(bytes));
}

std::string warc_fields(std::vector<std::pair<std::string, std::string>> const& fields) {
  std::string text;
  for (auto const& [name, value] : fields) {
    text += fmt::format("{}: {}\r\n", one_line(name), one_line(value));
  }
  return text;
}

}  // namespace tracuu::indexer
