from briefgen.text.language import guess_language


def test_running_english_is_known():
    assert (
        guess_language("The ministers of the two countries agreed to meet again in June, and they said that the talks had gone well.")
        == "en"
    )


def test_other_languages_and_few_words_are_not_claimed():
    assert (
        guess_language("Die Minister der beiden Länder haben sich in der Hauptstadt getroffen und wollen im Juni erneut verhandeln.")
        == "und"
    )
    assert guess_language("Bộ trưởng hai nước đã gặp nhau tại thủ đô và đồng ý tiếp tục đàm phán vào tháng sáu năm nay ở đây.") == "und"
    assert guess_language("The end.") == "und"
    assert guess_language("") == "und"
