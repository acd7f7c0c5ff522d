// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/syntax/query_lexer.hpp"
#include "search/syntax/query_parser.hpp"

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
  if (node.kind == QueryNode::Kind::Near) {
    require(node.children.size() == 2 && node.distance >= 1 && node.distance <= 50);
    for (QueryNode const& child : node.children) {
      require(is_leaf(child) && child.kind != QueryNode::Kind::Prefix);
      require(child.field == node.field && tracuu::schema::field(node.field).has_positions);
    }
  }
  require(node.kind != QueryNode::Kind::Not || node.children.size() == 1);
  require(node.kind != QueryNode::Kind::Or || node.children.size() >= 2);
  require(tracuu::schema::field(node.field).id == tracuu::schema::FieldId::Text ||
          !tracuu::schema::field(node.field).vietnamese.empty());
  for (QueryNode const& child : node.children) check_node(child, depth + 1);
}

/// Everything but groups; the operands of a nearness are part of it.
std::size_t count_clauses(QueryNode const& node) {
  bool const is_group = node.kind == QueryNode::Kind::And || node.kind == QueryNode::Kind::Or ||
                        node.kind == QueryNode::Kind::Not;
  if (!is_group) return 1;
  std::size_t clauses = 0;
  for (QueryNode const& child : node.children) clauses += count_clauses(child);
  return clauses;
}

}  // namespace

/// Any bytes as a query: no crash, and a tree that keeps to its rules.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  for (auto const& lexeme : tracuu::search::lex_query(text).lexemes) {
    bool const is_inside = lexeme.text.data() >= text.data() &&
                           lexeme.text.data() + lexeme.text.size() <= text.data() + text.size();
    require(is_inside);
    require((lexeme.kind == tracuu::search::Lexeme::Kind::Near) || lexeme.distance == 0);
    require((lexeme.field != nullptr) == (lexeme.kind == tracuu::search::Lexeme::Kind::Field));
  }
  auto const parsed = tracuu::search::parse_query(text);
  require(parsed.root.kind == QueryNode::Kind::And);
  check_node(parsed.root, 0);
  require(!to_string(parsed.root).empty());
  require(count_clauses(parsed.root) <= 64);
  require(parsed.notes.size() <= 8);
  auto const again = tracuu::search::parse_query(text);
  require(to_string(again.root) == to_string(parsed.root));
  return 0;
}
