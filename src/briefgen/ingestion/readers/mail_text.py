"""Which lines of a message are its own: what it answers, signatures and cover notes are not; a message it forwards is told instead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.model.corpus import LineLabel
from briefgen.text.lazy import lazily

PREFIX = lazily(
    r"^(?:(?:re|aw|sv|res|rif|antw?|odp|ynt|fwd?|wg|tr|rv|enc|i|vs|doorst|pd)\s*(?:\[\d+\])?\s*[:：]\s*|(?:转发|轉寄|回复|回覆|答复)\s*[:：]\s*)+",
    re.IGNORECASE,
)
_PASSED_ON = lazily(r"^(?:(?:re|aw|sv|res)\s*:\s*)*(?:fwd?|wg|tr|rv|enc|i|vs|doorst|pd|转发|轉寄)\s*[:：]", re.IGNORECASE)
_FIELDS = {
    "from": "from|von|de|da|van|fra|från|od|dari|từ|от|кому от|发件人|寄件者|差出人|보낸 사람|من",
    "date": "sent|date|gesendet|datum|envoyé|enviado|enviada|fecha|data|verzonden|sendt|skickat|inviato|wysłano|tanggal|terkirim"
    "|ngày|đã gửi|отправлено|дата"
    "|发送时间|日期|日時|送信日時|보낸 날짜|التاريخ",
    "subject": "subject|betreff|objet|asunto|assunto|onderwerp|oggetto|emne|ämne|temat"
    "|perihal|subjek|chủ đề|тема|主题|主旨|件名|제목|الموضوع",
    "to": "to|cc|bcc|reply-to|an|à|para|aan|til|till|a|do|kepada|ke|đến|кому|копия|收件人|抄送|宛先|받는 사람|إلى",
}
_FIELD = lazily(
    r"\*?(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _FIELDS.items()) + r")\s*[:：]\*?\s*(?P<value>.*)$", re.IGNORECASE
)
_PASSES_ON = lazily(
    r"-{2,}\s*(?:forwarded message|forwarded by .*|weitergeleitete nachricht|message (?:transféré|transmis)|mensaje reenviado"
    r"|mensagem encaminhada"
    r"|messaggio inoltrato|doorgestuurd bericht|pesan terusan|thư chuyển tiếp|пересылаемое сообщение|转发邮件|轉寄郵件)\s*-*$"
    r"|(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)"
    r"|inicio del mensaje reenviado)\s*[:：]$",
    re.IGNORECASE,
)
_LINE_ABOVE = lazily(r"(?:-{2,}.{0,60}-{2,}|[_=]{8,}|-{8,})$")
_QUOTED = lazily(r">")
# Where somebody else's older message begins that this one answers; the verb may stand on a line of its own.
_WROTE = r"(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|menulis|đã viết|написал\w*|пишет|写道|寫道)"
# In English a day is enough, elsewhere an address or a time of day tells it from a sentence that quotes.
_ANSWERED = lazily(
    rf"On (?=.{{0,60}}\d).{{6,160}}\b{_WROTE}\s*[:：]$"
    rf"|(?=.*(?:@|\d[:h.]\d\d))(?=.*\d).{{6,160}}\b{_WROTE}(?:\s[^:：]{{0,60}})?\s*[:：]$"
    r"|\d{1,4}[年./-].{4,80}(?:写道|寫道|のメール)\s*[:：]$"
    r"|-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d.origine|Mensaje original|Mensagem original|Messaggio originale"
    r"|Oorspronkelijk bericht|原始邮件|Исходное сообщение)\s*-{2,}$",
    re.IGNORECASE,
)
_OPENS_ANSWER = lazily(r"(?:On|Am|Le|El|Em|Il|Op) (?=.{0,60}\d).{6,120}[>@\w)]$")
_SIGNATURE = lazily(r"-- ?$")
_COVER_WORDS = 12
"""Words above a message from which they are a message of their own."""
_FEWEST_FIELDS = 3


@dataclass(slots=True)
class Told:
    """labels: of the lines, by index, that are not what the message tells. header: of the message it forwards, else None."""

    labels: dict[int, LineLabel] = field(default_factory=dict)
    header: dict[str, str] | None = None


def told(lines: Sequence[str], subject: str) -> Told:
    """Label the lines of a message's text.

    lines: as they stand. subject: of the message; whether it says that something is passed on decides where the text leaves it open. Of
    messages forwarded one within another the innermost is told.
    """
    bare = [line.strip() for line in lines]
    found = Told()
    own: list[int] = []  # lines told so far
    at = 0
    while at < len(bare):
        line = bare[at]
        below = _header_below(bare, at)
        if not line:
            at += 1
        elif below is not None:
            first, last, header = below
            if not _is_passed_on(bare, at, own, subject if found.header is None else found.header.get("subject", "")):
                return _closed(found, bare, at)
            found.labels |= dict.fromkeys(own, LineLabel.META)
            found.labels |= {here: LineLabel.META if here >= first else LineLabel.BOILERPLATE for here in range(at, last) if bare[here]}
            found.header, own, at = header, [], last
        elif _SIGNATURE.match(lines[at]) or (own and _answers(bare, at) and not any(map(_QUOTED.match, bare[at:]))):
            return _closed(found, bare, at)
        elif _QUOTED.match(line) or _answers(bare, at) or (at and _answers(bare, at - 1) and re.fullmatch(rf"{_WROTE}\s*[:：]", line)):
            found.labels[at] = LineLabel.BOILERPLATE
            at += 1
        else:
            own.append(at)
            at += 1
    return found


def _closed(found: Told, bare: Sequence[str], first: int) -> Told:
    """All that follows is another's, which no mark of its own says."""
    found.labels |= {at: LineLabel.BOILERPLATE for at in range(first, len(bare)) if bare[at]}
    return found


