// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/html_document.hpp"

#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <memory_resource>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/contains.hpp"
#include "indexer/html/html_reference.hpp"
#include "indexer/html/html_walk.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

/// A node takes some 150 bytes and a tag at least 3, so an honest tree stays
/// well under this many times the page.
constexpr std::size_t kMaxTreeBytesPerByte = 200;
constexpr std::size_t kMinTreeBytes = 64 << 20;

/// Memory of one tree, released as a whole and not node by node. Sizes stand
/// before the blocks because gumbo does not name them when it frees.
class TreeMemory {
 public:
  explicit TreeMemory(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// Where to go on when the page needs more than it may: gumbo cannot be told
  /// that memory ran out. Only gumbo's C frames lie between.
  std::jmp_buf& exhausted() { return exhausted_; }

  static void* allocate(void* self, std::size_t bytes) {
    return static_cast<TreeMemory*>(self)->allocate(bytes);
  }
  static void deallocate(void* self, void* block) {
    if (block != nullptr) static_cast<TreeMemory*>(self)->deallocate(block);
  }

 private:
  static constexpr std::size_t kHeaderBytes = alignof(std::max_align_t);

  void* allocate(std::size_t bytes) {
    used_bytes_ += bytes;
    if (used_bytes_ > max_bytes_) std::longjmp(exhausted_, 1);
    void* const block = block_of(bytes + kHeaderBytes);
    if (block == nullptr) std::longjmp(exhausted_, 1);
    *static_cast<std::size_t*>(block) = bytes;
    return static_cast<char*>(block) + kHeaderBytes;
  }
  /// Null if there is no memory: no exception may pass through gumbo's frames.
  void* block_of(std::size_t bytes) {
    try {
      return pool_.allocate(bytes, kHeaderBytes);
    } catch (std::bad_alloc const&) {
      return nullptr;
    }
  }
  void deallocate(void* user_block) {
    void* const block = static_cast<char*>(user_block) - kHeaderBytes;
    std::size_t const bytes = *static_cast<std::size_t*>(block);
    used_bytes_ -= bytes;
    pool_.deallocate(block, bytes + kHeaderBytes, kHeaderBytes);
  }

  std::pmr::unsynchronized_pool_resource pool_;
  std::size_t max_bytes_;
  std::size_t used_bytes_ = 0;
  std::jmp_buf exhausted_{};
};

/// Null if the tree outgrew its memory. Apart from `setjmp` nothing may happen
/// here: no object with a destructor lives in this frame.
GumboOutput* parse_within(TreeMemory& memory, GumboOptions const& options, char const* html,
                          std::size_t bytes) {
  if (setjmp(memory.exhausted()) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html, bytes);
}

/// Elements without content, and those whose end tag is optional and whose next
/// one closes them: they do not nest by themselves.
constexpr std::array<std::string_view, 33> kFlatTags{
    "area",   "base",     "br",     "col",   "embed", "hr",    "img",   "input", "link",
    "meta",   "param",    "source", "track", "wbr",   "p",     "li",    "dt",    "dd",
    "option", "optgroup", "tr",     "td",    "th",    "tbody", "thead", "tfoot", "colgroup",
    "rt",     "rp",       "html",   "head",  "body",  "frame",
};

/// End tags do not reach past these ("scope" in the HTML standard, §13.2.4.2).
constexpr std::array<std::string_view, 10> kBarrierTags{
    "table",  "select", "template", "object",  "marquee",
    "applet", "svg",    "math",     "caption", "button",
};

/// What lies inside these is text.
constexpr std::array<std::string_view, 8> kTextTags{
    "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp",
};

/// A parser holds each attribute against all before it, to drop those that come again: what comes
/// after so many costs more than it tells.
constexpr std::size_t kMaxTagAttributes = 1'000;
/// A shorter tag has fewer.
constexpr std::size_t kLongTagBytes = 2 * kMaxTagAttributes;

struct ByteRange {
  std::size_t begin;
  std::size_t end;
};

/// Where the attributes after the kMaxTagAttributes-th begin in what stands between the name of a
/// tag and its end; the size of `attributes` if there are no more.
std::size_t surplus_attributes(std::string_view attributes) {
  std::size_t count = 0;
  char quote = '\0';
  for (std::size_t at = 0; at < attributes.size(); ++at) {
    char const c = attributes[at];
    char const before = at == 0 ? ' ' : attributes[at - 1];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if ((c == '"' || c == '\'') && before == '=') {
      quote = c;
    } else {
      bool const begins = !html_walk::is_space(c) && c != '/' && c != '=' &&
                          std::string_view(" \t\r\n\f/\"'").find(before) != std::string_view::npos;
      if (begins && ++count > kMaxTagAttributes) return at;
    }
  }
  return attributes.size();
}

/// Steps over the tags of a page and keeps those that are open.
class DepthCounter {
 public:
  explicit DepthCounter(std::string_view html) : html_(html) {}

  std::size_t deepest(std::size_t enough) {
    std::size_t deepest = 0;
    while (deepest <= enough && next_tag()) deepest = std::max(deepest, open_.size());
    return deepest;
  }

  /// Attributes that are too many for their tag, in page order.
  [[nodiscard]] std::vector<ByteRange> const& surplus() const { return surplus_; }

 private:
  /// Reads up to the end of the next tag; false at the end of the page.
  bool next_tag() {
    at_ = html_.find('<', at_);
    if (at_ == std::string_view::npos) return false;
    if (html_.substr(at_).starts_with("<!--")) return skip_comment();
    bool const is_end_tag = peek(1) == '/';
    std::size_t const name_begin = at_ + (is_end_tag ? 2 : 1);
    std::string const name = read_name(name_begin);
    at_ = name_begin + name.size();
    if (name.empty()) return true;
    bool const closes_itself = skip_attributes();
    if (is_end_tag) {
      close(name);
    } else if (base::contains(kTextTags, name) && !in_foreign_content()) {
      return skip_past_end_tag(name);
    } else if (!base::contains(kFlatTags, name) && !closes_itself) {
      if (name == "a") close(name);  // links do not nest
      open_.push_back(name);
    }
    return true;
  }

