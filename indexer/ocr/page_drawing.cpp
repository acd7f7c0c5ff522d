// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/page_drawing.hpp"

#include <fmt/format.h>
#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <numbers>
#include <utility>

#include "base/memory_error.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

struct PixEnd {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
/// Pixels of leptonica.
using Pixels = std::unique_ptr<PIX, PixEnd>;

constexpr double kPointsPerInch = 72;
constexpr double kA4Inches = 11.69;  // its longer side

Error broken(std::string_view what) {
  return {ErrorCode::InvalidArgument, std::string(what), ""};
}

/// A page before it is turned.
struct DrawnPage {
  Pixels pixels;     ///< eight bits each
  double width = 0;  ///< in points
  double height = 0;
};

/// The dots per inch at which `width` × `height` points are no more pixels than the wish allows.
double dots_for(double width, double height, PictureWish const& wish) {
  double const square_inches = width * height / (kPointsPerInch * kPointsPerInch);
  double const most =
      std::sqrt(static_cast<double>(wish.max_pixels) / std::max(square_inches, 1e-6));
  return std::min<double>(wish.dots_per_inch, most * 0.999);
}

void drop_drawing_message(std::string const&, void*) {}

Pixels pixels_of(poppler::image const& image) {
  Pixels pixels(pixCreate(image.width(), image.height(), 8));
  if (!pixels) return pixels;
  auto const width = static_cast<std::size_t>(image.width());
  for (int y = 0; y < image.height(); ++y) {
    auto* const row =
        pixGetData(pixels.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pixels.get());
    std::memcpy(row, image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row(),
                width);
  }
  pixEndianByteSwap(pixels.get());  // leptonica keeps pixels in words
  return pixels;
}

Result<DrawnPage> draw_pdf_page(std::string_view document, PictureWish const& wish) {
  if (document.size() > std::numeric_limits<int>::max()) return broken("larger than 2 GB");
  poppler::set_debug_error_function(&drop_drawing_message, nullptr);
  std::unique_ptr<poppler::document> const pdf(
      poppler::document::load_from_raw_data(document.data(), static_cast<int>(document.size())));
  if (!pdf || pdf->is_locked()) return broken("the PDF is broken, cut off or encrypted");
  auto const pages = static_cast<std::size_t>(std::max(pdf->pages(), 0));
  if (wish.page < 1 || wish.page > pages) return broken(fmt::format("it has {} pages", pages));
  std::unique_ptr<poppler::page> const page(pdf->create_page(static_cast<int>(wish.page - 1)));
  if (!page) return broken("the page is broken");
  poppler::rectf const rect = page->page_rect();
  bool const is_on_side = page->orientation() == poppler::page::landscape ||
                          page->orientation() == poppler::page::seascape;
  DrawnPage drawn{nullptr, is_on_side ? rect.height() : rect.width(),
                  is_on_side ? rect.width() : rect.height()};
  if (!(drawn.width > 0 && drawn.height > 0)) return broken("the page has no size");
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hints(poppler::page_renderer::antialiasing |
                            poppler::page_renderer::text_antialiasing);
  double const dots = dots_for(drawn.width, drawn.height, wish);
  poppler::image const image = renderer.render_page(page.get(), dots, dots);
  if (!image.is_valid()) return broken("the page can't be drawn");
  drawn.pixels = pixels_of(image);
  if (!drawn.pixels) return base::out_of_memory();
  return drawn;
}

l_uint8 const* bytes_of(std::string_view document) {
  return reinterpret_cast<l_uint8 const*>(document.data());
}

/// IFF_UNKNOWN for what is no picture that is read.
int picture_format(std::string_view document) {
  constexpr std::size_t kMarkBytes = 12;  // leptonica looks at so many
  int format = IFF_UNKNOWN;
  if (document.size() < kMarkBytes) return IFF_UNKNOWN;
  findFileFormatBuffer(bytes_of(document), &format);
  switch (format) {
    case IFF_TIFF:
    case IFF_TIFF_PACKBITS:
    case IFF_TIFF_RLE:
    case IFF_TIFF_G3:
    case IFF_TIFF_G4:
    case IFF_TIFF_LZW:
    case IFF_TIFF_ZIP:
    case IFF_TIFF_JPEG: return IFF_TIFF;
    case IFF_JFIF_JPEG:
    case IFF_PNG: return format;
    default: return IFF_UNKNOWN;
  }
}

/// By how much a JPEG may be made smaller as it is unpacked: 1, 2, 4 or 8.
int jpeg_reduction(std::uint64_t pixels, std::uint64_t max_pixels) {
  int reduction = 1;
  while (reduction < 8 && pixels / static_cast<std::uint64_t>(reduction * reduction) > max_pixels) {
    reduction *= 2;
  }
  return reduction;
}

struct PictureHead {
  int width = 0;
  int height = 0;
  int bits = 0;  ///< of a pixel
};

Result<PictureHead> head_of_picture(std::string_view document, int format, int page) {
  PictureHead head;
  int bits = 0;
  int samples = 0;
  int resolution = 0;
  int has_colours = 0;
  int found = format;
  int const failed =
      format == IFF_TIFF
          ? readHeaderMemTiff(bytes_of(document), document.size(), page, &head.width, &head.height,
                              &bits, &samples, &resolution, &has_colours, &found)
          : pixReadHeaderMem(bytes_of(document), document.size(), &found, &head.width, &head.height,
                             &bits, &samples, &has_colours);
  bool const has_size = failed == 0 && head.width > 0 && head.height > 0;
  if (!has_size) return broken("the picture is broken or cut off");
  // A page of A0 at 600 dots per inch has half as many.
  constexpr std::int64_t kMostPixels = 1'000'000'000;
  if (std::int64_t{head.width} * head.height > kMostPixels) {
    return broken(fmt::format("{} × {} pixels are more than the limit of {}", head.width,
                              head.height, kMostPixels));
  }
  head.bits = bits * std::max(samples, 1);
  return head;
}

Pixels unpack_picture(std::string_view document, int format, int page, int reduction) {
  switch (format) {
    case IFF_TIFF: return Pixels(pixReadMemTiff(bytes_of(document), document.size(), page));
    case IFF_JFIF_JPEG:
      return Pixels(pixReadMemJpeg(bytes_of(document), document.size(), 0, reduction, nullptr,
                                   L_JPEG_READ_LUMINANCE));
    default: return Pixels(pixReadMem(bytes_of(document), document.size()));
  }
}

/// Dots per inch of a picture of so many pixels; those of a page of A4 where it does not say so,
/// or says what no scanner writes.
double dots_of_picture(int stated, int reduction, int width, int height) {
  constexpr int kFewestDots = 60;
  constexpr int kMostDots = 1300;
  if (stated >= kFewestDots && stated <= kMostDots) return static_cast<double>(stated) / reduction;
  return std::max(width, height) / kA4Inches;
}

/// Why a picture of so many pixels could not be unpacked: leptonica says the same of what is broken
/// and of a lack of memory. Besides its pixels, in words, it holds the rows of a PNG as they were.
Error unpacking_failed(PictureHead const& head, std::uint64_t pixels) {
  std::uint64_t const bits = static_cast<std::uint64_t>(head.bits > 8 ? 32 : head.bits) +
                             static_cast<std::uint64_t>(head.bits);
  std::unique_ptr<void, decltype(&std::free)> const room(
      std::malloc(static_cast<std::size_t>(pixels * bits / 8)), &std::free);
  return room ? broken("the picture is broken or cut off") : base::out_of_memory();
}

Result<DrawnPage> draw_picture(std::string_view document, int format, PictureWish const& wish) {
  int const page = static_cast<int>(std::min<std::size_t>(wish.page, 100'000)) - 1;
  Result<std::size_t> const pages = count_picture_pages(document);
  if (!pages) return pages.error();
  if (wish.page < 1 || wish.page > *pages) return broken(fmt::format("it has {} pages", *pages));
  Result<PictureHead> const head = head_of_picture(document, format, page);
  if (!head) return head.error();
  std::uint64_t const count =
      static_cast<std::uint64_t>(head->width) * static_cast<std::uint64_t>(head->height);
  int const reduction = format == IFF_JFIF_JPEG ? jpeg_reduction(count, wish.max_pixels) : 1;
  Pixels read = unpack_picture(document, format, page, reduction);
  if (!read) return unpacking_failed(*head, count);
  double const dots =
      dots_of_picture(pixGetXRes(read.get()), pixGetXRes(read.get()) > 0 ? reduction : 1,
                      pixGetWidth(read.get()), pixGetHeight(read.get()));
  DrawnPage drawn{Pixels(pixConvertTo8(read.get(), 0)),
                  pixGetWidth(read.get()) / dots * kPointsPerInch,
                  pixGetHeight(read.get()) / dots * kPointsPerInch};
  read.reset();
  if (!drawn.pixels) return base::out_of_memory();
  double const wished = dots_for(drawn.width, drawn.height, wish);
  double const scale = wished / dots;
  constexpr double kNearlyAsWished = 0.1;
  if (std::abs(scale - 1) > kNearlyAsWished) {
    auto const factor = static_cast<float>(scale);
    drawn.pixels = Pixels(pixScale(drawn.pixels.get(), factor, factor));
  }
  if (!drawn.pixels) return base::out_of_memory();
  return drawn;
}

int count_pieces(PIX* black) {
  int pieces = 0;
  return pixCountConnComp(black, 8, &pieces) == 0 ? pieces : 0;
}

/// Takes the noise off a page that has much of it: specks smaller than any point or mark of a
/// letter, and the ragged edges of letters. Others stay as they are: of them every blur takes some.
/// Measured with bench/eval_ocr (docs/ocr.md); pages of offices have a speck to six letters or
/// more, noisy ones more specks than letters. Nothing for want of memory.
Pixels without_noise(Pixels pixels, double dots) {
  constexpr int kDark = 140;              // of 255
  constexpr double kDotsOfSpeck = 100;    // a quarter of a millimetre
  constexpr double kDotsOfBlur = 150;     // to each side
  constexpr double kSpecksOfNoise = 0.5;  // as many as half of what is larger
  constexpr int kMostPieces = 200'000;    // leptonica keeps a picture of each
  constexpr int kWhite = 255;
  int const speck = std::max(1, static_cast<int>(std::lround(dots / kDotsOfSpeck)));
  int const blur = std::max(1, static_cast<int>(std::lround(dots / kDotsOfBlur)));
  Pixels const black(pixThresholdToBinary(pixels.get(), kDark));
  if (!black) return nullptr;
  int const all = count_pieces(black.get());
  if (all > kMostPieces) return pixels;
  Pixels const larger(
      pixSelectBySize(black.get(), speck, speck, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GT, nullptr));
  if (!larger) return nullptr;
  int const letters = count_pieces(larger.get());
  if (all - letters < kSpecksOfNoise * letters) return pixels;
  Pixels const specks(pixXor(nullptr, black.get(), larger.get()));
  Pixels const with_edges(specks ? pixDilateBrick(nullptr, specks.get(), 3, 3) : nullptr);
  if (!with_edges || pixSetMasked(pixels.get(), with_edges.get(), kWhite) != 0) return nullptr;
  return Pixels(pixBlockconv(pixels.get(), blur, blur));
}

/// Radians by which the lines of a page run uphill; 0 if that is not certain, or too little to
/// matter.
double skew_of(PIX* pixels) {
  constexpr int kDark = 140;     // of 255
  constexpr float kCertain = 3;  // leptonica: "probably correct" from there on
  constexpr float kLeastDegrees = 0.15F;
  Pixels const black(pixThresholdToBinary(pixels, kDark));
  float degrees = 0;
  float confidence = 0;
  if (!black || pixFindSkew(black.get(), &degrees, &confidence) != 0) return 0;
  if (confidence < kCertain || std::abs(degrees) < kLeastDegrees) return 0;
  return static_cast<double>(degrees) * std::numbers::pi / 180;
}

Result<PagePicture> finish_picture(DrawnPage drawn, PictureWish const& wish) {
  PagePicture picture;
  int const quarters = wish.turn / 90 % 4;
  if (quarters != 0) drawn.pixels = Pixels(pixRotateOrth(drawn.pixels.get(), quarters));
  if (!drawn.pixels) return base::out_of_memory();
  picture.width = quarters % 2 == 0 ? drawn.width : drawn.height;
  picture.height = quarters % 2 == 0 ? drawn.height : drawn.width;
  if (wish.is_prepared) {
    double const dots = pixGetWidth(drawn.pixels.get()) * kPointsPerInch / picture.width;
    drawn.pixels = without_noise(std::move(drawn.pixels), dots);
    if (!drawn.pixels) return base::out_of_memory();
    picture.levelled_by = skew_of(drawn.pixels.get());
  }
  if (picture.levelled_by != 0) {
    drawn.pixels = Pixels(pixRotate(drawn.pixels.get(), static_cast<float>(picture.levelled_by),
                                    L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
    if (!drawn.pixels) return base::out_of_memory();
  }
  picture.pixels_wide = static_cast<std::size_t>(pixGetWidth(drawn.pixels.get()));
  picture.pixels_high = static_cast<std::size_t>(pixGetHeight(drawn.pixels.get()));
  l_uint8* written = nullptr;
  std::size_t bytes = 0;
  constexpr int kJpegQuality = 75;  // leptonica's default: letters stay clean
  int const failed = wish.form == PictureForm::Jpeg
                         ? pixWriteMemJpeg(&written, &bytes, drawn.pixels.get(), kJpegQuality, 0)
                         : pixWriteMem(&written, &bytes, drawn.pixels.get(), IFF_PNM);
  std::unique_ptr<l_uint8, decltype(&std::free)> const owned(written, &std::free);
  if (failed != 0 || written == nullptr) return base::out_of_memory();
  picture.pnm.assign(reinterpret_cast<char const*>(written), bytes);
  return picture;
}

}  // namespace

bool is_picture_file(std::string_view document) {
  return picture_format(document) != IFF_UNKNOWN;
}

Result<std::size_t> count_picture_pages(std::string_view document) {
  if (picture_format(document) != IFF_TIFF) return std::size_t{1};
  setMsgSeverity(L_SEVERITY_NONE);
  // Read only, whatever its type says.
  std::unique_ptr<FILE, int (*)(FILE*)> const file(
      fmemopen(const_cast<char*>(document.data()), document.size(), "r"), &std::fclose);
  int pages = 0;
  bool const is_read = file && tiffGetCount(file.get(), &pages) == 0 && pages > 0;
  if (!is_read) return broken("the picture is broken or cut off");
  return static_cast<std::size_t>(pages);
}

Result<PagePicture> draw_page_here(std::string_view document, PictureWish const& wish) {
  setMsgSeverity(L_SEVERITY_NONE);
  int const format = picture_format(document);
  Result<DrawnPage> drawn =
      format == IFF_UNKNOWN ? draw_pdf_page(document, wish) : draw_picture(document, format, wish);
  if (!drawn) return drawn.error();
  return finish_picture(std::move(*drawn), wish);
}

}  // namespace tracuu::indexer
