// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/document_title.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/contains.hpp"
#include "indexer/official/agency_name.hpp"
#include "indexer/official/letter_case.hpp"
#include "indexer/official/line_words.hpp"
#include "indexer/official/own_number.hpp"
#include "indexer/official/place_and_date.hpp"
#include "indexer/official/title_type.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

using Cells = std::vector<HeadCell>;

constexpr std::size_t kMaxTitleBytes = 1500;
constexpr std::size_t kMaxTitleCells = 16;
constexpr std::size_t kMaxSubjectLineBytes = 1000;
/// More cells on a line are a row of a table.
constexpr std::size_t kMaxTitleColumns = 2;

/// How paragraphs begin that follow a bare type, folded. "Thực hiện …" may also be a subject.
constexpr std::array<std::string_view, 15> kParagraphHeads{
    "ngay",   "trong",   "nham",    "de",      "hom nay", "chung toi", "toi ten",  "ho va ten",
    "ho ten", "ten toi", "vua qua", "sau khi", "tu ngay", "thoi gian", "dia diem",
};

/// Words after which a line is not at its end, in NFC.
constexpr std::array<std::string_view, 26> kConnectors{
    "và",    "của",  "về",  "cho",  "với", "tại", "theo", "trong", "từ",
    "thuộc", "do",   "các", "là",   "để",  "đến", "trên", "bằng",  "hoặc",
    "những", "giữa", "đối", "việc", "ở",   "một", "số",   "có",
};

bool is_sentence_end(std::string_view text) {
  return text.ends_with('.') || text.ends_with(';') || text.ends_with(':');
}

bool ends_open(std::string_view text) {
  if (text.ends_with(',') || text.ends_with('-') || text.ends_with("–") || text.ends_with('&')) {
    return true;
  }
  std::string_view const last = text.substr(text.find_last_of(" \t") + 1);
  return base::contains(kConnectors, std::string_view(nfc_lower(last)));
}

/// Whether a place's level ends `text`, so that its name is still to come.
bool ends_with_level(std::string_view text) {
  constexpr std::array<std::string_view, 7> kLevelEnds{"xã",   "phường", "trấn", "huyện",
                                                       "quận", "phố",    "tỉnh"};
  std::string_view const last = text.substr(text.find_last_of(" \t") + 1);
  return base::contains(kLevelEnds, std::string_view(nfc_lower(last)));
}

bool begins_paragraph(std::string_view text) {
  constexpr std::size_t kHeadBytes = 64;
  LineWords const words(text, kHeadBytes);
  return std::ranges::any_of(kParagraphHeads,
                             [&](std::string_view head) { return words.begins_with(head); });
}

bool is_subject_start(HeadCell const& cell) {
  if (cell.kind == HeadKind::Subject) return true;
  LineWords const words(cell.text.substr(0, 32));
  return words.begins_with("ve");
}

/// Whether the text of the document, or what stands just before it, begins at `at`.
bool is_end_of_title(Cells const& cells, std::size_t at) {
  if (at >= cells.size()) return true;
  switch (cells[at].kind) {
    case HeadKind::Basis:
    case HeadKind::Addressee:
    case HeadKind::Part:
    case HeadKind::Rule:
    case HeadKind::AnnexNote: return true;
    default: return is_issuer_heading(cells, at);
  }
}

/// Whether `text` is a type with issuer and number, or a part of these, and the subject is still
/// to come: "CỦA ỦY BAN NHÂN DÂN XÃ", "Nghị định của Chính phủ", "số 116/2003/NĐ-CP …".
bool goes_with_type(std::string_view text) {
  LineWords const words(text);
  bool const names_issuer = words.find("cua") || words.find("so");
  bool const has_subject = words.find("ve") || words.find("v v") || words.find("quy dinh") ||
                           words.find("huong dan") || words.find("sua doi") ||
                           words.find("ban hanh") || words.find("phe duyet");
  return names_issuer && !has_subject;
}

/// `title` without "số 45/1998/NĐ-CP ngày 11 tháng 5 năm 1998" before its subject: these are
/// fields of their own.
std::string without_number_and_day(std::string_view title) {
  LineWords const words(title, kMaxTitleBytes);
  auto const own = own_number_in_title(title, words);
  if (!own) return std::string(title);
  std::size_t next = own->label + 1;
  while (next < words.size() && words[next].begin < own->end) ++next;
  std::size_t end = own->end;
  if (auto const day = date_after_day(title, words, next)) {
    next = day->end;
    end = words[next - 1].end;
  }
  if (next >= words.size()) return std::string(title);
  std::string_view const rest = title.substr(std::max(end, words[next].begin));
  std::string_view before = trim(title.substr(0, words[own->label].begin));
  while (before.ends_with(',') || before.ends_with(':')) before.remove_suffix(1);
  return std::string(before) + " " + std::string(rest);
}

