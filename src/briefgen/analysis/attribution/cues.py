"""The words that report speech or a stand taken, and what each may be followed by."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.analysis.wordlist import words


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting verb.

    lemma: its base form. form: `finite`, `base` (also a noun or infinitive) or `ing`. takes: letters for what may follow:
    q quotation, t that-clause, b clause without `that`, w question word, i infinitive, n noun phrase, p preposition (see PREPOSITIONS),
    a addressee first, z nothing (the words said stand before it).
    """

    lemma: str
    form: str
    takes: frozenset[str]


# lemma past third-person ing, then what it takes. Grouped by what they take.
_TABLE = """
qtbwz: say said says saying; note noted notes noting; argue argued argues arguing; explain explained explains explaining
qtbwz: claim claimed claims claiming; insist insisted insists insisting
qtbwz: declare declared declares declaring; tweet tweeted tweets tweeting; suggest suggested suggests suggesting
qtbwz: predict predicted predicts predicting; contend contended contends contending; assert asserted asserts asserting
qtbwz: allege alleged alleges alleging; complain complained complains complaining; conclude concluded concludes concluding
qtbwz: remark remarked remarks remarking; quip quipped quips quipping; joke joked jokes joking
qtbwz: acknowledge acknowledged acknowledges acknowledging; admit admitted admits admitting; concede conceded concedes conceding
qtbwz: caution cautioned cautions cautioning; recall recalled recalls recalling; testify testified testifies testifying
qtbwz: vow vowed vows vowing; reply replied replies replying; respond responded responds responding
qtbwz: retort retorted retorts retorting; opine opined opines opining; lament lamented laments lamenting
qtbwz: boast boasted boasts boasting; muse mused muses musing; reason reasoned reasons reasoning
qtbwz: exclaim exclaimed exclaims exclaiming; recount recounted recounts recounting; counter countered counters countering
qtbwz: gush gushed gushes gushing; announce announced announces announcing; confirm confirmed confirms confirming
qtbwz: reveal revealed reveals revealing; disclose disclosed discloses disclosing; proclaim proclaimed proclaims proclaiming
qtbwz: reiterate reiterated reiterates reiterating; observe observed observes observing; speculate speculated speculates speculating
qtbwz: hint hinted hints hinting; report reported reports reporting; imply implied implies implying
qtbwz: indicate indicated indicates indicating; signal signaled signals signaling; mention mentioned mentions mentioning
qtbwz: believe believed believes believing; think thought thinks thinking; feel felt feels feeling; fear feared fears fearing
qtbwz: hope hoped hopes hoping; realize realized realizes realizing; guess guessed guesses guessing
qtbwz: suspect suspected suspects suspecting; worry worried worries worrying; agree agreed agrees agreeing
qtbwz: wonder wondered wonders wondering
qtbwz: answer answered answers answering; relate related relates relating
qtbwz: snap snapped snaps snapping; elaborate elaborated elaborates elaborating; exhort exhorted exhorts exhorting
qtbwz: reckon reckoned reckons reckoning; clarify clarified clarifies clarifying
qtz: protest protested protests protesting
qtwz: add added adds adding; write wrote writes writing; maintain maintained maintains maintaining; charge charged charges charging
qtwz: state stated states stating; know knew knows knowing; doubt doubted doubts doubting; expect expected expects expecting
qtwz: figure figured figures figuring; decide decided decides deciding; assume assumed assumes assuming
qtnbwz: stress stressed stresses stressing; emphasize emphasized emphasizes emphasizing
qtnbwz: affirm affirmed affirms affirming; reaffirm reaffirmed reaffirms reaffirming; underline underlined underlines underlining
qtnbwz: repeat repeated repeats repeating; propose proposed proposes proposing; deny denied denies denying
qtnbwz: describe described describes describing
qtnwz: underscore underscored underscores underscoring; highlight highlighted highlights highlighting
qtnwz: recommend recommended recommends recommending; demand demanded demands demanding; estimate estimated estimates estimating
qtbwza: warn warned warns warning; tell told tells telling; inform informed informs informing; remind reminded reminds reminding
qtbwza: assure assured assures assuring; advise advised advises advising; convince convinced convinces convincing
qwza: ask asked asks asking
qtn: request requested requests requesting
qtw: find found finds finding
qtbz: show showed shows showing
ni: urge urged urges urging
i: plan planned plans planning; prefer preferred prefers preferring
i: promise promised promises promising; pledge pledged pledges pledging; threaten threatened threatens threatening
i: refuse refused refuses refusing; decline declined declines declining; vow vowed vows vowing; agree agreed agrees agreeing
i: hope hoped hopes hoping; ask asked asks asking
qn: prefer preferred prefers preferring; target targeted targets targeting; nominate nominated nominates nominating
qn: call called calls calling; criticize criticized criticizes criticizing
qn: praise praised praises praising; condemn condemned condemns condemning; denounce denounced denounces denouncing
qn: blast blasted blasts blasting; slam slammed slams slamming; defend defended defends defending
qn: dismiss dismissed dismisses dismissing; reject rejected rejects rejecting; mock mocked mocks mocking
qn: applaud applauded applauds applauding; hail hailed hails hailing; tout touted touts touting
qn: endorse endorsed endorses endorsing; support supported supports supporting; oppose opposed opposes opposing
qn: accuse accused accuses accusing; blame blamed blames blaming; express expressed expresses expressing
qn: voice voiced voices voicing; cite cited cites citing; question questioned questions questioning
qn: welcome welcomed welcomes welcoming; advocate advocated advocates advocating; back backed backs backing
qn: label labeled labels labeling; dub dubbed dubs dubbing; decry decried decries decrying; rip ripped rips ripping
qn: ridicule ridiculed ridicules ridiculing; portray portrayed portrays portraying
qn: characterize characterized characterizes characterizing; bemoan bemoaned bemoans bemoaning; tease teased teases teasing
n: seek sought seeks seeking
i: offer offered offers offering; want wanted wants wanting; expect expected expects expecting
t: learn learned learns learning
qz: question questioned questions questioning
qz: continue continued continues continuing; shout shouted shouts shouting; interject interjected interjects interjecting
qtbwpz: point pointed points pointing
qp: refer referred refers referring; speak spoke speaks speaking
qpz: comment commented comments commenting
qp: apologize apologized apologizes apologizing; allude alluded alludes alluding
qp: rail railed rails railing; warn warned warns warning; complain complained complains complaining
qp: insist insisted insists insisting; boast boasted boasts boasting; joke joked jokes joking
qp: disagree disagreed disagrees disagreeing; argue argued argues arguing
"""

