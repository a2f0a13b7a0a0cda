"""Lines of pages in other languages that say what they are; stories without spaces between their words."""

from __future__ import annotations

import pytest

from briefgen.ingestion.cleaning.label import clean
from briefgen.ingestion.cleaning.other_words import other_signs
from briefgen.ingestion.cleaning.patterns import terminated, words_of_any
from briefgen.ingestion.extract import Extract, Trust
from briefgen.model.corpus import LineLabel


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("Kommentare (12)", "turn to comments"),
        ("COMMENTAIRES", "turn to comments"),
        ("Bình luận", "turn to comments"),
        ("评论", "turn to comments"),
        ("Lesen Sie auch:", "turn to stories"),
        ("Baca Juga: Harga beras naik lagi di pasar pagi ini", "turn to stories"),
        ("相关阅读", "turn to stories"),
        ("اقرأ أيضا: وزير المالية يزور الميناء", "turn to stories"),
        ("Tous droits réservés", "turn to rights"),
        ("Startseite", "furniture"),
        ("Compartir", "furniture"),
        ("Đăng nhập", "furniture"),
        ("ホーム", "furniture"),
    ],
)
def test_a_line_that_says_what_it_is_is_known(line: str, sign: str) -> None:
    assert sign in other_signs(line)
    assert "furniture" in other_signs(line)


@pytest.mark.parametrize(
    "line",
    [
        "Kommentare des Ministers zu den Fähren fehlten.",
        "Mehr als drei neue Linien sollen bis Juni öffnen.",
        "La suite des discussions aura lieu en juin.",
        "相关阅读材料已经分发给与会代表。",
    ],
)
def test_a_sentence_that_begins_with_such_words_is_not(line: str) -> None:
    assert other_signs(line) == []


def test_words_of_scripts_without_spaces_are_counted() -> None:
    assert len(words_of_any(["两国部长在首都会晤，同意于六月继续谈判。"])) >= 8
    assert words_of_any(["Der", "Hafen,", "die"]) == ("Der", "Hafen", "die")
    assert all(terminated(line) for line in ("两国部长会晤。", "»Das ist gut.«", "هل وافق الوزير؟", "「合意した。」"))


def test_a_page_in_chinese_gives_its_story_and_not_its_menu() -> None:
    story = [
        f"两国部长第{number}次在首都会晤，同意于六月继续谈判，并签署了一项关于渡轮的新协议，双方对此表示满意。"
        for number in "一二三四五六七八"
    ]
    page = "\n".join(["首页", "新闻", "体育", "登录", "部长会晤", *story, "相关阅读", "渔船出海", "天气晴好", "版权所有 港口日报"])
    cleaned = clean(Extract(text=page, trust=Trust.SCRAPED))
    assert [line.span.of(page) for line in cleaned.lines if line.label is LineLabel.BODY] == story
