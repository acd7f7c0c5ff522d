// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/feed_stream.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/charset/legacy_charset.hpp"
#include "indexer/bytes/byte_reader.hpp"
#include "indexer/html/markup_text.hpp"
#include "indexer/sources/attached_files.hpp"
#include "indexer/sources/edxml_document.hpp"
#include "indexer/sources/feed_date.hpp"
#include "indexer/sources/json_text.hpp"
#include "indexer/text/text_form.hpp"
#include "indexer/text/url_host.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

using Item = std::optional<SourceItem>;
using Names = std::initializer_list<char const*>;
using pugi::xml_node;

/// Elements and attributes of a feed: in memory each takes about 60 bytes, however
/// short it is written. Real feeds have some hundred for one announcement.
constexpr std::ptrdiff_t kMaxMarkup = 4'000'000;

Error refused(std::string message) {
  return {ErrorCode::InvalidArgument, std::move(message), ""};
}

/// The text directly in `node`, CDATA too, without blanks at its ends.
std::string text_in(xml_node node) {
  std::string text;
  for (xml_node const child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    }
  }
  return std::string(trim(text));
}

/// The elements in `node` as XML again, for Atom's XHTML.
std::string markup_in(xml_node node) {
  std::ostringstream markup;
  for (xml_node const child : node.children()) child.print(markup, "", pugi::format_raw);
  return markup.str();
}

/// The kind of feed that a document is, and what of it is not the same in both.
struct Feed {
  xml_node channel;
  std::string prefix;  ///< of Atom's elements: "atom:", mostly none
  bool is_atom = false;
  // Looked up once: what a channel lacks is looked for among all its entries.
  std::string language = {};
  std::string host = {};  ///< of the channel's own address
};

std::optional<Feed> feed_of(pugi::xml_document const& document) {
  xml_node const root = document.document_element();
  std::string const name = root.name();
  if (name == "rss" && root.child("channel")) return Feed{root.child("channel"), "", false};
  std::size_t const colon = name.find(':');
  std::string const prefix = colon == std::string::npos ? "" : name.substr(0, colon + 1);
  if (name == prefix + "feed") return Feed{root, prefix, true};
  return std::nullopt;
}

/// The address that an element of the feed leads to.
std::string link_of(Feed const& feed, xml_node node) {
  if (!feed.is_atom) return text_in(node.child("link"));
  std::string const name = feed.prefix + "link";
  for (xml_node const link : node.children(name.c_str())) {
    std::string_view const rel = link.attribute("rel").as_string("alternate");
    if (rel == "alternate") return std::string(trim(link.attribute("href").as_string()));
  }
  return "";
}

/// Reads one announcement of a feed.
class EntryReader {
 public:
  EntryReader(Feed const& feed, xml_node entry) : feed_(feed), entry_(entry) {}

  /// The announcement as a JSON line. html_to_text's errors.
  Result<std::string> read();

 private:
  [[nodiscard]] xml_node child(xml_node node, char const* name) const {
    return node.child((feed_.prefix + name).c_str());
  }
  /// The text of the first of these elements that has one.
  [[nodiscard]] std::string first_text(Names names) const;
  [[nodiscard]] std::string author() const;
  [[nodiscard]] std::string category() const;
  /// Plain text of the first of these elements that has any.
  Result<std::string> plain_text(Names names) const;
  Result<std::string> plain_text(xml_node node) const;

  Feed const& feed_;
  xml_node entry_;
};

std::string EntryReader::first_text(Names names) const {
  for (char const* const name : names) {
    std::string text = text_in(child(entry_, name));
    if (!text.empty()) return text;
  }
  return "";
}

std::string EntryReader::author() const {
  std::string const name = text_in(child(child(entry_, "author"), "name"));
  return name.empty() ? first_text({"dc:creator", "author"}) : name;
}

std::string EntryReader::category() const {
  xml_node const first = child(entry_, "category");
  if (!feed_.is_atom) return text_in(first);
  return first.attribute("label").as_string(first.attribute("term").as_string());
}

Result<std::string> EntryReader::plain_text(xml_node node) const {
  std::string_view const type = node.attribute("type").as_string(feed_.is_atom ? "text" : "html");
  if (type == "text" || type == "text/plain") return text_in(node);
  return html_to_text(type == "xhtml" ? markup_in(node) : text_in(node));
}

Result<std::string> EntryReader::plain_text(Names names) const {
  for (char const* const name : names) {
    xml_node const node = child(entry_, name);
    if (!node) continue;
    Result<std::string> text = plain_text(node);
    if (!text || !text->empty()) return text;
  }
  return std::string();
}

