tracuu_test(indexer
  LIBRARIES tracuu::indexer tracuu::search tracuu::analyzers ZLIB::ZLIB fmt::fmt
    PkgConfig::libarchive
  SOURCES
    indexer/announcement_reader_test.cpp indexer/change_journal_test.cpp indexer/live_writer_test.cpp indexer/attachment_links_test.cpp indexer/batch_queue_test.cpp indexer/byline_test.cpp
    indexer/charset_survey_test.cpp indexer/child_process_test.cpp indexer/doc_document_test.cpp
    indexer/docx_document_test.cpp indexer/line_joining_test.cpp indexer/link_target_test.cpp indexer/odt_document_test.cpp
    indexer/office_files.cpp indexer/office_page_test.cpp indexer/pdf_document_test.cpp indexer/pdf_hyphens_test.cpp
    indexer/zip_member_test.cpp
    indexer/archive_stream_test.cpp indexer/batch_queue_test.cpp indexer/byline_test.cpp
    indexer/charset_survey_test.cpp indexer/csv_stream_test.cpp indexer/feed_stream_test.cpp
    indexer/gzip_input_test.cpp indexer/http_response_test.cpp indexer/web_archive_stream_test.cpp
    indexer/document_builder_test.cpp indexer/field_charset_test.cpp
    indexer/file_ledger_test.cpp indexer/file_records_test.cpp indexer/file_stamp_test.cpp
    indexer/file_walk_test.cpp indexer/html_charset_test.cpp indexer/html_font_test.cpp
    indexer/item_charset_test.cpp
    indexer/html_document_test.cpp indexer/html_main_content_test.cpp
    indexer/html_metadata_test.cpp indexer/html_page_test.cpp indexer/html_reference_test.cpp indexer/html_text_test.cpp
    indexer/html_title_test.cpp indexer/index_job_test.cpp indexer/json_line_test.cpp
    indexer/line_reader_test.cpp indexer/page_line_test.cpp indexer/portal_page_test.cpp
    indexer/folder_watch_test.cpp indexer/glass_database_test.cpp
    indexer/inverted_batch_test.cpp indexer/part_reader_test.cpp indexer/segment_file_test.cpp indexer/segment_merge_test.cpp
    indexer/source_reader_test.cpp indexer/stale_files_test.cpp indexer/term_table_test.cpp indexer/text_fingerprint_test.cpp
    indexer/text_form_test.cpp indexer/update_test.cpp indexer/url_host_test.cpp indexer/watch_job_test.cpp
    support/small_index.cpp)
