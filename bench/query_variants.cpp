// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/query_variants.hpp"

#include <algorithm>
#include <random>

#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"

namespace tracuu::bench {

namespace {

std::string without_marks(std::string_view text) {
  auto const composed = analyzers::NfcFilter().filter(text);
  return analyzers::fold(composed ? composed->text() : text);
}

std::string lower_ascii(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

/// One draw a word, so that the draws do not depend on how words are spelled.
std::string with_half_marks(std::string_view text, std::mt19937& random) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = std::min(text.find(' ', at), text.size() - 1) + 1;
    std::string_view const word = text.substr(at, end - at);
    bool const drops = (random() & 1u) != 0;
    result += drops ? without_marks(word) : std::string(word);
    at = end;
  }
  return result;
}

}  // namespace

std::string_view name_of(Variant variant) {
  switch (variant) {
    case Variant::AsTyped: return "as-typed";
    case Variant::NoMarks: return "no-marks";
    case Variant::HalfMarks: return "half-marks";
  }
  return "";
}

std::vector<Query> vary(std::vector<Query> const& queries, Variant variant, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Query> varied = queries;
  for (Query& query : varied) {
    if (variant == Variant::NoMarks) query.text = lower_ascii(without_marks(query.text));
    if (variant == Variant::HalfMarks) query.text = with_half_marks(query.text, random);
  }
  return varied;
}

}  // namespace tracuu::bench
