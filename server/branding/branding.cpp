// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/branding/branding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include "base/fnv.hpp"
#include "base/utf8.hpp"
#include "server/branding/palette.hpp"
#include "server/branding/picture_kind.hpp"

namespace tracuu::server {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxNameBytes = 200;
constexpr std::size_t kMaxTextBytes = 4'000;
constexpr std::size_t kMaxStatementBytes = 65'536;
constexpr std::size_t kMaxLogoBytes = 262'144;

base::Error wrong(std::string_view key, std::string_view what, std::string hint = "") {
  return {base::ErrorCode::InvalidArgument, fmt::format("{} {}", key, what), std::move(hint)};
}

/// Lines of UTF-8 without other control characters, as TOML and editors write them.
base::Result<void> check_text(std::string_view key, std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes) return wrong(key, fmt::format("has over {} bytes", max_bytes));
  if (base::find_invalid_utf8(text)) return wrong(key, "is not UTF-8");
  auto const is_control = [](char byte) {
    return (static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\r' &&
            byte != '\t') ||
           byte == 0x7f;
  };
  if (std::ranges::any_of(text, is_control)) return wrong(key, "holds control characters");
  return {};
}

base::Result<std::string> read_branding_file(std::string_view key, fs::path const& file,
                                             std::size_t max_bytes) {
  std::error_code error;
  bool const is_file = fs::is_regular_file(file, error);
  std::ifstream stream(file, std::ios::binary);
  if (!is_file || !stream) {
    return wrong(key, fmt::format("names {}, which cannot be read", file.string()),
                 "give the server's user the right to read it");
  }
  std::string bytes(max_bytes + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (bytes.size() > max_bytes) {
    return wrong(key, fmt::format("names {}, which has over {} bytes", file.string(), max_bytes));
  }
  return bytes;
}

base::Result<std::optional<Logo>> read_logo(fs::path const& file) {
  if (file.empty()) return std::optional<Logo>{};
  auto bytes = read_branding_file("branding.logo", file, kMaxLogoBytes);
  if (!bytes) return bytes.error();
  auto const kind = picture_kind(*bytes);
  if (!kind) {
    return wrong(
        "branding.logo",
        fmt::format("names {}, which is neither an SVG with a viewBox nor a PNG", file.string()));
  }
  Logo logo{std::string(kind->media_type), "", fmt::format("{:x}", base::fnv1a(*bytes)),
            kind->width, kind->height};
  logo.bytes = std::move(*bytes);
  return std::optional<Logo>{std::move(logo)};
}

base::Result<std::string> read_statement(std::string_view key, fs::path const& file) {
  if (file.empty()) return std::string{};
  auto text = read_branding_file(key, file, kMaxStatementBytes);
  if (!text) return text;
  if (auto const checked = check_text(key, *text, kMaxStatementBytes); !checked) {
    return checked.error();
  }
  return text;
}

base::Result<void> check_texts(BrandingSettings const& settings) {
  struct Row {
    std::string_view key;
    std::string const& text;
    std::size_t max_bytes;
  };
  Row const rows[] = {{"branding.name", settings.name, kMaxNameBytes},
                      {"branding.name_en", settings.name_en, kMaxNameBytes},
                      {"branding.contact", settings.contact, kMaxTextBytes},
                      {"branding.contact_en", settings.contact_en, kMaxTextBytes},
                      {"branding.footer", settings.footer, kMaxTextBytes},
                      {"branding.footer_en", settings.footer_en, kMaxTextBytes}};
  for (Row const& row : rows) {
    if (auto const checked = check_text(row.key, row.text, row.max_bytes); !checked) return checked;
    bool const is_line = row.max_bytes == kMaxNameBytes;
    if (is_line && row.text.find_first_of("\r\n\t") != std::string::npos) {
      return wrong(row.key, "must be one line");
    }
  }
  return {};
}

std::string fingerprint_of(BrandingSettings const& settings, Branding const& branding) {
  if (settings == BrandingSettings{}) return "";
  std::uint64_t hash = base::kFnvOffset;
  auto const add = [&](std::string_view text) {
    hash = base::fnv1a(text, base::fnv1a(std::to_string(text.size()), hash));
  };
  for (base::Language const language : {base::Language::Vietnamese, base::Language::English}) {
    for (LocalText const* const text :
         {&branding.name, &branding.contact, &branding.footer, &branding.accessibility}) {
      add(text->in(language));
      add(base::language_tag(text->language_in(language)));
    }
  }
  add(branding.logo ? branding.logo->version : "");
  add(branding.style_rules);
  return fmt::format("{:016x}", hash);
}

}  // namespace

Branding const& own_branding() {
  static Branding const own;
  return own;
}

base::Result<Branding> make_branding(BrandingSettings const& settings) {
  if (auto const checked = check_texts(settings); !checked) return checked.error();
  auto palette = make_palette(settings.accent, settings.accent_dark);
  if (!palette) return palette.error();
  auto logo = read_logo(settings.logo);
  if (!logo) return logo.error();
  auto statement = read_statement("branding.accessibility", settings.accessibility);
  if (!statement) return statement.error();
  auto statement_en = read_statement("branding.accessibility_en", settings.accessibility_en);
  if (!statement_en) return statement_en.error();
  Branding branding;
  if (!settings.name.empty() || !settings.name_en.empty()) {
    branding.name = {settings.name, settings.name_en};
  }
  branding.logo = std::move(*logo);
  branding.contact = {settings.contact, settings.contact_en};
  branding.footer = {settings.footer, settings.footer_en};
  branding.accessibility = {std::move(*statement), std::move(*statement_en)};
  branding.style_rules = std::move(palette->rules);
  branding.accent = std::move(palette->accent);
  branding.fingerprint = fingerprint_of(settings, branding);
  return branding;
}

}  // namespace tracuu::server
