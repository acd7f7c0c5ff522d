// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/official/agency_name.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/contains.hpp"
#include "indexer/official/letter_case.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::size_t kMaxAgencyBytes = 300;

// The tables were made for this project from the Constitution, the Law on Organising Local
// Government, Decree 30/2020/NĐ-CP and party practice (Guidance 36-HD/VPTW); all in NFC, lower
// case, tones as agency_name sets them.

/// How the names of issuing bodies begin.
constexpr std::array<std::string_view, 92> kIssuerHeads{
    "ủy ban",
    "ub",
    "ubnd",
    "ubmttq",
    "ubmt",
    "hđnd",
    "hội đồng",
    "bộ",
    "sở",
    "phòng",
    "ban",
    "bql",
    "bcđ",
    "bch",
    "btv",
    "chi cục",
    "cục",
    "tổng cục",
    "vụ",
    "viện",
    "trung tâm",
    "tt",
    "trường",
    "học viện",
    "đại học",
    "công an",
    "chính phủ",
    "quốc hội",
    "thủ tướng",
    "chủ tịch nước",
    "ngân hàng",
    "nhnn",
    "kho bạc",
    "bảo hiểm",
    "bhxh",
    "tòa án",
    "tand",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "quận ủy",
    "thị ủy",
    "đảng ủy",
    "đảng bộ",
    "chi bộ",
    "chi ủy",
    "mặt trận",
    "mttq",
    "liên đoàn",
    "liên minh",
    "liên hiệp",
    "liên hiệp hội",
    "hội",
    "đoàn",
    "huyện đoàn",
    "tỉnh đoàn",
    "thành đoàn",
    "xã đoàn",
    "bệnh viện",
    "văn phòng",
    "vp",
    "thanh tra",
    "kiểm toán",
    "công ty",
    "tổng công ty",
    "tập đoàn",
    "hạt kiểm lâm",
    "trạm",
    "đội",
    "tổ",
    "đài",
    "báo",
    "tạp chí",
    "nhà xuất bản",
    "thư viện",
    "bảo tàng",
    "hợp tác xã",
    "htx",
    "quỹ",
    "cảng vụ",
    "bưu điện",
    "điện lực",
    "công đoàn",
    "lđlđ",
    "nhà",
    "tổng liên đoàn",
    "thường trực",
    "cơ quan",
    "chi nhánh",
    "thông tấn xã",
    "đảng cộng sản",
    "trung ương",
};

/// Names that a line below completes.
constexpr std::array<std::string_view, 18> kUnfinishedAgencies{
    "ủy ban nhân dân",
    "ubnd",
    "ủy ban",
    "hội đồng nhân dân",
    "hđnd",
    "ban chấp hành",
    "ban thường vụ",
    "bch",
    "btv",
    "thường trực",
    "văn phòng",
    "hội đồng",
    "bộ",
    "sở",
    "ban chỉ đạo",
    "ban quản lý",
    "ngân hàng nhà nước",
    "liên bộ",
};

/// How subjects begin that begin as the names of issuing bodies do.
constexpr std::array<std::string_view, 34> kNoIssuers{
    "phòng cháy",       "phòng chống", "phòng,",        "phòng ngừa", "phòng thủ",
    "phòng bệnh",       "phòng trừ",   "phòng dịch",    "tổ chức",    "hội nghị",
    "hội thảo",         "hội thi",     "hội trại",      "ban hành",   "ban bố",
    "đoàn kết",         "báo cáo",     "báo động",      "trường hợp", "đội ngũ",
    "viện trợ",         "viện phí",    "bộ máy",        "bộ luật",    "bộ tiêu chí",
    "bộ thủ tục",       "bộ đơn giá",  "bộ pháp điển",  "nhà ở",      "cơ quan điều tra",
    "công an nhân dân", "quỹ đất",     "trung ương và", "bộ câu hỏi",
};

/// Bodies that have the name of their place after them without its level: "Huyện ủy Vân Khê".
constexpr std::array<std::string_view, 8> kPlaceBodies{
    "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "huyện đoàn", "tỉnh đoàn", "thành đoàn",
};