/// `title` without "(Ban hành kèm theo Quyết định …)" at its end.
std::string without_annex_note(std::string title) {
  std::size_t const open = title.rfind('(');
  if (open == std::string::npos || open == 0) return title;
  LineWords const words(std::string_view(title).substr(open));
  bool const is_note = words.begins_with("ban hanh") || words.begins_with("kem theo") ||
                       words.begins_with("dinh kem");
  if (is_note) title.resize(trim(std::string_view(title).substr(0, open)).size());
  return title;
}

/// Puts a title together from its first cell on.
class TitleBuilder {
 public:
  TitleBuilder(Cells const& cells, std::size_t first) : cells_(cells) { add(first); }

  DocumentTitle finish(bool is_bare, bool is_annex) {
    is_bare_ = is_bare;
    for (std::size_t at = title_.cells.back() + 1; at < cells_.size(); ++at) {
      if (title_.cells.size() >= kMaxTitleCells || title_.text.size() > kMaxTitleBytes) break;
      if (is_passed_over(cells_[at], is_annex)) continue;
      bool const goes_on = is_bare_ ? begins_subject_of_type(at) : goes_on_at(at);
      if (!goes_on) break;
      add(at);
      is_bare_ = is_bare_ && goes_with_type(cells_[at].text);
    }
    title_.printed = title_.text;
    title_.text = without_annex_note(without_number_and_day(title_.text));
    return std::move(title_);
  }

  void set_type(std::string type, bool is_certain) {
    title_.type = std::move(type);
    title_.is_certain = is_certain;
  }

 private:
  void add(std::size_t at) {
    if (!title_.text.empty()) title_.text += ' ';
    for (char const c : cells_[at].text) {
      bool const is_blank = c == ' ' || c == '\t';
      if (!is_blank || !title_.text.ends_with(' ')) title_.text += is_blank ? ' ' : c;
    }
    title_.cells.push_back(at);
  }

  /// What stands between a bare type and its subject, or beside a subject in the other column.
  [[nodiscard]] bool is_passed_over(HeadCell const& cell, bool is_annex) const {
    bool const is_other_column = cell.kind == HeadKind::Motto || cell.kind == HeadKind::PlaceDate ||
                                 cell.kind == HeadKind::Number;
    bool const is_letter = cells_[title_.cells.front()].kind == HeadKind::Subject;
    bool const is_prose =
        is_number_in_prose(cell) && (is_bare_ || is_in_case_of(cell, cells_[title_.cells.back()]));
    if (is_prose) return false;
    if (is_other_column) return is_bare_ || is_letter;
    if (!is_bare_) return false;
    return cell.kind == HeadKind::Rule || cell.kind == HeadKind::Standard ||
           cell.kind == HeadKind::FormCode || cell.kind == HeadKind::Noise ||
           (is_annex && cell.kind == HeadKind::AnnexNote);
  }

  /// "số 116/2003/NĐ-CP ngày 10/10/2003" after "Nghị định của Chính phủ".
  [[nodiscard]] bool is_number_in_prose(HeadCell const& cell) const {
    return cell.kind == HeadKind::Number && LineWords(cell.text).find("ngay").has_value() &&
           title_.cells.back() + 1 == static_cast<std::size_t>(&cell - cells_.data());
  }

  /// Whether `cell` goes on as `last` is written: in small letters, or both in capitals.
  static bool is_in_case_of(HeadCell const& cell, HeadCell const& last) {
    return begins_lower(cell.text) ||
           (is_mostly_capitals(cell.text) && is_mostly_capitals(last.text));
  }

  /// Whether the subject of a bare type begins at cell `at`.
  [[nodiscard]] bool begins_subject_of_type(std::size_t at) const {
    HeadCell const& cell = cells_[at];
    if (cell.cells_of_line > kMaxTitleColumns || cell.text.size() > kMaxSubjectLineBytes) {
      return false;
    }
    if (cell.kind == HeadKind::Subject || is_number_in_prose(cell)) return true;
    if (cell.kind != HeadKind::Other) return false;
    // What a law is about may begin as the name of a body does: "LUẬT / THANH TRA".
    bool const is_law =
        title_.type == "luật" || title_.type == "bộ luật" || title_.type == "pháp lệnh";
    bool const is_open = ends_open(title_.text);
    if (!is_law && !is_open && is_issuer_heading(cells_, at)) return false;
    bool const is_in_prose = title_.text.find(' ') != std::string::npos &&
                             is_in_case_of(cell, cells_[title_.cells.back()]);
    if (is_in_prose && LineWords(cell.text).begins_with("ngay")) return true;
    if (is_subject_start(cell)) return true;
    if (is_sentence_end(cell.text)) return false;
    return !begins_paragraph(cell.text);
  }

