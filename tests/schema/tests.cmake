tracuu_test(schema
  LIBRARIES
    tracuu::schema tracuu::indexer tracuu::search tracuu::analyzers ZLIB::ZLIB fmt::fmt
  SOURCES
    schema/announcement_test.cpp schema/database_test.cpp schema/date_test.cpp schema/document_lookup_test.cpp schema/exported_line_test.cpp
    schema/field_test.cpp schema/file_location_test.cpp schema/fingerprint_test.cpp schema/index_check_test.cpp
    schema/index_copy_test.cpp schema/index_export_test.cpp schema/index_folder_test.cpp schema/instant_test.cpp
    schema/term_test.cpp schema/tombstones_test.cpp schema/writer_wait_test.cpp support/index_dump.cpp support/small_index.cpp)
