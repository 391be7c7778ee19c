"""What the fields of the models are called on screen."""

from __future__ import annotations

import re

from planner.domain.base import Part

_OF_MODELS: dict[str, dict[str, str]] = {
    "Scenario": {"schema": "Format", "home": "Home city"},
    "Horizon": {"grid": "Starts on multiples of"},
    "Summit": {"at": "Start"},
    "City": {
        "at": "Coordinates",
        "zone": "Time zone",
        "holidays": "Public holidays",
        "extra_holidays": "More days off",
        "transfer": "Way to the airport",
        "ground": "Ways between venues",
    },
    "OtherAirport": {"ground": "Way beyond the transfer"},
    "Venue": {"at": "Coordinates", "transfer": "Way to the airport", "open": "Open space", "hours": "Opening hours"},
    "Room": {"count": "How many", "open": "Open space", "hours": "Opening hours"},
    "Route": {"mode": "Air or ground", "length": "Length of the way"},
    "Stretch": {"to": "Ends in", "length": "Length of the stretch", "change": "Change after it"},
    "Departure": {"at": "Take-off", "days": "Weekdays", "length": "Length of the flight", "flight": "Flight number"},
    "Delegation": {"sorts_as": "Name for the alphabet"},
    "OrderOfPrecedence": {"first": "Delegations that stand first", "then": "The others follow by"},
    "Person": {
        "of": "Delegation",
        "role": "Office",
        "standing": "Place among equals",
        "base": "Home city",
        "starts": "Starts in",
        "returns": "Returns",
    },
    "KnownJourney": {
        "from": "City left",
        "to": "City reached",
        "mode": "Way of travelling",
        "flight": "Flight or train",
    },
    "AskedStay": {"from": "There from", "to": "There until"},
    "Who": {
        "optional": "Wanted, with weights",
        "any_of": "Some of",
        "joins_after": "Who comes later, after",
        "leaves_after": "Who leaves earlier, after",
        "deputies": "Deputies may stand in",
    },
    "AnyOf": {"of": "People or roles", "least": "At least"},
    "When": {"between": "Window", "days": "Weekdays", "wall": "Before or after the summit"},
    "Meeting": {"must": "Must be held", "certainty": "Certainty of the time"},
    "Stage": {"who": "With"},
    "Needs": {
        "mode": "Way of interpreting",
        "security": "Security teams",
        "named": "Asked for by name",
        "features": "Features of the room",
        "neutral": "Neutral room",
    },
    "PrimeTime": {"zone": "Time zone", "between": "Hours"},
    "Pin": {"at": "Fixed start", "place": "Fixed place"},
    "Arrive": {"before": "Time before it", "evening_before": "On the day before"},
    "Before": {},
    "Brief": {"meeting": "Briefing", "side": "Before or after"},
    "Inside": {
        "meeting": "Short meeting",
        "during": "Long meeting",
        "attend": "Attended at least",
        "also_outside": "Before or after it too",
    },
    "Apart": {"who": "Who"},
    "AfterLanding": {"who": "Who lands", "within": "At most"},
    "BeforeTakeOff": {"who": "Who takes off", "within": "At most"},
    "Opens": {
        "city": "City",
        "within_miles": "Radius in miles",
        "of": "Centre of the radius",
        "flight": "Flight from and to",
    },
    "Authority": {"name": "Authority", "zone": "Zone of the authority", "calendar": "Working days of", "lead": "Lead"},
    "Permit": {"valid": "Valid in", "source": "Source"},
    "Work": {
        "by": "Done by",
        "teams": "Teams",
        "city": "City",
        "calendar": "Working days of",
        "hours": "Hours of work",
        "opens": "Opens the meetings",
        "earliest": "Begins at the earliest",
        "due": "Due",
        "must": "Must be ready",
    },
    "Needed": {"meetings": "Meetings held before", "permits": "Permits open before", "work": "Work ready before"},
    "Resource": {"names": "Names of all", "daily": "Most work a day"},
    "Policies": {
        "about": "Tolerance of what is about",
        "transfer": "Way to the airport",
        "ground": "Way between venues",
        "daily_meetings": "Most meetings a day",
        "daily_minutes": "Most time in meetings a day",
        "interpreter_daily": "Most interpreting a day",
        "holidays": "Public holidays",
    },
    "Rest": {"after_leg": "After legs of", "length": "Length of the rest", "at_night": "At night"},
    "Night": {
        "hours": "Hours of the night",
        "rank": "Down to rank",
        "adapts_after": "Body adapts after",
        "weight": "Weight of the night",
        "early_after": "Lands at most",
        "early_weight": "Weight of landing sooner",
    },
    "CallHours": {"outside": "Outside them", "weight": "Weight of each call"},
    "Weights": {"travel": "A minute en route", "away": "A minute away", "late": "A minute late"},
    "Lateness": {"counted_from": "Counted from"},
    "NightsAway": {"most": "Most nights in a row", "outside": "More of them", "weight": "Weight of each night more"},
    "OwnNightsAway": {"most": "Most nights in a row", "outside": "More of them", "weight": "Weight of each night more"},
    "Arrival": {
        "before": "Time before it",
        "evening_before": "On the day before",
        "outside": "Arriving later",
        "weight": "Weight of each stay",
    },
    "TravelHours": {"outside": "Outside them", "rank": "Down to rank", "weight": "Weight of each time"},
    "OwnRest": {"after_leg": "After legs of", "length": "Length of the rest", "at_night": "At night"},
    "OwnNight": {
        "weight": "Weight of the night",
        "early_after": "Lands at most",
        "early_weight": "Weight of landing sooner",
    },
    "OwnArrival": {
        "before": "Time before it",
        "evening_before": "On the day before",
        "outside": "Arriving later",
        "weight": "Weight of each stay",
    },
    "OwnHours": {"outside": "Outside them", "weight": "Weight of each time"},
    "Figures": {"daily_meetings": "Most meetings a day", "daily_minutes": "Most time in meetings a day"},
    "Waiver": {"who": "From whom", "by": "Given by", "until": "Until"},
    "QuietTime": {"days": "Weekdays", "between": "Hours"},
    "Quota": {"most": "Most meetings"},
    "Team": {"up_to": "Sittings up to", "number": "Interpreters"},
}
"""By model, where a field's name in the file is no good word, or stands for different things."""
_EVERYWHERE = {
    "announced_as": "Announced as",
    "check_in": "Check-in",
    "why": "Reason",
}


def label_of(model: type[Part], name: str) -> str:
    """What a field is called: by its name in the file, where no better word is known."""
    own = _OF_MODELS.get(model.__name__, {}).get(name) or _EVERYWHERE.get(name)
    return own or capitalised(name.replace("_", " "))


def capitalised(text: str) -> str:
    """A text that begins with a capital letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """A text that goes on within a sentence: what begins with two capitals is left as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def word_label(word: str) -> str:
    """A word of the file as people read it: `working-talks` is "Working talks"."""
    return capitalised(word.replace("-", " ").replace("_", " "))


def help_of(description: str | None) -> str:
    """A docstring on one line."""
    return " ".join((description or "").split())


def group_of(description: str | None) -> str:
    """The heading of the fields of a model inside another: the first clause of what is said about it."""
    return re.split(r"[;.]", help_of(description), maxsplit=1)[0]


def absence_of(description: str | None) -> str:
    """What is said to hold where a field is absent: "the delegation's" of "Home city; absent: the delegation's."."""
    said = help_of(description).replace("`", "")
    found = re.search(r"\b(?:absent|none): (.*?)(?:[;.](?: |$)|$)", said) or re.search(r"; ([^;]*?) where absent", said)
    return "" if found is None else found.group(1)
