// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tracuu::search {

/// What is to be matched: a tree of terms. It says what Xapian::Query says, and can be read again,
/// so that both can run it: Xapian (to_xapian), and plan_matcher.hpp over lists of postings in
/// memory. What only Xapian can match (phrases) is a leaf.
/// A value: copies share the tree, which never changes. Thread-safe to read.
class Plan {
 public:
  enum class Op : std::uint8_t {
    And,       ///< all parts; their weights add up
    Or,        ///< any part; the weights of those that match add up
    AndMaybe,  ///< the first part; the second one adds its weight where it matches
    AndNot,    ///< the first part without the second
    Filter,    ///< the first part where the second one matches, which weighs nothing
    Synonym,   ///< any part, weighed as one term that stands wherever one of them does
  };

  enum class Kind : std::uint8_t { All, Term, Range, Engine, Parts, Scaled, Fixed };

  struct Node;

  /// Matches nothing.
  Plan() = default;

  explicit Plan(std::string term);

  /// What Xapian alone can match.
  Plan(Xapian::Query query);  // NOLINT(google-explicit-constructor): is one as it stands

  Plan(Op op, Plan left, Plan right);

  /// `parts` in order. And needs all of them; of the others, parts that match nothing are left out.
  Plan(Op op, std::vector<Plan> parts);

  /// All documents; they weigh nothing.
  [[nodiscard]] static Plan all();

  /// What has a value from `from` to `to` in `slot`, both included and neither empty; they weigh
  /// nothing.
  [[nodiscard]] static Plan range(Xapian::valueno slot, std::string from, std::string to);

  /// `plan`, its weights times `factor`, which is not negative.
  [[nodiscard]] static Plan scaled(Plan plan, double factor);

  /// What `filter` matches, each with this weight.
  [[nodiscard]] static Plan fixed(Plan filter, double weight);

  /// True if it matches nothing, whatever the index.
  [[nodiscard]] bool empty() const { return node_ == nullptr; }

  [[nodiscard]] Xapian::Query to_xapian() const;

  /// The root; null if empty().
  [[nodiscard]] Node const* root() const { return node_.get(); }

 private:
  /// `plan` under a node that only says what it weighs.
  [[nodiscard]] static Plan weighed(Kind kind, Plan plan, double number);

  std::shared_ptr<Node const> node_;
};

/// A node of the tree: of `term`, `range`, `query` and `parts` one is set, if it is not All.
struct Plan::Node {
  struct ValueRange {
    Xapian::valueno slot = 0;
    std::string from;
    std::string to;
  };

  using Kind = Plan::Kind;

  Kind kind = Kind::Parts;
  Op op = Op::And;          ///< of Parts
  std::string term;         ///< of Term
  ValueRange range;         ///< of Range
  Xapian::Query query;      ///< of Engine
  std::vector<Plan> parts;  ///< of Parts; one of Scaled and of Fixed. None is empty
  double number = 1;        ///< the factor of Scaled, the weight of Fixed
};

}  // namespace tracuu::search
