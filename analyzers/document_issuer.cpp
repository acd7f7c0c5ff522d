// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/document_issuer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/letter.hpp"
#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

struct Body {
  std::string_view symbol;  ///< as in a normalised document number
  std::string_view typed;   ///< the symbol in lower case with its marks
  std::string_view name;    ///< lower case, NFC, without "và" and marks of punctuation
};

/// Who signs what people look for, but for ministries and departments. Symbols: Decree
/// 30/2020/NĐ-CP, Appendix I, the practice of the Official Gazette and of party bodies.
constexpr std::array kBodies{
    Body{"UBTVQH", "ubtvqh", "ủy ban thường vụ quốc hội"},
    Body{"UBND", "ubnd", "ủy ban nhân dân"},
    Body{"HDND", "hđnd", "hội đồng nhân dân"},
    Body{"TTG", "ttg", "thủ tướng chính phủ"},
    Body{"TTG", "ttg", "thủ tướng"},
    Body{"CP", "cp", "chính phủ"},
    Body{"QH", "qh", "quốc hội"},
    Body{"CTN", "ctn", "chủ tịch nước"},
    Body{"VPCP", "vpcp", "văn phòng chính phủ"},
    Body{"VPQH", "vpqh", "văn phòng quốc hội"},
    Body{"VPCTN", "vpctn", "văn phòng chủ tịch nước"},
    Body{"TTCP", "ttcp", "thanh tra chính phủ"},
    Body{"KTNN", "ktnn", "kiểm toán nhà nước"},
    Body{"NHNN", "nhnn", "ngân hàng nhà nước việt nam"},
    Body{"NHNN", "nhnn", "ngân hàng nhà nước"},
    Body{"UBDT", "ubdt", "ủy ban dân tộc"},
    Body{"TANDTC", "tandtc", "tòa án nhân dân tối cao"},
    Body{"HDTP", "hđtp", "hội đồng thẩm phán tòa án nhân dân tối cao"},
    Body{"HDTP", "hđtp", "hội đồng thẩm phán"},
    Body{"VKSNDTC", "vksndtc", "viện kiểm sát nhân dân tối cao"},
    Body{"HDTVDX", "hđtvđx", "hội đồng tư vấn đặc xá"},
    Body{"BHXH", "bhxh", "bảo hiểm xã hội việt nam"},
    Body{"BHXH", "bhxh", "bảo hiểm xã hội"},
    Body{"TLD", "tlđ", "tổng liên đoàn lao động việt nam"},
    Body{"TCT", "tct", "tổng cục thuế"},
    Body{"TCHQ", "tchq", "tổng cục hải quan"},
    Body{"TW", "tw", "ban chấp hành trung ương"},
    Body{"TW", "tw", "trung ương"},
    Body{"TW", "tw", "bộ chính trị"},
    Body{"TW", "tw", "ban bí thư"},
    Body{"TU", "tu", "tỉnh ủy"},
    Body{"TU", "tu", "thành ủy"},
    Body{"HU", "hu", "huyện ủy"},
    Body{"DU", "đu", "đảng ủy"},
    Body{"MTTQ", "mttq", "ủy ban trung ương mặt trận tổ quốc việt nam"},
    Body{"MTTQ", "mttq", "mặt trận tổ quốc"},
};

