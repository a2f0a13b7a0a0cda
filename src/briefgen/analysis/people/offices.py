"""Offices: the words they are made of and the roles a description may call them by."""

from __future__ import annotations

from functools import lru_cache

from briefgen.analysis.people.nations import nation
from briefgen.analysis.wordlist import words

OFFICE_WORDS = words(
    "President Vice-President Vice General Party Secretary Deputy Prime Minister Foreign Affairs FM PM State Defense Defence",
    "Senator Sen Sen. Sens. Former Late Communist Chief Leader Chairman Chairwoman Chair Ambassador Mr Mr. Mrs Mrs. Ms Ms. Dr",
    "Dr. Gov Gov. Governor Rep Rep. Reps. Congressman Congresswoman Representative Speaker House Secretary-General Premier",
    "Chancellor King Queen Prince Princess Pope Director CEO Attorney Treasury Commerce Trade Finance Interior Security",
    "National Adviser Advisor Spokesman Spokeswoman Spokesperson Minister-President Admiral Adm. Colonel Col. Captain Capt.",
    "Major Maj. Lieutenant Lt. Gen. Gen Sgt. Judge Justice Mayor Majority Minority Whip Professor Prof. Prof Lord Sir",
    "Undersecretary Under Assistant Politburo Member Standing Permanent Acting Commander Commissioner Administrator Health",
    "Energy Education Labor Labour Agriculture Environment Transport Industry Planning Investment Home Republican Democratic",
    "Democrat Presidential Candidate Nominee Supreme Court District Special Envoy Head Council Central Committee Assembly",
    "Rev. Rev Hon. Top Executive Congress Senate White Coach Quarterback Cllr Cllr. Councillor Councilor Councilman Councilwoman",
    "Inspector Superintendent Detective Sergeant Constable Corporal Brigadier Commodore Supt. Insp. Det. Cmdr. Cpl. Brig. Sheriff",
    "Lawyer Analyst Strategist Economist Historian Reporter Journalist Correspondent Columnist Editor Activist Researcher Scientist",
    "Engineer Solicitor Barrister Prosecutor Baroness Dame Archbishop Rabbi Imam Sheikh Ayatollah Ombudsman Treasurer Alderman Consul",
    "Attorney-General Governor-General Director-General Solicitor-General Prosecutor-General Inspector-General Auditor-General Europe",
    "Counsel Rector Goalkeeper Midfielder Striker Chairperson Vice-Chairman Vice-Chair Vice-Minister Co-Chair Counselor Counsellor",
    "Advocate Comptroller Controller",
)
"""Capitalised words that may stand in a title before a name."""

LOWER_OFFICE = words(
    "former late top deputy vice president prime minister foreign secretary of state general senator governor ambassador",
    "chairman chairwoman chair chief executive director spokesman spokeswoman spokesperson leader party defense defence",
    "strategist adviser advisor candidate nominee presidential then-president ex-president vice-president counterpart",
    "official diplomat lawmaker congressman congresswoman representative mayor professor economist analyst expert historian",
    "head attorney lawyer businessman billionaire front-runner frontrunner journalist columnist author host pollster manager",
    "commissioner commander envoy premier rival republican democratic acting assistant undersecretary national security",
    "finance trade health interior commerce economy labor labour education energy agriculture environment treasury transport",
    "justice home communist senior editor reporter activist judge speaker",
)
"""Words in small letters that may stand in a title before a name."""

# A title that is only one of these names no office.
NO_OFFICE = words(
    "mr mrs ms miss dr sir lord former late top the his her party general of and state house national special central",
    "committee foreign affairs security council assembly republican democratic democrat presidential rival counterpart home",
    "court white senior communist senate congress europe",
)

PARTIES = words("republican democratic libertarian green conservative labour liberal communist socialist nationalist")
"""Parties as an adjective before an office: `the Republican nominee`."""

_ROLES: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "leader",
        frozenset(
            {"president", "premier", "king", "queen", "chancellor", "leader", "general secretary", "prime minister", "party chief", "pope"}
        ),
    ),
    (
        "diplomat",
        frozenset(
            {
                "minister of foreign affairs",
                "foreign minister",
                "secretary of state",
                "ambassador",
                "fm",
                "foreign affairs",
                "foreign secretary",
                "envoy",
            }
        ),
    ),
    ("minister", frozenset({"minister", "fm", "pm", "premier"})),
    ("senator", frozenset({"senator", "sen"})),
    ("representative", frozenset({"rep", "representative", "congressman", "congresswoman"})),
    ("congressman", frozenset({"rep", "representative", "congressman"})),
    ("lawmaker", frozenset({"senator", "sen", "rep", "representative", "congressman", "congresswoman", "mp"})),
    ("chief", frozenset({"chief", "general secretary", "chairman", "head"})),
    ("governor", frozenset({"governor", "gov"})),
    ("secretary", frozenset({"secretary"})),
    ("ambassador", frozenset({"ambassador"})),
    ("spokesman", frozenset({"spokesman", "spokesperson"})),
    ("spokeswoman", frozenset({"spokeswoman", "spokesperson"})),
    ("chairman", frozenset({"chairman", "chair"})),
    ("director", frozenset({"director"})),
    ("mayor", frozenset({"mayor"})),
    ("judge", frozenset({"judge", "justice"})),
    ("general", frozenset({"gen", "general"})),
    ("strategist", frozenset({"strategist"})),
    ("professor", frozenset({"professor", "prof"})),
    ("candidate", frozenset({"candidate", "nominee"})),
    ("nominee", frozenset({"nominee"})),
    ("businessman", frozenset({"businessman", "billionaire", "mogul"})),
    ("prime minister", frozenset({"prime minister", "pm"})),
    ("king", frozenset({"king"})),
)


@lru_cache(maxsize=4096)
def roles(title: str) -> frozenset[str]:
    """What a person with this title may be called: `diplomat` for a Secretary of State, `leader` for a President."""
    plain = title.lower().replace(".", "").replace("vice president", "vice-president").replace("vice premier", "deputy-minister")
    plain = (
        f" {plain.replace('deputy prime minister', 'deputy-minister minister').replace('deputy general secretary', 'deputy-secretary')} "
    )
    found = {role for role, words in _ROLES if any(f" {word} " in plain for word in words)}
    if " president " in plain:
        found.add("president")
    if " vice-president " in plain:
        found.add("vice-president")
    if " general secretary " in plain or " secretary general " in plain or " secretary-general " in plain:
        found.discard("general")
        found.discard("secretary")
        found.update(("general secretary", "leader", "chief"))
    if " attorney general " in plain:
        found.discard("general")
    return frozenset(found)


def names_office(title: str) -> bool:
    """True when a title names an office, not only courtesy or an adjective."""
    return any(word.lower().rstrip(".") not in NO_OFFICE and nation(word) is None for word in title.split())