  /// In svg and math "/>" closes an element, and style and title hold markup.
  [[nodiscard]] bool in_foreign_content() const {
    return std::ranges::any_of(
        open_, [](std::string const& name) { return name == "svg" || name == "math"; });
  }

  [[nodiscard]] char peek(std::size_t ahead) const {
    return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0';
  }

  [[nodiscard]] std::string read_name(std::size_t begin) const {
    std::string name;
    for (std::size_t at = begin; at < html_.size(); ++at) {
      char const c = base::lower_ascii(html_[at]);
      bool const letter = c >= 'a' && c <= 'z';
      if (name.empty() ? !letter : std::string_view(" \t\r\n\f/>").find(c) != std::string::npos) {
        break;
      }
      name += c;
    }
    return name;
  }

  /// Steps past the '>' of a tag; true for one that closes itself.
  bool skip_attributes() {
    std::size_t const begin = at_;
    char quote = '\0';
    for (; at_ < html_.size(); ++at_) {
      char const c = html_[at_];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if ((c == '"' || c == '\'') && html_[at_ - 1] == '=') {
        quote = c;
      } else if (c == '>') {
        break;
      }
    }
    if (at_ - begin > kLongTagBytes) {
      std::size_t const kept = surplus_attributes(html_.substr(begin, at_ - begin));
      if (begin + kept < at_) surplus_.push_back({begin + kept, at_});
    }
    bool const slash = at_ < html_.size() && html_[at_ - 1] == '/';
    at_ = std::min(at_ + 1, html_.size());
    return slash && in_foreign_content();
  }

  /// A comment ends at "-->" or "--!>"; "<!-->" is one, too.
  bool skip_comment() {
    for (at_ = html_.find("--", at_ + 2); at_ != std::string_view::npos;
         at_ = html_.find("--", at_ + 1)) {
      std::string_view const rest = html_.substr(at_ + 2);
      if (rest.starts_with('>') || rest.starts_with("!>")) return true;
    }
    return false;
  }

  bool skip_past(std::string_view end, std::size_t from) {
    at_ = html_.find(end, from);
    if (at_ == std::string_view::npos) return false;
    at_ += end.size();
    return true;
  }

  bool skip_past_end_tag(std::string_view name) {
    while (skip_past("</", at_)) {
      if (read_name(at_) == name) return true;
    }
    return false;
  }

  /// Closes the innermost open `name`, and all in it, as far as the parser would.
  void close(std::string_view name) {
    for (std::size_t at = open_.size(); at > 0; --at) {
      if (open_[at - 1] == name) {
        open_.resize(at - 1);
        return;
      }
      if (base::contains(kBarrierTags, open_[at - 1])) return;
    }
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
  std::vector<ByteRange> surplus_;
};

/// `html` as it may be parsed, in the same length: with bounded references and without surplus
/// attributes. Nothing if it may be parsed as it is.
std::optional<std::string> bounded_page(std::string_view html,
                                        std::vector<ByteRange> const& surplus) {
  std::optional<std::string> bounded = with_bounded_references(html);
  if (surplus.empty()) return bounded;
  if (!bounded) bounded = std::string(html);
  for (auto const& [begin, end] : surplus) bounded->replace(begin, end - begin, end - begin, ' ');
  return bounded;
}

}  // namespace

struct HtmlDocument::Impl {
  Impl(std::string_view html, std::vector<ByteRange> const& surplus, std::size_t max_bytes)
      : bounded(bounded_page(html, surplus)),
        source(bounded ? std::string_view(*bounded) : html),
        memory(max_bytes) {}

  std::optional<std::string> bounded;
  std::string_view source;
  TreeMemory memory;
  GumboOutput* output = nullptr;  ///< lies in `memory`
};

HtmlDocument::HtmlDocument(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HtmlDocument::HtmlDocument(HtmlDocument&&) noexcept = default;
HtmlDocument& HtmlDocument::operator=(HtmlDocument&&) noexcept = default;
HtmlDocument::~HtmlDocument() = default;

Result<HtmlDocument> HtmlDocument::parse(std::string_view html, std::size_t max_tree_bytes) {
  DepthCounter tags(html);
  if (tags.deepest(kMaxDepth) > kMaxDepth) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("the page nests deeper than {} elements", kMaxDepth), ""};
  }
  std::size_t const max_bytes =
      std::min(std::max(html.size() * kMaxTreeBytesPerByte, kMinTreeBytes), max_tree_bytes);
  auto impl = std::make_unique<Impl>(html, tags.surplus(), max_bytes);
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &TreeMemory::allocate;
  options.deallocator = &TreeMemory::deallocate;
  options.userdata = &impl->memory;
  options.max_errors = 0;
  impl->output = parse_within(impl->memory, options, impl->source.data(), impl->source.size());
  if (impl->output == nullptr) {
    return Error{ErrorCode::InvalidArgument, "the page takes too much memory to parse", ""};
  }
  return HtmlDocument(std::move(impl));
}

HtmlNode const& HtmlDocument::root() const {
  return *impl_->output->root;
}

std::string_view HtmlDocument::source() const {
  return impl_->source;
}

std::size_t html_depth(std::string_view html, std::size_t enough) {
  return DepthCounter(html).deepest(enough);
}

}  // namespace tracuu::indexer
