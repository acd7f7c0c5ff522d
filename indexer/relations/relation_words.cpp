// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/relation_words.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/document_number.hpp"
#include "analyzers/document_type.hpp"
#include "base/utf8.hpp"
#include "indexer/official/place_and_date.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

using schema::RelationKind;

struct VerbRow {
  std::string_view words;  ///< folded
  RelationKind kind;
  bool may_follow = false;
};

/// A verb that begins with another stands above it.
constexpr std::array kVerbs{
    VerbRow{"sua doi bo sung", RelationKind::Amends},
    VerbRow{"sua doi", RelationKind::Amends},
    VerbRow{"bo sung", RelationKind::Amends},
    VerbRow{"dieu chinh", RelationKind::Amends},
    VerbRow{"thay the cho", RelationKind::Replaces},
    VerbRow{"thay the", RelationKind::Replaces},
    VerbRow{"bai bo", RelationKind::Repeals},
    VerbRow{"huy bo", RelationKind::Repeals},
    VerbRow{"cham dut hieu luc thi hanh", RelationKind::Repeals, true},
    VerbRow{"cham dut hieu luc", RelationKind::Repeals, true},
    VerbRow{"het hieu luc thi hanh", RelationKind::Repeals, true},
    VerbRow{"het hieu luc", RelationKind::Repeals, true},
    VerbRow{"dinh chinh", RelationKind::Corrects},
    VerbRow{"quy dinh chi tiet", RelationKind::Guides},
    VerbRow{"huong dan", RelationKind::Guides},
};

/// Words that name a part, if a number or a letter follows.
constexpr std::array<std::string_view, 10> kPartsByNumber{
    "dieu", "khoan", "diem", "muc", "chuong", "phan", "phu luc", "bieu", "mau", "tiet"};

/// Words that name a part by themselves.
constexpr std::array<std::string_view, 9> kParts{"mot so dieu",     "mot so noi dung", "mot phan",
                                                 "mot so quy dinh", "cum tu",          "noi dung",
                                                 "cac quy dinh",    "quy dinh tai",    "phu luc"};

constexpr std::array<std::string_view, 6> kIssuedWith{"kem theo",       "ban hanh theo",
                                                      "ban hanh tai",   "phe duyet tai",
                                                      "phe duyet theo", "phe duyet kem"};

/// Words that may stand before the number of a document without making it another's: they join,
/// or name who issued it.
constexpr std::array<std::string_view, 52> kJoining{
    "so",    "cac",    "cua",  "tai",   "toan", "bo",    "van",  "ban",  "quy",   "pham",  "phap",
    "luat",  "sau",    "day",  "gom",   "doi",  "voi",   "cho",  "va",   "hoac",  "truoc", "uy",
    "nhan",  "dan",    "tinh", "thanh", "pho",  "huyen", "quan", "xa",   "chinh", "phu",   "thu",
    "tuong", "truong", "chu",  "tich",  "quoc", "hoi",   "dong", "lien", "nganh", "nay",   "ky",
    "hieu",  "luc",    "thi",  "hanh",  "ke",   "tu",    "dinh", "nghi"};

/// The names of types, folded, longest first.
std::vector<std::string> const& type_names() {
  static std::vector<std::string> const names = [] {
    std::vector<std::string> folded;
    folded.reserve(analyzers::kDocumentTypes.size() + 1);
    for (analyzers::DocumentType const& type : analyzers::kDocumentTypes) {
      folded.push_back(fold_line(type.name));
    }
    folded.emplace_back("thong tu lien bo");
    std::ranges::sort(folded, std::ranges::greater{}, &std::string::size);
    return folded;
  }();
  return names;
}

bool begins_document_number(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  char32_t const before = base::decode_utf8_before(text, at).value;
  bool const is_joined = before == U'/' || before == U'.' || before == U',' || before == U'-';
  return !is_joined && !u_isalnum(static_cast<UChar32>(before));
}

