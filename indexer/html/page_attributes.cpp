// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/page_attributes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "analyzers/document_number.hpp"
#include "indexer/html/page_day.hpp"
#include "indexer/official/agency_name.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxLabelBytes = 80;
constexpr std::size_t kMaxValueBytes = 2000;
constexpr std::size_t kMaxNumberBytes = 60;
/// A label this near below the element round the link to a document is about that document.
constexpr int kMaxLevelsToLink = 3;
constexpr std::size_t kMinLinkCodePoints = 15;

struct LabelName {
  std::string_view folded;
  LabelKind kind;
};

/// As fold_line() writes them, without a colon. Made for this project from what the portals of
/// provinces, ministries and communes print (NukeViet, DNN, SharePoint, Liferay, VNPT, Viettel) and
/// the heads of registers (Decree 30/2020/NĐ-CP, Appendix VI). A label that another goes on stands
/// below it.
constexpr std::array kLabelNames{
    LabelName{"so ky hieu", LabelKind::Number},
    LabelName{"so ki hieu", LabelKind::Number},
    LabelName{"so/ky hieu", LabelKind::Number},
    LabelName{"so/ki hieu", LabelKind::Number},
    LabelName{"so, ky hieu", LabelKind::Number},
    LabelName{"so, ki hieu", LabelKind::Number},
    LabelName{"so va ky hieu", LabelKind::Number},
    LabelName{"so, ky hieu van ban", LabelKind::Number},
    LabelName{"so ky hieu van ban", LabelKind::Number},
    LabelName{"so hieu", LabelKind::Number},
    LabelName{"so hieu van ban", LabelKind::Number},
    LabelName{"so van ban", LabelKind::Number},
    LabelName{"so vb", LabelKind::Number},
    LabelName{"so quyet dinh", LabelKind::Number},
    LabelName{"ky hieu van ban", LabelKind::Number},
    LabelName{"ngay ban hanh", LabelKind::Issued},
    LabelName{"ngay ban hanh van ban", LabelKind::Issued},
    LabelName{"ban hanh ngay", LabelKind::Issued},
    LabelName{"ban hanh", LabelKind::Issued},
    LabelName{"thoi gian ban hanh", LabelKind::Issued},
    LabelName{"ngay, thang, nam ban hanh", LabelKind::Issued},
    LabelName{"ngay thang nam ban hanh", LabelKind::Issued},
    LabelName{"ngay ky", LabelKind::Issued},
    LabelName{"ngay ky ban hanh", LabelKind::Issued},
    LabelName{"ngay van ban", LabelKind::Issued},
    LabelName{"ngay thang van ban", LabelKind::Issued},
    LabelName{"ngay vb", LabelKind::Issued},
    LabelName{"ngay bh", LabelKind::Issued},
    LabelName{"ngay dang", LabelKind::Published},
    LabelName{"ngay dang tai", LabelKind::Published},
    LabelName{"ngay dang tin", LabelKind::Published},
    LabelName{"dang ngay", LabelKind::Published},
    LabelName{"dang luc", LabelKind::Published},
    LabelName{"thoi gian dang", LabelKind::Published},
    LabelName{"ngay xuat ban", LabelKind::Published},
    LabelName{"xuat ban", LabelKind::Published},
    LabelName{"xuat ban ngay", LabelKind::Published},
    LabelName{"ngay cong bo", LabelKind::Published},
    LabelName{"ngay dua tin", LabelKind::Published},
    LabelName{"ngay gui", LabelKind::Published},
    LabelName{"ngay tao", LabelKind::Published},
    LabelName{"ngay viet", LabelKind::Published},
    LabelName{"cap nhat", LabelKind::Updated},
    LabelName{"cap nhat luc", LabelKind::Updated},
    LabelName{"cap nhat ngay", LabelKind::Updated},
    LabelName{"cap nhat lan cuoi", LabelKind::Updated},
    LabelName{"ngay cap nhat", LabelKind::Updated},
    LabelName{"lan cap nhat cuoi", LabelKind::Updated},
    LabelName{"chinh sua lan cuoi", LabelKind::Updated},
    LabelName{"ngay sua", LabelKind::Updated},
    LabelName{"co quan ban hanh", LabelKind::Unit},
    LabelName{"cq ban hanh", LabelKind::Unit},
    LabelName{"don vi ban hanh", LabelKind::Unit},
    LabelName{"noi ban hanh", LabelKind::Unit},
    LabelName{"co quan, don vi ban hanh", LabelKind::Unit},
    LabelName{"co quan/don vi ban hanh", LabelKind::Unit},
    LabelName{"co quan phat hanh", LabelKind::Unit},
    LabelName{"don vi phat hanh", LabelKind::Unit},
    LabelName{"to chuc ban hanh", LabelKind::Unit},
    LabelName{"trich yeu", LabelKind::Title},
    LabelName{"trich yeu noi dung", LabelKind::Title},
    LabelName{"trich yeu van ban", LabelKind::Title},
    LabelName{"noi dung trich yeu", LabelKind::Title},
    LabelName{"ten loai va trich yeu noi dung", LabelKind::Title},
    LabelName{"ten loai va trich yeu noi dung van ban", LabelKind::Title},
    LabelName{"ve viec", LabelKind::Title},
    LabelName{"ten van ban", LabelKind::Title},
    LabelName{"ten goi", LabelKind::Title},
    LabelName{"tieu de", LabelKind::Title},
    LabelName{"tieu de van ban", LabelKind::Title},
    LabelName{"loai van ban", LabelKind::Type},
    LabelName{"loai vb", LabelKind::Type},
    LabelName{"hinh thuc van ban", LabelKind::Type},
    LabelName{"the loai", LabelKind::Type},
    LabelName{"the loai van ban", LabelKind::Type},
    LabelName{"hieu luc", LabelKind::OtherDay},
    LabelName{"ngay hieu luc", LabelKind::OtherDay},
    LabelName{"ngay co hieu luc", LabelKind::OtherDay},
    LabelName{"co hieu luc", LabelKind::OtherDay},
    LabelName{"co hieu luc tu", LabelKind::OtherDay},
    LabelName{"co hieu luc tu ngay", LabelKind::OtherDay},
    LabelName{"ngay bat dau hieu luc", LabelKind::OtherDay},
    LabelName{"hieu luc tu", LabelKind::OtherDay},
    LabelName{"hieu luc tu ngay", LabelKind::OtherDay},
    LabelName{"het hieu luc", LabelKind::OtherDay},
    LabelName{"ngay het hieu luc", LabelKind::OtherDay},
    LabelName{"het hieu luc tu", LabelKind::OtherDay},
    LabelName{"ngay ap dung", LabelKind::OtherDay},
    LabelName{"ngay dang cong bao", LabelKind::OtherDay},
    LabelName{"ngay cong bao", LabelKind::OtherDay},
    LabelName{"ngay den", LabelKind::OtherDay},
    LabelName{"ngay nhan", LabelKind::OtherDay},
    LabelName{"ngay sinh", LabelKind::OtherDay},
    LabelName{"ngay hop", LabelKind::OtherDay},
    LabelName{"han xu ly", LabelKind::OtherDay},
    LabelName{"han nop", LabelKind::OtherDay},
    LabelName{"het han", LabelKind::OtherDay},
    LabelName{"ngay het han", LabelKind::OtherDay},
    LabelName{"tu ngay", LabelKind::OtherDay},
    LabelName{"den ngay", LabelKind::OtherDay},
    LabelName{"giay phep", LabelKind::Site},
    LabelName{"giay phep so", LabelKind::Site},
    LabelName{"giay phep thiet lap", LabelKind::Site},
    LabelName{"giay phep thiet lap trang", LabelKind::Site},
    LabelName{"so giay phep", LabelKind::Site},
    LabelName{"hom nay", LabelKind::Site},
    LabelName{"hom nay ngay", LabelKind::Site},
    LabelName{"truy cap", LabelKind::Site},
    LabelName{"nguoi ky", LabelKind::Other},
    LabelName{"nguoi ky duyet", LabelKind::Other},
    LabelName{"chuc vu", LabelKind::Other},
    LabelName{"chuc danh", LabelKind::Other},
    LabelName{"linh vuc", LabelKind::Other},
    LabelName{"nganh", LabelKind::Other},
    LabelName{"pham vi", LabelKind::Other},
    LabelName{"tinh trang", LabelKind::Other},
    LabelName{"tinh trang hieu luc", LabelKind::Other},
    LabelName{"trang thai", LabelKind::Other},
    LabelName{"nguon thu thap", LabelKind::Other},
    LabelName{"noi nhan", LabelKind::Other},
    LabelName{"do mat", LabelKind::Other},
    LabelName{"do khan", LabelKind::Other},
    LabelName{"so trang", LabelKind::Other},
    LabelName{"ghi chu", LabelKind::Other},
    LabelName{"tep dinh kem", LabelKind::Other},
    LabelName{"file dinh kem", LabelKind::Other},
    LabelName{"tai ve", LabelKind::Other},
};

