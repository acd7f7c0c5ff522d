// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "schema/announcement.hpp"

namespace tracuu::indexer {

/// What a PDF holds besides text, read with libqpdf (ISO 32000-1). Not thread-safe; any
/// number may be in use at once.
class PdfObjects {
 public:
  /// None for what qpdf can't read. `bytes` must outlive it.
  [[nodiscard]] static std::optional<PdfObjects> open(std::string_view bytes);

  PdfObjects(PdfObjects&&) noexcept;
  PdfObjects& operator=(PdfObjects&&) noexcept;
  ~PdfObjects();

  /// Whether page `page` (from 0) draws an image of kMinPictureSide pixels each way, alone
  /// or inside of a form.
  [[nodiscard]] bool has_picture(std::size_t page) const;

  /// Whether the page's own content, unpacked, is longer than `bytes`. No more is unpacked.
  [[nodiscard]] bool has_longer_content(std::size_t page, std::size_t bytes) const;

  /// The signatures of the form's fields (12.8): who signed is the name of the signature or
  /// the common name of the signer's certificate (PKCS #7). None is verified.
  [[nodiscard]] std::vector<schema::Signature> signatures() const;

 private:
  struct Impl;
  explicit PdfObjects(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

/// Smaller images are emblems and lines; a page scanned at 72 dots per inch has 595 × 842.
inline constexpr int kMinPictureSide = 400;

}  // namespace tracuu::indexer