/// What a ministry (bộ, symbol B…) or a department of a province (sở, symbol S…) is there for.
/// Ministries of today and of before, in the symbols of their circulars.
constexpr std::array kDomains{
    Body{"CA", "ca", "công an"},
    Body{"CT", "ct", "công thương"},
    Body{"DTTG", "dttg", "dân tộc tôn giáo"},
    Body{"DL", "dl", "du lịch"},
    Body{"GDDT", "gdđt", "giáo dục đào tạo"},
    Body{"GTVT", "gtvt", "giao thông vận tải"},
    Body{"KHCN", "khcn", "khoa học công nghệ"},
    Body{"KHDT", "khđt", "kế hoạch đầu tư"},
    Body{"LDTBXH", "lđtbxh", "lao động thương binh xã hội"},
    Body{"LDTBXH", "lđtbxh", "lao động"},
    Body{"NG", "ng", "ngoại giao"},
    Body{"NGV", "ngv", "ngoại vụ"},
    Body{"NN", "nn", "nông nghiệp"},
    Body{"NNMT", "nnmt", "nông nghiệp môi trường"},
    Body{"NNPTNT", "nnptnt", "nông nghiệp phát triển nông thôn"},
    Body{"NV", "nv", "nội vụ"},
    Body{"QHKT", "qhkt", "quy hoạch kiến trúc"},
    Body{"QP", "qp", "quốc phòng"},
    Body{"TC", "tc", "tài chính"},
    Body{"TNMT", "tnmt", "tài nguyên môi trường"},
    Body{"TP", "tp", "tư pháp"},
    Body{"TTTT", "tttt", "thông tin truyền thông"},
    Body{"VHTTDL", "vhttdl", "văn hóa thể thao du lịch"},
    Body{"VHTT", "vhtt", "văn hóa thể thao"},
    Body{"VHTTDL", "vhttdl", "văn hóa"},
    Body{"XD", "xd", "xây dựng"},
    Body{"YT", "yt", "y tế"},
};

struct Head {
  std::string_view symbol;
  std::string_view typed;
  std::string_view name;
};
constexpr std::array kHeads{Head{"B", "b", "bộ"}, Head{"S", "s", "sở"}};

/// Who signs for a body; numbers name the body. ("Chủ tịch nước" is a body.)
constexpr std::array<std::string_view, 7> kSigners{
    "phó chủ tịch", "chủ tịch", "bộ trưởng", "thứ trưởng", "giám đốc", "thống đốc", "viện trưởng"};

/// Symbols in numbers that name a body otherwise than kBodies does.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kOtherSymbols{
    {{"UB", "UBND"}, {"VKSTC", "VKSNDTC"}}};

/// Shorter symbols name nothing beside their longer forms: B, BT.
constexpr std::size_t kLeastPrefix = 3;

/// Blanks, "và", a comma, a dash, an ampersand between the words of a name.
void skip_between(TextScanner& scanner) {
  scanner.skip_blanks();
  if (scanner.peek() == ',' || scanner.peek() == '&') {
    scanner.step();
  } else {
    scanner.dash();
  }
  scanner.skip_blanks();
  scanner.take("và");
}

