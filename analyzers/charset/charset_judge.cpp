// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/charset/charset_judge.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "analyzers/charset/charset_table.hpp"
#include "base/utf8.hpp"

namespace tracuu::analyzers {

namespace {

// Nats. Chosen on text of news encoded into each charset (bench/eval_charset).
constexpr double kUnmappedCost = 20;
constexpr double kPriorBonus = 8;
constexpr double kHintBonus = 30;
constexpr double kMinLead = 1;
constexpr double kMinLeadOnUnicode = 5;  ///< of text that is valid as it is
constexpr double kSureLead = 15;         ///< the prior is not asked beyond
constexpr double kConfidenceScale = 5;
/// Of text that is valid as it is, one byte without a meaning is a slip of the typist among so
/// many marked words; a line of them has some 100 bytes.
constexpr std::size_t kWordsToSpareOne = 12;
constexpr std::size_t kBytesToSpareOne = 200;

struct Decoding {
  Charset charset = Charset::Utf8;
  std::u32string text;
  std::size_t unmapped = 0;
  TextScore score;
  double cost = 0;  ///< of `score`, and of what speaks for or against the charset besides
};

std::u32string from_utf8(std::string_view text) {
  std::u32string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    base::CodePoint const point = base::decode_utf8(text, at);
    decoded += point.value;
    at += point.bytes;
  }
  return decoded;
}

Decoding read_unicode(std::string_view text) {
  Decoding decoding;
  decoding.text = from_utf8(text);
  decoding.score = score_text(decoding.text, Charset::Utf8);
  decoding.cost = decoding.score.cost;
  return decoding;
}

Decoding read_legacy(CharsetQuestion const& question, Charset charset,
                     std::optional<Charset> prior) {
  DecodedText decoded = decode_bytes(question.bytes, charset);
  Decoding decoding{charset, std::move(decoded.text), decoded.unmapped, {}, 0};
  bool const is_hopeless = decoding.unmapped > 1 + question.bytes.size() / kBytesToSpareOne;
  if (question.unicode && is_hopeless) {  // out of the question, see explains_unicode
    decoding.cost = kUnmappedCost * static_cast<double>(question.bytes.size());
    return decoding;
  }
  decoding.score = score_text(decoding.text, charset);
  decoding.cost = decoding.score.cost + kUnmappedCost * static_cast<double>(decoding.unmapped);
  if (prior == charset) decoding.cost -= kPriorBonus;
  if (question.hint == charset) decoding.cost -= kHintBonus;
  return decoding;
}

/// Whether nearly all marked words and enough of all words of a decoding are
/// Vietnamese. `told`: a hint or the prior names its charset.
bool looks_vietnamese(Decoding const& decoding, bool told) {
  TextScore const& score = decoding.score;
  std::size_t const illegal = score.illegal_marked_words();
  if (score.legal_marked_words == 0) return false;
  if (told) return illegal <= score.legal_marked_words;
  // Foreign names are most words of some good lines, whose marked words are good.
  bool const many_good = illegal == 0 && score.marked_words >= 3 && score.has_two_marked_syllables;
  if (many_good) return score.legal_words * 3 >= score.words;
  bool const few_words = score.marked_words < 4;
  bool const marked_fit = few_words ? illegal == 0 : illegal * 4 <= score.marked_words;
  return marked_fit && score.legal_words * 2 >= score.words;
}

/// Whether a text is so short that its few marked words may be syllables by chance.
bool is_scarce(TextScore const& score) {
  if (!score.has_two_marked_syllables && score.words < 4) return true;
  return score.marked_words < 3 && score.words < 6 && score.legal_words * 4 < score.words * 3;
}

/// Whether a decoding of bytes that are no UTF-8 may win.
bool explains_bytes(Decoding const& decoding, bool told) {
  std::size_t const spared = decoding.score.marked_words / 16;
  if (!told && is_scarce(decoding.score)) return false;
  return decoding.unmapped <= spared && looks_vietnamese(decoding, told);
}

/// Whether a decoding may replace text that is valid as it is.
bool explains_unicode(Decoding const& decoding, Decoding const& unicode, bool hinted, bool told) {
  bool const is_spared = decoding.unmapped * kWordsToSpareOne <= decoding.score.marked_words;
  if (!is_spared || !looks_vietnamese(decoding, told)) return false;
  std::size_t const illegal = decoding.score.illegal_marked_words();
  if (illegal * 4 > decoding.score.marked_words) return false;
  if (hinted) return true;
  std::size_t const bad = unicode.score.illegal_marked_words();
  if (told) return bad > 0 && unicode.cost - decoding.cost > kPriorBonus;
  bool const one_of_many = bad == 1 && illegal == 0 && decoding.score.marked_words >= 3;
  return (bad >= 2 || one_of_many) && decoding.score.has_two_marked_syllables &&
         unicode.cost - decoding.cost >= kMinLeadOnUnicode;
}

double confidence_of(Decoding const& decoding, double lead) {
  TextScore const& score = decoding.score;
  double const share = score.marked_words == 0 ? 1
                                               : static_cast<double>(score.legal_marked_words) /
                                                     static_cast<double>(score.marked_words);
  return share * (1 - std::exp(-std::max(lead, 0.0) / kConfidenceScale));
}

/// The decodings in the order of their likelihood.
std::vector<Decoding> ranked_decodings(CharsetQuestion const& question,
                                       std::optional<Charset> prior) {
  std::vector<Decoding> decodings;
  for (Charset const charset : kLegacyCharsets) {
    decodings.push_back(read_legacy(question, charset, prior));
  }
  std::ranges::stable_sort(decodings, {}, &Decoding::cost);
  return decodings;
}

/// Fills in what is known of `chosen`, and the likeliest decoding that differs.
CharsetVerdict describe(Decoding const& chosen, std::vector<Decoding> const& decodings,
                        Decoding const* unicode) {
  CharsetVerdict verdict;
  verdict.score = chosen.score;
  verdict.lead = kSureLead * 2;
  auto const compare = [&](Decoding const& other) {
    if (other.text == chosen.text) return;
    double const lead = other.cost - chosen.cost;
    if (verdict.runner_up && lead >= verdict.lead) return;
    verdict.lead = lead;
    verdict.runner_up = other.charset;
  };
  for (Decoding const& other : decodings) compare(other);
  if (unicode != nullptr) compare(*unicode);
  verdict.confidence = confidence_of(chosen, verdict.lead);
  return verdict;
}

CharsetVerdict keep(Decoding const& unicode, std::vector<Decoding> const& decodings) {
  CharsetVerdict verdict = describe(unicode, decodings, nullptr);
  verdict.charset = Charset::Utf8;
  verdict.confidence = 1;
  return verdict;
}

}  // namespace

