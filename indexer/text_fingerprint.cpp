// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text_fingerprint.hpp"

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
    std::uint64_t const hash = spread_hash(tokens.text(token));
    for (std::size_t bit = 0; bit < balance_.size(); ++bit) {
      balance_[bit] += (hash >> bit & 1) != 0 ? 1 : -1;
    }
    ++pairs_;
  }
}

std::optional<schema::Fingerprint> TextFingerprint::value() const {
  if (pairs_ < kMinPairs) return std::nullopt;
  schema::Fingerprint fingerprint{0, numbers_};
  for (std::size_t bit = 0; bit < balance_.size(); ++bit) {
    if (balance_[bit] > 0) fingerprint.words |= std::uint64_t{1} << bit;
  }
  return fingerprint;
}

}  // namespace tracuu::indexer
