// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/views/archive/comparison_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "base/wording.hpp"
#include "formats/format.hpp"
#include "formats/xml_text.hpp"
#include "search/api/search_request.hpp"
#include "server/urls/links.hpp"
#include "server/urls/request_params.hpp"

namespace tracuu::server {
namespace {

/// The drawing, in its own units.
constexpr double kChartWidth = 720;
constexpr double kChartHeight = 300;
constexpr double kLeft = 60;  ///< room for the numbers
constexpr double kRight = 16;
constexpr double kTop = 26;
constexpr double kBottom = 30;
constexpr double kMarker = 4;

constexpr std::size_t kMaxMarkers = 40;  ///< a line; of more points only peaks are marked
constexpr std::size_t kMaxLabels = 12;   ///< under the chart
constexpr std::size_t kMaxLegendPoints = 70;

/// How a query is told from the others: without colours, too.
struct Pen {
  char const* color;
  char const* dashes;  ///< "" = none
};

constexpr std::array<Pen, kMaxCompared> kPens{
    {{"#0b4a7f", ""}, {"#b3401e", "8 4"}, {"#2f6b3c", "2 4"}, {"#6a3d9a", "10 4 2 4"}}};

constexpr char const* kGridColor = "#d5dbe1";
constexpr char const* kTextColor = "#54606d";

std::string coordinate(double number) {
  return fmt::format("{:.1f}", number);
}

std::string marker_svg(std::size_t series, double x, double y) {
  std::string const paint =
      fmt::format("class=\"marker s{}\" fill=\"{}\"", series + 1, kPens.at(series).color);
  double const r = kMarker;
  switch (series) {
    case 0: return fmt::format("<circle {} cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\"/>", paint, x, y, r);
    case 1:
      return fmt::format("<rect {} x=\"{:.1f}\" y=\"{:.1f}\" width=\"7\" height=\"7\"/>", paint,
                         x - 3.5, y - 3.5);
    case 2:
      return fmt::format("<path {} d=\"M{:.1f} {:.1f}l{} {}h-{}z\"/>", paint, x, y - r - 1, r + 1,
                         2 * r, 2 * (r + 1));
    default: return fmt::format("<path {} d=\"M{:.1f} {:.1f}l5 5-5 5-5-5z\"/>", paint, x, y - 5);
  }
}

std::string line_svg(std::size_t series, std::string const& path) {
  Pen const& pen = kPens.at(series);
  std::string const dashes =
      *pen.dashes == '\0' ? "" : fmt::format(" stroke-dasharray=\"{}\"", pen.dashes);
  return fmt::format(
      "<path class=\"line s{}\" d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{}/>",
      series + 1, path, pen.color, dashes);
}

std::string text_svg(double x, double y, char const* anchor, std::string_view text) {
  return fmt::format(
      "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" font-size=\"13\" fill=\"{}\">{}</text>",
      x, y, anchor, kTextColor, formats::xml_text(text));
}

/// 1, 2 or 5 times a power of ten, so that about four of it reach `most`.
double nice_step(double most) {
  double const raw = most / 4;
  double const power = std::pow(10, std::floor(std::log10(raw)));
  for (double const factor : {1.0, 2.0, 5.0}) {
    if (raw <= factor * power) return factor * power;
  }
  return 10 * power;
}

class Chart {
 public:
  /// `base_url` stands before the addresses of links: nothing on a page of ours.
  Chart(Comparison const& comparison, CompareParams const& params, std::string_view base_url)
      : comparison_(comparison), params_(params), base_url_(base_url) {
    double most = 0;
    for (ComparedSeries const& series : comparison.series) {
      for (std::size_t at = 0; at < periods(); ++at) {
        most = std::max(most, value(series, at).value_or(0));
      }
    }
    step_ = nice_step(most > 0 ? most : 1);
    if (!is_relative()) step_ = std::max(1.0, step_);  // no halves of announcements
    top_value_ = std::max(1.0, std::ceil(most / step_ - 1e-9)) * step_;
  }

  [[nodiscard]] std::string draw() const {
    std::string svg = grid() + labels();
    for (std::size_t at = 0; at < comparison_.series.size(); ++at) svg += line_svg(at, path_of(at));
    for (std::size_t at = 0; at < comparison_.series.size(); ++at) svg += markers(at);
    return svg;
  }

