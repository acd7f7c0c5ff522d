// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/office/pdf_stamp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include "indexer/official/letter_case.hpp"
#include "indexer/official/line_words.hpp"
#include "indexer/official/own_number.hpp"
#include "indexer/text/text_form.hpp"
#include "schema/date.hpp"

namespace tracuu::indexer {

namespace {

enum class StampPart { Signer, Time, Address, Other };

struct StampLabel {
  std::string_view folded;  ///< without the colon
  StampPart part;
};

/// Longer ones before those that begin them.
constexpr std::array kStampLabels{
    StampLabel{"nguoi ky", StampPart::Signer},
    StampLabel{"duoc ky boi", StampPart::Signer},
    StampLabel{"ky boi", StampPart::Signer},
    StampLabel{"digitally signed by", StampPart::Signer},
    StampLabel{"signed by", StampPart::Signer},
    StampLabel{"thoi gian ky", StampPart::Time},
    StampLabel{"thoi gian", StampPart::Time},
    StampLabel{"ngay ky", StampPart::Time},
    StampLabel{"ky ngay", StampPart::Time},
    StampLabel{"signing time", StampPart::Time},
    StampLabel{"date", StampPart::Time},
    StampLabel{"email", StampPart::Address},
    StampLabel{"e-mail", StampPart::Address},
    StampLabel{"co quan", StampPart::Other},
    StampLabel{"to chuc", StampPart::Other},
    StampLabel{"don vi", StampPart::Other},
    StampLabel{"chuc vu", StampPart::Other},
    StampLabel{"ly do", StampPart::Other},
    StampLabel{"reason", StampPart::Other},
    StampLabel{"location", StampPart::Other},
    StampLabel{"dn", StampPart::Address},
};

/// A line of a stamp: its label, and what follows it.
struct StampLine {
  StampPart part;
  std::string value;
};

std::string text_of(PdfSegment const& segment) {
  return text_of_words(segment.words).text;
}

/// How many bytes of `text` fold to `folded`; none if its beginning does not.
std::optional<std::size_t> folded_prefix(std::string_view text, std::string_view folded) {
  for (std::size_t at = folded.size(); at <= text.size() && at < folded.size() * 3; ++at) {
    bool const ends_letter =
        at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (ends_letter && fold_line(text.substr(0, at)) == folded) return at;
  }
  return std::nullopt;
}

/// What viewers write over a signature, folded.
constexpr std::array<std::string_view, 4> kStampVerdicts{
    "signature not verified", "signature valid", "chu ky hop le", "chu ky so"};

std::optional<StampLine> stamp_line(std::string_view text) {
  constexpr std::size_t kMaxLabelBytes = 40;
  std::string const head = fold_line(text.substr(0, text.find(' ', kMaxLabelBytes)));
  if (std::ranges::find(kStampVerdicts, head) != kStampVerdicts.end()) {
    return StampLine{StampPart::Address, ""};
  }
  for (StampLabel const& label : kStampLabels) {
    if (!head.starts_with(label.folded)) continue;
    auto const bytes = folded_prefix(text, label.folded);
    if (!bytes) continue;
    std::string_view rest = trim(text.substr(*bytes));
    bool const is_english = label.folded.ends_with("signed by");
    if (!rest.starts_with(':') && !is_english) continue;
    if (rest.starts_with(':')) rest.remove_prefix(1);
    return StampLine{label.part, std::string(trim(rest))};
  }
  return std::nullopt;
}

/// A segment of a page that may belong to a stamp.
struct Candidate {
  std::size_t row;
  std::size_t segment;
  std::optional<StampLine> line;
  std::string text;
};

bool is_quick_no(PdfSegment const& segment) {
  constexpr std::string_view kFirst = "NKDTECLSnkdtecls";
  std::string const& first = segment.words.front().text;
  return !first.starts_with("Đ") && kFirst.find(first.front()) == std::string_view::npos;
}

void drop_empty_segments(std::vector<PdfRow>& rows) {
  for (PdfRow& row : rows) {
    std::erase_if(row.segments, [](PdfSegment const& segment) { return segment.words.empty(); });
  }
  std::erase_if(rows, [](PdfRow const& row) { return row.segments.empty(); });
}

class StampFinder {
 public:
  explicit StampFinder(std::vector<PdfRow>& rows) : rows_(rows) {}