constexpr std::array<std::string_view, 10> kLevels{
    "xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "đặc khu", "thôn",
};

/// Titles of who heads an agency and signs for it; longer ones first.
constexpr std::array<std::string_view, 26> kPositions{
    "bộ trưởng, chủ nhiệm",
    "bộ trưởng",
    "tổng cục trưởng",
    "cục trưởng",
    "chi cục trưởng",
    "vụ trưởng",
    "viện trưởng",
    "tổng giám đốc",
    "giám đốc",
    "chủ tịch",
    "phó chủ tịch",
    "chủ nhiệm",
    "trưởng ban",
    "trưởng phòng",
    "thống đốc",
    "tổng thanh tra",
    "chánh thanh tra",
    "chánh văn phòng",
    "hiệu trưởng",
    "bí thư",
    "phó bí thư",
    "thủ trưởng",
    "trưởng",
    "chánh án",
    "tư lệnh",
    "tổng kiểm toán",
};

/// Heads that are issuing bodies by themselves.
constexpr std::array<std::string_view, 4> kIssuingHeads{
    "chủ tịch nước", "thủ tướng", "chánh án tòa án nhân dân tối cao",
    "viện trưởng viện kiểm sát nhân dân tối cao"};

struct Abbreviation {
  std::string_view text;
  std::string_view full;
};

constexpr std::array<Abbreviation, 20> kAgencyAbbreviations{{
    {"ubnd", "ủy ban nhân dân"},
    {"hđnd", "hội đồng nhân dân"},
    {"ub", "ủy ban"},
    {"bql", "ban quản lý"},
    {"bcđ", "ban chỉ đạo"},
    {"bch", "ban chấp hành"},
    {"btv", "ban thường vụ"},
    {"vp", "văn phòng"},
    {"ubmttq", "ủy ban mặt trận tổ quốc"},
    {"ubmt", "ủy ban mặt trận"},
    {"mttq", "mặt trận tổ quốc"},
    {"nhnn", "ngân hàng nhà nước"},
    {"bhxh", "bảo hiểm xã hội"},
    {"tand", "tòa án nhân dân"},
    {"lđlđ", "liên đoàn lao động"},
    {"htx", "hợp tác xã"},
    {"tp", "thành phố"},
    {"tx", "thị xã"},
    {"tt", "thị trấn"},
    {"kcn", "khu công nghiệp"},
}};

/// Phrases written with capitals wherever they stand.
struct Spelling {
  std::string_view lower;
  std::string_view written;
};

constexpr std::array<Spelling, 14> kSpellings{{
    {"chính phủ", "Chính phủ"},
    {"quốc hội", "Quốc hội"},
    {"nhà nước", "Nhà nước"},
    {"việt nam", "Việt Nam"},
    {"thủ tướng", "Thủ tướng"},
    {"trung ương", "Trung ương"},
    {"đảng bộ", "Đảng bộ"},
    {"đảng ủy", "Đảng ủy"},
    {"tổ quốc", "Tổ quốc"},
    {"thường vụ", "Thường vụ"},
    {"chỉ đạo", "Chỉ đạo"},
    {"chấp hành", "Chấp hành"},
    {"kiểm sát", "Kiểm sát"},
    {"hồ chí minh", "Hồ Chí Minh"},
}};

/// The provinces of 2025 and those before them, where no level stands before the name
/// (General Statistics Office, administrative units; Resolution 202/2025/QH15).
constexpr std::array<std::string_view, 64> kProvinces{
    "an giang",    "bà rịa",     "bạc liêu",       "bắc giang",  "bắc kạn",    "bắc ninh",
    "bến tre",     "bình dương", "bình định",      "bình phước", "bình thuận", "cà mau",
    "cao bằng",    "cần thơ",    "đà nẵng",        "đắk lắk",    "đắk nông",   "điện biên",
    "đồng nai",    "đồng tháp",  "gia lai",        "hà giang",   "hà nam",     "hà nội",
    "hà tây",      "hà tĩnh",    "hải dương",      "hải phòng",  "hậu giang",  "hòa bình",
    "hưng yên",    "khánh hòa",  "kiên giang",     "kon tum",    "lai châu",   "lạng sơn",
    "lào cai",     "lâm đồng",   "long an",        "nam định",   "nghệ an",    "ninh bình",
    "ninh thuận",  "phú thọ",    "phú yên",        "quảng bình", "quảng nam",  "quảng ngãi",
    "quảng ninh",  "quảng trị",  "sóc trăng",      "sơn la",     "tây ninh",   "thái bình",
    "thái nguyên", "thanh hóa",  "thừa thiên huế", "tiền giang", "trà vinh",   "tuyên quang",
    "vĩnh long",   "vĩnh phúc",  "vũng tàu",       "yên bái",
};

