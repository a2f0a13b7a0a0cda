"""Which of some thirty languages a text is written in: by its script where that says it, else by the words that hold sentences together."""

from __future__ import annotations

from briefgen.text.language import guess_language
from briefgen.text.lazy import lazily

_SAMPLE = 2000
_FEWEST_LETTERS = 24
_FEWEST_WORDS = 12
_SHARE, _LEAD = 0.08, 1.3
"""Share of function words in a text of the language, and how many times the next language's."""
_LETTER = lazily(r"[^\W\d_]")
_WORD = lazily(r"[^\W\d_]+")
# Scripts that one language is written in, or nearly; a text in Arabic, Cyrillic or Chinese letters is told apart further.
_SCRIPTS = (
    ("ja", "[\u3040-\u30ff]", 0.1),
    ("ko", "[\uac00-\ud7af\u1100-\u11ff]", 0.3),
    ("zh", "[\u3400-\u9fff]", 0.5),
    ("th", "[\u0e00-\u0e7f]", 0.5),
    ("lo", "[\u0e80-\u0eff]", 0.5),
    ("my", "[\u1000-\u109f]", 0.5),
    ("km", "[\u1780-\u17ff]", 0.5),
    ("hi", "[\u0900-\u097f]", 0.5),
    ("bn", "[\u0980-\u09ff]", 0.5),
    ("ta", "[\u0b80-\u0bff]", 0.5),
    ("ka", "[\u10a0-\u10ff]", 0.5),
    ("hy", "[\u0530-\u058f]", 0.5),
    ("he", "[\u0590-\u05ff]", 0.5),
    ("el", "[\u0370-\u03ff]", 0.5),
    ("fa", "[\u0600-\u06ff]*[\u067e\u0686\u0698\u06af\u06cc\u06a9]", 0.03),
    ("ar", "[\u0600-\u06ff]", 0.5),
    ("uk", "[\u0456\u0457\u0454\u0491]", 0.02),
    ("ru", "[\u0400-\u04ff]", 0.5),
)
_COMPILED = tuple((language, lazily(letters), share) for language, letters, share in _SCRIPTS)
_WORDS = {
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch werden hat bei nach wird sind einer über",
    "fr": "le la les de des du et un une est dans que qui pour sur au aux par plus ne pas avec ce cette ont été sont ses mais son nous",
    "es": "el la los las de del y un una en que por con para se su al como más no es ha fue sus este entre pero son sobre",
    "pt": "o a os as de do da dos das e um uma em no na que para com por se não mais foi ao pelo pela são como seu sua também",
    "it": "il lo la i gli le di del della dei e un una in che per con non si è sono da al nel alla più anche come ha ma",
    "nl": "de het een en van in op te dat die voor met zijn is aan niet ook door er naar bij om worden heeft wordt maar",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan oleh kepada juga adalah telah sebagai karena kata tersebut bahwa",
    "ms": "yang dan di dari untuk dengan pada ini itu dalam tidak akan oleh kepada juga ialah telah sebagai kerana kata berkata bahawa",
    "vi": "và của các là trong cho được với có không một những đã này về người tại theo đến từ khi nhiều năm để sẽ ông",
    "pl": "i w na z do że się nie to jest o za przez dla od po jak ale oraz ma są był było tym które który",
    "tr": "ve bir bu da de için ile olarak olan daha çok en gibi kadar sonra dedi olduğunu ise göre var",
    "sv": "och i att det som en på är av för med till den har inte om ett men de var sig från vid kan",
    "da": "og i at det som en på er af for med til den har ikke om et men de var sig fra ved kan blev",
    "no": "og i at det som en på er av for med til den har ikke om et men de var seg fra ved kan ble",
    "fi": "ja on ei että se hän oli mutta myös kun joka ovat tai kuin sen mukaan vuoden olla jo ole",
    "cs": "a v na se že je z do s o to pro jako by ale si i podle nebo po za od byl která který",
    "ro": "și în de la cu a pe care nu este pentru din o un mai că au fost sau al prin ce sunt",
    "hu": "a az és hogy nem is egy volt ezt már de csak meg ki el még a mint vagy után szerint",
    "tl": "ang ng sa na mga ay at ni si para hindi ito nang kay may siya rin din kung",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}


def language_of(text: str) -> str:
    """Code of ISO 639-1 for the language of the first 2,000 characters; `und` for another one, a mixture, or too little text."""
    sample = text[:_SAMPLE]
    if guess_language(sample) == "en":
        return "en"
    letters = len(_LETTER.findall(sample))
    if letters < _FEWEST_LETTERS:
        return "und"
    if not sample.isascii():
        for language, pattern, share in _COMPILED:
            if len(pattern.findall(sample)) >= share * letters:
                return language
    words = _WORD.findall(sample.lower())
    if len(words) < _FEWEST_WORDS:
        return "und"
    counted = sorted(((sum(word in known for word in words), language) for language, known in _SETS.items()), reverse=True)
    (most, language), (next_most, _) = counted[:2]
    return language if most >= _SHARE * len(words) and most >= _LEAD * next_most else _of_a_pair(words, counted)


def _of_a_pair(words: list[str], counted: list[tuple[int, str]]) -> str:
    """Neighbours that share most of their small words (Danish and Norwegian, Indonesian and Malay) by the words that one has alone."""
    (most, one), (next_most, other), (third, _) = counted[:3]
    if most < _SHARE * len(words) or next_most < _LEAD * third:
        return "und"
    alone = [sum(word in _SETS[mine] - _SETS[theirs] for word in words) for mine, theirs in ((one, other), (other, one))]
    if alone[0] == alone[1]:
        return "und"
    return one if alone[0] > alone[1] else other