/// "119/QĐ-UBND" of "119 / QĐ - UBND".
std::string written_number(std::string_view text) {
  std::vector<std::string> const numbers = analyzers::find_document_numbers(text);
  return numbers.empty() ? std::string(text) : numbers.front();
}

/// The first verb of the table at word `at`.
VerbRow const* verb_row_at(LineWords const& words, std::size_t at) {
  auto const* const row = std::ranges::find_if(
      kVerbs, [&](VerbRow const& verb) { return words.has_at(verb.words, at); });
  return row == kVerbs.end() ? nullptr : row;
}

bool is_short(LineWord const& word) {
  return word.is_number() || word.folded.size() == 1 ||
         word.folded.find_first_not_of("ivxlc") == std::string::npos;
}

template <std::size_t size>
std::size_t phrase_words_at(std::array<std::string_view, size> const& phrases,
                            LineWords const& words, std::size_t at) {
  for (std::string_view const phrase : phrases) {
    if (words.has_at(phrase, at)) return count_words(phrase);
  }
  return 0;
}

}  // namespace

std::vector<CitedNumber> cited_numbers_of(std::string_view sentence, LineWords const& words) {
  std::vector<CitedNumber> found;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!words[at].is_number() || !begins_document_number(sentence, words[at].begin)) continue;
    auto number = analyzers::match_document_number(sentence, words[at].begin);
    if (!number) continue;
    CitedNumber cited;
    cited.begin = at;
    while (at < words.size() && words[at].begin < number->end) ++at;
    cited.written = written_number(sentence.substr(number->begin, number->end - number->begin));
    cited.normalized = std::move(number->normalized);
    cited.end = at;
    if (words.has_at("ngay", at)) {
      if (auto const day = date_after_day(sentence, words, at)) {
        cited.date = day->date;
        cited.end = std::max(at, day->end);
      }
    }
    at = cited.end - 1;
    found.push_back(std::move(cited));
  }
  return found;
}

std::optional<RelationVerb> relation_verb_at(LineWords const& words, std::size_t at) {
  VerbRow const* const first = verb_row_at(words, at);
  if (first == nullptr) return std::nullopt;
  std::size_t end = at + count_words(first->words);
  bool may_follow = first->may_follow;
  while (end < words.size()) {
    std::size_t const next = words.has_at("va", end) || words.has_at("hoac", end) ? end + 1 : end;
    VerbRow const* const more = verb_row_at(words, next);
    if (more == nullptr) break;
    end = next + count_words(more->words);
    may_follow = may_follow && more->may_follow;
  }
  return RelationVerb{first->kind, end - at, may_follow};
}

std::size_t type_words_at(LineWords const& words, std::size_t at) {
  for (std::string const& name : type_names()) {
    if (words.has_at(name, at)) return count_words(name);
  }
  return 0;
}

bool type_ends_at(LineWords const& words, std::size_t at) {
  constexpr std::size_t kMostTypeWords = 4;
  for (std::size_t length = 1; length <= std::min(kMostTypeWords, at); ++length) {
    if (type_words_at(words, at - length) == length) return true;
  }
  return false;
}

NumberLead read_lead(LineWords const& words, std::size_t begin, std::size_t end) {
  NumberLead lead;
  for (std::size_t at = begin; at < end;) {
    std::size_t const part = phrase_words_at(kParts, words, at);
    std::size_t const numbered = phrase_words_at(kPartsByNumber, words, at);
    bool const has_number = numbered > 0 && at + numbered < end && is_short(words[at + numbered]);
    if (phrase_words_at(kIssuedWith, words, at) > 0) lead.is_issued_with = true;
    if (part > 0 || has_number) {
      lead.has_part = true;
      at += std::max(part, has_number ? numbered + 1 : 0);
    } else if (std::size_t const type = type_words_at(words, at); type > 0) {
      at += type;
    } else {
      bool const is_joining = std::ranges::find(kJoining, words[at].folded) != kJoining.end();
      lead.is_plain = lead.is_plain && (is_joining || is_short(words[at]));
      ++at;
    }
  }
  return lead;
}

}  // namespace tracuu::indexer
