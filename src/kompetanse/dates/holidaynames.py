"""What holidays are called: the first name of each language is shown, all of them are read.

Ordinals need no entries of their own: «annen», «andre», «anden» are read as «2.», «første» as «1.».
"""

from collections.abc import Mapping


NAMES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "new-years-day": {
        "nb": ("nyttårsdag", "1. nyttårsdag"),
        "nn": ("nyttårsdag", "nyårsdag"),
        "da": ("nytårsdag",),
        "en": ("New Year’s Day",),
    },
    "palm-sunday": {
        "nb": ("palmesøndag",),
        "nn": ("palmesundag", "palmesøndag"),
        "da": ("palmesøndag",),
        "en": ("Palm Sunday",),
    },
    "maundy-thursday": {
        "nb": ("skjærtorsdag",),
        "nn": ("skjærtorsdag", "skjertorsdag", "skirtorsdag"),
        "da": ("skærtorsdag",),
        "en": ("Maundy Thursday", "Holy Thursday"),
    },
    "good-friday": {
        "nb": ("langfredag",),
        "nn": ("langfredag",),
        "da": ("langfredag",),
        "en": ("Good Friday",),
    },
    "easter-eve": {
        "nb": ("påskeaften",),
        "nn": ("påskeaftan", "påskeftan"),
        "da": ("påskelørdag", "påskeaften"),
        "en": ("Easter Eve", "Holy Saturday", "Easter Saturday"),
    },
    "easter-sunday": {
        "nb": ("1. påskedag", "påskedag", "påskesøndag"),
        "nn": ("1. påskedag", "påskedag", "påskesundag"),
        "da": ("påskedag", "1. påskedag", "påskesøndag"),
        "en": ("Easter Sunday", "Easter Day"),
    },
    "easter-monday": {
        "nb": ("2. påskedag", "påskemandag"),
        "nn": ("2. påskedag", "påskemåndag"),
        "da": ("2. påskedag", "påskemandag"),
        "en": ("Easter Monday",),
    },
    "great-prayer-day": {
        "nb": ("store bededag",),
        "nn": ("store bededag",),
        "da": ("store bededag", "st. bededag", "bededag"),
        "en": ("Great Prayer Day", "General Prayer Day"),
    },
    "labour-day": {
        "nb": ("arbeidernes dag", "arbeidernes internasjonale kampdag", "arbeidernes kampdag"),
        "nn": ("arbeidaranes dag", "arbeidarane sin dag", "arbeidaranes internasjonale kampdag"),
        "da": ("arbejdernes kampdag", "arbejdernes internationale kampdag"),
        "en": ("Labour Day", "Labor Day", "Workers’ Day", "May Day"),
    },
    "constitution-day": {
        "nb": ("grunnlovsdag", "syttende mai", "nasjonaldag"),
        "nn": ("grunnlovsdag", "syttande mai", "nasjonaldag"),
        "da": ("grundlovsdag",),
        "en": ("Constitution Day",),
    },
    "ascension-day": {
        "nb": ("Kristi himmelfartsdag", "Kristi himmelfart", "Kr. himmelfart", "himmelfartsdag"),
        "nn": ("Kristi himmelfartsdag", "Kristi himmelferdsdag", "Kr. himmelferd"),
        "da": ("Kristi himmelfartsdag", "Kr. himmelfartsdag", "himmelfart"),
        "en": ("Ascension Day",),
    },
    "whitsun-eve": {
        "nb": ("pinseaften",),
        "nn": ("pinseaftan", "pinseftan"),
        "da": ("pinselørdag", "pinseaften"),
        "en": ("Whitsun Eve", "Whit Saturday"),
    },
    "whit-sunday": {
        "nb": ("1. pinsedag", "pinsedag", "pinsesøndag"),
        "nn": ("1. pinsedag", "pinsedag", "pinsesundag"),
        "da": ("pinsedag", "1. pinsedag", "pinsesøndag"),
        "en": ("Whit Sunday", "Pentecost"),
    },
    "whit-monday": {
        "nb": ("2. pinsedag", "pinsemandag"),
        "nn": ("2. pinsedag", "pinsemåndag"),
        "da": ("2. pinsedag", "pinsemandag"),
        "en": ("Whit Monday", "Pentecost Monday"),
    },
    "christmas-eve": {
        "nb": ("julaften", "juleaften"),
        "nn": ("julaftan", "jolaftan"),
        "da": ("juleaften", "juleaftensdag"),
        "en": ("Christmas Eve",),
    },
    "christmas-day": {
        "nb": ("1. juledag", "juledag"),
        "nn": ("1. juledag", "1. joledag", "juledag"),
        "da": ("juledag", "1. juledag"),
        "en": ("Christmas Day",),
    },
    "boxing-day": {
        "nb": ("2. juledag",),
        "nn": ("2. juledag", "2. joledag"),
        "da": ("2. juledag",),
        "en": ("Boxing Day", "Second Day of Christmas"),
    },
    "new-years-eve": {
        "nb": ("nyttårsaften",),
        "nn": ("nyttårsaftan", "nyårsaftan"),
        "da": ("nytårsaften", "nytårsaftensdag"),
        "en": ("New Year’s Eve",),
    },
}

ORDINALS: Mapping[str, str] = {
    "annen": "2",
    "andre": "2",
    "anden": "2",
    "første": "1",
    "fyrste": "1",
}
