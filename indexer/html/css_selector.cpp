// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/css_selector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "indexer/html/html_text.hpp"
#include "indexer/html/html_walk.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Compound = CssSelector::Compound;
using Simple = CssSelector::Simple;
using Kind = CssSelector::Kind;
using Combinator = CssSelector::Combinator;
using Comparison = CssSelector::Comparison;

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

/// Reads a selector from left to right.
class SelectorParser {
 public:
  explicit SelectorParser(std::string_view text) : text_(text) {}

  Result<std::vector<Compound>> parse() {
    Combinator combinator = Combinator::None;
    skip_blanks();
    if (at_end()) return error("a selector is expected");
    while (true) {
      if (auto compound = read_compound()) {
        compound->combinator = combinator;
        compounds_.push_back(std::move(*compound));
      } else {
        return error_;
      }
      if (compounds_.size() > CssSelector::kMaxCompounds) {
        return error(fmt::format("a selector of more than {} parts", CssSelector::kMaxCompounds));
      }
      combinator = read_combinator();
      if (at_end()) break;
      if (peek() == ',') {
        if (combinator != Combinator::Below && combinator != Combinator::None) {
          return error("an element is expected after '>', '+' or '~'");
        }
        ++at_;
        skip_blanks();
        compounds_.back().is_last = true;
        combinator = Combinator::None;
      }
      if (at_end()) return error("a selector is expected after ','");
    }
    if (combinator != Combinator::None && combinator != Combinator::Below) {
      return error("an element is expected after '>', '+' or '~'");
    }
    compounds_.back().is_last = true;
    return std::move(compounds_);
  }

 private:
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  void skip_blanks() {
    while (!at_end() && html_walk::is_space(peek())) ++at_;
  }
  bool take(char c) {
    if (peek() != c || at_end()) return false;
    ++at_;
    return true;
  }

  Error error(std::string_view what) {
    std::size_t column = 1;
    for (std::size_t at = 0; at < std::min(at_, text_.size());) {
      at += std::max<std::size_t>(base::decode_utf8(text_, at).bytes, 1);
      ++column;
    }
    error_ = Error{ErrorCode::InvalidArgument,
                   fmt::format("selector \"{}\", column {}: {}", text_, column, what), ""};
    return error_;
  }
  std::nullopt_t fail(std::string_view what) {
    error(what);
    return std::nullopt;
  }

  /// What stands between two compounds; None at the end or before a comma.
  Combinator read_combinator() {
    std::size_t const before = at_;
    skip_blanks();
    bool const has_blank = at_ > before;
    if (at_end() || peek() == ',') return Combinator::None;
    Combinator combinator = has_blank ? Combinator::Below : Combinator::None;
    if (take('>')) {
      combinator = Combinator::Child;
    } else if (take('+')) {
      combinator = Combinator::Next;
    } else if (take('~')) {
      combinator = Combinator::After;
    }
    skip_blanks();
    return combinator;
  }

  std::optional<Compound> read_compound() {
    Compound compound;
    if (take('*')) {
      compound.conditions.emplace_back();
    } else if (is_name_byte(peek()) || peek() == '\\') {
      auto name = read_name();
      if (!name) return std::nullopt;
      compound.conditions.push_back({Kind::Type, base::to_lower_ascii(*name), "", {}, 0, 0, false});
    }
    while (!at_end() && (peek() == '#' || peek() == '.' || peek() == '[' || peek() == ':')) {
      auto condition = read_condition(/*may_negate=*/true);
      if (!condition) return std::nullopt;
      compound.conditions.push_back(std::move(*condition));
    }
    if (compound.conditions.empty()) {
      return at_end() ? fail("an element is expected")
                      : fail(fmt::format("'{}' is not understood here", char_here()));
    }
    return compound;
  }

  [[nodiscard]] std::string_view char_here() const {
    return text_.substr(at_, std::max<std::size_t>(base::decode_utf8(text_, at_).bytes, 1));
  }

  std::optional<std::string> read_name() {
    std::string name;
    while (!at_end()) {
      if (peek() == '\\') {
        ++at_;
        if (at_end()) return fail("a character is expected after the backslash");
        name += text_[at_++];
      } else if (is_name_byte(peek())) {
        name += text_[at_++];
      } else {
        break;
      }
    }
    if (name.empty()) {
      return at_end() ? fail("a name is expected")
                      : fail(fmt::format("a name is expected, not '{}'", char_here()));
    }
    return name;
  }

