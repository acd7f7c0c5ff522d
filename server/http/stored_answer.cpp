// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/stored_answer.hpp"

namespace tracuu::server {

std::string const* StoredAnswer::body(ContentCoding coding) const {
  if (coding == ContentCoding::Identity) return &response_.body;
  Packed& packed = this->packed(coding);
  std::call_once(packed.once, [&] {
    std::string encoded = encode_body(response_.body, coding);
    if (encoded.size() <= response_.body.size() / 2) {
      encoded.shrink_to_fit();
      packed.body = std::move(encoded);
    }
    packed.is_done = true;
  });
  return packed.body ? &*packed.body : nullptr;
}

bool StoredAnswer::is_packed(ContentCoding coding) const {
  return coding == ContentCoding::Identity || packed(coding).is_done;
}

std::size_t StoredAnswer::max_bytes() const {
  std::size_t bytes = sizeof(*this) + 2 * response_.body.capacity();
  for (auto const& [name, value] : response_.headers) {
    bytes += sizeof(response_.headers.front()) + name.capacity() + value.capacity();
  }
  return bytes;
}

}  // namespace tracuu::server