  std::vector<schema::Signature> take() {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      for (std::size_t at = 0; at < rows_[row].segments.size(); ++at) {
        PdfSegment const& segment = rows_[row].segments[at];
        if (segment.words.empty() || is_quick_no(segment)) continue;
        auto const line = stamp_line(text_of(segment));
        if (line && line->part == StampPart::Signer) take_stamp(row, at, *line);
      }
    }
    drop_empty_segments(rows_);
    return std::move(signatures_);
  }

 private:
  /// Lines of one stamp stand so close, in heights of its font.
  static constexpr double kMaxLineGap = 1.2;
  static constexpr std::size_t kMaxStampLines = 14;

  void take_stamp(std::size_t row, std::size_t at, StampLine const& first) {
    std::vector<Candidate> lines{{row, at, first, {}}};
    look_down(lines);
    std::size_t const last_labelled = last_label(lines);
    lines.resize(last_labelled + 1);
    std::vector<Candidate> above = look_up(row, rows_[row].segments[at]);
    bool const is_stamp =
        std::ranges::any_of(lines, proves_stamp) || std::ranges::any_of(above, proves_stamp);
    if (!is_stamp) return;
    schema::Signature signature;
    for (std::size_t line = 0; line < lines.size(); ++line) {
      add_to(signature, lines, line);
      rows_[lines[line].row].segments[lines[line].segment].words.clear();
    }
    for (Candidate const& line : above) {
      if (line.line->part == StampPart::Time) signature.time = signing_time(line.line->value);
      rows_[line.row].segments[line.segment].words.clear();
    }
    if (!signature.signer.empty()) signatures_.push_back(std::move(signature));
  }

  /// A table of facts also says who signed and on what day; only programs write the minute,
  /// and an address.
  static bool proves_stamp(Candidate const& candidate) {
    if (!candidate.line) return false;
    if (candidate.line->part == StampPart::Address) return true;
    return candidate.line->part == StampPart::Time &&
           signing_time(candidate.line->value).find('T') != std::string::npos;
  }

  /// A line without a label goes on with the one before it.
  static void add_to(schema::Signature& signature, std::vector<Candidate> const& lines,
                     std::size_t at) {
    if (lines[at].line && lines[at].line->part == StampPart::Time) {
      std::string const time = signing_time(lines[at].line->value);
      if (!time.empty()) signature.time = time;
    }
    std::size_t label = at;
    while (!lines[label].line) --label;
    if (lines[label].line->part != StampPart::Signer) return;
    if (!signature.signer.empty()) signature.signer += ' ';
    signature.signer += label == at ? lines[at].line->value : lines[at].text;
  }

  static std::size_t last_label(std::vector<Candidate> const& lines) {
    std::size_t last = lines.size() - 1;
    while (!lines[last].line) --last;
    return last;
  }

  /// The segment of `row` that stands below (above) `box` and overlaps it in breadth.
  [[nodiscard]] std::optional<std::size_t> overlapping(std::size_t row, PdfBox const& box) const {
    auto const& segments = rows_[row].segments;
    for (std::size_t at = 0; at < segments.size(); ++at) {
      if (segments[at].words.empty()) continue;
      double const common =
          std::min(box.right, segments[at].box.right) - std::max(box.left, segments[at].box.left);
      if (common > 0) return at;
    }
    return std::nullopt;
  }

  void look_down(std::vector<Candidate>& lines) const {
    PdfSegment const& signer = rows_[lines.front().row].segments[lines.front().segment];
    PdfBox reach = signer.box;
    double bottom = signer.box.bottom;
    for (std::size_t row = lines.front().row + 1;
         row < rows_.size() && lines.size() < kMaxStampLines; ++row) {
      if (rows_[row].top - bottom > kMaxLineGap * std::max(signer.size, 1.0)) break;
      auto const at = overlapping(row, reach);
      if (!at) continue;
      PdfSegment const& segment = rows_[row].segments[*at];
      constexpr double kSameSize = 0.25;
      if (std::abs(segment.size - signer.size) > kSameSize * signer.size) continue;
      std::string text = text_of(segment);
      lines.push_back({row, *at, stamp_line(text), std::move(text)});
      bool const is_next_stamp = lines.back().line && lines.back().line->part == StampPart::Signer;
      if (is_next_stamp) {
        lines.pop_back();
        break;
      }
      reach.add(segment.box);
      bottom = segment.box.bottom;
    }
  }