/// `text` as labels are compared: folded, without what ends a label.
std::string label_form(std::string_view text) {
  if (text.size() > kMaxLabelBytes) return "";
  std::string form = fold_line(text);
  while (!form.empty() && (form.back() == ':' || form.back() == ' ' || form.back() == '*')) {
    form.pop_back();
  }
  return form;
}

LabelKind kind_of_form(std::string_view form) {
  auto const found = std::ranges::find(kLabelNames, form, &LabelName::folded);
  if (found != kLabelNames.end()) return found->kind;
  // "Cơ quan ban hành/ Chức danh / Người ký": several labels, of which the first goes first.
  std::size_t const slash = form.find('/');
  if (slash == std::string_view::npos) return LabelKind::None;
  auto const first =
      std::ranges::find(kLabelNames, trim(form.substr(0, slash)), &LabelName::folded);
  return first == kLabelNames.end() ? LabelKind::None : first->kind;
}

/// A label and what stands after it on a line.
struct LabelledText {
  LabelKind kind = LabelKind::None;
  std::string_view value;
};

/// "Ngày ban hành: 11/07/2023".
LabelledText split_at_colon(std::string_view line) {
  std::size_t const colon = line.substr(0, kMaxLabelBytes).find(':');
  if (colon == std::string_view::npos) return {};
  LabelKind const kind = label_kind(line.substr(0, colon));
  return kind == LabelKind::None ? LabelledText{}
                                 : LabelledText{kind, trim(line.substr(colon + 1))};
}