/// Heads of which the field after them begins with a capital: "Bộ Tài chính".
constexpr std::array<std::string_view, 14> kCapitalFields{
    "bộ",   "sở",        "phòng", "chi cục", "cục",      "tổng cục", "vụ",
    "viện", "trung tâm", "ban",   "hội",     "học viện", "đại học",  "công ty",
};

struct ToneSpelling {
  std::string_view second;
  std::string_view first;
};

/// Tone on the second letter, which becomes one on the first, at the end of a syllable.
constexpr std::array<ToneSpelling, 15> kOpenTones{{
    {"oà", "òa"},
    {"oá", "óa"},
    {"oả", "ỏa"},
    {"oã", "õa"},
    {"oạ", "ọa"},
    {"oè", "òe"},
    {"oé", "óe"},
    {"oẻ", "ỏe"},
    {"oẽ", "õe"},
    {"oẹ", "ọe"},
    {"uỳ", "ùy"},
    {"uý", "úy"},
    {"uỷ", "ủy"},
    {"uỹ", "ũy"},
    {"uỵ", "ụy"},
}};

using Words = std::vector<std::string>;

void move_tone(std::string& word) {
  std::size_t const end = word.find_last_not_of(".,;:") + 1;
  for (ToneSpelling const& tone : kOpenTones) {
    if (!std::string_view(word).substr(0, end).ends_with(tone.second)) continue;
    std::size_t const at = end - tone.second.size();
    bool const after_q = at > 0 && word[at - 1] == 'q';
    if (!after_q) word.replace(at, tone.second.size(), tone.first);
    return;
  }
}

/// The words of `text` in NFC and small letters, punctuation on their ends kept.
Words lower_words(std::string_view text) {
  std::string const lower = nfc_lower(text.substr(0, kMaxAgencyBytes));
  std::string plain;
  for (char const c : lower) plain += c == '\t' ? ' ' : c;
  Words words;
  for (std::string_view const word : split_words(plain)) {
    std::string one(word);
    move_tone(one);
    words.push_back(std::move(one));
  }
  return words;
}

