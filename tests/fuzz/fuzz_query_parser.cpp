// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/query_lexer.hpp"
#include "search/query_parser.hpp"

namespace {

using tracuu::search::QueryNode;

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_leaf(QueryNode const& node) {
  return node.kind == QueryNode::Kind::Words || node.kind == QueryNode::Kind::Phrase ||
         node.kind == QueryNode::Kind::Prefix;
}

/// The rules that the query builder counts on.
void check_node(QueryNode const& node, int depth) {
  require(depth <= 100);
  require(!is_leaf(node) || (!node.text.empty() && node.children.empty()));
  require(node.kind != QueryNode::Kind::Dates || !node.dates.is_open());
  require(node.kind != QueryNode::Kind::Not || node.children.size() == 1);
  require(node.kind != QueryNode::Kind::Or || node.children.size() >= 2);
  require(tracuu::schema::field(node.field).id == tracuu::schema::FieldId::Text ||
          !tracuu::schema::field(node.field).vietnamese.empty());
  for (QueryNode const& child : node.children) check_node(child, depth + 1);
}

}  // namespace

/// Any bytes as a query: no crash, and a tree that keeps to its rules.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  for (auto const& lexeme : tracuu::search::lex_query(text).lexemes) {
    bool const is_inside = lexeme.text.data() >= text.data() &&
                           lexeme.text.data() + lexeme.text.size() <= text.data() + text.size();
    require(is_inside);
    require((lexeme.field != nullptr) == (lexeme.kind == tracuu::search::Lexeme::Kind::Field));
  }
  auto const parsed = tracuu::search::parse_query(text);
  require(parsed.root.kind == QueryNode::Kind::And);
  check_node(parsed.root, 0);
  require(!to_string(parsed.root).empty());
  auto const again = tracuu::search::parse_query(text);
  require(to_string(again.root) == to_string(parsed.root));
  return 0;
}
