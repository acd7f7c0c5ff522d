// SPDX-License-Identifier: GPL-3.0-or-later
//
// The judge of charset detection. Encodes paragraphs of documents in each
// legacy charset, as bytes and as text pasted into UTF-8, each alone and in
// files of mixed charsets, and counts those that are read back identically;
// then counts what is converted of good text: all paragraphs of the documents in
// three Unicode forms, and files in other languages.
//
//   eval_charset --docs vietnews-val.docs.jsonl.gz --foreign english.txt --foreign french.txt
//
// Exit code 1 if a target is missed: 99.9 % of the paragraphs of 8 syllables or
// more, no false conversion.

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "analyzers/charset/charset_table.hpp"
#include "analyzers/charset/legacy_charset.hpp"
#include "analyzers/nfc_filter.hpp"
#include "base/utf8.hpp"
#include "indexer/parsing/json_line.hpp"
#include "indexer/sources/source_reader.hpp"
#include "indexer/text/text_form.hpp"
#include "tests/indexer/unicode_forms.hpp"
#include "tests/support/legacy_encoder.hpp"

namespace tracuu::bench {
namespace {

using analyzers::Charset;
using analyzers::kLegacyCharsets;
using test::LegacyEncoder;
using test::LegacyText;

constexpr double kMinIdentical = 0.999;
constexpr std::size_t kMinSyllables = 8;
constexpr std::size_t kParagraphsInFile = 40;
constexpr std::uint32_t kSeed = 20261127;

struct Options {
  std::vector<std::filesystem::path> documents;
  std::vector<std::filesystem::path> foreign;
  std::size_t paragraphs = 4000;
  bool show = false;
};

/// Some documents hold "Unicode tổ hợp", for whose marks most charsets have no byte.
std::string nfc(std::string_view text) {
  auto const filtered = analyzers::NfcFilter().filter(text);
  return std::string(filtered ? filtered->text() : text);
}

base::Result<std::vector<std::string>> read_paragraphs(
    std::vector<std::filesystem::path> const& documents) {
  std::vector<std::string> paragraphs;
  indexer::SourceReader reader(documents, {});
  for (;;) {
    auto item = reader.next();
    if (!item) return item.error();
    if (!*item) return paragraphs;
    auto const read = indexer::parse_json_line((*item)->bytes);
    if (!read) return read.error();
    auto const& announcement = read->announcement;
    for (auto const* text : {&announcement.title, &announcement.abstract, &announcement.body}) {
      for (std::string_view const line : indexer::split_lines(*text)) paragraphs.emplace_back(line);
    }
  }
}

std::size_t syllables_of(std::string_view text) {
  return indexer::split_words(text).size();
}

/// `count` paragraphs long enough to be judged, spread over all documents.
std::vector<std::string> sample_of(std::vector<std::string> const& paragraphs, std::size_t count) {
  std::vector<std::string> sample;
  std::size_t const step = std::max<std::size_t>(1, paragraphs.size() / (count + count / 4));
  for (std::size_t at = 0; at < paragraphs.size() && sample.size() < count; at += step) {
    if (syllables_of(paragraphs[at]) >= kMinSyllables) sample.push_back(paragraphs[at]);
  }
  return sample;
}

struct Score {
  std::size_t all = 0;
  std::size_t good = 0;