std::string join_words(Words const& words) {
  std::string text;
  for (std::string const& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

std::string lower_text(std::string_view text) {
  return join_words(lower_words(text));
}

/// Whether the words of `head` begin `lower`.
bool begins_words(std::string_view lower, std::string_view head) {
  if (!lower.starts_with(head)) return false;
  constexpr std::string_view kEnds = " ,.-:–";
  return lower.size() == head.size() || kEnds.find(lower[head.size()]) != std::string_view::npos;
}

template <class Table>
bool begins_any(std::string_view lower, Table const& table) {
  return std::ranges::any_of(table,
                             [lower](std::string_view head) { return begins_words(lower, head); });
}

/// `word` without full stops, comma and the like at its end.
std::string_view bare_word(std::string_view word) {
  while (!word.empty() && std::string_view(".,;:").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return word;
}

/// "u.b.n.d" as "ubnd"; other words as they are.
std::string without_inner_stops(std::string const& word) {
  if (word.size() < 4 || word[word.size() - 2] != '.') return word;
  std::string plain = word;
  std::erase(plain, '.');
  return plain;
}

/// Writes abbreviations out: always at the beginning, elsewhere those of two capitals or more.
Words written_out(Words const& words) {
  Words full;
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::string const word = without_inner_stops(words[at]);
    std::string_view const bare = bare_word(word);
    auto const* const found = std::ranges::find(kAgencyAbbreviations, bare, &Abbreviation::text);
    bool const is_town = found != kAgencyAbbreviations.end() && bare == "tt" && at == 0;
    if (found == kAgencyAbbreviations.end() || is_town) {
      full.push_back(word);
      continue;
    }
    for (std::string_view const one : split_words(found->full)) full.emplace_back(one);
    if (word.ends_with(',')) full.back() += ',';
  }
  return full;
}

/// "pccc", "tn&mt": no syllable, so that it is an abbreviation.
bool is_vowelless(std::string_view word) {
  std::string const folded = fold_line(word);
  bool const has_letters = folded.find_first_of("bcdghklmnpqrstvx") != std::string::npos;
  return folded.size() > 1 && has_letters &&
         (folded.find_first_of("aeiouy") == std::string::npos ||
          folded.find('&') != std::string::npos);
}

std::string upper_word(std::string_view word) {
  std::string upper;
  for (std::size_t at = 0; at < word.size();) {
    std::size_t const next = word.find_first_of("&-/", at);
    std::size_t const end = std::min(next, word.size());
    // title_case of one letter at a time is upper case.
    for (std::size_t letter = at; letter < end;) {
      std::size_t bytes = 1;
      while (letter + bytes < end &&
             (static_cast<unsigned char>(word[letter + bytes]) & 0xC0) == 0x80)
        ++bytes;
      upper += title_case(word.substr(letter, bytes));
      letter += bytes;
    }
    if (end < word.size()) upper += word[end];
    at = end + 1;
  }
  return upper;
}

/// Whether the words of `phrase` stand in `words` at `at`.
bool words_at(Words const& words, std::size_t at, std::string_view phrase) {
  for (std::string_view const word : split_words(phrase)) {
    if (at >= words.size() || bare_word(words[at++]) != word) return false;
  }
  return true;
}

/// How many words at `at` are the name of a province without a level; 0 if none.
std::size_t province_words(Words const& words, std::size_t at) {
  for (std::string_view const province : kProvinces) {
    if (words_at(words, at, province)) return split_words(province).size();
  }
  return 0;
}

std::size_t level_words_at(Words const& words, std::size_t at) {
  for (std::string_view const body : kPlaceBodies) {
    if (words_at(words, at, body)) return 2;
  }
  for (std::string_view const level : kLevels) {
    std::size_t const count = split_words(level).size();
    if (count == 2 && words_at(words, at, level)) return 2;
  }
  return base::contains(kLevels, std::string_view(words[at])) ? 1 : 0;
}

/// Marks in `capital` the words of places.
void mark_places(Words const& words, std::vector<bool>& capital) {
  constexpr std::size_t kMaxNameWords = 4;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t const level = level_words_at(words, at);
    if (level > 0 && at + level < words.size()) {
      at += level;
      for (std::size_t word = 0; word < kMaxNameWords && at < words.size(); ++word, ++at) {
        if (level_words_at(words, at) > 0) break;
        capital[at] = true;
        if (words[at].ends_with(',')) break;
      }
      continue;
    }
    std::size_t const province = province_words(words, at);
    for (std::size_t word = 0; word < province; ++word) capital[at + word] = true;
    at += std::max<std::size_t>(province, 1);
  }
}

/// Marks the word after the head of a body ("bộ", "tổng cục") that begins at `at`; returns the
/// words of the head, 0 if there is none.
std::size_t mark_head(Words const& words, std::size_t at, std::vector<bool>& capital) {
  for (std::string_view const head : kCapitalFields) {
    std::size_t const count = split_words(head).size();
    std::size_t const field = at + count;
    if (!words_at(words, at, head) || field >= words.size()) continue;
    bool const is_other = words_at(words, field, "quản lý") || words_at(words, field, "nhân dân") ||
                          words_at(words, field, "đồng");
    if (is_other) return 0;
    capital[field] = true;
    return count;
  }
  return 0;
}

/// Marks the first word, and those that begin the field of a ministry or its kind.
void mark_fields(Words const& words, std::vector<bool>& capital) {
  capital[0] = true;
  std::size_t const head = mark_head(words, 0, capital);
  if (head == 0) return;
  for (std::size_t at = head + 1; at < words.size(); ++at) {
    if (level_words_at(words, at) > 0) return;
    std::string const& last = words[at - 1];
    bool const begins_field = last == "và" || last == "-" || last == "–" || last.ends_with(',');
    if (!begins_field || words[at] == "và") continue;
    capital[at] = true;
    mark_head(words, at, capital);
  }
}

void apply_spellings(Words const& words, Words& written) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (Spelling const& spelling : kSpellings) {
      if (!words_at(words, at, spelling.lower)) continue;
      std::size_t word = at;
      for (std::string_view const one : split_words(spelling.written)) {
        std::string_view const tail =
            std::string_view(words[word]).substr(bare_word(words[word]).size());
        written[word++] = std::string(one) + std::string(tail);
      }
    }
  }
}