  /// Labelled lines directly above the one of who signed.
  [[nodiscard]] std::vector<Candidate> look_up(std::size_t row, PdfSegment const& signer) const {
    std::vector<Candidate> lines;
    double top = signer.box.top;
    while (row > 0 && lines.size() < kMaxStampLines) {
      --row;
      auto const at = overlapping(row, signer.box);
      if (!at || top - rows_[row].bottom > kMaxLineGap * std::max(signer.size, 1.0)) break;
      std::string text = text_of(rows_[row].segments[*at]);
      auto line = stamp_line(text);
      if (!line || line->part == StampPart::Signer) break;
      top = rows_[row].top;
      lines.push_back({row, *at, std::move(line), std::move(text)});
    }
    return lines;
  }

  std::vector<PdfRow>& rows_;
  std::vector<schema::Signature> signatures_;
};

/// The numbers of a written time, at most seven, and the sign before the zone.
struct TimeNumbers {
  std::array<int, 8> values{};
  std::size_t count = 0;
  char zone_sign = 0;
  std::size_t zone_at = 0;  ///< which number is the zone's hours
};

TimeNumbers numbers_of(std::string_view written) {
  TimeNumbers numbers;
  for (std::size_t at = 0; at < written.size() && numbers.count < numbers.values.size();) {
    char const c = written[at];
    bool const is_zone = (c == '+' || c == '-') && numbers.count >= 5;
    if (is_zone && numbers.zone_sign == 0) {
      numbers.zone_sign = c;
      numbers.zone_at = numbers.count;
    }
    if (c < '0' || c > '9') {
      ++at;
      continue;
    }
    int value = 0;
    auto const read = std::from_chars(written.data() + at, written.data() + written.size(), value);
    if (read.ec != std::errc()) return {};
    numbers.values[numbers.count++] = value;
    at = static_cast<std::size_t>(read.ptr - written.data());
  }
  return numbers;
}

std::string iso_time(TimeNumbers const& numbers) {
  auto const& values = numbers.values;
  std::size_t const clock_end = numbers.zone_sign != 0 ? numbers.zone_at : numbers.count;
  if (clock_end < 3) return "";
  bool const year_first = values[0] > 31;
  int const year = year_first ? values[0] : values[2];
  int const day = year_first ? values[2] : values[0];
  schema::Date const date{std::chrono::year(year),
                          std::chrono::month(static_cast<unsigned>(values[1])),
                          std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return "";
  int const hour = clock_end > 3 ? values[3] : 0;
  int const minute = clock_end > 4 ? values[4] : 0;
  int const second = clock_end > 5 ? values[5] : 0;
  if (hour > 23 || minute > 59 || second > 60) return "";
  std::string time = schema::format_iso_date(date);
  if (clock_end < 5) return time;
  time += fmt::format("T{:02}:{:02}:{:02}", hour, minute, second);
  if (numbers.zone_sign == 0) return time;
  int const zone_hours = values[numbers.zone_at];
  int const zone_minutes = numbers.zone_at + 1 < numbers.count ? values[numbers.zone_at + 1] : 0;
  if (zone_hours > 14 || zone_minutes > 59) return time;
  return time + fmt::format("{}{:02}:{:02}", numbers.zone_sign, zone_hours, zone_minutes);
}

/// The stamp of incoming mail stands beside or below the letterhead.
constexpr std::size_t kMostRowsAboveStamp = 25;
/// Its breadth and height round its head, in points: 35 × 50 mm, put down askew.
constexpr double kHalfStampBreadth = 82;
constexpr double kStampAboveHead = 40;
constexpr double kStampBelowHead = 72;
/// Print that is not covered is read with more.
constexpr double kSureOfPrint = 0.8;
constexpr double kUnsureOfHand = 0.5;

/// What begins the lines of a stamp of incoming mail, folded.
constexpr std::array<std::string_view, 12> kIncomingLabels{
    "so",        "ngay",          "gio", "chuyen", "kinh chuyen", "luu ho so",
    "luu hs so", "so va ky hieu", "den", "luu hs", "noi nhan",    "nguoi nhan",
};

bool begins_incoming_label(std::string_view text) {
  LineWords const words(text);
  bool const is_agency = nfc_lower(text).starts_with("sở");  // folds as "số" does
  return !is_agency && !letterhead_number(text) &&
         std::ranges::any_of(kIncomingLabels,
                             [&](std::string_view label) { return words.begins_with(label); });
}

double mean_confidence_of(PdfSegment const& segment) {
  double sum = 0;
  for (PdfWord const& word : segment.words) sum += word.confidence;
  return sum / static_cast<double>(std::max<std::size_t>(segment.words.size(), 1));
}

/// Whether `box` stands in the place of a stamp.
bool is_in_place(PdfBox const& box, PdfBox const& place) {
  constexpr double kOverhang = 6;
  return box.left >= place.left - kOverhang && box.right <= place.right + kOverhang &&
         box.top >= place.top && box.bottom <= place.bottom;
}

/// Where the stamp stands whose head is `segment`; nothing if it is none. A lone "ĐẾN" needs a
/// labelled line below it.
std::optional<PdfBox> place_of_incoming(std::vector<PdfRow> const& rows,
                                        PdfSegment const& segment) {
  constexpr std::size_t kMaxHeadWords = 3;
  if (segment.words.empty() || segment.words.size() > kMaxHeadWords) return std::nullopt;
  std::string const text = text_of(segment);
  std::string const head = LineWords(text).joined();
  bool const is_named = head == "cong van den" || head == "van ban den";
  if ((!is_named && head != "den") || !is_in_capitals(text)) return std::nullopt;
  double const middle = (segment.box.left + segment.box.right) / 2;
  PdfBox const place{middle - kHalfStampBreadth, segment.box.top - kStampAboveHead,
                     middle + kHalfStampBreadth, segment.box.bottom + kStampBelowHead};
  if (is_named) return place;
  for (PdfRow const& row : rows) {
    for (PdfSegment const& other : row.segments) {
      bool const is_below = other.box.top > segment.box.top && is_in_place(other.box, place);
      if (is_below && !other.words.empty() && begins_incoming_label(text_of(other))) return place;
    }
  }
  return std::nullopt;
}

/// Takes the words of the stamp at `place` away, whose head stands at `head`.
void take_incoming_lines(std::vector<PdfRow>& rows, PdfBox head, PdfBox const& place) {
  for (PdfRow& row : rows) {
    for (PdfSegment& segment : row.segments) {
      if (segment.words.empty() || !is_in_place(segment.box, place)) continue;
      bool const is_head = segment.box.top == head.top && segment.box.left == head.left;
      std::string const text = text_of(segment);
      bool const is_above = segment.box.bottom < head.bottom;
      bool const is_labelled = !is_above && begins_incoming_label(text);
      bool const is_unsure = mean_confidence_of(segment) < kSureOfPrint && !letterhead_number(text);
      if (is_head || is_labelled || is_unsure) segment.words.clear();
    }
    // What was written by hand may touch the print beside it.
    for (PdfSegment& segment : row.segments) {
      std::erase_if(segment.words, [&](PdfWord const& word) {
        return word.confidence < kUnsureOfHand && is_in_place(word.box, place);
      });
    }
  }
}

}  // namespace

std::vector<schema::Signature> take_stamps(std::vector<PdfRow>& rows) {
  return StampFinder(rows).take();
}

void take_incoming_stamp(std::vector<PdfRow>& rows) {
  for (std::size_t row = 0; row < std::min(rows.size(), kMostRowsAboveStamp); ++row) {
    for (PdfSegment const& segment : rows[row].segments) {
      auto const place = place_of_incoming(rows, segment);
      if (!place) continue;
      take_incoming_lines(rows, segment.box, *place);
      drop_empty_segments(rows);
      return;
    }
  }
}

std::string signing_time(std::string_view written) {
  constexpr std::size_t kMaxTimeBytes = 40;
  written = trim(written).substr(0, kMaxTimeBytes);
  constexpr std::size_t kPdfDigits = 14;  // ISO 32000-1, 7.9.4: D:YYYYMMDDHHmmSSOHH'mm'
  if (!written.starts_with("D:")) return iso_time(numbers_of(written));
  written.remove_prefix(2);
  std::string_view const digits = written.substr(0, written.find_first_not_of("0123456789"));
  if (digits.size() < kPdfDigits) return "";
  std::string const spaced = fmt::format(
      "{} {} {} {} {} {} {}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2),
      digits.substr(8, 2), digits.substr(10, 2), digits.substr(12, 2), written.substr(kPdfDigits));
  return iso_time(numbers_of(spaced)) + (written.ends_with('Z') ? "Z" : "");
}

}  // namespace tracuu::indexer
