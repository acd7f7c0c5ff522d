// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usage/command_builder.hpp"

#include <algorithm>
#include <charconv>

#include "cli/wording/say.hpp"

namespace tracuu::cli {

namespace {

std::vector<std::string> cut_at_commas(std::string_view text) {
  std::vector<std::string> pieces;
  while (true) {
    std::size_t const end = std::min(text.find(','), text.size());
    pieces.emplace_back(text.substr(0, end));
    if (end == text.size()) return pieces;
    text.remove_prefix(end + 1);
  }
}

/// "--output", "SOURCE".
std::string shown_name(CLI::Option const& option) {
  auto const& long_names = option.get_lnames();
  return long_names.empty() ? option.get_name(true) : "--" + long_names.front();
}

}  // namespace

std::optional<std::uint64_t> whole_number(std::string const& text) {
  std::uint64_t value = 0;
  auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const is_all = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return is_all ? std::optional(value) : std::nullopt;
}

CommandBuilder::CommandBuilder(CLI::App& app, CommandHelp help, base::Language language)
    : app_(app), help_(std::move(help)), language_(language) {
  app_.allow_extras();  // told by check(), in words of ours
}

void CommandBuilder::remember(ArgumentHelp words, Option* option) {
  if (words.is_required) required_.push_back(option);
  help_.arguments.push_back(std::move(words));
}

CommandBuilder::Option* CommandBuilder::argument(ArgumentHelp words,
                                                 std::filesystem::path& target) {
  Option* const option = app_.add_option(words.name, target);
  remember(std::move(words), option);
  return option;
}

CommandBuilder::Option* CommandBuilder::argument(ArgumentHelp words, std::string& target) {
  Option* const option = app_.add_option(words.name, target);
  remember(std::move(words), option);
  return option;
}

CommandBuilder::Option* CommandBuilder::arguments(ArgumentHelp words,
                                                  std::vector<std::filesystem::path>& targets) {
  Option* const option = app_.add_option(words.name, targets);
  remember(std::move(words), option);
  return option;
}

CommandBuilder::Option* CommandBuilder::arguments(ArgumentHelp words,
                                                  std::vector<std::string>& targets) {
  Option* const option = app_.add_option(words.name, targets);
  remember(std::move(words), option);
  return option;
}

void CommandBuilder::remember(OptionWords words, bool is_repeated) {
  OptionHelp option;
  option.names = cut_at_commas(words.names);
  option.value = std::move(words.value);
  option.text = std::move(words.text);
  option.is_repeated = is_repeated;
  help_.options.push_back(std::move(option));
}

CommandBuilder::Option* CommandBuilder::flag(OptionWords words, bool& target) {
  Option* const option = app_.add_flag(words.names, target);
  remember(std::move(words), false);
  return option;
}

CommandBuilder::Option* CommandBuilder::read(OptionWords words, Reader reader, bool is_repeated) {
  Option* option = nullptr;
  std::string const name = cut_at_commas(words.names).back();
  option = app_.add_option(words.names, [this, name, is_repeated,
                                         reader = std::move(reader)](CLI::results_t const& values) {
    if (values.size() > 1 && !is_repeated) {
      throw UsageFailure{say("usage.twice", language_, name), ""};
    }
    for (std::string const& value : values) {
      if (auto const wanted = reader(value)) throw wrong_value(name, value, *wanted, language_);
    }
    return true;
  });
  option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->allow_extra_args(false);
  if (is_repeated)
    option->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args(false);
  remember(std::move(words), is_repeated);
  return option;
}

CommandBuilder::Option* CommandBuilder::text(OptionWords words, std::string& target) {
  return read(std::move(words), [&target](std::string const& value) {
    target = value;
    return std::optional<std::string>();
  });
}

CommandBuilder::Option* CommandBuilder::path(OptionWords words, std::filesystem::path& target) {
  return read(std::move(words), [&target](std::string const& value) {
    target = value;
    return std::optional<std::string>();
  });
}

CommandBuilder::Option* CommandBuilder::read_number(OptionWords words, NumberBounds bounds,
                                                    std::function<void(std::uint64_t)> take) {
  return read(std::move(words),
              [bounds, take = std::move(take),
               language = language_](std::string const& value) -> std::optional<std::string> {
                auto const number = whole_number(value);
                if (number && *number >= bounds.min && *number <= bounds.max) {
                  take(*number);
                  return std::nullopt;
                }
                std::string const min = std::to_string(bounds.min);
                bool const is_bounded = bounds.max != NumberBounds().max;
                return is_bounded
                           ? say("usage.number_between", language, min, std::to_string(bounds.max))
                           : say("usage.number_from", language, min);
              });
}

CommandBuilder::Option* CommandBuilder::read_choice(OptionWords words,
                                                    std::vector<std::string> names,
                                                    std::function<void(std::string const&)> take) {
  std::string const option_name = cut_at_commas(words.names).back();
  Option* const option = read(std::move(words),
                              [names, option_name, take = std::move(take), language = language_](
                                  std::string const& value) -> std::optional<std::string> {
                                if (std::ranges::find(names, value) == names.end()) {
                                  throw wrong_choice(option_name, value, names, language);
                                }
                                take(value);
                                return std::nullopt;
                              });
  last().choices = std::move(names);
  return option;
}

CommandBuilder::Option* CommandBuilder::read_choices(OptionWords words,
                                                     std::vector<std::string> names,
                                                     std::function<void(std::string const&)> take) {
  std::string const option_name = cut_at_commas(words.names).back();
  Option* const option = read(
      std::move(words),
      [names, option_name, take = std::move(take),
       language = language_](std::string const& values) -> std::optional<std::string> {
        for (std::string const& value : cut_at_commas(values)) {
          if (std::ranges::find(names, value) == names.end()) {
            throw wrong_choice(option_name, value, names, language);
          }
          take(value);
        }
        return std::nullopt;
      },
      true);
  last().choices = std::move(names);
  return option;
}

void CommandBuilder::require(Option* option) {
  required_.push_back(option);
  std::string const name = shown_name(*option);
  for (OptionHelp& each : help_.options) {
    if (each.names.back() == name) each.is_required = true;
  }
}

std::vector<std::string> CommandBuilder::option_names() const {
  std::vector<std::string> names;
  for (OptionHelp const& option : help_.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return names;
}

void CommandBuilder::check() const {
  for (std::string const& word : app_.remaining()) {
    if (word == "--") continue;
    if (word.starts_with('-') && word.size() > 1) {
      throw unknown_option(help_.name, word, option_names(), language_);
    }
    throw superfluous_word(help_.name, word, language_);
  }
  for (Option const* const option : required_) {
    if (option->count() > 0) continue;
    std::string hint = usage_line(help_);
    if (!option->get_envname().empty()) {
      hint = say("usage.or_environment", language_, shown_name(*option), option->get_envname());
    }
    throw UsageFailure{say("usage.missing", language_, help_.name, shown_name(*option)), hint};
  }
  for (Rule const& rule : rules_) {
    if (rule.option->count() == 0 || (rule.other->count() > 0) == rule.is_need) continue;
    std::string const one = shown_name(*rule.option);
    std::string const other = shown_name(*rule.other);
    throw UsageFailure{rule.is_need ? say("usage.needs", language_, one, other)
                                    : say("usage.excludes", language_, one, other),
                       ""};
  }
}

UsageFailure CommandBuilder::failure_of(CLI::ParseError const& error) const {
  // CLI11 names the option that it speaks of before the first colon, and nowhere else.
  std::string_view const text = error.what();
  std::string_view const name = text.substr(0, text.find(':'));
  std::vector<std::string> const names = option_names();
  bool const is_option = std::ranges::find(names, name) != names.end();
  std::string const hint = say("usage.see_command", language_, help_.name);
  if (is_option) return {say("usage.no_value", language_, name), hint};
  return {std::string(say("usage.not_understood", language_)), hint};
}

}  // namespace tracuu::cli
