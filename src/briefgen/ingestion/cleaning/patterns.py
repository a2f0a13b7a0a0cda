"""What the furniture of web pages says of itself, in English; used as evidence, never alone as a verdict on a long line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress, count
from operator import not_

from briefgen.text.lazy import lazily

# The letters of English first: a set of characters is matched at half the cost of a class.
WORD = lazily(r"(?:[a-z]+[^\W_]*|[^\W_]+)(?:[’'\-.](?:[a-z]+[^\W_]*|[^\W_]+))*")
TERMINATED = lazily(r"[.!?…。！？؟।][\"'”’»«“›‹」』)\]]*(?:\s*/\.)?$|[.!?][\"'”’]?\s*\([A-Z]{2,6}\)$|\./\.$")
_TERMINATED_TAIL = 16
# Chinese and Japanese, Thai, Lao, Burmese and Khmer letters.
_UNSPACED = lazily("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")

STOP_WORDS = frozenset(
    """a an the and or but of to in on at by for from with as is are was were be been being has have had do does did will would can could
    may might should that this these those it its he she they them his her their we our you your i not no than then so if when which
    who whom whose what where while also after before during between into over under about against more most other such both all any
    each same own said says""".split()  # noqa: SIM905  a word list
)
REPORTING = frozenset(
    "said says told added stated stressed announced according noted explained argued claimed warned affirmed believe believes".split()  # noqa: SIM905  a word list
)


def words_of(pieces: Sequence[str]) -> tuple[str, ...]:
    """The words of a text cut at its spaces; most pieces are one, perhaps with a mark behind it, and need no pattern."""
    words: list[str] = []
    done = 0
    # runs of plain words are taken over whole
    for odd in compress(count(), map(not_, map(str.isalpha, pieces))):
        words += pieces[done:odd]
        done, piece = odd + 1, pieces[odd]
        if piece[-1] in ".,;:" and piece[:-1].isalpha():
            words.append(piece[:-1])
        else:
            words += WORD.findall(piece)
    words += pieces[done:]
    return tuple(words)


def words_of_any(pieces: Sequence[str]) -> tuple[str, ...]:
    """As `words_of`; in scripts that write no spaces two characters count as a word, which is about what they come to."""
    words: list[str] = []
    for word in words_of(pieces):
        if _UNSPACED.search(word):
            words += [word[at : at + 2] for at in range(0, len(word), 2)]
        else:
            words.append(word)
    return tuple(words)


def terminated(line: str) -> bool:
    """True when the line ends as a sentence does."""
    return TERMINATED.search(line[-_TERMINATED_TAIL:]) is not None


# Whole lines that belong to the page. Alternatives are grouped by what they do.
_ACCOUNT = r"""forgot(?:ten)?\ (?:your\ )?password | back\ to\ (?:log\ ?in|top|home\w*|gallery) | (?:return|go)\ to\ (?:the\ )?top | (?:log
        |sign)[\ -]?(?:in|out|up)(?:\W.*)?
 | register(?:\ (?:now|for\ free|here))? | my\ (?:account|profile|news) | create\ (?:an?\ )?account.* | already\ (?:have\ an\ account
        |a\ (?:subscriber|member)).* | remember\ me | subscriber\ .{0,30}"""
_SCRIPT = r"""(?:please\ )?(?:enable|turn\ on)\ javascript.* | javascript\ (?:is|must|has).* | you\ need\ to\ enable.*
        | your\ browser\ (?:does|is|doesn).*"""
_COMMENTS = r"""comments?(?:\ are)?\ (?:closed|off|disabled)(?:\ .*)? | (?:no|\d[\d,]*)\ (?:comments?|repl(?:y|ies)) | (?:leave|post
        |add|write|view|show|hide)\ (?:a\ |all\ |the\ )?(?:comments?|reply).*
 | be\ the\ first\ to\ comment.* | your\ email\ address\ will\ not.* | (?:share|tell\ us)\ (?:your|what\ you)\ (?:views|thoughts?
        |opinions?|think).* | join\ the\ (?:conversation|discussion).* | comments?(?:\ \(?\d+\)?)?
 | (?:cancel\ )?reply | required\ fields.* | notify\ me.* | save\ my\ name.* | powered\ by\ .{0,40}"""
_SHARING = r"""(?:like|follow|join|find)\ us\ (?:on|at)\b.* | follow\ @?\w+(?:\ \w+)?\ on\ (?:twitter|facebook|x|instagram|telegram).*
 | (?:share|tweet|print|e-?mail|save|bookmark|copy\ link|copy|link|whatsapp|pin(?:\ it|terest)?|reddit|linkedin|facebook|twitter
        |instagram|youtube|telegram|flipboard|tumblr|snapchat|messenger|rss|feedback)(?:\ (?:this|on|via|to|article|page|story|it|more
        |here|feeds?)\b.*)?
 | (?:0|\d+)?\ ?shares? | sharing\ is\ caring.* | click\ (?:here|to)\b.* | (?:tap|swipe)\ to.* | (?:\W*(?:facebook|twitter|pinterest
        |email|linkedin|whatsapp|reddit|google\+?|print|instagram|youtube|rss)\W*){2,8}"""
_MORE = r"""read\ (?:more|next|also|full|the\ full|on|later)\b.{0,120} | (?:see|view|show|load|learn|find\ out|watch|continue
        |discover)\ (?:more|all|also|reading|now|less)\b.{0,80} | also\ (?:read|see|on)\b.*
 | don.?t\ miss.* | (?:you\ may|you\ might)\ (?:also\ )?(?:like|be\ interested|have\ missed).* | recommended(?:\ for\ you|\ stories
        |\ articles|\ reading|\ videos?)?.{0,20} | related(?:\ (?:news|stor\w+|articles?|posts?|topics?|links?|content|coverage|reading
        |items|videos?))?\ ?:?.{0,60}
 | more\ (?:from|on|in|about|stories|news|articles|like\ this|videos?|headlines)\b.{0,60} | more
 | (?:latest|breaking|top|most|trending|popular|featured|editor.?s|other|recent|must|hot|today.?s)\ (?:news|stories|read|reads|popular
        |viewed|posts|articles|picks?|headlines|videos?|commented|shared|now|topics|watched|discussed|recent|emailed|deals)\b.{0,40}
 | trending.{0,20} | making\ news | in\ the\ news | in\ this\ (?:article|story)\W? | what.?s\ (?:new|hot|trending).{0,20}
        | up\ next.{0,60} | next(?:\ (?:article|post|story|page).{0,80})? | prev(?:ious)?(?:\ (?:article|post|story|page).{0,80})?
        | (?:photo|image|video)s?\ ?(?:gallery|slideshow)? | galler(?:y|ies) | slideshow.{0,40} | (?:play|watch)(?:\ (?:video|now
        |live))?.{0,40}"""
_LETTERS = r"""subscribe\b.{0,200} | (?:get|sign\ up\ for|receive)\ (?:the\ |our\ |your\ )?(?:latest|daily|weekly|free|breaking
        |newsletter|morning|news|best|top)\b.{0,200} | .{0,40}newsletters?.{0,60} | download\ (?:the|our)\ .{0,30}app.* | get\ the\ app.*
 | support\ (?:our|us|the)\ .{0,60} | (?:start|begin)\ your\ (?:free\ )?trial.* | donate.{0,60} | enter\ your\ e-?mail.*
        | e-?mail\ address.* | never\ miss\ .{0,60} | thank\ you\ for\ (?:subscribing|signing).* | unsubscribe.*"""
_LEGAL = r"""(?:©|\(c\)|copyright|@\d{4})(?:\W.*)? | .{0,80}all\ rights?\ reserved.* | terms\ (?:of|and|&).{0,60}
        | .{0,25}privacy(?:\ (?:policy|notice|settings?|center|statement|rights)).{0,60} | (?:we
        |this\ (?:web)?site)\ (?:and\ .{0,40}\ )?uses?\ cookies.* | (?:accept|manage|reject|allow)\ (?:all\ )?cookies.*
        | cookies?(?:\ (?:policy|settings|preferences|notice).*)?
 | by\ (?:signing\ up|subscribing|clicking|using|continuing|registering|submitting)\b.* | do\ not\ sell.* | ad\ ?choices.*
        | your\ (?:ad|privacy)\ choices | disclaimers?.{0,40} | accessibility.{0,30} | code\ of\ conduct | imprint"""
_SITE = r"""contact(?:\ us)?(?:\ \w+)? | about(?:\ (?:us|me|the\ author|\w+))? | advertis(?:e|ement|ements|ing)(?:\ (?:with
        |on)\ .{0,20})? | ads? | (?:article\ |story\ )?continues\ (?:after|below).{0,60} | sponsored(?:\ (?:content|by.*|links?
        |posts?))? | promoted.{0,20} | paid\ (?:content|post).{0,20} | skip\ (?:to\ .*|ad.*|navigation)
 | jump\ to\ .* | search(?:\ for)?.{0,30} | menu | (?:main\ )?navigation | home(?:page)? | close(?:\ .{0,12})? | open | top
        | loading.{0,10} | toggle\ .* | expand.{0,20} | collapse.{0,20} | sitemap | site\ (?:map|index) | careers?
        | jobs?(?:\ at\ .{0,30})? | help(?:\ (?:center|centre))? | faqs? | masthead | archives? | categories | events? | e-?paper
        | store | shop
 | (?:vote|poll)s? | quote\ of\ the\ day.* | weather.{0,30} | horoscopes? | crosswords? | classifieds | obituaries
        | listen(?:\ (?:to\ this|now|live).*)? | font\ size.* | a\ ?[-+]\ ?a? | reprints?.{0,40} | corrections? | report\ (?:an\ error
        |a\ typo|ad).* | (?:click|press)\b.{0,60}\b(?:here|enter)\b.* | select\ .{0,30} | view\ .{0,30} | change\ .{0,20} | (?:submit
        |send|cancel|ok|go|yes|no|done|save|apply|back|continue)"""
_FILED = r"""tags?\ ?:?.{0,150} | topics?\ ?:.{0,150} | categor(?:y|ies)\ ?:?.{0,150} | filed\ (?:under|to).* | posted\ in.*
        | (?:keywords?|hashtags?)\ ?:.* | (?:explore|see)\ more\ on.* | (?:[\d.,]+[km]?\+?\ )(?:shares?|views?|likes
        |min(?:ute)?s?\ read|followers|subscribers|reads?|votes?|points?|retweets).{0,20} | (?:reading\ time|estimated\ reading).{0,30}"""
_PICTURES = r"""image\ (?:source|copyright|caption|\d+\ of\b).* | media\ caption.* | caption | getty\ images.{0,60}
        | file\ photo.{0,30} | \d+\ ?(?:/|of)\ ?\d+ | (?:show|hide)\ caption | toggle\ caption | enlarge\ this\ image"""
FURNITURE = lazily(
    r"^\W*(?:" + " | ".join((_ACCOUNT, _SCRIPT, _COMMENTS, _SHARING, _MORE, _LETTERS, _LEGAL, _SITE, _FILED, _PICTURES)) + r")\W*$",
    re.IGNORECASE | re.VERBOSE,
)
FURNITURE_BEGINS = frozenset(
    word[:3]
    for word in """
    forgot back return go log login sign register my create already remember subscriber please enable turn javascript you your
    comment no leave post add write view show hide be share tell join cancel reply required notify save powered like follow find
    tweet print email e-mail bookmark copy link whatsapp pin reddit linkedin facebook twitter instagram youtube telegram flipboard
    tumblr snapchat messenger rss feedback click tap swipe google read see load learn watch continue discover also don't you
    recommended related more latest breaking top most trending popular featured editor other recent must hot today making in what's
    up next prev photo image video gallery galleries slideshow play subscribe get receive download support start begin donate enter
    never thank unsubscribe c copyright terms we this accept manage reject allow cookie by do ad adchoices ads disclaimer
    accessibility code imprint contact about advertise article story continues sponsored promoted paid skip jump search menu main
    navigation home close open loading toggle expand collapse sitemap site career job help faq masthead archive category event
    epaper e-paper store shop vote poll quote weather horoscope crossword classifieds obituaries listen font a a-a reprint
    correction report press select change submit send ok yes done apply tag topic filed posted keyword hashtag explore reading
    estimated k m min reads point retweet media caption getty file enlarge likes shares followers""".split()  # noqa: SIM905  a word list
)
"""What the first word of a line that FURNITURE matches begins with, where it is no number and holds none of FURNITURE_PARTS."""
FURNITURE_PARTS = ("newsletter", "all right", "privacy", "©")
# Lines at which a page turns away from the story, by what it turns to.
TURNS = {
    "stories": lazily(
        r"""^\W*(?:read\ (?:more|next|also)|related(?:\ (?:news|stor\w+|articles?|posts?|topics?|links?|content|coverage|reading|videos?))?
        |(?:latest|top|most|trending|popular|other|recent|hot|today.?s|must|editor.?s)\ (?:news|stories|read|reads|popular|viewed|posts
        |articles|headlines|videos?|picks?|discussed|shared|watched|commented)\b.{0,30}
        |more\ (?:from|on|in|stories|news|articles|headlines)\b.{0,40}|you\ (?:may|might)\ (?:also\ )?(?:like|enjoy|be\ interested).*
        |recommended.{0,20}|photo\ gallery|up\ next|don.?t\ miss.*|trending.{0,12}
        |(?:previous|next)\ (?:post|article|story).{0,60}|in\ case\ you\ missed\ it.*|see\ also)\W*$""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "comments": lazily(
        r"""^\W*(?:comments?(?:\ \(?\d+\)?)?|[\d,]+\ (?:comments?|responses?|thoughts?|replies)\b.{0,80}|comments\ are\ closed.*
        |share\ your\ (?:views|thoughts).*|(?:leave|post|add|write)\ a\ (?:comment|reply).*|(?:post|add|view|show
        |read)\ (?:all\ )?comments?.*|join\ the\ (?:conversation|discussion).*|discussion|reply)\W*$""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "readers": lazily(
        r"""^\W*(?:(?:like|follow)\ us\ on\b.*|sign\ up\ (?:for|to)\b.{0,80}|subscribe\b.{0,60}|.{0,40}newsletters?.{0,30}
        |share\ this.*|share|enter\ your\ email.*)\W*$""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "author": lazily(
        r"""^\W*(?:about\ (?:the\ )?authors?.*|about\ me|author|written\ by|contributors?|biography|contact\ (?:the\ )?(?:author
        |reporter|writer).*)\W*$""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "notes": lazily(
        r"""^\W*(?:tags?\ ?:?.{0,100}|filed\ under.*|topics?\ ?:.*|references|sources?|notes|footnotes|external\ links|citations?\ ?:.*
        |posted\ in.*)\W*$""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "rights": lazily(r"""^\W*(?:.{0,60}all\ rights?\ reserved.*|(?:©|copyright)\b.*)\W*$""", re.IGNORECASE | re.VERBOSE),
}
# Pleas to readers that papers put at the foot of a story, in whole sentences.
PLEA = lazily(
    r"^\W*(?:(?:please\s+)?(?:like|follow|join|find)\s+(?:us|@\w+|\w+ \w+)\s+on\s+(?:facebook|twitter|x|instagram|telegram|youtube"
    r"|linkedin|whatsapp|google)\b|(?:click|tap)\s+here\s+(?:to|for)\b|sign\s+up\s+(?:here|now|to\s+(?:our|receive|get)|for\s+(?:our"
    r"|the|free))\b|subscribe\s+(?:to|now|today|here)\b|download\s+(?:our|the)\s+.{0,30}\bapp\b|get\s+(?:the\s+latest|our"
    r"|breaking)\b.{0,40}\b(?:inbox|newsletter|alerts?)\b"
    r"|the\s+post\s+.{3,200}\s(?:appeared\s+first|first\s+appeared)\s+on\s"
    r"|(?:this|the\s+full)\s+(?:article|story|content|report)\s+is\s+(?:(?:only|available|reserved|exclusive|exclusively)\s+)*(?:for|to)"
    r"\s+(?:(?:our|paying|registered|premium)\s+)*(?:subscribers|members)\b|(?:get|enjoy)\s+(?:unlimited|full)\s+(?:digital\s+)?access\b"
    r"|(?:to\s+)?(?:continue|keep)\s+reading\b.{0,60}\b(?:subscribe|sign|log\s?in|register))",
    re.IGNORECASE,
)
PLEA_BEGINS = frozenset("ple lik fol joi fin cli tap sig sub dow get enj the thi to con kee".split())  # noqa: SIM905  a word list
"""What the first word of a line that PLEA matches begins with."""
LEGAL = lazily(
    r"^\W{0,3}(?:©|copyright\b|\(c\)\s)|all rights? reserved|may not be (?:published|reproduced|reprinted|redistributed)"
    r"|subject to copyright",
    re.IGNORECASE,
)
PICTURE_WORDS = (
    "photo",
    "image",
    "pic",
    "illustr",
    "graphic",
    "credit",
    "source",
    "courtesy",
    "getty",
    "reuters",
    "afp",
    "video",
    "shutterstock",
    "istock",
    "bloomberg",
    "unsplash",
    "flickr",
    "file",
    "| ap",
    "/ap",
    "/ ap",
    "epa",
    "tns",
    "via ap",
    "ap photo",
    "media caption",
)
"""Parts of a caption's credit, lower case: looking for them spares most lines the patterns below."""
LEGAL_WORDS = ("©", "(c)", "copyright", "reserved", "may not be")
# How a line shows that it stands under a picture.
CAPTIONS = {
    "bracketed": lazily(
        r"[(\[]\s*(?:(?:file )?photos?|images?|pictures?|pic|illustration|graphic|ap photo|source|credits?|courtesy|getty|reuters|afp"
        r"|video)\b[^)\]]*[)\]]?\W*$",
        re.IGNORECASE,
    ),
    "credited": lazily(
        r"(?:\b|(?<=[a-z.]))(?:[Ff]ile )?(?:[Pp]hotos?|PHOTO|[Ii]mages?|IMAGE|[Pp]ictures?|[Ii]llustration|[Gg]raphic|[Cc]redits?"
        r"|CREDIT|[Cc]ourtesy|[Ss]ource|[Pp]hotograph)(?: (?:[Cc]redit|[Bb]y|[Cc]ourtesy|of|[Pp]rovided by|[Ss]ource))?\s*[:：]\s*\S"
    ),
    "agency": lazily(
        r"\bAP Photo\b|\bvia (?:Getty|AP|Reuters|AFP|Shutterstock)\b|/\s?(?:AFP|Reuters|AP|Getty|EPA|Bloomberg|Shutterstock|TNS"
        r"|PA)\b[^.]{0,40}$|\| (?:AP|AFP|Reuters|Getty)\b|(?:Getty Images?|Shutterstock|iStock|Unsplash|Pixabay|Flickr|REUTERS)\)?\.?$"
    ),
    # A credit that closes the line: names, agencies and papers, no sentence after it.
    "closing": lazily(
        r"(?:^|[.!?,;)”\"’'\w]\s*)(?:File )?(?:Photos?|PHOTO|Images?|Pictures?|Illustration|Graphic|Credits?|CREDIT|Courtesy"
        r"|Photograph)(?: (?:[Cc]redit|[Bb]y|[Cc]ourtesy(?: of)?))?\s*[:：]\s*[^.!?]{2,70}\.?$"
    ),
    "opening": lazily(
        r"^\(?(?:photo|image|picture|photograph|courtesy|credit|video|file)s?\s*(?:by|courtesy|credit|of"
        r"|:)\s",
        re.IGNORECASE,
    ),
    "labelled": lazily(r"^\W*(?:image|media|photo|picture)\ caption\b\W*\w", re.IGNORECASE),
}
WHO_IS_WHERE = lazily(
    r"\((?:L|R|C|left|right|centre|center|front|top|bottom|\d(?:st|nd|rd|th),?\s*(?:L|R|left|right)|(?:from|far|second)\ (?:left"
    r"|right))\)|\bpictured\b",
    re.IGNORECASE,
)
APPEAL_WORDS = frozenset(
    """your support our this become member subscriber paywall paywalls sign signing subscribe affiliate newsletter moderated moderation
    cookies""".split()  # noqa: SIM905  a word list
)
APPEAL = lazily(
    r"\b(?:your (?:support|donation|contribution|subscription|inbox)|support (?:our|us|independent)|our (?:journalism|newsroom"
    r"|reporters|reporting|newsletter|podcast|subscribers|readers|website|site|app)|paywalls?|become a (?:member|subscriber)"
    r"|this (?:article|story|report|post) (?:was|is) (?:first |originally )?(?:published|written|produced|translated|part)"
    r"|sign(?:ing)? up (?:for|to|here)|subscribe|affiliate|newsletter|moderat(?:ed|ion)|cookies)\b",
    re.IGNORECASE,
)
AGO = lazily(
    r"\b(?:\d+|an?)\s*(?:seconds?|min(?:ute)?s?|hours?|hrs?|h|days?|d|weeks?|months?|years?)\s+ago\b"
    r"|\byesterday\W*$",
    re.IGNORECASE,
)
ADDRESS = lazily(r"https?://|www\.|\b\w+@\w+\.\w|^@\w+|\.com\b")
ADDRESS_PARTS = ("://", "www.", "@", ".com")
SEPARATORS = (*"|»«›‹→←▼▲►•·", " / ")
