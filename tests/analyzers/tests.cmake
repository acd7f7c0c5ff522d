# Differential tests: ICU's transliterator folds, ours is compared with it.
find_package(ICU REQUIRED COMPONENTS uc i18n)
tracuu_test(analyzers
  LIBRARIES tracuu::analyzers ICU::i18n ICU::uc nlohmann_json::nlohmann_json
    fmt::fmt Threads::Threads
  SOURCES
    analyzers/abbreviation_test.cpp analyzers/analyzer_registry_test.cpp analyzers/analyzer_test.cpp
    analyzers/capitals_test.cpp analyzers/characters_test.cpp analyzers/charset/charset_judge_test.cpp
    analyzers/charset/charset_score_test.cpp analyzers/charset/charset_table_test.cpp
    analyzers/charset/charset_test.cpp analyzers/charset/common_syllables_test.cpp
    analyzers/charset/legacy_charset_test.cpp analyzers/date_expression_test.cpp
    analyzers/document_issuer_test.cpp analyzers/document_number_parts_test.cpp analyzers/document_number_test.cpp
    analyzers/document_type_test.cpp analyzers/letter_test.cpp analyzers/name_order_test.cpp
    analyzers/nfc_filter_test.cpp analyzers/number_place_test.cpp analyzers/number_test.cpp analyzers/numbered_word_test.cpp analyzers/pair_filter_test.cpp
    analyzers/period_expression_test.cpp analyzers/period_grammar_test.cpp analyzers/plain_letters_test.cpp analyzers/random_text.cpp
    analyzers/raw_tokenizer_test.cpp analyzers/sample_texts.cpp analyzers/spelled_syllable_test.cpp
    analyzers/spelling_slip_test.cpp analyzers/spoken_document_number_test.cpp
    analyzers/syllable_grammar_test.cpp analyzers/syllable_key_test.cpp analyzers/syllable_test.cpp
    analyzers/syllable_tokenizer_test.cpp analyzers/telex_test.cpp analyzers/term_finder_test.cpp analyzers/text_scanner_test.cpp
    analyzers/token_rules.cpp analyzers/whole_name_test.cpp analyzers/word_memory_test.cpp analyzers/year_context_test.cpp
    support/legacy_encoder.cpp)
# Light files; each has a Row of its own.
set_target_properties(analyzers_tests PROPERTIES UNITY_BUILD OFF)
target_precompile_headers(analyzers_tests PRIVATE <gtest/gtest.h>)
