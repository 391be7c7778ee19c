"""Languages by name: the ISO 639-1 codes of scenarios as people say them."""

from __future__ import annotations

_LISTED = """
am Amharic; ar Arabic; az Azerbaijani; be Belarusian; bg Bulgarian; bn Bengali; bs Bosnian; ca Catalan; cs Czech
cy Welsh; da Danish; de German; dv Dhivehi; dz Dzongkha; el Greek; en English; es Spanish; et Estonian; fa Persian
fi Finnish; fr French; ga Irish; ha Hausa; he Hebrew; hi Hindi; hr Croatian; ht Haitian Creole; hu Hungarian
hy Armenian; id Indonesian; is Icelandic; it Italian; ja Japanese; ka Georgian; kk Kazakh; km Khmer; ko Korean
ku Kurdish; ky Kyrgyz; la Latin; lb Luxembourgish; lo Lao; lt Lithuanian; lv Latvian; mg Malagasy; mk Macedonian
mn Mongolian; ms Malay; mt Maltese; my Burmese; nb Norwegian; ne Nepali; nl Dutch; no Norwegian; pl Polish; ps Pashto
pt Portuguese; ro Romanian; ru Russian; rw Kinyarwanda; si Sinhala; sk Slovak; sl Slovenian; so Somali; sq Albanian
sr Serbian; sv Swedish; sw Swahili; ta Tamil; te Telugu; tg Tajik; th Thai; ti Tigrinya; tk Turkmen; tr Turkish
uk Ukrainian; ur Urdu; uz Uzbek; vi Vietnamese; zh Chinese
"""
NAMES: dict[str, str] = {entry[:2]: entry[3:] for entry in _LISTED.strip().replace("\n", "; ").split("; ")}
"""The languages of states and conferences by code. Source: ISO 639-1, English names as the UN writes them."""


def language(code: str) -> str:
    """A language by name; its code in capitals where it has none here."""
    return NAMES.get(code, code.upper())


def pair(codes: str) -> str:
    """A language pair such as `en-ko` in words: `English-Korean`."""
    return "-".join(language(code) for code in codes.split("-"))
