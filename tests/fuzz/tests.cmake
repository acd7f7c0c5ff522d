# The fuzz targets. Each is always built as <target>_replay, which runs files through it (so that
# it does not rot; with TRACUU_FUZZ_SECONDS it goes on with random changes of them), and as a
# libFuzzer program <target> where TRACUU_FUZZ is ON (clang only, from 16 on: 14 has no views):
#
#   cmake -B build/fuzz -DCMAKE_CXX_COMPILER=clang++-16 -DCMAKE_UNITY_BUILD=ON -DTRACUU_FUZZ=ON
#   build/fuzz/tests/fuzz_analyzer -max_total_time=60 <new corpus> tests/fuzz/corpus/fuzz_analyzer

option(TRACUU_FUZZ "Build the fuzz targets with libFuzzer, and everything for it" OFF)

if(TRACUU_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "TRACUU_FUZZ needs clang: -DCMAKE_CXX_COMPILER=clang++-16")
  endif()
  # All rooms, so that libFuzzer sees which of their branches are taken.
  target_compile_options(tracuu_developer_options INTERFACE
    -fsanitize=fuzzer-no-link,address -fno-omit-frame-pointer)
  target_link_options(tracuu_developer_options INTERFACE -fsanitize=address)
endif()

add_custom_target(fuzz_replays)  # all of them

# tracuu_fuzz(<target> LIBRARIES <target>... [SOURCES <cpp>...]): <target>.cpp lies in this folder.
function(tracuu_fuzz target)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  set(folder ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
  if(NOT EXISTS ${folder}/${target}.cpp)
    return()
  endif()
  set(sources ${folder}/${target}.cpp ${ARG_SOURCES})
  add_executable(${target}_replay ${sources} ${folder}/replay_main.cpp)
  target_link_libraries(${target}_replay PRIVATE ${ARG_LIBRARIES} tracuu_developer_options)
  add_dependencies(fuzz_replays ${target}_replay)
  add_test(NAME fuzz.${target} COMMAND ${target}_replay ${folder}/corpus/${target})
  if(TRACUU_FUZZ)
    add_executable(${target} ${sources})
    target_link_libraries(${target} PRIVATE ${ARG_LIBRARIES} tracuu_developer_options)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  endif()
endfunction()

tracuu_fuzz(fuzz_analyzer LIBRARIES tracuu::analyzers ICU::uc
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/../analyzers/token_rules.cpp)
tracuu_fuzz(fuzz_changes LIBRARIES tracuu::indexer)
tracuu_fuzz(fuzz_charset LIBRARIES tracuu::indexer)
tracuu_fuzz(fuzz_crawl LIBRARIES tracuu_crawl)
tracuu_fuzz(fuzz_curation LIBRARIES tracuu::search)
tracuu_fuzz(fuzz_docx LIBRARIES tracuu::indexer PkgConfig::libarchive fmt::fmt
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/../indexer/office_files.cpp)
tracuu_fuzz(fuzz_extraction_rules LIBRARIES tracuu::indexer)
tracuu_fuzz(fuzz_html_text LIBRARIES tracuu::indexer)
tracuu_fuzz(fuzz_item_stream LIBRARIES tracuu::indexer)
tracuu_fuzz(fuzz_old_address LIBRARIES tracuu::search)
tracuu_fuzz(fuzz_pdf_layout LIBRARIES tracuu_reader)
tracuu_fuzz(fuzz_office_text LIBRARIES tracuu::indexer PkgConfig::libarchive fmt::fmt
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/../indexer/office_files.cpp)
tracuu_fuzz(fuzz_query_parser LIBRARIES tracuu::search)
tracuu_fuzz(fuzz_query_table LIBRARIES tracuu::formats)
tracuu_fuzz(fuzz_request LIBRARIES tracuu::server)
tracuu_fuzz(fuzz_suggest LIBRARIES tracuu::search)