  /// "#id", ".class", "[attr=v]", ":first-child".
  std::optional<Simple> read_condition(bool may_negate) {
    Simple condition;
    if (take('#') || take('.')) {
      condition.kind = text_[at_ - 1] == '#' ? Kind::Id : Kind::Class;
      auto name = read_name();
      if (!name) return std::nullopt;
      condition.name = std::move(*name);
      return condition;
    }
    if (take('[')) return read_attribute();
    ++at_;  // ':'
    return read_pseudo_class(may_negate);
  }

  std::optional<Simple> read_attribute() {
    Simple condition;
    condition.kind = Kind::Attribute;
    skip_blanks();
    auto name = read_name();
    if (!name) return std::nullopt;
    condition.name = base::to_lower_ascii(*name);
    skip_blanks();
    if (take(']')) return condition;
    switch (peek()) {
      case '=': condition.comparison = Comparison::Equals; break;
      case '^': condition.comparison = Comparison::Begins; break;
      case '$': condition.comparison = Comparison::Ends; break;
      case '*': condition.comparison = Comparison::Contains; break;
      case '~': condition.comparison = Comparison::HasWord; break;
      default: return fail("']', '=', '^=', '$=', '*=' or '~=' is expected");
    }
    if (!take('=')) {
      ++at_;
      if (!take('=')) return fail("'=' is expected");
    }
    skip_blanks();
    auto value = peek() == '"' || peek() == '\'' ? read_string() : read_name();
    if (!value) return std::nullopt;
    condition.value = std::move(*value);
    skip_blanks();
    if (!take(']')) return fail("']' is expected");
    return condition;
  }

  std::optional<std::string> read_string() {
    char const quote = text_[at_++];
    std::size_t const end = text_.find(quote, at_);
    if (end == std::string_view::npos) return fail("the quotation mark is not closed");
    std::string value(text_.substr(at_, end - at_));
    at_ = end + 1;
    return value;
  }

  std::optional<Simple> read_pseudo_class(bool may_negate) {
    std::size_t const begin = at_;
    auto const name = read_name();
    if (!name) return std::nullopt;
    Simple condition;
    std::string const lower = base::to_lower_ascii(*name);
    if (lower == "first-child") {
      condition.kind = Kind::NthChild;
      condition.offset = 1;
      return condition;
    }
    if (lower == "last-child") {
      condition.kind = Kind::LastChild;
      return condition;
    }
    if (lower == "nth-child" && take('(')) return read_nth();
    if (lower == "not" && may_negate && take('(')) return read_negated();
    at_ = begin;
    return fail(
        fmt::format("':{}' is not understood here; known are :first-child, :last-child, "
                    ":nth-child(n) and :not(…)",
                    *name));
  }

  std::optional<Simple> read_nth() {
    std::size_t const end = text_.find(')', at_);
    if (end == std::string_view::npos) return fail("')' is expected");
    std::string formula;
    for (char const c : text_.substr(at_, end - at_)) {
      if (!html_walk::is_space(c)) formula += base::lower_ascii(c);
    }
    auto condition = nth_of(formula);
    if (!condition) return fail("a number, 'odd', 'even' or 'an+b' is expected");
    at_ = end + 1;
    return condition;
  }

