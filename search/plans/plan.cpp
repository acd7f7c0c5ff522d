// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/plans/plan.hpp"

#include <algorithm>
#include <utility>

namespace tracuu::search {

namespace {

using Kind = Plan::Node::Kind;

Xapian::Query::op engine_op(Plan::Op op) {
  switch (op) {
    case Plan::Op::And: return Xapian::Query::OP_AND;
    case Plan::Op::Or: return Xapian::Query::OP_OR;
    case Plan::Op::AndMaybe: return Xapian::Query::OP_AND_MAYBE;
    case Plan::Op::AndNot: return Xapian::Query::OP_AND_NOT;
    case Plan::Op::Filter: return Xapian::Query::OP_FILTER;
    case Plan::Op::Synonym: return Xapian::Query::OP_SYNONYM;
  }
  return Xapian::Query::OP_AND;
}

/// True if nothing can match where this part cannot.
bool is_needed(Plan::Op op, std::size_t part) {
  switch (op) {
    case Plan::Op::And:
    case Plan::Op::Filter: return true;
    case Plan::Op::AndMaybe:
    case Plan::Op::AndNot: return part == 0;
    case Plan::Op::Or:
    case Plan::Op::Synonym: return false;
  }
  return false;
}

std::shared_ptr<Plan::Node> leaf(Kind kind) {
  auto node = std::make_shared<Plan::Node>();
  node->kind = kind;
  return node;
}

Xapian::Query engine_query(Plan::Node const& node) {
  switch (node.kind) {
    case Kind::All: return Xapian::Query(std::string());  // Query::MatchAll is no thread's own
    case Kind::Term: return Xapian::Query(node.term);
    case Kind::Range:
      return {Xapian::Query::OP_VALUE_RANGE, node.range.slot, node.range.from, node.range.to};
    case Kind::Engine: return node.query;
    case Kind::Scaled:
      return {Xapian::Query::OP_SCALE_WEIGHT, node.parts.front().to_xapian(), node.number};
    case Kind::Fixed: {
      auto* const source = new Xapian::FixedWeightPostingSource(node.number);
      return {Xapian::Query::OP_FILTER, Xapian::Query(source->release()),  // Xapian deletes it
              node.parts.front().to_xapian()};
    }
    case Kind::Parts: break;
  }
  std::vector<Xapian::Query> parts;
  parts.reserve(node.parts.size());
  for (Plan const& part : node.parts) parts.push_back(part.to_xapian());
  return {engine_op(node.op), parts.begin(), parts.end()};
}

}  // namespace

Plan::Plan(std::string term) {
  auto node = leaf(Kind::Term);
  node->term = std::move(term);
  node_ = std::move(node);
}

Plan::Plan(Xapian::Query query) {
  if (query.empty()) return;
  auto node = leaf(Kind::Engine);
  node->query = std::move(query);
  node_ = std::move(node);
}

Plan::Plan(Op op, Plan left, Plan right)
    : Plan(op, std::vector<Plan>{std::move(left), std::move(right)}) {}

Plan::Plan(Op op, std::vector<Plan> parts) {
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (parts[part].empty() && is_needed(op, part)) return;
  }
  std::erase_if(parts, [](Plan const& part) { return part.empty(); });
  if (parts.empty()) return;
  if (parts.size() == 1) {
    *this = std::move(parts.front());
    return;
  }
  auto node = leaf(Kind::Parts);
  node->op = op;
  node->parts = std::move(parts);
  node_ = std::move(node);
}

Plan Plan::all() {
  Plan all;
  all.node_ = leaf(Kind::All);
  return all;
}

Plan Plan::range(Xapian::valueno slot, std::string from, std::string to) {
  auto node = leaf(Kind::Range);
  node->range = {slot, std::move(from), std::move(to)};
  Plan range;
  range.node_ = std::move(node);
  return range;
}

Plan Plan::scaled(Plan plan, double factor) {
  return weighed(Kind::Scaled, std::move(plan), factor);
}

Plan Plan::fixed(Plan filter, double weight) {
  return weighed(Kind::Fixed, std::move(filter), weight);
}

Plan Plan::weighed(Kind kind, Plan plan, double number) {
  if (plan.empty()) return plan;
  auto node = leaf(kind);
  node->parts.push_back(std::move(plan));
  node->number = number;
  Plan weighed;
  weighed.node_ = std::move(node);
  return weighed;
}

Xapian::Query Plan::to_xapian() const {
  return empty() ? Xapian::Query() : engine_query(*node_);
}

}  // namespace tracuu::search