/// `words`, all in small letters, with capitals where the name has them.
std::string with_capitals(Words const& words) {
  std::vector<bool> capital(words.size(), false);
  mark_places(words, capital);
  mark_fields(words, capital);
  Words written;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (is_vowelless(bare_word(words[at]))) {
      written.push_back(upper_word(words[at]));
    } else {
      written.push_back(capital[at] ? title_case(words[at]) : words[at]);
    }
  }
  apply_spellings(words, written);
  return join_words(written);
}

/// `text` as it is written, with the words of `words` that were written out.
std::string as_written(std::string_view text) {
  Words written;
  std::vector<std::string_view> const tokens = split_words(text);
  for (std::string_view const token : tokens) {
    Words const lower = lower_words(token);
    if (lower.empty()) continue;
    Words const full = written_out(lower);
    if (full == lower) {
      std::string one(token);
      move_tone(one);
      written.push_back(std::move(one));
      continue;
    }
    for (std::size_t at = 0; at < full.size(); ++at) {
      bool const begins = written.empty() && at == 0;
      written.push_back(begins ? title_case(full[at]) : full[at]);
    }
  }
  Words const lower = lower_words(join_words(written));
  if (lower.size() == written.size()) apply_spellings(lower, written);
  return join_words(written);
}

std::string_view without_end_marks(std::string_view text) {
  text = trim(text);
  while (!text.empty() &&
         std::string_view(".,;:*-_=()/|").find(text.back()) != std::string_view::npos) {
    text = trim(text.substr(0, text.size() - 1));
  }
  while (!text.empty() &&
         std::string_view(".,;:*-_=()/|").find(text.front()) != std::string_view::npos) {
    text = trim(text.substr(1));
  }
  return text;
}

}  // namespace

bool begins_agency(std::string_view text) {
  std::string const lower = lower_text(text);
  auto const is_start = [&lower](std::string_view start) { return lower.starts_with(start); };
  return begins_any(lower, kIssuerHeads) && std::ranges::none_of(kNoIssuers, is_start);
}

bool is_unfinished_agency(std::string_view text) {
  return base::contains(kUnfinishedAgencies, std::string_view(lower_text(without_end_marks(text))));
}

bool begins_place(std::string_view text) {
  return begins_any(lower_text(text), kLevels) && !begins_agency(text);
}

bool begins_position(std::string_view text) {
  std::string const lower = lower_text(text);
  return begins_any(lower, kPositions) || begins_any(lower, kIssuingHeads);
}

std::string_view without_position(std::string_view text) {
  text = trim(text);
  std::string const lower = lower_text(text);
  if (begins_any(lower, kIssuingHeads)) return text;
  for (std::string_view const position : kPositions) {
    if (!begins_words(lower, position)) continue;
    // The words of `text` are those of `lower`, one for one.
    std::vector<std::string_view> const words = split_words(text);
    std::size_t const count = split_words(position).size();
    if (words.size() <= count) return {};
    return text.substr(static_cast<std::size_t>(words[count].data() - text.data()));
  }
  return text;
}

std::string agency_name(std::string_view text) {
  text = without_end_marks(text.substr(0, kMaxAgencyBytes));
  if (text.empty()) return "";
  bool const is_one_case = is_mostly_capitals(text) || begins_lower(text);
  Words const words = written_out(lower_words(text));
  if (words.empty()) return "";
  return is_one_case ? with_capitals(words) : as_written(text);
}

}  // namespace tracuu::indexer
