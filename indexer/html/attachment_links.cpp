// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/attachment_links.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/html/html_text.hpp"
#include "indexer/html/link_target.hpp"
#include "indexer/text/text_form.hpp"
#include "schema/file_location.hpp"

namespace tracuu::indexer {

namespace {

using schema::Attachment;

constexpr std::size_t kMaxLinkTextBytes = 300;
/// A box of attachments is near its links, and its heading near its beginning.
constexpr int kMaxBoxLevels = 6;
constexpr std::size_t kMaxHeadingBytes = 60;

/// In class names and ids as class_names() writes them: "tep-dinh-kem", "file_attach".
constexpr std::array<std::string_view, 4> kBoxClasses{"dinhkem", "attach", "fileattack",
                                                      "download"};

/// How such a box begins, as fold_line() writes it.
constexpr std::array<std::string_view, 9> kBoxHeadings{
    "tep dinh kem",      "file dinh kem",     "tap tin dinh kem",
    "tep tin dinh kem",  "tai lieu dinh kem", "van ban dinh kem",
    "cac file dinh kem", "dinh kem",          "attachment"};

bool says_attachments(HtmlNode const& element) {
  std::vector<std::string> const names = class_names(element);
  bool const has_class = std::ranges::any_of(names, [](std::string const& name) {
    return std::ranges::any_of(
        kBoxClasses, [&](std::string_view part) { return name.find(part) != std::string::npos; });
  });
  if (has_class) return true;
  std::string const head = fold_line(inner_text(element, kMaxHeadingBytes));
  return std::ranges::any_of(kBoxHeadings,
                             [&](std::string_view heading) { return head.starts_with(heading); });
}

/// Judges links by where they stand. What was found of an element is kept for the next link, so
/// that a page of very many costs each element once.
class LinkPlaces {
 public:
  explicit LinkPlaces(HtmlNode const* content) : content_(content) {}

  /// Whether the page shows the link as part of the announcement.
  bool belongs_to_announcement(HtmlNode const& link) {
    return is_in_box(link) || is_in_content(link);
  }

  /// Whether the link stands in a box of attachments.
  bool is_in_box(HtmlNode const& link) {
    int level = 0;
    for (HtmlNode const* node = &link; is_open(node) && level < kMaxBoxLevels; ++level) {
      if (is_attachment_box(*node)) return true;
      if (node == content_) break;
      node = node->parent;
    }
    return false;
  }

 private:
  static bool is_open(HtmlNode const* node) {
    return node != nullptr && node->type == GUMBO_NODE_ELEMENT;
  }

  bool is_attachment_box(HtmlNode const& element) {
    auto const [known, is_new] = boxes_.try_emplace(&element, false);
    if (is_new) known->second = says_attachments(element);
    return known->second;
  }

  /// Whether the element lies in the content, with no chrome between.
  bool is_in_content(HtmlNode const& element) {
    std::vector<HtmlNode const*> way;
    HtmlNode const* node = &element;
    while (is_open(node) && node != content_ && !in_content_.contains(node)) {
      way.push_back(node);
      node = node->parent;
    }
    bool is_inside = is_open(node) && (node == content_ || in_content_.at(node));
    for (auto at = way.rbegin(); at != way.rend(); ++at) {
      // Whole pages stand in one <form> on ASP.NET portals.
      is_inside = is_inside && (tag_name(**at) == "form" || !is_page_chrome(**at));
      in_content_.emplace(*at, is_inside);
    }
    return is_inside;
  }

  HtmlNode const* content_;
  std::unordered_map<HtmlNode const*, bool> boxes_;
  std::unordered_map<HtmlNode const*, bool> in_content_;
};

/// The address of <base href>, which links are relative to.
std::string base_address(HtmlNode const& root) {
  std::string base;
  for_each_element(root, [&base](HtmlNode const& element) {
    if (tag_name(element) == "body") return false;
    if (tag_name(element) != "base") return true;
    base = attribute(element, "href").value_or("");
    return false;
  });
  return base;
}

/// Whether a link is that of an attachment. Pictures in a text are its illustrations.
bool is_attachment_link(HtmlNode const& link, std::string_view target, LinkPlaces& places) {
  std::string_view const file = trim(target.substr(0, target.find('#')));
  if (schema::has_document_ending(file)) return places.belongs_to_announcement(link);
  return schema::has_picture_ending(file) && places.is_in_box(link);
}

std::string text_of(HtmlNode const& link) {
  std::string text = inner_text(link, kMaxLinkTextBytes);
  if (text.empty()) text = attribute(link, "title").value_or("");
  return text;
}

/// An icon and the name beside it often lead to the same file: the longer text stays.
void add(Attachment attachment, std::vector<Attachment>& attachments) {
  auto const known = std::ranges::find_if(attachments, [&](Attachment const& other) {
    return other.url == attachment.url && other.path == attachment.path;
  });
  if (known == attachments.end()) {
    attachments.push_back(std::move(attachment));
  } else if (known->text.size() < attachment.text.size()) {
    known->text = std::move(attachment.text);
  }
}

}  // namespace

std::vector<Attachment> find_attachment_links(HtmlNode const& root, HtmlNode const* content) {
  std::vector<Attachment> attachments;
  std::string const base = base_address(root);
  LinkPlaces places(content);
  for_each_element(root, [&](HtmlNode const& element) {
    if (tag_name(element) != "a") return true;
    auto const target = attribute(element, "href");
    if (!target || !is_attachment_link(element, *target, places)) return true;
    std::string const absolute = link_url({base, ""}, *target);
    add({absolute.empty() ? std::string(*target) : absolute, "", text_of(element)}, attachments);
    return attachments.size() < kMaxAttachments;
  });
  return attachments;
}

void resolve_attachment_links(schema::Announcement& announcement, std::string_view path) {
  PagePlace const page{announcement.url, path};
  std::vector<Attachment> resolved;
  for (Attachment& link : announcement.attachments) {
    Attachment attachment{link_url(page, link.url), link_path(page, link.url),
                          std::move(link.text)};
    if (!schema::may_be_attachment(attachment.path)) attachment.path.clear();
    if (attachment.url.empty() && attachment.path.empty()) continue;
    add(std::move(attachment), resolved);
  }
  announcement.attachments = std::move(resolved);
}

}  // namespace tracuu::indexer
