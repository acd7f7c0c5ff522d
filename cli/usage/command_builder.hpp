// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/usage/command_help.hpp"
#include "cli/usage/usage_failure.hpp"

namespace tracuu::cli {

/// What an option takes, beside its text.
struct OptionWords {
  std::string names;  ///< "-o,--output"
  std::string value;  ///< "FILE"; "" for a switch
  std::string text;
};

/// Digits and nothing else, as a number; nothing for any other text and for what is too large.
[[nodiscard]] std::optional<std::uint64_t> whole_number(std::string const& text);

/// Bounds of a number, both inclusive.
struct NumberBounds {
  std::uint64_t min = 0;
  std::uint64_t max = std::numeric_limits<std::uint64_t>::max();
};

/// Declares the options of one command, once for those who read a command line and for those who
/// are told of it. CLI11 cuts the line into words; what words mean, and what is said of wrong ones,
/// is ours. Values are written where the options point to while the line is read, which throws
/// UsageFailure.
class CommandBuilder {
 public:
  using Option = CLI::Option;
  /// Takes a value, or says what is wanted: "a whole number from 1 to 100".
  using Reader = std::function<std::optional<std::string>(std::string const& value)>;

  /// `app` must live as long as the builder.
  CommandBuilder(CLI::App& app, CommandHelp help, base::Language language);

  Option* argument(ArgumentHelp words, std::filesystem::path& target);
  Option* argument(ArgumentHelp words, std::string& target);
  Option* arguments(ArgumentHelp words, std::vector<std::filesystem::path>& targets);
  Option* arguments(ArgumentHelp words, std::vector<std::string>& targets);

  Option* flag(OptionWords words, bool& target);
  Option* text(OptionWords words, std::string& target);
  Option* path(OptionWords words, std::filesystem::path& target);

  /// What `reader` reads; of an option that may be given several times, each.
  Option* read(OptionWords words, Reader reader, bool is_repeated = false);

  /// A whole number within `bounds`. What `target` holds now is shown as the default, unless it is
  /// an optional.
  template <std::integral Number>
  Option* number(OptionWords const& words, NumberBounds bounds, Number& target) {
    Option* const option = read_number(
        words, bounds, [&target](std::uint64_t value) { target = static_cast<Number>(value); });
    last().fallback = std::to_string(target);
    return option;
  }
  template <std::integral Number>
  Option* number(OptionWords const& words, NumberBounds bounds, std::optional<Number>& target) {
    return read_number(words, bounds,
                       [&target](std::uint64_t value) { target = static_cast<Number>(value); });
  }

  /// One of the names of `choices`.
  template <class Target, class Value>
  Option* choice(OptionWords const& words, std::map<std::string, Value> const& choices,
                 Target& target) {
    return read_choice(words, names_of(choices),
                       [&choices, &target](auto const& name) { target = choices.at(name); });
  }
  /// Several of them, with commas between.
  template <class Value>
  Option* choices(OptionWords const& words, std::map<std::string, Value> const& choices,
                  std::vector<Value>& targets) {
    return read_choices(words, names_of(choices), [&choices, &targets](auto const& name) {
      targets.push_back(choices.at(name));
    });
  }

  /// What is not to be left out.
  void require(Option* option);
  /// The first is of use only beside the second.
  void needs(Option* option, Option* other) { rules_.push_back({option, other, true}); }
  void excludes(Option* option, Option* other) { rules_.push_back({option, other, false}); }

  /// After the line was read: throws UsageFailure for what is unknown, missing or does not fit
  /// together.
  void check() const;

  /// What CLI11 says of an option that lacks its value, in words of ours.
  [[nodiscard]] UsageFailure failure_of(CLI::ParseError const& error) const;

  [[nodiscard]] CommandHelp const& help() const { return help_; }
  [[nodiscard]] CommandHelp& help() { return help_; }
  [[nodiscard]] CLI::App& app() { return app_; }
  [[nodiscard]] base::Language language() const { return language_; }

 private:
  struct Rule {
    Option* option;
    Option* other;
    bool is_need;
  };

  Option* read_number(OptionWords words, NumberBounds bounds,
                      std::function<void(std::uint64_t)> take);
  Option* read_choice(OptionWords words, std::vector<std::string> names,
                      std::function<void(std::string const&)> take);
  Option* read_choices(OptionWords words, std::vector<std::string> names,
                       std::function<void(std::string const&)> take);
  [[nodiscard]] OptionHelp& last() { return help_.options.back(); }
  void remember(OptionWords words, bool is_repeated);
  void remember(ArgumentHelp words, Option* option);
  [[nodiscard]] std::vector<std::string> option_names() const;

  template <class Value>
  static std::vector<std::string> names_of(std::map<std::string, Value> const& choices) {
    std::vector<std::string> names;
    names.reserve(choices.size());
    for (auto const& [name, value] : choices) names.push_back(name);
    return names;
  }

  CLI::App& app_;
  CommandHelp help_;
  base::Language language_;
  std::vector<Option*> required_;
  std::vector<Rule> rules_;
};

}  // namespace tracuu::cli
