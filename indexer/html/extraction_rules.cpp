// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html/extraction_rules.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <mutex>
#include <optional>
#include <sstream>
#include <utility>

#include "indexer/text/url_host.hpp"

namespace tracuu::indexer {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

struct FieldKey {
  std::string_view key;
  RuleField field;
};
constexpr std::array kFieldKeys{
    FieldKey{"title", RuleField::Title},        FieldKey{"date", RuleField::Date},
    FieldKey{"unit", RuleField::Unit},          FieldKey{"author", RuleField::Author},
    FieldKey{"body", RuleField::Body},          FieldKey{"number", RuleField::Number},
    FieldKey{"leave_out", RuleField::LeaveOut},
};
constexpr std::string_view kKnownKeys =
    "known are host, path, title, date, unit, author, body, number and leave_out";

/// One selector of a page table, and how it fared.
struct ElementRule {
  RuleField field;
  CssSelector selector;
  std::string name;  ///< "FILE:4: title = "h1.ten-tin""
  RuleTries tries = {};
};

struct PageTable {
  std::string host;  ///< in lower case; empty: any
  std::string path;  ///< empty: any
  std::vector<ElementRule> rules;
};

std::string lower_host(std::string_view text) {
  std::string host(text);
  std::ranges::transform(host, host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  return host;
}

/// The path of an address with its query, or the path of a file.
std::string_view path_of_place(PagePlace const& place) {
  std::size_t const scheme = place.url.find("://");
  if (scheme == std::string_view::npos) return place.path;
  std::size_t const path = place.url.find('/', scheme + 3);
  if (path == std::string_view::npos) return "/";
  return place.url.substr(path, place.url.find('#', path) - path);
}

/// Reads the tables of a file of rules.
class RulesParser {
 public:
  explicit RulesParser(std::string_view name) : name_(name) {}

  Result<std::vector<PageTable>> read(toml::table const& file) {
    for (auto const& [key, node] : file) {
      if (key != "page") {
        return wrong(
            node, fmt::format("'{}' is not known here: rules stand in [[page]] tables", key.str()));
      }
      toml::array const* const tables = node.as_array();
      if (tables == nullptr) return wrong(node, "write [[page]], with two brackets");
      for (toml::node const& table : *tables) {
        if (auto const failed = read_table(table)) return *failed;
      }
    }
    return std::move(tables_);
  }

  [[nodiscard]] Error wrong(toml::source_position const& place, std::string_view what) const {
    return {ErrorCode::InvalidArgument, fmt::format("{}:{}: {}", name_, place.line, what), ""};
  }

 private:
  [[nodiscard]] Error wrong(toml::node const& node, std::string_view what) const {
    return wrong(node.source().begin, what);
  }

  std::optional<Error> read_table(toml::node const& node) {
    toml::table const* const table = node.as_table();
    if (table == nullptr) return wrong(node, "write [[page]], with two brackets");
    PageTable page;
    for (auto const& [key, value] : *table) {
      if (key == "host" || key == "path") {
        auto const text = value.value<std::string>();
        if (!text || !value.is_string() || text->empty()) {
          return wrong(value, fmt::format("'{}' is a text, such as \"*.example.vn\"", key.str()));
        }
        (key == "host" ? page.host : page.path) = key == "host" ? lower_host(*text) : *text;
        continue;
      }
      auto const known = std::ranges::find(kFieldKeys, key.str(), &FieldKey::key);
      if (known == kFieldKeys.end()) {
        return wrong(value, fmt::format("'{}' is not known; {}", key.str(), kKnownKeys));
      }
      if (auto failed = read_selectors(*known, value, page)) return failed;
    }
    if (page.rules.empty()) return wrong(node, "this table says nothing of any field");
    // TOML's tables are in the order of their keys; the rules of a page stay in that of the file.
    std::ranges::stable_sort(page.rules, {}, &ElementRule::field);
    tables_.push_back(std::move(page));
    return std::nullopt;
  }

  std::optional<Error> read_selectors(FieldKey const& known, toml::node const& value,
                                      PageTable& page) {
    if (toml::array const* const list = value.as_array()) {
      for (toml::node const& item : *list) {
        if (auto failed = read_selector(known, item, page)) return failed;
      }
      return list->empty() ? std::optional(wrong(value, "the list is empty")) : std::nullopt;
    }
    return read_selector(known, value, page);
  }

  std::optional<Error> read_selector(FieldKey const& known, toml::node const& value,
                                     PageTable& page) {
    auto const* const text = value.as_string();
    if (text == nullptr) {
      return wrong(value, fmt::format("'{}' is a selector or a list of selectors", known.key));
    }
    auto selector = CssSelector::parse(text->get());
    if (!selector) return wrong(value, selector.error().message);
    std::string name =
        fmt::format("{}:{}: {} = \"{}\"", name_, value.source().begin.line, known.key, text->get());
    page.rules.push_back({known.field, std::move(*selector), std::move(name)});
    return std::nullopt;
  }

  std::string name_;
  std::vector<PageTable> tables_;
};

bool fits_host(std::string_view pattern, std::string_view url) {
  return pattern.empty() || fits_pattern(pattern, lower_host(url_host(url)));
}

}  // namespace

struct ExtractionRules::Impl {
  std::string source;
  std::string name;
  std::vector<PageTable> tables;
  std::mutex mutex;  ///< guards the counts of the rules
};

ExtractionRules::ExtractionRules(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ExtractionRules::ExtractionRules(ExtractionRules&&) noexcept = default;
ExtractionRules& ExtractionRules::operator=(ExtractionRules&&) noexcept = default;
ExtractionRules::~ExtractionRules() = default;

Result<ExtractionRules> ExtractionRules::parse(std::string_view toml, std::string_view name) {
  RulesParser parser(name);
  if (toml.size() > kMaxFileBytes) {
    return Error{ErrorCode::InvalidArgument,
                 fmt::format("{}: rules of more than {} bytes", name, kMaxFileBytes), ""};
  }
  try {
    auto tables = parser.read(toml::parse(toml, name));
    if (!tables) return tables.error();
    auto impl = std::make_unique<Impl>();
    impl->source = toml;
    impl->name = name;
    impl->tables = std::move(*tables);
    return ExtractionRules(std::move(impl));
  } catch (toml::parse_error const& failure) {
    return parser.wrong(failure.source().begin, "this line is not written as TOML has it");
  }
}

Result<ExtractionRules> ExtractionRules::read_file(std::filesystem::path const& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  if (!stream || !(text << stream.rdbuf())) {
    return Error{ErrorCode::Io, fmt::format("{} can't be read", file.string()),
                 "it holds the rules for pages; see docs/extraction-rules.md"};
  }
  return parse(text.str(), file.string());
}

std::vector<HtmlNode const*> ExtractionRules::select(HtmlNode const& root, PagePlace const& place,
                                                     RuleField field) const {
  constexpr std::size_t kMaxElements = 10'000;
  std::vector<HtmlNode const*> found;
  for (PageTable& table : impl_->tables) {
    bool const applies = fits_host(table.host, place.url) &&
                         (table.path.empty() || fits_pattern(table.path, path_of_place(place)));
    if (!applies) continue;
    for (ElementRule& rule : table.rules) {
      if (rule.field != field) continue;
      std::vector<HtmlNode const*> const elements = rule.selector.select(root, kMaxElements);
      {
        std::lock_guard const lock(impl_->mutex);
        ++rule.tries.pages;
        if (elements.empty() && rule.tries.missed++ == 0) {
          rule.tries.first_missed = place.url.empty() ? place.path : place.url;
        }
      }
      found.insert(found.end(), elements.begin(), elements.end());
      if (!found.empty() && field != RuleField::LeaveOut) return found;
    }
  }
  return found;
}

std::vector<RuleMisses> ExtractionRules::misses() const {
  std::lock_guard const lock(impl_->mutex);
  std::vector<RuleMisses> all;
  for (PageTable const& table : impl_->tables) {
    for (ElementRule const& rule : table.rules) {
      RuleTries const& tries = rule.tries;
      if (tries.missed == 0) continue;
      all.push_back({rule.name, tries.pages, tries.missed, tries.first_missed});
    }
  }
  return all;
}

std::vector<RuleTries> ExtractionRules::tries() const {
  std::lock_guard const lock(impl_->mutex);
  std::vector<RuleTries> all;
  for (PageTable const& table : impl_->tables) {
    for (ElementRule const& rule : table.rules) all.push_back(rule.tries);
  }
  return all;
}

void ExtractionRules::add_tries(std::vector<RuleTries> const& tries) const {
  std::lock_guard const lock(impl_->mutex);
  auto added = tries.begin();
  for (PageTable& table : impl_->tables) {
    for (ElementRule& rule : table.rules) {
      if (added == tries.end()) return;
      rule.tries.pages += added->pages;
      if (rule.tries.missed == 0) rule.tries.first_missed = added->first_missed;
      rule.tries.missed += added->missed;
      ++added;
    }
  }
}

std::string const& ExtractionRules::source() const {
  return impl_->source;
}

std::string const& ExtractionRules::name() const {
  return impl_->name;
}

bool fits_pattern(std::string_view pattern, std::string_view text) {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_at = 0;
  while (at < text.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      star_at = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[at]) {
      ++in_pattern;
      ++at;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      at = ++star_at;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == '*') ++in_pattern;
  return in_pattern == pattern.size();
}

}  // namespace tracuu::indexer
