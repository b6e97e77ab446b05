"""The head of the article list: which issue this is, and what was doubtful when it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reader.core.days.lunar import lunar_date
from reader.core.findings.finding import Level
from reader.core.speech import _, ngettext
from reader.gui.widgets.theme import font, icon
from reader.gui.widgets.wording import date_wording, when_wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.core.findings.finding import Finding
    from reader.store.records import IssueRecord


def day_text(day: date) -> str:
    """2022年7月19日 星期二"""
    weekdays = (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
    )  # fmt: skip
    return _("{weekday}, {date}").format(weekday=weekdays[day.weekday()], date=date_wording(day))


def issue_day_text(issue: IssueRecord) -> str:
    """The day with its weekday, and the edition; several days, a month or a year as far as they are known."""
    if not issue.when.is_day:
        return when_wording(issue.when, issue.edition)
    day = day_text(issue.date)
    return _("{date}, {edition}").format(date=day, edition=issue.edition) if issue.edition else day


def pages_wording(held: int, count: int | None) -> str:
    """How many pages there are, and how many of them are held where that is not all; '' where neither is known."""
    if count and 0 < held < count:
        return _("{held} of {count} pages held").format(held=held, count=count)
    known = count or held
    return ngettext("{count} page", "{count} pages", known).format(count=known) if known else ""


def facts_text(issue: IssueRecord) -> str:
    """Lunar date, running number, pages and articles, as far as they are known."""
    lunar = lunar_date(issue.date) if issue.when.is_day else None
    count = len(issue.articles)
    facts = (
        _("lunar {day}").format(day=lunar.month_name + lunar.day_name) if lunar else "",
        _("No. {number}").format(number=issue.number) if issue.number else "",
        pages_wording(sum(page.is_held for page in issue.pages), issue.page_count),
        ngettext("{count:,} article in all", "{count:,} articles in all", count).format(count=count),
    )
    return " · ".join(fact for fact in facts if fact)


def doubts_text(findings: Sequence[Finding]) -> str:
    """How many findings ask to be looked at; where none does, how many notes there are."""
    doubts = sum(finding.level != Level.NOTE for finding in findings)
    if doubts:
        text = ngettext(
            "{count} thing to check in this issue", "{count} things to check in this issue", doubts
        )
        return text.format(count=doubts)
    text = ngettext("{count} note about this issue", "{count} notes about this issue", len(findings))
    return text.format(count=len(findings))


class IssueHeader(QWidget):
    """Date and weekday, the facts of the issue, and one quiet line that opens the findings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self._build()

    def _build(self) -> None:
        self.setObjectName("issueHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._paper = _label("issueFacts", font("song", 13, QFont.Weight.DemiBold))
        self._paper.hide()
        self._day = _label("issueDay", font("song", 17, QFont.Weight.DemiBold))
        self._facts = _label("issueFacts", font("hei", 12))
        self.doubts = self._doubts_button()
        self._details = _label("issueDetails", font("hei", 12))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 10)
        box.setSpacing(2)
        for part in (self._paper, self._day, self._facts, self.doubts, self._details):
            box.addWidget(part)

    def _doubts_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("issueDoubts")
        button.setFont(font("hei", 12))
        button.setIconSize(QSize(14, 14))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.toggled.connect(self._show_details)
        return button

    @property
    def paper(self) -> str:
        """The paper named, where there are several."""
        return "" if self._paper.isHidden() else self._paper.text()

    def name_paper(self, is_one_of_several: bool) -> None:
        """Whether the paper is to be named: where one alone is held it goes without saying."""
        self._paper.setVisible(is_one_of_several)

    def show_issue(self, issue: IssueRecord) -> None:
        """Say which issue it is. The findings stay closed until asked for."""
        self._paper.setText(issue.title)
        self._findings = issue.findings
        self._day.setText(issue_day_text(issue))
        self._facts.setText(facts_text(issue))
        self._details.setText("\n".join(finding.text for finding in issue.findings))
        self.doubts.setText(doubts_text(issue.findings))
        self.doubts.setVisible(bool(issue.findings))
        self.doubts.setChecked(False)
        self._show_details(is_open=False)
        self._colour_doubts()

    def _show_details(self, is_open: bool) -> None:
        self._details.setVisible(is_open)
        state = _("Close the list of findings") if is_open else _("Open the list of findings")
        self.doubts.setAccessibleDescription(state)

    def _colour_doubts(self) -> None:
        is_doubt = any(finding.level != Level.NOTE for finding in self._findings)
        self.doubts.setIcon(icon("warning", "mark" if is_doubt else "muted"))


def _label(name: str, face: QFont) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(face)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