  /// Whether the subject goes on in cell `at`.
  [[nodiscard]] bool goes_on_at(std::size_t at) const {
    HeadCell const& cell = cells_[at];
    HeadCell const& last = cells_[title_.cells.back()];
    if (cell.cells_of_line > kMaxTitleColumns || cell.text.size() > kMaxSubjectLineBytes) {
      return false;
    }
    bool const has_subject = std::ranges::any_of(
        title_.cells, [this](std::size_t one) { return is_subject_start(cells_[one]); });
    if (cell.kind == HeadKind::Subject) return !has_subject;
    bool const is_lower = begins_lower(cell.text);
    // "số 04/1998/QH10 ngày …" after the name of a law that is cited.
    bool const is_cited = is_number_in_prose(cell) && is_in_case_of(cell, last);
    if (cell.kind != HeadKind::Other && !is_cited) return false;
    bool const is_unfinished =
        !is_sentence_end(last.text) || (last.text.ends_with(':') && is_lower);
    bool const is_open = ends_open(last.text);
    if (!is_unfinished || (!is_open && is_issuer_heading(cells_, at))) return false;
    if (is_lower || is_open || is_cited) return !is_foreign(cell.text);
    if (!has_subject && is_subject_start(cell)) return true;
    if (is_mostly_capitals(last.text) && is_mostly_capitals(cell.text))
      return !is_foreign(cell.text);
    return names_place_at_end(at) || is_last_line(at) || is_below_short_heading(at);
  }

  /// The subject in small letters below a short heading in capitals: "GIẤY ĐỀ NGHỊ" and "Đăng ký
  /// doanh nghiệp", if the text or a table follows.
  [[nodiscard]] bool is_below_short_heading(std::size_t at) const {
    constexpr std::size_t kMaxHeadingBytes = 45;
    constexpr std::size_t kMaxBelowBytes = 160;
    std::string_view const text = cells_[at].text;
    bool const is_heading =
        title_.is_certain && title_.text.size() <= kMaxHeadingBytes && is_in_capitals(title_.text);
    bool const is_subject = text.size() <= kMaxBelowBytes && !is_sentence_end(text) &&
                            text.find(':') == std::string_view::npos && !begins_paragraph(text);
    bool const is_end = at + 1 < cells_.size() && (is_end_of_title(cells_, at + 1) ||
                                                   cells_[at + 1].cells_of_line > kMaxTitleColumns);
    return is_heading && is_subject && is_end;
  }

  /// "… trên địa bàn xã Vân Khê, huyện" and "Lam Giang đợt 2" below it.
  [[nodiscard]] bool names_place_at_end(std::size_t at) const {
    constexpr std::size_t kMaxPlaceLineBytes = 120;
    std::string_view const text = cells_[at].text;
    return ends_with_level(title_.text) && text.size() <= kMaxPlaceLineBytes &&
           !is_sentence_end(text) && !begins_agency(text) && !begins_position(text) &&
           !is_foreign(text);
  }

  /// A line that begins with a capital (a name, a number) and is the last before the text.
  [[nodiscard]] bool is_last_line(std::size_t at) const {
    constexpr std::size_t kMinFullBytes = 50;
    constexpr std::size_t kMaxLastBytes = 160;
    HeadCell const& cell = cells_[at];
    bool const is_full = cells_[title_.cells.back()].text.size() >= kMinFullBytes;
    return title_.is_certain && is_full && cell.text.size() <= kMaxLastBytes &&
           !is_sentence_end(cell.text) && !is_mostly_capitals(cell.text) &&
           !is_foreign(cell.text) && at + 1 < cells_.size() &&
           (is_end_of_title(cells_, at + 1) || is_before_paragraph(at));
  }

  /// A short line that a long one follows, as in pages where lines are broken.
  [[nodiscard]] bool is_before_paragraph(std::size_t at) const {
    constexpr std::size_t kMaxShortBytes = 110;
    constexpr std::size_t kMinParagraphBytes = 100;
    return cells_[at].text.size() <= kMaxShortBytes &&
           cells_[at + 1].text.size() >= kMinParagraphBytes && !begins_position(cells_[at].text);
  }

