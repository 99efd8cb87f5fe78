"""Two small analyses that queries can tell apart."""

from kznlp.records import (
    Actor,
    Analysis,
    Check,
    Comparison,
    DocumentRecord,
    Evidence,
    Funding,
    Measure,
    Observation,
    Provenance,
    Region,
    Relation,
    Table,
    Unit,
)

TEXT = "Жұмыссыздыққа қарсы шаралар. Жастарға шағын несие беру қажет. Кітабы бар мектеп салынды."


def place(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


PLAN = Analysis(
    document=DocumentRecord(
        id="aa01",
        source="docs/plan.md",
        title="Жастар жоспары",
        kind="action_plan",
        date="2005-03-01",
        region="KZ-43",
        length=len(TEXT),
    ),
    units=(
        Unit(id="u1", label="claim", valence="problem", reason="fact", **place(TEXT[:27])),
        Unit(id="u2", label="proposal", reason="must", **place("Жастарға шағын несие беру қажет")),
    ),
    relations=(Relation(type="addresses", source="u2", target="u1", reason="next"),),
    comparisons=(
        Comparison(
            unit="u1",
            start=0,
            end=1,
            text="9",
            value="9",
            verdict="contradicted",
            table="t1",
            row=1,
            column=1,
            reported="8",
        ),
    ),
    measures=(
        Measure(
            id="m-loan",
            title="Жастарға шағын несие беру",
            instrument="T3",
            status="proposed",
            sector="10.5",
            actors=(Actor(name="Қаржы министрлігі", role="implementing"),),
            targets=("youth",),
            funding=(Funding(amount="5000", currency="KZT", printed="5 мың теңге"),),
            reason="lexicon",
            evidence=(Evidence(**place("шағын несие беру")),),
            provenance=(
                Provenance(field="instrument", value="T3", reason="phrase", **place("несие беру")),
            ),
        ),
        Measure(
            id="m-school",
            title="Мектеп салу",
            instrument="O1",
            status="in_force",
            sector="09",
            regions=(Region(code="KZ-11", name="Ақмола облысы"),),
            start="2006-33",
            end="2007",
            reason="lexicon",
            evidence=(Evidence(**place("мектеп салынды")),),
        ),
    ),
)

REPORT = Analysis(
    document=DocumentRecord(id="bb02", source="docs/report.txt", kind="report", region="KZ"),
    tables=(
        Table(
            id="t1",
            caption="Жұмыссыздар саны",
            start=0,
            end=9,
            columns=("Облыс", "Саны"),
            rows=(("Ақмола", "7"), ("Барлығы", "8")),
            label_column=0,
            total_rows=(1,),
            period="1995",
            layout="flattened",
            checks=(Check(row=1, column=1, reported="8", computed="7", difference="1", ok=False),),
            observations=(
                Observation(
                    row=0, column=1, label="Ақмола", value="7.5", printed="7,5", region="KZ-11"
                ),
                Observation(row=1, column=1, label="Барлығы", value="8", printed="8"),
            ),
        ),
    ),
    measures=(
        Measure(
            id="m-work",
            title="Қоғамдық жұмыс",
            instrument="O3",
            status="planned",
            reason="lexicon",
            evidence=(Evidence(start=0, end=14, text="Қоғамдық жұмыс"),),
        ),
    ),
)
