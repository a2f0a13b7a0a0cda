"""Dates as pages in other languages than English print them: `Aktualisiert am 28. Januar 2020, 14:30 Uhr`."""

from __future__ import annotations

import re
from itertools import chain

from briefgen.text.lazy import lazily

# Each month's names, January first, in the case in which dates have them: German, French, Spanish, Portuguese, Italian, Dutch, Indonesian,
# Malay, Russian, Ukrainian, Polish, Turkish, Swedish and its neighbours, Arabic of Egypt and of the Levant, Thai.
_MONTHS = (
    ("januar|jänner|jan|janvier|janv|enero|ene|janeiro|gennaio|gen|januari|января|янв|січня|stycznia|ocak|يناير|كانون الثاني|มกราคม|ม.ค"),
    (
        "februar|feb|février|févr|fevrier|febrero|fevereiro|fev|febbraio|februari|februari|февраля|фев|лютого"
        "|lutego|şubat|فبراير|شباط|กุมภาพันธ์|ก.พ"
    ),
    ("märz|mär|mrz|mars|marzo|março|marco|maart|maret|mac|марта|мар|березня|marca|mart|مارس|آذار|มีนาคม|มี.ค"),
    ("april|apr|avril|avr|abril|abr|aprile|апреля|апр|квітня|kwietnia|nisan|أبريل|ابريل|نيسان|เมษายน|เม.ย"),
    ("mai|mayo|maio|maggio|mag|mei|мая|травня|maja|mayıs|maj|mei|مايو|أيار|พฤษภาคม|พ.ค"),
    ("juni|jun|juin|junio|junho|giugno|giu|июня|июн|червня|czerwca|haziran|يونيو|حزيران|มิถุนายน|มิ.ย"),
    ("juli|jul|juillet|juil|julio|julho|luglio|lug|julai|июля|июл|липня|lipca|temmuz|يوليو|يوليوز|تموز|กรกฎาคม|ก.ค"),
    ("august|aug|août|aout|agosto|ago|agustus|augustus|ogos|августа|авг|серпня|sierpnia|ağustos|augusti|أغسطس|آب|สิงหาคม|ส.ค"),
    (
        "september|sep|sept|septembre|septiembre|setiembre|setembro|set|settembre|сентября|сен|вересня|września"
        "|eylül|سبتمبر|أيلول|กันยายน|ก.ย"
    ),
    ("oktober|okt|octobre|octubre|outubro|out|ottobre|ott|октября|окт|жовтня|października|ekim|أكتوبر|اكتوبر|تشرين الأول|ตุลาคม|ต.ค"),
    ("november|nov|novembre|noviembre|novembro|ноября|ноя|листопада|listopada|kasım|kasim|نوفمبر|تشرين الثاني|พฤศจิกายน|พ.ย"),
    (
        "dezember|dez|décembre|déc|decembre|diciembre|dic|dezembro|dicembre|desember|des|december|disember|декабря"
        "|дек|грудня|grudnia|aralık|aralik|ديسمبر|كانون الأول|ธันวาคม|ธ.ค"
    ),
)
_NUMBER = {name: number for number, month in enumerate(_MONTHS, start=1) for name in month.split("|")}
_ANY_MONTH = "|".join(re.escape(name) for name in sorted(_NUMBER, key=lambda name: (-len(name), name)))
_DATES = lazily(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.|er|º|ª)?[\s-]+(?:de\s+|di\s+)?(?P<month>{_ANY_MONTH})\.?,?[\s-]+"
    r"(?:de\s+|del\s+|do\s+|พ\.ศ\.\s*)?(?P<year>\d{4})(?!\d)"
    r"|(?:ngày\s+)?(?<!\d)(?P<dayv>\d{1,2})\s+tháng\s+(?P<monthv>\d{1,2})(?:\s+năm|,)\s+(?P<yearv>\d{4})(?!\d)"
    r"|(?P<era>令和|平成|昭和|中華民國|民國)?\s?(?P<yearc>\d{1,4}|元)\s?[年년]\s?(?P<monthc>\d{1,2})\s?[月월]\s?(?P<dayc>\d{1,2})\s?[日일号號]",
    re.IGNORECASE,
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "中華民國": 1911, "民國": 1911}
_BUDDHIST, _BUDDHIST_FROM = 543, 2400
"""Years of the Buddhist era, as Thailand counts them, are 543 ahead."""
_PUBLISHED = (
    "veröffentlicht|erschienen|publiée?|mise? en ligne|paru|publicad[oa]|pubblicato|gepubliceerd|geplaatst|diterbitkan|dipublikasikan"
    "|diposting|terbit|ngày đăng|đăng|xuất bản|дата публикации|опубликовано|опубліковано|opublikowano|yayınlanma|publicerad"
    "|تاريخ النشر|نشر في|نشرت في|نشر"
    "|发布时间|发布于|发布|發布|公開日時|公開日|公開|掲載日|配信|등록|입력|게시"
)
_CHANGED = (
    "(?:zuletzt )?aktualisiert|geändert|mise? à jour|modifié|actualisé|(?:última )?(?:actualización|atualização)|a[ct]t?ualizad[oa]"
    "|aggiornato|bijgewerkt|diperbarui|cập nhật|обновлено|изменено|оновлено|zaktualizowano|güncelleme|uppdaterad"
    "|آخر تحديث|تم التحديث|تحديث|更新日時|更新日|更新时间|更新于|更新|수정"
)
_LABELS = lazily(
    rf"(?<!\w)(?:(?P<published>{_PUBLISHED})|(?P<changed>{_CHANGED}))(?:\s+(?:am|le|el|em|il|op|pada|в|في))?\s*[:：]?", re.IGNORECASE
)
_WEEKDAYS = """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira lunedì
    martedì mercoledì giovedì venerdì sabato domenica poniedziałek wtorek środa czwartek piątek sobota niedziela maandag dinsdag
    woensdag donderdag vrijdag zaterdag zondag senin selasa rabu kamis jumat sabtu minggu isnin khamis jumaat ahad понедельник
    вторник среда четверг пятница суббота воскресенье الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد""".split()  # noqa: SIM905  a word list