def _header_below(bare: Sequence[str], at: int) -> tuple[int, int, dict[str, str]] | None:
    """The header of another message that begins at a line, with the mark above it: its first line, the line behind it, its fields."""
    first, marked = at, _PASSES_ON.match(bare[at]) is not None
    if marked or _LINE_ABOVE.match(bare[at]):
        first = at + 1
        while first < len(bare) and not bare[first]:
            first += 1
    header: dict[str, str] = {}
    here = first
    while here < len(bare) and (match := _FIELD.match(bare[here])):
        header.setdefault(_named(match), match["value"])
        here += 1
    if not header or (not marked and (len(header) < _FEWEST_FIELDS or "from" not in header)):
        return None
    return first, here, header


def _named(match: re.Match[str]) -> str:
    return next(name for name in _FIELDS if match[name])


def _is_passed_on(bare: Sequence[str], at: int, own: Sequence[int], subject: str) -> bool:
    if _PASSES_ON.match(bare[at]):
        return True
    above = sum(len(bare[line].split()) for line in own)
    return above < _COVER_WORDS and (_PASSED_ON.match(subject) is not None or not PREFIX.match(subject))


def _answers(bare: Sequence[str], at: int) -> bool:
    """True where an answered message begins, the verb on this line or on the next."""
    line = bare[at]
    return bool(_ANSWERED.match(line) or (_OPENS_ANSWER.match(line) and at + 1 < len(bare) and _ANSWERED.match(f"{line} {bare[at + 1]}")))


def labelled(text: str, subject: str) -> tuple[tuple[tuple[int, LineLabel], ...], Mapping[str, str] | None]:
    """The labels of `told` by the offsets of the lines in the text, in order, and the header of the message it forwards."""
    lines = text.split("\n")
    offsets = [0]
    for raw in lines:
        offsets.append(offsets[-1] + len(raw) + 1)
    found = told(lines, subject)
    return tuple(
        (offsets[at] + len(lines[at]) - len(lines[at].lstrip()), label) for at, label in sorted(found.labels.items())
    ), found.header
