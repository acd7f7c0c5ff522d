tracuu_test(search
  SUITES SearcherTest FacetsTest ListMatchTest PlanMatcherTest
  LIBRARIES
    tracuu::formats tracuu::search tracuu::indexer tracuu::schema tracuu::analyzers tracuu::base
    ZLIB::ZLIB fmt::fmt PkgConfig::libarchive
  SOURCES
    search/api/facet_test.cpp search/api/filters_test.cpp search/api/search_answer_test.cpp
    search/api/search_budget_test.cpp search/api/suggestion_test.cpp search/opened_counts_test.cpp search/golden_queries_test.cpp
    search/columns/column_store_test.cpp search/columns/column_test.cpp
    search/columns/columns_test.cpp search/columns/value_groups_test.cpp
    search/curation/curated_search_test.cpp search/curation/curation_file_test.cpp
    search/curation/query_pattern_test.cpp
    search/holdings/attachments_test.cpp search/holdings/citations_test.cpp
    search/holdings/file_matching_test.cpp search/holdings/harvesting_test.cpp
    search/holdings/holdings_test.cpp search/holdings/neighbours_test.cpp
    search/holdings/number_lookup_test.cpp search/holdings/relations_test.cpp
    search/holdings/result_stream_test.cpp
    search/redirects/lead_search_test.cpp search/redirects/old_address_test.cpp search/redirects/title_match_test.cpp
    search/holdings/similar_test.cpp search/holdings/subject_similarity_test.cpp
    search/index_reader_test.cpp search/searcher_shards_test.cpp search/marking/highlight_test.cpp
    search/marking/page_marking_test.cpp search/marking/page_matching_test.cpp
    search/marking/paragraph_marking_test.cpp search/marking/snippet_test.cpp
    search/matching/asked_words_test.cpp search/matching/attached_hits_test.cpp
    search/matching/clause_query_test.cpp search/matching/copies_test.cpp
    search/matching/cursor_test.cpp search/matching/exact_cutoff_test.cpp search/matching/explain_test.cpp
    search/matching/facets_test.cpp search/matching/held_words_test.cpp search/matching/hit_order_test.cpp search/matching/list_match_test.cpp search/matching/lowered_hits_test.cpp search/matching/match_budget_test.cpp search/matching/number_query_test.cpp
    search/matching/old_name_notes_test.cpp search/matching/pasted_place_test.cpp
    search/matching/settled_notes_test.cpp
    search/matching/phrase_query_test.cpp
    search/matching/proximity_test.cpp search/matching/query_builder_test.cpp
    search/matching/query_runner_test.cpp search/matching/relation_lookup_test.cpp
    search/matching/rescoring_test.cpp search/matching/result_set_test.cpp search/matching/settled_reading_test.cpp
    search/matching/telling_words_test.cpp
    search/matching/validity_test.cpp search/matching/words_query_test.cpp search/searcher_test.cpp
    search/page_reader_test.cpp search/shards_test.cpp
    search/plans/document_set_test.cpp search/plans/index_terms_test.cpp search/plans/lengths_by_match_test.cpp search/plans/list_store_test.cpp search/plans/match_list_test.cpp search/plans/plan_matcher_test.cpp
    search/plans/plan_test.cpp search/plans/posting_list_test.cpp search/plans/posting_lists_test.cpp
    search/plans/term_weight_test.cpp search/plans/weight_sums_test.cpp
    search/suggesting/phrase_mining_test.cpp search/suggesting/suggester_test.cpp
    search/suggesting/suggestion_builder_test.cpp search/suggesting/suggestion_index_test.cpp
    search/suggesting/typed_number_test.cpp search/suggesting/typed_words_test.cpp
    search/syntax/date_range_test.cpp search/syntax/query_lexer_test.cpp
    search/syntax/query_parser_test.cpp search/syntax/query_spelling_test.cpp search/syntax/search_lane_test.cpp search/tables/abbreviation_table_test.cpp
    search/tables/commune_table_test.cpp search/tables/compact_tables_test.cpp
    search/tables/everyday_words_test.cpp search/tables/name_history_test.cpp
    search/tables/phrase_index_test.cpp search/tables/province_table_test.cpp
    search/tables/table_rows_test.cpp
    search/words/commune_reading_test.cpp search/words/definition_reading_test.cpp search/words/hit_texts_test.cpp search/words/learned_abbreviation_test.cpp
    search/words/marks_as_typed_test.cpp search/words/near_spelling_test.cpp
    search/words/number_reading_test.cpp search/words/numbers_apart_test.cpp
    search/words/pair_evidence_test.cpp
    search/words/quoted_words_test.cpp search/words/reading_notes_test.cpp
    search/words/roman_number_test.cpp search/words/slip_place_test.cpp
    search/words/reading_text_test.cpp search/words/spelling_in_hits_test.cpp
    search/words/spelling_lattice_test.cpp
    search/words/synonym_reading_test.cpp search/words/term_query_test.cpp
    search/words/typing_read_back_test.cpp search/words/word_fit_test.cpp
    search/words/word_reader_test.cpp
    search/words/word_reading_test.cpp search/words/written_form_test.cpp indexer/office_files.cpp support/golden.cpp
    support/official_documents.cpp
    support/served_shard.cpp support/small_index.cpp)
