"""What in capitals needs no explanation: known abbreviations, numerals, emphasis."""

ABBREVIATIONS = frozenset(
    [
        *("PPT", "PP", "PPR", "VGO", "VGS", "SFO", "AKS", "FAU", "SU", "SMU", "KS", "UDIR", "UH"),
        *("PLF", "SKU", "DEKOM", "REKOM", "IKT", "IT", "FM", "RSK", "KL", "UVM", "STUK", "UCL"),
        *("MU", "TRIO", "HMS", "NAV", "BUP", "BTI", "IOP", "PPU", "UNG", "VG1", "VG2", "VG3"),
        *("LK06", "LK20", "LK", "K06", "NOU", "ISBN", "ISO", "PDF", "URL", "OBS", "NB", "PS", "EU"),
        *("TBA", "TBD", "NN", "SMS", "VR", "KI", "AI", "DK", "NO", "FN", "OECD", "PISA", "SWOT"),
        *("CV", "TV", "OK", "FAQ", "SMARTE", "SMART", "AS", "USA", "UK", "EØS", "LP", "PBL"),
        *("II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"),
        *("ALLE", "IKKE", "IKKJE", "MÅ", "SKAL", "BØR", "KAN", "OG", "ELLER", "BARE", "KUN", "NY"),
        *("AV", "AF", "PÅ", "TIL", "FRA", "FRÅ", "FOR", "OM", "ER", "VI", "DU", "JA", "NEI", "NEJ"),
        *(
            "MÅL",
            "MYE",
            "MYKJE",
            "MEGET",
            "VIL",
            "HVA",
            "KVA",
            "HVAD",
            "NÅR",
            "NYTT",
            "NYT",
            "TEMA",
        ),
        *(
            "HØST",
            "VÅR",
            "HØSTEN",
            "VÅREN",
            "HAUST",
            "HAUSTEN",
            "EFTERÅR",
            "FORÅR",
            "UKE",
            "VEKE",
            "UGE",
        ),
        *("LBK", "BEK", "LOV", "FGU", "STX", "HF", "EUD", "AP", "KRLE", "STEM", "GDPR", "MAT"),
        *("HELE", "HEILE", "FELLES", "HUSK", "FRIST", "FØR", "ETTER", "EFTER", "NYE", "VED", "MED"),
    ]
)
