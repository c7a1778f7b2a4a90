"""What a rep asks: yes or no against facts, people, periods, turns before, four languages."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ai.analyst.answers.periods import period_in
from ai.analyst.answers.reminders import reminder_in
from ai.facts import CustomerFile, ProductFact, PurchaseFact
from ai.grounding.answers import check
from ai.skills.assistant_reply import ASSISTANT_REPLY, Question, Turn, reply_to_text
from tests.ai.conftest import TODAY
from tests.ai.skills.test_email_draft import GOWN, said, with_records

LOAFERS = ProductFact("K5", "Cognac Loafers", "shoes", Decimal(900), True, "Brown calfskin.")
CANNOT = "I can't tell that"


@pytest.fixture(scope="module")
def file() -> CustomerFile:
    """Somebody with musts, a husband, an assistant, two purchases and a promise."""

    def bought(number: int, days: int, name: str, price: str) -> PurchaseFact:
        on = TODAY - timedelta(days)
        return PurchaseFact(f"P{number}", on, name, "dresses", 1, Decimal(price))

    return with_records(
        said(
            3,
            "call",
            "She hates brown shoes. Her husband Jonas wears a 50 in jackets. "
            "Never lilies in the room.",
        ),
        said(9, "meeting", "She loves emerald silk. I promised to send the swatches by 20 March."),
        said(30, "call", "She sent the ivory cape back.", "neutral"),
        notes="Call not before 16h. Allergic to wool. Shoe 38.5. Dress size FR 36. "
        "Everything goes through her assistant Colombe. Her wedding is on 30 May 2026.",
        products=(GOWN, LOAFERS),
        purchases=(bought(1, 20, "Jade Gown", "3000"), bought(2, 400, "Onyx Gown", "2000")),
    )


def ask(file: CustomerFile, *questions: str) -> str:
    """The answer to the last question, those before it asked in turn; each is backed."""
    turns: list[Turn] = []
    for question in questions:
        brief = Question(file, question, tuple(turns))
        reply = ASSISTANT_REPLY.offline(brief)
        assert check(reply, brief.facts, TODAY).marks == (), question
        turns.append(Turn(question, reply_to_text(reply)))
    return "\n".join(claim.text for claim in reply.claims)


ANSWERS = [
    # questions in turn, how the last answer begins or what it holds
    (["can i show him the brown loafers"], "No (8 March 2026): “She hates brown shoes”"),
    (["can I show her the Cognac Loafers?"], "No (8 March 2026): “She hates brown shoes”"),
    (["May I offer her a wool coat?"], "No (the notes): “Allergic to wool”"),
    (["is it ok to send her wool?"], "No (the notes): “Allergic to wool”"),
    (["Should I bring the emerald silk gown?"], "Yes (2 March 2026): “She loves emerald silk”"),
    (["does she like emerald?"], "Yes (2 March 2026)"),
    (["would she wear brown shoes?"], "No (8 March 2026)"),
    (["can I show her something in plum?"], "I have read nothing that speaks against it"),
    (["what should I not show her"], "“She hates brown shoes”"),
    (["what must I never mention?"], "“Allergic to wool”"),
    (["can I call her tomorrow at 11"], "No (the notes): “Call not before 16h”"),
    (["may I ring her at noon?"], "No (the notes): “Call not before 16h”"),
    (["can I call her at 5pm"], "Nothing that I have read is against it"),
    (["what does she usually spend on one piece"], "€2,500 a piece on average"),
    (["how much did he spend this year"], "from 1 January 2026 to 11 March 2026: 1 piece for"),
    (["how much this year"], "from 1 January 2026 to 11 March 2026: 1 piece for"),
    (["how much did she spend since June 2025?"], "from 1 June 2025 to 11 March 2026: 1 piece"),
    (["what did she buy in 2025"], "Onyx Gown"),
    (["did she ever send anything back"], "“She sent the ivory cape back”"),
    (["what size is her husband?"], "Her husband Jonas: 50"),
    (["whom do I talk to, her or someone else?"], "assistant Colombe"),
    (["what does her mother like?"], "I have read nothing of whom you ask about"),
    (["What size is she?", "and her shoes?"], "“Shoe 38.5”"),
    (["What size is she?", "and her husband?"], "Her husband Jonas: 50"),
    (["What does she love?", "why?"], "Like (2 March 2026): “She loves emerald silk”"),
    (["can I show her the Cognac Loafers?", "why?"], "Dislike (8 March 2026)"),
    (["can I show her brown shoes?", "can I show it anyway?"], "No (8 March 2026)"),
    (["remind me to ring her on Friday"], "I can note “Ring her” for 13 March 2026"),
    (["¿qué color no le gusta?"], "“She hates brown shoes”"),
    (["Que n'aime-t-elle pas ?"], "“She hates brown shoes”"),
    (["Che cosa le piace?"], "Loves emerald silk"),
    (["Quale taglia porta?"], "“Dress size FR 36”"),
    (["Was hat sie gekauft?"], "Jade Gown"),
    (["Wann kann ich sie anrufen?"], "“Call not before 16h”"),
    (["Qu'avons-nous promis ?"], "send the swatches"),
    (["¿Cuándo puedo llamarla?"], "“Call not before 16h”"),
    (["Does she play chess?"], CANNOT),
    (["where do I send the parcel"], CANNOT),
    (["When is her wedding?"], "30 May 2026"),
    (["would the cognac loafers do for the gala?"], "No (8 March 2026): “She hates brown shoes”"),
    (["emerald silk gown ok for her?"], "Yes (2 March 2026)"),
    (["what size is jonas"], "Her husband Jonas: 50"),
    (["her husbands size"], "Her husband Jonas: 50"),
    (["what does jonas drink?"], "I can't tell; this is what I have read of them"),
    (["who decides, her or somebody else"], "assistant Colombe"),
    (["what happened with her in february?"], "“She sent the ivory cape back”"),
    (["write her a whatsapp that the gown is ready"], "“Dear Ines, The gown is ready.”"),
    (["whatsapp to colombe, the swatches are here"], "“Colombe, The swatches are here.”"),
    (["je peux l'appeler demain à 11h ?"], "No (the notes): “Call not before 16h”"),
    (["puedo llamarla mañana a las 11?"], "No (the notes): “Call not before 16h”"),
    (["quanto ha speso nel 2026?"], "from 1 January 2026"),
    (["rappelle-moi de l'appeler jeudi"], "for 12 March 2026"),
    (["quand se marie-t-elle ?"], "30 May 2026"),
    # what is not wholly understood gets what comes closest, said to be so
    (["what polo pony does her assistant ride"], "assistant Colombe"),
    (["how did the ivory thing with the clasp end"], "I can't tell for sure; this comes closest:"),
    (["is she alergic to anything"], "“Allergic to wool”"),
    (["where is the cape now"], "“She sent the ivory cape back”"),
    (["when did I promise swatches", "and by what date?"], "20 March"),
    (["may I come by at 11 on friday"], "I can't tell"),
    (["how much did she spend between january and march"], "€3,000"),
    (["what did she buy in the first half of the year"], "Jade Gown"),
    (["put a followup for thursday, order the buttons"], "“Order the buttons” for 12 March 2026"),
    (["ponme un recordatorio el viernes para confirmar la entrega"], "for 13 March 2026"),
    (
        ["ponme un recordatorio el martes 24 para confirmar la entrega"],
        "confirmar la entrega” for 24",
    ),
    (["write to colombe asking for the signed form"], "“Colombe, "),
    (["wann ist die hochzeit?"], "30 May 2026"),
    (["welche schuhgröße hat sie?"], "“Shoe 38.5”"),
    (["wer geht ans telefon, sie oder jemand anderes?"], "assistant Colombe"),
    (["kann ich ihr die braunen schuhe zeigen?"], "No (8 March 2026)"),
    (["was darf ich ihr nicht zeigen?"], "“Allergic to wool”"),
    (["welche schuhe kann sie nicht leiden?"], "“She hates brown shoes”"),
    (["wo heiratet sie?"], "I can't tell for sure"),
    (["wie alt ist jonas?"], "I can't tell; this is what I have read of them"),
    (["wann heiratet sie?"], "30 May 2026"),
    (["chi risponde al telefono, lei o qualcun altro?"], "assistant Colombe"),
    (["je peux lui montrer les mocassins marron ?"], "No (8 March 2026)"),
    (["puedo enseñarle los mocasines marrones?"], "No (8 March 2026)"),
    (["what hat size does she wear"], "“Dress size FR 36”"),
    # turns that lean on the one before
    (["what size is her husband?", "why?"], "Jonas wears a 50"),
    (["can I show her the Cognac Loafers?", "so which dress then?"], "Emerald Silk Gown"),
    (["can I show her the Cognac Loafers?", "why not now?"], "Dislike (8 March 2026)"),
    (["when is her wedding?", "and where?"], "wedding is on 30 May 2026"),
    (["is 11 tomorrow ok to ring her?"], "No (the notes): “Call not before 16h”"),
    (["is 6pm on friday okay to ring her"], "Nothing that I have read is against it"),
    (["is tomorrow at 11 fine to ring her?"], "No (the notes): “Call not before 16h”"),
    (["ok to ring her at noon?"], "No (the notes): “Call not before 16h”"),
    (["her spending jan to march 2026"], "from 1 January 2026 to 31 March 2026: 1 piece"),
    # what to try on
    (["which dress should she try on"], "the Emerald Silk Gown"),
    (["what did she try on?"], CANNOT),
    (["which shoes should she try on"], "No piece in stock fits"),
    (["shoe size of the prince"], "I have read nothing of whom you ask about"),
    (["what size is the best man"], "I have read nothing of whom you ask about"),
    (["which wine does her husband like"], "I can't tell"),
    (["¿qué talla lleva su marido?", "¿y qué color le gusta?"], "Jonas"),
    (["scrivile un whatsapp: il vestito arriva domani"], "As a message to copy"),
    (["when is the wedding", "in which town"], "Her wedding is on 30 May 2026"),
    (["What did we promise?"], "Open promise of 2 March 2026, due on 20 March 2026"),
    # as they are asked before a meeting
    (["When is the tailor coming"], "Ahead, on 30 May 2026"),
    (["uh so um what should I um bring her"], "Mind (the notes): “Allergic to wool”"),
    (["tell me three things before I walk in"], "Last contact"),
    (["is anything overdue"], "No follow-up is overdue"),
    (["how does she like to be contacted"], "“Call not before 16h”"),
    (["has she paid the deposit"], CANNOT),
    (["what does she owe us"], CANNOT),
    (["when do I see her next"], "Ahead, on 30 May 2026"),
    (["which cape did she choose"], "“She sent the ivory cape back”"),
    (["cosa non devo mostrarle"], "“She hates brown shoes”"),
    (["can I bring her lilies"], "“Never lilies in the room”"),
]


def test_each_question_has_its_answer(file: CustomerFile) -> None:
    wrong = [
        (questions, answer)
        for questions, words in ANSWERS
        if words not in (answer := ask(file, *questions))
    ]
    assert wrong == []


def test_musts_come_first_where_something_is_to_be_shown_or_said(file: CustomerFile) -> None:
    for question in ("Prepare call", "Draft email", "What can I offer?"):
        assert "“Allergic to wool”" in "\n".join(ask(file, question).splitlines()[:4])
    assert ask(file, "Prepare call").count("Last contact") == 1
    sent = said(1, "email", "Dear Ines,\n\nYour gown is ready.\n\nYours,\nRobin Vale")
    assert "“Dear" not in ask(with_records(sent), "Prepare call")


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("this year", date(2026, 1, 1), TODAY),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("since June", date(2025, 6, 1), TODAY),
        ("in February", date(2026, 2, 1), date(2026, 2, 28)),
        ("last month", date(2026, 2, 1), date(2026, 2, 28)),
        ("this month", date(2026, 3, 1), TODAY),
        ("in 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("over the last 3 months", TODAY - timedelta(90), TODAY),
        ("since 5 March", date(2026, 3, 5), TODAY),
        ("this week", date(2026, 3, 9), TODAY),
        ("this spring", date(2026, 3, 1), TODAY),
        ("in autumn", date(2025, 9, 1), date(2025, 11, 30)),
        ("next week", date(2026, 3, 16), date(2026, 3, 22)),
        ("next month", date(2026, 4, 1), date(2026, 4, 30)),
        ("next year", date(2027, 1, 1), date(2027, 12, 31)),
        ("since christmas", date(2025, 12, 25), TODAY),
    ],
)
def test_a_period_is_read_as_meant(question: str, first: date, last: date) -> None:
    period = period_in(f"what did she buy {question}", TODAY)
    assert period and (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("question", "note", "days"),
    [
        ("remind me to ring her on Friday", "Ring her", 2),
        ("remind me to call friday 9", "Call at 9", 2),
        ("Remind me tomorrow to send the swatches.", "Send the swatches", 1),
        ("set a reminder to order buttons in two weeks", "Order buttons", 14),
        ("note to self: call Colombe by 20 March", "Call Colombe", 9),
        ("remind me about the hem", "The hem", 1),
        ("remind me who she is", None, 0),
        ("What is she like?", None, 0),
    ],
)
def test_a_reminder_is_offered_with_its_day(question: str, note: str | None, days: int) -> None:
    reminder = reminder_in(question, TODAY)
    assert (reminder.note if reminder else None) == note
    assert reminder is None or reminder.due_on == TODAY + timedelta(days)