PARTICLES = {
    "put": "it", "shoot": "back", "go": "on", "hit": "back", "fire": "back", "chip": "in", "chime": "in", "cut": "in", "break": "in",
    "pipe": "up", "sum": "up", "sign": "off", "follow": "up", "carry": "on",
}  # fmt: skip
"""What must follow a verb that reports only with it: `shot back`, `as she put it`."""

SILENT: dict[str, frozenset[str]] = {
    "show": frozenset({"up", "off"}),
    "call": frozenset({"off", "up", "in"}),
    "back": frozenset({"down", "away", "off", "out"}),
    "speak": frozenset({"up", "to", "with"}),
    "rip": frozenset({"up", "off"}),
    "write": frozenset({"off", "down"}),
    "report": frozenset({"to", "for"}),
    "relate": frozenset({"to"}),
    "figure": frozenset({"in"}),
    "raise": frozenset({"up"}),
    "charge": frozenset({"for"}),
    "note": frozenset({"down"}),
    "point": frozenset({"at", "toward", "towards"}),
    "answer": frozenset({"for", "to"}),
    "know": frozenset({"of", "about"}),
}
"""Words behind which a verb does something other than report: `showed up`, `charges related to`."""

PREPOSITIONS: dict[str, frozenset[str]] = {
    "refer": frozenset({"to"}),
    "point": frozenset({"to"}),
    "speak": frozenset({"about", "against"}),
    "comment": frozenset({"on"}),
    "apologize": frozenset({"for"}),
    "allude": frozenset({"to"}),
    "rail": frozenset({"against"}),
    "warn": frozenset({"of", "about", "against"}),
    "complain": frozenset({"about"}),
    "insist": frozenset({"on"}),
    "boast": frozenset({"of", "about"}),
    "joke": frozenset({"about"}),
    "disagree": frozenset({"with"}),
    "argue": frozenset({"for", "against"}),
    "call": frozenset({"on", "for"}),
    "describe": frozenset({"as"}),
    "portray": frozenset({"as"}),
    "characterize": frozenset({"as"}),
    "dismiss": frozenset({"as"}),
    "denounce": frozenset({"as"}),
    "hail": frozenset({"as"}),
    "ask": frozenset({"for", "about"}),
    "agree": frozenset({"with"}),
    "inform": frozenset({"about", "of"}),
}
"""The prepositions behind which some verbs (letter p) have what was said."""

SAYINGS = words(
    "claim claims statement statements assertion assertions suggestion suggestions belief remark remarks comment comments",
    "promise promises pledge pledges call calls allegation allegations warning warnings view argument arguments contention",
    "announcement vow message plan plans support criticism endorsement endorsements opposition concern concerns attack",
    "attacks defense praise demand demands decision desire condemnation denunciation commitment effort efforts accusation",
    "accusations hope hopes insistence proposal proposals",
)
"""Nouns that stand for something said, behind a possessive: `her claim that …`."""

# Verbs of standing that a summary of talks uses; the object is what was said.
_DIPLOMATIC = """
qn: appreciate appreciated appreciates appreciating; thank thanked thanks thanking
qn: congratulate congratulated congratulates congratulating
qn: review reviewed reviews reviewing; value valued values valuing; treasure treasured treasures treasuring
qn: extend extended extends extending; offer offered offers offering
qn: evaluate evaluated evaluates evaluating; appeal appealed appeals appealing
qn: commend commended commends commending; share shared shares sharing; raise raised raises raising
"""

