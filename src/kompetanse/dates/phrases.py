"""The phrases of times, by meaning: data, no code.

Phrases are lower case, without full stops («f.o.m.» is «fom»), and separated by bars; the languages
stand mixed.
"""

from kompetanse.dates.words import Word


PHRASES: dict[Word, dict[int | str, str]] = {
    Word.WEEK: {
        1: "uke|uka|uken|uker|ukene|ukenr|uke nr|uke nummer|u|veke|veka|veker|vekene|vekenr"
        "|veke nr|v|uge|ugen|uger|ugerne|ugenr|uge nr|week|weeks|wk|wks|week no|week number",
    },
    Word.WEEK_OF: {
        1: "commencing|beginning|starting|som starter|som begynner|som startar|med start"
    },
    Word.TERM: {
        "autumn": "høst|høsten|haust|hausten|efterår|efteråret|autumn|fall|høsthalvår|høsthalvåret"
        "|hausthalvår|hausthalvåret|efterårshalvår|efterårshalvåret|høstsemester"
        "|høstsemesteret|haustsemester|haustsemesteret|efterårssemester|efterårssemestret"
        "|efterårssemesteret|høsttermin|høstterminen|hausttermin|haustterminen|autumn term"
        "|autumn semester|fall term|fall semester",
        "spring": "vår|våren|forår|foråret|spring|vårhalvår|vårhalvåret|forårshalvår|forårshalvåret"
        "|vårsemester|vårsemesteret|forårssemester|forårssemestret|forårssemesteret|vårtermin"
        "|vårterminen|spring term|spring semester",
    },
    Word.SUMMER: {1: "sommeren|sommaren|sommer|sommar|summer"},
    Word.WINTER: {1: "vinteren|vinter|winter"},
    Word.TURN: {
        "year": "årsskiftet|årsskifte|årskiftet|årsskiftene|nyttår|nyår|nytår|turn of the year"
        "|new year",
        "month": "månedsskiftet|månedsskifte|månadsskiftet|månadsskifte|månedskiftet"
        "|turn of the month",
    },
    Word.SCHOOL_YEAR: {
        1: "skoleår|skoleåret|skoleårene|skoleårets|skuleår|skuleåret|skuleåra|skuleårene"
        "|barnehageår|barnehageåret|barnehageårene|barnehageåra|studieår|studieåret"
        "|studieårene|læreår|læreåret|school year|school years|schoolyear|academic year"
        "|academic years",
    },
    Word.YEAR: {
        1: "år|året|årene|åra|kalenderår|kalenderåret|kalenderårene|kalenderåra|year|years"
        "|calendar year|budsjettåret|budgetåret",
    },
    Word.QUARTER: {1: "kvartal|kvartalet|kvt|quarter|quarters"},
    Word.THIRD: {1: "tertial|tertialet"},
    Word.HALF_YEAR: {1: "halvår|halvåret|half year"},
    Word.HALF_OF: {
        1: "halvdel av|halvdelen av|halvdel af|halvdelen af|half of|halvpart av|halvparten av",
    },
    Word.PART: {
        "early": "første del av|fyrste del av|første delen av|fyrste delen av|første del af"
        "|first part of|tidlig på|tidleg på|primo|tidlig|tidleg|tidligt|tidlige|begynnelsen av|byrjinga av"
        "|starten av|starten på|begynnelsen på|tidlig i|tidleg i|tidligt i|begyndelsen af"
        "|starten af|beginning of|start of|early|early in",
        "middle": "medio|midt på|midten av|midt i|midten af|midten på|middle of|mid",
        "late": "sent på|seint på|mot slutten av|imot slutten av|mod slutningen af"
        "|hen mod slutningen af|towards the end of|siste del av|siste delen av|sidste del af|last part of|ultimo|sen|sein|sent|seint"
        "|slutten av|slutten på|sent i|seint i|slutningen af|sidst i|sist i|end of|late"
        "|late in",
        "end": "utgangen av|utgangen på|udgangen af|slutt av|close of",
    },
    Word.FROM: {
        1: "fra|frå|fra og med|frå og med|fom|from|from and including|starting|starting from"
        "|beginning|as of|as from|med start|med oppstart|med start fra|fra den|starting in"
        "|fra om med|med virkning fra|gjeldende fra",
    },
    Word.TO: {1: "til|to"},
    Word.UNTIL: {
        1: "frem til|fram til|inntil|indtil|until|till|til den|up until|up to|helt til|heilt til"
        "|og til|og frem til|og fram til|frem mot|fram mot|og indtil|and until",
    },
    Word.THROUGH: {
        1: "til og med|tom|frem til og med|fram til og med|inntil og med|indtil og med|through"
        "|thru|up to and including|until and including|to and including|og til og med|og tom",
    },
    Word.OUT: {1: "ut|ud|og ut|og ud|til utgangen av|til ende av"},
    Word.ONWARDS: {
        1: "og fremover|og framover|fremover|framover|og frem|og fram|og utover|utover|onwards"
        "|onward|and onwards|and onward|og videre|og vidare|and later|og senere|og seinare"
        "|og fremefter|fremefter|og derefter",
    },
    Word.BY: {
        1: "innen|innan|inden|senest|seinast|seinest|innen og med|by|not later than"
        "|no later than|at the latest|at the latest by|latest|due|due by|due on|deadline"
        "|by the|senest innen|innen senest|ikke senere enn|ikkje seinare enn|ikke senere end"
        "|med frist|med frist til|innen fristen|før utgangen av|føre utgangen av"
        "|inden udgangen af",
    },
    Word.BEFORE: {1: "før|føre|before|prior to|forut for|forud for|ahead of|framfor"},
    Word.AFTER: {
        1: "etter|efter|after|kontinuerlig etter|kontinuerleg etter|kontinuerligt efter"
        "|løbende efter|løpende etter|fortløpende etter|continuously after|i etterkant av"
        "|i forlængelse af|rett etter|like etter|straks etter|lige efter|umiddelbart etter"
        "|umiddelbart efter|følgende|following",
    },
    Word.DURING: {
        1: "i løpet av|i løbet av|i løbet af|under|underveis i|undervejs i|during|within"
        "|en gang i løpet av|ein gong i løpet av|en gang i løbet af|en dag i|ein dag i"
        "|utover|one day in|in the course of|engang i|some time in|sometime in|undervegs i"
        "|over the course of",
    },
    Word.BETWEEN: {1: "mellom|mellem|imellom|imellem|between"},
    Word.WHOLE: {
        1: "løpende|løbende|løpande|kontinuerlig|kontinuerleg|kontinuerligt|fortløpende|ongoing"
        "|continuously|hele|heile|hele perioden|heile perioden|hele perioden fra|gjennom"
        "|gjennom hele|gjennom heile|i hele|i heile|gennem|gennem hele|igennem|hela|whole"
        "|the whole|the whole of|throughout|all of|all through|over hele|over heile"
        "|the entire|entire|the whole period|whole period",
    },
    Word.AND: {1: "og|and|samt|&|+|og så|så vel som"},
    Word.OR: {1: "eller|or|ev|evt|eventuelt"},
    Word.IN: {1: "i|in|on|på|at|ved|om|over|in the|av"},
    Word.OF: {1: "av|af|of|in"},
    Word.THE: {1: "den|d|dei|de|det|the|dagene|dagane|datoene"},
    Word.PER: {1: "per|pr"},
    Word.ABOUT: {
        1: "ca|cirka|circa|omkring|rundt|omtrent|om lag|omlag|omkr|around|about|approx"
        "|approximately|kring|roughly|ca rundt|trolig|sannsynligvis|tentativt|foreløpig",
    },
    Word.CLOCK: {1: "kl|klokka|klokken|klokkeslett|klokkeslettet|klokkan"},
    Word.MERIDIEM: {"am": "am", "pm": "pm"},
    Word.NOON: {12: "noon|midday"},
    Word.ORDINAL: {
        1: "første|fyrste|førstkommende|first|1st",
        2: "andre|annen|anden|annet|andet|second",
        3: "tredje|third",
        4: "fjerde|fourth",
        5: "femte|fifth",
        6: "sjette|sixth",
        7: "sjuende|syvende|sjuande|seventh",
        8: "åttende|åttande|ottende|eighth",
        9: "niende|niande|ninth",
        10: "tiende|tiande|tenth",
        11: "ellevte|ellefte|eleventh",
        12: "tolvte|tolfte|twelfth",
        15: "femtende|femtande|fifteenth",
        20: "tjuende|tyvende|tjuande|twentieth",
        30: "trettiende|trettiande|tredivte|thirtieth",
        -1: "siste|sidste|last",
    },
    Word.CARDINAL: {
        1: "hel|heil|en hel|ein heil|en|ein|én|éin|ett|eitt|et|ei|éi|étt|éitt|ét|one|a|an|een",
        2: "to|two|både",
        3: "tre|three",
        4: "fire|four",
        5: "fem|five",
        6: "seks|six",
        7: "sju|syv|seven",
        8: "åtte|otte|eight",
        9: "ni|nine",
        10: "ti|ten",
        11: "elleve|eleven",
        12: "tolv|twelve",
        15: "femten|fifteen",
        20: "tjue|tyve|twenty",
        30: "tretti|tredve|thirty",
        45: "førtifem|femogfyrre",
        60: "seksti|tres|sixty",
        90: "nitti|halvfems|ninety",
    },
    Word.EVERY: {
        1: "hver|hvert|kvar|kvart|each|every|hver eneste|i hvert|i hver|i kvart|i kvar|per|pr",
        2: "annenhver|annethvert|annankvar|annakvar|annakvart|anna kvar|anna kvart|hver annen"
        "|hvert annet|kvar andre|kvart andre|hver andre|hvert andre|hver anden|hvert andet"
        "|every other|every second|each second|annan kvar|fortnightly each",
    },
    Word.FREQUENCY: {
        "day": "daglig|dagleg|dagligt|daily",
        "week": "ukentlig|ukentlige|ugentlige|vekentlege|ukentleg|vekentleg|kvar veke|ugentlig"
        "|ugentligt|weekly",
        "month": "månedlige|månadlege|månedlig|månadleg|månedligt|månedleg|monthly",
        "quarter": "kvartalsvis|kvartalsvist|quarterly",
        "term": "halvårlige|halvårlig|halvårleg|halvårligt|halvårvis|semestervis|half yearly",
        "year": "årlige|årlege|årlig|årleg|årligt|årvisst|yearly|annually|annual|hvert år|kvart år"
        "|each year|every year|om året",
    },
    Word.TIMES: {
        0: "ganger|gonger|gange|gang|gong|times",
        1: "once",
        2: "twice",
    },
    Word.AT_LEAST: {
        1: "minst|minimum|mindst|min|at least|minimum of|a minimum of|i det minste|no fewer than"
        "|over|mer enn|meir enn|mere end|more than",
    },
    Word.AT_MOST: {
        1: "maks|maksimum|maksimalt|maximum|max|høyst|høgst|højst|inntil|opptil|op til|at most"
        "|up to|no more than|ikke mer enn|ikkje meir enn|indtil",
    },
    Word.UNIT: {
        "minute": "minutt|minutter|minuttar|minuttars|minutters|min|minut|minute|minutes|mins",
        "quarter-hour": "kvarter|kvarters|quarter of an hour|quarters of an hour",
        "hour": "time|timer|timar|timen|timers|timars|t|h|hour|hours|hrs|hr|klokketimer|klokketimar",
        "lesson": "skoletime|skoletimer|skuletimar|undervisningstimer|undervisningstimar|lektion"
        "|lektioner|lessons",
        "day": "dag|dagen|dager|dagar|dage|dagers|dagars|dages|day|days|arbeidsdag|arbeidsdager"
        "|arbeidsdagar|arbejdsdage|virkedager|virkedagar|fagdag|fagdager|fagdagar|kursdag"
        "|kursdager|kursdagar|kursusdag|kursusdage|teoridag|teoridager|teoridagar|teoridage"
        "|working day|working days|døgn|samlingsdager|skoledager|skuledagar|skoledage",
        "week": "uke|uker|ukers|veke|veker|vekers|uge|uger|ugers|week|weeks|skoleuker|skuleveker"
        "|skoleuger",
        "month": "måned|måneder|månad|månader|måneders|månaders|månedene|mnd|md|mdr|month|months"
        "|måneden|månaden",
        "quarter": "kvartal|kvartalet|kvartaler|quarter|quarters",
        "term": "semester|semesteret|semestre|semestret|semestere|semestera|halvår|halvåret|termin"
        "|terminen|term|terms|semesters|half year|half years",
        "school-year": "skoleår|skoleåret|skuleår|skuleåret|school year|school years|academic year|skoleårs",
        "year": "år|året|års|year|years|kalenderår|årene",
    },
    Word.HALF: {
        1: "halv|halvt|halve|half|en halv|et halvt|ein halv|eit halvt|half a|half an",
        3: "halvannen|halvannet|halvanna|halvtanna|halvanden|halvandet|en og en halv"
        "|ett og et halvt|et og et halvt|ein og ein halv|eitt og eit halvt|one and a half"
        "|halvannan|én og en halv|ein og halv|en og halv",
        5: "to og en halv|to og et halvt|to og ein halv|to og eit halvt|two and a half"
        "|to og halv|to og halvt",
    },
    Word.PARITY: {
        0: "partallsuker|partallsuke|partalsveker|partalsveke|partallsveker|lige uger|like uger"
        "|like uker|even weeks|partallsukene|jevne uker",
        1: "oddetallsuker|oddetallsuke|oddetalsveker|oddetalsveke|oddetallsveker|ulige uger"
        "|ulike uker|odd weeks|oddetallsukene",
    },
    Word.INCLUSIVE: {1: "inkl|inklusiv|inklusive|incl|inclusive|begge dager inkl|including"},
    Word.LABEL: {
        1: "dato|datoer|når|kva tid|tid|tidspunkt|periode|perioden|dato og tid|hvornår|date|when"
        "|oppdatert|opdateret|datert|dateret|dated|updated|avsluttet|avslutter|avslutta"
        "|avsluttar|afsluttet|afslutter|slutt|slutter|sluttar|oppstart|opstart|start|starter"
        "|startar|ny dato|obs|period|planlagt|planlagd|planlagt til|tidsrom|tidsrommet"
        "|i perioden|i tidsrommet|in the period|perioden fra|i perioden fra|i perioden frå"
        "|ny tid|tidsperiode|flyttet til|flytta til|flyttes til|utsatt til|utsett til|udsat til"
        "|moved to|postponed to",
    },
    Word.FORMERLY: {
        1: "flyttet fra|flytta frå|utsatt fra|utsett frå|udsat fra|opprinnelig|opphavleg"
        "|oprindelig|oprindeligt|tidligere|tidlegare|moved from|postponed from|originally",
    },
    Word.PLACEHOLDER: {
        1: "tba|tbd|tbc|nn|kommer|kjem|dato kommer|dato kjem|kommer senere|kjem seinare"
        "|dato følger|avklares senere|avklares|avklarast seinare|avklarast|fastsettes senere"
        "|fastsettes|fastsetjast seinare|ikke fastsatt|ikkje fastsett|ikke avklart"
        "|ikkje avklart|ukjent|tid kommer|to be announced|to be decided|to be confirmed"
        "|aftales|aftales senere|avtales|avtales senere|avtalast|følger|meddeles senere|xx"
        "|dato avklares|ikke bestemt|ikkje bestemt|endnu ikke fastlagt|fastlægges senere"
        "|uavklart|uavklara|ny dato kommer|ny dato kjem|ny dato følger|utsatt|utsett|udsat"
        "|utsatt inntil videre|utsett inntil vidare|udsat indtil videre|flyttet|flytta|postponed",
    },
    Word.DEICTIC: {
        1: "i dag|idag|i morgen|imorgen|i morgon|i går|i overmorgen|i år|i fjor|neste|forrige"
        "|førre|næste|today|tomorrow|yesterday|next|this|denne|dette|kommende|komande|nå|no"
        "|nu|now|om en uke|snart|soon|straks",
    },
    Word.UNTIMED: {
        1: "etter behov|etter avtale|etter nærmere avtale|efter behov|efter aftale"
        "|efter nærmere aftale|etter nærare avtale|etter ønske|etter planen|efter planen"
        "|as needed|when needed|after work|etter arbeidstid|etter skoletid|etter skuletid"
        "|efter skoletid|by agreement|by arrangement|kontinuerlig|kontinuerleg|kontinuerligt"
        "|løpende|løpande|løbende|fortløpende|ongoing|continuously|ved behov|etter plan"
        "|efter ønske|etter oppsatt plan|etter tur|efter tur|etter endt skoledag|jevnlig"
        "|over nyttår|over nyår|over nytår|på nyåret",
    },
}
"""Each meaning's phrases, by the value that they stand for."""
