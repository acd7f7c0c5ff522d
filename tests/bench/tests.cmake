tracuu_test(bench
  LIBRARIES tracuu_bench tracuu::analyzers
  SOURCES
    bench/abbreviating_test.cpp bench/lettered_word_test.cpp bench/number_prose_test.cpp
    bench/official_paper_test.cpp bench/scanned_page_test.cpp bench/word_errors_test.cpp
    bench/query_variants_test.cpp bench/relevance_set_test.cpp bench/short_queries_test.cpp
    bench/slip_set_test.cpp
    bench/tone_style_test.cpp bench/typing_slip_test.cpp bench/typing_test.cpp)