  [[nodiscard]] double share() const {
    return all == 0 ? 1 : static_cast<double>(good) / static_cast<double>(all);
  }
};

bool is_same(std::string_view read, std::string_view expected, Charset charset) {
  if (charset != Charset::Tcvn3) return read == expected;
  return test::with_small_toned_letters(read) == test::with_small_toned_letters(expected);
}

std::string stored(LegacyText const& text, bool pasted) {
  return pasted ? analyzers::from_windows_1252(text.bytes) : text.bytes;
}

Score judge_alone(std::vector<std::string> const& sample, Charset charset, bool pasted, bool show) {
  LegacyEncoder const encoder(charset);
  Score score;
  for (std::string const& paragraph : sample) {
    LegacyText const text = encoder.encode(nfc(paragraph));
    auto const read = analyzers::read_as_unicode(stored(text, pasted));
    bool const same = read && is_same(read->text, text.expected, charset);
    ++score.all;
    if (same) ++score.good;
    if (!same && show) {
      fmt::print("  missed {} {}: {}\n      read {}\n", charset_name(charset),
                 pasted ? "pasted" : "bytes", text.expected,
                 read ? read->text : to_string(read.error()));
    }
  }
  return score;
}

/// One paragraph of a mixed file: its text as stored and as it must be read.
struct MixedLine {
  std::string stored;
  std::string expected;
  Charset charset = Charset::Utf8;
};

/// Files of which most lines are in one charset, one in five in another.
Score judge_mixed(std::vector<std::string> const& sample, Charset charset, bool pasted) {
  std::mt19937 random(kSeed);
  LegacyEncoder const encoder(charset);
  Score score;
  for (std::size_t begin = 0; begin < sample.size(); begin += kParagraphsInFile) {
    std::vector<MixedLine> lines;
    std::string file;
    for (std::size_t at = begin; at < std::min(begin + kParagraphsInFile, sample.size()); ++at) {
      std::string const paragraph = nfc(sample[at]);
      MixedLine line{paragraph, paragraph, Charset::Utf8};
      std::size_t const draw = random() % 10;
      if (draw != 0) {
        line.charset = draw == 1 ? kLegacyCharsets[random() % kLegacyCharsets.size()] : charset;
        LegacyText const text =
            draw == 1 ? LegacyEncoder(line.charset).encode(paragraph) : encoder.encode(paragraph);
        line.stored = stored(text, pasted);
        line.expected = text.expected;
      }
      file += line.stored + "\n";
      lines.push_back(std::move(line));
    }
    auto const read = analyzers::read_as_unicode(file);
    score.all += lines.size();
    if (!read) continue;
    std::string_view rest = read->text;
    for (MixedLine const& line : lines) {
      std::size_t const end = rest.find('\n');
      if (is_same(rest.substr(0, end), line.expected, line.charset)) ++score.good;
      rest.remove_prefix(end + 1);
    }
  }
  return score;
}

bool judge_charsets(std::vector<std::string> const& sample, bool show) {
  fmt::print("{:<14} {:>10} {:>10} {:>10} {:>10} {:>10}\n", "identical", "paragraphs", "bytes",
             "pasted", "mixed", "mixed past.");
  bool passed = true;
  for (Charset const charset : kLegacyCharsets) {
    Score const scores[] = {
        judge_alone(sample, charset, false, show), judge_alone(sample, charset, true, show),
        judge_mixed(sample, charset, false), judge_mixed(sample, charset, true)};
    fmt::print("{:<14} {:>10}", charset_name(charset), scores[0].all);
    for (Score const& score : scores) {
      fmt::print(" {:>9.3f}%", score.share() * 100);
      passed = passed && score.share() >= kMinIdentical;
    }
    fmt::print("\n");
  }
  return passed;
}

/// Of good text, how many paragraphs came back changed.
std::size_t count_conversions(std::vector<std::string> const& paragraphs, std::string_view name,
                              bool show) {
  std::size_t changed = 0;
  std::size_t bytes = 0;
  auto const begin = std::chrono::steady_clock::now();
  for (std::string const& paragraph : paragraphs) {
    if (base::find_invalid_utf8(paragraph)) continue;  // changelogs have names in Latin-1
    bytes += paragraph.size();
    auto const read = analyzers::read_as_unicode(paragraph);
    if (read && read->text == paragraph) continue;
    ++changed;
    if (show) {
      fmt::print("  converted {}: {}\n      to {}\n", name, paragraph,
                 read ? read->text : to_string(read.error()));
    }
  }
  double const seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  fmt::print("{:<28} {:>10} {:>12} {:>10.0f} MB/s\n", name, paragraphs.size(), changed,
             static_cast<double>(bytes) / 1e6 / seconds);
  return changed;
}

/// Text in another language stored as windows-1252: it must be refused, or read
/// as windows-1252 would be.
std::size_t count_conversions_of_bytes(std::vector<std::string> const& paragraphs,
                                       std::string_view name, bool show) {
  std::size_t all = 0;
  std::size_t changed = 0;
  for (std::string const& paragraph : paragraphs) {
    auto const bytes = analyzers::to_windows_1252(paragraph);
    if (!bytes || !base::find_invalid_utf8(*bytes)) continue;
    ++all;
    auto const read = analyzers::read_as_unicode(*bytes);
    if (!read || read->text == paragraph) continue;
    ++changed;
    if (show) fmt::print("  converted {}: {}\n      to {}\n", name, paragraph, read->text);
  }
  fmt::print("{:<28} {:>10} {:>12}\n", name, all, changed);
  return changed;
}

std::vector<std::string> with_form(std::vector<std::string> const& paragraphs,
                                   test::UnicodeForm form) {
  std::vector<std::string> formed;
  formed.reserve(paragraphs.size());
  for (std::string const& paragraph : paragraphs) {
    formed.push_back(test::to_form(paragraph, form));
  }
  return formed;
}

/// Blocks of lines between blank lines, each as one line.
std::vector<std::string> read_foreign(std::filesystem::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  std::vector<std::string> paragraphs;
  std::string paragraph;
  for (std::string line; std::getline(stream, line);) {
    std::string_view const text = indexer::trim(line);
    if (!text.empty()) paragraph.append(paragraph.empty() ? "" : " ").append(text);
    if (text.empty() && !paragraph.empty()) paragraphs.push_back(std::move(paragraph));
    if (text.empty()) paragraph.clear();
  }
  if (!paragraph.empty()) paragraphs.push_back(std::move(paragraph));
  return paragraphs;
}

/// Single lines are shorter, and so easier to take for something else.
std::vector<std::string> lines_of_file(std::filesystem::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  std::vector<std::string_view> const lines = indexer::split_lines(text);
  return {lines.begin(), lines.end()};
}

bool judge_good_text(std::vector<std::string> const& paragraphs, Options const& options) {
  fmt::print("\n{:<28} {:>10} {:>12}\n", "good text", "paragraphs", "converted");
  std::size_t changed = count_conversions(paragraphs, "documents, NFC", options.show);
  changed += count_conversions(with_form(paragraphs, test::UnicodeForm::Nfd), "documents, NFD",
                               options.show);
  changed += count_conversions(with_form(paragraphs, test::UnicodeForm::Mixed), "documents, to hop",
                               options.show);
  for (std::filesystem::path const& path : options.foreign) {
    std::string const name = path.filename().string();
    auto const foreign = read_foreign(path);
    changed += count_conversions(foreign, name, options.show);
    changed += count_conversions(lines_of_file(path), name + ", lines", options.show);
    changed += count_conversions_of_bytes(foreign, name + ", as 1252", options.show);
  }
  return changed == 0;
}

base::Result<bool> judge(Options const& options) {
  auto const paragraphs = read_paragraphs(options.documents);
  if (!paragraphs) return paragraphs.error();
  bool const identical = judge_charsets(sample_of(*paragraphs, options.paragraphs), options.show);
  bool const unchanged = judge_good_text(*paragraphs, options);
  return identical && unchanged;
}

}  // namespace
}  // namespace tracuu::bench

int main(int argc, char** argv) {
  using namespace tracuu;
  bench::Options options;
  CLI::App app{"Judges the detection of legacy charsets"};
  app.add_option("--docs", options.documents, "JSON Lines of documents (.gz too)")->required();
  app.add_option("--foreign", options.foreign, "plain text in other languages");
  app.add_option("--paragraphs", options.paragraphs, "how many to encode")->capture_default_str();
  app.add_flag("--show", options.show, "print what was missed");
  CLI11_PARSE(app, argc, argv);
  auto const passed = bench::judge(options);
  if (!passed) fmt::print(stderr, "eval_charset: {}\n", to_string(passed.error()));
  return passed && *passed ? 0 : 1;
}
