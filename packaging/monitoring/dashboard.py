#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tracuu-dashboard.json, the dashboard of a Tra Cứu server for Grafana 9 or later.

usage: dashboard.py > tracuu-dashboard.json

The JSON is what Grafana imports; this script is where it is changed. A panel is a row of PANELS: titles are
Vietnamese, the description (shown at the "i" of a panel) says the same in English. A test holds the file
against the script, and every metric against a server (tests/server/monitoring_test.py).
"""
import json
import sys

SERVER = '{job=~"$job",instance=~"$instance"}'
SEARCHES = '{job=~"$job",instance=~"$instance",route=~"/search|/api/v1/search"}'
FAILURES = '{job=~"$job",instance=~"$instance",status=~"5.."}'
WIDTH, HEIGHT, STAT_HEIGHT = 12, 8, 4


def quantile(share, selector=SERVER):
    return (f"histogram_quantile({share}, sum by (le) "
            f"(rate(tracuu_http_request_duration_seconds_bucket{selector}[$__rate_interval])))")


def rate(metric, by, selector=SERVER):
    return f"sum by ({by}) (rate({metric}{selector}[$__rate_interval]))"


# title, what it shows in English, unit of Grafana, [(expression, legend)], thresholds of a figure or None
FIGURES = [
    ("Chỉ mục", "1 if the index can be read", "bool_on_off", [(f"min(tracuu_index_ready{SERVER})", "")],
     [(None, "red"), (1, "green")]),
    ("Lần cập nhật gần nhất", "time since the last commit to the index", "s",
     [(f"max(tracuu_index_age_seconds{SERVER})", "")], [(None, "green"), (172800, "orange"), (259200, "red")]),
    ("Yêu cầu mỗi giây", "requests a second", "reqps",
     [(f"sum(rate(tracuu_http_requests_total{SERVER}[$__rate_interval]))", "")], [(None, "blue")]),
    ("Lỗi phía máy chủ", "share of answers with a status of 500 and above", "percentunit",
     [(f"sum(rate(tracuu_http_requests_total{FAILURES}[$__rate_interval])) / "
       f"sum(rate(tracuu_http_requests_total{SERVER}[$__rate_interval])) or vector(0)", "")],
     [(None, "green"), (0.01, "orange"), (0.02, "red")]),
    ("Tìm không ra kết quả", "share of searches that find nothing", "percentunit",
     [(f"sum(rate(tracuu_zero_hit_searches_total{SERVER}[1h])) / "
       f"sum(rate(tracuu_http_requests_total{SEARCHES}[1h]))", "")], [(None, "green"), (0.4, "orange")]),
    ("Thay đổi đang chờ", "changes that were accepted and wait for their commit", "short",
     [(f"sum(tracuu_changes_waiting{SERVER})", "")], [(None, "green"), (10000, "orange"), (50000, "red")]),
]
PANELS = [
    ("Thời gian trả lời lượt tìm", "how long searches take: one half, 19 of 20, 99 of 100 are faster", "s",
     [(quantile(0.5, SEARCHES), "50 %"), (quantile(0.95, SEARCHES), "95 %"), (quantile(0.99, SEARCHES), "99 %")]),
    ("Yêu cầu theo đường dẫn", "requests a second by route", "reqps",
     [(rate("tracuu_http_requests_total", "route"), "{{route}}")]),
    ("Trả lời theo mã trạng thái", "answers a second by HTTP status", "reqps",
     [(rate("tracuu_http_requests_total", "status"), "{{status}}")]),
    ("Bộ nhớ đệm câu trả lời", "answers from the cache, and those that had to be made", "reqps",
     [(rate("tracuu_cache_requests_total", "result"), "{{result}}")]),
    ("Yêu cầu đang chờ", "requests that wait for a worker, by lane", "short",
     [(f"sum by (lane) (tracuu_queue_depth{SERVER})", "{{lane}}"),
      (f"sum by (lane) (tracuu_queue_capacity{SERVER})", "{{lane}}: tối đa")]),
    ("Chờ lâu nhất", "how long the first request of each lane has waited", "s",
     [(f"max by (lane) (tracuu_queue_age_seconds{SERVER})", "{{lane}}")]),
    ("Luồng đang làm việc", "share of the threads of each lane that work now", "percentunit",
     [(f"sum by (lane) (tracuu_workers_busy{SERVER}) / sum by (lane) (tracuu_workers{SERVER})", "{{lane}}")]),
    ("Kết nối", "connections that are open; those refused a second", "short",
     [(f"sum(tracuu_connections{SERVER})", "đang mở"),
      (f"sum(rate(tracuu_connections_refused_total{SERVER}[$__rate_interval]))", "bị từ chối mỗi giây")]),
    ("Ghi thay đổi", "for how long changes could not be written; bytes that wait", "s",
     [(f"max(tracuu_changes_failing_seconds{SERVER})", "không ghi được"),
      (f"sum(rate(tracuu_changes_committed{SERVER}[$__rate_interval]))", "đã ghi mỗi giây")]),
    ("Thay đổi chờ trên đĩa", "bytes of the changes that wait", "bytes",
     [(f"sum(tracuu_changes_waiting_bytes{SERVER})", "đang chờ")]),
    ("Bộ xử lý", "cores that the process uses", "short",
     [(f"rate(process_cpu_seconds_total{SERVER}[$__rate_interval])", "{{instance}}")]),
    ("Bộ nhớ", "memory that is resident, and what the kept answers take of it", "bytes",
     [(f"process_resident_memory_bytes{SERVER}", "{{instance}}"),
      (f"tracuu_cache_bytes{SERVER}", "{{instance}}: câu trả lời")]),
    ("Tệp đang mở", "file descriptors that are open, and how many may be", "short",
     [(f"process_open_fds{SERVER}", "{{instance}}"), (f"process_max_fds{SERVER}", "{{instance}}: tối đa")]),
    ("Khởi động và phiên bản", "how long the process runs; the version and what it was made with", "s",
     [(f"time() - process_start_time_seconds{SERVER}", "{{instance}}: đã chạy"),
      (f"tracuu_build_info{SERVER}", "{{instance}}: {{version}}, Xapian {{xapian}}"),
      (f"tracuu_index_info{SERVER}", "{{instance}}: {{revision}}")]),
]
DATASOURCE = {"type": "prometheus", "uid": "${datasource}"}


def targets(expressions):
    return [
        {"refId": chr(ord("A") + i), "datasource": DATASOURCE, "expr": expression, "legendFormat": legend}
        for i, (expression, legend) in enumerate(expressions)
    ]


def panel(number, kind, place, title, english, unit, expressions, defaults, options):
    return {
        "id": number, "type": kind, "title": title, "description": english, "gridPos": place,
        "datasource": DATASOURCE, "targets": targets(expressions),
        "fieldConfig": {"defaults": {"unit": unit, **defaults}, "overrides": []}, "options": options,
    }


def figure(number, row):
    title, english, unit, expressions, steps = row
    width = 24 // len(FIGURES)
    place = {"x": (number - 1) * width, "y": 0, "w": width, "h": STAT_HEIGHT}
    thresholds = {"mode": "absolute", "steps": [{"value": value, "color": color} for value, color in steps]}
    options = {"reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False},
               "colorMode": "value", "graphMode": "none"}
    return panel(number, "stat", place, title, english, unit, expressions, {"thresholds": thresholds}, options)


def graph(number, row):
    title, english, unit, expressions = row
    at = number - 1 - len(FIGURES)
    place = {"x": at % 2 * WIDTH, "y": STAT_HEIGHT + at // 2 * HEIGHT, "w": WIDTH, "h": HEIGHT}
    options = {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi", "sort": "desc"}}
    return panel(number, "timeseries", place, title, english, unit, expressions, {"min": 0}, options)


def choice(name, label, query):
    return {"name": name, "label": label, "type": "query", "datasource": DATASOURCE, "query": query,
            "refresh": 2, "includeAll": True, "multi": True, "allValue": ".*",
            "current": {"text": "All", "value": "$__all"}}


def dashboard():
    panels = [figure(i + 1, row) for i, row in enumerate(FIGURES)]
    panels += [graph(len(FIGURES) + i + 1, row) for i, row in enumerate(PANELS)]
    return {
        "uid": "tracuu", "title": "Tra Cứu", "tags": ["tracuu"], "schemaVersion": 36, "editable": True,
        "time": {"from": "now-6h", "to": "now"}, "refresh": "30s", "timezone": "browser",
        "templating": {"list": [
            {"name": "datasource", "label": "Prometheus", "type": "datasource", "query": "prometheus"},
            choice("job", "Job", "label_values(tracuu_index_ready, job)"),
            choice("instance", "Máy chủ", 'label_values(tracuu_index_ready{job=~"$job"}, instance)'),
        ]},
        "panels": panels,
    }


if __name__ == "__main__":
    json.dump(dashboard(), sys.stdout, ensure_ascii=False, indent=1)
    print()