  /// A line without Vietnamese letters after a title that has them: its translation.
  [[nodiscard]] bool is_foreign(std::string_view text) const {
    constexpr std::size_t kMinWords = 3;
    auto const has_marks = [](std::string_view one) {
      return std::ranges::any_of(one, [](char c) {
        return static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) != 0xE2;
      });
    };
    return !has_marks(text) && has_marks(title_.text) && split_words(text).size() >= kMinWords;
  }

  Cells const& cells_;
  DocumentTitle title_;
  bool is_bare_ = false;
};

DocumentTitle typed_title(Cells const& cells, std::size_t at, TitleType const& type) {
  TitleBuilder builder(cells, at);
  builder.set_type(type.name, true);
  bool const waits = type.is_bare || (type.has_issuer && goes_with_type(cells[at].text));
  return builder.finish(waits, type.is_annex);
}

/// Whether a cell of this kind stands in the text, not in its head.
bool is_text(HeadCell const& cell) {
  return cell.kind == HeadKind::Basis || cell.kind == HeadKind::Part ||
         cell.kind == HeadKind::Addressee;
}

bool can_be_title(HeadCell const& cell) {
  return cell.kind == HeadKind::Other && cell.text.size() <= kMaxSubjectLineBytes;
}

std::optional<DocumentTitle> first_typed(Cells const& cells) {
  for (std::size_t at = 0; at < cells.size() && !is_text(cells[at]); ++at) {
    if (!can_be_title(cells[at])) continue;
    if (auto const type = title_type(cells[at].text)) return typed_title(cells, at, *type);
  }
  return std::nullopt;
}

/// The title of a letter, which has no type: "V/v báo cáo tình hình tu bổ đê".
std::optional<DocumentTitle> letter_title(Cells const& cells) {
  for (std::size_t at = 0; at < cells.size() && !is_text(cells[at]); ++at) {
    if (cells[at].kind != HeadKind::Subject) continue;
    TitleBuilder builder(cells, at);
    builder.set_type("", true);
    return builder.finish(false, false);
  }
  return std::nullopt;
}

/// Whether cell `at` names the agency or place of a head, above the title.
bool is_agency_above(Cells const& cells, std::size_t at, bool has_letterhead) {
  constexpr std::size_t kMaxAgencyWords = 8;
  HeadCell const& cell = cells[at];
  bool const is_agency = begins_agency(cell.text) || begins_place(cell.text);
  if (!is_agency || split_words(cell.text).size() > kMaxAgencyWords) return false;
  bool const is_followed = std::ranges::any_of(cells.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                               cells.end(), can_be_title);
  if (!is_followed) return false;
  if (has_letterhead || is_mostly_capitals(cell.text)) return true;
  return at + 1 < cells.size() && !any_title_type(cells[at + 1].text).empty();
}

/// The first lines that can be a title.
std::optional<DocumentTitle> first_lines(Cells const& cells, bool has_letterhead) {
  for (std::size_t at = 0; at < cells.size(); ++at) {
    HeadCell const& cell = cells[at];
    bool const is_heading = cell.kind == HeadKind::Part && is_mostly_capitals(cell.text);
    if (cell.kind != HeadKind::Other && cell.kind != HeadKind::Subject && !is_heading) continue;
    if (cell.kind == HeadKind::Other && is_agency_above(cells, at, has_letterhead)) continue;
    if (auto const type = title_type(cell.text); type && can_be_title(cell)) {
      return typed_title(cells, at, *type);
    }
    TitleBuilder builder(cells, at);
    builder.set_type(any_title_type(cell.text), cell.kind == HeadKind::Subject);
    return builder.finish(false, false);
  }
  return std::nullopt;
}

}  // namespace

bool is_issuer_heading(Cells const& cells, std::size_t at) {
  std::string_view const text = cells[at].text;
  if (cells[at].kind != HeadKind::Other) return false;
  if (!begins_position(text) && !begins_agency(text)) return false;
  for (std::size_t next = at + 1; next < cells.size(); ++next) {
    HeadKind const kind = cells[next].kind;
    if (kind == HeadKind::Basis) return true;
    // The name of the body may go on on a second line.
    bool const may_go_on = kind == HeadKind::Rule ||
                           (kind == HeadKind::Other && next == at + 1 &&
                            is_mostly_capitals(cells[next].text) == is_mostly_capitals(text));
    if (!may_go_on) return false;
  }
  return false;
}

std::optional<DocumentTitle> document_title(Cells const& cells, bool has_letterhead) {
  if (!has_letterhead) return first_lines(cells, false);
  if (auto typed = first_typed(cells)) return typed;
  if (auto letter = letter_title(cells)) return letter;
  return first_lines(cells, true);
}

}  // namespace tracuu::indexer
