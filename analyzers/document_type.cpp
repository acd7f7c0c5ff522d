// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/document_type.hpp"

#include <algorithm>

#include "analyzers/nfc_filter.hpp"

namespace tracuu::analyzers {

namespace {

DocumentType const* read_type(TextScanner& scanner, std::string_view DocumentType::* spelling) {
  auto const found = std::ranges::find_if(
      kDocumentTypes, [&](DocumentType const& type) { return scanner.spelled(type.*spelling); });
  return found == kDocumentTypes.end() ? nullptr : &*found;
}

}  // namespace

DocumentType const* read_document_type_name(TextScanner& scanner) {
  return read_type(scanner, &DocumentType::name);
}

DocumentType const* read_document_type_symbol(TextScanner& scanner) {
  return read_type(scanner, &DocumentType::typed);
}

bool is_document_type_symbol(std::string_view symbol) {
  return std::ranges::find(kDocumentTypes, symbol, &DocumentType::symbol) != kDocumentTypes.end() ||
         std::ranges::find(kUnnamedTypeSymbols, symbol) != kUnnamedTypeSymbols.end();
}

std::optional<std::string> document_type_symbol(std::string_view text) {
  auto const composed = NfcFilter().filter(text);
  std::string_view const nfc = composed ? composed->text() : text;
  for (auto const spelling : {&DocumentType::typed, &DocumentType::name}) {
    TextScanner scanner(nfc, 0);
    scanner.skip_blanks();
    DocumentType const* const type = read_type(scanner, spelling);
    scanner.skip_blanks();
    if (type != nullptr && scanner.at_end()) return std::string(type->symbol);
  }
  return std::nullopt;
}

std::vector<std::string_view> document_type_names(std::string_view symbol) {
  std::vector<std::string_view> names;
  for (DocumentType const& type : kDocumentTypes) {
    if (type.symbol == symbol) names.push_back(type.name);
  }
  return names;
}

}  // namespace tracuu::analyzers