CharsetVerdict judge_charset(CharsetQuestion const& question, std::optional<Charset> prior) {
  std::optional<Decoding> unicode;
  if (question.unicode) {
    unicode = read_unicode(*question.unicode);
    if (!question.hint && unicode->score.illegal_marked_words() == 0) return keep(*unicode, {});
  }
  std::vector<Decoding> const decodings = ranked_decodings(question, prior);
  Decoding const& best = decodings.front();
  bool const hinted = question.hint == best.charset;
  bool const told = hinted || prior == best.charset;
  bool const explained =
      unicode ? explains_unicode(best, *unicode, hinted, told) : explains_bytes(best, told);
  CharsetVerdict verdict = describe(best, decodings, unicode ? &*unicode : nullptr);
  bool const wins = explained && verdict.lead >= (told ? 0 : kMinLead);
  if (!wins) return unicode ? keep(*unicode, decodings) : verdict;
  verdict.charset = best.charset;
  verdict.text = to_utf8(with_symbols(best.text, question.symbols));
  return verdict;
}

namespace {

/// The legacy charset that most marked words of the decided paragraphs are in.
std::optional<Charset> majority(std::span<CharsetVerdict const> verdicts) {
  std::array<std::size_t, kCharsetCount> words{};
  std::size_t all = 0;
  for (CharsetVerdict const& verdict : verdicts) {
    if (!verdict.charset || *verdict.charset == Charset::Utf8) continue;
    words[static_cast<std::size_t>(*verdict.charset)] += verdict.score.legal_marked_words;
    all += verdict.score.legal_marked_words;
  }
  auto const* const most = std::ranges::max_element(words);
  if (all == 0 || *most * 2 <= all) return std::nullopt;
  return static_cast<Charset>(most - words.begin());
}

/// A cell or a label.
constexpr std::size_t kShortWords = 6;
/// So many paragraphs are more than a quotation.
constexpr std::size_t kMinDecided = 3;

/// Whether what is decided is in `charset`, and all that stays as it is could be in it.
bool is_all_in(Charset charset, std::span<CharsetQuestion const> questions,
               std::span<CharsetVerdict const> verdicts) {
  std::size_t decided = 0;
  for (std::size_t at = 0; at < questions.size(); ++at) {
    CharsetVerdict const& verdict = verdicts[at];
    if (verdict.charset == charset) {
      ++decided;
      continue;
    }
    bool const is_good_text = verdict.charset && verdict.score.legal_marked_words > 0;
    if (is_good_text && verdict.charset != Charset::Utf8) return false;
    if (is_good_text && (verdict.score.words > kShortWords ||
                         decode_bytes(questions[at].bytes, charset).unmapped > 0)) {
      return false;
    }
  }
  return decided >= kMinDecided;
}

}  // namespace

std::optional<CharsetQuestion> question_of_pasted(std::string_view text) {
  auto legacy = to_legacy_bytes(text);
  if (!legacy) return std::nullopt;
  std::string unicode = from_windows_1252(legacy->bytes);
  return CharsetQuestion{std::move(legacy->bytes), std::move(unicode), std::nullopt,
                         std::move(legacy->symbols)};
}

std::vector<CharsetVerdict> judge_charsets(std::span<CharsetQuestion const> questions,
                                           OtherParagraphs others) {
  std::vector<CharsetVerdict> verdicts;
  verdicts.reserve(questions.size());
  for (CharsetQuestion const& question : questions) verdicts.push_back(judge_charset(question));
  std::optional<Charset> const prior = majority(verdicts);
  if (!prior) return verdicts;
  bool const is_pure =
      others == OtherParagraphs::PlainOnly && is_all_in(*prior, questions, verdicts);
  for (std::size_t at = 0; at < questions.size(); ++at) {
    bool const sure = verdicts[at].charset && *verdicts[at].charset != Charset::Utf8 &&
                      verdicts[at].lead >= kSureLead;
    if (sure) continue;
    bool const follows = is_pure && !questions[at].hint && verdicts[at].score.words <= kShortWords;
    if (follows) {
      CharsetQuestion question = questions[at];
      question.hint = prior;
      verdicts[at] = judge_charset(question, prior);
    } else {
      verdicts[at] = judge_charset(questions[at], prior);
    }
  }
  return verdicts;
}

}  // namespace tracuu::analyzers
