// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document/text_fingerprint.hpp"

#include "base/fnv.hpp"

namespace tracuu::indexer {

namespace {

/// A shorter text is like many others: "Thông báo lịch tiếp công dân".
constexpr std::size_t kMinPairs = 20;

/// FNV-1a barely moves the high bits of short texts; the finaliser of MurmurHash3
/// (Appleby, public domain) spreads them.
std::uint64_t spread_hash(std::string_view text) {
  std::uint64_t hash = base::fnv1a(text);
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >> 33);
}

}  // namespace

void TextFingerprint::add(analyzers::TokenList const& tokens) {
  for (analyzers::Token const& token : tokens.tokens()) {
    if (token.kind == analyzers::TokenKind::Number) numbers_ += spread_hash(tokens.text(token));
    if (token.kind != analyzers::TokenKind::Pair) continue;
    count(spread_hash(tokens.text(token)));
  }
}

/// Adds one to the counts of the bits that are set, all at once.
void TextFingerprint::count(std::uint64_t hash) {
  std::uint64_t carry = hash;
  for (std::size_t i = 0; carry != 0; ++i) {
    std::uint64_t const both = ones_[i] & carry;
    ones_[i] ^= carry;
    carry = both;
  }
  ++pairs_;
}

std::optional<schema::Fingerprint> TextFingerprint::value() const {
  if (pairs_ < kMinPairs) return std::nullopt;
  schema::Fingerprint fingerprint{0, numbers_};
  for (std::size_t bit = 0; bit < 64; ++bit) {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < ones_.size(); ++i) count |= (ones_[i] >> bit & 1) << i;
    if (2 * count > pairs_) fingerprint.words |= std::uint64_t{1} << bit;
  }
  return fingerprint;
}

}  // namespace tracuu::indexer
