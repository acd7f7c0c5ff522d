pkg_check_modules(brotlidec REQUIRED IMPORTED_TARGET libbrotlidec)
tracuu_test(server
  SUITES StreamSenderTest OaiHandler
  LIBRARIES tracuu::server tracuu::search tracuu::indexer tracuu::schema tracuu::base
    fmt::fmt nlohmann_json::nlohmann_json pugixml::pugixml PkgConfig::brotlidec PkgConfig::libdeflate
  SOURCES
    server/answers/below_path_test.cpp server/answers/cached_answer_test.cpp server/answers/entity_tag_test.cpp
    server/answers/finish_response_test.cpp server/answers/request_key_test.cpp
    server/answers/router_test.cpp server/answers/webmaster_access_test.cpp server/branding/branding_test.cpp server/branding/colour_test.cpp
    server/branding/linked_text_test.cpp server/branding/palette_test.cpp
    server/branding/picture_kind_test.cpp server/branding/statement_test.cpp
    server/connection/body_reader_test.cpp server/connection/client_watch_test.cpp
    server/connection/heartbeat_test.cpp
    server/connection/io_threads_test.cpp server/connection/listener_test.cpp
    server/connection/reader_pace_test.cpp server/connection/session_test.cpp server/connection/shutdown_test.cpp
    server/connection/stream_sender_test.cpp server/decoding.cpp
    server/handlers/announcement_handler_test.cpp server/handlers/archive_handler_test.cpp server/handlers/branding_handler_test.cpp
    server/handlers/compare_handler_test.cpp server/handlers/correction_handler_test.cpp server/handlers/discovery_handler_test.cpp
    server/handlers/document_page_handler_test.cpp server/handlers/download_handler_test.cpp server/handlers/explain_handler_test.cpp
    server/handlers/export_handler_test.cpp server/handlers/feed_handler_test.cpp
    server/handlers/health_handler_test.cpp server/handlers/oai_handler_test.cpp
    server/handlers/openapi_handler_test.cpp server/handlers/page_handler_test.cpp
    server/handlers/request_lane_test.cpp server/handlers/search_handler_test.cpp server/handlers/similar_handler_test.cpp
    server/handlers/suggest_handler_test.cpp server/handlers/timeline_handler_test.cpp
    server/http/accept_language_test.cpp server/http/address_set_test.cpp
    server/http/chunked_body_test.cpp server/http/client_address_test.cpp server/http/content_coding_test.cpp
    server/http/coroutine_test.cpp server/http/fetch_test.cpp server/http/handler_memory_test.cpp
    server/http/message_test.cpp server/http/parameter_reader_test.cpp server/http/problem_test.cpp
    server/http/rate_limiter_test.cpp server/http/request_head_test.cpp
    server/http/response_test.cpp server/http/secret_of_test.cpp server/http/stored_answer_test.cpp server/http/target_test.cpp
    server/state/stream_slots_test.cpp server/state/worker_pool_test.cpp server/http_service_test.cpp
    server/live_service.cpp server/raw_client.cpp server/server_test.cpp server/shards_test.cpp
    server/state/access_log_test.cpp server/state/fair_queue_test.cpp
    server/state/live_index_test.cpp server/state/metrics_test.cpp
    server/state/process_figures_test.cpp
    server/state/page_images_test.cpp server/state/replica_watch_test.cpp server/state/response_cache_test.cpp server/state/revision_watch_test.cpp
    server/state/server_config_test.cpp server/state/suggestion_watch_test.cpp
    server/systemd/service_manager_test.cpp
    server/state/token_set_test.cpp server/test_index.cpp server/urls/archive_params_test.cpp
    server/urls/archive_period_test.cpp server/urls/chosen_period_test.cpp
    server/urls/links_test.cpp server/urls/oai_request_test.cpp server/urls/oai_set_test.cpp
    server/urls/public_address_test.cpp server/urls/request_params_test.cpp
    server/urls/resumption_token_test.cpp server/views/announcement/announcement_about_html_test.cpp
    server/views/announcement/announcement_page_html_test.cpp server/views/archive/archive_page_html_test.cpp
    server/views/attachments_html_test.cpp server/views/archive/calendar_html_test.cpp
    server/views/announcement/citations_html_test.cpp server/views/archive/compare_page_html_test.cpp
    server/views/archive/comparison_csv_test.cpp server/views/archive/comparison_svg_test.cpp
    server/views/archive/comparison_test.cpp server/views/announcement/document_page_html_test.cpp server/views/search/empty_help_html_test.cpp
    server/views/error_json_test.cpp server/views/facet_value_html_test.cpp server/views/host_html_test.cpp
    server/views/structured_data_test.cpp server/handlers/untitled_test.cpp server/views/error_page_html_test.cpp
    server/views/search/facet_links_html_test.cpp
    server/views/feeds/feed_atom_test.cpp server/views/filter_chips_html_test.cpp
    server/views/search/histogram_svg_test.cpp server/views/search/home_page_html_test.cpp
    server/views/marked_text_html_test.cpp server/views/announcement/news_article_json_test.cpp
    server/views/archive/number_page_html_test.cpp server/views/announcement/read_next_html_test.cpp
    server/views/announcement/saved_file_test.cpp server/views/announcement/saved_page_html_test.cpp
    server/views/search/search_page_html_test.cpp server/views/search/suggest_json_test.cpp
    server/views/in_force_html_test.cpp server/views/announcement/relations_html_test.cpp server/views/search/take_away_html_test.cpp server/views/text_blocks_html_test.cpp
    indexer/office_files.cpp support/failing_memory.cpp support/served_shard.cpp support/small_index.cpp)
target_precompile_headers(server_tests PRIVATE
  ${PROJECT_SOURCE_DIR}/server/http/net.hpp <gtest/gtest.h>)

if(TRACUU_SANITIZE)  # there the program is not built
  return()
endif()
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME server.openapi_check
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/openapi_check.py $<TARGET_FILE:tracuu>
    ${PROJECT_SOURCE_DIR})
add_test(NAME server.nginx_test
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/nginx_test.py $<TARGET_FILE:tracuu>
    ${PROJECT_SOURCE_DIR})
set_tests_properties(server.nginx_test PROPERTIES SKIP_RETURN_CODE 77)
add_test(NAME server.below_path
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/below_path_test.py $<TARGET_FILE:tracuu>
    ${PROJECT_SOURCE_DIR}/data/sample)
add_test(NAME server.monitoring_test
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/monitoring_test.py $<TARGET_FILE:tracuu>
    ${PROJECT_SOURCE_DIR})
foreach(drill replication_test failover_test tunnel_test)
  add_test(NAME server.${drill}
    COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/${drill}.py $<TARGET_FILE:tracuu>
      ${PROJECT_SOURCE_DIR})
  set_tests_properties(server.${drill} PROPERTIES SKIP_RETURN_CODE 77)
endforeach()
add_test(NAME server.supervised_service
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/supervised_service.py
    $<TARGET_FILE:tracuu> ${PROJECT_SOURCE_DIR}/data/sample)
add_test(NAME server.memory_limits
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/memory_limits.py $<TARGET_FILE:tracuu>
    --writers full,xapian,update,serve --steps 6 --announcements 60)
