"""The seven sections of the document, and what stands beside them."""

import re

from kompetanse.model import (
    EvidenceBase,
    Plan,
    PlanSection,
    SchoolPlan,
    SignsOfLearning,
    SituationAnalysis,
)
from kompetanse.model.kinds import kinds_in
from kompetanse.rule import Missing, Phrase, Problem, Problems, Severity, rule
from kompetanse.rule.shapes import filled, numbers_of_attachments
from kompetanse_dekom.facts import ANALYSIS, MEASURES, SIGNS, SITUATION, SOURCE
from kompetanse_dekom.words import SECTIONS


_ALL = tuple(number for number, _ in SECTIONS)
_LAST = _ALL[-1]
_NUMBER = re.compile(r"\s*(\d{1,2})\b")

_TREATED = {
    "teaching": "the analysis does not treat the teaching",
    "environment": "the analysis does not treat the learning environment",
    "outcome": "the analysis does not treat what pupils learn",
    "teacher_competence": "the analysis does not say what teachers should learn",
    "student_competence": "the analysis does not say what pupils should learn",
}
_QUESTIONS = {
    "succeeded": Phrase("what succeeds"),
    "less_successful": Phrase("what succeeds less"),
    "why": Phrase("why"),
}


@rule("seven-sections-present", severity=Severity.ERROR, source=SOURCE, needs="sections")
def seven_sections_present(
    school_plan: SchoolPlan, plan: Plan, evaluated: bool | None = None
) -> Problems:
    """The plan has the template's seven sections, each with a text, in their order.

    Each section builds on the one before. What success looks like can be told only when there
    is some: until the plan has been evaluated, an empty last section is no fault.

    Breaks:
        school_plan: {sections: [{number: 1, text: Vi vil lese bedre.}]}

    Holds:
        school_plan:
          sections:
            - {title: 1.Innledning, text: Vi vil lese bedre.}
            - {title: 2 Situasjonsbeskrivelse, text: Prøvene viser det samme i tre år.}
            - {number: 3, text: Alle leser med god forståelse.}
            - {number: 4, text: Vi øver for lite i fagene.}
            - {number: 5, text: Lesestrategier i alle fag.}
            - {number: 6, text: Fellestid hver tirsdag.}
            - {number: 7, text: Vi ser etter tegn i fellestiden.}
    """
    sections = school_plan.sections or ()
    numbers = [_number_of(section) for section in sections]
    yield from _all_there(school_plan, numbers)
    yield from _in_order(school_plan, [number for number in numbers if number])
    for number, section in zip(numbers, sections, strict=True):
        if section.text is None and not _stated_elsewhere(number, school_plan, plan):
            yield Missing(section, "school_plan.sections.text")
        elif section.text is not None and not filled(section.text):
            early = number == _LAST and not evaluated
            yield Problem(
                section,
                "section {section} is empty",
                field="text",
                severity=Severity.INFO if early else Severity.WARNING,
                section=f"«{section.title}»" if section.title else str(number or ""),
            )


@rule("evidence-base", severity=Severity.WARNING, source=SITUATION)
def evidence_base(evidence: EvidenceBase, *, minimum: int = 2) -> Problems:
    """The situation is described by at least two kinds of evidence.

    Tests and exams, what teachers and pupils say, other evidence: what only one of them shows
    may be chance.

    Breaks:
        school_plan: {evidence: {tests: nasjonale prøver 2020, statements: ""}}

    Holds:
        school_plan: {evidence: {tests: nasjonale prøver 2020, other: bibliotekets utlån}}
    """
    found = [kind for kind in ("tests", "statements", "other") if filled(getattr(evidence, kind))]
    if len(found) < minimum:
        yield Problem(
            evidence,
            "the description of the situation rests on {found} of three kinds of evidence; "
            "{minimum} are expected",
            hint="tests and exams, what teachers and pupils say, or anything else",
            found=len(found),
            minimum=minimum,
        )


@rule("analysis-covers", severity=Severity.WARNING, source=ANALYSIS)
def analysis_covers(analysis: SituationAnalysis) -> Problems:
    """The analysis treats teaching, environment and outcome, and what all should learn.

    It is to find links between them; one that is left out may be the one that matters. It ends
    in areas of competence for the teachers and for the pupils.

    Breaks:
        school_plan:
          analysis:
            teaching: Vi underviser mest i hel klasse.
            outcome: Elevene leser, men husker lite.
            teacher_competence: lesestrategier
            student_competence: å stille spørsmål til en tekst

    Holds:
        school_plan:
          analysis:
            teaching: Vi underviser mest i hel klasse.
            environment: Elevene tør ikke spørre.
            outcome: Elevene leser, men husker lite.
            teacher_competence: lesestrategier
            student_competence: å stille spørsmål til en tekst
    """
    for field, template in _TREATED.items():
        if not filled(getattr(analysis, field)):
            yield Problem(analysis, template, field=field)