 private:
  [[nodiscard]] std::size_t periods() const { return comparison_.periods.size(); }
  [[nodiscard]] bool is_relative() const { return params_.scale == CompareScale::PerMille; }

  [[nodiscard]] std::optional<double> value(ComparedSeries const& series, std::size_t at) const {
    if (is_relative()) return per_mille(comparison_, series, at);
    return static_cast<double>(series.counts.at(at));
  }

  [[nodiscard]] double x_of(std::size_t at) const {
    double const place = (kChartWidth - kLeft - kRight) / static_cast<double>(periods());
    return kLeft + (static_cast<double>(at) + 0.5) * place;
  }

  [[nodiscard]] double y_of(double number) const {
    return kChartHeight - kBottom - number / top_value_ * (kChartHeight - kTop - kBottom);
  }

  [[nodiscard]] std::string number_text(double number) const {
    if (is_relative()) return format_decimal(number, params_.language);
    return formats::format_count(static_cast<std::size_t>(std::llround(number)), params_.language);
  }

  [[nodiscard]] std::string grid() const {
    std::string svg;
    auto const lines = static_cast<int>(std::llround(top_value_ / step_));
    for (int line = 0; line <= lines; ++line) {
      double const number = line * step_;
      svg += fmt::format("<path class=\"grid\" d=\"M{} {:.1f}H{}\" stroke=\"{}\"/>", kLeft,
                         y_of(number), kChartWidth - kRight, kGridColor);
      svg += text_svg(kLeft - 8, y_of(number) + 4, "end", number_text(number));
      // Again at the other end, for phones, where the newest is in sight and not the left edge.
      svg += fmt::format("<g class=\"far\" display=\"none\" aria-hidden=\"true\">{}</g>",
                         text_svg(kChartWidth, y_of(number) - 4, "end", number_text(number)));
    }
    return svg + text_svg(4, 13, "start", unit_text());
  }

  [[nodiscard]] std::string_view unit_text() const {
    return is_relative() ? base::wording("chart.unit.permille", params_.language)
                         : base::wording("chart.unit.count", params_.language);
  }

  /// Every so many-th period is named; months by the year that they begin.
  [[nodiscard]] std::string labels() const {
    bool const by_january =
        params_.step == search::TimelineStep::Month && periods() > kMaxLabels + 2;
    std::size_t const named = by_january ? (periods() + 11) / 12 : periods();
    std::size_t const most = params_.step == search::TimelineStep::Month && !by_january ? 7 : 12;
    std::size_t const every = (named + most - 1) / most;
    std::string svg;
    for (std::size_t at = 0; at < periods(); ++at) {
      ArchivePeriod period = comparison_.periods[at];
      std::size_t place = at;
      if (by_january) {
        if (period.month != std::chrono::January) continue;
        period.month.reset();
        place = static_cast<std::size_t>(static_cast<int>(period.year));
      }
      if (place % every != 0) continue;
      svg += fmt::format("<path class=\"grid\" d=\"M{:.1f} {}v5\" stroke=\"{}\"/>", x_of(at),
                         kChartHeight - kBottom, kGridColor);
      svg += text_svg(x_of(at), kChartHeight - 8, "middle", label_of(period));
    }
    return svg;
  }

  [[nodiscard]] static std::string label_of(ArchivePeriod const& period) {
    return period_text(period, base::Language::Vietnamese);  // "7/2009" fits, "July 2009" not
  }

  [[nodiscard]] std::string path_of(std::size_t series) const {
    std::string path;
    char next = 'M';
    for (std::size_t at = 0; at < periods(); ++at) {
      auto const number = value(comparison_.series[series], at);
      if (!number) {
        next = 'M';
        continue;
      }
      path += fmt::format("{}{:.1f} {:.1f}", next, x_of(at), y_of(*number));
      next = 'L';
    }
    return path;
  }

  /// The highest point of each few, as a link.
  [[nodiscard]] std::string markers(std::size_t series) const {
    ComparedSeries const& line = comparison_.series[series];
    std::size_t const every = (periods() + kMaxMarkers - 1) / kMaxMarkers;
    std::string svg;
    for (std::size_t begin = 0; begin < periods(); begin += every) {
      std::size_t peak = begin;
      for (std::size_t at = begin; at < std::min(begin + every, periods()); ++at) {
        if (value(line, at).value_or(0) > value(line, peak).value_or(0)) peak = at;
      }
      if (line.counts[peak] > 0) svg += point(series, peak);
    }
    return svg;
  }

