"""Countries by the words that stand for them: name, adjective, capital."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from briefgen.analysis.wordlist import words

# country: adjective and people words, then the capital as a government's name
_TABLE = """
U.S.: U.S U.S. US USA America American Americans Washington
Vietnam: Vietnam Vietnamese Hanoi Viet
China: China Chinese Beijing
Russia: Russia Russian Russians Moscow Kremlin
Japan: Japan Japanese Tokyo
India: India Indian Indians Delhi
U.K.: U.K. UK Britain British London
France: France French Paris
Germany: Germany German Germans Berlin
Italy: Italy Italian Italians Rome
Spain: Spain Spanish Madrid
Canada: Canada Canadian Canadians Ottawa
Mexico: Mexico Mexican Mexicans
Australia: Australia Australian Australians Canberra
Philippines: Philippines Philippine Filipino Filipinos Manila
Indonesia: Indonesia Indonesian Indonesians Jakarta
Malaysia: Malaysia Malaysian Malaysians
Singapore: Singapore Singaporean
Thailand: Thailand Thai Thais Bangkok
Cambodia: Cambodia Cambodian Cambodians
Laos: Laos Lao Laotian Vientiane
Myanmar: Myanmar Burmese Naypyitaw
Taiwan: Taiwan Taiwanese Taipei
Ukraine: Ukraine Ukrainian Ukrainians Kyiv Kiev
Poland: Poland Polish Warsaw
Turkey: Turkey Turkish Ankara Türkiye
Iran: Iran Iranian Iranians Tehran
Iraq: Iraq Iraqi Iraqis Baghdad
Israel: Israel Israeli Israelis
Egypt: Egypt Egyptian Egyptians Cairo
Syria: Syria Syrian Syrians Damascus
Pakistan: Pakistan Pakistani Pakistanis Islamabad
Afghanistan: Afghanistan Afghan Afghans Kabul
Brazil: Brazil Brazilian Brazilians
Argentina: Argentina Argentine Argentinian
Chile: Chile Chilean
Cuba: Cuba Cuban Cubans Havana
Venezuela: Venezuela Venezuelan Caracas
Netherlands: Netherlands Dutch
Belgium: Belgium Belgian
Sweden: Sweden Swedish Stockholm
Norway: Norway Norwegian Oslo
Denmark: Denmark Danish Copenhagen
Finland: Finland Finnish Helsinki
Greece: Greece Greek Athens
Hungary: Hungary Hungarian Budapest
Austria: Austria Austrian Vienna
Switzerland: Switzerland Swiss
Ireland: Ireland Irish Dublin
Portugal: Portugal Portuguese Lisbon
Kazakhstan: Kazakhstan Kazakh Astana
Mongolia: Mongolia Mongolian
Nigeria: Nigeria Nigerian Abuja
Kenya: Kenya Kenyan Nairobi
Ethiopia: Ethiopia Ethiopian
Uganda: Uganda Ugandan Ugandans Kampala
Tanzania: Tanzania Tanzanian Tanzanians
Ghana: Ghana Ghanaian Accra
Morocco: Morocco Moroccan Rabat
Algeria: Algeria Algerian Algiers
Qatar: Qatar Qatari Doha
Bangladesh: Bangladesh Bangladeshi Dhaka
Nepal: Nepal Nepali Nepalese Kathmandu
Brunei: Brunei Bruneian
Romania: Romania Romanian Bucharest
Bulgaria: Bulgaria Bulgarian
Serbia: Serbia Serbian Belgrade
Croatia: Croatia Croatian Zagreb
Estonia: Estonia Estonian Tallinn
Latvia: Latvia Latvian Riga
Lithuania: Lithuania Lithuanian Vilnius
Colombia: Colombia Colombian Bogota
Peru: Peru Peruvian
Bolivia: Bolivia Bolivian
Ecuador: Ecuador Ecuadorian Quito
EU: EU European Brussels
Sudan: Sudan Sudanese Khartoum
South Sudan: Juba
Libya: Libya Libyan Libyans Tripoli
Tunisia: Tunisia Tunisian Tunisians Tunis
Mauritania: Mauritania Mauritanian
Somalia: Somalia Somali Somalis Mogadishu
Eritrea: Eritrea Eritrean Eritreans Asmara
Djibouti: Djibouti Djiboutian
Rwanda: Rwanda Rwandan Rwandans Kigali
Burundi: Burundi Burundian
Malawi: Malawi Malawian Lilongwe
Zambia: Zambia Zambian Zambians Lusaka
Zimbabwe: Zimbabwe Zimbabwean Zimbabweans Harare
Mozambique: Mozambique Mozambican Maputo
Angola: Angola Angolan Angolans Luanda
Namibia: Namibia Namibian Windhoek
Botswana: Botswana Gaborone
Madagascar: Madagascar Malagasy Antananarivo
Mauritius: Mauritius Mauritian
Seychelles: Seychelles
Congo: Congo Congolese Kinshasa
Cameroon: Cameroon Cameroonian
Gabon: Gabon Gabonese Libreville
Senegal: Senegal Senegalese Dakar
Gambia: Gambia Gambian Banjul
Guinea: Guinea Guinean Conakry
Mali: Mali Malian Malians Bamako
Niger: Niger Nigerien Niamey
Burkina Faso: Burkinabe Ouagadougou
Ivory Coast: Ivorian Abidjan
Sierra Leone: Freetown
Liberia: Liberia Liberian Monrovia
Togo: Togo Togolese Lome
Benin: Benin Beninese
South Africa: Pretoria
Saudi Arabia: Saudi Saudis Riyadh
Kuwait: Kuwait Kuwaiti Kuwaitis
Bahrain: Bahrain Bahraini Manama
UAE: UAE Emirati Emiratis
Oman: Oman Omani Muscat
Yemen: Yemen Yemeni Yemenis Sanaa
Lebanon: Lebanon Lebanese Beirut
Palestine: Palestine Palestinian Palestinians
Armenia: Armenia Armenian Armenians Yerevan
Azerbaijan: Azerbaijan Azerbaijani Azerbaijanis Baku
Uzbekistan: Uzbekistan Uzbek Tashkent
Turkmenistan: Turkmenistan Turkmen Ashgabat
Tajikistan: Tajikistan Tajik Dushanbe
Kyrgyzstan: Kyrgyzstan Kyrgyz Bishkek
South Korea: Seoul
North Korea: Pyongyang
Sri Lanka: Colombo
Maldives: Maldives Maldivian
Bhutan: Bhutan Bhutanese Thimphu
Fiji: Fiji Fijian Suva
Samoa: Samoa Samoan Apia
Tonga: Tonga Tongan
Vanuatu: Vanuatu
Belarus: Belarus Belarusian Belarusians Minsk
Moldova: Moldova Moldovan Moldovans Chisinau Chișinău
Czechia: Czechia Czech Czechs Prague
Slovakia: Slovakia Slovak Slovaks Bratislava
Slovenia: Slovenia Slovenian Slovene Ljubljana
Bosnia: Bosnia Bosnian Bosnians Sarajevo
Montenegro: Montenegro Montenegrin Podgorica
Kosovo: Kosovo Kosovar Pristina
Albania: Albania Albanian Albanians Tirana
North Macedonia: Skopje
Cyprus: Cyprus Cypriot Cypriots Nicosia
Malta: Malta Maltese Valletta
Iceland: Iceland Icelandic Reykjavik Reykjavík
Luxembourg: Luxembourg
Uruguay: Uruguay Uruguayan Uruguayans Montevideo
Paraguay: Paraguay Paraguayan Paraguayans Asuncion Asunción
Guyana: Guyana Guyanese
Suriname: Suriname Surinamese Paramaribo
Panama: Panama Panamanian Panamanians
Costa Rica: Rican
Nicaragua: Nicaragua Nicaraguan Nicaraguans Managua
Honduras: Honduras Honduran Hondurans Tegucigalpa
Guatemala: Guatemala Guatemalan Guatemalans
El Salvador: Salvadoran Salvadorans
Haiti: Haiti Haitian Haitians
Jamaica: Jamaica Jamaican Jamaicans
"""

NATIONS: dict[str, str] = {
    word: country for country, _, ways in (line.partition(": ") for line in _TABLE.strip().splitlines()) for word in ways.split()
}
"""Word as written (without possessive) -> country."""


_CAPITALS = words(
    "Washington Hanoi Beijing Moscow Kremlin Tokyo Delhi London Paris Berlin Rome Madrid Ottawa Canberra Manila Jakarta Bangkok",
    "Vientiane Naypyitaw Taipei Kyiv Kiev Warsaw Ankara Tehran Baghdad Cairo Damascus Islamabad Kabul Havana Caracas Stockholm Oslo",
    "Copenhagen Helsinki Athens Budapest Vienna Dublin Lisbon Astana Abuja Nairobi Brussels Kampala Accra Rabat Algiers Doha Dhaka",
    "Kathmandu Bucharest Belgrade Zagreb Tallinn Riga Vilnius Bogota Quito Khartoum Juba Tripoli Tunis Mogadishu Asmara Kigali",
    "Lilongwe Lusaka Harare Maputo Luanda Windhoek Gaborone Antananarivo Kinshasa Libreville Dakar Banjul Conakry Bamako Niamey",
    "Ouagadougou Freetown Monrovia Pretoria Riyadh Manama Muscat Sanaa Beirut Yerevan Baku Tashkent Ashgabat Dushanbe Bishkek Seoul",
    "Pyongyang Colombo Thimphu Suva Minsk Chisinau Chișinău Prague Bratislava Ljubljana Sarajevo Podgorica Pristina Tirana Skopje",
    "Nicosia Valletta Reykjavik Reykjavík Montevideo Asuncion Asunción Paramaribo Managua Tegucigalpa",
)
_OTHER_NAMES = words("U.S US USA America UK Britain Türkiye")


_COMPOUNDS = {
    ("United", "States"): "U.S.",
    ("United", "Kingdom"): "U.K.",
    ("European", "Union"): "EU",
    ("South", "Korea"): "South Korea",
    ("North", "Korea"): "North Korea",
    ("New", "Zealand"): "New Zealand",
    ("Saudi", "Arabia"): "Saudi Arabia",
    ("South", "Africa"): "South Africa",
    ("Sri", "Lanka"): "Sri Lanka",
    ("Viet", "Nam"): "Vietnam",
    ("South", "Sudan"): "South Sudan",
    ("Burkina", "Faso"): "Burkina Faso",
    ("Ivory", "Coast"): "Ivory Coast",
    ("Sierra", "Leone"): "Sierra Leone",
    ("Costa", "Rica"): "Costa Rica",
    ("El", "Salvador"): "El Salvador",
    ("North", "Macedonia"): "North Macedonia",
    ("Addis", "Ababa"): "Ethiopia",
    ("Addis", "Abeba"): "Ethiopia",
    ("Buenos", "Aires"): "Argentina",
    ("Abu", "Dhabi"): "UAE",
    ("Tel", "Aviv"): "Israel",
    ("Kuala", "Lumpur"): "Malaysia",
    ("Phnom", "Penh"): "Cambodia",
}
_FIRST_OF_TWO = frozenset(first for first, _ in _COMPOUNDS)
_REGIONS = {
    "southeast asian": words("Vietnam Philippines Indonesia Malaysia Singapore Thailand Cambodia Laos Myanmar Brunei"),
    "south asian": words("India Pakistan Bangladesh Nepal Bhutan Maldives"),
    "east asian": words("China Japan Taiwan Mongolia"),
    "central asian": words("Kazakhstan Afghanistan Uzbekistan Turkmenistan Tajikistan Kyrgyzstan"),
    "middle eastern": words("Iran Iraq Israel Syria Qatar Egypt Turkey Kuwait Bahrain UAE Oman Yemen Lebanon"),
    "east african": words("Kenya Ethiopia Uganda Tanzania Rwanda Burundi Somalia Sudan Djibouti Eritrea"),
    "west african": words("Nigeria Ghana Senegal Gambia Guinea Mali Niger Liberia Togo Benin Mauritania"),
    "north african": words("Egypt Morocco Algeria Tunisia Libya Sudan Mauritania"),
    "south american": words("Brazil Argentina Chile Venezuela Colombia Peru Bolivia Ecuador Uruguay Paraguay Guyana Suriname"),
    "african": words(
        "Kenya Ethiopia Uganda Tanzania Nigeria Ghana Egypt Morocco Algeria Sudan Libya Tunisia Mauritania Somalia Eritrea Djibouti Rwanda",
        "Burundi Malawi Zambia Zimbabwe Mozambique Angola Namibia Botswana Madagascar Mauritius Seychelles Congo Cameroon Gabon Senegal",
        "Gambia Guinea Mali Niger Liberia Togo Benin",
    ),
}


def compound(first: str, second: str) -> str | None:
    """The country two words name together (`United States`), None when they name none."""
    if first not in _FIRST_OF_TWO:
        return None
    return _COMPOUNDS.get((first, second.removesuffix("'s").removesuffix("’s")))


def in_region(region: str, countries: Iterable[str]) -> tuple[str, ...]:
    """Those of `countries` that lie in a region as an adjective calls it (`Southeast Asian`), in their order; none for another word."""
    members = _REGIONS.get(region.lower(), frozenset())
    return tuple(country for country in countries if country in members)


def acts(word: str) -> bool:
    """True for the name of a country or of its capital, which can act and speak; adjectives and peoples cannot."""
    plain = word if word in NATIONS else word.rstrip(".")
    return plain in NATIONS and (plain in _CAPITALS or plain in _OTHER_NAMES or NATIONS[plain] == plain)


@lru_cache(maxsize=8192)
def nation(word: str) -> str | None:
    """The country a word stands for, None when it stands for none; a possessive ending is ignored."""
    known = NATIONS.get(word)
    if known is None and word[-2:] in ("'s", "’s"):
        return NATIONS.get(word[:-2])
    if known is None and word[-1:] in ("'", "’"):
        return NATIONS.get(word[:-1])
    return known
