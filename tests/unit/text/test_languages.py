import pytest

from briefgen.text.languages import language_of

SENTENCES = {
    "en": "The ministers of the two countries agreed to meet again in June, and they said that the talks had gone well.",
    "de": "Die Minister der beiden Länder haben sich in der Hauptstadt getroffen und wollen im Juni erneut verhandeln.",
    "fr": "Les ministres des deux pays se sont rencontrés dans la capitale et ont décidé de poursuivre les discussions en juin.",
    "es": "Los ministros de los dos países se reunieron en la capital y acordaron continuar las conversaciones en junio.",
    "pt": "Os ministros dos dois países reuniram-se na capital e concordaram em continuar as conversações em junho.",
    "nl": "De ministers van beide landen hebben elkaar in de hoofdstad ontmoet en willen in juni verder praten.",
    "id": "Kementerian mengatakan bahwa pertemuan tersebut akan diadakan pada bulan Juni dan dihadiri oleh para menteri dari kedua negara.",
    "ms": "Kementerian berkata bahawa mesyuarat akan diadakan pada bulan Jun dan dihadiri oleh menteri kedua-dua negara kerana penting.",
    "vi": "Bộ trưởng hai nước đã gặp nhau tại thủ đô và đồng ý tiếp tục đàm phán vào tháng sáu năm nay ở đây.",
    "ru": "Министры двух стран встретились в столице и договорились продолжить переговоры в июне.",
    "uk": "Міністри двох країн зустрілися в столиці й домовилися продовжити переговори в червні.",
    "ar": "التقى وزيرا البلدين في العاصمة واتفقا على مواصلة المحادثات في يونيو المقبل",
    "zh": "两国部长在首都会晤，同意于六月继续谈判，并签署了一项关于渡轮的新协议。",
    "ja": "両国の大臣は首都で会談し、六月に再び交渉することで合意した。",
    "ko": "두 나라 장관은 수도에서 만나 유월에 다시 협상하기로 합의했다고 밝혔다.",
    "th": "รัฐมนตรีของทั้งสองประเทศพบกันที่เมืองหลวงและตกลงที่จะเจรจากันอีกครั้ง",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert language_of(SENTENCES[language]) == language


@pytest.mark.parametrize(
    "text",
    ["", "The end.", "Vessen, Orland, Selmia, Hale", "Ada Reed Tom Vale Ann Lee Max Born Eve Lund Kim Oh Jo Day", SENTENCES["de"][:20]],
)
def test_too_little_or_names_alone_tell_none(text: str) -> None:
    assert language_of(text) == "und"


def test_an_english_text_with_names_in_other_letters_is_english() -> None:
    assert language_of(SENTENCES["en"] + " The minister of Selmia, 李明, had met Игорь Петров before.") == "en"
