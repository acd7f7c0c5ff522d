// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/code_page.hpp"

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "analyzers/charset/charset_table.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::array<std::pair<int, int>, 14> kCharsetCodePages{{
    {77, 10000},  // Macintosh
    {128, 932},
    {129, 949},
    {134, 936},
    {136, 950},
    {161, 1253},
    {162, 1254},
    {163, 1258},  // Vietnamese
    {177, 1255},
    {178, 1256},
    {186, 1257},
    {204, 1251},
    {222, 874},
    {238, 1250},
}};

using CodePageConverter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

CodePageConverter open_converter(int code_page) {
  UErrorCode status = U_ZERO_ERROR;
  std::string const name = code_page == 10000 ? "macintosh" : fmt::format("windows-{}", code_page);
  CodePageConverter converter(ucnv_open(name.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) converter.reset();
  return converter;
}

}  // namespace

int code_page_of_charset(int charset) {
  auto const* const found =
      std::ranges::find(kCharsetCodePages, charset, &std::pair<int, int>::first);
  return found == kCharsetCodePages.end() ? 0 : found->second;
}

std::string from_code_page(std::string_view bytes, int code_page) {
  if (code_page == 0 || code_page == 1252) return analyzers::from_windows_1252(bytes);
  CodePageConverter const converter = open_converter(code_page);
  if (!converter) return analyzers::from_windows_1252(bytes);
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString const text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter.get(), status);
  if (U_FAILURE(status)) return analyzers::from_windows_1252(bytes);
  std::string utf8;
  icu::StringByteSink<std::string> sink(&utf8);
  text.toUTF8(sink);
  return utf8;
}

}  // namespace tracuu::indexer
