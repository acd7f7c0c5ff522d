// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analyzers/sample_texts.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace tracuu::test {

namespace {

std::vector<std::string> read_sample_texts() {
  std::ifstream file(TRACUU_SOURCE_DIR "/data/sample/announcements.jsonl");
  std::vector<std::string> texts;
  for (std::string line; std::getline(file, line);) {
    auto const announcement = nlohmann::json::parse(line);
    std::string text;
    for (char const* const part : {"title", "abstract", "body"}) {
      text += announcement.value(part, "") + "\n";
    }
    texts.push_back(std::move(text));
  }
  if (texts.empty()) throw std::runtime_error("no sample announcements");
  return texts;
}

}  // namespace

std::vector<std::string> const& sample_texts() {
  static std::vector<std::string> const texts = read_sample_texts();
  return texts;
}

}  // namespace tracuu::test