  static std::optional<int> number_of(std::string_view digits) {
    constexpr int kMaxNth = 1'000'000;
    if (digits.starts_with('+')) digits.remove_prefix(1);
    int number = 0;
    auto const [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    bool const is_number = failure == std::errc() && end == digits.data() + digits.size();
    return is_number && number <= kMaxNth && number >= -kMaxNth ? std::optional(number)
                                                                : std::nullopt;
  }

  static std::optional<Simple> nth_of(std::string const& formula) {
    Simple condition;
    condition.kind = Kind::NthChild;
    if (formula == "odd" || formula == "even") {
      condition.step = 2;
      condition.offset = formula == "odd" ? 1 : 0;
      return condition;
    }
    std::size_t const n = formula.find('n');
    if (n == std::string::npos) {
      auto const number = number_of(formula);
      if (!number) return std::nullopt;
      condition.offset = *number;
      return condition;
    }
    std::string_view const step = std::string_view(formula).substr(0, n);
    std::string_view const offset = std::string_view(formula).substr(n + 1);
    auto const steps = step.empty() || step == "+" ? std::optional(1)
                       : step == "-"               ? std::optional(-1)
                                                   : number_of(step);
    auto const offsets = offset.empty() ? std::optional(0) : number_of(offset);
    if (!steps || !offsets) return std::nullopt;
    condition.step = *steps;
    condition.offset = *offsets;
    return condition;
  }

  std::optional<Simple> read_negated() {
    skip_blanks();
    std::optional<Simple> condition;
    if (take('*')) {
      condition = Simple();
    } else if (is_name_byte(peek()) || peek() == '\\') {
      auto name = read_name();
      if (!name) return std::nullopt;
      condition = Simple{Kind::Type, base::to_lower_ascii(*name), "", {}, 0, 0, false};
    } else if (peek() == '#' || peek() == '.' || peek() == '[' || peek() == ':') {
      condition = read_condition(/*may_negate=*/false);
    } else {
      return fail("one condition is expected in :not(…)");
    }
    if (!condition) return std::nullopt;
    skip_blanks();
    if (!take(')')) return fail("')' is expected: :not(…) takes one condition");
    condition->is_negated = true;
    return condition;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Compound> compounds_;
  Error error_;
};

/// Where an element stands among its siblings.
struct SiblingPlace {
  int index = 1;  ///< among the elements, from 1
  bool is_last = true;
};

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t begin = 0; begin < words.size();) {
    if (html_walk::is_space(words[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < words.size() && !html_walk::is_space(words[end])) ++end;
    if (words.substr(begin, end - begin) == word) return true;
    begin = end;
  }
  return false;
}

bool compares(std::string_view value, Simple const& condition) {
  std::string_view const wanted = condition.value;
  switch (condition.comparison) {
    case Comparison::Exists: return true;
    case Comparison::Equals: return value == wanted;
    case Comparison::Begins: return !wanted.empty() && value.starts_with(wanted);
    case Comparison::Ends: return !wanted.empty() && value.ends_with(wanted);
    case Comparison::Contains:
      return !wanted.empty() && value.find(wanted) != std::string_view::npos;
    case Comparison::HasWord: return !wanted.empty() && has_word(value, wanted);
  }
  return false;
}

bool is_nth(int index, Simple const& condition) {
  int const rest = index - condition.offset;
  if (condition.step == 0) return rest == 0;
  return rest % condition.step == 0 && rest / condition.step >= 0;
}

bool holds(Simple const& condition, HtmlNode const& element, SiblingPlace const& place) {
  switch (condition.kind) {
    case Kind::Any: return true;
    case Kind::Type: return tag_name(element) == condition.name;
    case Kind::Id: return attribute(element, "id") == condition.name;
    case Kind::Class: return has_word(attribute(element, "class").value_or(""), condition.name);
    case Kind::Attribute: {
      auto const value = attribute(element, condition.name.c_str());
      return value && compares(*value, condition);
    }
    case Kind::NthChild: return is_nth(place.index, condition);
    case Kind::LastChild: return place.is_last;
  }
  return false;
}

bool fits(Compound const& compound, HtmlNode const& element, SiblingPlace const& place) {
  return std::ranges::all_of(compound.conditions, [&](Simple const& condition) {
    return holds(condition, element, place) != condition.is_negated;
  });
}

/// Bits of the compounds that elements matched, each with those before it in its selector.
using Matches = std::uint64_t;

/// What an open element knows for its children.
struct OpenElement {
  Matches matches = 0;     ///< its own
  Matches above = 0;       ///< its own and those of all round it
  Matches last_child = 0;  ///< those of the child that was read last
  Matches children = 0;    ///< those of all children read
  int child_elements = 0;
  HtmlNode const* last = nullptr;  ///< its last child that is an element
};

HtmlNode const* last_element(HtmlNode const& element) {
  GumboVector const& children = element.v.element.children;
  for (unsigned i = children.length; i > 0; --i) {
    auto const* const child = static_cast<HtmlNode const*>(children.data[i - 1]);
    if (html_walk::is_element(*child)) return child;
  }
  return nullptr;
}

Matches match(std::vector<Compound> const& compounds, HtmlNode const& element,
              SiblingPlace const& place, OpenElement const& parent) {
  Matches matches = 0;
  for (std::size_t i = 0; i < compounds.size(); ++i) {
    Matches const before = i == 0 ? 0 : Matches(1) << (i - 1);
    bool reached = false;
    switch (compounds[i].combinator) {
      case Combinator::None: reached = true; break;
      case Combinator::Below: reached = (parent.above & before) != 0; break;
      case Combinator::Child: reached = (parent.matches & before) != 0; break;
      case Combinator::Next: reached = (parent.last_child & before) != 0; break;
      case Combinator::After: reached = (parent.children & before) != 0; break;
    }
    if (reached && fits(compounds[i], element, place)) matches |= Matches(1) << i;
  }
  return matches;
}

std::string escaped(std::string_view name) {
  std::string text;
  for (char const c : name) {
    if (!is_name_byte(c)) text += '\\';
    text += c;
  }
  return text;
}

std::string first_word(std::string_view words) {
  std::size_t const begin = words.find_first_not_of(" \t\r\n\f");
  if (begin == std::string_view::npos) return "";
  return std::string(words.substr(begin, words.find_first_of(" \t\r\n\f", begin) - begin));
}

/// "p.lead", and ":nth-child(2)" where a sibling looks alike.
std::string path_step(HtmlNode const& element) {
  std::string step = escaped(tag_name(element));
  if (auto const id = attribute(element, "id"); id && !id->empty())
    return step + "#" + escaped(*id);
  std::string const own_class = first_word(attribute(element, "class").value_or(""));
  if (!own_class.empty()) step += "." + escaped(own_class);
  HtmlNode const* const parent = parent_of(element);
  if (parent == nullptr) return step;
  GumboVector const& children = parent->v.element.children;
  int index = 0;
  int own_index = 0;
  int alike = 0;
  for (unsigned i = 0; i < children.length; ++i) {
    auto const& child = *static_cast<HtmlNode const*>(children.data[i]);
    if (!html_walk::is_element(child)) continue;
    ++index;
    if (&child == &element) own_index = index;
    bool const same_tag = tag_name(child) == tag_name(element);
    if (same_tag &&
        (own_class.empty() || has_word(attribute(child, "class").value_or(""), own_class))) {
      ++alike;
    }
  }
  return alike > 1 ? fmt::format("{}:nth-child({})", step, own_index) : step;
}

}  // namespace

Result<CssSelector> CssSelector::parse(std::string_view text) {
  if (text.size() > kMaxTextBytes) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("a selector of more than {} bytes", kMaxTextBytes), ""};
  }
  Result<std::vector<Compound>> compounds = SelectorParser(text).parse();
  if (!compounds) return compounds.error();
  CssSelector selector;
  selector.text_ = text;
  selector.compounds_ = std::move(*compounds);
  return selector;
}