_FILLERS = """mo di mi do fr sa so am um uhr den der le à el a las los alle ore às op om uur pada pukul wib wita wit lúc giờ vào ngày gmt+7
в г года год мск في الساعة الموافق بتوقيت غرينتش م н.э чт пт сб вс пн вт ср""".split()  # noqa: SIM905  a word list
_NOISE = lazily(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, chain(_WEEKDAYS, _FILLERS)))})(?!\w)[.,]?|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật"
    r"|\(?[月火水木金土日]曜?日?\)|星期[一二三四五六日天]|[월화수목금토일]요일|\d{1,2}\s+\w+(?:\s\w+)?\s+1[34]\d\d\s*هـ",
    re.IGNORECASE,
)
_WORD = lazily("[a-z]{3,}")
_FOREIGN_LETTER = lazily("[\u00c0-\u024f\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f\u1e00-\u1eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ENGLISH = frozenset("jan feb mar apr april jun jul aug august sep sept september oct november nov december dec set out des mac".split())  # noqa: SIM905  a word list
_PLAIN_WORDS = frozenset(word for word in chain(_NUMBER, _WEEKDAYS) if word.isascii() and word not in _ENGLISH) | frozenset(
    """erschienen paru publicado publicada pubblicato gepubliceerd geplaatst diterbitkan dipublikasikan diposting terbit opublikowano
    publicerad aktualisiert actualizado actualizada atualizado atualizada aggiornato bijgewerkt diperbarui zaktualizowano uppdaterad
    uhr pukul wib wita""".split()  # noqa: SIM905  a word list
)
"""Words of ASCII letters by which a line may be a date in another language; most lines of English pages hold none and no other letter."""
_ORDINAL = lazily(r"\d\.\s*[A-Z]|\d\sd[ei]\s|\d\s(?:mac|set|out|des)\s", re.IGNORECASE)
_LONGEST = 120


def plainly(line: str) -> str | None:
    """The line with its date in ISO form and its label in English; None when no name of a month or label of these languages stands in it.

    Years of Japanese eras, of the Republic of China and of the Buddhist era become those of the common one; an Islamic date beside another
    is left out. Days that do not exist are left as they are.
    """
    if len(line) > _LONGEST or not _may_be_foreign(line):
        return None
    plain = _DATES.sub(_iso, line)
    label = _LABELS.search(plain)
    if label:
        plain = f"{'published' if label['published'] else 'updated'} {plain[: label.start()]} {plain[label.end() :]}"
    return " ".join(_NOISE.sub(" ", plain).replace(" ,", "").split())


def _may_be_foreign(line: str) -> bool:
    if _FOREIGN_LETTER.search(line) or _ORDINAL.search(line):
        return True
    return not _PLAIN_WORDS.isdisjoint(_WORD.findall(line.lower()))


def _iso(match: re.Match[str]) -> str:
    if match["month"]:
        named = _NUMBER.get(match["month"].lower())
        if named is None:  # letters that are one to a pattern and two to a dictionary, as Turkish has
            return match[0]
        year, month, day = int(match["year"]), named, int(match["day"])
        year -= _BUDDHIST if year >= _BUDDHIST_FROM else 0
    elif match["monthv"]:
        year, month, day = int(match["yearv"]), int(match["monthv"]), int(match["dayv"])
    else:
        year = (1 if match["yearc"] == "元" else int(match["yearc"])) + _ERAS.get(match["era"] or "", 0)
        month, day = int(match["monthc"]), int(match["dayc"])
    return f" {year:04d}-{month:02d}-{day:02d} "
