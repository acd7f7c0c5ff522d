// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/failing_memory.hpp"

#include <cstdlib>
#include <new>

namespace tracuu::test {
namespace {

struct Failing {
  bool is_on = false;
  bool and_all_after = false;
  bool has_failed = false;
  long before = 0;
};

thread_local Failing failing;

bool fails_now() {
  if (!failing.is_on) return false;
  if (failing.before > 0) {
    --failing.before;
    return false;
  }
  if (failing.has_failed && !failing.and_all_after) return false;
  failing.has_failed = true;
  return true;
}

}  // namespace

FailingMemory::FailingMemory(long before, bool and_all_after) {
  failing = {true, and_all_after, false, before};
}

FailingMemory::~FailingMemory() {
  failing.is_on = false;
}

bool FailingMemory::has_failed() const {
  return failing.has_failed;
}

}  // namespace tracuu::test

// The forms for arrays call these (C++20, [new.delete]); so would the one that does not throw, but
// a sanitizer has one of its own.
void* operator new(std::size_t bytes) {
  void* const memory =
      tracuu::test::fails_now() ? nullptr : std::malloc(bytes == 0 ? 1 : bytes);  // NOLINT
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void* operator new(std::size_t bytes, std::nothrow_t const& /*tag*/) noexcept {
  return tracuu::test::fails_now() ? nullptr : std::malloc(bytes == 0 ? 1 : bytes);  // NOLINT
}

void operator delete(void* memory, std::nothrow_t const& /*tag*/) noexcept {
  std::free(memory);  // NOLINT
}

void operator delete(void* memory) noexcept {
  std::free(memory);  // NOLINT
}

void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);  // NOLINT
}
