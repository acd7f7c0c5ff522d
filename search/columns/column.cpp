// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columns/column.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>
#include <numeric>
#include <type_traits>
#include <unordered_map>

namespace tracuu::search {

namespace {

/// Bytes of a different value beside its text, about: a string in a vector, an entry in a map.
constexpr std::size_t kBytesAValue = 128;

/// Adding to one counter again and again waits for the sum before; so documents take turns with
/// several rows of counters, where these are so few that they stay in the cache.
constexpr std::size_t kCounterRows = 4;
constexpr std::size_t kMostInRows = 1'024;

template <class Number>
bool holds_all(std::size_t values) {
  return values <= std::size_t{std::numeric_limits<Number>::max()} + 1;
}

template <class Number>
std::vector<Number> renumbered(std::vector<Column::Code> const& codes,
                               std::vector<Column::Code> const& places) {
  std::vector<Number> numbers(codes.size());
  std::ranges::transform(codes, numbers.begin(),
                         [&](Column::Code code) { return static_cast<Number>(places[code]); });
  return numbers;
}

/// The different values of a slot, numbered as they come; 0 is the empty one.
class ValueNumbers {
 public:
  Column::Code number_of(std::string value) {
    if (value == values_[last_]) return last_;  // documents of one day or site lie together
    auto const [found, is_new] =
        numbers_.try_emplace(std::move(value), static_cast<Column::Code>(values_.size()));
    if (is_new) {
      values_.push_back(found->first);
      bytes_ += found->first.size() * 2 + kBytesAValue;
    }
    return last_ = found->second;
  }

  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::vector<std::string> take() && { return std::move(values_); }

