tracuu_test(search
  LIBRARIES
    tracuu::search tracuu::indexer tracuu::schema tracuu::analyzers tracuu::base
    ZLIB::ZLIB fmt::fmt PkgConfig::libarchive
  SOURCES
    search/abbreviation_table_test.cpp search/attachments_test.cpp search/compact_tables_test.cpp
    search/copies_test.cpp search/cursor_test.cpp search/date_range_test.cpp
    search/definition_reading_test.cpp search/explain_test.cpp search/facets_test.cpp
    search/golden_queries_test.cpp search/harvesting_test.cpp search/highlight_test.cpp
    search/holdings_test.cpp search/index_reader_test.cpp search/name_history_test.cpp search/near_spelling_test.cpp
    search/neighbours_test.cpp search/paragraph_marking_test.cpp
    search/number_lookup_test.cpp search/number_reading_test.cpp search/pair_evidence_test.cpp search/phrase_index_test.cpp
    search/phrase_mining_test.cpp search/phrase_query_test.cpp search/proximity_test.cpp
    search/query_builder_test.cpp search/query_lexer_test.cpp search/query_parser_test.cpp
    search/query_runner_test.cpp search/quoted_words_test.cpp search/reading_notes_test.cpp
    search/rescoring_test.cpp search/result_stream_test.cpp search/search_result_test.cpp
    search/searcher_test.cpp search/similar_test.cpp search/snippet_test.cpp search/suggester_test.cpp
    search/suggestion_builder_test.cpp search/suggestion_index_test.cpp search/suggestion_test.cpp
    search/synonym_reading_test.cpp search/table_rows_test.cpp search/term_query_test.cpp
    search/typed_number_test.cpp search/typed_words_test.cpp search/typing_read_back_test.cpp
    search/word_reader_test.cpp search/word_reading_test.cpp search/words_query_test.cpp
    indexer/office_files.cpp support/golden.cpp support/small_index.cpp)
