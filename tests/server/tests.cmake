pkg_check_modules(brotlidec REQUIRED IMPORTED_TARGET libbrotlidec)
tracuu_test(server
  LIBRARIES tracuu::server tracuu::search tracuu::indexer tracuu::schema tracuu::base
    fmt::fmt nlohmann_json::nlohmann_json pugixml::pugixml PkgConfig::brotlidec PkgConfig::libdeflate
  SOURCES
    server/accept_language_test.cpp
    server/access_log_test.cpp
    server/address_set_test.cpp
    server/archive_params_test.cpp
    server/cached_answer_test.cpp
    server/client_address_test.cpp
    server/content_coding_test.cpp
    server/decoding.cpp
    server/entity_tag_test.cpp
    server/finish_response_test.cpp
    server/handlers/announcement_handler_test.cpp
    server/handlers/archive_handler_test.cpp
    server/handlers/compare_handler_test.cpp
    server/handlers/discovery_handler_test.cpp
    server/handlers/download_handler_test.cpp
    server/handlers/explain_handler_test.cpp
    server/handlers/export_handler_test.cpp
    server/handlers/feed_handler_test.cpp
    server/handlers/health_handler_test.cpp
    server/handlers/oai_handler_test.cpp
    server/handlers/openapi_handler_test.cpp
    server/handlers/page_handler_test.cpp
    server/handlers/search_handler_test.cpp
    server/handlers/similar_handler_test.cpp
    server/handlers/suggest_handler_test.cpp
    server/handlers/timeline_handler_test.cpp
    server/http_service_test.cpp
    server/listener_test.cpp
    server/live_index_test.cpp
    server/live_service.cpp
    server/message_test.cpp
    server/metrics_test.cpp
    server/oai_request_test.cpp
    server/oai_set_test.cpp
    server/parameter_reader_test.cpp
    server/problem_test.cpp
    server/public_address_test.cpp
    server/rate_limiter_test.cpp
    server/raw_client.cpp
    server/request_head_test.cpp
    server/request_key_test.cpp
    server/request_params_test.cpp
    server/response_cache_test.cpp
    server/response_test.cpp
    server/resumption_token_test.cpp
    server/revision_watch_test.cpp
    server/router_test.cpp
    server/server_config_test.cpp
    server/server_test.cpp
    server/session_test.cpp
    server/shutdown_test.cpp
    server/stored_answer_test.cpp
    server/stream_sender_test.cpp
    server/stream_slots_test.cpp
    server/suggestion_watch_test.cpp
    server/test_index.cpp
    server/token_set_test.cpp
    server/views/announcement_about_html_test.cpp
    server/views/announcement_bibtex_test.cpp
    server/views/announcement_citation_test.cpp
    server/views/announcement_csv_test.cpp
    server/views/announcement_json_test.cpp
    server/views/announcement_page_html_test.cpp
    server/views/announcement_ris_test.cpp
    server/views/announcement_text_test.cpp
    server/views/archive_page_html_test.cpp
    server/views/archive_period_test.cpp
    server/views/calendar_html_test.cpp
    server/views/chosen_period_test.cpp
    server/views/compare_page_html_test.cpp
    server/views/comparison_csv_test.cpp
    server/views/comparison_svg_test.cpp
    server/views/comparison_test.cpp
    server/views/empty_help_html_test.cpp
    server/views/error_json_test.cpp
    server/views/error_page_html_test.cpp
    server/views/facet_filter_test.cpp
    server/views/facet_links_html_test.cpp
    server/views/feed_atom_test.cpp
    server/views/filter_chips_html_test.cpp
    server/views/format_test.cpp
    server/views/histogram_svg_test.cpp
    server/views/home_page_html_test.cpp
    server/views/marked_text_html_test.cpp
    server/views/news_article_json_test.cpp
    server/views/number_page_html_test.cpp
    server/views/plain_line_test.cpp
    server/views/read_next_html_test.cpp
    server/views/saved_file_test.cpp
    server/views/saved_page_html_test.cpp
    server/views/search_json_test.cpp
    server/views/search_page_html_test.cpp
    server/views/suggest_json_test.cpp
    server/views/take_away_html_test.cpp
    server/views/xml_text_test.cpp
    server/worker_pool_test.cpp
    support/small_index.cpp)
target_precompile_headers(server_tests PRIVATE
  ${PROJECT_SOURCE_DIR}/server/net.hpp <gtest/gtest.h>)

find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME server.openapi_check
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/openapi_check.py $<TARGET_FILE:tracuu>
    ${PROJECT_SOURCE_DIR})
add_test(NAME server.nginx_test
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/nginx_test.py $<TARGET_FILE:tracuu>
    ${PROJECT_SOURCE_DIR})
set_tests_properties(server.nginx_test PROPERTIES SKIP_RETURN_CODE 77)
