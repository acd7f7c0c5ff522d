// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/content_coding.hpp"

#include <brotli/encode.h>
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

#include "base/ascii.hpp"

namespace tracuu::server {
namespace {

constexpr int kGzipLevel = 6;
constexpr int kBrotliQuality = 5;

// "0.85" -> 850 thousandths; nothing if malformed (RFC 9110 section 12.4.2).
std::optional<int> parse_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  int thousandths = text[0] == '1' ? 1'000 : 0;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int unit = 100;
  for (std::size_t at = 2; at < text.size(); ++at, unit /= 10) {
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
    thousandths += (text[at] - '0') * unit;
  }
  return thousandths > 1'000 ? std::nullopt : std::optional(thousandths);
}

struct Element {
  std::string_view name;
  int weight;
};

std::optional<Element> parse_element(std::string_view text) {
  std::size_t const semicolon = std::min(text.find(';'), text.size());
  std::string_view const name = base::trim(text.substr(0, semicolon));
  if (name.empty()) return std::nullopt;
  if (semicolon == text.size()) return Element{name, 1'000};
  std::string_view const parameter = base::trim(text.substr(semicolon + 1));
  if (parameter.size() < 2 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=') {
    return std::nullopt;
  }
  auto const weight = parse_weight(parameter.substr(2));
  return weight ? std::optional(Element{name, *weight}) : std::nullopt;
}

struct Weights {
  std::optional<int> identity;
  std::optional<int> gzip;
  std::optional<int> brotli;
  std::optional<int> others;
};

Weights read_weights(std::string_view header) {
  Weights weights;
  while (!header.empty()) {
    std::string_view const part = header.substr(0, header.find(','));
    header.remove_prefix(std::min(header.size(), part.size() + 1));
    auto const element = parse_element(part);
    if (!element) continue;
    auto const is = [&](std::string_view name) {
      return base::equals_ignoring_case(element->name, name);
    };
    if (is("br")) weights.brotli = element->weight;
    if (is("gzip") || is("x-gzip")) weights.gzip = element->weight;
    if (is("identity")) weights.identity = element->weight;
    if (is("*")) weights.others = element->weight;
  }
  return weights;
}

std::string gzip(std::string_view body) {
  std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> const compressor(
      libdeflate_alloc_compressor(kGzipLevel), &libdeflate_free_compressor);
  if (compressor == nullptr) throw std::bad_alloc();
  std::string packed(libdeflate_gzip_compress_bound(compressor.get(), body.size()), '\0');
  packed.resize(libdeflate_gzip_compress(compressor.get(), body.data(), body.size(), packed.data(),
                                         packed.size()));
  return packed;
}

std::string brotli(std::string_view body) {
  std::size_t bytes = BrotliEncoderMaxCompressedSize(body.size());
  std::string packed(bytes, '\0');
  auto const* const input = reinterpret_cast<std::uint8_t const*>(body.data());
  auto* const output = reinterpret_cast<std::uint8_t*>(packed.data());
  if (BrotliEncoderCompress(kBrotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, body.size(),
                            input, &bytes, output) == BROTLI_FALSE) {
    throw std::bad_alloc();  // its only cause when the room suffices
  }
  packed.resize(bytes);
  return packed;
}

}  // namespace

std::string_view name_of(ContentCoding coding) {
  switch (coding) {
    case ContentCoding::Identity: return "identity";
    case ContentCoding::Gzip: return "gzip";
    case ContentCoding::Brotli: return "br";
  }
  return "identity";
}

CodingChoice choose_coding(std::string_view accept_encoding) {
  if (base::trim(accept_encoding).empty()) return {};
  Weights const weights = read_weights(accept_encoding);
  // A coding that is not named is acceptable only through "*"; identity unless it is ruled out.
  int const identity = weights.identity.value_or(weights.others.value_or(1) == 0 ? 0 : 1);
  struct Candidate {
    ContentCoding coding;
    int weight;
  };
  Candidate const candidates[] = {
      {ContentCoding::Brotli, weights.brotli.value_or(weights.others.value_or(0))},
      {ContentCoding::Gzip, weights.gzip.value_or(weights.others.value_or(0))},
      {ContentCoding::Identity, identity},
  };
  auto const* const best =
      std::ranges::max_element(candidates, {}, [](Candidate const& each) { return each.weight; });
  CodingChoice choice;
  choice.identity_will_do = identity > 0;
  choice.coding = best->weight > 0 ? std::optional(best->coding) : std::nullopt;
  return choice;
}

bool is_compressible(std::string_view content_type) {
  std::string_view const type = base::trim(content_type.substr(0, content_type.find(';')));
  return type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml") ||
         type.ends_with("jsonl") || type.ends_with("javascript");
}

std::string encode_body(std::string_view body, ContentCoding coding) {
  switch (coding) {
    case ContentCoding::Identity: break;
    case ContentCoding::Gzip: return gzip(body);
    case ContentCoding::Brotli: return brotli(body);
  }
  return std::string(body);
}

}  // namespace tracuu::server