bool read_name(TextScanner& scanner, std::string_view name) {
  TextScanner ahead = scanner;
  for (std::size_t begin = 0; begin < name.size();) {
    std::size_t const end = std::min(name.find(' ', begin), name.size());
    if (begin > 0) skip_between(ahead);
    if (!ahead.spelled(name.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  scanner = ahead;
  return true;
}

struct ReadIssuer {
  DocumentIssuer issuer;
  std::size_t end = 0;
};

void keep_longer(ReadIssuer& best, std::string symbol, bool is_symbol, TextScanner const& scanner) {
  if (scanner.at() > best.end) best = {{std::move(symbol), is_symbol}, scanner.at()};
}

template <std::size_t N>
void read_bodies(ReadIssuer& best, TextScanner const& start, std::array<Body, N> const& bodies,
                 std::string_view head) {
  for (Body const& body : bodies) {
    TextScanner ahead = start;
    if (read_name(ahead, body.name)) {
      keep_longer(best, std::string(head).append(body.symbol), false, ahead);
    }
  }
}

ReadIssuer read_names(TextScanner const& start) {
  ReadIssuer best;
  read_bodies(best, start, kBodies, "");
  for (Head const& head : kHeads) {
    TextScanner ahead = start;
    if (!ahead.take(head.name)) continue;
    read_bodies(best, ahead, kDomains, head.symbol);
  }
  return best;
}

void read_symbol(ReadIssuer& best, TextScanner const& start, std::string_view typed,
                 std::string symbol) {
  TextScanner ahead = start;
  if (ahead.spelled(typed)) keep_longer(best, std::move(symbol), true, ahead);
}

ReadIssuer read_symbols(TextScanner const& start) {
  ReadIssuer best;
  for (Body const& body : kBodies) read_symbol(best, start, body.typed, std::string(body.symbol));
  for (Head const& head : kHeads) {
    if ((start.peek() | 0x20) != head.typed.front()) continue;
    for (Body const& domain : kDomains) {
      read_symbol(best, start, std::string(head.typed).append(domain.typed),
                  std::string(head.symbol).append(domain.symbol));
    }
  }
  return best;
}

/// "XIII", "13".
std::string read_term_number(TextScanner& scanner) {
  constexpr std::array<std::string_view, 16> kRoman{"i",    "ii",   "iii", "iv", "v",  "vi",
                                                    "vii",  "viii", "ix",  "x",  "xi", "xii",
                                                    "xiii", "xiv",  "xv",  "xvi"};
  for (std::size_t term = kRoman.size(); term > 0; --term) {
    if (scanner.spelled(kRoman[term - 1])) return std::to_string(term);
  }
  auto const number = scanner.number(1, 2);
  return number ? std::to_string(*number) : "";
}

/// "13" of "QH13", "khóa XIII" of "Quốc hội khóa XIII"; "" if there is none.
std::string read_term(TextScanner& scanner) {
  TextScanner ahead = scanner;
  if (!base::is_digit(ahead.peek())) {
    ahead.skip_blanks();
    if (!ahead.take("khóa")) return "";
  }
  std::string term = read_term_number(ahead);
  if (term.empty() || ahead.in_word()) return "";
  scanner = ahead;
  return term;
}

bool is_elected(std::string_view symbol) {
  return symbol == "QH" || symbol == "UBTVQH";
}

std::string_view without_term(std::string_view symbol) {
  while (!symbol.empty() && base::is_digit(symbol.back())) symbol.remove_suffix(1);
  return symbol;
}

bool part_names(std::string_view part, std::string_view issuer) {
  if (!base::is_digit(issuer.back())) part = without_term(part);
  if (part == issuer) return true;
  if (base::contains(kOtherSymbols, std::pair(part, issuer))) return true;
  if (issuer == "MTTQ") return part.find(issuer) != std::string_view::npos;
  bool const is_long = std::min(part.size(), issuer.size()) >= kLeastPrefix;
  return is_long && (part.starts_with(issuer) || issuer.starts_with(part));
}

}  // namespace

std::optional<DocumentIssuer> read_document_issuer(TextScanner& scanner) {
  ReadIssuer best = read_names(scanner);
  if (best.end == 0) best = read_symbols(scanner);
  for (std::string_view const signer : kSigners) {
    if (best.end > 0) break;
    TextScanner ahead = scanner;
    if (!ahead.take(signer)) continue;
    best = read_names(ahead);
    if (best.end == 0) best = read_symbols(ahead);
  }
  if (best.end == 0) return std::nullopt;
  TextScanner ahead(scanner.text(), best.end);
  if (is_elected(best.issuer.symbol)) best.issuer.symbol += read_term(ahead);
  if (ahead.in_word()) return std::nullopt;
  scanner = ahead;
  return std::move(best.issuer);
}

std::vector<std::string> find_document_issuers(std::string_view unit) {
  std::vector<std::string> found;
  TextScanner scanner(unit, 0);
  while (!scanner.at_end()) {
    if (auto issuer = read_document_issuer(scanner)) {
      if (!base::contains(found, issuer->symbol)) found.push_back(std::move(issuer->symbol));
      continue;
    }
    while (scanner.in_word()) {
      scanner.move_to(scanner.at() + base::decode_utf8(unit, scanner.at()).bytes);
    }
    while (!scanner.at_end() && !scanner.in_word()) {
      scanner.move_to(scanner.at() + base::decode_utf8(unit, scanner.at()).bytes);
    }
  }
  return found;
}

bool names_issuer(std::string_view number_end, std::string_view issuer) {
  while (!number_end.empty() && !issuer.empty()) {
    std::size_t const end = std::min(number_end.find_first_of("-/"), number_end.size());
    if (part_names(number_end.substr(0, end), issuer)) return true;
    number_end.remove_prefix(std::min(end + 1, number_end.size()));
  }
  return false;
}

}  // namespace tracuu::analyzers