std::vector<HtmlNode const*> CssSelector::select(HtmlNode const& root, std::size_t max) const {
  Matches selected = 0;
  for (std::size_t i = 0; i < compounds_.size(); ++i) {
    if (compounds_[i].is_last) selected |= Matches(1) << i;
  }
  std::vector<HtmlNode const*> found;
  std::vector<OpenElement> open(1);  // round the root
  open.back().last = &root;
  auto const enter = [&](HtmlNode const& node) {
    if (!html_walk::is_element(node) || found.size() >= max) return false;
    OpenElement& parent = open.back();
    SiblingPlace const place{++parent.child_elements, parent.last == &node};
    Matches const matches = match(compounds_, node, place, parent);
    parent.last_child = matches;
    parent.children |= matches;
    if ((matches & selected) != 0) found.push_back(&node);
    Matches const above = parent.above | matches;
    open.push_back({matches, above, 0, 0, 0, last_element(node)});
    return true;
  };
  html_walk::walk(root, enter, [&open](HtmlNode const&) { open.pop_back(); });
  return found;
}

std::string css_path(HtmlNode const& element) {
  std::vector<std::string> steps;  // from the element up
  for (HtmlNode const* node = &element; node != nullptr; node = parent_of(*node)) {
    steps.push_back(path_step(*node));
    if (steps.back().find('#') != std::string::npos || tag_name(*node) == "body") break;
  }
  std::string path;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (!path.empty()) path += " > ";
    path += *step;
  }
  return path;
}

}  // namespace tracuu::indexer