  [[nodiscard]] std::string point(std::size_t series, std::size_t at) const {
    ComparedSeries const& line = comparison_.series[series];
    ArchivePeriod const& period = comparison_.periods[at];
    std::string const name = formats::xml_text(
        fmt::format("{} · {}: {}", line.query, period_text(period, params_.language),
                    number_text(value(line, at).value_or(0))));
    std::string const url = formats::xml_text(
        base_url_ + search_url(compared_search(params_, line.query, compared_days(params_, period)),
                               params_.language));
    double const x = x_of(at);
    double const y = y_of(value(line, at).value_or(0));
    return fmt::format(
        "<a class=\"point\" href=\"{}\" tabindex=\"-1\" aria-label=\"{}\"><title>{}</title>{}</a>",
        url, name, name, marker_svg(series, x, y));
  }

  Comparison const& comparison_;
  CompareParams const& params_;
  std::string const base_url_;
  double step_ = 1;
  double top_value_ = 1;
};

/// `text` cut at a blank, so that no word changes its meaning.
std::string shortened(std::string const& text) {
  std::size_t points = 0;
  std::size_t blank = std::string::npos;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') blank = at;
    if (++points > kMaxLegendPoints) return text.substr(0, std::min(blank, at)) + " …";
    at += base::decode_utf8(text, at).bytes;
  }
  return text;
}

std::string_view drawing_title(CompareParams const& params) {
  bool const is_month = params.step == search::TimelineStep::Month;
  if (params.scale == CompareScale::PerMille) {
    return is_month ? base::wording("chart.title.permille.month", params.language)
                    : base::wording("chart.title.permille.year", params.language);
  }
  return is_month ? base::wording("chart.title.count.month", params.language)
                  : base::wording("chart.title.count.year", params.language);
}

/// Where the numbers come from; the address in full is in the description.
std::string drawing_source(CompareParams const& params, std::string const& base_url,
                           std::string const& name) {
  return params.site.empty()
             ? base::wording("chart.source", params.language, name, base_url)
             : base::wording("chart.source.site", params.language, name, base_url, params.site);
}

}  // namespace

std::string comparison_chart(Comparison const& comparison, CompareParams const& params) {
  return Chart(comparison, params, "").draw();
}

std::string comparison_key(std::size_t series) {
  return line_svg(series, "M1 8H39") + marker_svg(series, 20, 8);
}

std::string comparison_svg(Comparison const& comparison, CompareParams const& params,
                           std::string const& base_url, Branding const& branding) {
  constexpr double kRow = 24;
  constexpr double kMargin = 16;
  double const rows = static_cast<double>(comparison.series.size());
  double const chart_y = kMargin + kRow * (rows + 1.5);
  double const height = chart_y + kChartHeight + kRow + kMargin;
  std::string svg = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 752 {0}\" width=\"752\" "
      "height=\"{0}\" font-family=\"system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif\" "
      "role=\"img\" aria-labelledby=\"title\">\n<title id=\"title\">{1}</title>\n",
      coordinate(height), formats::xml_text(drawing_title(params)));
  svg += fmt::format("<desc>{}</desc>\n", formats::xml_text(base_url + compare_url(params)));
  svg += "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  svg += fmt::format(
      "<text x=\"16\" y=\"{}\" font-size=\"17\" font-weight=\"600\" fill=\"#1a2027\">{}</text>\n",
      coordinate(kMargin + 16), formats::xml_text(drawing_title(params)));
  for (std::size_t at = 0; at < comparison.series.size(); ++at) {
    ComparedSeries const& series = comparison.series[at];
    double const y = kMargin + kRow * (static_cast<double>(at) + 1.5);
    svg += fmt::format(
        "<g transform=\"translate(16 {:.1f})\">{}<text x=\"50\" y=\"13\" font-size=\"14\" "
        "fill=\"#1a2027\">{} ({})</text></g>\n",
        y, comparison_key(at), formats::xml_text(shortened(series.query)),
        formats::format_count(series.total, params.language));
  }
  svg += fmt::format("<g transform=\"translate(16 {})\">{}</g>\n", coordinate(chart_y),
                     Chart(comparison, params, base_url).draw());
  svg += text_svg(kMargin, height - kMargin, "start",
                  drawing_source(params, base_url, branding.name.in(params.language)));
  return svg + "\n</svg>\n";
}

}  // namespace tracuu::server
