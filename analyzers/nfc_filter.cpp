// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/nfc_filter.hpp"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include <utility>

namespace tracuu::analyzers {

namespace {

class NfcText final : public FilteredText {
 public:
  NfcText(std::string text, icu::Edits edits)
      : text_(std::move(text)), edits_(std::move(edits)), iterator_(edits_.getFineIterator()) {}

  [[nodiscard]] std::string_view text() const override { return text_; }

  [[nodiscard]] std::size_t original_begin(std::size_t offset) override {
    std::size_t const end = original_end(offset);
    bool const inside_change =
        iterator_.hasChange() && static_cast<std::size_t>(iterator_.destinationIndex()) < offset;
    return inside_change ? static_cast<std::size_t>(iterator_.sourceIndex()) : end;
  }

  /// ICU maps what lies inside a change to its end.
  [[nodiscard]] std::size_t original_end(std::size_t offset) override {
    UErrorCode status = U_ZERO_ERROR;
    auto const source = iterator_.sourceIndexFromDestinationIndex(static_cast<int>(offset), status);
    return U_SUCCESS(status) ? static_cast<std::size_t>(source) : offset;
  }

 private:
  std::string text_;
  icu::Edits edits_;
  icu::Edits::Iterator iterator_;  // over edits_
};

/// NFC of all Unicode; a static object of ICU, thread-safe.
icu::Normalizer2 const* nfc_instance() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status);
}

/// No byte of the text belongs to a code point that NFC could change: below
/// U+0300 nothing does, and of the longer sequences Vietnamese text uses the
/// lead bytes of U+1EA0–U+1EF9 (NFC letters), dashes and quotes (U+2010–U+2027).
/// Several times faster than asking ICU; anything else is ICU's to judge.
bool is_plainly_nfc(std::string_view text) {
  auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    unsigned char const lead = byte(at);
    if (lead < 0x80) {
      ++at;
    } else if (lead >= 0xC3 && lead <= 0xCB && at + 1 < text.size()) {
      at += 2;  // U+00C0–U+02FF
    } else if (lead == 0xC2 && at + 1 < text.size()) {
      at += 2;  // U+0080–U+00BF
    } else if (lead == 0xE1 && at + 2 < text.size() &&
               (byte(at + 1) == 0xBA || byte(at + 1) == 0xBB)) {
      at += 3;  // U+1E80–U+1EFF
    } else if (lead == 0xE2 && at + 2 < text.size() && byte(at + 1) == 0x80 &&
               byte(at + 2) >= 0x90 && byte(at + 2) <= 0xA7) {
      at += 3;  // U+2010–U+2027
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

std::unique_ptr<FilteredText> NfcFilter::filter(std::string_view text) const {
  if (is_plainly_nfc(text)) return nullptr;
  icu::Normalizer2 const* const nfc = nfc_instance();
  icu::StringPiece const source(text.data(), static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  if (nfc == nullptr || nfc->isNormalizedUTF8(source, status)) return nullptr;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed, source.length());
  icu::Edits edits;
  status = U_ZERO_ERROR;
  nfc->normalizeUTF8(0, source, sink, &edits, status);
  if (U_FAILURE(status)) return nullptr;
  return std::make_unique<NfcText>(std::move(composed), std::move(edits));
}

}  // namespace tracuu::analyzers