bool is_day_kind(LabelKind kind) {
  return kind == LabelKind::Issued || kind == LabelKind::Published || kind == LabelKind::Updated ||
         kind == LabelKind::OtherDay || kind == LabelKind::Site;
}

/// "Ngày ban hành 11/07/2023", "Số hiệu 12/QĐ-UBND": a label before the first digit.
LabelledText split_at_digit(std::string_view line) {
  std::size_t const digit = line.substr(0, kMaxLabelBytes).find_first_of("0123456789");
  if (digit == std::string_view::npos || digit == 0) return {};
  LabelKind const kind = label_kind(line.substr(0, digit));
  bool const has_digits = is_day_kind(kind) || kind == LabelKind::Number;
  return has_digits ? LabelledText{kind, trim(line.substr(digit))} : LabelledText{};
}

LabelledText split_label(std::string_view line) {
  LabelledText const split = split_at_colon(line);
  return split.kind != LabelKind::None ? split : split_at_digit(line);
}

/// "<b>Cơ quan ban hành</b> UBND xã Yên Lãng": the line's block begins with an element that is a
/// label.
LabelledText split_at_element(TextLine const& line) {
  HtmlNode const* const first = first_element(*line.block);
  if (first == nullptr || is_block_element(*first)) return {};
  std::string const label = inner_text(*first, kMaxLabelBytes);
  if (label.empty() || !line.text.starts_with(label)) return {};
  LabelKind const kind = label_kind(label);
  std::string_view const value = trim(std::string_view(line.text).substr(label.size()));
  return kind == LabelKind::None ? LabelledText{} : LabelledText{kind, value};
}

