// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace tracuu::test {

inline std::string normalized_by(icu::Normalizer2 const* form, std::string_view text,
                                 UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  form->normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  return out;
}

/// ICU's NFC and NFD of a whole text.
inline std::string nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* const form = icu::Normalizer2::getNFCInstance(status);
  return normalized_by(form, text, status);
}

inline std::string nfd(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* const form = icu::Normalizer2::getNFDInstance(status);
  return normalized_by(form, text, status);
}

}  // namespace tracuu::test
