// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/page_picture.hpp"

#include <fmt/format.h>

#include <sstream>
#include <utility>

#include "indexer/bytes/reader_program.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kPictureRequest = "picture";
constexpr std::string_view kPictureError = "error ";
constexpr std::string_view kPgmForm = "pgm";
constexpr std::string_view kJpegForm = "jpeg";

Error not_understood_picture() {
  return {ErrorCode::InvalidArgument, "what was drawn of the page is not understood", ""};
}

}  // namespace

std::string picture_request(PictureWish const& wish) {
  return fmt::format("{} {} {} {} {} {} {}", kPictureRequest, wish.page, wish.dots_per_inch,
                     wish.turn, wish.is_prepared ? 1 : 0, wish.max_pixels,
                     wish.form == PictureForm::Jpeg ? kJpegForm : kPgmForm);
}

std::optional<PictureWish> picture_wish(std::string_view request) {
  std::istringstream words{std::string(request)};
  std::string name;
  std::string form;
  PictureWish wish;
  words >> name >> wish.page >> wish.dots_per_inch >> wish.turn >> wish.is_prepared >>
      wish.max_pixels >> form;
  if (!words || name != kPictureRequest) return std::nullopt;
  if (form == kJpegForm) wish.form = PictureForm::Jpeg;
  return wish;
}

std::string picture_answer(Result<PagePicture> const& picture) {
  if (!picture) return fmt::format("{}{}\n", kPictureError, picture.error().message);
  std::string answer =
      fmt::format("{} {} {} {} {}\n", picture->width, picture->height, picture->pixels_wide,
                  picture->pixels_high, picture->levelled_by);
  return answer += picture->pnm;
}

Result<PagePicture> picture_of_answer(std::string answer, PictureForm form) {
  std::size_t const end = answer.find('\n');
  if (end == std::string::npos) return not_understood_picture();
  std::string head = answer.substr(0, end);
  if (head.starts_with(kPictureError)) {
    return Error{ErrorCode::InvalidArgument, head.substr(kPictureError.size()), ""};
  }
  std::istringstream numbers{std::move(head)};
  PagePicture picture;
  numbers >> picture.width >> picture.height >> picture.pixels_wide >> picture.pixels_high >>
      picture.levelled_by;
  std::size_t const least_bytes =
      form == PictureForm::Pgm ? picture.pixels_wide * picture.pixels_high : 1;
  bool const is_whole = numbers && picture.pixels_wide > 0 && picture.pixels_high > 0 &&
                        answer.size() - end > least_bytes;
  if (!is_whole) return not_understood_picture();
  answer.erase(0, end + 1);
  picture.pnm = std::move(answer);
  return picture;
}

Result<PagePicture> draw_page(std::string_view document, PictureWish const& wish,
                              ChildLimits const& limits) {
  auto const program = find_reader_program();
  if (!program) {
    return Error{ErrorCode::InvalidArgument,
                 "the program tracuu-reader is not there, which draws pages",
                 "it belongs beside tracuu, or into ../libexec/tracuu"};
  }
  constexpr std::uint64_t kHeadBytes = 4096;
  ChildLimits with_picture = limits;
  with_picture.max_output_bytes = wish.max_pixels + kHeadBytes;
  Result<std::string> answer =
      ask_reader(*program, picture_request(wish), {&document, 1}, with_picture);
  if (answer) return picture_of_answer(std::move(*answer), wish.form);
  Error error = answer.error();
  error.code = ErrorCode::InvalidArgument;
  return error;
}

}  // namespace tracuu::indexer
