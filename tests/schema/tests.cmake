tracuu_test(schema
  LIBRARIES
    tracuu::schema tracuu::indexer tracuu::search tracuu::analyzers ZLIB::ZLIB fmt::fmt
  SOURCES
    schema/announcement_id_test.cpp schema/announcement_test.cpp schema/cited_numbers_test.cpp schema/date_test.cpp schema/field_test.cpp
    schema/file_location_test.cpp schema/fingerprint_test.cpp schema/instant_test.cpp
    schema/page_ranges_test.cpp schema/page_text_test.cpp
    schema/page_words_test.cpp schema/relation_test.cpp schema/stored_announcement_test.cpp schema/term_test.cpp schema/web_address_test.cpp
    schema/written_period_test.cpp
    support/index_dump.cpp support/small_index.cpp)