@rule(
    "action-plan-separate",
    severity=Severity.WARNING,
    source=MEASURES,
    needs="separate_action_plan",
)
def action_plan_separate(school_plan: SchoolPlan) -> Problems:
    """The measures stand in a document of their own.

    They change more often than the plan, and whoever changes them should not have to change it.

    Breaks:
        school_plan: {separate_action_plan: false}

    Holds:
        school_plan: {separate_action_plan: true}
    """
    if school_plan.separate_action_plan is False:
        yield Problem(
            school_plan,
            "the measures do not stand in a document of their own",
            field="separate_action_plan",
            hint="keep them in a file that is easy to change, and attach it",
        )


@rule("attachment-1-exists", severity=Severity.WARNING, source=MEASURES, needs="attachments")
def attachment_1_exists(plan: Plan, *, number: int = 1) -> Problems:
    """The schedule is attached: who does what, and when, stands in attachment 1.

    It is the part that people look up, and the part that changes.

    Breaks:
        attachments: {budsjett: {title: Budsjett, number: 2}}

    Holds:
        attachments: {fremdriftsplan: {title: Fremdriftsplan, number: 1}}
    """
    if number not in numbers_of_attachments((plan.attachments or {}).values()):
        yield Problem(
            plan,
            "attachment {number} with the schedule is missing",
            field="attachments",
            hint="attach who does what, and when",
            number=number,
        )


@rule("signs-of-learning", severity=Severity.WARNING, source=SIGNS)
def signs_of_learning(signs: SignsOfLearning, evaluated: bool | None = None) -> Problems:
    """Once the plan has been evaluated, it tells what succeeds, what does less, and why.

    Until then the answers are only noted as open.

    Breaks:
        today: 2022-07-01
        school_plan:
          introduction: {evaluation_when: 15. juni 2022}
          signs_of_learning: {succeeded: Alle leser hver dag., less_successful: "", why: ""}

    Breaks:
        school_plan: {signs_of_learning: {}}

    Holds:
        school_plan:
          signs_of_learning:
            succeeded: Alle leser hver dag.
            less_successful: Få leser hjemme.
            why: Vi har brukt tiden på skolen.
    """
    questions = [asked for field, asked in _QUESTIONS.items() if not filled(getattr(signs, field))]
    if questions:
        yield Problem(
            signs,
            "the plan has been evaluated, but still to be answered is {questions}"
            if evaluated
            else "still to be answered is {questions}",
            severity=Severity.WARNING if evaluated else Severity.INFO,
            questions=questions,
        )


def _number_of(section: PlanSection) -> int | None:
    """The number of a section: stated, or in its title, or told by the title's words."""
    title = section.title or ""
    if section.number is not None:
        return section.number
    if found := _NUMBER.match(title):
        return int(found[1])
    return next(iter(kinds_in(title, SECTIONS)), None)


def _all_there(school_plan: SchoolPlan, numbers: list[int | None]) -> Problems:
    absent = [str(number) for number in _ALL if number not in numbers]
    if absent and None in numbers:
        yield Missing(school_plan, "school_plan.sections.number")
    elif absent:
        yield Problem(
            school_plan,
            "section {numbers} of the template is missing",
            plural="sections {numbers} of the template are missing",
            count=len(absent),
            field="sections",
            numbers=absent,
        )


def _in_order(school_plan: SchoolPlan, numbers: list[int]) -> Problems:
    if numbers != sorted(numbers):
        yield Problem(
            school_plan,
            "the sections stand in the order {order}",
            field="sections",
            hint="put them in the order of their numbers",
            severity=Severity.WARNING,
            order=[str(number) for number in numbers],
        )


def _stated_elsewhere(number: int | None, school_plan: SchoolPlan, plan: Plan) -> bool:
    """Whether what belongs into a section stands in fields of its own."""
    contents = {
        1: (school_plan.introduction,),
        2: (school_plan.evidence,),
        3: (plan.goals,),
        4: (school_plan.analysis, school_plan.conclusions),
        5: (plan.actions,),
        6: (school_plan.arenas, school_plan.partners),
        7: (school_plan.signs_of_learning,),
    }
    return any(stated is not None for stated in contents.get(number or 0, ()))
