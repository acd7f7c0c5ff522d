// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/abbreviating.hpp"

#include <algorithm>
#include <array>

#include "analyzers/letter.hpp"
#include "analyzers/text_scanner.hpp"
#include "base/utf8.hpp"

namespace tracuu::bench {

namespace {

struct Abbreviation {
  std::string_view form;
  std::string_view abbreviation;
};

/// What every office writes, each form with its usual abbreviation only. A form
/// that begins another stands below it. This is what people type, not what the
/// program knows: it must not be read from the program's own table.
constexpr std::array kAbbreviations{
    Abbreviation{"ủy ban mặt trận tổ quốc", "UBMTTQ"},
    Abbreviation{"ủy ban thường vụ quốc hội", "UBTVQH"},
    Abbreviation{"ủy ban nhân dân", "UBND"},
    Abbreviation{"ủy ban kiểm tra", "UBKT"},
    Abbreviation{"hội đồng nhân dân", "HĐND"},
    Abbreviation{"mặt trận tổ quốc", "MTTQ"},
    Abbreviation{"đại biểu quốc hội", "ĐBQH"},
    Abbreviation{"ban thường vụ", "BTV"},
    Abbreviation{"ban chấp hành", "BCH"},
    Abbreviation{"ban chỉ đạo", "BCĐ"},
    Abbreviation{"ban quản lý", "BQL"},
    Abbreviation{"trung ương", "TW"},
    Abbreviation{"thành phố hồ chí minh", "TP HCM"},
    Abbreviation{"thành phố", "TP"},
    Abbreviation{"tòa án nhân dân", "TAND"},
    Abbreviation{"viện kiểm sát nhân dân", "VKSND"},
    Abbreviation{"thi hành án dân sự", "THADS"},
    Abbreviation{"cảnh sát giao thông", "CSGT"},
    Abbreviation{"an toàn giao thông", "ATGT"},
    Abbreviation{"an ninh trật tự", "ANTT"},
    Abbreviation{"phòng cháy chữa cháy", "PCCC"},
    Abbreviation{"phòng chống tham nhũng", "PCTN"},
    Abbreviation{"giải phóng mặt bằng", "GPMB"},
    Abbreviation{"quyền sử dụng đất", "QSDĐ"},
    Abbreviation{"ngân sách nhà nước", "NSNN"},
    Abbreviation{"trách nhiệm hữu hạn", "TNHH"},
    Abbreviation{"sản xuất kinh doanh", "SXKD"},
    Abbreviation{"doanh nghiệp", "DN"},
    Abbreviation{"hợp tác xã", "HTX"},
    Abbreviation{"nông thôn mới", "NTM"},
    Abbreviation{"cải cách hành chính", "CCHC"},
    Abbreviation{"thủ tục hành chính", "TTHC"},
    Abbreviation{"chuyển đổi số", "CĐS"},
    Abbreviation{"công nghệ thông tin", "CNTT"},
    Abbreviation{"cơ sở dữ liệu", "CSDL"},
    Abbreviation{"bảo hiểm xã hội", "BHXH"},
    Abbreviation{"bảo hiểm y tế", "BHYT"},
    Abbreviation{"bảo hiểm thất nghiệp", "BHTN"},
    Abbreviation{"an toàn thực phẩm", "ATTP"},
    Abbreviation{"bệnh viện đa khoa", "BVĐK"},
    Abbreviation{"người cao tuổi", "NCT"},
    Abbreviation{"người khuyết tật", "NKT"},
    Abbreviation{"cựu chiến binh", "CCB"},
    Abbreviation{"liên hiệp phụ nữ", "LHPN"},
    Abbreviation{"liên đoàn lao động", "LĐLĐ"},
    Abbreviation{"trung học cơ sở", "THCS"},
    Abbreviation{"trung học phổ thông", "THPT"},
    Abbreviation{"giáo dục và đào tạo", "GD&ĐT"},
    Abbreviation{"tài nguyên và môi trường", "TN&MT"},
    Abbreviation{"giao thông vận tải", "GTVT"},
    Abbreviation{"khoa học và công nghệ", "KH&CN"},
    Abbreviation{"kế hoạch và đầu tư", "KH&ĐT"},
};

bool is_word_char(char32_t code_point) {
  auto const found = analyzers::char_info(code_point).char_class;
  return found == analyzers::CharClass::Letter || found == analyzers::CharClass::OtherLetter ||
         found == analyzers::CharClass::Digit;
}

}  // namespace

std::string abbreviated(std::string_view text) {
  std::string out;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    analyzers::TextScanner scanner(text, at);
    auto const found =
        in_word ? kAbbreviations.end() : std::ranges::find_if(kAbbreviations, [&](auto const& row) {
          return scanner.spelled(row.form);
        });
    base::CodePoint const point = base::decode_utf8(text, at);
    if (found != kAbbreviations.end()) {
      out += found->abbreviation;
      at = scanner.at();
      continue;
    }
    in_word = is_word_char(point.value);
    out += text.substr(at, point.bytes);
    at += point.bytes;
  }
  return out;
}

}  // namespace tracuu::bench
