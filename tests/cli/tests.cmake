tracuu_test(cli
  LIBRARIES
    tracuu::cli tracuu::indexer tracuu::search tracuu::schema tracuu::analyzers PkgConfig::libarchive
    nlohmann_json::nlohmann_json ZLIB::ZLIB fmt::fmt util
  SOURCES
    cli/config_file_test.cpp cli/copy_kill_test.cpp cli/doctor_test.cpp cli/terminal/exit_code_test.cpp
    cli/explain_page_test.cpp cli/index_kill_test.cpp
    cli/index_report_json_test.cpp cli/index_upkeep_test.cpp cli/files/log_file_test.cpp cli/ocr_kill_test.cpp indexer/office_files.cpp
    cli/manual/manual_page_test.cpp cli/notify/notify_run_test.cpp cli/notify/notify_settings_test.cpp cli/notify/webhook_signature_test.cpp cli/options_test.cpp cli/terminal/output_test.cpp cli/program_test.cpp cli/terminal/progress_test.cpp
    cli/terminal/reading_remarks_lines_test.cpp cli/files/report_file_test.cpp cli/rules_file_test.cpp cli/running_out_test.cpp
    cli/serve_config_test.cpp cli/usage/command_help_test.cpp cli/usage/near_name_test.cpp
    cli/usage/usage_failure_test.cpp cli/wording/error_text_test.cpp cli/wording/language_test.cpp support/index_dump.cpp support/program.cpp
    support/small_index.cpp)
add_dependencies(cli_tests tracuu)

if(TRACUU_SANITIZE)  # there the program is not built
  return()
endif()
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME cli.manual_check
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/manual_check.py $<TARGET_FILE:tracuu>
    $<TARGET_FILE:tracuu-manual>)
add_test(NAME cli.redirects_test
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/redirects_test.py $<TARGET_FILE:tracuu>)
set_tests_properties(cli.redirects_test PROPERTIES SKIP_RETURN_CODE 77)
# A floor under how many old addresses lead right, by kind; none may lead wrong.
add_test(NAME cli.old_addresses
  COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/bench/eval_redirects.py
    --program $<TARGET_FILE:tracuu> --docs ${PROJECT_SOURCE_DIR}/data/sample/announcements.jsonl
    --count 150 --absent 7 --least 0.97 --most-wrong 0)
add_test(NAME cli.configuration_template_test
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/configuration_template_test.py
    $<TARGET_FILE:tracuu> ${PROJECT_SOURCE_DIR})
add_test(NAME cli.queries_test
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/queries_test.py $<TARGET_FILE:tracuu>
    ${PROJECT_SOURCE_DIR})
