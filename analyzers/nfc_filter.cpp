// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/nfc_filter.hpp"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uniset.h>

#include <optional>
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

/// Letters and digits styled by Unicode itself, for which plain ones are meant.
icu::UnicodeSet const& styled_letters() {
  static icu::UnicodeSet const set = [] {
    icu::UnicodeSet styled;
    styled.add(0x1D400, 0x1D7FF);  // Mathematical Alphanumeric Symbols
    for (UChar32 const hole : {0x2102, 0x210B, 0x210C, 0x210D, 0x210E, 0x2110, 0x2111, 0x2112,
                               0x2115, 0x2119, 0x211A, 0x211B, 0x211C, 0x211D, 0x2124, 0x2128,
                               0x212C, 0x212D, 0x212F, 0x2130, 0x2131, 0x2133, 0x2134}) {
      styled.add(hole);  // letters of that block that were there before it
    }
    styled.add(0xFF01, 0xFF5E);  // fullwidth forms of ASCII
    styled.add(0xFB00, 0xFB06);  // Latin ligatures
    styled.freeze();
    return styled;
  }();
  return set;
}

/// NFKC of styled letters, all else as it is; null if ICU has no data. Thread-safe.
icu::Normalizer2 const* plain_letters_instance() {
  static auto const plain = []() -> std::unique_ptr<icu::FilteredNormalizer2> {
    UErrorCode status = U_ZERO_ERROR;
    auto const* const nfkc = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) return nullptr;
    return std::make_unique<icu::FilteredNormalizer2>(*nfkc, styled_letters());
  }();
  return plain.get();
}

/// Whether `text` may hold styled letters, by the first bytes of their sequences.
bool may_have_styled_letters(std::string_view text) {
  for (std::size_t at = text.find_first_of("\xE2\xEF\xF0"); at != std::string_view::npos;
       at = text.find_first_of("\xE2\xEF\xF0", at + 1)) {
    std::string_view const lead = text.substr(at, 2);
    if (lead == "\xF0\x9D" || lead == "\xEF\xBC" || lead == "\xEF\xBD" || lead == "\xEF\xAC" ||
        lead == "\xE2\x84") {
      return true;
    }
  }
  return false;
}

/// What a normalizer made of a text, and which stretches it changed.
struct NormalizedText {
  std::string text;
  icu::Edits edits;
};

/// Nothing if the text is so already.
std::optional<NormalizedText> normalized(icu::Normalizer2 const* normalizer,
                                         std::string_view text) {
  icu::StringPiece const source(text.data(), static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  if (normalizer == nullptr || normalizer->isNormalizedUTF8(source, status)) return std::nullopt;
  NormalizedText changed;
  icu::StringByteSink<std::string> sink(&changed.text, source.length());
  status = U_ZERO_ERROR;
  normalizer->normalizeUTF8(0, source, sink, &changed.edits, status);
  if (U_FAILURE(status)) return std::nullopt;
  return changed;
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
  auto plain =
      may_have_styled_letters(text) ? normalized(plain_letters_instance(), text) : std::nullopt;
  auto composed = normalized(nfc_instance(), plain ? std::string_view(plain->text) : text);
  if (!plain && !composed) return nullptr;
  if (!plain) return std::make_unique<NfcText>(std::move(composed->text), composed->edits);
  if (!composed) return std::make_unique<NfcText>(std::move(plain->text), plain->edits);
  icu::Edits both;
  UErrorCode status = U_ZERO_ERROR;
  both.mergeAndAppend(plain->edits, composed->edits, status);
  if (U_FAILURE(status)) return nullptr;
  return std::make_unique<NfcText>(std::move(composed->text), std::move(both));
}

}  // namespace tracuu::analyzers