 private:
  std::vector<std::string> values_{""};
  std::unordered_map<std::string, Column::Code> numbers_{{"", Column::kNone}};
  Column::Code last_ = Column::kNone;
  std::size_t bytes_ = 0;
};

template <class Number>
Counts counted(std::vector<Number> const& codes, std::vector<Xapian::docid> const& documents,
               std::size_t values) {
  std::size_t const rows = values <= kMostInRows ? kCounterRows : 1;
  Counts counters(rows * values);
  std::size_t row = 0;
  for (Xapian::docid const document : documents) {
    if (document >= codes.size()) break;
    ++counters[row + codes[document]];
    row = row + values < counters.size() ? row + values : 0;
  }
  for (std::size_t i = values; i < counters.size(); ++i) counters[i % values] += counters[i];
  counters.resize(values);
  return counters;
}

}  // namespace

struct Column::Dictionary {
  std::vector<std::string> values;
  std::mutex mutex;
  std::array<std::optional<ValueGroups>, kGroupings> groups;
};

Column::Column(std::vector<std::string> values, std::vector<Code> const& codes)
    : dictionary_(std::make_shared<Dictionary>()) {
  std::vector<Code> order(values.size());
  std::iota(order.begin(), order.end(), Code{0});
  std::ranges::sort(order, {}, [&](Code code) -> std::string const& { return values[code]; });
  std::vector<Code> places(values.size());
  std::vector<std::string>& sorted = dictionary_->values;
  sorted.reserve(values.size());
  for (std::size_t place = 0; place < order.size(); ++place) {
    places[order[place]] = static_cast<Code>(place);
    sorted.push_back(std::move(values[order[place]]));
  }
  totals_.resize(sorted.size());
  for (Code const code : codes) ++totals_[places[code]];
  totals_[kNone] = 0;
  size_ = std::accumulate(totals_.begin(), totals_.end(), std::size_t{0});
  if (holds_all<std::uint8_t>(sorted.size())) {
    codes_ = renumbered<std::uint8_t>(codes, places);
  } else if (holds_all<std::uint16_t>(sorted.size())) {
    codes_ = renumbered<std::uint16_t>(codes, places);
  } else {
    codes_ = renumbered<std::uint32_t>(codes, places);
  }
}

std::optional<Column> Column::read(Xapian::Database const& database, Xapian::valueno slot,
                                   std::size_t most_bytes) {
  std::size_t const end = std::size_t{database.get_lastdocid()} + 1;
  if (end > most_bytes) return std::nullopt;
  ValueNumbers numbers;
  std::vector<Code> codes(end);
  auto const last = database.valuestream_end(slot);
  for (auto value = database.valuestream_begin(slot); value != last; ++value) {
    codes[value.get_docid()] = numbers.number_of(*value);
    if (end + numbers.bytes() > most_bytes) return std::nullopt;
  }
  Column column(std::move(numbers).take(), codes);
  if (column.bytes() > most_bytes) return std::nullopt;
  return column;
}

std::optional<Column> Column::of(std::vector<SlotValue> values, std::size_t end,
                                 std::size_t most_bytes) {
  if (end > most_bytes) return std::nullopt;
  ValueNumbers numbers;
  std::vector<Code> codes(end);
  for (SlotValue& at : values) {
    if (at.document < end) codes[at.document] = numbers.number_of(std::move(at.value));
    if (end + numbers.bytes() > most_bytes) return std::nullopt;
  }
  Column column(std::move(numbers).take(), codes);
  return column.bytes() <= most_bytes ? std::optional(std::move(column)) : std::nullopt;
}

std::vector<std::string> const& Column::values() const {
  return dictionary_->values;
}

std::optional<Column::Code> Column::code_of(std::string const& value) const {
  auto const found = std::ranges::lower_bound(values(), value);
  if (found == values().end() || *found != value) return std::nullopt;
  return static_cast<Code>(found - values().begin());
}

Column Column::with(std::vector<Change> const& changes, std::size_t end) const {
  bool const are_known = std::ranges::all_of(
      changes, [&](Change const& change) { return code_of(change.value).has_value(); });
  if (!are_known) return with_new_values(changes, end);
  Column changed = *this;
  std::visit(
      [&](auto& codes) {
        codes.resize(std::max(end, codes.size()));
        for (auto const& [document, value] : changes) {
          if (document >= codes.size()) continue;
          Code const code = *code_of(value);
          --changed.totals_[codes[document]];
          ++changed.totals_[code];
          codes[document] = static_cast<std::decay_t<decltype(codes[0])>>(code);
        }
      },
      changed.codes_);
  changed.totals_[kNone] = 0;
  changed.size_ = std::accumulate(changed.totals_.begin(), changed.totals_.end(), std::size_t{0});
  return changed;
}

Column Column::with_new_values(std::vector<Change> const& changes, std::size_t end) const {
  std::vector<Code> all = std::visit(
      [](auto const& codes) { return std::vector<Code>(codes.begin(), codes.end()); }, codes_);
  all.resize(std::max(end, all.size()));
  std::vector<std::string> values = this->values();
  std::unordered_map<std::string_view, Code> added;
  for (auto const& [document, value] : changes) {
    if (document >= all.size()) continue;
    auto code = code_of(value);
    if (!code) {
      code = added.try_emplace(value, static_cast<Code>(values.size())).first->second;
      if (*code == values.size()) values.push_back(value);
    }
    all[document] = *code;
  }
  return {std::move(values), all};
}

ValueGroups const& Column::groups(Grouping grouping) const {
  std::lock_guard const lock(dictionary_->mutex);
  auto& groups = dictionary_->groups[static_cast<std::size_t>(grouping)];
  if (!groups) groups.emplace(values(), grouping);
  return *groups;
}

std::size_t Column::bytes() const {
  std::size_t bytes =
      values().size() * (sizeof(std::string) + sizeof(totals_[0]) + ValueGroups::kBytesAValue);
  for (std::string const& value : values()) bytes += value.size();
  return bytes +
         std::visit([](auto const& codes) { return codes.size() * sizeof(codes[0]); }, codes_);
}

Counts Column::counts(std::vector<Xapian::docid> const& documents) const {
  Counts counts = std::visit(
      [&](auto const& codes) { return counted(codes, documents, values().size()); }, codes_);
  counts[kNone] = 0;
  return counts;
}

std::pair<Column::Code, Column::Code> Column::range(std::string_view from,
                                                    std::string_view to) const {
  auto const begin = std::ranges::lower_bound(values().begin() + 1, values().end(), from);
  auto const end = std::ranges::upper_bound(begin, values().end(), to);
  return {static_cast<Code>(begin - values().begin()), static_cast<Code>(end - values().begin())};
}

std::vector<Xapian::docid> Column::documents_in(std::pair<Code, Code> codes, std::size_t begin,
                                                std::size_t end) const {
  Code const width = codes.second - codes.first;
  std::vector<Xapian::docid> documents;
  std::visit(
      [&](auto const& all) {
        std::size_t const last = std::min(end, all.size());
        if (begin >= last) return;
        documents.resize(last - begin);
        std::size_t found = 0;
        for (std::size_t document = begin; document < last; ++document) {
          // Written whether it is one or not: no branch that is foretold wrong every other time.
          documents[found] = static_cast<Xapian::docid>(document);
          found += Code{all[document]} - codes.first < width ? 1 : 0;
        }
        documents.resize(found);
      },
      codes_);
  return documents;
}

}  // namespace tracuu::search
