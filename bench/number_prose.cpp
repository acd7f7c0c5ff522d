// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/number_prose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analyzers/document_number.hpp"
#include "analyzers/document_number_parts.hpp"
#include "analyzers/document_type.hpp"
#include "analyzers/letter.hpp"
#include "base/ascii.hpp"

namespace tracuu::bench {

namespace {

constexpr std::string_view kUnitJoint = " - ";

analyzers::DocumentType const* type_of_symbol(std::string_view symbol) {
  auto const found =
      std::ranges::find(analyzers::kDocumentTypes, symbol, &analyzers::DocumentType::symbol);
  return found == analyzers::kDocumentTypes.end() ? nullptr : &*found;
}

analyzers::DocumentType const* type_of_title(std::string_view title) {
  analyzers::TextScanner scanner(title, 0);
  return analyzers::read_document_type_name(scanner);
}

/// "qđ" -> "QĐ".
std::string capitals(std::string_view typed) {
  std::string symbol;
  for (char const c : typed) symbol += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  for (std::size_t at = symbol.find("đ"); at != std::string::npos; at = symbol.find("đ")) {
    symbol.replace(at, std::string_view("đ").size(), "Đ");
  }
  return symbol;
}

std::string without_zeros(std::string_view number) {
  return std::string(number.substr(std::min(number.find_first_not_of('0'), number.size() - 1)));
}

std::string plain(std::string_view text) {
  return base::to_lower_ascii(analyzers::fold(text));
}

std::string day_of(NumberFacts const& facts) {
  return fmt::format("{}/{}/{}", static_cast<unsigned>(facts.day.day()),
                     static_cast<unsigned>(facts.day.month()), static_cast<int>(facts.day.year()));
}

}  // namespace

std::string NumberFacts::key() const {
  return fmt::format("{}|{}|{}|{}", type, without_zeros(number), year, issuer);
}

std::optional<NumberFacts> number_facts(schema::Announcement const& announcement) {
  auto const normalized = analyzers::normalize_document_number(announcement.number);
  auto const parts = normalized ? analyzers::split_document_number(*normalized) : std::nullopt;
  if (!parts || !announcement.date || announcement.unit.empty()) return std::nullopt;
  auto const* const type =
      parts->type.empty() ? type_of_title(announcement.title) : type_of_symbol(parts->type);
  if (type == nullptr) return std::nullopt;
  NumberFacts facts;
  facts.type = type->name;
  facts.symbol = capitals(type->typed);
  facts.number = announcement.number.substr(
      0, std::min(announcement.number.find_first_not_of("0123456789"), announcement.number.size()));
  facts.day = *announcement.date;
  facts.year =
      parts->year.empty() ? fmt::format("{}", static_cast<int>(facts.day.year())) : parts->year;
  std::string_view unit = announcement.unit;
  std::size_t const joint = unit.find(kUnitJoint);
  facts.issuer = unit.substr(0, joint);
  if (joint != std::string_view::npos) {
    unit.remove_prefix(joint + kUnitJoint.size());
    facts.co_issuer = unit.substr(0, unit.find(kUnitJoint));
  }
  return facts;
}

std::vector<Phrasing> const& phrasings() {
  using F = NumberFacts const&;
  static std::vector<Phrasing> const kPhrasings{
      {"số … năm … của …",
       [](F f) {
         return fmt::format("{} số {} năm {} của {}", f.type, f.number, f.year, f.issuer);
       }},
      {"… năm … …, no marks",
       [](F f) {
         return plain(
             fmt::format("{} {} nam {} {}", f.type, without_zeros(f.number), f.year, f.issuer));
       }},
      {"symbol …/… …",
       [](F f) {
         return fmt::format("{} {}/{} {}", f.symbol, without_zeros(f.number), f.year, f.issuer);
       }},
      {"…/… của …",
       [](F f) { return fmt::format("{} {}/{} của {}", f.type, f.number, f.year, f.issuer); }},
      {"số … của … năm …",
       [](F f) {
         return fmt::format("{} số {} của {} năm {}", f.type, f.number, f.issuer, f.year);
       }},
      {"của … số … năm …",
       [](F f) {
         return fmt::format("{} của {} số {} năm {}", f.type, f.issuer, f.number, f.year);
       }},
      {"issuer first",
       [](F f) {
         return fmt::format("{} {} số {} năm {}", f.issuer, f.type, without_zeros(f.number),
                            f.year);
       }},
      {"year first",
       [](F f) {
         return fmt::format("năm {} {} số {} của {}", f.year, f.type, f.number, f.issuer);
       }},
      {"do … ban hành",
       [](F f) {
         return fmt::format("{} số {} năm {} do {} ban hành", f.type, f.number, f.year, f.issuer);
       }},
      {"with its day",
       [](F f) {
         return fmt::format("{} số {} ngày {} của {}", f.type, f.number, day_of(f), f.issuer);
       }},
      {"bare year",
       [](F f) {
         return fmt::format("{} {} {} {}", f.type, without_zeros(f.number), f.year, f.issuer);
       }},
      {"both issuers",
       [](F f) {
         std::string const both =
             f.co_issuer.empty() ? f.issuer : fmt::format("{} và {}", f.issuer, f.co_issuer);
         return fmt::format("{} {}/{} của {}", f.type, f.number, f.year, both);
       }},
  };
  return kPhrasings;
}

}  // namespace tracuu::bench
