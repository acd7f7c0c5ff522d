tracuu_test(indexer
  LIBRARIES tracuu_reader tracuu::indexer tracuu::search tracuu::analyzers ZLIB::ZLIB fmt::fmt
    PkgConfig::brotli PkgConfig::libarchive
  SOURCES
    indexer/batch_queue_test.cpp indexer/build_check_test.cpp indexer/bytes/child_process_test.cpp
    indexer/bytes/memory_share_test.cpp indexer/bytes/reader_program_test.cpp
    indexer/bytes/standing_child_test.cpp
    indexer/bytes/compound_file_test.cpp
    indexer/bytes/gzip_input_test.cpp indexer/bytes/http_response_test.cpp
    indexer/bytes/base64_test.cpp indexer/bytes/json_value_reader_test.cpp
    indexer/bytes/mime_message_test.cpp indexer/bytes/line_reader_test.cpp
    indexer/bytes/packed_input_test.cpp indexer/bytes/utf8_input_test.cpp indexer/bytes/zip_member_test.cpp
    indexer/change_journal_test.cpp indexer/document/as_read_terms_test.cpp
    indexer/document/document_builder_test.cpp
    indexer/document/own_number_test.cpp
    indexer/document/text_fingerprint_test.cpp indexer/document/text_piece_test.cpp indexer/file_ledger_test.cpp
    indexer/file_records_test.cpp indexer/folder_watch_test.cpp indexer/full_build_test.cpp indexer/kept_datestamps_test.cpp
    indexer/glass/deflater_test.cpp indexer/glass/glass_block_test.cpp
    indexer/glass/glass_database_test.cpp indexer/glass/glass_packing_test.cpp
    indexer/glass/glass_position_list_test.cpp indexer/glass/glass_postings_test.cpp
    indexer/glass/glass_table_test.cpp indexer/glass/glass_table_reader_test.cpp
    indexer/glass/glass_term_list_test.cpp indexer/glass/glass_unpacking_test.cpp
    indexer/glass/glass_values_test.cpp indexer/glass/glass_version_test.cpp
    indexer/glass/inverted_batch_test.cpp indexer/glass/part_reader_test.cpp
    indexer/glass/segment_file_test.cpp indexer/glass/segment_merge_test.cpp
    indexer/glass/table_merge_test.cpp indexer/glass/term_table_test.cpp indexer/html/attachment_links_test.cpp
    indexer/html/html_charset_test.cpp indexer/html/html_document_test.cpp
    indexer/html/html_font_test.cpp indexer/html/html_main_content_test.cpp
    indexer/html/html_metadata_test.cpp indexer/html/html_page_test.cpp
    indexer/html/html_reference_test.cpp indexer/html/html_text_test.cpp
    indexer/html/html_title_test.cpp indexer/html/css_selector_test.cpp
    indexer/html/extraction_rules_test.cpp indexer/html/html_explanation_test.cpp
    indexer/html/footer_line_test.cpp indexer/html/page_attributes_test.cpp
    indexer/html/link_target_test.cpp indexer/html/link_trail_test.cpp indexer/html/list_page_test.cpp
    indexer/html/markup_text_test.cpp
    indexer/html/page_content_test.cpp indexer/html/page_date_test.cpp
    indexer/html/page_day_test.cpp indexer/html/page_layouts_test.cpp
    indexer/html/table_rows_test.cpp
    indexer/index_job_test.cpp
    indexer/item/content_type_test.cpp indexer/item/reading_remarks_test.cpp indexer/item/source_ending_test.cpp indexer/live_writer_test.cpp indexer/office/child_reader_test.cpp
    indexer/office/doc_document_test.cpp
    indexer/office/docx_document_test.cpp indexer/office/line_joining_test.cpp
    indexer/sheets/number_format_test.cpp indexer/office/ods_document_test.cpp
    indexer/office/odt_document_test.cpp indexer/office/ppt_document_test.cpp
    indexer/office/pptx_document_test.cpp indexer/office/xlsx_document_test.cpp
    indexer/office/office_page_test.cpp
    indexer/office/office_charset_test.cpp
    indexer/ocr/line_direction_test.cpp indexer/ocr/page_picture_test.cpp indexer/ocr/tesseract_table_test.cpp indexer/ocr_job_test.cpp
    indexer/picture_files.cpp indexer/office/pdf_words_test.cpp
    indexer/office/pdf_document_test.cpp indexer/office/pdf_layout_test.cpp
    indexer/office/pdf_margins_test.cpp indexer/office/pdf_paragraphs_test.cpp indexer/office/pdf_stamp_test.cpp
    indexer/office/torn_letters_test.cpp
    indexer/office/portal_page_test.cpp indexer/office/rtf_document_test.cpp indexer/sheets/sheet_text_test.cpp
    indexer/office/xls_document_test.cpp indexer/office_files.cpp
    indexer/office/official_page_test.cpp indexer/office/one_line_page_test.cpp
    indexer/official/agency_name_test.cpp indexer/official/certain_head_test.cpp indexer/official/document_title_test.cpp indexer/official/head_line_test.cpp indexer/official/issue_date_test.cpp indexer/official/issuing_unit_test.cpp indexer/official/labelled_fields_test.cpp indexer/official/letter_case_test.cpp indexer/official/line_words_test.cpp indexer/official/official_head_test.cpp indexer/official/own_number_test.cpp indexer/official/place_and_date_test.cpp indexer/official/title_type_test.cpp indexer/parsing/announcement_reader_test.cpp
    indexer/parsing/charset_survey_test.cpp indexer/office/word_binary_test.cpp
    indexer/parsing/field_charset_test.cpp indexer/parsing/field_markup_test.cpp
    indexer/parsing/field_title_test.cpp indexer/parsing/item_charset_test.cpp
    indexer/parsing/item_exchange_test.cpp indexer/parsing/text_limit_test.cpp indexer/parsing/true_address_test.cpp
    indexer/parsing/json_line_test.cpp indexer/parsing/page_explanation_test.cpp
    indexer/parsing/written_day_test.cpp indexer/relations/effect_days_test.cpp
    indexer/relations/official_facts_test.cpp indexer/relations/relation_reader_test.cpp
    indexer/relations/relation_sentence_test.cpp indexer/relations/relation_words_test.cpp
    indexer/relations/sentences_test.cpp indexer/repair/index_repair_test.cpp indexer/repair/misreading_test.cpp
    indexer/repair/page_repair_test.cpp indexer/sources/archive_stream_test.cpp
    indexer/sources/crawl_note_test.cpp indexer/sources/csv_stream_test.cpp indexer/sources/feed_stream_test.cpp
    indexer/sources/file_stamp_test.cpp indexer/sources/file_walk_test.cpp
    indexer/sources/edxml_document_test.cpp indexer/sources/json_stream_test.cpp
    indexer/sources/message_stream_test.cpp indexer/sources/source_reader_test.cpp indexer/sources/web_archive_folder_test.cpp indexer/sources/web_archive_stream_test.cpp
    indexer/index_packing_test.cpp indexer/merge_workers_test.cpp indexer/page_correction_test.cpp indexer/page_image_test.cpp indexer/pending_changes_test.cpp
    indexer/stale_files_test.cpp indexer/text/byline_test.cpp indexer/text/field_name_test.cpp indexer/text/page_line_test.cpp
    indexer/text/signature_line_test.cpp
    indexer/shard_choice_test.cpp indexer/text/place_map_test.cpp indexer/text/text_cut_test.cpp indexer/text/text_form_test.cpp indexer/text/url_host_test.cpp indexer/update_test.cpp indexer/updated_archives_test.cpp indexer/updated_files_test.cpp
    indexer/watch_job_test.cpp support/index_dump.cpp support/small_index.cpp)

# The crawler links little of the rest, and is built and tested in a fraction of its time.
tracuu_test(crawl
  LIBRARIES tracuu_crawl ZLIB::ZLIB PkgConfig::brotli fmt::fmt
  SOURCES
    indexer/crawl/crawl_broken_answer_test.cpp indexer/crawl/crawl_ill_portal_test.cpp
    indexer/crawl/crawl_job_test.cpp indexer/crawl/crawl_store_test.cpp indexer/crawl/crawl_traps_test.cpp indexer/crawl/fetcher_test.cpp
    indexer/crawl/host_pace_test.cpp indexer/crawl/nginx_server.cpp indexer/crawl/page_address_test.cpp
    indexer/crawl/page_links_test.cpp indexer/crawl/page_shape_test.cpp indexer/crawl/private_address_test.cpp indexer/crawl/robots_rules_test.cpp
    indexer/crawl/scripted_server.cpp indexer/crawl/site_map_test.cpp indexer/crawl/soft_404_test.cpp
    indexer/crawl/warc_record_test.cpp indexer/crawl/warc_writer_test.cpp)