Result<std::string> EntryReader::read() {
  Result<std::string> const title = plain_text({"title"});
  if (!title) return title.error();
  Result<std::string> const content = plain_text({"content:encoded", "content"});
  if (!content) return content.error();
  Result<std::string> const summary = plain_text({"description", "summary"});
  if (!summary) return summary.error();
  if (title->empty() && content->empty() && summary->empty()) {
    return refused("has no title and no text");
  }
  std::string const url = link_of(feed_, entry_);
  std::string const id = first_text({"guid", "id"});
  JsonText json;
  json.add("id", id.empty() ? url : id);
  json.add("url", url);
  json.add("title", *title);
  json.add("body", content->empty() ? *summary : *content);
  if (!content->empty()) json.add("abstract", *summary);
  json.add("date", feed_day(first_text({"pubDate", "dc:date", "published", "updated"})));
  if (url_host(url).empty()) json.add("site", feed_.host);
  json.add("author", author());
  json.add("category", category());
  json.add("language", feed_.language);
  return json.take();
}

class FeedStream : public ItemStream {
 public:
  FeedStream(ItemOrigin origin, std::unique_ptr<ByteInput> input, SourceLimits const& limits)
      : origin_(origin),
        input_(std::move(input)),
        limits_(limits),
        files_(std::move(origin), limits) {}

  Result<Item> next() override;
  [[nodiscard]] std::uint64_t consumed_bytes() const override { return input_.stored_bytes(); }

 private:
  Result<void> read_text();
  Result<void> read_feed();
  void read_edxml_document();
  Result<Item> next_of_edxml();

  ItemOrigin origin_;
  ByteReader input_;
  SourceLimits limits_;
  std::string text_;  ///< that `document_` refers to
  pugi::xml_document document_;
  Feed feed_;
  xml_node entry_;  ///< the next one
  std::size_t entry_number_ = 0;
  std::optional<EdXmlDocument> edxml_;  ///< if that is what the XML is
  AttachedFiles files_;                 ///< of it
  bool is_read_ = false;
};

Result<void> FeedStream::read_text() {
  Result<std::string> const bytes = read_whole(input_, limits_.max_item_bytes);
  if (!bytes) return bytes.error();
  Result<analyzers::UnicodeText> text = analyzers::read_as_unicode(*bytes);
  if (!text) return text.error();
  text_ = std::move(text->text);
  return {};
}

Result<void> FeedStream::read_feed() {
  if (auto const read = read_text(); !read) return read.error();
  auto const is_markup = [](char c) { return c == '<' || c == '='; };
  if (std::ranges::count_if(text_, is_markup) > kMaxMarkup) {
    return refused("the XML has too many elements");
  }
  auto const parsed = document_.load_buffer_inplace(text_.data(), text_.size(), pugi::parse_default,
                                                    pugi::encoding_utf8);
  if (!parsed) {
    return refused(fmt::format("broken XML: {} at byte {}", parsed.description(), parsed.offset));
  }
  if (is_edxml(document_.document_element())) {
    read_edxml_document();
    return {};
  }
  auto feed = feed_of(document_);
  if (!feed) return refused("the XML is neither RSS 2.0 nor Atom nor edXML");
  feed_ = std::move(*feed);
  feed_.language = feed_.is_atom ? feed_.channel.attribute("xml:lang").as_string()
                                 : text_in(feed_.channel.child("language"));
  feed_.host = url_host(link_of(feed_, feed_.channel));
  entry_ = feed_.channel.child(feed_.is_atom ? (feed_.prefix + "entry").c_str() : "item");
  return {};
}

void FeedStream::read_edxml_document() {
  edxml_ = read_edxml(document_.document_element(), origin_.key, limits_.max_item_bytes);
  for (AttachedFile& file : edxml_->files) files_.add(std::move(file));
  std::ranges::reverse(edxml_->refused);  // the first one is taken from the end
}

/// The document itself, what of it was refused, its attachments.
Result<Item> FeedStream::next_of_edxml() {
  if (!edxml_->json.empty()) {
    return Item(SourceItem{SourceFormat::EdXml, origin_.name, origin_.key,
                           std::exchange(edxml_->json, "")});
  }
  if (!edxml_->refused.empty()) {
    Error error = std::move(edxml_->refused.back());
    edxml_->refused.pop_back();
    error.subject = origin_.name + "/" + error.subject;
    return error;
  }
  return files_.next();
}

Result<Item> FeedStream::next() {
  if (!std::exchange(is_read_, true)) {
    Result<void> const read = read_feed();
    if (!read) return error_of_item(origin_.name, read.error());
  }
  if (edxml_) return next_of_edxml();
  if (!entry_) return Item();
  xml_node const entry = std::exchange(entry_, entry_.next_sibling(entry_.name()));
  std::string const number = fmt::format(":{}", ++entry_number_);
  Result<std::string> json = EntryReader(feed_, entry).read();
  if (!json) return error_of_item(origin_.name + number, json.error());
  return Item(SourceItem{SourceFormat::FeedEntry, origin_.name + number, origin_.key + number,
                         std::move(*json)});
}

}  // namespace

std::unique_ptr<ItemStream> open_feed(ItemOrigin origin, std::unique_ptr<ByteInput> input,
                                      SourceLimits const& limits) {
  return std::make_unique<FeedStream>(std::move(origin), std::move(input), limits);
}

}  // namespace tracuu::indexer
