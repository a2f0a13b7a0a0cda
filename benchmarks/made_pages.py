"""Web pages made up for measuring speed: a news site's menus, scripts, teasers, comments and footer around a made-up article."""

from __future__ import annotations

import json
import random
from string import Template

from made import NAMES, PLACES, TOPICS, paragraphs, sentence

PAGE = Template("""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>$title | Example Courier</title>
$metas<link rel="canonical" href="$address">$links<script type="application/ld+json">$data</script>$scripts$style</head>
<body class="article"><header><div class="logo"><a href="/">Example Courier</a></div><nav>$menu</nav></header>
<main><div class="wrap"><article><h1>$title</h1><div class="byline">By $name</div><time datetime="$day">$day</time>
<figure><img src="/p/1.jpg" alt=""><figcaption>The quay of $place in spring. Photo: Example Courier</figcaption></figure>
$story</article><aside><h3>Related</h3>$teasers</aside></div></main>
<section id="comments"><h2>Comments</h2><ul>$comments</ul></section>
<footer><ul>$footer</ul><p>© 2024 Example Courier. All rights reserved.</p></footer>
<script>$last</script></body></html>""")
TEASER = Template("""<div class="card"><div class="card-in"><a href="/s/$number">
<picture><source srcset="/i/$number.webp"><img src="/i/$number.jpg" loading="lazy" alt=""></picture>
<div class="card-head"><span class="kicker">News</span><h4 class="card-title">$place and $topic</h4></div></a>
<p class="card-text">$words…</p><span class="meta">3 min read</span>
<div class="share"><a href="#f"><svg><path d="M1 1h9"/></svg></a><a href="#x"><svg><path d="M2 2h9"/></svg></a></div></div></div>""")
COMMENT = Template("""<li class="comment"><div class="who">$name</div><time>2 hours ago</time><p>$words</p>
<button class="btn like">Like</button><button class="btn">Reply</button></li>""")
ENTRY = Template(
    """<li class="nav-item"><a class="nav-link" href="/$level/$number" data-track="nav|$number"><span>$place $number</span></a></li>"""
)


def page(number: int, words: int = 700) -> str:
    """A page of about 250 KB and 2,200 elements around an article of `words` words."""
    source = random.Random(number)
    title = f"{source.choice(PLACES).capitalize()} looks again at {source.choice(TOPICS)}"
    name = source.choice(NAMES)
    day = f"2024-{source.randint(1, 12):02}-{source.randint(1, 28):02}T08:{source.randint(10, 59)}:00+00:00"
    address = f"https://news.example/2024/{number}/story"
    return PAGE.substitute(
        title=title,
        name=name,
        day=day,
        address=address,
        place=source.choice(PLACES),
        metas=_metas(title, name, day, address),
        data=_data(title, name, day),
        links="".join(f'<link rel="stylesheet" href="/assets/{at}.css">\n' for at in range(12)),
        scripts="".join(f"<script>{_script(source, source.randint(60, 260))}</script>\n" for _ in range(9)),
        style="<style>" + "".join(f".c{at}-x{source.randint(0, 999)}{{margin:{at}px}}\n" for at in range(300)) + "</style>",
        menu="".join(_menu(source, level) for level in range(9)),
        story="".join(_block(source, text) for text in paragraphs(source, words)),
        teasers="".join(_teaser(source) for _ in range(70)),
        comments="".join(COMMENT.substitute(name=source.choice(NAMES), words=sentence(source)) for _ in range(12)),
        footer="".join(f'<li><a href="/about/{at}">{source.choice(PLACES)} office</a></li>' for at in range(60)),
        last=_script(source, 700),
    )


def _metas(title: str, name: str, day: str, address: str) -> str:
    said = {"og:title": title, "og:site_name": "Example Courier", "og:url": address, "article:published_time": day}
    properties = "".join(f'<meta property="{key}" content="{value}">\n' for key, value in said.items())
    return f'{properties}<meta name="author" content="{name}">\n<meta name="viewport" content="width=device-width">\n'


def _data(title: str, name: str, day: str) -> str:
    publisher = {"@type": "Organization", "name": "Example Courier"}
    article = {"@type": "NewsArticle", "headline": title, "datePublished": day, "author": [{"@type": "Person", "name": name}]}
    return json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, article | {"publisher": publisher}]})


def _script(source: random.Random, lines: int) -> str:
    return "".join(f'window.q{at}=window.q{at}||[];q{at}.push({{"slot":"{source.getrandbits(48):x}"}});' for at in range(lines))


def _menu(source: random.Random, level: int) -> str:
    entries = "".join(ENTRY.substitute(level=level, number=at, place=source.choice(PLACES)) for at in range(22))
    return f'<ul class="menu m{level}">{entries}</ul>'


def _block(source: random.Random, text: str) -> str:
    if source.random() < 0.12:
        heading = source.choice(PLACES).capitalize()
        return f'<div class="ad" id="ad-{source.getrandbits(24)}"><span>Advertisement</span></div><h2>{heading}</h2><p>{text}</p>'
    words = text.split(" ")
    words[3] = f'<a href="/t/{source.getrandbits(20)}">{words[3]}</a>'
    return f"<p>{' '.join(words)}</p>\n"


def _teaser(source: random.Random) -> str:
    place = source.choice(PLACES).capitalize()
    return TEASER.substitute(number=source.getrandbits(24), place=place, topic=source.choice(TOPICS), words=sentence(source)[:90])
