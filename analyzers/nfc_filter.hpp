// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyzers/char_filter.hpp"

namespace tracuu::analyzers {

/// Composes the text (Unicode NFC, by ICU): NFD, "Unicode tổ hợp" and NFC
/// become the same. Letters and digits that are styled by their code points become plain
/// ones before: mathematical alphabets (\U0001D42D\U0001D421), fullwidth forms and the ligatures
/// of Latin letters. Bytes that are not UTF-8 stay.
class NfcFilter final : public CharFilter {
 public:
  [[nodiscard]] std::unique_ptr<FilteredText> filter(std::string_view text) const override;
};

}  // namespace tracuu::analyzers
