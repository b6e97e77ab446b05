"""The facts that a finding can tell."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

Value = str | int | tuple[str, ...]
"""What a parameter can be. A date is written as 2022-07-19, a list of names is cut to what is told."""

Parameters = Mapping[str, Value]


class Code(StrEnum):
    """Which fact. Archives keep the value: none is ever changed, nor given to another fact."""

    TOLD = "told"
    """A sentence that stands as it is (`text`): of archives made before findings were facts."""
    NOT_KNOWN = "not known"
    """A later version has noted a fact (`code`) that this one has no sentence for."""

    # which issue it is
    PAPER_UNKNOWN = "paper unknown"
    PAPER_OF_FOLDER_UNKNOWN = "paper of folder unknown"
    PAPER_FROM_FOLDER = "paper from folder"
    PAPER_DIFFERS = "paper differs"
    DAY_DIFFERS = "day differs"
    PAGE_DIFFERS = "page differs"
    PAGE_NOT_TAKEN = "page not taken"
    ENCODING_NOT_TAKEN = "encoding not taken"
    NO_SUCH_DAY = "no such day"
    NO_SUCH_MONTH = "no such month"
    WRONG_WEEKDAY = "wrong weekday"
    WRONG_LUNAR_DATE = "wrong lunar date"
    UNDATED = "undated"
    UNDATED_TEXT = "undated text"
    UNDATED_PDF = "undated pdf"
    UNDATED_SCAN = "undated scan"
    UNDATED_WEB_PAGE = "undated web page"
    UNDATED_ALTO = "undated alto"
    NUMBER_BETWEEN = "number between"
    NUMBER_TWICE = "number twice"
    NUMBER_BESIDE = "number beside"

    # what is missing of it
    NO_ARTICLE = "no article"
    NO_ARTICLE_IN_FILES = "no article in files"
    ONE_PAGE_OF_MANY = "one page of many"
    PAGES_MISSING = "pages missing"
    PAGES_NOT_SAVED = "pages not saved"
    ARTICLES_NOT_SAVED = "articles not saved"
    ARTICLES_WITHOUT_PAGE = "articles without page"
    ARTICLES_ON_PAGE_1 = "articles on page 1"
    ARTICLES_CUT = "articles cut"
    ARTICLE_BREAKS_OFF = "article breaks off"
    JUMP_WITHOUT_START = "jump without start"
    LINES_LEFT_OUT = "lines left out"
    NOT_APART = "not apart"
    ONLY_ARTICLES = "only articles"
    FILES_LEFT_OUT = "files left out"
    FILES_ADDED = "files added"
    PICTURES_BESIDE = "pictures beside"

    # tables, JSON, front matter
    COLUMNS_TAKEN = "columns taken"
    """`columns` are written as field=column, the field as in `reader.importers.formats.records.fields`."""
    COLUMNS_LEFT = "columns left"
    COLUMNS_UNKNOWN = "columns unknown"
    RECORDS_WITHOUT_DAY = "records without day"
    RECORDS_EMPTY = "records empty"
    NO_RECORDS = "no records"
    TABLE_BROKEN = "table broken"
    TABLE_TOO_LARGE = "table too large"
    DATA_BROKEN = "data broken"

    # pages and bytes
    PAGE_IS_SCAN = "page is scan"
    PAGE_GARBLED = "page garbled"
    PAGE_PARTLY_GARBLED = "page partly garbled"
    PAGE_LEFTOVERS = "page leftovers"
    PAGE_TOO_MUCH = "page too much"
    PAGE_CUT = "page cut"
    PAGE_BROKEN = "page broken"
    PAGE_FILE_MISSING = "page file missing"
    PAGE_FILE_TOO_LARGE = "page file too large"
    PAGE_FILE_NO_ALTO = "page file no alto"
    PAGE_FILE_HOSTILE = "page file hostile"
    PAGE_FILE_BREAKS_OFF = "page file breaks off"
    PAGE_FILE_GARBLED = "page file garbled"
    FILE_BREAKS_OFF = "file breaks off"
    GARBLED = "garbled"
    GARBLED_FILES = "garbled files"

    # why a file is not read
    EMPTY = "empty"
    GONE = "gone"
    NOT_OPENED = "not opened"
    NO_TEXT = "no text"
    PICTURE = "picture"
    BROKEN_PDF = "broken pdf"
    LOCKED_PDF = "locked pdf"
    PACKED = "packed"
    OTHER_XML = "other xml"
    OTHER_WEB_PAGE = "other web page"
    OFFICE = "office"
    DATABASE = "database"
    PROGRAM = "program"
    TOO_LARGE = "too large"
    PDF_TOO_LARGE = "pdf too large"
    PDF_PAGE_COUNT = "pdf page count"
    SCAN_HOSTILE = "scan hostile"
    METS_HOSTILE = "mets hostile"
    METS_WITHOUT_PAGES = "mets without pages"
    METS_TOO_MUCH = "mets too much"
    FAULT = "fault"

    # zips
    ZIP_BROKEN = "zip broken"
    ZIP_BOMB = "zip bomb"
    ZIP_NO_ROOM = "zip no room"
    ZIP_TOO_DEEP = "zip too deep"
    ZIP_NOT_UNPACKED = "zip not unpacked"
    ZIP_MEMBERS_LEFT = "zip members left"
    MEMBER_TWICE = "member twice"
    MEMBER_BROKEN = "member broken"
    MEMBER_OUTSIDE = "member outside"
    MEMBER_NO_FILE = "member no file"
    MEMBER_NO_NAME = "member no name"
    MEMBER_LOCKED = "member locked"
    MEMBER_PACKED_STRANGELY = "member packed strangely"

    # filing
    NO_ISSUE = "no issue"
    DAY_NOT_TOLD = "day not told"
    PAPER_NOT_TOLD = "paper not told"

    # corrections
    CORRECTION_WAITS = "correction waits"
    """`because` is the code of the fact that it does not fit, whose parameters stand beside."""
    ARTICLE_GONE = "article gone"
    TOO_FEW_TO_JOIN = "too few to join"
    PARAGRAPH_GONE = "paragraph gone"
    SPLIT_ALREADY = "split already"
    NOT_ON_PAGE = "not on page"
    NO_SUCH_PAGE = "no such page"
    ORDER_GONE = "order gone"
    TEXT_DIFFERS = "text differs"
    BYLINE_DIFFERS = "byline differs"
    PARAGRAPHS_DIFFER = "paragraphs differ"
