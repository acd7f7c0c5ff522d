// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/markup_text.hpp"

#include "indexer/bytes/reader_program.hpp"
#include "indexer/html/html_document.hpp"
#include "indexer/html/html_text.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// What an answer begins with.
constexpr char kTextMark = '+';
constexpr char kErrorMark = '-';

Result<std::string> text_of_markup(std::string_view html) {
  Result<HtmlDocument> page = HtmlDocument::parse(html);
  if (!page) return page.error();
  return visible_text(page->root());
}

}  // namespace

std::string answer_about_markup(std::string_view html) {
  Result<std::string> const text = text_of_markup(html);
  return text ? kTextMark + *text : kErrorMark + text.error().message;
}

Result<std::string> html_to_text(std::string_view html) {
  if (html.size() <= kMaxPageBytesHere || !may_ask_reader()) return text_of_markup(html);
  Result<std::string> answer =
      ask_reader(find_reader_program().value(), kMarkupRequest, {&html, 1}, ChildLimits());
  bool const is_text = answer && answer->starts_with(kTextMark);
  if (is_text) return answer->substr(1);
  return Error{ErrorCode::InvalidArgument, answer ? answer->substr(1) : answer.error().message, ""};
}

}  // namespace tracuu::indexer
