"""The words that report speech or a stand taken, and what each may be followed by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting verb.

    lemma: its base form. form: `finite`, `base` (also a noun or infinitive) or `ing`. takes: letters for what may follow:
    q quotation, t that-clause, b clause without `that`, w question word, i infinitive, n noun phrase, a addressee first,
    z nothing (the words said stand before it).
    """

    lemma: str
    form: str
    takes: frozenset[str]


# lemma past third-person ing, then what it takes. Grouped by what they take.
_TABLE = """
qtbwz: say said says saying; add added adds adding; note noted notes noting; argue argued argues arguing; explain explained explains explaining
qtbwz: claim claimed claims claiming; insist insisted insists insisting; warn warned warns warning; declare declared declares declaring
qtbwz: write wrote writes writing; tweet tweeted tweets tweeting; suggest suggested suggests suggesting; predict predicted predicts predicting
qtbwz: contend contended contends contending; assert asserted asserts asserting; allege alleged alleges alleging; complain complained complains complaining
qtbwz: conclude concluded concludes concluding; remark remarked remarks remarking; quip quipped quips quipping; joke joked jokes joking
qtbwz: acknowledge acknowledged acknowledges acknowledging; admit admitted admits admitting; concede conceded concedes conceding
qtbwz: caution cautioned cautions cautioning; recall recalled recalls recalling; testify testified testifies testifying; vow vowed vows vowing
qtbwz: reply replied replies replying; respond responded responds responding; retort retorted retorts retorting; opine opined opines opining
qtbwz: lament lamented laments lamenting; boast boasted boasts boasting; muse mused muses musing; reason reasoned reasons reasoning
qtbwz: exclaim exclaimed exclaims exclaiming; recount recounted recounts recounting; counter countered counters countering; gush gushed gushes gushing
qtbwz: announce announced announces announcing; confirm confirmed confirms confirming; reveal revealed reveals revealing; disclose disclosed discloses disclosing
qtbwz: maintain maintained maintains maintaining; proclaim proclaimed proclaims proclaiming; reiterate reiterated reiterates reiterating
qtbwz: observe observed observes observing; charge charged charges charging; speculate speculated speculates speculating; hint hinted hints hinting
qtnbwz: stress stressed stresses stressing; emphasize emphasized emphasizes emphasizing; emphasise emphasised emphasises emphasising
qtnbwz: affirm affirmed affirms affirming; reaffirm reaffirmed reaffirms reaffirming; underline underlined underlines underlining
qtnbwz: underscore underscored underscores underscoring; highlight highlighted highlights highlighting; repeat repeated repeats repeating
qtnbwz: state stated states stating; propose proposed proposes proposing; recommend recommended recommends recommending; demand demanded demands demanding
qtnbwz: deny denied denies denying; report reported reports reporting; estimate estimated estimates estimating; describe described describes describing
qtbwz: imply implied implies implying; indicate indicated indicates indicating; signal signaled signals signaling; mention mentioned mentions mentioning
qtbwza: tell told tells telling; inform informed informs informing; remind reminded reminds reminding; assure assured assures assuring
qtbwza: advise advised advises advising; convince convinced convinces convincing
qwza: ask asked asks asking
qtbwz: believe believed believes believing; think thought thinks thinking; feel felt feels feeling; fear feared fears fearing; know knew knows knowing
qtbwz: doubt doubted doubts doubting; hope hoped hopes hoping; realize realized realizes realizing; expect expected expects expecting
qtbwz: guess guessed guesses guessing; suspect suspected suspects suspecting; worry worried worries worrying; figure figured figures figuring
qtbwz: agree agreed agrees agreeing; decide decided decides deciding; wonder wondered wonders wondering; assume assumed assumes assuming
qtw: find found finds finding; show showed shows showing; learn learned learns learning; determine determined determines determining
ni: urge urged urges urging; promise promised promises promising; pledge pledged pledges pledging; threaten threatened threatens threatening
ni: want wanted wants wanting; refuse refused refuses refusing; decline declined declines declining; offer offered offers offering
i: plan planned plans planning; seek sought seeks seeking; intend intended intends intending; vow vowed vows vowing; agree agreed agrees agreeing
i: hope hoped hopes hoping; ask asked asks asking; expect expected expects expecting
qn: call called calls calling; criticize criticized criticizes criticizing; criticise criticised criticises criticising; praise praised praises praising
qn: condemn condemned condemns condemning; denounce denounced denounces denouncing; blast blasted blasts blasting; slam slammed slams slamming
qn: defend defended defends defending; dismiss dismissed dismisses dismissing; reject rejected rejects rejecting; mock mocked mocks mocking
qn: applaud applauded applauds applauding; hail hailed hails hailing; tout touted touts touting; endorse endorsed endorses endorsing
qn: support supported supports supporting; oppose opposed opposes opposing; accuse accused accuses accusing; blame blamed blames blaming
qn: express expressed expresses expressing; voice voiced voices voicing; cite cited cites citing; question questioned questions questioning
qn: welcome welcomed welcomes welcoming; advocate advocated advocates advocating; back backed backs backing; echo echoed echoes echoing
qn: label labeled labels labeling; dub dubbed dubs dubbing; decry decried decries decrying; discuss discussed discusses discussing
qn: rip ripped rips ripping; ridicule ridiculed ridicules ridiculing; portray portrayed portrays portraying; characterize characterized characterizes characterizing
qn: celebrate celebrated celebrates celebrating; bemoan bemoaned bemoans bemoaning; tease teased teases teasing; favor favored favors favoring
qz: continue continued continues continuing; begin began begins beginning; shout shouted shouts shouting; interject interjected interjects interjecting
q: use used uses using
"""

# Verbs of standing that a summary of talks uses; the object is what was said.
_DIPLOMATIC = """
qn: appreciate appreciated appreciates appreciating; thank thanked thanks thanking; congratulate congratulated congratulates congratulating
qn: review reviewed reviews reviewing; value valued values valuing; treasure treasured treasures treasuring; extend extended extends extending
qn: commend commended commends commending; share shared shares sharing; raise raised raises raising
"""

_FORMS = ("base", "finite", "finite", "ing")


def _read(table: str) -> dict[str, Cue]:
    merged: dict[str, tuple[str, str, set[str]]] = {}
    for line in table.strip().splitlines():
        takes, _, entries = line.partition(": ")
        for entry in entries.split("; "):
            words = entry.split()
            for word, form in zip(words, _FORMS, strict=True):
                lemma, shape, letters = merged.setdefault(word, (words[0], form, set()))
                letters.update(takes)
                merged[word] = (lemma, shape, letters)
    return {word: Cue(lemma, form, frozenset(letters)) for word, (lemma, form, letters) in merged.items()}


CUES: dict[str, Cue] = _read(_TABLE)
"""Every form of every reporting verb, lower case."""

STANDS: dict[str, Cue] = _read(_DIPLOMATIC)
"""Verbs that make the sentence somebody's stand without reporting words: they set a claim's speaker, not an Attribution."""

NOUN_LIKE = frozenset(
    "claims reports notes states calls plans hopes fears doubts demands questions charges promises pledges threats offers warnings supports backs "
    "says-so claim report note state call plan hope fear doubt demand question charge promise pledge offer support back show shows find finds "
    "estimates estimate guess feel use uses value values review reviews reasons reason signals signal decries label labels thought worries worry "
    "praise blame tweet tweets joke jokes recommends raises share shares figures figure echo echoes remarks boasts vow vows".split()
)
"""Forms that are nouns as often as verbs: a subject must stand right before them."""