_QUOTING = """
qz: press pressed presses pressing; put put puts putting; shoot shot shoots shooting
qz: begin began begins beginning; start started starts starting; go went goes going; hit hit hits hitting; fire fired fires firing
qz: chip chipped chips chipping; chime chimed chimes chiming; cut cut cuts cutting; break broke breaks breaking; pipe piped pipes piping
qz: sum summed sums summing; sign signed signs signing; follow followed follows following; carry carried carries carrying
qz: sigh sighed sighs sighing; laugh laughed laughs laughing; smile smiled smiles smiling; grin grinned grins grinning
qz: chuckle chuckled chuckles chuckling; shrug shrugged shrugs shrugging; scoff scoffed scoffs scoffing; sneer sneered sneers sneering
qz: growl growled growls growling; groan groaned groans groaning; grumble grumbled grumbles grumbling; crow crowed crows crowing
qz: gasp gasped gasps gasping; sob sobbed sobs sobbing; roar roared roars roaring; bellow bellowed bellows bellowing
qz: enthuse enthused enthuses enthusing; deadpan deadpanned deadpans deadpanning; venture ventured ventures venturing
qz: confide confided confides confiding; confess confessed confesses confessing; offer offered offers offering
qz: correct corrected corrects correcting; finish finished finishes finishing; read read reads reading; snort snorted snorts snorting
qz: whisper whispered whispers whispering; mutter muttered mutters muttering; murmur murmured murmurs murmuring; cry cried cries crying
qz: yell yelled yells yelling; scream screamed screams screaming; plead pleaded pleads pleading
qz: volunteer volunteered volunteers volunteering
qz: fume fumed fumes fuming; bark barked barks barking; thunder thundered thunders thundering; swear swore swears swearing
qz: post posted posts posting; text texted texts texting; email emailed emails emailing; message messaged messages messaging
qz: intone intoned intones intoning; rejoin rejoined rejoins rejoining; theorize theorized theorizes theorizing; sing sang sings singing
"""

_FORMS = ("base", "finite", "finite", "ing")
_DOUBLED = words("signal label")


def _spellings(forms: list[str]) -> tuple[list[str], ...]:
    """A verb's forms, and those of British spelling: `realised`, `signalled`."""
    if forms[0].endswith("ize"):
        return forms, [form.replace("iz", "is") for form in forms]
    return (forms, [forms[0], forms[0] + "led", forms[2], forms[0] + "ling"]) if forms[0] in _DOUBLED else (forms,)


def _read(table: str) -> dict[str, Cue]:
    merged: dict[str, tuple[str, str, set[str]]] = {}
    for line in table.strip().splitlines():
        takes, _, entries = line.partition(": ")
        for entry in entries.split("; "):
            verb = entry.split()
            for forms in _spellings(verb):
                for word, form in zip(forms, _FORMS, strict=True):
                    lemma, shape, letters = merged.setdefault(word, (verb[0], form, set()))
                    letters.update(takes)
                    merged[word] = (lemma, shape, letters)
    return {word: Cue(lemma, form, frozenset(letters)) for word, (lemma, form, letters) in merged.items()}


CUES: dict[str, Cue] = _read(_TABLE)
"""Every form of every reporting verb, lower case."""

ACCORDING = Cue("according to", "finite", frozenset("z"))
"""No verb, but a word that reports like one: its source stands behind it."""

STANDS: dict[str, Cue] = _read(_DIPLOMATIC)
"""Verbs that make the sentence somebody's stand without reporting words: they set a claim's speaker, not an Attribution."""

QUOTING: dict[str, Cue] = {
    word: replace(cue, form="finite")
    for word, cue in _read(_QUOTING).items()
    if word not in CUES and (cue.form == "finite" or word in ("put", "hit", "cut", "read"))
}
"""Verbs that report nothing but words in quotation marks right beside them: they stand in ordinary clauses otherwise."""

NOUN_LIKE = words(
    "claims reports notes states calls plans hopes fears doubts demands questions charges promises pledges threats offers",
    "warnings supports backs says-so claim report note state call plan hope fear doubt demand question charge promise pledge",
    "offer support back show shows find finds estimates estimate guess feel use uses value values review reviews reasons",
    "reason signals signal decries label labels thought worries worry praise blame tweet tweets joke jokes recommends raises",
    "share shares figures figure echo echoes remarks boasts vow vows",
)
"""Forms that are nouns as often as verbs: a subject must stand right before them."""

NARRATED = words(
    "know find show learn determine want plan seek intend expect decide realize begin use refuse decline offer back discuss",
    "celebrate cite guess continue charge figure assume wonder ask share feel doubt worry threaten support",
    "oppose see defend",
)
"""Verbs whose subject the narrator tells about rather than quotes: they make no position of the whole sentence."""

MEDIA = words(
    "news agency times post press journal daily tribune herald cnn bbc reuters ap afp xinhua fox nbc abc cbs msnbc",
    "bloomberg guardian telegraph magazine facebook twitter poll newspaper gazette globe examiner observer independent",
    "standard wire tass interfax kyodo yonhap npr pbs associated report survey data",
)
"""Words in the names of those that report the news: no party to it."""
