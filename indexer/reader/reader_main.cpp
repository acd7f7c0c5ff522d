// SPDX-License-Identifier: GPL-3.0-or-later

// tracuu-reader: reads what may be slow, large or broken, each piece in a fork of its own. tracuu
// starts it (indexer/bytes/reader_program.hpp) with a socket as its standard input, over which come
// requests and their limits of time and memory (indexer/bytes/standing_child.hpp); it is not for
// people. A request is one of
//
//   FORMAT MAX_BYTES MAX_TEXT_BYTES KNOWN_BYTES   a document, after so many bytes of JSON that tell
//                what is known of its pages: its text as JSON (indexer/office/office_text_json)
//   item         a whole item (indexer/parsing/item_exchange)
//   markup       HTML: the text in it (indexer/html/markup_text)
//   picture …    a page of a document, drawn (indexer/ocr/page_picture)

#include <pugixml.hpp>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include "indexer/bytes/child_output.hpp"
#include "indexer/bytes/reader_program.hpp"
#include "indexer/bytes/standing_child.hpp"
#include "indexer/html/markup_text.hpp"
#include "indexer/ocr/page_drawing.hpp"
#include "indexer/ocr/page_picture.hpp"
#include "indexer/ocr/picture_document.hpp"
#include "indexer/office/office_text.hpp"
#include "indexer/office/office_text_json.hpp"
#include "indexer/parsing/item_exchange.hpp"
#include "indexer/text/text_cut.hpp"

namespace {

using namespace tracuu::indexer;
using tracuu::base::Result;

constexpr int kWrongUse = 2;

struct FormatReader {
  std::string_view format;
  Result<OfficeText> (*read)(std::string_view bytes, std::uint64_t max_bytes);
};
struct PageReader {
  std::string_view format;
  Result<OfficeText> (*read)(std::string_view bytes, std::uint64_t max_bytes,
                             KnownPages const& known);
};
constexpr std::array kPageReaders{
    PageReader{"pdf", &read_pdf},
    PageReader{"picture", &read_picture},
};
constexpr std::array kReaders{
    // Their many parts and sheets may each be large, or point to one another.
    FormatReader{"xls", &read_xls}, FormatReader{"xlsx", &read_xlsx},
    FormatReader{"ods", &read_ods}, FormatReader{"pptx", &read_pptx},
    FormatReader{"odp", &read_odp},
};

bool write_all(std::string_view text) {
  while (!text.empty()) {
    ssize_t const written = write(STDOUT_FILENO, text.data(), text.size());
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

[[noreturn]] void end_for_want_of_memory() {
  _exit(kOutOfMemoryExit);
}

/// Standard input, a file, as it lies in memory.
std::string_view input_bytes() {
  struct stat facts{};
  if (fstat(STDIN_FILENO, &facts) != 0 || facts.st_size == 0) return {};
  auto const size = static_cast<std::size_t>(facts.st_size);
  void* const bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
  if (bytes == MAP_FAILED) end_for_want_of_memory();
  return {static_cast<char const*>(bytes), size};
}

/// Keeps the first `max_bytes` of the text, whole lines, and says so.
void cut_text(OfficeText& office, std::uint64_t max_bytes) {
  if (office.text.size() <= max_bytes) return;
  std::size_t const kept = cut_place(office.text, max_bytes);
  office.remarks.push_back(cut_remark(kept, office.text.size()));
  office.text.resize(kept);
  std::erase_if(office.machine_words, [&](MachineWord const& word) { return word.end > kept; });
  std::erase_if(office.fonts, [&](FontStretch const& font) { return font.begin >= kept; });
  if (!office.fonts.empty()) office.fonts.back().end = std::min(office.fonts.back().end, kept);
  std::erase_if(office.pages,
                [&](tracuu::schema::PageStart const& start) { return start.offset >= kept; });
}

std::optional<std::string> answer_to_document(std::string_view request) {
  std::istringstream words{std::string(request)};
  std::string format;
  std::uint64_t max_bytes = 0;
  std::uint64_t max_text_bytes = 0;
  std::uint64_t known_bytes = 0;
  words >> format >> max_bytes >> max_text_bytes >> known_bytes;
  std::string_view const input = input_bytes();
  auto const known_end =
      static_cast<std::size_t>(std::min<std::uint64_t>(known_bytes, input.size()));
  std::optional<Result<OfficeText>> office;
  for (FormatReader const& reader : kReaders) {
    if (reader.format == format) office = reader.read(input, max_bytes);
  }
  for (PageReader const& reader : kPageReaders) {
    if (reader.format != format) continue;
    Result<KnownPages> const known = known_end == 0
                                         ? Result<KnownPages>(KnownPages{})
                                         : known_pages_from_json(input.substr(0, known_end));
    if (!known) return to_json(Result<OfficeText>(known.error()));
    office = reader.read(input.substr(known_end), max_bytes, *known);
  }
  if (!office) return std::nullopt;
  if (*office) cut_text(**office, max_text_bytes);
  return to_json(*office);
}

/// Reads what is on standard input and writes the answer; the exit code.
int answer_request(std::string_view request) {
  std::set_new_handler(&end_for_want_of_memory);
  std::optional<std::string> answer;
  if (request == kItemRequest) {
    answer = answer_about_item(input_bytes());
  } else if (request == kMarkupRequest) {
    answer = answer_about_markup(input_bytes());
  } else if (auto const wish = picture_wish(request)) {
    answer = picture_answer(draw_page_here(input_bytes(), *wish));
  } else {
    answer = answer_to_document(request);
  }
  if (!answer) return kWrongUse;
  return write_all(*answer) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/// A page with one word in a font that is not in it: poppler looks for its tables, and fontconfig
/// for the fonts of this machine, which takes longer than most documents.
constexpr std::string_view kSmallPdf =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 34>>stream\nBT /F 12 Tf 9 99 Td (word) Tj ET  \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R>>\n";

}  // namespace

int main() {
  never_ask_reader();
  // So that it, too, ends for want of memory, instead of calling the XML broken.
  pugi::set_memory_management_functions([](std::size_t bytes) { return ::operator new(bytes); },
                                        [](void* block) { ::operator delete(block); });
  static_cast<void>(read_pdf(kSmallPdf, 1 << 20));
  serve_standing_child(&answer_request);
  _exit(EXIT_SUCCESS);
}
