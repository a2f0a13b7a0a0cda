"""What the furniture of web pages says of itself in other languages than English; a line is looked up whole, or by how it begins."""

from __future__ import annotations

import re

from briefgen.text.lazy import lazily

# By what the lines do; a line is one of these, perhaps with a number or a colon behind it.
_LINES = {
    "turn to comments": (
        r"kommentare|kommentar schreiben|leserkommentare|diskussion|commentaires?|réactions?|laisser un commentaire|comentarios?"
        r"|deja un comentario|comentários?|deixe um comentário|commenti|reacties|komentar|tinggalkan komentar|bình luận|ý kiến"
        r"|viết bình luận|комментарии|комментарий|обсуждение|коментарі|komentarze|yorumlar|kommentarer|تعليقات|التعليقات"
        r"|أضف تعليق|评论|評論|网友评论|发表评论|コメント|댓글|ความคิดเห็น"
    ),
    "turn to stories": (
        r"mehr zum thema|zum thema|lesen sie auch|auch interessant|weitere artikel|ähnliche artikel|verwandte artikel"
        r"|meistgelesen|neueste artikel|das könnte sie auch interessieren|à lire aussi|lire aussi|sur le même sujet"
        r"|articles (?:liés|similaires|connexes)|les plus lus|plus d'articles|voir aussi|noticias relacionadas"
        r"|artículos relacionados|lee también|lea también|le puede interesar|te puede interesar|más noticias|más leídas"
        r"|lo más leído|leia também|leia mais|veja também|notícias relacionadas|mais lidas|saiba mais|leggi anche"
        r"|articoli correlati|lees ook|meer nieuws|baca juga|artikel terkait|berita terkait|terpopuler|berita lainnya|terkini"
        r"|simak juga|tin liên quan|xem thêm|đọc thêm|bài liên quan|tin cùng chuyên mục|tin mới nhất|đọc nhiều"
        r"|có thể bạn quan tâm|читайте также|по теме|материалы по теме|самое читаемое|другие новости|читайте ещё|читайте також"
        r"|zobacz (?:też|także)|czytaj (?:też|także)|ilgili haberler|läs också|اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|مواضيع ذات صلة"
        r"|أخبار ذات صلة|الأكثر قراءة|相关阅读|相关新闻|相關新聞|延伸阅读|延伸閱讀"
        r"|推荐阅读|热门文章|更多新闻|関連記事|関連ニュース|あわせて読みたい|おすすめ記事"
        r"|ランキング|관련기사|많이 본 뉴스"
        r"|ข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม"
    ),
    "turn to rights": (
        r"alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados"
        r"|tutti i diritti riservati|alle rechten voorbehouden|hak cipta dilindungi.{0,20}|bản quyền thuộc về.{0,40}"
        r"|все права защищены|всі права захищені|wszelkie prawa zastrzeżone|جميع الحقوق محفوظة.{0,40}|版权所有.{0,30}|版權所有.{0,30}"
        r"|無断転載.{0,30}|저작권자.{0,40}|impressum|datenschutz(?:erklärung)?|agb|mentions légales|politique de confidentialité"
        r"|aviso legal|política de (?:privacidad|privacidade|cookies)|kebijakan privasi|chính sách bảo mật"
        r"|политика конфиденциальности|隐私政策|プライバシーポリシー|利用規約|이용약관|개인정보.{0,10}"
    ),
    "furniture": (
        r"startseite|anmelden|einloggen|registrieren|suche|menü|kontakt|über uns|drucken|anzeige|werbung|weiterlesen|zurück"
        r"|zum inhalt springen|mehr|accueil|connexion|se connecter|s'inscrire|recherche|rechercher|contact|imprimer|publicité"
        r"|lire la suite|retour|qui sommes-nous|inicio|iniciar sesión|regístrate|buscar|menú|contacto|imprimir|publicidad"
        r"|seguir leyendo|volver|quiénes somos|início|entrar|cadastre-se|pesquisar|contato|publicidade|continue lendo|voltar"
        r"|quem somos|accedi|cerca|pubblicità|stampa|zoeken|inloggen|advertentie|beranda|masuk|daftar|cari|kontak|iklan"
        r"|advertisement|tentang kami|selengkapnya|kembali|redaksi|trang chủ|đăng nhập|đăng ký|tìm kiếm|liên hệ|quảng cáo"
        r"|in bài viết|главная|войти|вход|регистрация|поиск|контакты|реклама|о нас|печать|читать далее|головна|strona główna"
        r"|szukaj|zaloguj|ana sayfa|giriş|ara|الرئيسية|تسجيل الدخول|بحث|اتصل بنا|من نحن|إعلان|اعلان|طباعة|المزيد|首页|首頁|登录|登錄|注册"
        r"|搜索|联系我们|关于我们|广告|打印|更多|返回顶部|ホーム|ログイン|会員登録|検索|お問い合わせ|広告|印刷|もっと見る|続きを読む|홈|로그인|회원가입|검색|문의|광고|인쇄|더보기|หน้าแรก|เข้าสู่ระบบ"
        r"|ค้นหา|โฆษณา|teilen|artikel teilen|newsletter|abonnieren|newsletter abonnieren|folgen sie uns|partager|partagez"
        r"|suivez-nous|s'abonner|abonnez-vous|compartir|compartir en .{0,20}|síguenos|suscríbete|compartilhar|compartilhe"
        r"|siga-nos|assine|condividi|seguici|delen|bagikan|ikuti kami|berlangganan|chia sẻ|theo dõi chúng tôi|đăng ký nhận tin"
        r"|поделиться|подписаться|подпишитесь|udostępnij|paylaş|dela|شارك|مشاركة|شارك الخبر|تابعنا|اشترك|分享|分享到|关注我们|订阅|シェア"
        r"|シェアする|フォロー|ツイート|공유|공유하기|구독|แชร์|schlagworte|stichworte|themen|mots-clés|thèmes|etiquetas|temas|tags|palavras-chave"
        r"|argomenti|từ khóa|chủ đề|метки|теги|كلمات مفتاحية|الوسوم|关键词|標籤|标签|キーワード|태그"
    ),
}
_WHOLE = tuple((sign, lazily(rf"\W*(?:\d+\s*)?(?:{lines})\W*(?:\d+\W*)?", re.IGNORECASE)) for sign, lines in _LINES.items())
_BEGINS = lazily(
    r"\W*(?:lesen sie auch|mehr zum thema|à lire aussi|lire aussi|sur le même sujet|lee también|lea también|leia também|veja também"
    r"|leggi anche|lees ook"
    r"|baca juga|simak juga|xem thêm|đọc thêm|читайте также|читайте ещё|czytaj (?:też|także)"
    r"|اقرأ أيضا|اقرأ أيضاً|相关阅读|延伸阅读|関連記事|関連ニュース)\s*[:：|–-].*",
    re.IGNORECASE,
)
LONGEST = 80
"""Characters of a line that is looked up whole; none of these is longer."""


def other_signs(text: str) -> list[str]:
    """The signs, as English lines of the page would have them, of a line in another language."""
    found: list[str] = []
    if len(text) <= LONGEST:
        for sign, pattern in _WHOLE:
            if pattern.fullmatch(text):
                found += ["furniture", sign] if sign != "furniture" else ["furniture"]
                break
    if not found and _BEGINS.match(text):
        found = ["furniture", "turn to stories"]
    return [*found, "legal"] if "turn to rights" in found and len(text) > 12 else found
