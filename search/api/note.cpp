// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/api/note.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace tracuu::search {

namespace {

/// One row a note: its code in JSON, and its sentence with {} for the detail.
struct NoteText {
  NoteCode code;
  std::string_view name;
  std::string_view vietnamese;
  std::string_view english;
};

constexpr std::array<NoteText, 16> kNoteTexts{{
    {NoteCode::MarksRestored, "marks_restored", "Đang tìm: {}", "Searching for: {}"},
    {NoteCode::AllWordsFirst, "all_words_first",
     "{} thông báo có đủ các từ; các thông báo còn lại có một phần.",
     "{} announcements hold all words; the others hold some of them."},
    {NoteCode::FewerWords, "fewer_words",
     "Không có thông báo nào chứa đủ các từ; kết quả dưới đây chứa ít nhất {} từ.",
     "No announcement holds all words; these hold at least {} of them."},
    {NoteCode::MarksIgnored, "marks_ignored",
     "Không có thông báo nào viết đúng dấu như đã gõ; đã bỏ qua dấu.",
     "No announcement has the marks as typed; marks were ignored."},
    {NoteCode::LimitReached, "limit_reached", "Câu tìm quá rộng, chỉ xét một phần: {}",
     "The query is too broad; only part of it was used: {}"},
    {NoteCode::SyntaxAsText, "syntax_as_text", "Đã đọc như chữ thường: {}", "Read as text: {}"},
    {NoteCode::UnknownWord, "unknown_word", "Không thông báo nào có từ: {}",
     "No announcement holds the word: {}"},
    {NoteCode::TypingReadBack, "typing_read_back",
     "Đang tìm: {} (đọc lại chữ gõ Telex hoặc VNI khi chưa bật bộ gõ)",
     "Searching for: {} (Telex or VNI typed with the input method off)"},
    {NoteCode::SpellingCorrected, "spelling_corrected", "Đang tìm: {} (đã sửa lỗi gõ)",
     "Searching for: {} (spelling corrected)"},
    {NoteCode::DidYouMean, "did_you_mean", "Có phải bạn muốn tìm: {}", "Did you mean: {}"},
    {NoteCode::SynonymsToo, "synonyms_too", "Tìm cả cách viết khác: {}",
     "Other ways to write it are searched too: {}"},
    {NoteCode::AmbiguousWord, "ambiguous_word", "Chữ viết tắt có nhiều nghĩa: {}",
     "An abbreviation of several meanings: {}"},
    {NoteCode::OldNamesToo, "old_names_too", "Tìm cả tên cũ, xếp sau: {}",
     "Earlier names are searched too and ranked last: {}"},
    {NoteCode::NumberRead, "number_read", "Đọc là số văn bản: {}", "Read as a document number: {}"},
    {NoteCode::QuotesAsWords, "quotes_as_words",
     "Câu dài: phần trong ngoặc kép được ưu tiên, không bắt buộc: {}",
     "A long query: what is in quotes is preferred, not required: {}"},
    {NoteCode::PeriodPreferred, "period_preferred", "Ưu tiên thông báo đăng trong thời gian: {}",
     "Announcements published in this period come first: {}"},
}};

NoteText const& text_of(NoteCode code) {
  for (NoteText const& row : kNoteTexts) {
    if (row.code == code) return row;
  }
  return kNoteTexts.front();
}

}  // namespace

std::string describe(Note const& note, base::Language language) {
  NoteText const& row = text_of(note.code);
  return fmt::format(
      fmt::runtime(language == base::Language::English ? row.english : row.vietnamese),
      note.detail);
}

std::string to_string(NoteCode code) {
  return std::string(text_of(code).name);
}

}  // namespace tracuu::search