/// The number that a value is or begins with. What stands beside "Số" alone must look like one.
std::string number_of(std::string_view value) {
  if (value.size() > kMaxValueBytes) return "";
  auto const numbers = analyzers::find_document_numbers(value.substr(0, kMaxNumberBytes));
  if (!numbers.empty()) return numbers.front();
  bool const is_code = value.size() <= kMaxNumberBytes &&
                       value.find(' ') == std::string_view::npos &&
                       value.find_first_of("0123456789") != std::string_view::npos &&
                       value.find_first_of("-/") != std::string_view::npos && !first_day(value);
  return is_code ? std::string(value) : "";
}

class LabelReader {
 public:
  explicit LabelReader(std::vector<TextLine> const& lines) : lines_(lines) {}

  PageAttributes read() {
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      if (is_mostly_link(lines_[line]) && lines_[line].code_points >= kMinLinkCodePoints) {
        last_link_ = lines_[line].block;
      }
      line += lines_[line].text.find('\t') == std::string::npos ? read_line(line) : read_row(line);
    }
    if (!fields_.title && fields_.describe_document()) fields_.title = name_above_;
    if (numbers_ > 2) {
      std::size_t const values = fields_.values;
      fields_ = {};
      fields_.values = values;
    }
    return std::move(fields_);
  }

 private:
  /// A line with its label, or a label whose value is the next line. Returns how many lines more
  /// were read.
  std::size_t read_line(std::size_t line) {
    std::string_view const text = lines_[line].text;
    LabelKind const alone = label_kind(text);
    if (alone == LabelKind::None) {
      LabelledText split = split_label(text);
      bool const begins_block = line == 0 || lines_[line - 1].block != lines_[line].block;
      if (split.kind == LabelKind::None && begins_block) split = split_at_element(lines_[line]);
      if (split.kind != LabelKind::None) add(split.kind, split.value, lines_[line]);
      return 0;
    }
    if (line + 1 == lines_.size()) return 0;
    TextLine const& next = lines_[line + 1];
    bool const is_value = label_kind(next.text) == LabelKind::None &&
                          split_at_colon(next.text).kind == LabelKind::None &&
                          next.text.find('\t') == std::string::npos;
    if (!is_value) return 0;
    add(alone, next.text, next);
    return 1;
  }

  /// The row of a table: labels each before its value, or the head of a table with one row.
  std::size_t read_row(std::size_t line) {
    std::vector<std::string_view> const cells = cells_of(lines_[line].text);
    std::vector<LabelKind> kinds;
    kinds.reserve(cells.size());
    for (std::string_view const cell : cells) kinds.push_back(label_kind(cell));
    auto const labels =
        std::ranges::count_if(kinds, [](LabelKind kind) { return kind != LabelKind::None; });
    bool const is_head =
        labels > 1 && kinds.front() != LabelKind::None && kinds[1] != LabelKind::None;
    if (is_head) return read_below_head(line, kinds);
    if (labels > 0) take_name_above(line);
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      if (kinds[cell] == LabelKind::None) {
        LabelledText const split = split_at_colon(cells[cell]);
        if (split.kind != LabelKind::None) add(split.kind, split.value, lines_[line]);
      } else if (cell + 1 < cells.size() && kinds[cell + 1] == LabelKind::None) {
        add(kinds[cell], cells[cell + 1], lines_[line]);
        ++cell;
      }
    }
    return 0;
  }

  std::size_t read_below_head(std::size_t head, std::vector<LabelKind> const& kinds) {
    std::size_t end = head + 1;
    while (end < lines_.size() && lines_[end].text.find('\t') != std::string::npos) ++end;
    std::size_t const rows = end - head - 1;
    if (rows != 1) return rows;  // a register of several documents
    std::vector<std::string_view> const cells = cells_of(lines_[head + 1].text);
    if (cells.size() != kinds.size()) return rows;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      add(kinds[cell], cells[cell], lines_[head + 1]);
    }
    return rows;
  }

  /// The name of the document in a row of its own above its attributes, in their table.
  void take_name_above(std::size_t line) {
    HtmlNode const* const table = table_round(lines_[line].block);
    bool const is_first_row = table != nullptr && table != named_table_;
    named_table_ = table;
    if (!is_first_row || name_above_ || line == 0) return;
    TextLine const& above = lines_[line - 1];
    constexpr std::size_t kMinNameWords = 3;
    bool const is_name = above.text.find('\t') == std::string::npos &&
                         leading_label(above.text) == LabelKind::None && !is_mostly_link(above) &&
                         split_words(above.text).size() >= kMinNameWords &&
                         table_round(above.block) == table;
    if (is_name) name_above_ = {above.text, above.block, "the row above the attributes"};
  }

  static HtmlNode const* table_round(HtmlNode const* node) {
    constexpr int kMaxLevels = 8;
    for (int level = 0; node != nullptr && level < kMaxLevels; ++level, node = parent_of(*node)) {
      if (tag_name(*node) == "table") return node;
    }
    return nullptr;
  }

  /// Whether the label stands close below the link to another document, in one item of a list.
  [[nodiscard]] bool belongs_to_link(TextLine const& line) const {
    if (last_link_ == nullptr) return false;
    HtmlNode const* above = line.block;
    for (int level = 0; above != nullptr && level < kMaxLevelsToLink; ++level) {
      above = parent_of(*above);
      HtmlNode const* link = last_link_;
      for (int up = 0; link != nullptr && up <= kMaxLevelsToLink; ++up, link = parent_of(*link)) {
        if (link == above) return tag_name(*above) != "body" && tag_name(*above) != "html";
      }
    }
    return false;
  }

  void add(LabelKind kind, std::string_view value, TextLine const& line) {
    if (value.empty() || value.size() > kMaxValueBytes) return;
    if (kind != LabelKind::Site && kind != LabelKind::Published && kind != LabelKind::Updated) {
      ++fields_.values;
    }
    if (belongs_to_link(line)) return;
    switch (kind) {
      case LabelKind::Number: return add_number(value, line);
      case LabelKind::Issued: return add_day(value, line, "label: day of issue", fields_.issued);
      case LabelKind::Published:
        return add_day(value, line, "label: day of posting", fields_.published);
      case LabelKind::Updated:
        return add_day(value, line, "label: day of updating", fields_.updated);
      case LabelKind::Unit:
        return add_text(agency_name(value), line, "label: issuing body", fields_.unit);
      case LabelKind::Title: return add_text(value, line, "label: subject", fields_.title);
      case LabelKind::Type: return add_text(value, line, "label: type", fields_.type);
      case LabelKind::Site:
      case LabelKind::OtherDay:
      case LabelKind::Other:
      case LabelKind::None: return;
    }
  }

  static void add_text(std::string_view value, TextLine const& line, std::string_view why,
                       FoundText& field) {
    if (!field) field = {std::string(value), line.block, why};
  }

  static void add_day(std::string_view value, TextLine const& line, std::string_view why,
                      FoundDay& field) {
    auto const day = first_day(value);
    if (day && !field) field = {*day, line.block, why};
  }

  void add_number(std::string_view value, TextLine const& line) {
    std::string number = number_of(value);
    if (number.empty() || number == fields_.number.value) return;
    ++numbers_;
    if (!fields_.number) fields_.number = {std::move(number), line.block, "label: number"};
  }

  std::vector<TextLine> const& lines_;
  HtmlNode const* last_link_ = nullptr;
  FoundText name_above_;
  HtmlNode const* named_table_ = nullptr;  ///< whose first row of labels was met
  std::size_t numbers_ = 0;                ///< that differ from the first, and it
  PageAttributes fields_;
};

}  // namespace

LabelKind label_kind(std::string_view text) {
  std::string const form = label_form(text);
  return form.empty() ? LabelKind::None : kind_of_form(form);
}

LabelKind leading_label(std::string_view line) {
  if (std::size_t const tab = line.find('\t'); tab != std::string_view::npos) {
    return label_kind(line.substr(0, tab));
  }
  return split_label(line).kind;
}

bool PageAttributes::describe_document() const {
  int const facts = (number ? 2 : 0) + (issued ? 1 : 0) + (unit ? 1 : 0) + (title ? 1 : 0);
  return facts >= 2;
}

PageAttributes read_page_attributes(std::vector<TextLine> const& lines) {
  return LabelReader(lines).read();
}

}  // namespace tracuu::indexer
