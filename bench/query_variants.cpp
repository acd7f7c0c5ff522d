// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/query_variants.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <random>

#include "analyzers/letter.hpp"
#include "analyzers/nfc_filter.hpp"
#include "bench/abbreviating.hpp"
#include "bench/tone_style.hpp"
#include "bench/typing.hpp"
#include "bench/typing_slip.hpp"

namespace tracuu::bench {

namespace {

std::string nfc(std::string_view text) {
  auto const composed = analyzers::NfcFilter().filter(text);
  return std::string(composed ? composed->text() : text);
}

/// `text` itself if ICU has no tables for it.
std::string nfd(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* const form = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  std::string decomposed;
  icu::StringByteSink<std::string> sink(&decomposed);
  icu::StringPiece const source(text.data(), static_cast<std::int32_t>(text.size()));
  form->normalizeUTF8(0, source, sink, nullptr, status);
  return U_SUCCESS(status) ? decomposed : std::string(text);
}

std::string without_marks(std::string_view text) {
  return analyzers::fold(nfc(text));
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

std::string varied(std::string const& text, Variant variant, std::mt19937& random) {
  switch (variant) {
    case Variant::AsTyped: return text;
    case Variant::NoMarks: return lower_ascii(without_marks(text));
    case Variant::HalfMarks: return with_half_marks(text, random);
    case Variant::Telex: return type_telex(text);
    case Variant::Vni: return type_vni(text);
    case Variant::Nfd: return nfd(text);
    case Variant::OldTone: return with_tone_style(nfc(text), analyzers::ToneStyle::Old);
    case Variant::NewTone: return with_tone_style(nfc(text), analyzers::ToneStyle::New);
    case Variant::Typo: return with_typing_slip(nfc(text), random);
    case Variant::Abbrev: return abbreviated(nfc(text));
  }
  return text;
}

}  // namespace

std::string_view name_of(Variant variant) {
  switch (variant) {
    case Variant::AsTyped: return "as-typed";
    case Variant::NoMarks: return "no-marks";
    case Variant::HalfMarks: return "half-marks";
    case Variant::Telex: return "telex";
    case Variant::Vni: return "vni";
    case Variant::Nfd: return "nfd";
    case Variant::OldTone: return "old-tone";
    case Variant::NewTone: return "new-tone";
    case Variant::Typo: return "typo";
    case Variant::Abbrev: return "abbrev";
  }
  return "";
}

std::optional<Variant> variant_named(std::string_view name) {
  auto const found = std::ranges::find(kVariants, name, name_of);
  return found == std::end(kVariants) ? std::nullopt : std::optional(*found);
}

std::string first_words(std::string const& text, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < count && end != std::string::npos; ++i) end = text.find(' ', end + 1);
  return text.substr(0, end);
}

std::vector<Query> vary(std::vector<Query> const& queries, Variant variant, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Query> result = queries;
  for (Query& query : result) query.text = varied(query.text, variant, random);
  return result;
}

}  // namespace tracuu::bench
