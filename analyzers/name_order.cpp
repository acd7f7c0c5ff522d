// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/name_order.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <memory>

namespace tracuu::analyzers {
namespace {

std::string sort_key(icu::Collator const& order, std::string const& name) {
  icu::UnicodeString const text = icu::UnicodeString::fromUTF8(name);
  std::string key(64, '\0');
  for (;;) {
    auto const room = static_cast<std::int32_t>(key.size());
    std::int32_t const bytes =
        order.getSortKey(text, reinterpret_cast<std::uint8_t*>(key.data()), room);
    key.resize(static_cast<std::size_t>(bytes));
    if (bytes <= room) break;
  }
  return key;
}

}  // namespace

base::Result<std::vector<std::string>> name_order_keys(std::span<std::string const> names) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> const order(
      icu::Collator::createInstance(icu::Locale("vi"), status));
  if (U_SUCCESS(status)) order->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  if (U_FAILURE(status)) {
    return base::Error{base::ErrorCode::Internal,
                       std::string("no order of names: ") + u_errorName(status), ""};
  }
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (std::string const& name : names) keys.push_back(sort_key(*order, name));
  return keys;
}

}  // namespace tracuu::analyzers
