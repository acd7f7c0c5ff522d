// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/relations/sentences.hpp"

#include <unicode/uchar.h>

#include <cstddef>
#include <utility>

#include "base/utf8.hpp"
#include "indexer/text/text_form.hpp"

namespace tracuu::indexer {

namespace {

constexpr std::string_view kOpeningQuote = "“";
constexpr std::string_view kClosingQuote = "”";

/// A quotation that goes on for longer was not closed.
constexpr std::size_t kMaxQuoteBytes = 20'000;

/// A shorter one names words ("cụm từ “…”") and stays in its sentence.
constexpr std::size_t kMaxNamedBytes = 200;

/// The bytes of "1.", "2.1.", "a)", "đ)", "-", "+" in front of an item of a list; 0 if none.
std::size_t list_mark_bytes(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("+ ") || line.starts_with("* ")) return 2;
  for (std::string_view const dash : {"– ", "• "}) {
    if (line.starts_with(dash)) return dash.size();
  }
  constexpr std::size_t kMostMarkBytes = 8;
  std::size_t at = 0;
  while (at < line.size() && at < kMostMarkBytes) {
    char const c = line[at];
    bool const ends = c == ')' || (c == '.' && (at + 1 == line.size() || line[at + 1] == ' '));
    if (ends) return at == 0 ? 0 : at + 1;
    bool const is_digit = c >= '0' && c <= '9';
    bool const is_letter = at < 2 && (line.starts_with("đ") || (c >= 'a' && c <= 'z'));
    if (!is_digit && c != '.' && !is_letter) return 0;
    ++at;
  }
  return 0;
}

/// Whether the full stop at `at` ends a sentence: a capital follows after a blank, and no capital
/// stands before it ("TP. Hồ Chí Minh", "T.P"); where the blank was lost, a small letter stands
/// before it and a capital or a digit after it ("… hiện hành.Điều 2").
bool is_sentence_end(std::string_view line, std::size_t at) {
  if (at == 0 || at + 2 >= line.size()) return false;
  auto const before = static_cast<UChar32>(base::decode_utf8_before(line, at).value);
  bool const has_blank = line[at + 1] == ' ';
  std::size_t const next = has_blank ? at + 2 : at + 1;
  auto const after = static_cast<UChar32>(base::decode_utf8(line, next).value);
  if (has_blank) return !u_isupper(before) && u_isupper(after);
  return u_islower(before) && (u_isupper(after) || u_isdigit(after));
}

class SentenceSplitter {
 public:
  explicit SentenceSplitter(std::string_view text) : text_(text) {}

  std::vector<Sentence> run() {
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < text_.size()) {
      if (std::size_t const quoted = quote_bytes(at); quoted > 0) {
        add(begin, at, false);
        at += quoted;
        begin = at;
      } else if (text_[at] == '\n') {
        add(begin, at, true);
        begin = ++at;
        begins_line_ = true;
        is_item_ = false;
      } else if (text_[at] == '.' && is_sentence_end(text_, at)) {
        add(begin, at + 1, false);
        begin = ++at;
      } else {
        ++at;
      }
    }
    add(begin, text_.size(), true);
    return std::move(sentences_);
  }

 private:
  /// Of the quotation that begins at `at`; 0 for a short one.
  [[nodiscard]] std::size_t quote_bytes(std::size_t at) {
    if (!text_.substr(at).starts_with(kOpeningQuote) || at < no_quote_before_) return 0;
    std::string_view const within = text_.substr(at, kMaxQuoteBytes);
    std::size_t const end = within.find(kClosingQuote);
    if (end == std::string_view::npos) {
      no_quote_before_ = at + within.size();
      return 0;
    }
    std::size_t const bytes = end + kClosingQuote.size();
    bool const is_short =
        bytes <= kMaxNamedBytes && within.substr(0, bytes).find('\n') == std::string_view::npos;
    return is_short ? 0 : bytes;
  }

  void add(std::size_t begin, std::size_t end, bool ends_line) {
    std::string_view text = trim(text_.substr(begin, end - begin));
    if (begins_line_ && !is_item_) {
      std::size_t const mark = list_mark_bytes(text);
      is_item_ = mark > 0;
      text = trim(text.substr(mark));
    }
    if (!text.empty()) {
      sentences_.push_back({text, begins_line_, ends_line, is_item_});
      begins_line_ = false;
      is_item_ = false;
    } else if (ends_line && !sentences_.empty()) {
      sentences_.back().ends_line = true;
    }
  }

  std::string_view text_;
  std::vector<Sentence> sentences_;
  bool begins_line_ = true;
  bool is_item_ = false;  ///< the mark of a list was met, its words not yet
  std::size_t no_quote_before_ = 0;
};

}  // namespace

std::vector<Sentence> split_sentences(std::string_view text) {
  return SentenceSplitter(text).run();
}

}  // namespace tracuu::indexer
