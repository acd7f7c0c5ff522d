// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "base/language.hpp"
#include "base/result.hpp"
#include "server/branding/branding_settings.hpp"

namespace tracuu::server {

/// A text in Vietnamese and, if there is one, in English.
class LocalText {
 public:
  LocalText() = default;
  LocalText(std::string vietnamese, std::string english)
      : vietnamese_(std::move(vietnamese)), english_(std::move(english)) {}

  /// Readers of English get the Vietnamese text where there is no English one.
  [[nodiscard]] std::string const& in(base::Language language) const {
    return is_english_in(language) ? english_ : vietnamese_;
  }
  /// Of which language the text for readers of `language` is.
  [[nodiscard]] base::Language language_in(base::Language language) const {
    return is_english_in(language) ? base::Language::English : base::Language::Vietnamese;
  }
  [[nodiscard]] bool empty() const { return vietnamese_.empty() && english_.empty(); }

 private:
  [[nodiscard]] bool is_english_in(base::Language language) const {
    bool const is_wanted = language == base::Language::English || vietnamese_.empty();
    return is_wanted && !english_.empty();
  }

  std::string vietnamese_;
  std::string english_;
};

/// A picture that was read and recognised.
struct Logo {
  std::string media_type;  ///< "image/svg+xml" or "image/png"
  std::string bytes;
  std::string version;    ///< changes with the bytes
  std::size_t width = 0;  ///< in its own units; with the height: its shape
  std::size_t height = 0;
};

/// BrandingSettings, read and checked. Does not change; may be read from all threads.
struct Branding {
  LocalText name{"Tra Cứu", ""};
  std::optional<Logo> logo;
  LocalText contact;
  LocalText footer;
  LocalText accessibility;
  std::string style_rules;  ///< after style.css; may be empty
  std::string accent = "#0b4a7f";
  std::string fingerprint;  ///< changes with anything above: answers with another one are others
};

/// The program's own.
[[nodiscard]] Branding const& own_branding();

/// Reads the files that `settings` name. InvalidArgument, with the key ("branding.logo"), for a
/// file that can't be read or is too large or no SVG or PNG, for text that is too long or not
/// UTF-8, and as make_palette says.
[[nodiscard]] base::Result<Branding> make_branding(BrandingSettings const& settings);

}  // namespace tracuu::server
